"""The story bank: found, written, put away, practiced, exported."""

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import DataTable, Input, Static

from sesprep.domain.counted import counted
from sesprep.domain.story import Story
from sesprep.errors import SesprepError
from sesprep.practice.matrix import fits_now
from sesprep.practice.story_choice import search
from sesprep.practice.story_warnings import same_mock, story_warnings
from sesprep.storage.frameworks import load_maps
from sesprep.tui.commands import bindings
from sesprep.tui.own_book import stories_of, structure_of
from sesprep.tui.past import Past
from sesprep.tui.plain import cell, plain
from sesprep.tui.screens.agencies import AgenciesScreen
from sesprep.tui.screens.book_room import BookRoom
from sesprep.tui.screens.matrix import MatrixScreen
from sesprep.tui.screens.story_editor import StoryEditorScreen
from sesprep.tui.screens.story_export import StoryExportScreen
from sesprep.tui.screens.story_ways import try_story
from sesprep.tui.services import Services
from sesprep.tui.story_told import no_stories, story_cells, story_in_full
from sesprep.tui.toasts import toast
from sesprep.tui.widgets.fields import LineField
from sesprep.tui.widgets.top_bar import TopBar

NUMBERS = (("Year", 4), ("Shows", 15), ("Last told", 10), ("Mind", 4))
TAKEN = 52
"""Cells that the numbers and all gaps take."""


class StoriesScreen(BookRoom[Story]):
    """Lists the stories, with all that the selected one says; every change is on the disk at once."""

    NAME = "stories"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#stories"

    def __init__(self, services: Services) -> None:
        """Show the stories there are."""
        super().__init__(services, stories_of(services))
        self._maps = load_maps(services.places).maps
        self._shown: tuple[Story, ...] = ()
        self._minds: dict[str, list[str]] = {}

    def body(self) -> ComposeResult:
        """Compose the search, the list and the detail."""
        yield TopBar(Content("Stories"), Content(""))
        blink = self._services.blink
        yield LineField("", id="story-words", placeholder="/ looks for words in your stories", blink=blink)
        yield DataTable(id="stories", cursor_type="row", zebra_stripes=True)
        with VerticalScroll(id="story-more", can_focus=False):
            yield Static("", id="story-told")

    def on_mount(self) -> None:
        """Name the keys for which the footer has no room."""
        self.query_one("#story-more").border_title = Content("Enter edits · T practices it · O matrix · F8 exports")

    def renew(self, wanted: str = "") -> None:
        """Show the stories as they are now; what to mind in them may have changed."""
        self._minds = {}
        self._fill(wanted)

    def _fill(self, wanted: str = "") -> None:
        kept, every = wanted or self._selected_id, self._book.shelf.values
        self._shown = search(every, self.query_one("#story-words", Input).value)
        table = self.query_one("#stories", DataTable)
        row = table.cursor_row
        table.clear(columns=True)
        room = max(20, self.app.size.width - TAKEN)
        for label, width in (("Story", room), *NUMBERS):
            table.add_column(cell(label), width=width)
        for story in self._shown:
            table.add_row(*(cell(text) for text in story_cells(story, len(self._says(story)), room)), key=story.id)
        ids = [story.id for story in self._shown]
        table.move_cursor(row=ids.index(kept) if kept in ids else min(row, max(len(ids) - 1, 0)))
        table.display = bool(self._shown)
        count = counted(len(every), "story", "stories")
        self.query_one(TopBar).say_right(Content(count if len(ids) == len(every) else f"{len(ids)} of {count}"))
        self._tell()
        self.refresh_bindings()

    @property
    def _selected(self) -> Story | None:
        row = self.query_one("#stories", DataTable).cursor_row
        return self._shown[row] if 0 <= row < len(self._shown) else None

    @property
    def _selected_id(self) -> str:
        return self._selected.id if self._selected else ""

    def _says(self, story: Story) -> list[str]:
        """What to mind in a story; sessions are looked at once each time the screen comes to the front."""
        if story.id not in self._minds:
            services = self._services
            says = [w.says for w in story_warnings(story, structure_of(services, story), services.today())]
            self._minds[story.id] = [*self._repeats(story), *says]
        return self._minds[story.id]

    def _repeats(self, story: Story) -> list[str]:
        """The sessions in which it answered more than one question."""
        past = Past(self._services.places, self._services.clock.now)
        sessions = [told.session for told in story.told]
        says = []
        for session in dict.fromkeys(one for one in sessions if sessions.count(one) > 1):
            try:
                record = past.record(session)
            except SesprepError:  # deleted meanwhile: there is nothing to mind any more
                continue
            says += [f"{record.started.astimezone():%Y-%m-%d}: {w.says}" for w in same_mock([story], record)]
        return says

    @on(DataTable.RowHighlighted, "#stories")
    def _tell(self) -> None:
        story, services = self._selected, self._services
        if story is not None:
            now = fits_now(story, services.framework(), self._maps)
            width = max(40, self.app.size.width - 8)
            structure = structure_of(services, story)
            told = story_in_full(story, structure, self._says(story), now, services.name_of, width)
        elif self._book.shelf.values:
            told = Content("No story holds these words. / changes them.")
        else:
            told = no_stories()
        wrong = [plain(str(problem), "$text-warning") for problem in self._book.shelf.problems[:3]]
        self.query_one("#story-told", Static).update(Content("\n\n").join([told, *wrong]))

    @on(Input.Changed, "#story-words")
    def _narrowed(self) -> None:
        self._fill()

    @on(Input.Submitted, "#story-words")
    def _looked_for(self) -> None:
        self.query_one("#stories").focus()

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """Leave out what cannot be done just now."""
        if not self.is_mounted:
            return True
        if action == "undo":
            return bool(self._book.last)
        return self._selected is not None if action in ("edit", "remove", "try") else True

    def action_new(self) -> None:
        """Write a story."""
        self.app.push_screen(StoryEditorScreen(self._services, None), lambda made: self._fill(made or ""))

    @on(DataTable.RowSelected, "#stories")
    def action_edit(self) -> None:
        """Change the selected story."""
        if self._selected is not None:
            editor = StoryEditorScreen(self._services, self._selected)
            self.app.push_screen(editor, lambda made: self._fill(made or ""))

    def action_remove(self) -> None:
        """Put the selected story away."""
        story = self._selected
        if story is not None:
            self.put_away(story.id)

    def action_try(self) -> None:
        """Practice the selected story."""
        if self._selected is not None:
            try_story(self, self._services, self._selected)

    def action_coverage(self) -> None:
        """Show which story shows which competency."""
        self.app.push_screen(MatrixScreen(self._services))

    def action_agencies(self) -> None:
        """Show the notes on agencies."""
        self.app.push_screen(AgenciesScreen(self._services))

    def action_export(self) -> None:
        """Write the outline or the bullets to a file."""
        if self._book.shelf.values:
            self.app.push_screen(StoryExportScreen(self._services, self._book.shelf.values))
        else:
            toast(self, "There are no stories to export yet.")

    def action_search(self) -> None:
        """Put the cursor into the line of words."""
        self.query_one("#story-words").focus()

    def action_back(self) -> None:
        """Go back to the list, or leave."""
        if self.query_one("#story-words").has_focus:
            self.query_one("#stories").focus()
        else:
            self.dismiss(None)

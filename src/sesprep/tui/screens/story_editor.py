"""Writes a story, and says what to mind in it while it is written."""

from collections.abc import Mapping

from textual.content import Content

from sesprep.domain.slug import slugify
from sesprep.domain.story import Story
from sesprep.practice.matrix import fits_now
from sesprep.practice.story_warnings import story_warnings
from sesprep.storage.form_drafts import NEW
from sesprep.storage.frameworks import load_maps
from sesprep.tui.commands import bindings
from sesprep.tui.form import Values, first
from sesprep.tui.own_book import stories_of, structure_of
from sesprep.tui.plain import MUTED, plain
from sesprep.tui.screens.form_room import FormRoom
from sesprep.tui.services import Services
from sesprep.tui.story_form import StoryReading, fields_for, part_names, read_story, values_of
from sesprep.tui.widgets.form_fields import FormFields


class StoryEditorScreen(FormRoom):
    """Gives back the story's id when it was saved, else None."""

    NAME = "story-editor"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#field-title"
    WHAT = "story"

    def __init__(
        self, services: Services, story: Story | None, *, start: Story | None = None, draft: str = NEW
    ) -> None:
        """Change `story`, or write a new one that begins as `start`; a new one is kept on the way as `draft`."""
        shown = story or start or Story(id="new", title="new", structure=services.structure().id)
        begun = values_of(shown) | ({} if story or start else {"title": ()})
        fields = fields_for(services.structures.values)
        super().__init__(services, "stories", story.id if story else draft, begun, fields, fresh=start is not None)
        self._story = story
        self._start = start
        self._maps = load_maps(services.places).maps

    def heading(self) -> Content:
        """The story's own title."""
        return Content("Story · ") + plain(self._story.title) if self._story else Content("New story")

    def wrong(self, values: Values) -> Mapping[str, str]:
        """What keeps the story from being saved."""
        return self._reading(values).wrong

    def _reading(self, values: Values) -> StoryReading:
        base = self._story or self._start
        story_id = self._story.id if self._story else slugify(first(values, "title") or "new")
        return read_story(values, story_id, base, self._begun)

    def save(self, values: Values) -> str:
        """Put the story into its file."""
        story = self._reading(values).story
        assert story is not None
        book = stories_of(self._services)
        if self._story is None:
            return book.add(story)
        told = self._story.told

        def changed(before: Story) -> Story:
            return story.model_copy(update={"told": before.told if before.told != told else story.told})

        book.alter(self._story.id, changed, "change")
        return self._story.id

    def beside(self, values: Values) -> Content:
        """What to mind, and where it fits by the map; of a new story nothing before something is written."""
        if self._story is None and self._start is None and not self.changed:
            return Content.styled(
                "Only a title is needed. What else a story should have is told here as you write.", MUTED
            )
        reading = self._reading({**values, "title": (first(values, "title") or "–",)})
        if reading.story is None:
            return Content.styled("What to mind is told here once the fields can be read.", MUTED)
        services = self._services
        says = [w.says for w in story_warnings(reading.story, structure_of(services, reading.story), services.today())]
        lines = [plain(f"· {words}", "$text-warning") for words in says]
        lines = lines or [Content.styled("Nothing to mind: it has all that a story needs.", "$text-success")]
        now = fits_now(reading.story, services.framework(), self._maps)
        if now:
            names = ", ".join(services.name_of(ref) for ref in now)
            lines.append(plain(f"Fits now, by the map: {names}", MUTED))
        return Content("\n").join(lines)

    def fit_fields(self, values: Values) -> None:
        """Show the parts of the structure, and others that have words."""
        structures = self._services.structures.values
        wanted = part_names(structures, first(values, "structure"))
        self.query_one(FormFields).show_only(wanted, part_names(structures))

    def on_mount(self) -> None:
        """Name the box beside the fields."""
        self.query_one("#form-beside").border_title = Content("To mind")

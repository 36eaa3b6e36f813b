"""A screen with a form: what is typed is on the disk seconds later, and nothing is left without a question."""

from collections.abc import Mapping, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sesprep.domain.text import printable
from sesprep.errors import SesprepError
from sesprep.tui.amounts import day_and_time
from sesprep.tui.form import FormField, Values
from sesprep.tui.form_keeper import FormKeeper
from sesprep.tui.plain import plain
from sesprep.tui.room import Room
from sesprep.tui.screens.competencies import CompetenciesScreen
from sesprep.tui.screens.unsaved import UnsavedScreen, Way
from sesprep.tui.services import Services
from sesprep.tui.widgets.form_fields import FormFields
from sesprep.tui.widgets.top_bar import TopBar

TICK = 0.5


class FormRoom(Room[str | None]):
    """Gives back the id of what was saved, else None. Subclasses say what the form is and what saving means."""

    WHAT = ""
    """What is written, as the question on leaving calls it: "story"."""

    def __init__(
        self,
        services: Services,
        kind: str,
        of: str,
        begun: Values,
        fields: Sequence[FormField],
        *,
        fresh: bool = False,
    ) -> None:
        """Begin with `begun`, or with the draft of `of` that an earlier run left; `fresh` when `begun` is not saved."""
        super().__init__()
        self._services = services
        self._begun = begun
        self._fields = tuple(fields)
        self._keeper = FormKeeper(services, kind, of, self._not_kept)
        self._last: Values = begun
        self._fresh = fresh
        self._waiting = False

    def heading(self) -> Content:
        """What stands at the top."""
        return Content("")

    def wrong(self, values: Values) -> Mapping[str, str]:
        """What keeps the form from being saved, by field, the first one first."""
        raise NotImplementedError

    def save(self, values: Values) -> str:
        """Save it, and return its id; raises SesprepError."""
        raise NotImplementedError

    def beside(self, values: Values) -> Content:
        """What to know of it while it is written."""
        raise NotImplementedError

    def fit_fields(self, values: Values) -> None:
        """Show the fields that are wanted; called whenever something changed."""

    def body(self) -> ComposeResult:
        """Compose what to know and the fields."""
        yield TopBar(self.heading(), Content(""))
        with Horizontal(id="form"):
            with VerticalScroll(id="form-beside", can_focus=False):
                yield Static("", id="form-told")
            values = self._keeper.found or self._begun
            yield FormFields(self._fields, values, self._services.name_of, blink=self._services.blink)
        yield Static("", id="editor-told")

    def on_mount(self) -> None:
        """Say what came back, and keep what is typed from now on."""
        fields = self.query_one(FormFields)
        if self._keeper.found is None:
            self._begun = fields.values  # as the fields hold it: line ends and unseen characters may differ
        self._last = fields.values
        self._look()
        if self._keeper.found is not None:
            self._tell(f"What you wrote until {day_and_time(self._keeper.when)} is back; it is not saved yet.")
        self.set_interval(TICK, self._keeper.keep_when_due)
        self.call_after_refresh(fields.scroll_home, animate=False)

    @property
    def _changed(self) -> bool:
        return self._fresh or self.query_one(FormFields).values != self._begun

    @on(FormFields.Changed)
    def _typed(self) -> None:
        """Look at the fields once for all keys that came meanwhile, so that typing never waits for it."""
        if not self._waiting:
            self._waiting = True
            self.call_after_refresh(self._take)

    def _take(self) -> None:
        self._waiting = False
        if self not in self.app.screen_stack:  # it was left meanwhile, and its fields are going
            return
        values = self.query_one(FormFields).values
        if values == self._last:  # fields speak up when they are put in place, too
            return
        self._last = values
        self._look()
        self._keeper.changed(values, same=values == self._begun)
        self._tell("")

    def _look(self) -> None:
        fields = self.query_one(FormFields)
        values = fields.values
        fields.tell({} if not any(values.values()) or not self._changed else self.wrong(values))
        self.query_one("#form-told", Static).update(self.beside(values))
        self.fit_fields(values)
        self.query_one(TopBar).say_right(Content("not saved yet" if self._changed else ""))

    @on(FormFields.CompetenciesWanted)
    def _choose(self) -> None:
        used, fields = self._services.framework(), self.query_one(FormFields)
        others = (f for f in self._services.frameworks.values if f.id != used.id)
        chosen = fields.values.get("competencies", ())
        screen = CompetenciesScreen((used, *others), chosen, title="What does it show?", blink=self._services.blink)
        self.app.push_screen(screen, lambda refs: None if refs is None else fields.choose(refs))

    def action_done(self) -> None:
        """Save it, or say what is missing."""
        fields = self.query_one(FormFields)
        values = fields.values
        wrong = self.wrong(values)
        if wrong:
            fields.tell(wrong)
            name, words = next(iter(wrong.items()))
            fields.begin(name)
            self._tell(f"Not saved yet. {words}", "$text-warning")
            return
        if not self._changed:
            self._leave(None)
            return
        try:
            saved = self.save(values)
        except SesprepError as error:
            self._tell(f"Not saved: {error}", "$text-error")
            return
        self._leave(saved)

    def _leave(self, saved: str | None) -> None:
        """Leave without a draft: it is saved, or as it was, or dropped."""
        self._keeper.drop()
        self.dismiss(saved)

    def keep(self) -> None:
        """Put the draft on disk now, if anything changed."""
        if self._waiting:
            self._take()
        self._keeper.keep()

    def on_unmount(self) -> None:
        """Leave nothing unsaved; the fields themselves are gone by now."""
        self._keeper.keep()

    def action_back(self) -> None:
        """Leave; ask first when something has changed."""
        self.keep()
        if self._changed:
            ready = not self.wrong(self.query_one(FormFields).values)
            self.app.push_screen(UnsavedScreen(ready=ready, what=self.WHAT, where=""), self._left)
        else:
            self._leave(None)

    def _left(self, way: Way | None) -> None:
        if way == "save":
            self.action_done()
        elif way == "later":
            self.dismiss(None)
        elif way == "drop":
            self._leave(None)

    def _not_kept(self, error: SesprepError) -> None:
        self.notify(printable(str(error)), title="Not kept", severity="error", timeout=20, markup=False)

    def _tell(self, words: str, tone: str = "") -> None:
        self.query_one("#editor-told", Static).update(plain(words, tone))

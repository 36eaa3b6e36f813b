"""A screen with a form that is described as data."""

from abc import abstractmethod
from collections.abc import Mapping, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from sesprep.errors import SesprepError
from sesprep.tui.form import FormField, Values
from sesprep.tui.screens.competencies import CompetenciesScreen
from sesprep.tui.screens.draft_room import DraftRoom
from sesprep.tui.services import Services
from sesprep.tui.widgets.competency_pick import CompetencyPick
from sesprep.tui.widgets.form_fields import FormFields
from sesprep.tui.widgets.top_bar import TopBar


class FormRoom(DraftRoom):
    """Gives back the id of what was saved, else None. Subclasses say what the form is and what saving means."""

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
        super().__init__(services, kind, of)
        self._begun = begun
        self._fields = tuple(fields)
        self._last: Values = begun
        self._fresh = fresh
        self._waiting = False

    def heading(self) -> Content:
        """What stands at the top."""
        return Content("")

    @abstractmethod
    def wrong(self, values: Values) -> Mapping[str, str]:
        """What keeps the form from being saved, by field, the first one first."""

    @abstractmethod
    def save(self, values: Values) -> str:
        """Save it, and return its id; raises SesprepError."""

    @abstractmethod
    def beside(self, values: Values) -> Content:
        """What to know of it while it is written."""

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
        self.begin_keeping()
        self.call_after_refresh(fields.scroll_home, animate=False)

    @property
    def changed(self) -> bool:
        """Whether the fields differ from what is saved."""
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
        fields.tell({} if not any(values.values()) or not self.changed else self.wrong(values))
        self.query_one("#form-told", Static).update(self.beside(values))
        self.fit_fields(values)
        self.query_one(TopBar).say_right(Content("not saved yet" if self.changed else ""))

    @on(CompetencyPick.Wanted)
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
        if not self.changed:
            self._leave(None)
            return
        try:
            saved = self.save(values)
        except SesprepError as error:
            self._tell(f"Not saved: {error}", "$text-error")
            return
        self._leave(saved)

    def keep(self) -> None:
        """Put the draft on disk now, if anything changed."""
        if self._waiting:
            self._take()
        super().keep()

    def is_ready(self) -> bool:
        """Whether it can be saved."""
        return not self.wrong(self.query_one(FormFields).values)

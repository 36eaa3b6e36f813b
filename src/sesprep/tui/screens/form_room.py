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
from sesprep.tui.screens.draft_room import DraftRoom
from sesprep.tui.services import Services
from sesprep.tui.widgets.competency_pick import CompetencyPick
from sesprep.tui.widgets.form_fields import FormFields
from sesprep.tui.widgets.top_bar import TopBar


class FormRoom(DraftRoom[Values]):
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
        super().__init__(services, kind, of, begun, fresh=fresh)
        self._fields = tuple(fields)

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
        """Show the first field."""
        self.call_after_refresh(self.query_one(FormFields).scroll_home, animate=False)

    @property
    def written(self) -> Values:
        """What stands in the fields now."""
        return self.query_one(FormFields).values

    def packed(self, written: Values) -> Values:
        """The fields as they are."""
        return written

    @on(FormFields.Changed)
    def _typed(self) -> None:
        self.typed()

    def look(self) -> None:
        """Say what is wrong, and what to know of it."""
        values = self.written
        self.query_one(FormFields).tell({} if not any(values.values()) or not self.changed else self.wrong(values))
        self.query_one("#form-told", Static).update(self.beside(values))
        self.fit_fields(values)
        self.query_one(TopBar).say_right(Content("not saved yet" if self.changed else ""))

    @on(CompetencyPick.Wanted)
    def _choose(self) -> None:
        chosen = self.written.get("competencies", ())
        self.choose_competencies("What does it show?", chosen, self.query_one(FormFields).choose)

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

    def is_ready(self) -> bool:
        """Whether it can be saved."""
        return not self.wrong(self.written)

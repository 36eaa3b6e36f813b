"""Sets up a session; Enter starts at once."""

import threading
from collections.abc import Callable
from dataclasses import replace

from textual import events, on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Select, Static
from textual.widgets.selection_list import Selection
from textual.worker import get_current_worker

from sesprep.domain.counted import counted
from sesprep.domain.format import SessionFormat
from sesprep.domain.framework import Framework
from sesprep.domain.session import Plan
from sesprep.errors import BadInputError, SesprepError
from sesprep.practice.plan import Choice
from sesprep.tui.amounts import minutes_words
from sesprep.tui.bank_order import in_order, of_others
from sesprep.tui.commands import bindings
from sesprep.tui.plain import MUTED, plain
from sesprep.tui.room import Room
from sesprep.tui.services import Services
from sesprep.tui.setup_plan import drawer, first_form, forms_in_order, total_words
from sesprep.tui.toasts import toast_warning
from sesprep.tui.widgets.choices import ChoiceList, Tick, number_choice
from sesprep.tui.widgets.top_bar import TopBar

COUNTS = (1, 2, 3, 4, 5, 6, 8, 10)
MINUTES = (1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 7.0, 10.0)
EVERY = 10_000


class SetupScreen(Room[Plan | None]):
    """Gives back a plan, or None when the user goes back."""

    NAME = "setup"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#start"

    def __init__(self, services: Services, *, exam: bool) -> None:
        """Begin with the defaults of the settings; `exam` picks a mock interview."""
        super().__init__()
        self._services = services
        self._first_form = first_form(services, exam=exam)
        self._seed = services.new_seed()
        self._counting = threading.Lock()

    def body(self) -> ComposeResult:
        """Compose the choices."""
        yield TopBar(Content("Set up a session"), Content("Enter starts · Tab moves on"))
        with Horizontal(id="setup"):
            with Vertical(id="choices"):
                yield from self._lines()
                with Vertical(id="go"):  # below what scrolls, so that Start is in sight at every size
                    yield Static("", id="name-told")
                    yield Static("", id="medium-told", classes="muted")
                    yield Static("", id="fits")
                    yield Button("Start", id="start", variant="primary")
            with Vertical(id="narrowing"):
                yield ChoiceList(id="competencies")
                yield ChoiceList(id="banks-chosen")

    def _lines(self) -> ComposeResult:
        with VerticalScroll(id="lines", can_focus=False):
            yield from self._line("Format", self._formats())
            yield Static("", id="format-told", classes="muted")
            yield from self._line("Framework", self._frameworks())
            yield from self._line("Structure", self._structures())
            yield from self._line(
                "Questions",
                number_choice("questions", [(str(n), n) for n in COUNTS], self._services.settings.questions),
            )
            minutes: list[tuple[str, float]] = [(minutes_words(m), m) for m in MINUTES]
            yield from self._line("Time each", number_choice("minutes", minutes, self._services.settings.minutes))
            yield from self._line("Answers", self._media())
            yield from self._line(
                "Panel",
                Tick("speaks its questions", self._services.settings.speak_questions, compact=True, id="aloud"),
            )

    def _line(self, label: str, widget: Select[str] | Select[int] | Select[float] | Tick) -> ComposeResult:
        with Horizontal(classes="line"):
            yield Static(label, classes="label", markup=False)
            yield widget

    def _formats(self) -> Select[str]:
        options = [(plain(f.name), f.id) for f in forms_in_order(self._services.formats.values)]
        return Select(options, value=self._first_form.id, allow_blank=False, compact=True, id="format")

    def _frameworks(self) -> Select[str]:
        options = [(plain(f.short), f.id) for f in self._services.frameworks.values]
        return Select(options, value=self._services.framework().id, allow_blank=False, compact=True, id="framework")

    def _structures(self) -> Select[str]:
        options = [(plain(s.name), s.id) for s in self._services.structures.values]
        return Select(options, value=self._services.structure().id, allow_blank=False, compact=True, id="structure")

    def _media(self) -> Select[str]:
        options = [("I type", "typed"), ("I speak", "spoken")]
        return Select(options, value=self._services.settings.answers, allow_blank=False, compact=True, id="medium")

    @on(ChoiceList.SelectionHighlighted)
    @on(events.DescendantFocus)
    def _tell_name(self) -> None:
        """Say the name under the cursor whole: a list cuts a long one off."""
        listed = self.focused
        name = ""
        if isinstance(listed, ChoiceList) and listed.highlighted is not None:
            name = str(listed.get_option_at_index(listed.highlighted).prompt).strip()
        self.query_one("#name-told", Static).update(plain(name, "bold"))

    def on_mount(self) -> None:
        """Fill what depends on the framework."""
        competencies = self.query_one("#competencies", ChoiceList)
        competencies.border_title = Content("Competencies (none: all)")
        self.query_one("#banks-chosen", ChoiceList).border_title = Content("Banks (none: all)")
        self._fill_by_framework()

    @property
    def framework(self) -> Framework:
        """The framework chosen."""
        return self._services.frameworks.get(str(self.query_one("#framework", Select).value))

    @property
    def form(self) -> SessionFormat:
        """The format chosen."""
        return self._services.formats.get(str(self.query_one("#format", Select).value))

    def choice(self) -> Choice:
        """What is chosen."""
        count = self.query_one("#questions", Select).value
        minutes = self.query_one("#minutes", Select).value
        return Choice(
            banks=tuple(self.query_one("#banks-chosen", ChoiceList).selected),
            competencies=tuple(self.query_one("#competencies", ChoiceList).selected),
            questions=count if isinstance(count, int) else None,
            minutes=float(minutes) if isinstance(minutes, int | float) else None,
            seed=self._seed,
        )

    def _plan(self) -> Plan:
        structure = self._services.structure(str(self.query_one("#structure", Select).value))
        plan = drawer(self._services, self.framework, structure, self.form)(self.choice())
        return plan.model_copy(update={"medium": self.query_one("#medium", Select).value})

    @on(Select.Changed, "#framework")
    def _fill_by_framework(self) -> None:
        self._fill_banks()
        chosen = self.query_one("#competencies", ChoiceList)
        chosen.clear_options()
        for qualification in self.framework.qualifications:
            whole = f"{self.framework.id}/{qualification.id}"
            chosen.add_option(Selection(plain(qualification.short, "bold"), whole))
            for competency in qualification.competencies:
                chosen.add_option(Selection(plain(f"  {competency.name}"), f"{whole}/{competency.id}"))
        self._tell()

    def _fill_banks(self) -> None:
        """Offer the banks, those of other frameworks last; what is chosen stays chosen."""
        listed, banks = self.query_one("#banks-chosen", ChoiceList), self._services.shelf.banks
        chosen, others = listed.selected, of_others(banks, self.framework)
        listed.clear_options()
        for loaded in in_order(banks, self.framework):
            name = plain(loaded.bank.title, MUTED if loaded.bank.id in others else "")
            listed.add_option(Selection(name, loaded.bank.id, loaded.bank.id in chosen))
        listed.border_subtitle = Content("gray: other frameworks" if others else "")

    @on(Select.Changed, "#format")
    def _as_the_format_says(self) -> None:
        form, minutes = self.form, self.query_one("#minutes", Select)
        if form.minutes_whole is not None or form.drill is not None:
            minutes.clear()
            self.query_one("#questions", Select).clear()
        minutes.disabled = form.minutes_whole is not None

    @on(Select.Changed)
    @on(ChoiceList.SelectedChanged)
    def _tell(self) -> None:
        form = self.form
        self.query_one("#format-told", Static).update(plain(form.description))
        structure = self._services.structure(str(self.query_one("#structure", Select).value))
        self._count(drawer(self._services, self.framework, structure, form), self.choice())

    @work(thread=True, exclusive=True, group="glance", description="count")  # else every question is spelled out
    def _count(self, draw: Callable[[Choice], Plan], choice: Choice) -> None:
        """Count off the screen's own thread: with tens of thousands of questions it takes seconds."""
        worker = get_current_worker()
        with self._counting:  # one after the other, so that those overtaken meanwhile are left out
            if not worker.is_cancelled:
                fits = _fits(draw, choice)
        if not worker.is_cancelled:
            self.app.call_from_thread(self._say_fits, fits)

    def _say_fits(self, fits: Content) -> None:
        if self.is_attached:
            self.query_one("#fits", Static).update(fits)

    @on(Button.Pressed, "#start")
    def _start(self) -> None:
        try:
            plan = self._plan()
            self._keep_choice()
            self.dismiss(plan)
        except BadInputError as error:
            toast_warning(self, f"{error.message} {error.hint}")

    @on(Select.Changed, "#medium")
    @on(Select.Changed, "#format")
    @on(Tick.Changed, "#aloud")
    def _tell_medium(self) -> None:
        spoken = self.query_one("#medium", Select).value == "spoken"
        lack = self._services.listening.lack() if spoken else None
        told = Content("")
        if lack is not None:
            told = plain(f"{lack.message} {lack.hint}", "$text-warning")
        elif spoken and self.form.exam and self.query_one("#aloud", Tick).value:
            told = Content("When the panel has asked, the recording begins by itself.")
        self.query_one("#medium-told", Static).update(told)

    def _keep_choice(self) -> None:
        """Keep how the session is answered for the next one."""
        answers, aloud = self.query_one("#medium", Select).value, self.query_one("#aloud", Tick).value
        changed = self._services.settings.model_copy(update={"answers": answers, "speak_questions": aloud})
        if changed == self._services.settings:
            return
        try:
            self._services.change(changed)
        except SesprepError as error:  # the session is held as chosen all the same
            toast_warning(self, str(error))

    def action_back(self) -> None:
        """Leave."""
        self.dismiss(None)


def _fits(draw: Callable[[Choice], Plan], choice: Choice) -> Content:
    try:
        plan, every = draw(choice), draw(replace(choice, questions=EVERY))
    except BadInputError as error:
        return plain(f"{error.message} {error.hint}", "$text-warning")
    fit = f"{counted(len(every.asked), 'question fits', 'questions fit')}. "
    return Content.assemble(fit, (f"This session: {len(plan.asked)}, {total_words(plan)}.", "bold"))

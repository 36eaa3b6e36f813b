"""What to practice today and why, the days ahead, the interview's date and live runs."""

from textual import on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sesprep.errors import SesprepError
from sesprep.practice.day_plan import Step
from sesprep.tui.commands import bindings
from sesprep.tui.day import (
    KEYS,
    Day,
    ahead_words,
    date_words,
    headline,
    read_day_plan,
    shows,
    step_title,
    try_step,
    waiting_words,
)
from sesprep.tui.own_book import agencies_of
from sesprep.tui.plain import MUTED, hang, plain
from sesprep.tui.room import Room
from sesprep.tui.screens.agencies import AgenciesScreen
from sesprep.tui.screens.interview_date import InterviewDate, InterviewDateScreen
from sesprep.tui.screens.partners import PartnersScreen
from sesprep.tui.screens.stories import StoriesScreen
from sesprep.tui.services import Services
from sesprep.tui.toasts import toast_warning
from sesprep.tui.widgets.top_bar import TopBar

MARGIN = 8
"""Cells beside the text."""


class PlanScreen(Room[None]):
    """Shows the plan; Enter or its number begins a step."""

    NAME = "plan"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#steps-today"

    def __init__(self, services: Services) -> None:
        """Work it out anew each time the screen comes to the front."""
        super().__init__()
        self._services = services
        self.day: Day | None = None

    def body(self) -> ComposeResult:
        """Compose the steps and what to know."""
        yield TopBar(Content("Today"), Content(""))
        yield Static("Working out today…", id="plan-head", markup=False)
        yield OptionList(id="steps-today")
        with VerticalScroll(id="plan-more", can_focus=False):
            yield Static("", id="plan-told")

    def on_screen_resume(self) -> None:
        """Work it out."""
        self._read()

    @work(thread=True, group="glance", exclusive=True)
    def _read(self) -> None:
        try:
            day = read_day_plan(self._services)
        except SesprepError as error:
            self.app.call_from_thread(self._refused, error)
            return
        self.app.call_from_thread(self._show, day)

    def _show(self, day: Day) -> None:
        if not self.is_mounted:
            return
        self.day = day
        plan, services, width = day.today.plan, self._services, self.app.size.width - MARGIN
        self.query_one("#plan-head", Static).update(Content.styled(headline(plan), "bold $text-primary"))
        listed = self.query_one("#steps-today", OptionList)
        at = listed.highlighted or 0
        listed.clear_options()
        for number, step in enumerate(plan.steps, start=1):
            key = Content.styled(f" {number if number <= KEYS else ' '}  ", MUTED)
            title = hang(key, plain(step_title(step), "bold") + plain(shows(services, step)), width)
            about = hang(Content("    "), plain(f"{step.topic.minutes:g} min. {step.reason}", MUTED), width)
            listed.add_option(Option(title + Content("\n") + about + Content("\n ")))
        listed.highlighted = min(at, len(plan.steps) - 1) if plan.steps else None
        listed.display = bool(plan.steps)
        today = services.today()
        rows = [plain(date_words(day.today.interview, today), "bold")]
        if day.agency is not None:
            rows.append(plain(f"The date stands in the notes on {day.agency.name}.", MUTED))
        if waiting := waiting_words(plan):
            rows.append(Content(waiting))
        if day.today.live_run:
            words = f"Ask somebody to play the panel: {day.today.live_run} 9 prints the sheet."
            rows.append(plain(words, "$text-warning"))
        rows.append(plain(ahead_words(day.today.ahead), MUTED))
        rows += [plain(note, "$text-warning") for note in plan.notes]
        self.query_one("#plan-told", Static).update(Content("\n").join(hang(Content(""), r, width) for r in rows))
        self.query_one(TopBar).say_right(plain(services.framework().short))

    @on(OptionList.OptionSelected, "#steps-today")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.action_choose(event.option_index + 1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a number only where there is a step for it."""
        return action != "choose" or parameters[0] in range(1, len(self._steps) + 1)

    @property
    def _steps(self) -> tuple[Step, ...]:
        return self.day.today.plan.steps if self.day else ()

    def action_choose(self, number: int) -> None:
        """Begin that step."""
        try:
            self.post_message(try_step(self._services, self._steps[number - 1]))
        except SesprepError as error:
            self._refused(error)

    def action_try(self) -> None:
        """Begin the selected step."""
        at = self.query_one("#steps-today", OptionList).highlighted
        if at is not None:
            self.action_choose(at + 1)

    def action_edit(self) -> None:
        """Set the interview's date, or take it away."""
        if self.day is not None:
            whose = self.day.agency.name if self.day.agency else ""
            screen = InterviewDateScreen(
                self.day.today.interview, self._services.today(), whose, blink=self._services.blink
            )  # fmt: skip
            self.app.push_screen(screen, self._set_date)

    def _set_date(self, chosen: InterviewDate | None) -> None:
        if chosen is None or self.day is None:
            return
        try:
            if self.day.agency is not None:
                update = {"interview_date": chosen.day}
                book = agencies_of(self._services)
                book.read()
                book.alter(self.day.agency.id, lambda agency: agency.model_copy(update=update), "interview date")
            else:
                settings = self._services.settings
                self._services.change(settings.model_copy(update={"interview_date": chosen.day}))
        except SesprepError as error:
            self._refused(error)
        self._read()

    def action_stories(self) -> None:
        """Show the stories."""
        self.app.push_screen(StoriesScreen(self._services))

    def action_agencies(self) -> None:
        """Show the notes on agencies."""
        self.app.push_screen(AgenciesScreen(self._services))

    def action_partners(self) -> None:
        """Show the live runs."""
        self.app.push_screen(PartnersScreen(self._services))

    def _refused(self, error: SesprepError) -> None:
        toast_warning(self, str(error))

    def action_back(self) -> None:
        """Leave."""
        self.dismiss(None)

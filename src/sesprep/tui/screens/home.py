"""The first screen: what to do next, at one glance."""

from functools import partial

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option
from textual.worker import get_current_worker

from sesprep.domain.counted import counted
from sesprep.domain.session import SessionRecord
from sesprep.errors import SesprepError
from sesprep.practice.day_plan import Step
from sesprep.storage.history_page import first_page
from sesprep.tui.advice import next_step
from sesprep.tui.amounts import day_and_time
from sesprep.tui.commands import COMMANDS, bindings
from sesprep.tui.day import Day, read_day_plan, try_step
from sesprep.tui.messages import Go, Place
from sesprep.tui.plain import MUTED, plain, short
from sesprep.tui.room import Room
from sesprep.tui.services import Services
from sesprep.tui.sessions import Desk, Pending
from sesprep.tui.stand import LINES, block, in_force, interview_block, low_lines, shelf_words, today_block
from sesprep.tui.toasts import toast_warning
from sesprep.tui.widgets.top_bar import TopBar
from sesprep.tui.widgets.written import Written

LOOK_BACK = 5
ROOMY = 36
"""From this height on, the menu's lines stand apart."""
NARROW = 24
"""Nothing is written for less than these cells."""

MENU: tuple[tuple[Place, str, str], ...] = (
    ("practice", "Start practicing", "Feedback after each answer"),
    ("mock", "Mock interview", "Timed, feedback at the end"),
    ("plan", "Today's plan", "What to practice, why, and when"),
    ("stories", "Stories", "Yours, and what they show"),
    ("history", "History", "Past sessions and feedback"),
    ("banks", "Banks", "The questions, bank by bank"),
    ("agencies", "Agency notes", "The post, and its questions"),
    ("settings", "Settings", "Framework, theme, interview"),
)


class HomeScreen(Room[None]):
    """Shows where the user stands and offers the next step."""

    NAME = "home"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#menu"

    def __init__(self, services: Services, desk: Desk) -> None:
        """Read what is needed anew each time the screen comes to the front."""
        super().__init__()
        self._services = services
        self._desk = desk
        self._day: Day | None = None
        self._pending: tuple[Pending, ...] = ()

    def body(self) -> ComposeResult:
        """Compose the menu and where the user stands."""
        yield TopBar(Content.styled("sesprep", "bold"), Content("everything stays on this machine"))
        with Horizontal(id="home"):
            with Vertical(id="home-menu"):
                yield Static("What would you like to do?", classes="title", markup=False)
                yield OptionList(id="menu")
            with VerticalScroll(id="home-stand", can_focus=False):
                yield Written("", id="stand")

    def on_screen_resume(self) -> None:
        """Show the state of things as it is now."""
        self.renew()

    def renew(self, *, keep: bool = False) -> None:
        """Read and show it anew, from the top of the menu or with `keep` where the cursor is."""
        self._pending = self._desk.pending()
        menu = self.query_one("#menu", OptionList)
        kept = None if menu.highlighted is None else menu.get_option_at_index(menu.highlighted).id
        menu.clear_options()
        menu.add_options([*self._first(), *(self._option(*row) for row in MENU), *self._last()])
        ids = [option.id for option in menu.options]
        menu.highlighted = ids.index(kept) if keep and kept in ids else 0
        self._draw()
        if not self._services.reading:
            self._read_day()

    @work(thread=True, group="glance", exclusive=True)
    def _read_day(self) -> None:
        try:
            day = read_day_plan(self._services)
        except SesprepError as error:
            self.app.call_from_thread(toast_warning, self.app, str(error))
            return
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._take_day, day)

    def _take_day(self, day: Day) -> None:
        self._day = day
        self._draw()

    def on_resize(self) -> None:
        """Say more, or less, where the height is another."""
        self._draw()

    def _draw(self) -> None:
        """Write the plan and the rest, in whatever width they get."""
        if self.is_attached and self.query("#stand"):
            self.query_one("#stand", Written).show(partial(self._stand, self._newest_answered()))

    def _first(self) -> list[Option]:
        if not self._pending:
            return []
        newest = self._pending[0]
        more = f" and {len(self._pending) - 1} more" if len(self._pending) > 1 else ""
        words = f", {counted(len(newest.text.split()), 'word')}" if newest.text else ""
        words = words or (", half recorded" if newest.recordings else "")
        detail = f"{day_and_time(newest.saved)}{words}{more}"
        return [self._option("unfinished", "Unfinished session", detail, "$text-warning")]

    def _last(self) -> list[Option]:
        problems = len(self._services.problems)
        if not problems:
            return []
        detail = f"{counted(problems, 'thing')} to mend"
        return [self._option("problems", "Problems in your files", detail, "$text-warning")]

    def _option(self, place: Place, name: str, detail: str, tone: str = "") -> Option:
        key = next(c.key for c in COMMANDS if c.id == place)
        key = self._services.settings.keys.get(place, key)
        head = Content.assemble((f" {key.upper():<3}", MUTED), (name, f"bold {tone}".strip()))
        gap = Content("\n ") if not self._low else Content("")
        return Option(head + plain(f"\n    {detail}", MUTED) + gap, id=place)

    def _stand(self, newest: SessionRecord | None, width: int) -> Content:
        services, today = self._services, self._services.today()
        width = max(NARROW, width)
        last = self._last_session(newest, width)
        first = today_block(self._day, width, reading=services.reading, low=self._low)
        set_day = services.settings.interview_date
        questions = sum(len(loaded.bank.questions) for loaded in services.shelf.banks)
        none = not questions and not services.reading
        shelf = (
            "Reading the banks…"
            if services.reading
            else shelf_words(questions, len(services.shelf.banks), low=self._low)
        )
        if self._low:
            lines = low_lines(self._day, set_day, services.framework(), shelf, today)
            blocks = [first, last, lines]
            asked = block("Questions", Content(shelf), "See Banks for where to put one.")
            return Content("\n\n").join([asked, *blocks] if none else blocks)
        framework = services.framework()
        force = f"{in_force(framework.in_force(today))} · answers by {services.structure().name}"
        asked = block("Questions", Content(shelf), "See Banks for where to put one." if none else "")
        blocks = [first, interview_block(self._day, set_day, today), last]
        blocks.append(block("Framework", plain(framework.name), force))
        return Content("\n\n").join([asked, *blocks] if none else [*blocks, asked])

    @property
    def _steps(self) -> tuple[Step, ...]:
        return self._day.today.plan.steps if self._day else ()

    @property
    def _low(self) -> bool:
        return self.app.size.height < ROOMY

    def _last_session(self, record: SessionRecord | None, width: int) -> Content:
        if record is None:
            return block("Last session", Content("None yet"), "Ten minutes are enough for a first one.")
        count = counted(len(record.attempts), "answer")
        advice = next_step(record, self._services.structure(record.plan.structure))
        advice = short(advice, LINES * (width - 3)) if self._low else advice
        return block("Last session", Content(f"{day_and_time(record.started)} · {count}"), advice)

    def _newest_answered(self) -> SessionRecord | None:
        """The newest session that has an answer, among the newest few."""
        for session in first_page(self._services.places, LOOK_BACK).sessions:
            try:
                record = session.record()
            except SesprepError:  # the history names the file and the reason
                continue
            if record.assessments:
                return record
        return None

    @on(OptionList.OptionSelected, "#menu")
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        rooms: list[Place] = ["practice", "mock", "plan", "stories", "agencies", "history", "banks", "settings"]
        places: list[Place] = [*rooms, "problems", "unfinished"]
        self.post_message(Go(next(place for place in places if place == event.option_id)))

    def action_practice(self) -> None:
        """Set up a practice session."""
        self.post_message(Go("practice"))

    def action_mock(self) -> None:
        """Set up a mock interview."""
        self.post_message(Go("mock"))

    def action_plan(self) -> None:
        """Open the plan."""
        self.post_message(Go("plan"))

    def action_stories(self) -> None:
        """Open the stories."""
        self.post_message(Go("stories"))

    def action_agencies(self) -> None:
        """Open the notes on agencies."""
        self.post_message(Go("agencies"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a number only where there is a step for it, and what to mend or finish only where there is any."""
        if action == "choose":
            return parameters[0] in range(1, len(self._steps) + 1)
        return {"problems": bool(self._services.problems), "unfinished": bool(self._pending)}.get(action, True)

    def action_choose(self, number: int) -> None:
        """Begin that step of today's plan."""
        try:
            self.post_message(try_step(self._services, self._steps[number - 1]))
        except SesprepError as error:
            toast_warning(self, str(error))

    def action_history(self) -> None:
        """Open the history."""
        self.post_message(Go("history"))

    def action_banks(self) -> None:
        """Open the banks."""
        self.post_message(Go("banks"))

    def action_settings(self) -> None:
        """Open the settings."""
        self.post_message(Go("settings"))

    def action_problems(self) -> None:
        """Open the problems."""
        self.post_message(Go("problems"))

    def action_unfinished(self) -> None:
        """Offer the unfinished sessions."""
        self.post_message(Go("unfinished"))

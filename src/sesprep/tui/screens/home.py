"""The first screen: what to do next, at one glance."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sesprep.domain.session import SessionRecord
from sesprep.errors import SesprepError
from sesprep.storage.history_page import first_page
from sesprep.tui.advice import next_step
from sesprep.tui.amounts import counted, day_and_time, days_until
from sesprep.tui.commands import COMMANDS, bindings
from sesprep.tui.messages import Go, Place
from sesprep.tui.plain import MUTED, plain
from sesprep.tui.room import Room
from sesprep.tui.services import Services
from sesprep.tui.sessions import Desk
from sesprep.tui.widgets.top_bar import TopBar

LOOK_BACK = 5
ROOMY = 36
"""From this height on, the menu's lines stand apart."""

MENU: tuple[tuple[Place, str, str], ...] = (
    ("practice", "Start practicing", "Feedback after each answer"),
    ("mock", "Mock interview", "Timed, feedback at the end"),
    ("history", "History", "Past sessions and feedback"),
    ("banks", "Banks", "The questions, bank by bank"),
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

    def body(self) -> ComposeResult:
        """Compose the menu and where the user stands."""
        yield TopBar(Content.styled("sesprep", "bold"), Content("everything stays on this machine"))
        with Horizontal(id="home"):
            with Vertical(id="home-menu"):
                yield Static("What would you like to do?", classes="title", markup=False)
                yield OptionList(id="menu")
            with VerticalScroll(id="home-stand", can_focus=False):
                yield Static("", id="stand")

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
        self.query_one("#stand", Static).update(self._stand())

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
        gap = Content("\n ") if self.app.size.height >= ROOMY else Content("")
        return Option(head + plain(f"\n    {detail}", MUTED) + gap, id=place)

    def _stand(self) -> Content:
        services = self._services
        framework, today = services.framework(), services.today()
        force = f"{_force(framework.in_force(today))} · answers by {services.structure().name}"
        blocks = [_block("Framework", plain(framework.name), force)]
        day = services.settings.interview_date
        if day is None:
            blocks.append(_block("Interview", Content("No date yet"), "Set one under Settings."))
        else:
            blocks.append(_block("Interview", Content.styled(days_until(day, today), "bold"), f"{day:%Y-%m-%d}"))
        blocks.append(self._last_session())
        if services.reading:
            return Content("\n\n").join([*blocks, _block("Questions", Content("Reading the banks…"), "")])
        questions = sum(len(loaded.bank.questions) for loaded in services.shelf.banks)
        shelf = f"{counted(questions, 'question')} in {counted(len(services.shelf.banks), 'bank')}"
        blocks.append(_block("Questions", Content(shelf), "" if questions else "See Banks for where to put one."))
        return Content("\n\n").join(blocks)

    def _last_session(self) -> Content:
        record = self._newest_answered()
        if record is None:
            return _block("Last session", Content("None yet"), "Ten minutes are enough for a first one.")
        count = counted(len(record.attempts), "answer")
        advice = next_step(record, self._services.structure(record.plan.structure))
        return _block("Last session", Content(f"{day_and_time(record.started)} · {count}"), advice)

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
        places: list[Place] = ["practice", "mock", "history", "banks", "settings", "problems", "unfinished"]
        self.post_message(Go(next(place for place in places if place == event.option_id)))

    def action_practice(self) -> None:
        """Set up a practice session."""
        self.post_message(Go("practice"))

    def action_mock(self) -> None:
        """Set up a mock interview."""
        self.post_message(Go("mock"))

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


def _block(title: str, first: Content, second: str) -> Content:
    rest = Content("\n") + plain(second, MUTED) if second else Content("")
    return Content.assemble((title, "$text-primary"), "\n", first) + rest


def _force(in_force: bool) -> str:
    return "In force today" if in_force else "Not in force today"

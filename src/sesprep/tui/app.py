"""The app: wiring, and nothing else."""

import gc
from threading import Thread

from textual import events, on, work

from sesprep.domain.session import Plan
from sesprep.domain.settings import Settings
from sesprep.domain.text import printable
from sesprep.errors import SesprepError, StorageError
from sesprep.storage.banks import BankShelf
from sesprep.storage.places import Places
from sesprep.storage.problems import Problem
from sesprep.tui.aside import aside
from sesprep.tui.command import NEXT_FIELD
from sesprep.tui.flow import Flow
from sesprep.tui.live import Live
from sesprep.tui.messages import BanksRead, Go, HelpWanted, TryWanted
from sesprep.tui.palette import CommandTable
from sesprep.tui.room import Room
from sesprep.tui.routes import screen_of
from sesprep.tui.screens.help import HelpScreen
from sesprep.tui.screens.home import HomeScreen
from sesprep.tui.screens.setup import SetupScreen
from sesprep.tui.screens.unfinished import UnfinishedScreen
from sesprep.tui.screens.welcome import WelcomeScreen
from sesprep.tui.services import Services, load_services
from sesprep.tui.sessions import Desk
from sesprep.tui.signals import watch
from sesprep.tui.sounding import SoundingApp, with_sound
from sesprep.tui.toasts import toast, toast_error, toast_problems

STYLES = (
    *("base", "home", "setup", "question", "feedback", "summary", "lists", "forms", "banks", "editor", "review"),
    *("voice", "spoken", "stories"),
)

NEED_BANKS = ("practice", "mock", "banks", "plan")


class SesprepApp(SoundingApp):
    """Opens the screens and holds the services."""

    TITLE = "sesprep"
    CSS_PATH = [f"styles/{name}.tcss" for name in STYLES]
    COMMANDS = {CommandTable}
    BINDINGS = [*NEXT_FIELD]

    def __init__(self, services: Services) -> None:
        """Use `services`; nothing is read or written here."""
        super().__init__()
        self.services = services
        self.desk = Desk(services, self._report)
        self._home = HomeScreen(services, self.desk)
        self._awaited: Go | None = None

    def on_mount(self) -> None:
        """Open the home screen, and the welcome at the first start."""
        self._dress()
        self.set_keymap(self.services.settings.keys)
        watch(self._terminal_gone)
        if self.services.reading:  # a daemon, so that leaving never waits for it; it only reads
            Thread(target=self._read_banks, name="banks", daemon=True).start()
        self.push_screen(self._home)
        if self.services.first_start:
            self.push_screen(WelcomeScreen(self.services), self._welcomed)
        elif self.services.problems:
            toast_problems(self, self.services.problems)

    async def on_event(self, event: events.Event) -> None:
        """Let pasted words in as text, into whatever field they go, Textual's own among them."""
        if isinstance(event, events.Paste):
            event.text = printable(event.text)
        await super().on_event(event)

    def on_key(self, event: events.Key) -> None:
        """Take a capital that nothing else took for its small letter, for screens name their keys as capitals."""
        key = event.key
        if len(key) == 1 and key.isupper() and key not in self.screen.active_bindings:
            self.simulate_key(key.lower())

    def _read_banks(self) -> None:
        with aside():
            try:
                read = BanksRead(self.services.read_banks())
            except SesprepError as error:
                read = BanksRead(BankShelf(()), error)
        self.post_message(read)

    @on(BanksRead)
    def _take_banks(self, event: BanksRead) -> None:
        self.services.shelf = event.shelf
        self.services.reading = False
        if self._home.is_mounted:  # else it shows them when it is
            self._home.renew(keep=True)
        if event.error is not None:
            self._report(event.error)
        elif event.shelf.problems and not self.services.first_start:
            toast_problems(self, self.services.problems)
        if self._awaited is not None:
            self._go(self._awaited)

    def _dress(self) -> None:
        wanted = self.services.settings.theme
        if wanted in self.available_themes:
            self.theme = wanted
        else:
            hint = f"There are: {', '.join(sorted(self.available_themes))}."
            wrong = Problem(self.services.places.settings_file, None, "theme", f"There is no theme '{wanted}'.", hint)
            self.services.told = (*self.services.told, wrong)
        self.theme_changed_signal.subscribe(self, lambda theme: self._keep_settings(theme=theme.name))

    def _keep_settings(self, **changes: object) -> None:
        self._take(self.services.settings.model_copy(update=changes))

    def _take(self, settings: Settings) -> None:
        try:
            self.services.change(settings)
        except SesprepError as error:
            self._report(error)

    def _welcomed(self, settings: Settings | None) -> None:
        if settings is not None:
            self._take(settings)
        self.services.first_start = False
        if self.services.problems:
            toast_problems(self, self.services.problems)

    def _report(self, error: SesprepError) -> None:
        """Say what went wrong; also called from the thread that writes drafts."""
        title = "Not saved" if isinstance(error, StorageError) else "Not possible"
        toast_error(self, error, title)

    def _terminal_gone(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, Room):
                screen.keep()
        self.exit(return_code=0)

    @on(HelpWanted)
    def _help(self, event: HelpWanted) -> None:
        services = self.services
        first = services.structure()
        structures = (first, *(s for s in services.structures.values if s.id != first.id))
        self.push_screen(HelpScreen(event.about, event.commands, structures, services.settings.keys))

    @on(Go)
    def _go(self, event: Go) -> None:
        self._awaited = event if self.services.reading and event.place in NEED_BANKS else None
        if self._awaited is not None:
            toast(self, "It opens as soon as the banks are read.")
        elif event.place == "unfinished":
            self._offer()
        elif event.place in ("practice", "mock"):
            self.push_screen(SetupScreen(self.services, exam=event.place == "mock"), self._planned)
        else:
            self.push_screen(screen_of(event.place, self.services))

    @on(TryWanted)
    def _try(self, event: TryWanted) -> None:
        self._planned(event.plan)

    def _planned(self, plan: Plan | None) -> None:
        if plan is None:
            return
        try:
            self._hold(self.desk.begin(plan))
        except SesprepError as error:
            self._report(error)

    @work
    async def _hold(self, live: Live) -> None:
        await Flow(self, self.services, self.desk, live).run()
        self._home.renew()

    @work
    async def _offer(self) -> None:
        chosen = await self.push_screen_wait(UnfinishedScreen(self.desk.pending()))
        if chosen is None:
            return
        pending, wish = chosen
        try:
            live = self.desk.resume(pending)
            flow = Flow(self, self.services, self.desk, live)
            await (flow.stop() if wish == "stop" else flow.run())
        except SesprepError as error:
            self._report(error)
        self._home.renew()


def run(places: Places, *, spoken: bool = False, speak: bool = False) -> int:
    """Run the app until the user leaves; returns the exit code. Raises MissingError when a folder cannot be used."""
    app = SesprepApp(with_sound(load_services(places, banks=False), spoken=spoken, speak=speak))
    gc.freeze()  # what was loaded stays: to look through all of it for garbage takes 25 ms
    app.run()
    return app.return_code or 0

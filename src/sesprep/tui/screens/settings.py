"""The settings that people change most; the file holds the rest."""

from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Input, Select, Static

from sesprep.errors import SesprepError
from sesprep.practice.day_words import read_day, read_full_day, says_none
from sesprep.tui.commands import bindings
from sesprep.tui.day import elsewhere
from sesprep.tui.day_told import UNREAD, day_told
from sesprep.tui.plain import MUTED, plain
from sesprep.tui.room import Room
from sesprep.tui.services import Services
from sesprep.tui.widgets.choices import Tick
from sesprep.tui.widgets.top_bar import TopBar


class SettingsScreen(Room[None]):
    """Writes each change as it is made; gives back nothing of its own."""

    NAME = "settings"
    BINDINGS = bindings(NAME)

    def __init__(self, services: Services) -> None:
        """Show the settings in use."""
        super().__init__()
        self._services = services

    def body(self) -> ComposeResult:
        """Compose one line for each."""
        settings = self._services.settings
        yield TopBar(Content("Settings"), Content("every change is kept at once"))
        with VerticalScroll(id="settings", can_focus=False):
            frameworks = [(plain(f.name), f.id) for f in self._services.frameworks.values]
            known = settings.framework in self._services.frameworks.ids()
            yield from _line(
                "Framework",
                Select(frameworks, value=settings.framework if known and settings.framework else Select.NULL,
                       prompt="the one in force today", compact=True, id="framework"),
            )  # fmt: skip
            structures = [(plain(s.name), s.id) for s in self._services.structures.values]
            yield from _line(
                "Structure",
                Select(
                    structures, value=self._services.structure().id, allow_blank=False, compact=True, id="structure"
                ),
            )
            themes = [(plain(name), name) for name in sorted(self.app.available_themes)]
            yield from _line("Theme", Select(themes, value=self.app.theme, allow_blank=False, compact=True, id="theme"))
            day = settings.interview_date
            yield from _line(
                "Interview date",
                Input(
                    day.isoformat() if day else "",
                    placeholder="3/15/2027 or in 3 weeks",
                    compact=True,
                    id="interview-date",
                ),
            )
            yield from _line(
                "Countdown", Tick("shown at the start", settings.show_countdown, compact=True, id="show-countdown")
            )
            yield from _line(
                "Live strip", Tick("shown while you type", settings.live_strip, compact=True, id="live-strip")
            )
            yield from _line("Sound", Button("Voice, microphone, recordings…", compact=True, id="sound"))
            yield Static("", id="settings-told")
            path = plain(str(self._services.places.settings_file))
            yield Static(
                Content.assemble("The rest is in ", path, ": number of questions, minutes, bands, rules, keys."),
                classes="muted",
            )

    def on_mount(self) -> None:
        """Say which date of the interview counts, when it is another one."""
        if words := elsewhere(self._services):
            self._tell(words, MUTED)

    @on(Select.Changed, "#framework")
    def _framework(self, event: Select.Changed) -> None:
        self._change(framework=None if event.value is Select.NULL else str(event.value))

    @on(Select.Changed, "#structure")
    def _structure(self, event: Select.Changed) -> None:
        self._change(structure=str(event.value))

    @on(Select.Changed, "#theme")
    def _paint(self, event: Select.Changed) -> None:
        self.app.theme = str(event.value)

    @on(Tick.Changed, "#show-countdown")
    def _countdown(self, event: Tick.Changed) -> None:
        self._change(show_countdown=event.value)

    @on(Tick.Changed, "#live-strip")
    def _strip(self, event: Tick.Changed) -> None:
        self._change(live_strip=event.value)

    @on(Input.Changed, "#interview-date")
    def _date(self, event: Input.Changed) -> None:
        today = self._services.today()
        day = read_day(event.value, today)
        if day is None and not says_none(event.value):
            self._tell(UNREAD, "$text-warning")
        elif self._change(interview_date=day) and day is not None:
            told, words = day_told(day, today), elsewhere(self._services)
            both = told + Content("\n") + plain(words, "$text-warning") if words else told
            self.query_one("#settings-told", Static).update(both)

    @on(Button.Pressed, "#sound")
    def action_sound(self) -> None:
        """Open the sound screen."""
        from sesprep.tui.screens.sound import SoundScreen  # nothing of the voice is loaded before

        self.app.push_screen(SoundScreen(self._services))

    def _change(self, **changes: object) -> bool:
        settings = self._services.settings.model_copy(update=changes)
        if settings == self._services.settings:
            return False
        try:
            self._services.change(settings)
            self._tell("Kept.", "$text-success")
        except SesprepError as error:
            self._tell(str(error), "$text-error")
            return False
        return True

    def _tell(self, words: str, tone: str) -> None:
        self.query_one("#settings-told", Static).update(plain(words, tone))

    def action_back(self) -> None:
        """Leave."""
        self.dismiss(None)


def read_date(text: str) -> date | None:
    """A date with its year, written as 2027-01-31 or 1/31/2027, or None."""
    return read_full_day(text)


def _line(label: str, widget: Widget) -> ComposeResult:
    with Horizontal(classes="line"):
        yield Static(label, classes="label", markup=False)
        yield widget

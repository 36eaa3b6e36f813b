"""Voice, loudspeaker, microphone, speech model and recordings: chosen and tried in one place."""

from collections.abc import Callable, Iterable

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Select, Static

from sesprep.domain.counted import counted
from sesprep.domain.settings import KeepAudio, Settings
from sesprep.errors import SesprepError
from sesprep.speech.health import examine
from sesprep.speech.model import installed, known_model, models_folder
from sesprep.speech.ports import Level, Speaker
from sesprep.speech.recordings import held
from sesprep.speech.services import open_recorder, open_speaker
from sesprep.speech.trial import listen
from sesprep.tui.amounts import size_words
from sesprep.tui.commands import bindings
from sesprep.tui.plain import MUTED, plain
from sesprep.tui.room import Room, Values
from sesprep.tui.services import Services
from sesprep.tui.sound_words import keep_choices, level_line, model_words, part_lines, rates, volumes
from sesprep.tui.widgets.top_bar import TopBar

TRIAL = "Good morning. Tell us about a time when you led people through a difficult change."
OWN = "the system's own"


class SoundScreen(Room[None]):
    """Writes each change as it is made; what takes time runs in the background."""

    NAME = "sound"
    BINDINGS = bindings(NAME)

    def __init__(self, services: Services) -> None:
        """Show the settings in use."""
        super().__init__()
        self._services = services
        self._models = models_folder(services.places.data)
        self._speaker: Speaker | None = None
        self._listening = self._examining = False

    @property
    def _settings(self) -> Settings:
        return self._services.settings

    def body(self) -> ComposeResult:
        """Compose one line for each choice, and room for what was found."""
        now = self._settings
        yield TopBar(Content("Sound"), Content("every change is kept at once"))
        with VerticalScroll(id="settings", classes="sound", can_focus=False):
            yield from _line("Panel's voice", _select("voice", [], now.voice, OWN), "F7 hears it")
            yield from _line("Its speed", _select("rate", rates(now.speech_rate), now.speech_rate))
            yield from _line("Its volume", _select("volume", volumes(now.speech_volume), now.speech_volume))
            yield from _line("Microphone", _select("microphone", [], now.input_device, OWN), "Ctrl+L listens")
            found = [(path.name, path.name) for path in installed(self._models)]
            yield from _line(
                "Speech model", _select("model", found, now.speech_model, "the largest" if found else "none yet")
            )
            yield from _line("Recordings", _select("keep", keep_choices(now.keep_audio), now.keep_audio))
            yield Static("", id="sound-told")
            yield Static(model_words(found, known_model()), id="sound-model")
            yield Static("", id="sound-kept")
            yield Static(Content.styled("Ctrl+E tries each part for real.", MUTED), id="sound-parts")

    def on_mount(self) -> None:
        """Ask for voices and microphones in the background, for that starts helper processes."""
        self._look()

    def on_unmount(self) -> None:
        """Fall silent."""
        if self._speaker is not None:
            self._speaker.stop()

    @work(thread=True, group="glance")
    def _look(self) -> None:
        count, size = held(self._services.places.sessions_dir, self._services.places.bin_dir)
        self._later(self._show_kept, count, size)
        try:
            voices = open_speaker(self._settings).voices()
            english = [voice for voice in voices if voice.language.startswith("en")] or list(voices)
            self._later(self._offer, "voice", [(voice.name, voice.id) for voice in english], self._settings.voice)
        except SesprepError as error:
            self._later(self._fail, error)
        try:
            microphones = [(one.name, one.name) for one in open_recorder(self._settings).microphones()]
            self._later(self._offer, "microphone", microphones, self._settings.input_device)
        except SesprepError as error:
            self._later(self._fail, error)

    def _later(self, do: Callable[[*Values], object], *values: *Values) -> None:
        if self.is_attached:  # the app may be gone
            self.from_thread(do, *values)

    def _show_kept(self, count: int, size: int) -> None:
        told = f"{counted(count, 'recording')} kept, {size_words(size)}; deleting a session deletes its recordings."
        self.query_one("#sound-kept", Static).update(Content.styled(told, MUTED))

    def _offer(self, name: str, found: list[tuple[str, str]], now: str | None) -> None:
        select = self.query_one(f"#{name}", Select)
        with self.prevent(Select.Changed):
            select.set_options(_options(found, now))
            if now is not None:
                select.value = now

    @on(Select.Changed)
    def _changed(self, event: Select.Changed) -> None:
        value = None if event.value is Select.NULL else event.value
        key = {"voice": "voice", "rate": "speech_rate", "volume": "speech_volume", "microphone": "input_device",
               "model": "speech_model", "keep": "keep_audio"}[str(event.select.id)]  # fmt: skip
        settings = self._settings.model_copy(update={key: value})
        if settings == self._settings:
            return
        try:
            self._services.change(settings)
            self._tell("Kept.", "$text-success")
        except SesprepError as error:
            self._fail(error)

    def action_listen(self) -> None:
        """Say a question in the chosen voice; once more stops it."""
        if self._speaker is not None:
            self._speaker.stop()
            self._speaker = None
            self._tell("Stopped.", "")
            return
        self._say()

    @work(thread=True, group="sound")
    def _say(self) -> None:
        self._speaker = speaker = open_speaker(self._settings)
        self._later(self._tell, "The panel speaks. F7 stops it.", "")
        said = speaker.say(TRIAL)
        said.wait(60)
        if self._speaker is not speaker:  # stopped
            return
        self._speaker = None
        if said.problem is not None:
            self._later(self._fail, said.problem)
        else:
            self._later(self._tell, "Did you hear it? If not, look at the loudspeaker's volume.", "")

    def action_level(self) -> None:
        """Listen for three seconds."""
        if not self._listening:
            self._listening = True
            self._tell("Opening the microphone…", "")
            self._hear()

    @work(thread=True, group="sound")
    def _hear(self) -> None:
        try:
            told = listen(self._settings, lambda level: self._later(self._show_level, level))
            self._later(self._tell, told, "$text-success" if told.startswith("It hears you") else "$text-warning")
        except SesprepError as error:
            self._later(self._fail, error)
        finally:
            self._listening = False

    def _show_level(self, level: Level) -> None:
        self.query_one("#sound-told", Static).update(level_line(level))

    def action_examine(self) -> None:
        """Try every part for real."""
        if not self._examining:
            self._examining = True
            self.query_one("#sound-parts", Static).update("Trying each part; this takes a few seconds…")
            self._examine()

    @work(thread=True, group="sound")
    def _examine(self) -> None:
        found: list[Content] = []
        for part in examine(self._settings, self._models):
            found.append(part_lines(part))
            self._later(self._show_parts, Content("\n").join([*found, Content.styled("Trying the next part…", MUTED)]))
        self._later(self._show_parts, Content("\n").join(found))
        self._examining = False

    def _show_parts(self, told: Content) -> None:
        self.query_one("#sound-parts", Static).update(told)
        self.query_one("#settings").scroll_end(animate=False)

    def _fail(self, error: SesprepError) -> None:
        self._tell(f"{error.message} {error.hint}".strip(), "$text-error")

    def _tell(self, words: str, tone: str) -> None:
        self.query_one("#sound-told", Static).update(plain(words, tone))

    def action_back(self) -> None:
        """Leave."""
        self.dismiss(None)


def _line(label: str, widget: Widget, key: str = "") -> ComposeResult:
    with Horizontal(classes="line"):
        yield Static(label, classes="label", markup=False)
        yield widget
        yield Static(key, classes="muted key", markup=False)


Value = str | int | float | KeepAudio


def _select(name: str, found: Iterable[tuple[str, Value]], now: Value | None, nothing: str = "") -> Select[Value]:
    options = _options(found, now)
    value = Select.NULL if now is None else now
    return Select(options, value=value, prompt=nothing, allow_blank=bool(nothing), compact=True, id=name)


def _options(found: Iterable[tuple[str, Value]], now: Value | None) -> list[tuple[Content, Value]]:
    """What there is to choose, and what is chosen even when it is not there now."""
    listed = [(plain(name), value) for name, value in found]
    if now is not None and now not in [value for _, value in listed]:
        listed.append((plain(f"{now} (not found now)"), now))
    return listed

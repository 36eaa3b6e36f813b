"""The panel's voice: says one thing at a time, and falls silent at any key."""

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from sesprep.domain.format import Panelist
from sesprep.domain.settings import Settings
from sesprep.errors import SesprepError

if TYPE_CHECKING:
    from sesprep.speech.ports import Speaker, Utterance

OpenSpeaker = Callable[[Settings], "Speaker"]


class Saying:
    """One thing being said, or about to be."""

    def __init__(self) -> None:
        """It has not begun."""
        self._lock = threading.Lock()
        self._hushed = False
        self._utterance: Utterance | None = None

    @property
    def over(self) -> bool:
        """Whether it has ended, was stopped, or could not be said."""
        return self._hushed or (self._utterance is not None and self._utterance.over)

    @property
    def problem(self) -> SesprepError | None:
        """Why it could not be said, with the remedy."""
        return self._utterance.problem if self._utterance is not None and self._utterance.over else None

    def begin(self, say: "Callable[[], Utterance]") -> None:
        """Begin, unless it was stopped before."""
        with self._lock:
            if not self._hushed:
                self._utterance = say()

    def hush(self) -> None:
        """Fall silent at once; fine when it is over."""
        with self._lock:
            self._hushed = self._hushed or not self.over
            if self._utterance is not None:
                self._utterance.stop()


class PanelVoice:
    """Speaks with the voices of the settings; nothing is loaded before the first word."""

    def __init__(self, settings: Callable[[], Settings], open_speaker: OpenSpeaker | None = None) -> None:
        """Speak as `settings` say at that moment; tests give another speaker."""
        self._settings = settings
        self._open = open_speaker or _open_speaker
        self._speaker: tuple[Settings, Speaker] | None = None
        self._voices: dict[tuple[str | None, int], tuple[str | None, ...]] = {}
        self._lock = threading.Lock()
        self._saying: Saying | None = None
        self.told = False
        """Whether the user was told why nothing is said; once is enough."""

    def say(self, text: str, who: Panelist | None = None, panel: tuple[Panelist, ...] = ()) -> Saying:
        """Begin to say `text` in the voice of `who`, after stopping what was said; returns at once, never raises."""
        self.hush()
        saying = self._saying = Saying()
        threading.Thread(target=self._begin, args=(saying, text, who, panel), name="panel", daemon=True).start()
        return saying

    def hush(self) -> None:
        """Fall silent at once; costs nothing when nothing is said."""
        if self._saying is not None:
            self._saying.hush()
            self._saying = None

    def _begin(self, saying: Saying, text: str, who: Panelist | None, panel: tuple[Panelist, ...]) -> None:
        with self._lock:
            speaker = self._ready()
            voice = self._voice(speaker, who, panel)
        saying.begin(lambda: speaker.say(text, voice=voice))

    def _ready(self) -> "Speaker":
        """The speaker of the settings as they are now."""
        settings = self._settings()
        if self._speaker is None or self._speaker[0] is not settings:
            self._speaker = (settings, self._open(settings))
        return self._speaker[1]

    def _voice(self, speaker: "Speaker", who: Panelist | None, panel: tuple[Panelist, ...]) -> str | None:
        """The voice of one of the panel: the one its format names, else one of its own where there are several."""
        if who is None or who.voice or len(panel) < 2:
            return (who.voice or None) if who else None
        first = self._settings().voice
        if (first, len(panel)) not in self._voices:
            from sesprep.speech.panel import panel_voices

            try:
                self._voices[first, len(panel)] = panel_voices(speaker.voices(), len(panel), first)
            except SesprepError:  # the utterance itself will say so
                return None
        return self._voices[first, len(panel)][panel.index(who)]


def _open_speaker(settings: Settings) -> "Speaker":
    from sesprep.speech.services import open_speaker

    return open_speaker(settings)

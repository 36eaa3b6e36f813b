"""A spoken answer line by line: the panel asks aloud, keys start and stop the recording, the words are read over."""

import asyncio
from collections.abc import Callable

from sesprep.cli.diagnostics import tell, tell_error
from sesprep.cli.gauge import Gauge, bar, gauge
from sesprep.cli.keys import Ask, single_keys
from sesprep.cli.lines import Lines
from sesprep.domain.attempt import Attempt
from sesprep.domain.counted import counted
from sesprep.errors import SesprepError
from sesprep.practice.session import Phase
from sesprep.speech.ports import Recording
from sesprep.tui.amounts import elapsed_time, percent
from sesprep.tui.asking import Asking
from sesprep.tui.hearing import Hearing
from sesprep.tui.keeper import try_number
from sesprep.tui.live import Live
from sesprep.tui.services import Services
from sesprep.tui.told_time import signal_words

PAUSE, STOP, TYPE = " ", ("\n", "\r"), "t"
LOOK = 0.1


class Aloud:
    """Asks, records and listens for one session at a terminal."""

    def __init__(self, live: Live, services: Services, lines: Lines, say: Callable[..., None], *, speak: bool) -> None:
        """`speak` says whether the panel speaks its questions."""
        self._live = live
        self._session = live.session
        self._services = services
        self._lines = lines
        self._say = say
        self._speak = speak
        session = live.session
        self._hearing = Hearing(session.attempts, session.words, live.folder, services.listening, tell_error)

    def ask(self) -> None:
        """Let the panel say the question; any key stops it."""
        asking = Asking(self._services.panel, self._session, aloud=self._speak, report=tell_error)
        asking.ask()
        with single_keys() as key:
            while asking.going_on:
                if key(LOOK / 3):
                    asking.hush()
        asking.ended()

    def answer(self) -> Attempt | None:
        """Record the answer and keep it; None when it is to be typed instead. Raises SesprepError."""
        live, session, listening = self._live, self._session, self._services.listening
        think: float | None = None
        takes = live.recordings
        held = "" if session.plan.exam else ", Space holds it"
        self._say(f"Enter begins the recording, t types this answer instead. Enter ends it{held}.")
        while True:
            with single_keys() as key, gauge() as line:
                if _wait(key) == TYPE:
                    live.medium = "typed"
                    return None
                try:
                    recording = listening.record(live.folder, session.position, try_number(session))
                except SesprepError as error:
                    tell_error(error)
                    self._say("Enter tries again, t types this answer instead.")
                    continue
                takes = live.recordings = live.keeper.recordings = (*takes, recording.path.name)
                live.keeper.changed()
                live.keeper.save("", session, live.keeper.version)
                try:
                    self._follow(recording, key, line)
                finally:
                    recorded = recording.stop()
            think = recorded.think if think is None else think
            if recorded.problem is None:
                break
            tell_error(recorded.problem)
            if recording.full:  # there are no words for more than an hour, so it is handed in as it is
                break
            self._say("Enter records on; t types this answer instead." if recorded.seconds else "Enter tries again.")
        audio = listening.joined(live.folder, takes)
        if session.phase is Phase.READY:
            session.begin()
        attempt = session.finish("", medium="spoken" if audio else "typed", audio=audio, think=think)
        live.recordings = ()
        asyncio.run(self._hearing.collect())  # hands it in
        return attempt

    def words_of(self, attempt: Attempt) -> None:
        """Wait for the words of an answer, read them out, and take mended ones."""
        self.wait()
        stand = self._hearing.stand(attempt.id)
        if stand.problem is not None:
            tell_error(stand.problem)
            self._say("So there is no verdict on this answer: check it yourself, element by element:")
            self._say(*(f"  {e.letter}  {e.name}: {e.asks}" for e in self._live.structure.elements), "")
            return
        known = next(a for a in self._session.attempts if a.id == attempt.id)
        for notice in known.transcript.notices if known.transcript else ():
            tell(notice)
        self._say("What was heard:", known.answer, "")
        self._say("Press Enter to keep these words, or type all of them anew and end with a line that holds a dot:")
        typed: list[str] = []
        while (line := self._lines.read()) is not None and line.strip() not in ("", "."):
            typed.append(line)
        if typed:
            self._session.words.reword(attempt.id, "\n".join(typed))

    def wait(self) -> None:
        """Wait until every answer is written down, with the progress on stderr; Ctrl-C goes on without."""
        with gauge() as line:
            while waiting := self._hearing.waiting():
                asyncio.run(self._hearing.collect())
                shares = [self._hearing.stand(attempt.id).progress for attempt in waiting]
                share = sum(shares) / len(shares)
                what = counted(len(waiting), "answer")
                line.show(f"Writing down {what}  {bar(share)}  {percent(share)}")
                self._pause()

    def _pause(self) -> None:
        with single_keys() as key:
            key(LOOK * 2)

    def _follow(self, recording: Recording, key: Ask, line: Gauge) -> None:
        told = ""
        session = self._session
        while recording.state != "over":
            pressed = key(LOOK)
            if recording.state == "recording" and session.phase is Phase.READY:
                session.begin()
            if pressed == PAUSE and not session.plan.exam and recording.state in ("recording", "paused"):
                held = session.pause()
                (recording.pause if held else recording.resume)()
            elif pressed.startswith(STOP):
                return
            for signal in session.tick(0):
                line.clear()
                tell(signal_words(session, signal, end="Enter"))
            if recording.notice != told:
                told = recording.notice
                line.clear()
                if told:
                    tell(told)
            level = recording.level
            if level is not None:
                state = "held     " if recording.state == "paused" else "recording"
                line.show(f"{state}  {elapsed_time(level.elapsed)}  {bar((level.loudness + 60) / 60)}")


def _wait(key: Ask) -> str:
    """The next key that means something: Enter or t."""
    while True:
        pressed = key(1.0).lower()
        if pressed.startswith((*STOP, TYPE)):
            return TYPE if pressed.startswith(TYPE) else STOP[0]

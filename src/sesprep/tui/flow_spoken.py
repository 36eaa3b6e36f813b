"""What a spoken answer adds to the way through a session."""

import asyncio
from functools import partial

from textual.app import App

from sesprep.domain.attempt import Medium
from sesprep.domain.counted import counted
from sesprep.errors import SesprepError
from sesprep.practice.session import Phase, Session
from sesprep.tui.answering import AnsweringRoom, Turn
from sesprep.tui.aside import aside
from sesprep.tui.asking import Asking
from sesprep.tui.live import Live
from sesprep.tui.mending import Mending
from sesprep.tui.screens.question import QuestionScreen
from sesprep.tui.screens.spoken import SpokenScreen
from sesprep.tui.screens.waiting import WaitingScreen
from sesprep.tui.services import Services
from sesprep.tui.toasts import toast, toast_warning


class Spoken:
    """Puts questions to be typed or spoken, and sees to the words of what was spoken."""

    def __init__(self, app: App[None], services: Services, live: Live) -> None:
        """For the session `live`."""
        self._app = app
        self._services = services
        self._live = live
        self._session: Session = live.session
        self._read: set[str] = set()
        session = live.session
        self.mending = Mending(app, services, session.plan, session.attempts, session.words, live.folder)
        self.hearing = self.mending.hearing

    def screen(self) -> AnsweringRoom:
        """The screen for the question at hand."""
        services, settings = self._services, self._services.settings
        asking = Asking(services.panel, self._session, aloud=settings.speak_questions, report=self._tell)
        if self._live.medium == "spoken":
            return SpokenScreen(
                self._live, asking, services.listening, show_countdown=settings.show_countdown, blink=services.blink
            )
        return QuestionScreen(
            self._live,
            asking,
            show_countdown=settings.show_countdown,
            live_strip=settings.live_strip,
            blink=services.blink,
        )

    async def follow(self) -> None:
        """Take the words of spoken answers as they come, for as long as this is awaited."""
        if self._session.plan.medium == "spoken":
            await asyncio.to_thread(self._warm)
        await self.hearing.follow()

    def leave(self) -> None:
        """Let the words of a session that is over come while the user does something else."""
        if self._session.phase is Phase.ENDED and (waiting := self.hearing.waiting()):
            count = counted(len(waiting), "answer")
            told = f"{count} still being written down. The history has the words when they are there."
            toast(self._app, told, seconds=8)
            self._app.run_worker(self.hearing.finish(), group="hearing")

    def _warm(self) -> None:
        """Let the checker load what it needs before there is anything to check, away from the screen."""
        with aside():
            self._live.checker.glance("I did it.")

    async def finish(self, turn: Turn) -> None:
        """Keep an answer with its recording. Raises SesprepError, with everything still there."""
        listening, folder = self._services.listening, self._live.folder
        audio = await asyncio.to_thread(listening.joined, folder, turn.takes) if turn.takes else None
        medium: Medium = "spoken" if audio is not None and not turn.text.strip() else "typed"
        finish = partial(self._session.finish, turn.text, medium=medium, audio=audio, think=turn.think)
        await asyncio.to_thread(finish)
        self._live.recordings, self._live.medium = (), self._session.plan.medium

    async def before_follow_up(self) -> None:
        """Wait for the words that a follow-up hangs on."""
        held = self._session.plan.held
        if held is not None and held.probes and not self._session.times.is_over:
            await self._wait("The panel may follow up on what you said, and needs your words for it.")

    async def before_feedback(self) -> None:
        """Let the words be read over and mended before anything is said about them: in an exam, those of the whole."""
        exam = self._session.plan.exam
        if exam and not self._session.is_last:
            return
        if exam and self._confers():
            await self._wait("The panel confers on what you said, and needs your words for it.")
            return
        attempts = list(self._session.attempts)
        chosen = attempts if exam else [a for a in attempts if self._session.attempt.id in (a.id, a.follows)]
        for attempt in chosen:
            readable = attempt.medium == "spoken" and self.hearing.stand(attempt.id).problem is None
            if readable and attempt.id not in self._read:
                self._read.add(attempt.id)
                await self.mending.edit(attempt.id, keep=True)

    async def before_decision(self) -> None:
        """Wait for the words that a decision hangs on."""
        await self._wait("The board decides on what you said, and needs your words for it.")

    def _confers(self) -> bool:
        """Whether the panel may add questions now; nobody reads transcripts in the middle of an interview."""
        plan = self._session.plan
        return plan.held is not None and bool(plan.held.supplemental) and not plan.supplemented

    async def _wait(self, what: str) -> None:
        if self.hearing.waiting():
            await self._app.push_screen_wait(WaitingScreen(self.hearing, what))

    def _tell(self, error: SesprepError) -> None:
        toast_warning(self._app, str(error))

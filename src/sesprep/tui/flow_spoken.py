"""What a spoken answer adds to the way through a session."""

import asyncio
from functools import partial

from textual.app import App

from sesprep.domain.attempt import Attempt, Medium
from sesprep.domain.text import printable
from sesprep.errors import SesprepError
from sesprep.practice.session import Session
from sesprep.tui.answering import AnsweringRoom, Turn
from sesprep.tui.asking import Asking
from sesprep.tui.hearing import Hearing
from sesprep.tui.live import Live
from sesprep.tui.put_words import question_place
from sesprep.tui.screens.question import QuestionScreen
from sesprep.tui.screens.spoken import SpokenScreen
from sesprep.tui.screens.unheard import UnheardScreen, UnheardWish
from sesprep.tui.screens.waiting import WaitingScreen
from sesprep.tui.screens.words import WordsScreen
from sesprep.tui.services import Services


class Spoken:
    """Puts questions to be typed or spoken, and sees to the words of what was spoken."""

    def __init__(self, app: App[None], services: Services, live: Live) -> None:
        """For the session `live`."""
        self._app = app
        self._services = services
        self._live = live
        self._session: Session = live.session
        self._read: set[str] = set()
        self.hearing = Hearing(
            live.session.attempts, live.session.words, live.folder, services.listening, self._tell
        )  # fmt: skip

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
        if held is not None and held.probes and not self._session.times.is_over and self.hearing.waiting():
            what = "The panel may follow up on what you said, and needs your words for it."
            await self._app.push_screen_wait(WaitingScreen(self.hearing, what))

    async def before_feedback(self) -> None:
        """Let the words be read over and mended before anything is said about them: in an exam, those of the whole."""
        exam = self._session.plan.exam
        if exam and not self._session.is_last:
            return
        attempts = list(self._session.attempts)
        chosen = attempts if exam else [a for a in attempts if self._session.attempt.id in (a.id, a.follows)]
        for attempt in chosen:
            readable = attempt.medium == "spoken" and self.hearing.stand(attempt.id).problem is None
            if readable and attempt.id not in self._read:
                self._read.add(attempt.id)
                await self.edit(attempt.id, keep=True)

    async def before_decision(self) -> None:
        """Wait for the words that a decision hangs on."""
        if self.hearing.waiting():
            what = "The board decides on what you said, and needs your words for it."
            await self._app.push_screen_wait(WaitingScreen(self.hearing, what))

    async def edit(self, attempt_id: str, *, keep: bool = False) -> None:
        """Let the candidate mend the words of one answer; `keep` puts changes on the disk as they are made."""
        words, place = self._session.words, question_place(self._session.plan, self._get(attempt_id).position)
        screen = WordsScreen(
            lambda: self._get(attempt_id),
            self.hearing,
            place=f"Your words · {place}",
            keep=partial(self._save, attempt_id) if keep else None,
            blink=self._services.blink,
        )
        text = await self._app.push_screen_wait(screen)
        if text is not None:
            await asyncio.to_thread(words.reword, attempt_id, text)

    async def unheard(self, attempt: Attempt) -> UnheardWish:
        """Show an answer whose words are not known; gives back what to do next."""
        while True:
            screen = UnheardScreen(attempt, self.hearing, self._live.structure, running=True)
            wish, found = await self._app.push_screen_wait(screen)
            if found != (attempt.self_check or ()) and self._get(attempt.id).unheard:
                await asyncio.to_thread(self._session.words.self_check, attempt.id, found)
            if wish != "edit":
                return wish
            self.hearing.again(attempt.id)
            await self.edit(attempt.id)
            attempt = self._get(attempt.id)
            if not attempt.unheard:
                return "heard"

    def _save(self, attempt_id: str, text: str) -> None:
        try:
            self._session.words.reword(attempt_id, text)
        except SesprepError as error:
            self._tell(error)

    def _get(self, attempt_id: str) -> Attempt:
        return next(a for a in self._session.attempts if a.id == attempt_id)

    def _tell(self, error: SesprepError) -> None:
        self._app.notify(printable(str(error)), severity="warning", timeout=20, markup=False)

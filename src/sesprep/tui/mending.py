"""Seeing to the words of spoken answers: of the session at hand, or of a past one."""

import asyncio
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from textual.app import App

from sesprep.domain.attempt import Attempt
from sesprep.domain.delivery import RECORDINGS
from sesprep.domain.session import Plan, SessionRecord
from sesprep.domain.structure import Structure
from sesprep.errors import SesprepError
from sesprep.practice.answers import Answers
from sesprep.practice.words import Words
from sesprep.storage.journal import Journal
from sesprep.tui.hearing import Hearing
from sesprep.tui.put_words import question_place
from sesprep.tui.screens.unheard import UnheardScreen, UnheardWish
from sesprep.tui.screens.words import WordsScreen
from sesprep.tui.services import Services
from sesprep.tui.toasts import toast_warning


class Mending:
    """Lets the candidate read, mend and check what was said."""

    def __init__(
        self,
        app: App[None],
        services: Services,
        plan: Plan,
        attempts: Sequence[Attempt],
        words: Words,
        folder: Path,
    ) -> None:
        """For the `attempts` of one session, whose recordings are in `folder`; `words` keeps what is changed."""
        self._app = app
        self._services = services
        self._plan = plan
        self._attempts = attempts
        self._words = words
        self._structure: Structure = services.structure(plan.structure)
        self.hearing = Hearing(attempts, words, folder, services.listening, self._tell)

    def get(self, attempt_id: str) -> Attempt:
        """An answer as it is now."""
        return next(a for a in self._attempts if a.id == attempt_id)

    async def edit(self, attempt_id: str, *, keep: bool = False) -> None:
        """Let the candidate mend the words of one answer; `keep` puts changes on the disk as they are made.

        Raises SesprepError when they cannot be kept.
        """
        screen = WordsScreen(
            lambda: self.get(attempt_id),
            self.hearing,
            place=f"Your words · {question_place(self._plan, self.get(attempt_id).position)}",
            keep=partial(self._save, attempt_id) if keep else None,
            blink=self._services.blink,
        )
        text = await self._app.push_screen_wait(screen)
        if text is not None:
            await asyncio.to_thread(self._words.reword, attempt_id, text)

    async def unheard(self, attempt_id: str, *, running: bool) -> UnheardWish:
        """Show an answer whose words are not known; gives back what to do next, `heard` when they are known now."""
        while True:
            attempt = self.get(attempt_id)
            if self.hearing.stand(attempt_id).known:
                return "heard"
            screen = UnheardScreen(attempt, self.hearing, self._structure, running=running)
            wish, found = await self._app.push_screen_wait(screen)
            if found != (attempt.self_check or ()) and self.get(attempt_id).unheard:
                await asyncio.to_thread(self._words.self_check, attempt_id, found)
            if wish != "edit":
                return wish
            self.hearing.again(attempt_id)
            await self.edit(attempt_id)

    def _save(self, attempt_id: str, text: str) -> None:
        try:
            self._words.reword(attempt_id, text)
        except SesprepError as error:
            self._tell(error)

    def _tell(self, error: SesprepError) -> None:
        toast_warning(self._app, str(error))


async def mend_past(app: App[None], services: Services, record: SessionRecord, path: Path, attempt_id: str) -> None:
    """See to the words of one answer of a past session with its journal at `path`: write down, mend, check again.

    Raises SesprepError when the journal cannot be gone on with.
    """
    settings = services.settings.model_copy(update={"framework": record.plan.framework})
    checker = services.make_checker(services.structure(record.plan.structure), settings)
    answers = Answers(Journal.reopen(path), checker, record.attempts, record.assessments, record.joined)
    words = Words(answers, lambda _attempt: True)
    mending = Mending(app, services, record.plan, answers.attempts, words, path.with_suffix(RECORDINGS))
    following = asyncio.create_task(mending.hearing.follow())
    try:
        if mending.get(attempt_id).unheard:
            await mending.unheard(attempt_id, running=False)
        else:
            await mending.edit(attempt_id)
    finally:
        following.cancel()

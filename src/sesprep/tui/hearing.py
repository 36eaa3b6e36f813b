"""The spoken answers of one session on their way to words, while the session goes on."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sesprep.domain.attempt import Attempt
from sesprep.domain.delivery import Transcript
from sesprep.errors import SesprepError
from sesprep.practice.words import Words
from sesprep.tui.amounts import percent
from sesprep.tui.aside import aside
from sesprep.tui.listening import Listening

if TYPE_CHECKING:
    from sesprep.speech.ports import Job

LOOK = 0.2
"""Seconds between two looks at what the recognizer has done."""


@dataclass(frozen=True)
class Stand:
    """How far the words of one answer are."""

    progress: float = 0.0
    """0 to 1, while they are being written down."""
    known: bool = False
    problem: SesprepError | None = None
    """Why they are not known, and will not be without somebody's doing."""

    @property
    def under_way(self) -> bool:
        """Whether they are still to come."""
        return not self.known and self.problem is None

    @property
    def says(self) -> str:
        """The same in a few words."""
        if self.known:
            return "written down"
        if self.problem is not None:
            return "words not known"
        return f"being written down, {percent(self.progress)}" if self.progress else "waiting to be written down"


class Hearing:
    """Hands recordings in, and puts the words where they belong as they come."""

    def __init__(
        self,
        attempts: Sequence[Attempt],
        words: Words,
        folder: Path,
        listening: Listening,
        report: Callable[[SesprepError], None],
    ) -> None:
        """`attempts` grows with the session; `report` tells what went wrong while nobody waits for it."""
        self._attempts = attempts
        self._words = words
        self._folder = folder
        self._listening = listening
        self._report = report
        self._failed: dict[str, SesprepError] = {}
        self._taking = ""

    def waiting(self) -> tuple[Attempt, ...]:
        """The answers whose words are still to come."""
        return tuple(
            a
            for a in self._attempts
            if a.id == self._taking or (a.unheard and a.audio and a.id not in self._failed)
        )  # fmt: skip

    def stand(self, attempt_id: str) -> Stand:
        """How far one answer is."""
        attempt = self._get(attempt_id)
        if attempt_id == self._taking:
            return Stand(progress=1.0)  # known, and being checked
        if not attempt.unheard:
            return Stand(known=True)
        if attempt.audio is None or attempt_id in self._failed:
            return Stand(problem=self._failed.get(attempt_id) or SesprepError("Nothing was recorded."))
        job = self._listening.job(self._folder / attempt.audio)
        return Stand(progress=job.progress if job is not None else 0.0)

    def again(self, attempt_id: str) -> None:
        """Hand an answer in once more that could not be heard."""
        attempt = self._get(attempt_id)
        self._failed.pop(attempt_id, None)
        if attempt.audio is not None:
            self._listening.forget(self._folder / attempt.audio)

    async def follow(self) -> None:
        """Take the words as they come, for as long as this is awaited."""
        while True:
            await self.collect()
            await asyncio.sleep(LOOK)

    async def finish(self) -> None:
        """Take the words that are still to come, and end."""
        while self.waiting():
            await self.collect()
            await asyncio.sleep(LOOK)

    async def collect(self) -> None:
        """Take the words that have come, and hand in what is new."""
        for attempt in self.waiting():
            assert attempt.audio is not None
            path = self._folder / attempt.audio
            job = self._listening.job(path)
            if job is None:  # the first one loads what hands recordings in
                job = await asyncio.to_thread(self._hand_in, path)
            if not job.over:
                continue
            try:
                self._taking = attempt.id
                await asyncio.to_thread(self._take, attempt.id, job.result())
            except SesprepError as error:
                self._failed[attempt.id] = error
                continue
            finally:
                self._taking = ""
            await self._settle(attempt.id, path)

    def _hand_in(self, path: Path) -> "Job":
        with aside():
            return self._listening.hear(path)

    def _take(self, attempt_id: str, transcript: Transcript) -> None:
        with aside():
            self._words.hear(attempt_id, transcript)

    async def _settle(self, attempt_id: str, path: Path) -> None:
        """Do with the recording what the user chose, now that its words are known."""
        try:
            kept = await asyncio.to_thread(self._listening.settle, path)
            name = kept.name if kept else None
            if name != path.name:
                await asyncio.to_thread(self._words.keep_audio, attempt_id, name)
        except SesprepError as error:
            self._report(error)

    def _get(self, attempt_id: str) -> Attempt:
        return next(a for a in self._attempts if a.id == attempt_id)

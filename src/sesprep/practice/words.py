"""The words of an answer after it was given: heard in a recording, mended by the candidate, or not known at all."""

from collections.abc import Callable

from sesprep.analysis.timing import align
from sesprep.domain.attempt import Attempt
from sesprep.domain.delivery import Transcript
from sesprep.practice.answers import Answers


class Words:
    """Changes kept answers; each verb returns the attempt as it is then, on the disk before it does."""

    def __init__(self, answers: Answers, is_due: Callable[[Attempt], bool]) -> None:
        """Change `answers`; `is_due` says whether an attempt at a lead question is to be assessed at once."""
        self._answers = answers
        self._is_due = is_due

    def hear(self, attempt_id: str, transcript: Transcript) -> Attempt:
        """Keep what was heard of a spoken answer, and assess it when its turn has come."""
        return self._kept(heard(self._answers.get(attempt_id), transcript))

    def reword(self, attempt_id: str, answer: str) -> Attempt:
        """Put other words in the place of an answer's, and assess them when its turn has come; what was heard stays."""
        attempt = self._answers.get(attempt_id)
        changed = attempt.model_copy(update={"answer": answer, "set_roles": ()})
        if attempt.transcript is not None:
            changed = changed.model_copy(update={"time_up_at": time_up_at(changed, answer, attempt.transcript)})
        return self._kept(changed)

    def keep_audio(self, attempt_id: str, audio: str | None) -> Attempt:
        """Keep where an answer's recording is now; None when it was dropped."""
        return self._answers.change(self._answers.get(attempt_id).model_copy(update={"audio": audio}))

    def self_check(self, attempt_id: str, elements: tuple[str, ...]) -> Attempt:
        """Keep which elements the candidate found in an answer whose words are not known."""
        return self._answers.change(self._answers.get(attempt_id).model_copy(update={"self_check": elements}))

    def _kept(self, attempt: Attempt) -> Attempt:
        kept = self._answers.change(attempt)
        lead = self._answers.get(attempt.follows or attempt.id)
        if self._is_due(lead) and not lead.unheard:
            self._answers.assess(lead.id, lead.set_roles)
        return self._answers.get(kept.id)


def heard(attempt: Attempt, transcript: Transcript) -> Attempt:
    """The attempt with what was heard, and with the place at which its time ran out; pure.

    Words that the candidate has written already stay the answer; what was heard is kept beside them.
    """
    answer = attempt.answer if attempt.answer.strip() else transcript.text
    late = time_up_at(attempt, answer, transcript)
    return attempt.model_copy(update={"transcript": transcript, "answer": answer, "time_up_at": late})


def time_up_at(attempt: Attempt, answer: str, transcript: Transcript) -> int | None:
    """The code point of the first word said after the answer's time was up; None when none was."""
    limit = attempt.limit
    if limit is None:
        return None
    late = (word.place for word in align(answer, transcript.words) if word.start is not None and word.start >= limit)
    return next(late, None)

"""A session's turns: a question is put, answered, followed up, rated, assessed; again or next; the end."""

from sesprep.domain.assessment import Assessment, SetRole
from sesprep.domain.attempt import Attempt, Medium
from sesprep.domain.format import Done
from sesprep.domain.session import Ended
from sesprep.domain.structure import Structure
from sesprep.practice.ports import Assessor, Journal, Phase, Signal, WrongPhaseError
from sesprep.practice.probes import Chosen
from sesprep.practice.standing import Standing
from sesprep.practice.supplemental import choose_supplements, supplemented

__all__ = ["Assessor", "Journal", "Phase", "Session", "Signal", "WrongPhaseError"]


class Session(Standing):
    """One run through a plan. Every turn that the user could lose is in the journal before it returns."""

    def begin(self) -> None:
        """Start the answer's time."""
        self._need(Phase.READY)
        self._started = self._clock.now()
        self.times.start()
        self.phase = Phase.ANSWERING

    def pause(self) -> bool:
        """Hold or release the time; returns whether it is now held. An exam is never held."""
        self._need(Phase.ANSWERING)
        if self.plan.exam:
            return False
        if self.countdown.running:
            self.times.stop()
        else:
            self.times.start()
        return not self.countdown.running

    def tick(self, length: int) -> tuple[Signal, ...]:
        """What the time has to say now; `length` is the answer's length, kept as the place where time ran out."""
        return self.times.tick(length) if self.phase is Phase.ANSWERING and self.countdown.running else ()

    def leave_out(self) -> None:
        """Take the time of the interruption out of the answer and of the whole; nothing when it did not count."""
        if self.interruption is not None:
            self.times.leave_out(self.interruption.seconds if self.interruption.counted else 0.0)

    def outline_opened(self) -> None:
        """Keep that the candidate looked at the outline."""
        self._outline_shown += 1

    def asked_again(self) -> None:
        """Keep that the candidate had the panel say the question again."""
        self._said_again += 1

    def finish(
        self, answer: str, *, medium: Medium = "typed", audio: str | None = None, think: float | None = None
    ) -> Attempt:
        """End the answer, to the question or to the follow-up, and keep it; the words of a spoken one come later."""
        self._need(Phase.ANSWERING)
        self.times.stop()
        attempt = Attempt(
            id=self._new_id(),
            asked=self.asked,
            position=self.position,
            number=self._answers.tries(self.position) + (0 if self.probe else 1),
            structure=self.plan.structure,
            medium=medium,
            started=self._started,
            seconds=self.countdown.elapsed(),
            limit=self.plan.seconds_each,
            time_up_at=None if self.time_up_at is None else min(self.time_up_at, len(answer)),
            answer=answer,
            audio=audio,
            think=think,
            probe=self.probe,
            follows=self.attempt.id if self.probe else None,
            outline_shown=self._outline_shown,
            left_out=self.times.left_out,
            said_again=self._said_again,
        )
        self._answers.add(attempt)
        self.probe = None
        self.phase = Phase.RATING
        return attempt

    def follow_up(self, structure: Structure) -> Chosen | None:
        """Put the follow-up that the answer calls for, before it is rated; None when the panel has none.

        When one is put, the session is READY again with `probe` set.
        """
        self._need(Phase.RATING)
        silent = self.times.is_over or self.attempt.unheard
        chosen = None if silent else self._follow_ups.put(self.plan, self._answers, structure)
        if chosen is not None:
            self._prepare(self.position)
            self.probe = chosen.probe
        return chosen

    def rate(self, rating: int | None) -> None:
        """Keep the candidate's own rating, 1 to 5, or None when skipped; then assess, except in an exam."""
        self._need(Phase.RATING)
        if rating is not None:
            self._answers.rate(rating)
        if self.plan.exam:
            self._advance()
            return
        if not self.attempt.unheard:
            self._answers.assess(self.attempt.id, ())
        self.phase = Phase.FEEDBACK

    def set_role(self, attempt_id: str, set_roles: tuple[SetRole, ...]) -> Assessment:
        """Assess an attempt again with the roles that the user gave."""
        return self._answers.assess(attempt_id, set_roles)

    def keep_drill(self, attempt_id: str, checks: tuple[Done, ...]) -> None:
        """Keep what of the drill was done in an answer."""
        self._answers.keep_drill(attempt_id, checks)

    def again(self) -> None:
        """Put the same question once more."""
        self._need(Phase.FEEDBACK)
        self._prepare(self.position)

    def proceed(self) -> None:
        """Go on to the next question, or to the end."""
        self._need(Phase.FEEDBACK)
        self._advance()

    def stop(self) -> None:
        """End the session where it stands."""
        if self.phase is not Phase.ENDED:
            self._end("stopped")

    def abandon(self) -> None:
        """End a session that leaves no trace: its journal is gone, for nothing was in it."""
        self.times.stop()
        self.phase = Phase.ENDED

    def _advance(self) -> None:
        if not self.is_last:
            self._prepare(self.position + 1)
        elif self._confer():
            self.times.next_part(self.plan)
            self._prepare(self.plan.main)
        else:
            self._end("finished")

    def _confer(self) -> bool:
        """Let the panel add questions after the last, once; returns whether it did."""
        if self.plan.held is None or not self.plan.held.supplemental or self.plan.supplemented:
            return False
        self._answers.assess_rest()
        self.supplements = choose_supplements(self.plan, self.attempts, self.fullest())
        if not self.supplements:
            return False
        plan, event = supplemented(self.plan, self.supplements, self._clock.now())
        self._journal.append(event)
        self.plan = plan
        return True

    def _prepare(self, position: int) -> None:
        self.position = position
        self.probe = None
        self._outline_shown = self._said_again = 0
        self.times.next_answer(self.plan)
        self.phase = Phase.READY

    def _end(self, how: str) -> None:
        self.times.stop()
        self._answers.assess_rest()
        self._journal.append(Ended.model_validate({"at": self._clock.now(), "how": how}))
        self.phase = Phase.ENDED

    def _need(self, phase: Phase) -> None:
        if self.phase is not phase:
            raise WrongPhaseError(f"needs {phase.name}, is {self.phase.name}")

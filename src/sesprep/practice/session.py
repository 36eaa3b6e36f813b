"""A session's turns: a question is put, answered, followed up, rated, assessed; again or next; the end."""

from collections.abc import Callable, Mapping

from sesprep.domain.assessment import Assessment, SetRole
from sesprep.domain.attempt import AskedQuestion, Attempt, Medium
from sesprep.domain.bank import Probe
from sesprep.domain.session import Ended, Joined, Plan
from sesprep.domain.structure import Structure
from sesprep.practice.answers import Answers
from sesprep.practice.clock import Clock
from sesprep.practice.countdown import Countdown
from sesprep.practice.follow_ups import FollowUps
from sesprep.practice.interruption import Interruption
from sesprep.practice.ports import Assessor, Journal, Phase, Signal, WrongPhaseError
from sesprep.practice.probes import Chosen
from sesprep.practice.supplemental import choose_supplements, supplemented, supplements_of
from sesprep.practice.times import Times
from sesprep.practice.words import Words

__all__ = ["Assessor", "Journal", "Phase", "Session", "Signal", "WrongPhaseError"]


class Session:
    """One run through a plan. Every turn that the user could lose is in the journal before it returns."""

    def __init__(
        self,
        plan: Plan,
        *,
        clock: Clock,
        journal: Journal,
        assess: Assessor,
        new_id: Callable[[], str],
        position: int = 0,
        used: float = 0.0,
        time_up_at: int | None = None,
        attempts: tuple[Attempt, ...] = (),
        assessments: dict[str, Assessment] | None = None,
        joined: Mapping[str, Joined] | None = None,
        probed: Mapping[str, tuple[Probe, ...]] | None = None,
        probed_why: Mapping[str, tuple[str, ...]] | None = None,
        reasons: tuple[str, ...] = (),
    ) -> None:
        """Prepare a session at `position`; what follows `position` comes from an interrupted one."""
        if plan.supplemented:  # the part before is closed, also when its time ran out before its last question
            position = max(position, plan.main)
        self.plan = plan
        self.position = position
        self._answers = Answers(journal, assess, attempts, assessments, joined)
        self.attempts = self._answers.attempts
        self.assessments = self._answers.assessments
        self.joined = self._answers.joined
        self.words = Words(self._answers, self._is_due)
        """The words of spoken answers, which come when they are known and may be mended."""
        self.supplements = supplements_of(plan, reasons)
        """What the panel added, with its reasons."""
        self._follow_ups = FollowUps(journal, probed, probed_why)
        self._clock = clock
        self._journal = journal
        self._new_id = new_id
        self.times = Times(clock, plan, position, self.attempts, used=used, time_up_at=time_up_at)
        minutes = plan.held.minutes_preparation if plan.held else None
        self.preparation = Countdown(clock, minutes * 60) if minutes else None
        """The time with the questions in hand; the screen that shows them starts it."""
        self._outline_shown = self._said_again = 0
        self._started = clock.now()
        self.phase = Phase.READY if position < len(plan.asked) else Phase.ENDED
        self.probe = self._follow_ups.open_at(position, self.attempts) if self.phase is Phase.READY else None
        """The follow-up that is put just now; None when it is the lead question."""

    @property
    def probed_why(self) -> Mapping[str, tuple[str, ...]]:
        """Why each follow-up was put, in plain words, by the id of the attempt at its lead question."""
        return self._follow_ups.why

    @property
    def asked(self) -> AskedQuestion:
        """The question at hand."""
        return self.plan.asked[self.position]

    @property
    def countdown(self) -> Countdown:
        """The time of the answer at hand."""
        return self.times.answer

    @property
    def whole(self) -> Countdown:
        """The time of the whole; its limit is None when the format has no one clock."""
        return self.times.whole

    @property
    def time_up_at(self) -> int | None:
        """The code point at which the time of the answer at hand ran out."""
        return self.times.time_up_at

    @property
    def attempt(self) -> Attempt:
        """The newest attempt at a lead question."""
        return self._answers.lead

    @property
    def assessment(self) -> Assessment | None:
        """The newest attempt's assessment; None while the user has not rated it yet, and during an exam."""
        return self.assessments.get(self.attempt.id) if self.attempts else None

    @property
    def is_last(self) -> bool:
        """Whether no planned question follows: none is left, or the time of the whole is over."""
        after = self.position + 1
        return after >= len(self.plan.asked) or self.times.is_over

    @property
    def interruption(self) -> Interruption | None:
        """What the clocks say happened during the answer; None when all went well, or after `leave_out`."""
        return self.times.interruption

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

    def fullest(self) -> dict[str, Assessment]:
        """The fullest assessment of each lead question's attempt: the joined one where there is one."""
        return self._answers.fullest()

    def _is_due(self, lead: Attempt) -> bool:
        """Whether changed words are assessed at once, and not with the rating or at the end."""
        if self.phase is Phase.ENDED:
            return True
        return not self.plan.exam and not (self.phase is Phase.RATING and lead.id == self.attempt.id)

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

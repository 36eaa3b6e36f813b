"""Where a session stands: what is asked, what was answered, how much time is left."""

from collections.abc import Callable, Mapping

from sesprep.domain.assessment import Assessment
from sesprep.domain.attempt import AskedQuestion, Attempt
from sesprep.domain.bank import Probe
from sesprep.domain.format import Done
from sesprep.domain.session import Joined, Plan
from sesprep.practice.answers import Answers
from sesprep.practice.clock import Clock
from sesprep.practice.countdown import Countdown
from sesprep.practice.follow_ups import FollowUps
from sesprep.practice.interruption import Interruption
from sesprep.practice.ports import Assessor, Journal, Phase
from sesprep.practice.supplemental import supplements_of
from sesprep.practice.times import Times
from sesprep.practice.words import Words


class Standing:
    """What can be asked of a session at any time; it changes by the turns of `Session` alone."""

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
        drilled: Mapping[str, tuple[Done, ...]] | None = None,
    ) -> None:
        """Prepare a session at `position`; what follows `position` comes from an interrupted one."""
        if plan.supplemented:  # the part before is closed, also when its time ran out before its last question
            position = max(position, plan.main)
        self.plan = plan
        self.position = position
        self._answers = Answers(journal, assess, attempts, assessments, joined, drilled)
        self.attempts = self._answers.attempts
        self.assessments = self._answers.assessments
        self.joined = self._answers.joined
        self.drilled = self._answers.drilled
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

    def fullest(self) -> dict[str, Assessment]:
        """The fullest assessment of each lead question's attempt: the joined one where there is one."""
        return self._answers.fullest()

    def _is_due(self, lead: Attempt) -> bool:
        """Whether changed words are assessed at once, and not with the rating or at the end."""
        if self.phase is Phase.ENDED:
            return True
        return not self.plan.exam and not (self.phase is Phase.RATING and lead.id == self.attempt.id)

"""Folds a session's journal into its record."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sesprep.domain.assessment import Assessment
from sesprep.domain.attempt import Attempt
from sesprep.domain.bank import Probe
from sesprep.domain.format import Done
from sesprep.domain.session import (
    Answered,
    Assessed,
    Drilled,
    Ended,
    Event,
    Joined,
    Noted,
    Plan,
    Probed,
    Rated,
    Rechecked,
    SessionRecord,
    Starred,
    Started,
    Supplemented,
)
from sesprep.errors import BadInputError


def fold(events: Iterable[Event]) -> SessionRecord:
    """The record that the events tell: the first start, each attempt as last told, and the last end.

    An attempt told twice is replaced where it stood; a word about an unknown attempt is ignored. Raises BadInputError
    when no event says how the session started.
    """
    told = _Told()
    for event in events:
        told.take(event)
    return told.record()


@dataclass
class _Told:
    """What the events have told so far; what is said of an attempt stands under its id."""

    started: Started | None = None
    ended: Ended | None = None
    attempts: dict[str, Attempt] = field(default_factory=dict)
    assessments: dict[str, Assessment] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    stars: dict[str, bool] = field(default_factory=dict)
    rechecks: dict[str, tuple[Assessment, ...]] = field(default_factory=dict)
    probed: dict[str, tuple[Probe, ...]] = field(default_factory=dict)
    whys: dict[str, tuple[str, ...]] = field(default_factory=dict)
    joined: dict[str, Joined] = field(default_factory=dict)
    drilled: dict[str, tuple[Done, ...]] = field(default_factory=dict)
    added: list[Supplemented] = field(default_factory=list)

    def take(self, event: Event) -> None:
        """Take in one event."""
        match event:
            case Started():
                self.started = self.started or event
            case Answered(attempt=attempt):
                self._answer(attempt)
            case Supplemented():
                self.added.append(event)
            case Ended():
                self.ended = event
            case _ if event.attempt in self.attempts:
                self._say(event, event.attempt)

    def _answer(self, attempt: Attempt) -> None:
        """Put it in its place, and leave out what was said of it when its words have changed since."""
        before = self.attempts.get(attempt.id)
        if before is not None and before.answer != attempt.answer:
            self.drilled.pop(attempt.follows or attempt.id, None)
            self.assessments.pop(attempt.id, None)
            self.joined.pop(attempt.follows or attempt.id, None)
        self.attempts[attempt.id] = attempt

    def _say(self, event: Event, at: str) -> None:
        """Keep what is said of the attempt `at`."""
        match event:
            case Rated(rating=rating):
                self.attempts[at] = self.attempts[at].model_copy(update={"rating": rating})
            case Assessed(assessment=assessment, set_roles=roles):
                self.attempts[at] = self.attempts[at].model_copy(update={"set_roles": roles})
                self.assessments[at] = assessment
            case Noted(text=text):
                self.notes[at] = text
            case Starred(on=on):
                self.stars[at] = on
            case Rechecked(assessment=assessment):
                self.rechecks[at] = (*self.rechecks.get(at, ()), assessment)
            case Probed(probe=probe, why=why):
                self.probed[at] = (*self.probed.get(at, ()), probe)
                self.whys[at] = (*self.whys.get(at, ()), why)
            case Joined():
                self.joined[at] = event
            case Drilled(checks=checks):
                self.drilled[at] = checks

    def record(self) -> SessionRecord:
        """All of it. Raises BadInputError when nothing says how the session started."""
        if self.started is None:
            raise BadInputError("This journal does not say how its session started.")
        return SessionRecord(
            id=self.started.id,
            started=self.started.at,
            schema_version=self.started.schema_version,
            plan=_extended(self.started.plan, self.added),
            attempts=tuple(self.attempts.values()),
            assessments=self.assessments,
            ended=self.ended.at if self.ended else None,
            how=self.ended.how if self.ended else None,
            notes={attempt: text for attempt, text in self.notes.items() if text.strip()},
            starred=tuple(attempt for attempt, on in self.stars.items() if on),
            rechecks=self.rechecks,
            probed=self.probed,
            probed_why=self.whys,
            joined=self.joined,
            drilled=self.drilled,
            reasons=tuple(reason for event in self.added for reason in _reasons(event)),
        )


def _extended(plan: Plan, added: Iterable[Supplemented]) -> Plan:
    """The plan with the supplemental questions at its end."""
    more = tuple(asked for event in added for asked in event.asked)
    update = {"asked": plan.asked + more, "supplemented": plan.supplemented + len(more)}
    return plan.model_copy(update=update) if more else plan


def _reasons(event: Supplemented) -> Iterable[str]:
    """One reason for each question; empty where none was kept."""
    return (event.reasons + ("",) * len(event.asked))[: len(event.asked)]

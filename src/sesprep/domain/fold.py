"""Folds a session's journal into its record."""

from collections.abc import Iterable

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
    started: Started | None = None
    ended: Ended | None = None
    attempts: dict[str, Attempt] = {}
    assessments: dict[str, Assessment] = {}
    notes: dict[str, str] = {}
    stars: dict[str, bool] = {}
    rechecks: dict[str, tuple[Assessment, ...]] = {}
    probed: dict[str, tuple[Probe, ...]] = {}
    whys: dict[str, tuple[str, ...]] = {}
    joined: dict[str, Joined] = {}
    drilled: dict[str, tuple[Done, ...]] = {}
    added: list[Supplemented] = []
    for event in events:
        match event:
            case Started():
                started = started or event
            case Answered(attempt=attempt):
                if attempt.id in attempts and attempts[attempt.id].answer != attempt.answer:
                    _forget(attempt, assessments, joined, drilled)
                attempts[attempt.id] = attempt
            case Rated(attempt=known, rating=rating) if known in attempts:
                attempts[known] = attempts[known].model_copy(update={"rating": rating})
            case Assessed(attempt=known, assessment=assessment, set_roles=roles) if known in attempts:
                attempts[known] = attempts[known].model_copy(update={"set_roles": roles})
                assessments[known] = assessment
            case Noted(attempt=known, text=text) if known in attempts:
                notes[known] = text
            case Starred(attempt=known, on=on) if known in attempts:
                stars[known] = on
            case Rechecked(attempt=known, assessment=assessment) if known in attempts:
                rechecks[known] = (*rechecks.get(known, ()), assessment)
            case Probed(attempt=known, probe=probe, why=why) if known in attempts:
                probed[known] = (*probed.get(known, ()), probe)
                whys[known] = (*whys.get(known, ()), why)
            case Joined(attempt=known) if known in attempts:
                joined[known] = event
            case Drilled(attempt=known, checks=checks) if known in attempts:
                drilled[known] = checks
            case Supplemented():
                added.append(event)
            case Ended():
                ended = event
            case _:
                continue
    if started is None:
        raise BadInputError("This journal does not say how its session started.")
    return SessionRecord(
        id=started.id,
        started=started.at,
        schema_version=started.schema_version,
        plan=_extended(started.plan, added),
        attempts=tuple(attempts.values()),
        assessments=assessments,
        ended=ended.at if ended else None,
        how=ended.how if ended else None,
        notes={attempt: text for attempt, text in notes.items() if text.strip()},
        starred=tuple(attempt for attempt, on in stars.items() if on),
        rechecks=rechecks,
        probed=probed,
        probed_why=whys,
        joined=joined,
        drilled=drilled,
        reasons=tuple(reason for event in added for reason in _reasons(event)),
    )


def _forget(
    attempt: Attempt,
    assessments: dict[str, Assessment],
    joined: dict[str, Joined],
    drilled: dict[str, tuple[Done, ...]],
) -> None:
    """Leave out what was said about words that have changed since."""
    drilled.pop(attempt.follows or attempt.id, None)
    assessments.pop(attempt.id, None)
    joined.pop(attempt.follows or attempt.id, None)


def _extended(plan: Plan, added: Iterable[Supplemented]) -> Plan:
    """The plan with the supplemental questions at its end."""
    more = tuple(asked for event in added for asked in event.asked)
    update = {"asked": plan.asked + more, "supplemented": plan.supplemented + len(more)}
    return plan.model_copy(update=update) if more else plan


def _reasons(event: Supplemented) -> Iterable[str]:
    """One reason for each question; empty where none was kept."""
    return (event.reasons + ("",) * len(event.asked))[: len(event.asked)]

"""Folds a session's journal into its record."""

from collections.abc import Iterable

from sesprep.domain.assessment import Assessment
from sesprep.domain.attempt import Attempt
from sesprep.domain.session import Answered, Assessed, Ended, Event, Rated, SessionRecord, Started
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
    for event in events:
        match event:
            case Started():
                started = started or event
            case Answered(attempt=attempt):
                attempts[attempt.id] = attempt
            case Rated(attempt=known, rating=rating) if known in attempts:
                attempts[known] = attempts[known].model_copy(update={"rating": rating})
            case Assessed(attempt=known, assessment=assessment, set_roles=roles) if known in attempts:
                attempts[known] = attempts[known].model_copy(update={"set_roles": roles})
                assessments[known] = assessment
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
        plan=started.plan,
        attempts=tuple(attempts.values()),
        assessments=assessments,
        ended=ended.at if ended else None,
        how=ended.how if ended else None,
    )

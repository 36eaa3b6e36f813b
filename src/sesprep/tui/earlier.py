"""Earlier answers, for the drills that work on one."""

from collections.abc import Iterator

from sesprep.domain.attempt import Attempt
from sesprep.domain.format import Drill, SessionFormat
from sesprep.domain.framework import Framework
from sesprep.domain.session import SessionRecord
from sesprep.errors import BadInputError, SesprepError
from sesprep.practice.drills import ON_EARLIER, source_for
from sesprep.practice.plan import Choice
from sesprep.practice.thin import qualification_of
from sesprep.storage.history import list_sessions
from sesprep.storage.places import Places


def needs_earlier(form: SessionFormat) -> bool:
    """Whether a format works on an earlier answer."""
    return form.drill is not None and form.drill.kind in ON_EARLIER


def newest_for(places: Places, drill: Drill) -> Attempt | None:
    """The newest earlier answer that fits; None for a drill that needs none. Raises BadInputError when none fits."""
    for record in _records(places):
        try:
            return source_for(drill, [record])
        except BadInputError:  # not in this session: look in the one before
            continue
    return source_for(drill, [])


def attempt_of(places: Places, attempt_id: str) -> Attempt | None:
    """The saved answer with that id; None when its session is gone."""
    found = (a for record in _records(places) for a in record.attempts if a.id == attempt_id)
    return next(found, None) if attempt_id else None


def choice_on(choice: Choice, source: Attempt, drill: Drill, framework: Framework) -> Choice:
    """The choice with what the drill needs: the earlier question again, or one on another qualification."""
    if drill.kind != "other-competency":
        return Choice(
            question=(source.asked.bank, source.asked.question.id),
            minutes=choice.minutes,
            seed=choice.seed,
            source=source.id,
        )
    told = qualification_of(source.asked, framework.id)
    others = tuple(f"{framework.id}/{q.id}" for q in framework.qualifications if f"{framework.id}/{q.id}" != told)
    inside = tuple(ref for ref in choice.competencies if any(ref == o or ref.startswith(f"{o}/") for o in others))
    return Choice(
        banks=choice.banks,
        competencies=inside or others,
        questions=choice.questions,
        minutes=choice.minutes,
        seed=choice.seed,
        source=source.id,
    )


def _records(places: Places) -> Iterator[SessionRecord]:
    """The saved sessions, newest first; one that cannot be read is named by the history."""
    for summary in list_sessions(places).sessions:
        try:
            yield summary.record()
        except SesprepError:
            continue

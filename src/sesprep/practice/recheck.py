"""A past answer, checked again with today's model and rules."""

from sesprep.analysis.checker import Checker
from sesprep.domain.assessment import Assessment
from sesprep.domain.attempt import Attempt
from sesprep.domain.settings import Settings
from sesprep.domain.structure import Structure


def recheck(attempt: Attempt, framework: str, structure: Structure, settings: Settings) -> Assessment:
    """Today's assessment; the age of the example is reckoned from the day of the answer. Changes nothing."""
    checker = Checker(
        structure,
        bands=settings.bands.get(attempt.structure),
        rules=settings.rules,
        today=attempt.started.date(),
        framework=framework,
    )
    return checker(attempt.answer, attempt_id=attempt.id, question=attempt.asked.question, set_roles=attempt.set_roles)

"""Everything that is drawn over time, in one value."""

from collections.abc import Mapping, Sequence
from datetime import date, tzinfo

from sesprep.domain.facts import SessionFacts
from sesprep.domain.framework import Framework
from sesprep.domain.model import Model
from sesprep.domain.structure import Band
from sesprep.review.balance import ElementBalance, balance
from sesprep.review.bias import RatingBias, rating_bias
from sesprep.review.heat import WEEKS, HeatMap, heat_map
from sesprep.review.pace import PacePoint, TimePoint, pace, time_used
from sesprep.review.recurring import FindingTrend, recurring


class Trends(Model):
    """The numbers behind every plot."""

    balance: tuple[ElementBalance, ...]
    findings: tuple[FindingTrend, ...]
    pace: tuple[PacePoint, ...]
    time: tuple[TimePoint, ...]
    bias: RatingBias
    heat: HeatMap


def trends(
    sessions: Sequence[SessionFacts],
    *,
    structure: str,
    bands: Mapping[str, Band],
    framework: Framework,
    today: date,
    weeks: int = WEEKS,
    zone: tzinfo | None = None,
) -> Trends:
    """All trends of the sessions; `zone` is where days begin, None the system's own. Raises as `heat_map` does."""
    return Trends(
        balance=balance(sessions, structure, bands, zone),
        findings=recurring(sessions, zone),
        pace=pace(sessions, zone),
        time=time_used(sessions, zone),
        bias=rating_bias(sessions, zone),
        heat=heat_map(sessions, framework, today, weeks, zone),
    )

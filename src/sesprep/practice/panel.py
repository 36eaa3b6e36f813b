"""Who of the panel speaks."""

import random

from sesprep.domain.format import Panelist
from sesprep.domain.session import Plan


def speaker(plan: Plan, position: int, probe: int = 0) -> Panelist | None:
    """Who puts the question at `position` (from 0), or its follow-up number `probe` (from 1); None without a panel.

    The panel takes turns, the first in the format's list first; a follow-up comes from the one who asked or, by the
    plan's seed, from another. The same plan gives the same speakers.
    """
    panel = plan.held.panel if plan.held else ()
    if not panel:
        return None
    if probe == 0 or len(panel) == 1:
        return panel[position % len(panel)]
    return random.Random(f"{plan.seed}:{position}:{probe}").choice(panel)


def is_silent(plan: Plan) -> bool:
    """Whether the panel shows nothing between questions, which the candidate is told at the first."""
    return plan.held is not None and plan.held.silent

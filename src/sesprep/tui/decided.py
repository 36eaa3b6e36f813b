"""The board's decision on a session that is over."""

from sesprep.practice.decision import Decision, board_decision
from sesprep.practice.thin import qualification_of
from sesprep.storage.stories import load_stories
from sesprep.tui.live import Live
from sesprep.tui.services import Services


def further_asked(live: Live) -> tuple[str, ...]:
    """Why the panel asked further: for each supplemental question its qualification and the reason."""
    plan, framework = live.session.plan, live.framework
    return tuple(
        f"{framework.name_of(qualification_of(one.asked, plan.framework))}: {one.reason or 'The reason was not kept.'}"
        for one in live.session.supplements
    )


def decision_of(live: Live, services: Services) -> Decision | None:
    """The decision with the cautions on the stories told; None when the format has none. Files are read."""
    session, plan = live.session, live.session.plan
    if plan.held is None or not plan.held.decision:
        return None
    stories = load_stories(services.places, services.frameworks, services.structures)
    return board_decision(plan, live.framework, session.attempts, session.fullest(), stories.values)

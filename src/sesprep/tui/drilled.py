"""The checks of a drill: made on each answer, and kept with it."""

from sesprep.practice.drills import judge
from sesprep.tui.joined_view import whole_answer
from sesprep.tui.live import Live


def keep_checks(live: Live) -> None:
    """Judge every assessed answer of a drill with its words and letters as they are now, and keep what came out.

    What a question tests is chosen by the candidate, and kept then.
    """
    session, drill = live.session, live.session.plan.drill
    if drill is None or drill.kind == "which-competency":
        return
    fullest = session.fullest()
    for attempt in [a for a in session.attempts if a.probe is None and a.id in fullest]:
        text = whole_answer(attempt, session.attempts).answer
        checks = judge(drill, text, fullest[attempt.id], live.structure, live.source)
        session.keep_drill(attempt.id, checks)

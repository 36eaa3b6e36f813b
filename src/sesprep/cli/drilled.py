"""What of a drill was done, line by line."""

from collections.abc import Callable, Iterator

from sesprep.cli.lines import Lines
from sesprep.domain.format import Drill
from sesprep.practice.drills import choices, is_right, judge, tested
from sesprep.tui.joined_view import whole_answer, whole_assessment
from sesprep.tui.live import Live

Say = Callable[..., None]


def tell_drill(live: Live, drill: Drill, lines: Lines, say: Say) -> None:
    """Say what of the drill was done in the newest answer; a drill on competencies first asks which was meant."""
    if drill.kind == "which-competency":
        _ask_which(live, lines, say)
        return
    session, attempt = live.session, live.session.attempt
    if session.assessment is None:
        return
    found = whole_assessment(attempt, session.assessment, session.joined)
    text = whole_answer(attempt, session.attempts).answer
    say("Was it done?")
    for check in judge(drill, text, found, live.structure, live.source):
        say(f"{'may be' if check.met is None else 'yes' if check.met else 'no'}: {check.says}")


def _ask_which(live: Live, lines: Lines, say: Say) -> None:
    """Offer a few qualifications by number, and say whether the chosen one is right; a script may leave it out."""
    session = live.session
    question = session.attempt.asked.question
    offered = choices(question, live.framework, session.plan.seed)
    say("Which one did you mean?", *(f"{n}. {q.name}" for n, q in enumerate(offered, start=1)))
    chosen = _number(len(offered), lines, say)
    right = chosen is not None and is_right(question, live.framework, offered[chosen - 1])
    verdict = "" if chosen is None else "Yes. " if right else "No. "
    say(f"{verdict}{tested(question, live.framework)}")


def _number(most: int, lines: Lines, say: Say) -> int | None:
    if lines.ended():
        return None
    say(f"Type its number, 1 to {most}, or press Enter to be told:")
    for line in _typed(lines):
        if line.isdecimal() and 1 <= int(line) <= most:
            return int(line)
        if not lines.interactive:  # a script that chooses nothing: these are the next words
            lines.put_back(line)
            return None
        say(f"Type a number from 1 to {most}, or press Enter:")
    return None


def _typed(lines: Lines) -> Iterator[str]:
    while (line := lines.read()) is not None and line.strip():
        yield line.strip()

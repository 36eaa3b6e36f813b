"""What of a drill was done, line by line."""

from collections.abc import Callable, Iterator

from sesprep.cli.checked import check_lines
from sesprep.cli.lines import Lines
from sesprep.domain.format import Drill
from sesprep.practice.drill_told import next_in_drill
from sesprep.practice.drills import choices, chose, tested
from sesprep.tui.drilled import keep_checks
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
    keep_checks(live)
    say("Was it done?", *check_lines(session.drilled[attempt.id]))


def tell_rest(live: Live, drill: Drill, say: Say) -> None:
    """After the last answer, say what of the drill is still to be done."""
    keep_checks(live)
    if live.session.attempts:
        say(f"Next: {next_in_drill(live.record(), drill)}")


def _ask_which(live: Live, lines: Lines, say: Say) -> None:
    """Offer a few qualifications by number, and say whether the chosen one is right; a script may leave it out."""
    session = live.session
    question = session.attempt.asked.question
    offered = choices(question, live.framework, session.plan.seed)
    say("Which one did you mean?", *(f"{n}. {q.name}" for n, q in enumerate(offered, start=1)))
    number = _number(len(offered), lines, say)
    verdict = ""
    if number is not None:
        done = chose(question, live.framework, offered[number - 1])
        session.keep_drill(session.attempt.id, (done,))
        verdict = "Yes. " if done.met else "No. "
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

"""The three things to do next, each with its reason."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from sesprep.domain.counted import counted, days_ago, times_words
from sesprep.domain.model import Model
from sesprep.review.bias import RatingBias
from sesprep.review.coverage import CoverageRow
from sesprep.review.interviews import BADLY
from sesprep.review.recurring import FindingTrend

STEPS = 3
WEAK = 1.5
"""Below this mean strength, 0 to 3, a competency is weak."""
STALE = 21
"""After so many days a competency wants to be practiced again."""

Why = Literal["interview", "never", "weak", "finding", "stale", "bias", "go-on"]


class NextStep(Model):
    """One thing to do, and why."""

    why: Why
    do: str
    """In one plain sentence."""
    reason: str
    target: tuple[str, ...]
    """The words of the command that does it, after `sesprep`."""


def next_steps(
    rows: Sequence[CoverageRow], findings: Iterable[FindingTrend] = (), bias: RatingBias | None = None
) -> tuple[NextStep, ...]:
    """Three steps, or fewer when there is no more to say: the first of each kind, then the second of each, and so on.

    The kinds come in this order: what went badly in a real interview, or was probed there, and was not practiced since;
    a core qualification or competency never practiced (those that a real interview asked for first); the weakest; a
    finding that recurs; one not practiced for three weeks; ratings that lean.
    """
    every = (_asked(rows), _never(rows), _weak(rows), _recurring(findings), _stale(rows), _leaning(bias))
    kinds = [list(kind) for kind in every]
    longest = max(len(kind) for kind in kinds)
    turns = [kind[turn] for turn in range(longest) for kind in kinds if turn < len(kind)]
    chosen: list[NextStep] = []
    for step in turns:
        if all(step.target != one.target for one in chosen):
            chosen.append(step)
    return tuple(chosen[:STEPS]) or (_GO_ON,)


def _asked(rows: Sequence[CoverageRow]) -> Iterator[NextStep]:
    """The newest interview first; a row that stands only for the competencies under it has no step of its own."""
    pressing = [
        (row, row.asked)
        for row in rows
        if row.asked and row.ref in row.asked.refs and row.asked.presses and (not row.last or row.last <= row.asked.day)
    ]
    alike: dict[str, list[CoverageRow]] = {}
    for row, asked in sorted(pressing, key=lambda pair: (-pair[1].day.toordinal(), pair[1].felt or BADLY)):
        alike.setdefault(asked.question or row.ref, []).append(row)
    for rows_of_one in alike.values():
        asked = next(row.asked for row in rows_of_one if row.asked)
        names = _listed([row.name for row in rows_of_one])
        yield NextStep(why="interview", do=f"Practice {names}.", reason=asked.reason, target=_practice(*rows_of_one))


def _never(rows: Sequence[CoverageRow]) -> Iterator[NextStep]:
    """Whole qualifications before single competencies, what interviews asked for before the rest."""
    bare = [row for row in rows if row.kind != "technical" and not row.answers]
    wholes = {row.ref for row in bare if row.level == "qualification"}
    wanted = [r for r in bare if r.level == "qualification" or r.ref.rsplit("/", 1)[0] not in wholes]
    for row in sorted(wanted, key=lambda r: (-r.interviews, r.kind != "core", r.level != "qualification")):
        asked = f" A real interview asked for it {times_words(row.interviews)}." if row.interviews else ""
        reason = f"You have never practiced it.{asked}{_offer(row.by_map)}"
        yield NextStep(why="never", do=f"Practice {row.name}.", reason=reason, target=_practice(row))


def _weak(rows: Sequence[CoverageRow]) -> Iterator[NextStep]:
    weak = [r for r in rows if r.level == "competency" and r.strength is not None and r.strength < WEAK]
    for row in sorted(weak, key=lambda r: (r.strength or 0.0, -r.interviews)):
        reason = f"Its newest answers have a strength of {row.strength:.1f} of 3."
        yield NextStep(why="weak", do=f"Practice {row.name} again.", reason=reason, target=_practice(row))


def _stale(rows: Sequence[CoverageRow]) -> Iterator[NextStep]:
    old = [r for r in rows if r.level == "competency" and r.days_ago is not None and r.days_ago > STALE]
    for row in sorted(old, key=lambda r: (-r.interviews, -(r.days_ago or 0))):
        reason = f"You last practiced it {days_ago(row.days_ago or 0)}."
        yield NextStep(why="stale", do=f"Come back to {row.name}.", reason=reason, target=_practice(row))


def _recurring(findings: Iterable[FindingTrend]) -> Iterator[NextStep]:
    for finding in findings:
        if finding.course == "recurs":
            message = f"{finding.message.rstrip('.')} ({finding.rule})."
            reason = f"In {finding.recent} of your last {finding.of_recent} answers: {message}"
            target = ("rules", "explain", finding.rule)
            yield NextStep(why="finding", do="Mend what keeps coming back.", reason=reason, target=target)


def _leaning(bias: RatingBias | None) -> Iterator[NextStep]:
    if bias is None or bias.difference is None or bias.leaning not in ("over", "under"):
        return
    side = "above" if bias.leaning == "over" else "below"
    over = counted(bias.answers, "answer")
    reason = f"Your ratings are {abs(bias.difference):.1f} {side} what the checker sees, over {over}."
    do = "Compare your ratings with the elements that were found."
    yield NextStep(why="bias", do=do, reason=reason, target=("history", "trends"))


def _practice(*rows: CoverageRow) -> tuple[str, ...]:
    framework = rows[0].ref.split("/", 1)[0]
    return ("practice", "--plain", "--framework", framework, *(w for row in rows for w in ("--competency", row.ref)))


def _listed(names: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def _offer(answers: int) -> str:
    if not answers:
        return ""
    return f" By the map, {counted(answers, 'answer')} under another framework may serve."


_GO_ON = NextStep(
    why="go-on",
    do="Hold a mock interview.",
    reason="Nothing stands out.",
    target=("practice", "--plain", "--format", "exam"),
)

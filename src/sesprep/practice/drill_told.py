"""What the drill of a session came to: the newest answers' checks, and what to do next."""

from collections import Counter

from sesprep.domain.format import Done, Drill
from sesprep.domain.session import SessionRecord

GO_ON = {
    "one-element": "Now tell a whole story around it.",
    "which-competency": "Now answer a few of these questions.",
}
YES, MAY_BE, NO = "yes", "may be", "no"


def verdict_word(check: Done) -> str:
    """Whether a check was met, in a word."""
    return MAY_BE if check.met is None else YES if check.met else NO


def newest_checks(record: SessionRecord) -> dict[int, tuple[Done, ...]]:
    """The checks of the newest try at each question that was judged, by the question's place from 0."""
    judged = [a for a in record.attempts if a.id in record.drilled]
    return {a.position: record.drilled[a.id] for a in sorted(judged, key=lambda a: (a.position, a.number))}


def next_in_drill(record: SessionRecord, drill: Drill) -> str:
    """One or two sentences on what of the drill is still to be done; nothing that it did not ask for. Pure."""
    newest = newest_checks(record)
    if not newest:
        return "Nothing of this drill was checked."
    if drill.kind == "which-competency":
        return _named(newest)
    undone = Counter(check.says for checks in newest.values() for check in checks if check.met is False)
    doubted = Counter(check.says for checks in newest.values() for check in checks if check.met is None)
    if undone:
        says, answers = undone.most_common(1)[0]
        return f"Do this drill again. Not done{_in(answers, len(newest))}: {says}."
    if doubted:
        says, answers = doubted.most_common(1)[0]
        return f"Nothing was clearly left undone, but the checker is not sure{_in(answers, len(newest))}: {says}."
    every = "Everything was done." if len(newest) == 1 else f"Everything was done in all {len(newest)} answers."
    return f"{every} {GO_ON.get(drill.kind, 'Take another answer of yours.')}"


def _named(newest: dict[int, tuple[Done, ...]]) -> str:
    wrong = [str(position + 1) for position, checks in sorted(newest.items()) if not all(c.met for c in checks)]
    if not wrong:
        return f"All {len(newest)} right. {GO_ON['which-competency']}" if len(newest) > 1 else "Right."
    which = wrong[0] if len(wrong) == 1 else f"{', '.join(wrong[:-1])} and {wrong[-1]}"
    noun = "question" if len(wrong) == 1 else "questions"
    return f"{len(newest) - len(wrong)} of {len(newest)} right. Look again at {noun} {which}."


def _in(answers: int, of: int) -> str:
    return f" in {answers} of {of} answers" if of > 1 else ""

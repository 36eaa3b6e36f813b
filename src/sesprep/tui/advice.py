"""What to work on next, from the newest try at each question."""

from sesprep.domain.assessment import Assessment
from sesprep.domain.attempt import Attempt
from sesprep.domain.counted import counted
from sesprep.domain.session import SessionRecord
from sesprep.domain.structure import Structure
from sesprep.practice.drill_told import next_in_drill


def newest(record: SessionRecord) -> tuple[tuple[Attempt, Assessment], ...]:
    """The last try at each question that wants a story, with its assessment, in the plan's order."""
    fullest = record.fullest()
    told = [a for a in record.attempts if a.id in fullest and a.probe is None and a.asked.question.wants_story]
    last = {attempt.position: attempt for attempt in told}
    return tuple((last[p], fullest[last[p].id]) for p in sorted(last))


def next_step(record: SessionRecord, structure: Structure) -> str:
    """One sentence on what to work on, or on what went well; of a drill, on what the drill asked for."""
    if record.plan.drill is not None:
        return next_in_drill(record, record.plan.drill)
    answers = newest(record)
    if not answers:
        return "Answer a question to see what to work on."
    short = sum(assessment.story == "too-short" for _, assessment in answers)
    if short * 2 > len(answers):
        of = f"{short} of {counted(len(answers), 'answer')}"
        were = "was" if short == 1 else "were"
        return f"Say more: {of} {were} too short to judge. Begin with a few sentences about one thing you did."
    vague = sum(assessment.story in ("generic", "hypothetical") for _, assessment in answers)
    if vague * 2 > len(answers):
        of = f"{vague} of {counted(len(answers), 'answer')}"
        return f"Tell of one time, not of what you usually do or would do: {of} told no single event."
    lacks = {
        e.id: sum(a.elements[e.id].verdict != "present" for _, a in answers if e.id in a.elements)
        for e in structure.elements
    }
    worst = max(structure.elements, key=lambda e: lacks[e.id])
    if lacks[worst.id]:
        of = f"{lacks[worst.id]} of {counted(len(answers), 'answer')}"
        return f"Work on the {worst.name}: missing or not clear in {of}. {worst.asks}"
    return "Every answer had every element. Now make them tighter: try the findings of each one."

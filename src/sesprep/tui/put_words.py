"""Where the session stands, who asks, and what goes before the question, in words."""

from sesprep.domain.counted import counted
from sesprep.domain.session import Plan
from sesprep.practice.joined import followers
from sesprep.practice.panel import is_silent, speaker
from sesprep.practice.session import Session
from sesprep.tui.amounts import minutes_words


def name_of(plan: Plan) -> str:
    """What the session is called: its format's name where the plan keeps it."""
    if plan.held is not None:
        return plan.held.name
    return "Mock interview" if plan.exam else "Practice"


def place_words(session: Session) -> str:
    """The session's name with the question's place in it."""
    return " · ".join((name_of(session.plan), *place_of(session)))


def place_of(session: Session) -> tuple[str, ...]:
    """The question's place in the session, whether it is a follow-up, and which try it is."""
    plan, position = session.plan, session.position
    place = question_place(plan, position)
    if plan.story:
        place += f" · tell: {plan.story.replace('-', ' ')}"
    if session.probe is not None:
        return (place, "follow-up")
    tries = sum(a.position == position and a.probe is None for a in session.attempts)
    return (place, f"try {tries + 1}") if tries else (place,)


def question_place(plan: Plan, position: int) -> str:
    """A question's place (from 0): "question 2 of 5", or among the supplemental ones."""
    if position >= plan.main:
        return f"supplemental question {position - plan.main + 1} of {plan.supplemented}"
    return f"question {position + 1} of {plan.main}"


def confer_words(plan: Plan) -> str:
    """What the panel says when it asks further."""
    minutes = plan.held.minutes_supplemental if plan.held else None
    time = "" if minutes is None else f" They have their own clock: {minutes_words(minutes)}."
    return (
        f"It has {counted(plan.supplemented, 'supplemental question')} for you.{time} "
        "The clock starts when the question is shown."
    )


def who_words(session: Session) -> str:
    """Who asks; empty without a panel, except before a follow-up."""
    probe = session.probe
    put = len(followers(session.attempts, session.attempt.id)) + 1 if probe else 0
    who = speaker(session.plan, session.position, put)
    if who is None:
        return "The panel asks:" if probe else ""
    if probe is not None:
        return f"The panel asks: {who.name} follows up"
    if session.asked.question.kind == "closer":
        return f"{who.name}, to close"
    told = f"{who.name}, {who.post}" if who.post else who.name
    still = session.position == 0 and is_silent(session.plan)
    return f"{told}. The panel takes notes and shows nothing." if still else told


def so_far(session: Session) -> str:
    """Before a follow-up, the answer so far with those to earlier follow-ups; else empty."""
    if session.probe is None:
        return ""
    lead = session.attempt
    return "\n".join(" ".join(a.answer.split()) for a in (lead, *followers(session.attempts, lead.id)))

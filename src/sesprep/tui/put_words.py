"""Where the session stands, who asks, and what goes before the question, in words."""

from sesprep.domain.session import Plan
from sesprep.practice.joined import followers
from sesprep.practice.panel import speaker
from sesprep.practice.session import Session


def name_of(plan: Plan) -> str:
    """What the session is called: its format's name where the plan keeps it."""
    if plan.held is not None:
        return plan.held.name
    return "Mock interview" if plan.exam else "Practice"


def place_words(session: Session) -> str:
    """The question's place in the session, and which try it is."""
    plan, position = session.plan, session.position
    if position >= plan.main:
        place = f"supplemental question {position - plan.main + 1} of {plan.supplemented}"
    else:
        place = f"question {position + 1} of {plan.main}"
    if session.probe is not None:
        return f"{name_of(plan)} · {place} · follow-up"
    tries = sum(a.position == position and a.probe is None for a in session.attempts)
    return f"{name_of(plan)} · {place}" + (f" · try {tries + 1}" if tries else "")


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
        return f"{who.name}: your questions to us"
    return f"{who.name}, {who.post}" if who.post else who.name


def so_far(session: Session) -> str:
    """Before a follow-up, the answer so far with those to earlier follow-ups; else empty."""
    if session.probe is None:
        return ""
    lead = session.attempt
    return "\n".join(" ".join(a.answer.split()) for a in (lead, *followers(session.attempts, lead.id)))

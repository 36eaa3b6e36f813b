"""A hint for one element, when the candidate asks for it."""

from sesprep.domain.bank import Question
from sesprep.domain.session import Plan
from sesprep.domain.structure import Structure


def may_hint(plan: Plan) -> bool:
    """Whether hints are given; an exam has none, nor a drill that asks for no story."""
    return not plan.exam and not (plan.drill is not None and plan.drill.kind == "which-competency")


def hint(question: Question, structure: Structure, element_id: str) -> tuple[str, ...]:
    """What the element tells a panel, then what the question's own probes for it would ask.

    Raises KeyError when the structure has no such element.
    """
    element = structure.element(element_id)
    return (element.asks, *(probe.text for probe in question.probes if probe.aim in element.aims))

"""Where the evidence of an answer is thin, in a board's plain words."""

from sesprep.domain.assessment import Assessment
from sesprep.domain.attempt import AskedQuestion

TELLING = 2
"""From this strength on, the named signs of an element that the checker is not sure of speak for it."""
LEAST_STRENGTH = 1.0
"""Below this mean strength of the elements, 0 to 3, a complete story is still thin."""

_STORIES = {
    "generic": "It told what is usually done, not one specific story.",
    "hypothetical": "It told what would be done, not a specific story.",
    "too-short": "There was too little to find a story in.",
}


def lacks(assessment: Assessment) -> tuple[str, ...]:
    """What is thin, a sentence each, the gravest first; empty when the evidence is there. Pure."""
    if assessment.story != "specific":
        return (_STORIES[assessment.story],)
    elements = assessment.elements
    missing = [name for name, found in elements.items() if found.verdict == "missing"]
    unsure = [name for name, found in elements.items() if found.verdict == "unsure" and found.strength < TELLING]
    says = [f"No {name} was found." for name in missing] + [
        f"It is not sure which words are the {name}." for name in unsure
    ]
    mean = sum(found.strength for found in elements.values()) / max(len(elements), 1)
    if not says and mean < LEAST_STRENGTH:
        says = ["All elements were there, and all of them thin."]
    return tuple(says)


def qualification_of(asked: AskedQuestion, framework: str) -> str:
    """The qualification that a question belongs to in one framework, as `framework/qualification`; empty for none."""
    ref = next((r for r in asked.question.competencies if r.startswith(f"{framework}/")), "")
    return "/".join(ref.split("/")[:2])

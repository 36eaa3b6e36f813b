"""What a qualification is called in a list."""

from sesprep.domain.framework import Framework, Qualification

LONGEST = 40
"""Characters of a qualification's name; a longer one is told by its short name, so that nothing is cut off."""


def title(qualification: Qualification) -> str:
    """Its name, or its short name where that one is long: cut off, it could look like one of its competencies."""
    return qualification.name if len(qualification.name) <= LONGEST else qualification.short


def titles(framework: Framework) -> dict[str, str]:
    """The title of each qualification, by its reference."""
    return {f"{framework.id}/{qualification.id}": title(qualification) for qualification in framework.qualifications}

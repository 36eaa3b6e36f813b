"""Fills the placeholders of the banks with the candidate's own agency, field and program."""

import re

from sesprep.domain.agency import Agency
from sesprep.domain.attempt import AskedQuestion
from sesprep.domain.bank import Question
from sesprep.practice.resources import table

_PLACE = re.compile(r"\{([a-z]+)\}")


def fill(text: str, agency: Agency | None) -> str:
    """The text with `{agency}`, `{field}` and `{program}` filled, in plain general words where nothing is known.

    Any other text in braces stays as it is.
    """
    values = _values(agency)
    filled = _PLACE.sub(lambda found: values.get(found[1], found[0]), text)
    return filled[:1].upper() + filled[1:] if text.startswith("{") else filled


def fill_question(question: Question, agency: Agency | None) -> Question:
    """The question with every placeholder filled: in its text, its parts and its probes."""
    if "{" not in question.model_dump_json():
        return question
    probes = tuple(probe.model_copy(update={"text": fill(probe.text, agency)}) for probe in question.probes)
    parts = tuple(fill(part, agency) for part in question.parts)
    update = {"text": fill(question.text, agency), "parts": parts, "probes": probes}
    return question.model_copy(update=update | {"notes": fill(question.notes, agency)})


def fill_asked(asked: AskedQuestion, agency: Agency | None) -> AskedQuestion:
    """The asked question with every placeholder filled."""
    return asked.model_copy(update={"question": fill_question(asked.question, agency)})


def _values(agency: Agency | None) -> dict[str, str]:
    general = table("placeholders.toml")["general"]
    assert isinstance(general, dict)
    known = {key: str(value) for key, value in general.items()}
    if agency is not None:
        own = {"agency": agency.name, "field": agency.field, "program": agency.program}
        known |= {key: value for key, value in own.items() if value}
    return known

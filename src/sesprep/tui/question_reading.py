"""What the form of a question says: the question, or what is wrong with it in plain words."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from sesprep.domain.bank import Question
from sesprep.domain.text import storable
from sesprep.practice.plan import ABOUT_COMPETENCIES
from sesprep.tui.question_form import LEVELS, QuestionForm, packed

WORDS_A_MINUTE = 130
"""How fast a panel reads a question aloud."""
LONG = 30
"""Seconds after which a question is long to listen to."""


@dataclass(frozen=True)
class Reading:
    """What a form says: the question when nothing is wrong, and words for each field."""

    question: Question | None
    wrong: Mapping[str, str]
    """By field; these keep the question from being saved."""
    advice: Mapping[str, str] = field(default_factory=dict)
    """By field; these do not."""


def read(form: QuestionForm, question_id: str, before: Question | None, first: QuestionForm) -> Reading:
    """The question that a form gives under that id.

    Fields that stand as in `first`, the form when editing began, stay exactly what they were in `before`.
    """
    wrong = _unfinished(form)
    try:
        question = Question.model_validate(_values(form, question_id, before, first))
    except ValidationError as error:
        found = {_field(detail): _words(detail) for detail in error.errors(include_url=False)}
        return Reading(None, found | wrong, _advice(form))
    return Reading(None if wrong else question, wrong, _advice(form))


def sketch(form: QuestionForm) -> Question:
    """The question as far as it can be shown, whatever is wrong with it."""
    return Question.model_construct(
        id="sketch",
        text=storable(form.text),
        kind="behavioral",
        competencies=form.competencies,
        parts=_lines(form.parts),
        probes=(),
        benchmark=None,
        minutes=None,
        notes=storable(form.notes),
    )


def _values(form: QuestionForm, question_id: str, before: Question | None, first: QuestionForm) -> dict[str, object]:
    levels = {name: storable(getattr(form, name)).strip() for name in LEVELS}
    probes = zip(form.probes, form.aims, strict=False)
    values: dict[str, object] = {
        "id": question_id,
        "text": storable(form.text).strip(),
        "kind": form.kind,
        "competencies": form.competencies,
        "parts": _lines(form.parts),
        "probes": tuple({"text": storable(text).strip(), "aim": aim} for text, aim in probes if text.strip()),
        "benchmark": levels if any(levels.values()) else None,
        "minutes": _number(form.minutes),
        "notes": storable(form.notes).strip(),
    }
    if before is None:
        return values
    was, now = packed(first), packed(form)
    parts = {"probes": ("probes", "aims"), "benchmark": LEVELS}
    kept = [name for name in values if name != "id" and all(was[p] == now[p] for p in parts.get(name, (name,)))]
    return values | {name: getattr(before, name) for name in kept}


def _unfinished(form: QuestionForm) -> dict[str, str]:
    wrong = {}
    if not form.text.strip():
        wrong["text"] = "Write the question as a panel says it aloud."
    if isinstance(_number(form.minutes), str):
        wrong["minutes"] = "Write a number, such as 4 or 2.5, or nothing."
    empty = [name for name in LEVELS if not getattr(form, name).strip()]
    if 0 < len(empty) < len(LEVELS):
        wrong |= dict.fromkeys(empty, "Fill in all three levels, or none.")
    return wrong


def _advice(form: QuestionForm) -> dict[str, str]:
    advice = {}
    words = len(form.text.split())
    seconds = round(words * 60 / WORDS_A_MINUTE)
    if seconds > LONG:
        advice["text"] = f"{words} words: about {seconds} seconds to say. Panels aim at {LONG}."
    if not form.competencies and form.kind in ABOUT_COMPETENCIES:
        advice["competencies"] = (
            "Without a competency, it is drawn only where you choose its bank; T on the bank tries it."
        )
    return advice


def _number(text: str) -> float | str | None:
    if not text.strip():
        return None
    try:
        number = float(text.strip().replace(",", "."))
    except ValueError:
        return text
    return number if math.isfinite(number) else text


def _lines(lines: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(storable(line).strip() for line in lines if line.strip())


def _field(detail: ErrorDetails) -> str:
    loc = detail["loc"]
    if loc[:1] == ("benchmark",) and len(loc) > 1:
        return str(loc[1])
    return str(loc[0]) if loc else "text"


def _words(detail: ErrorDetails) -> str:
    context, kind = detail.get("ctx", {}), detail["type"]
    if kind == "string_too_long":
        return f"{len(str(detail['input'])):,} characters; at most {context['max_length']:,} fit."
    if kind == "string_too_short":
        return "Write something here."
    if kind == "greater_than":
        return f"More than {context['gt']:g}, please."
    if kind == "less_than_equal":
        return f"At most {context['le']:g}."
    return f"{detail['msg']}."

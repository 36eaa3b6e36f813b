"""A bank from its file, refused part by part: one bad question never hides the good ones."""

import re
from collections.abc import Collection, Iterator
from typing import Any

from pydantic import ValidationError

from sesprep.domain.bank import Bank, Question
from sesprep.domain.slug import slugify
from sesprep.domain.text import storable
from sesprep.storage.explain import problems_of
from sesprep.storage.problems import Problem, did_you_mean
from sesprep.storage.toml_file import TomlFile
from sesprep.storage.toml_lines import Loc

_DEEPEST = 8  # no bank is; a dotted key may be thousands of tables deep
_UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def bank_from(file: TomlFile, known: Collection[str]) -> tuple[Bank | None, tuple[Problem, ...]]:
    """The good parts of a bank and what is wrong with the others; None when the file holds no bank at all."""
    if not ({"questions", "id"} & file.data.keys()):
        hint = "A bank starts with id and title, and each question with [[questions]]."
        return None, (file.problem((), "This is not a bank of questions.", hint),)
    raw = dict(file.data)
    problems = list(_unknown_refs(file, raw, known))
    try:
        bank = Bank.model_validate(raw)  # one pass over a good bank; part by part only when that fails
    except ValidationError as error:
        sound, wrong = _part_by_part(file, raw, error)
        problems += wrong
        if sound is None:
            return None, tuple(problems)
        bank = sound
    bank, repeated = _without_repeats(file, bank, raw)
    problems += repeated
    if _may_hide(file.text):
        problems += _unseen(file, file.data, ())
    if not bank.questions:
        hint = "Add one under a line [[questions]]."
        problems.append(file.problem((), "This bank has no question that can be used.", hint, severity="warning"))
    return bank, tuple(problems)


def _unknown_refs(file: TomlFile, raw: dict[str, Any], known: Collection[str]) -> Iterator[Problem]:
    """Take references that no framework has out of `raw`; their questions stay."""
    questions = raw.get("questions")
    if not isinstance(questions, list):
        return
    raw["questions"] = kept = list(questions)
    hints: dict[str, str] = {}
    for index, question in enumerate(questions):
        refs = question.get("competencies") if isinstance(question, dict) else None
        if not isinstance(refs, list) or all(isinstance(ref, str) and ref in known for ref in refs):
            continue
        kept[index] = question | {"competencies": [ref for ref in refs if isinstance(ref, str) and ref in known]}
        for position, ref in enumerate(refs):
            if not (isinstance(ref, str) and ref in known):
                loc: Loc = ("questions", index, "competencies", position)
                name = ref[:240] if isinstance(ref, str) else ""
                if name not in hints:  # slow to find, and often the same again
                    hints[name] = did_you_mean(name, known) or "`sesprep frameworks list` gives the names."
                shown = f"'{name}'" if name else "What stands here"
                yield file.problem(loc, f"{shown} is no competency of any framework; the question stays.", hints[name])


def _part_by_part(file: TomlFile, raw: dict[str, Any], error: ValidationError) -> tuple[Bank | None, list[Problem]]:
    problems = [problem for problem in problems_of(error, Bank, file) if not problem.key.startswith("questions[")]
    heads = {detail["loc"][0] for detail in error.errors(include_url=False) if detail["loc"]}
    if "schema_version" in heads:
        return None, problems
    head = {key: value for key, value in raw.items() if key != "questions" and key not in heads}
    stem = storable(file.path.stem)[:120]
    name = raw["id"][:200] if isinstance(raw.get("id"), str) else stem
    head.setdefault("id", slugify(name))
    head.setdefault("title", stem)
    questions: list[Question] = []
    listed = raw.get("questions")
    for index, table in enumerate(listed if isinstance(listed, list) else ()):
        try:
            questions.append(Question.model_validate(table))
        except ValidationError as refused:
            problems += problems_of(refused, Question, file, ("questions", index))
    return Bank.model_validate(head | {"questions": tuple(questions)}), problems


def _without_repeats(file: TomlFile, bank: Bank, raw: dict[str, Any]) -> tuple[Bank, list[Problem]]:
    kept: dict[str, Question] = {}
    repeated: set[str] = set()
    for question in bank.questions:
        if question.id in kept:
            repeated.add(question.id)
        else:
            kept[question.id] = question
    if not repeated:
        return bank, []
    return bank.model_copy(update={"questions": tuple(kept.values())}), list(_repeats(file, raw, repeated))


def _repeats(file: TomlFile, raw: dict[str, Any], repeated: set[str]) -> Iterator[Problem]:
    first: dict[str, int] = {}
    for index, table in enumerate(raw["questions"]):
        name = table.get("id") if isinstance(table, dict) else None
        if not isinstance(name, str) or name not in repeated:
            continue
        if name in first:
            loc: Loc = ("questions", index, "id")
            message = f"Question {first[name] + 1} already has the id '{name}'; the later one is left out."
            yield file.problem(loc, message, "Give this question another id.")
        first.setdefault(name, index)


def _may_hide(text: str) -> bool:
    """Whether to look at every value: TOML itself refuses the control characters of ASCII, unless escaped."""
    return "\\" in text or not (text.isascii() or _UNSEEN.search(text.replace("\r\n", "\n")) is None)


def _unseen(file: TomlFile, value: object, loc: Loc) -> Iterator[Problem]:
    """Characters that cannot be seen, or that steer a terminal; they are shown as pictures or left out."""
    if isinstance(value, str):
        found = _UNSEEN.search(value)
        if found:
            code = f"U+{ord(found[0]):04X}"
            message = f"This text has a character that cannot be seen ({code}); it is made visible or left out."
            yield file.problem(loc, message, "Write it without.", severity="warning")
    elif len(loc) > _DEEPEST:
        return
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _unseen(file, inner, (*loc, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from _unseen(file, inner, (*loc, index))

"""Which questions a session asks."""

import random
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sesprep.domain.attempt import AskedQuestion
from sesprep.domain.bank import Bank, Kind
from sesprep.domain.format import SessionFormat
from sesprep.domain.framework import Framework
from sesprep.domain.session import Plan
from sesprep.domain.structure import Structure
from sesprep.errors import BadInputError

ABOUT_COMPETENCIES: frozenset[Kind] = frozenset({"behavioral", "situational", "technical"})


@dataclass(frozen=True)
class Choice:
    """What the user asked for; empty means no restriction, None leaves it to the format."""

    banks: tuple[str, ...] = ()
    competencies: tuple[str, ...] = ()
    question: tuple[str, str] | None = None
    """One question by bank id and question id, instead of a draw."""
    questions: int | None = None
    minutes: float | None = None
    seed: int = 0


def make_plan(
    banks: Iterable[Bank], framework: Framework, structure: Structure, form: SessionFormat, choice: Choice
) -> Plan:
    """Draw the session's questions, the same ones for the same banks, choice and seed.

    Raises BadInputError when no question fits. Fewer questions than asked for are drawn when no more fit.
    """
    fitting = [asked for bank in banks for asked in _fitting(bank, framework, choice)]
    if not fitting:
        raise BadInputError(
            f"No question for {framework.name} fits this choice.",
            hint="Choose fewer competencies, more banks, or another framework.",
        )
    count = 1 if choice.question else choice.questions or form.questions
    draw = random.Random(choice.seed)
    drawn = _draw(fitting, framework, count, draw, spread=form.one_per_qualification)
    minutes = choice.minutes or form.minutes_each
    return Plan(
        framework=framework.id,
        structure=structure.id,
        format=form.id,
        exam=form.exam,
        seconds_each=None if minutes is None else minutes * 60,
        seed=choice.seed,
        asked=tuple(drawn),
    )


def _fitting(bank: Bank, framework: Framework, choice: Choice) -> list[AskedQuestion]:
    if choice.question is not None:
        wanted = [q for q in bank.questions if (bank.id, q.id) == choice.question]
        return [AskedQuestion(bank=bank.id, question=q) for q in wanted]
    if choice.banks and bank.id not in choice.banks:
        return []
    inside = f"{framework.id}/"
    return [
        AskedQuestion(bank=bank.id, question=question)
        for question in bank.questions
        if question.kind in ABOUT_COMPETENCIES
        and any(ref.startswith(inside) for ref in question.competencies)
        and (not choice.competencies or any(_under(question.competencies, wanted) for wanted in choice.competencies))
    ]


def _under(refs: Sequence[str], wanted: str) -> bool:
    """Whether the main reference is `wanted` or lies inside it."""
    return bool(refs) and (refs[0] == wanted or refs[0].startswith(f"{wanted}/"))


def _draw(
    fitting: list[AskedQuestion], framework: Framework, count: int, draw: random.Random, *, spread: bool
) -> list[AskedQuestion]:
    """Take `count` questions, going round the qualifications (or competencies) so that none repeats early."""
    shuffled = draw.sample(fitting, len(fitting))
    groups: dict[str, list[AskedQuestion]] = {}
    for asked in shuffled:
        groups.setdefault(_group(asked, framework, whole=spread), []).append(asked)
    order = [f"{framework.id}/{q.id}" for q in framework.qualifications if q.kind == "core"] if spread else []
    keys = [key for key in order if key in groups] + [key for key in groups if key not in order]
    drawn: list[AskedQuestion] = []
    while len(drawn) < count and any(groups.values()):
        for key in keys:
            if groups[key] and len(drawn) < count:
                drawn.append(groups[key].pop())
    return drawn


def _group(asked: AskedQuestion, framework: Framework, *, whole: bool) -> str:
    ref = next((r for r in asked.question.competencies if r.startswith(f"{framework.id}/")), "")
    return "/".join(ref.split("/")[:2]) if whole else ref

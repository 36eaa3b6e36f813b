"""Which questions a session asks."""

import random
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sesprep.domain.agency import Agency
from sesprep.domain.attempt import AskedQuestion
from sesprep.domain.bank import Bank, Kind, Question
from sesprep.domain.format import SessionFormat
from sesprep.domain.framework import Framework
from sesprep.domain.session import Plan
from sesprep.domain.structure import Structure
from sesprep.errors import BadInputError
from sesprep.practice.placeholders import fill_asked
from sesprep.practice.suggest import suggested_bank

ABOUT_COMPETENCIES: frozenset[Kind] = frozenset({"behavioral", "situational", "technical"})
RESERVE_EACH = 3
"""How many supplemental questions are set beforehand for each qualification."""


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
    source: str = ""
    """For a drill, the id of the attempt it works on."""


def make_plan(
    banks: Iterable[Bank],
    framework: Framework,
    structure: Structure,
    form: SessionFormat,
    choice: Choice,
    agency: Agency | None = None,
) -> Plan:
    """Draw the session's questions, the same ones for the same banks, choice and seed.

    `agency` fills the placeholders of the questions and gives the technical ones. Raises BadInputError when no
    question fits. Fewer questions than asked for are drawn when no more fit.
    """
    every = tuple(banks) + ((suggested_bank(agency),) if agency else ())
    first = {*choice.banks, *([every[-1].id] if agency else [])}
    fitting = [asked for bank in every for asked in _fitting(bank, framework, choice, first, form)]
    if not fitting:
        raise BadInputError(
            f"No question for {framework.name} fits this choice.",
            hint="Choose fewer competencies, more banks, or another framework.",
        )
    count = 1 if choice.question else choice.questions or form.questions
    draw = random.Random(choice.seed)
    around = _around(every, form, first, count, draw) if choice.question is None else _Around()
    core = count - len(around)
    drawn = _draw([a for a in fitting if a not in around.technical], framework, core, draw, form)
    asked = (*around.openers, *drawn, *around.technical, *around.closers)
    minutes = (choice.minutes or form.minutes_each) if form.minutes_whole is None else form.minutes_each
    return Plan(
        framework=framework.id,
        structure=structure.id,
        format=form.id,
        exam=form.exam,
        seconds_each=None if minutes is None else minutes * 60,
        seconds_whole=None if form.minutes_whole is None else form.minutes_whole * 60,
        seed=choice.seed,
        asked=tuple(fill_asked(one, agency) for one in asked),
        reserve=tuple(fill_asked(one, agency) for one in _reserve(fitting, asked, framework, form, draw)),
        held=form,
        source=choice.source,
    )


@dataclass(frozen=True)
class _Around:
    """The questions around those on competencies."""

    openers: tuple[AskedQuestion, ...] = ()
    technical: tuple[AskedQuestion, ...] = ()
    closers: tuple[AskedQuestion, ...] = ()

    def __len__(self) -> int:
        return len(self.openers) + len(self.technical) + len(self.closers)


def _around(
    banks: Sequence[Bank], form: SessionFormat, first: Collection[str], count: int, draw: random.Random
) -> _Around:
    """Openers, technical questions and closers as far as the format has them; one question on competencies stays."""
    room = count - 1
    found: list[tuple[AskedQuestion, ...]] = []
    for kind, wanted in (("opener", form.openers), ("technical", form.technical), ("closer", form.closers)):
        many = min(wanted, room)
        known = [AskedQuestion(bank=b.id, question=q) for b in banks for q in b.questions if q.kind == kind]
        # Questions on the agency and of banks that the user named come first; neither need hold an opener of its own.
        named = [asked for asked in known if asked.bank in first]
        pool = named if len(named) >= many else known
        taken = tuple(draw.sample(pool, min(many, len(pool)))) if many else ()
        found.append(taken)
        room -= len(taken)
    last = [
        AskedQuestion(bank=b.id, question=q) for b in banks for q in b.questions if form.ends_with == f"{b.id}/{q.id}"
    ]
    if found[-1] and last:
        found[-1] = (*(asked for asked in found[-1] if asked != last[0]), *last)[-len(found[-1]) :]
    return _Around(*found)


def _fitting(
    bank: Bank, framework: Framework, choice: Choice, first: Collection[str], form: SessionFormat
) -> list[AskedQuestion]:
    if choice.question is not None:
        wanted = [q for q in bank.questions if (bank.id, q.id) == choice.question]
        return [AskedQuestion(bank=bank.id, question=q) for q in wanted]
    if choice.banks and bank.id not in choice.banks:
        return []
    return [
        AskedQuestion(bank=bank.id, question=question)
        for question in bank.questions
        if (
            _fits(question, framework, choice, named=bank.id in first) and not _supposes(question, form)
            if question.competencies
            else bank.id in choice.banks and _fits_untagged(question, choice, form)
        )
    ]


def _fits(question: Question, framework: Framework, choice: Choice, *, named: bool) -> bool:
    """Whether a question tests what is asked for; `named` says that its bank was chosen, or that agency is known."""
    refs, inside = question.competencies, f"{framework.id}/"
    return (
        question.kind in ABOUT_COMPETENCIES
        and any(ref.startswith(inside) for ref in refs)
        # One on another field of expertise is put to those alone who asked for its bank, or have that agency.
        and (question.kind != "technical" or named or refs[0].startswith(inside))
        and (not choice.competencies or any(_under(refs, wanted) for wanted in choice.competencies))
    )


def _supposes(question: Question, form: SessionFormat) -> bool:
    """Whether a drill on something that happened would be put to a question on what somebody would do."""
    return form.drill is not None and form.drill.kind != "which-competency" and question.kind == "situational"


def _fits_untagged(question: Question, choice: Choice, form: SessionFormat) -> bool:
    """Whether a question that names no competency may be put to somebody who chose its bank.

    Not where competencies are asked for, nor where the format puts its kind elsewhere; in a drill, only a story.
    """
    around = {"opener": form.openers, "technical": form.technical, "closer": form.closers}
    if choice.competencies or around.get(question.kind):
        return False
    return form.drill is None or (form.drill.kind != "which-competency" and question.wants_story)


def _under(refs: Sequence[str], wanted: str) -> bool:
    """Whether the main reference is `wanted` or lies inside it."""
    return bool(refs) and (refs[0] == wanted or refs[0].startswith(f"{wanted}/"))


def _draw(
    fitting: list[AskedQuestion], framework: Framework, count: int, draw: random.Random, form: SessionFormat
) -> list[AskedQuestion]:
    """Take `count` questions, going round the qualifications (or competencies) so that none repeats early."""
    spread = form.one_per_qualification
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
                drawn.append(_take(groups[key], of_parts=len(drawn) < form.multi_part))
    return drawn


def _take(group: list[AskedQuestion], *, of_parts: bool) -> AskedQuestion:
    """The next question of a group, one of several parts when that is wanted and there is one."""
    at = next((i for i in range(len(group) - 1, -1, -1) if len(group[i].question.parts) > 1), -1) if of_parts else -1
    return group.pop(at)


def _reserve(
    fitting: list[AskedQuestion],
    asked: Sequence[AskedQuestion],
    framework: Framework,
    form: SessionFormat,
    draw: random.Random,
) -> list[AskedQuestion]:
    """A few further questions for each qualification asked, from which supplemental ones are chosen."""
    if not form.supplemental:
        return []
    left = [one for one in draw.sample(fitting, len(fitting)) if one not in asked]
    groups = {_group(one, framework, whole=True) for one in asked}
    kept: dict[str, list[AskedQuestion]] = {group: [] for group in sorted(groups)}
    for one in left:
        group = kept.get(_group(one, framework, whole=True))
        if group is not None and len(group) < RESERVE_EACH:
            group.append(one)
    return [one for group in kept.values() for one in group]


def _group(asked: AskedQuestion, framework: Framework, *, whole: bool) -> str:
    ref = next((r for r in asked.question.competencies if r.startswith(f"{framework.id}/")), "")
    return "/".join(ref.split("/")[:2]) if whole else ref

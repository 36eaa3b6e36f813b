"""A question as the editor holds it, right or wrong."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

from sesprep.domain.bank import Question

LEVELS = ("level_1", "level_3", "level_5")


@dataclass(frozen=True)
class QuestionForm:
    """The fields as they were typed."""

    text: str = ""
    kind: str = "behavioral"
    competencies: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    """One for each line."""
    minutes: str = ""
    probes: tuple[str, ...] = ()
    aims: tuple[str, ...] = ()
    """The aim of each probe."""
    level_1: str = ""
    level_3: str = ""
    level_5: str = ""
    notes: str = ""


def form_of(question: Question) -> QuestionForm:
    """The form of a question."""
    levels = question.benchmark.model_dump() if question.benchmark else {}
    return QuestionForm(
        text=question.text,
        kind=question.kind,
        competencies=question.competencies,
        parts=question.parts,
        minutes="" if question.minutes is None else f"{question.minutes:g}",
        probes=tuple(probe.text for probe in question.probes),
        aims=tuple(probe.aim for probe in question.probes),
        notes=question.notes,
        **levels,
    )


def packed(form: QuestionForm) -> dict[str, tuple[str, ...]]:
    """The fields of a form as a draft keeps them."""
    found = {f.name: getattr(form, f.name) for f in fields(form)}
    return {name: (value,) if isinstance(value, str) else tuple(value) for name, value in found.items()}


def unpacked(kept: Mapping[str, tuple[str, ...]]) -> QuestionForm:
    """The form that a draft kept; a field that it lacks is empty."""
    several = ("competencies", "parts", "probes", "aims")
    known = {f.name for f in fields(QuestionForm)} & kept.keys()
    values = {name: kept[name] if name in several else "".join(kept[name][:1]) for name in known}
    return QuestionForm(**values)  # type: ignore[arg-type]  # texts and lists, each under its own name

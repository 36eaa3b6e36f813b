"""A bank as Markdown, as CSV, as TOML, or as a sheet to print for an interviewer."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, get_args

from sesprep.domain.bank import Bank, Question
from sesprep.domain.counted import counted
from sesprep.domain.framework import Framework
from sesprep.storage.bank_csv import write_rows
from sesprep.storage.bank_lists import NO_COMPETENCY
from sesprep.storage.bank_writer import bank_toml

ExportFormat = Literal["markdown", "csv", "sheet", "toml"]
EXPORT_FORMATS: tuple[ExportFormat, ...] = get_args(ExportFormat)
_SPECIAL = re.compile(r"([\\`*_\[\]<>#&|])")
_STARTS = re.compile(r"^(\d+)([.)])|^([-+])")
_LINE = "_" * 60


def export_bank(bank: Bank, form: ExportFormat, frameworks: Sequence[Framework]) -> str:
    """The bank in that format; `frameworks` give competencies and rating levels their names."""
    if form == "csv":
        return write_rows(bank)
    if form == "toml":
        return bank_toml(bank)
    lines = _sheet(bank, frameworks) if form == "sheet" else _markdown(bank, frameworks)
    return "\n".join(lines) + "\n"


def plain_markdown(text: str) -> str:
    """Any text so that Markdown shows it as it is: no markup, one line."""
    escaped = _SPECIAL.sub(r"\\\1", " ".join(text.split()))
    return _STARTS.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", escaped)


def _markdown(bank: Bank, frameworks: Sequence[Framework]) -> Iterator[str]:
    """Questions as a list under headings, each a competency; `sesprep banks import` reads it back."""
    yield f"# {plain_markdown(bank.title)}"
    heading = None
    for question in bank.questions:
        main = question.competencies[0] if question.competencies else ""
        if heading != main:
            heading = main
            yield from ("", f"## {_heading(main, frameworks)}", "")
        yield f"- {plain_markdown(question.text)}"
        for probe in question.probes:
            yield f"  - {probe.aim}: {plain_markdown(probe.text)}"


def _sheet(bank: Bank, frameworks: Sequence[Framework]) -> Iterator[str]:
    yield f"# {plain_markdown(bank.title)}"
    yield from ("", f"Candidate: {_LINE}", "", f"Interviewer: {_LINE}", "", f"Date: {_LINE}")
    count = len(bank.questions)
    for number, question in enumerate(bank.questions, start=1):
        yield from ("", "---", "", f"## Question {number} of {count}", "", f"**{plain_markdown(question.text)}**")
        yield from _asked(question, frameworks)
        yield from _probes(question)
        yield from _rating(question, frameworks)
        yield from ("", "Notes:", *(line for _ in range(5) for line in ("", _LINE)))


def _asked(question: Question, frameworks: Sequence[Framework]) -> Iterator[str]:
    if question.competencies:
        yield from ("", f"Competencies: {', '.join(_name(ref, frameworks) for ref in question.competencies)}")
    if question.minutes:
        yield from ("", f"Time: {counted(question.minutes, 'minute')}")
    if question.parts:
        yield from ("", "Parts:", "", *(f"- [ ] {plain_markdown(part)}" for part in question.parts))


def _probes(question: Question) -> Iterator[str]:
    if question.probes:
        asked = (f"- [ ] {plain_markdown(probe.text)} ({probe.aim})" for probe in question.probes)
        yield from ("", "Probes:", "", *asked)


def _rating(question: Question, frameworks: Sequence[Framework]) -> Iterator[str]:
    """A line for each level of the rating scale, with its name and, at 1, 3 and 5, its benchmark."""
    names = _levels(question, frameworks)
    benchmark = question.benchmark
    says = {1: benchmark.level_1, 3: benchmark.level_3, 5: benchmark.level_5} if benchmark else {}
    yield from ("", "Rating:", "")
    for level in range(1, 6):
        name = f" {plain_markdown(names[level])}" if level in names else ""
        told = f": {plain_markdown(says[level])}" if level in says else ""
        yield f"- [ ] {level}{name}{told}"


def _levels(question: Question, frameworks: Sequence[Framework]) -> dict[int, str]:
    """The level names of the main competency's framework; of none when it has no scale."""
    main = question.competencies[0] if question.competencies else ""
    own = next((f for f in frameworks if main.startswith(f"{f.id}/") and f.levels), None)
    return {level.value: level.name for level in own.levels} if own else {}


def _heading(ref: str, frameworks: Sequence[Framework]) -> str:
    name = _name(ref, frameworks)
    return name if name == ref or not ref else f"{name} ({ref})"


def _name(ref: str, frameworks: Sequence[Framework]) -> str:
    if not ref:
        return NO_COMPETENCY
    named = next((f.name_of(ref) for f in frameworks if ref.startswith(f"{f.id}/")), ref)
    return plain_markdown(named)

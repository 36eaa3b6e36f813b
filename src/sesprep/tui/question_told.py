"""A question of a bank in a list, and in full."""

from collections.abc import Callable

from textual.content import Content

from sesprep.domain.bank import Question
from sesprep.tui.amounts import minutes_words
from sesprep.tui.plain import MUTED, plain

NameOf = Callable[[str], str]


def in_a_list(question: Question, name_of: NameOf, *, asked: bool) -> Content:
    """The question with a line on what it is."""
    main = [name_of(question.competencies[0])] if question.competencies else []
    facts = [question.kind.replace("-", " "), *main, "asked before" if asked else "never asked"]
    return plain(question.text) + plain(f"\n{' · '.join(facts)}\n ", MUTED)


def in_full(question: Question, name_of: NameOf) -> Content:
    """Everything about the question but its text."""
    names = ", ".join(name_of(ref) for ref in question.competencies)
    minutes = "" if question.minutes is None else f"  {minutes_words(question.minutes)}"
    head = Content.assemble((question.kind.replace("-", " ").capitalize(), "bold"), "  ", plain(names), minutes)
    lines = [head, *(_line("Part", part) for part in question.parts)]
    lines += [
        _line("Probe", probe.text) + plain(f"  {probe.aim.replace('-', ' ')}", MUTED) for probe in question.probes
    ]
    if question.benchmark:
        levels = (question.benchmark.level_1, question.benchmark.level_3, question.benchmark.level_5)
        lines += [_line(f"Level {level}", says) for level, says in zip((1, 3, 5), levels, strict=True)]
    lines += [_line("Notes", question.notes)] if question.notes else []
    return Content("\n").join(lines)


def _line(label: str, words: str) -> Content:
    return Content.assemble((f"{label:<8}", "bold"), plain(words))

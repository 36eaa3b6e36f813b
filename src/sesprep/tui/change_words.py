"""What differs between two assessments, as content."""

from collections.abc import Iterable, Mapping, Sequence

from textual.content import Content

from sesprep.domain.assessment import ElementVerdict
from sesprep.domain.counted import counted
from sesprep.domain.structure import Band, Structure
from sesprep.review.change import AssessmentChange, ElementChange, FindingChange
from sesprep.review.word_changes import WordChange
from sesprep.tui.amounts import percent
from sesprep.tui.letters import VERDICT_MARKS, strength_dots
from sesprep.tui.plain import MUTED, hang, plain
from sesprep.tui.widgets.balance import band_words, place_words, told_percent

STORIES = {
    "specific": "one specific example",
    "generic": "general talk",
    "hypothetical": "what one would do",
    "too-short": "too short to check",
}
NAME, SIDE = 12, 26


def element_rows(change: AssessmentChange, structures: Iterable[Structure], bands: Mapping[str, Band]) -> Content:
    """A line for each element: before, after, and whether it went up or down."""
    names = {e.id: e.name for structure in structures for e in structure.elements}
    lines = [_row(e, names.get(e.element, e.element), bands.get(e.element)) for e in change.elements]
    if change.stories[0] != change.stories[1]:
        before, after = (STORIES[story] for story in change.stories)
        lines.append(Content.assemble((f"{'Story':<{NAME}}", "bold"), f"{before:<{SIDE}}  ", (after, "bold")))
    return Content("\n").join(lines)


def _row(change: ElementChange, name: str, band: Band | None) -> Content:
    before, after = change.before, change.after
    old, new = (-1 if v is None else v.strength + 4 * (v.verdict == "present") for v in (before, after))
    if before is None or after is None:  # there is nothing to hold it against
        arrow, tone = " ", MUTED
    elif new == old:
        arrow, tone = "=", MUTED
    else:
        arrow, tone = ("▲", "$text-success") if new > old else ("▼", "$text-error")
    head = (f"{name[: NAME - 1]:<{NAME}}", "bold")
    usual = f"  usual {band_words(band)}" if band else ""
    return Content.assemble(
        head, (f"{_side(before, band):<{SIDE}}", MUTED), (f"{arrow} ", tone), f"{_side(after, band)}", (usual, MUTED)
    )


def _side(verdict: ElementVerdict | None, band: Band | None) -> str:
    if verdict is None:
        return "not in this structure"
    share = f"{told_percent(verdict.share, band)} %" if band else percent(verdict.share)
    place = f" {place_words(verdict.share, band):<5}" if band else ""
    return f"{VERDICT_MARKS[verdict.verdict]} {strength_dots(verdict.strength)} {share:>5}{place}"


def finding_rows(change: AssessmentChange, width: int) -> Content:
    """Findings that are gone, new, and still there."""
    heads = (
        ("Gone", "✓", "$text-success", change.gone),
        ("New", "!", "$text-warning", change.new),
        ("Still there", "·", MUTED, change.kept),
    )
    lines: list[Content] = []
    for name, mark, tone, findings in heads:
        if findings:
            lines.append(Content.styled(f"{name}: {counted(len(findings), 'finding')}", f"bold {tone}"))
            lines += [hang(Content.styled(f" {mark} ", tone), plain(_said(f)), width) for f in findings]
    return Content("\n").join(lines or [Content.styled("No findings, then or now.", MUTED)])


def _said(finding: FindingChange) -> str:
    times = f" ({finding.before} × before, {finding.after} × after)" if finding.before != finding.after else ""
    both = finding.before and finding.after
    return f"{finding.message} {finding.rule}{times if both else ''}"


def models_line(change: AssessmentChange) -> Content:
    """Which models spoke."""
    before, after = change.models
    told = f"Checked by model {before}" if before == after else f"Checked by model {before}, then by {after}"
    return plain(told, MUTED)


def text_difference(changes: Sequence[WordChange]) -> Content:
    """Both texts in one: words that are gone struck out in [- -], new ones underlined in {+ +}."""
    parts: list[Content] = []
    if all(one.kind == "same" for one in changes):
        parts.append(Content.styled("The words are the same.\n\n", MUTED))
    for one in changes:
        if one.kind == "same":
            parts.append(plain(one.text))
            continue
        lead = one.text[: len(one.text) - len(one.text.lstrip())]
        marks, tone = (
            (("[-", "-]"), "strike $text-error") if one.kind == "gone" else (("{+", "+}"), "bold $text-success")
        )
        parts.append(plain(lead) + Content.assemble((marks[0], tone), plain(one.text.strip(), tone), (marks[1], tone)))
    return Content("").join(parts)

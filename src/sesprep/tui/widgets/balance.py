"""One element of an answer in two lines: verdict and strength, then its share against the band."""

from textual.content import Content

from sesprep.domain.assessment import ElementVerdict
from sesprep.domain.structure import Band, Element
from sesprep.tui.letters import VERDICT_MARKS, VERDICT_WORDS, strength_dots
from sesprep.tui.plain import MUTED

WIDTH = 24
ROOM = 5 + WIDTH + len(" 100 %  usual 50–65 %: short")
"""Cells that bar, share and what is usual take on one line."""


def element_lines(element: Element, verdict: ElementVerdict, band: Band | None, ink: str, width: int) -> Content:
    """The element's verdict, its strength as three dots, and a bar of its share with the band beneath it.

    There is no band where a drill asks for that element alone. What is usual has a line of its own where `width`, in
    cells, has no room for it beside the bar.
    """
    badge = f"[{element.letter}]"
    head = Content.assemble(
        (f"{badge:<5}", f"bold {ink}"),
        (f"{element.name:<10}", "bold"),
        (f"{VERDICT_MARKS[verdict.verdict]} {VERDICT_WORDS[verdict.verdict]:<11}", _tone(verdict)),
        strength_dots(verdict.strength),
    )
    if band is None:
        return head + Content.styled(f"\n     {round(verdict.share * 100)} % of the words", MUTED)
    share = Content.assemble("     ", bar(verdict.share, band, ink), f" {told_percent(verdict.share, band)} %")
    usual = f"usual {band_words(band)}: {place_words(verdict.share, band)}"
    between = "  " if width >= ROOM else "\n     "
    return head + Content("\n") + share + Content.styled(f"{between}{usual}", MUTED)


def bar(share: float, band: Band, ink: str) -> Content:
    """The share as a filled bar, 0 to 100 % over WIDTH cells; the band shows as a shaded stretch behind it."""
    filled = min(WIDTH, max(round(share * WIDTH), 1 if share > 0 else 0))
    low, high = round(band.low * WIDTH), max(round(band.high * WIDTH), round(band.low * WIDTH) + 1)
    empty = "".join("▒" if low <= cell < high else "·" for cell in range(filled, WIDTH))
    return Content.assemble(("█" * filled, ink), (empty, MUTED))


def band_words(band: Band) -> str:
    """The band as "10–25 %"."""
    return f"{round(band.low * 100)}–{round(band.high * 100)} %"


def told_percent(share: float, band: Band) -> int:
    """A share as a whole percentage that stands on the same side of its band as the share itself."""
    told, low, high = round(share * 100), round(band.low * 100), round(band.high * 100)
    if share < band.low:
        return min(told, low - 1)
    return max(told, high + 1) if share > band.high else min(max(told, low), high)


def place_words(share: float, band: Band) -> str:
    """Where a share lies against its band, in one word."""
    if share < band.low:
        return "short"
    return "long" if share > band.high else "good"


def _tone(verdict: ElementVerdict) -> str:
    return {"present": "$text-success", "unsure": "$text-warning", "missing": "$text-error"}[verdict.verdict]

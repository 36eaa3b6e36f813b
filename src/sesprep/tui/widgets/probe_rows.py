"""The follow-ups of a question, one a row, with an empty row for the next one."""

from collections.abc import Sequence
from typing import get_args

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Input, Select

from sesprep.domain.structure import ProbeAim
from sesprep.tui.plain import plain
from sesprep.tui.widgets.fields import LineField

AIMS: tuple[ProbeAim, ...] = get_args(ProbeAim)


class ProbeRow(Horizontal):
    """One follow-up: its words, and what it digs for."""

    def __init__(self, text: str, aim: str, number: int, *, blink: bool) -> None:
        """Begin with these words and that aim."""
        super().__init__(classes="probe")
        self._field = LineField(text, id=f"probe-{number}", placeholder="What the panel asks next", blink=blink)
        options = [(plain(name.replace("-", " ").capitalize()), name) for name in AIMS]
        self._aim: Select[str] = Select(options, value=aim, allow_blank=False, compact=True, id=f"aim-{number}")

    def compose(self) -> ComposeResult:
        """Compose both."""
        yield self._field
        yield self._aim

    @property
    def text(self) -> str:
        """The words."""
        return self._field.value

    @property
    def aim(self) -> str:
        """What it digs for."""
        return str(self._aim.value)


class ProbeRows(Vertical):
    """All follow-ups; rows without words are no follow-ups."""

    def __init__(self, probes: Sequence[str], aims: Sequence[str], *, blink: bool = True) -> None:
        """Begin with these words and aims."""
        super().__init__(id="probes")
        self._blink = blink
        self._rows = [
            ProbeRow(text, aim if aim in AIMS else AIMS[0], number, blink=blink)
            for number, (text, aim) in enumerate(zip(probes, aims, strict=False))
        ]
        self._rows.append(self._empty())

    def compose(self) -> ComposeResult:
        """Compose the rows."""
        yield from self._rows

    @property
    def probes(self) -> tuple[str, ...]:
        """The words of each follow-up."""
        return tuple(row.text for row in self._rows if row.text.strip())

    @property
    def aims(self) -> tuple[str, ...]:
        """The aim of each follow-up."""
        return tuple(row.aim for row in self._rows if row.text.strip())

    def _empty(self) -> ProbeRow:
        return ProbeRow("", "own-part", len(self._rows), blink=self._blink)

    @on(Input.Changed)
    def _typed(self) -> None:
        if self._rows[-1].text.strip():
            self._rows.append(self._empty())
            self.mount(self._rows[-1])

"""The field that holds competencies, chosen on a screen of their own."""

from collections.abc import Callable

from textual import on
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from sesprep.tui.plain import MUTED, plain


class CompetencyPick(OptionList):
    """Shows the competencies, the main one first; says when others are wanted, and when they were taken."""

    class Wanted(Message):
        """The user wants to choose."""

        def __init__(self, pick: "CompetencyPick") -> None:
            """For that field."""
            super().__init__()
            self.pick = pick

    class Changed(Message):
        """Others were taken."""

    def __init__(
        self, chosen: tuple[str, ...], name_of: Callable[[str], str], *, id: str = "field-competencies"  # noqa: A002 - as Textual has it
    ) -> None:  # fmt: skip
        """Begin with `chosen`; `name_of` gives the plain name of a competency."""
        super().__init__(_option(chosen, name_of), id=id)
        self._name_of = name_of
        self.chosen = chosen
        """The competencies, as references."""

    def take(self, chosen: tuple[str, ...]) -> None:
        """Hold these from now on."""
        self.chosen = chosen
        self.clear_options()
        self.add_option(_option(chosen, self._name_of))
        self.highlighted = 0
        self.post_message(self.Changed())

    @on(OptionList.OptionSelected)
    def _choose(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.post_message(self.Wanted(self))


def _option(chosen: tuple[str, ...], name_of: Callable[[str], str]) -> Option:
    if not chosen:
        return Option(Content.styled("None yet: Enter chooses", MUTED))
    names = [plain(name_of(ref)) for ref in chosen]
    return Option(Content("\n").join([names[0] + Content.styled("  main", MUTED), *names[1:]]))

"""Asks into which bank a question is copied."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sesprep.domain.counted import counted
from sesprep.storage.banks import LoadedBank
from sesprep.tui.commands import bindings
from sesprep.tui.plain import MUTED, plain, short
from sesprep.tui.room import ModalRoom

NEW = ""
"""Stands for a bank that is not there yet; no bank has this id."""


class TargetsScreen(ModalRoom[str | None]):
    """Gives back a bank's id, `NEW` for a bank to be started, or None."""

    NAME = "targets"
    BINDINGS = bindings(NAME)

    def __init__(self, banks: tuple[LoadedBank, ...]) -> None:
        """Offer `banks`, which can all be changed."""
        super().__init__()
        self._banks = banks

    def body(self) -> ComposeResult:
        """Compose the banks."""
        with Vertical(classes="box") as box:
            box.border_title = Content("Copy to which bank?")
            yield Static("Nothing changes where it comes from.", classes="muted", markup=False)
            yield OptionList(
                *(Option(_told(loaded), id=loaded.bank.id) for loaded in self._banks),
                Option("A new bank of your own…", id="new one"),
                id="ways",
            )

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(NEW if event.option_id == "new one" else event.option_id)

    def action_back(self) -> None:
        """Copy nothing."""
        self.dismiss(None)


def _told(loaded: LoadedBank) -> Content:
    count = counted(len(loaded.bank.questions), "question")
    return plain(short(loaded.bank.title, 44), "bold") + plain(f"  {count}", MUTED)

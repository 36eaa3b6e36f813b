"""A short wait for words that something hangs on: a follow-up, or a board's decision."""

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from sesprep.domain.counted import counted
from sesprep.tui.commands import bindings
from sesprep.tui.hearing import LOOK, Hearing
from sesprep.tui.room import ModalRoom


class WaitingScreen(ModalRoom[None]):
    """Closes by itself when every word is there, or when the candidate does not want to wait."""

    NAME = "waiting"
    BINDINGS = bindings(NAME)

    def __init__(self, hearing: Hearing, what: str) -> None:
        """Wait for what `hearing` has under way; `what` says what hangs on it."""
        super().__init__()
        self._hearing = hearing
        self._what = what

    def body(self) -> ComposeResult:
        """Compose the words."""
        with Vertical(classes="box") as box:
            box.border_title = Content("One moment")
            yield Static(self._what, markup=False)
            yield Static("", id="waiting-told", markup=False)

    def on_mount(self) -> None:
        """Watch for the words."""
        self.set_interval(LOOK, self.look)
        self.look()

    def look(self) -> None:
        """Show how far they are, and close when they are there."""
        waiting = self._hearing.waiting()
        if not waiting and self.is_current:
            self.dismiss(None)
            return
        stands = [self._hearing.stand(attempt.id) for attempt in waiting]
        share = sum(stand.progress for stand in stands) / max(len(stands), 1)
        told = f"\n{counted(len(waiting), 'answer')} being written down, {share:.0%}. N goes on without waiting."
        self.query_one("#waiting-told", Static).update(told)

    def action_next(self) -> None:
        """Go on without."""
        self.dismiss(None)

    def action_back(self) -> None:
        """Go on without."""
        self.dismiss(None)

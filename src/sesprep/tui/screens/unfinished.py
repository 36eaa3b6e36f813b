"""Offers the sessions that were not finished: go on, leave them for later, or stop them."""

from typing import Literal

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sesprep.domain.counted import counted
from sesprep.tui.amounts import day_and_time
from sesprep.tui.commands import bindings
from sesprep.tui.plain import MUTED, plain, short
from sesprep.tui.room import ModalRoom
from sesprep.tui.sessions import Pending

Choice = tuple[Pending, Literal["resume", "stop"]]


class UnfinishedScreen(ModalRoom[Choice | None]):
    """Gives back a session and what to do with it, or None to leave all for later."""

    NAME = "unfinished"
    BINDINGS = bindings(NAME)

    def __init__(self, pending: tuple[Pending, ...]) -> None:
        """Offer `pending`, newest first."""
        super().__init__()
        self._pending = pending

    def body(self) -> ComposeResult:
        """Compose the ways."""
        with Vertical(classes="box") as box:
            box.border_title = Content("Unfinished")
            if not self._pending:
                yield Static("Every session is finished. Esc closes.", markup=False)
            yield OptionList(*self._options(), id="ways")

    def _options(self) -> list[Option]:
        options = []
        for index, pending in enumerate(self._pending[:6]):
            record = pending.record
            done = len({attempt.position for attempt in record.attempts})
            words = f", {counted(len(pending.text.split()), 'word')} of an answer" if pending.text else ""
            words = words or (", an answer half recorded" if pending.recordings else "")
            asked = counted(len(record.plan.asked), "question")
            head = f"{day_and_time(pending.saved)}: {done} of {asked} answered{words}"
            said = Content("\n") + plain(f"  “{short(pending.text, 56)}”", MUTED) if pending.text else Content("")
            options.append(Option(Content.assemble(("Go on with ", "bold"), head) + said, id=f"resume-{index}"))
            options.append(Option("  Stop it here; its answers go to the history\n", id=f"stop-{index}"))
        return [*options, Option("Keep for later", id="later")] if options else []

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        kind, _, number = (event.option_id or "").partition("-")
        if kind == "later":
            self.dismiss(None)
        else:
            self.dismiss((self._pending[int(number)], "resume" if kind == "resume" else "stop"))

    def action_back(self) -> None:
        """Leave all for later."""
        self.dismiss(None)

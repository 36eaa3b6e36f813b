"""Asks for a bank's title, and what else stands at its head."""

from pydantic import ValidationError
from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input, Static

from sesprep.domain.bank import Bank
from sesprep.domain.slug import slugify
from sesprep.tui.commands import bindings
from sesprep.tui.plain import plain
from sesprep.tui.room import ModalRoom
from sesprep.tui.widgets.fields import LineField

FIELDS = (
    ("title", "Title", "What people see"),
    ("description", "About", "What the questions are for"),
    ("author", "Author", "Who wrote them"),
    ("license", "License", "How others may use them"),
)


class BankHeadScreen(ModalRoom[Bank | None]):
    """Gives back a bank with a new head, its questions unchanged, or None."""

    NAME = "bank-head"
    BINDINGS = bindings(NAME)

    def __init__(self, asks: str, bank: Bank | None = None, *, blink: bool = True) -> None:
        """Ask under the title `asks`, beginning with the head of `bank`; a new bank gets its id from its title."""
        super().__init__()
        self._asks = asks
        self._bank = bank
        self._blink = blink

    def body(self) -> ComposeResult:
        """Compose the fields."""
        with Vertical(classes="box") as box:
            box.border_title = Content(self._asks)
            for name, label, hint in FIELDS:
                value = str(getattr(self._bank, name)) if self._bank else ""
                with Horizontal(classes="line"):
                    yield Static(label, classes="label", markup=False)
                    yield LineField(value, id=f"head-{name}", placeholder=hint, blink=self._blink)
            yield Static("Enter or Ctrl+D keeps it, Esc leaves.", id="head-told", classes="muted", markup=False)

    @on(Input.Submitted)
    def action_done(self) -> None:
        """Give it back, or say what is wrong."""
        values = {name: self.query_one(f"#head-{name}", Input).value.strip() for name, _, _ in FIELDS}
        if not values["title"]:
            self._tell("Write a title, please.")
            return
        before = self._bank or Bank(id=slugify(values["title"]), title="new")
        try:
            Bank.model_validate({"id": before.id, **values})
        except ValidationError as error:
            detail = error.errors(include_url=False)[0]
            self._tell(f"{str(detail['loc'][0]).capitalize()}: {detail['msg']}.")
            return
        self.dismiss(before.model_copy(update=values))

    def _tell(self, words: str) -> None:
        self.query_one("#head-told", Static).update(plain(words, "$text-warning"))

    def action_back(self) -> None:
        """Change nothing."""
        self.dismiss(None)

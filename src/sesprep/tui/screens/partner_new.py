"""Draws questions for a live run, and writes the interviewer's sheet to a file."""

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Input, Select, Static

from sesprep.domain.text import storable
from sesprep.errors import SesprepError
from sesprep.practice.live_sheet import draw_run, sheet
from sesprep.storage.agency import agency_for, load_agencies
from sesprep.storage.bank_writer import write_new
from sesprep.storage.live_runs import save_live_run
from sesprep.tui.commands import bindings
from sesprep.tui.plain import plain
from sesprep.tui.room import ModalRoom
from sesprep.tui.services import Services
from sesprep.tui.toasts import toast
from sesprep.tui.widgets.fields import FileField, LineField

KINDS = (("HTML, to print", "html"), ("Markdown, to read and edit", "md"))
MANY = tuple((str(number), number) for number in range(1, 11))
LONGEST = 120


class PartnerNewScreen(ModalRoom[None]):
    """Asks for whom, how many and where; the run is kept, so that its ratings can be entered."""

    NAME = "partner-new"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#partner-name"

    def __init__(self, services: Services) -> None:
        """Give it an id already, which stands on the sheet and in the file's name."""
        super().__init__()
        self._services = services
        self._run_id = services.new_id()[:6]

    def body(self) -> ComposeResult:
        """Compose the choices."""
        blink = self._services.blink
        with Vertical(classes="box") as box:
            box.border_title = Content("A sheet for a live run")
            box.border_subtitle = Content("Ctrl+D writes it · Esc goes back")
            with Horizontal(classes="line"):
                yield Static("Partner", classes="label", markup=False)
                yield LineField("", id="partner-name", placeholder="Who plays the panel, if you like", blink=blink)
            with Horizontal(classes="line"):
                yield Static("Questions", classes="label", markup=False)
                yield Select(MANY, value=5, allow_blank=False, compact=True, id="partner-many")
            with Horizontal(classes="line"):
                yield Static("Kind", classes="label", markup=False)
                yield Select(KINDS, value="html", allow_blank=False, compact=True, id="partner-kind")
            with Horizontal(classes="line"):
                yield Static("File", classes="label", markup=False)
                yield FileField(self._file_name("html"), id="partner-file", blink=blink)
            yield Static("", id="export-told")
            yield Button("Write it", id="go", variant="primary", compact=True)

    def on_mount(self) -> None:
        """Take no longer name than a sheet has room for."""
        self.query_one("#partner-name", Input).max_length = LONGEST

    def _file_name(self, kind: str) -> str:
        return str(Path.home() / f"sesprep-live-run-{self._run_id}.{kind}")

    @on(Select.Changed, "#partner-kind")
    def _renamed(self, event: Select.Changed) -> None:
        """Suggest a name of that kind."""
        self.query_one(FileField).suggest(self._file_name(str(event.value)))

    @on(Button.Pressed, "#go")
    @on(Input.Submitted)
    def action_done(self) -> None:
        """Draw the questions, write the sheet and keep the run."""
        services, target = self._services, self.query_one(FileField).path
        many = self.query_one("#partner-many", Select).value
        if target is None or not isinstance(many, int):
            self._told("Give the file a name.")
            return
        framework = services.framework()
        try:
            run = draw_run(
                [loaded.bank for loaded in services.shelf.banks], framework, services.structure(),
                agency_for(load_agencies(services.places), None, services.today()),
                run_id=self._run_id, partner=storable(self.query_one("#partner-name", Input).value.strip()),
                questions=many, seed=services.new_seed(), today=services.today(),
            )  # fmt: skip
            page = self.query_one("#partner-kind", Select).value == "html"
            write_new(target, sheet(run, framework, page=page))
            save_live_run(services.places, run)
        except SesprepError as error:
            self._told(f"{error.message} {error.hint}")
            return
        toast(self.app, f"Sheet {run.id} is written to {target}", seconds=20)
        self.dismiss(None)

    def _told(self, text: str) -> None:
        self.query_one("#export-told", Static).update(plain(text, "$text-warning"))

    def action_back(self) -> None:
        """Make none."""
        self.dismiss(None)

"""Writes sessions to a file."""

from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Input, Select, Static

from sesprep.domain.counted import counted
from sesprep.errors import SesprepError
from sesprep.practice.rendered import SUFFIXES, Kind
from sesprep.storage.free_path import free_path
from sesprep.tui.commands import bindings
from sesprep.tui.past import Past
from sesprep.tui.plain import plain
from sesprep.tui.room import ModalRoom
from sesprep.tui.services import Services
from sesprep.tui.toasts import toast
from sesprep.tui.widgets.fields import FileField

KINDS: tuple[tuple[str, Kind], ...] = (
    ("Markdown, to read and edit", "markdown"),
    ("HTML, to print or send", "html"),
    ("CSV, for a spreadsheet", "csv"),
    ("JSON, with everything", "json"),
)


class ExportScreen(ModalRoom[None]):
    """Asks for the kind and the name of a new file, and writes it."""

    NAME = "export"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#export-kind"

    def __init__(self, chosen: tuple[str, ...], services: Services, every: tuple[str, ...] = ()) -> None:
        """Offer `chosen`, and `every` when there are more."""
        super().__init__()
        self._chosen = chosen
        self._every = every
        self._services = services

    def body(self) -> ComposeResult:
        """Compose the choices."""
        with Vertical(classes="box") as box:
            box.border_title = Content("Export")
            box.border_subtitle = Content("Ctrl+D writes it · Esc goes back")
            with Horizontal(classes="line"):
                yield Static("Sessions", classes="label", markup=False)
                options = [("the selected session", "chosen")]
                if len(self._every) > 1:
                    options.append((f"all that are listed: {len(self._every)}", "every"))
                yield Select(options, value="chosen", allow_blank=False, compact=True, id="export-which")
            with Horizontal(classes="line"):
                yield Static("Kind", classes="label", markup=False)
                yield Select(KINDS, value="markdown", allow_blank=False, compact=True, id="export-kind")
            with Horizontal(classes="line"):
                yield Static("File", classes="label", markup=False)
                yield FileField(self._new_name("markdown"), id="export-file", blink=self._services.blink)
            yield Static("", id="export-told")
            yield Button("Write it", id="go", variant="primary", compact=True)

    def _new_name(self, kind: Kind) -> str:
        """A file in the user's home that is not there yet."""
        return str(free_path(Path.home() / f"sesprep-{self._services.today()}{SUFFIXES[kind]}"))

    @property
    def _kind(self) -> Kind:
        wanted = self.query_one("#export-kind", Select).value
        return next(kind for _, kind in KINDS if kind == wanted)

    @on(Select.Changed, "#export-kind")
    def _renamed(self) -> None:
        """Suggest a name of that kind."""
        self.query_one(FileField).suggest(self._new_name(self._kind))

    @on(Button.Pressed, "#go")
    @on(Input.Submitted)
    def action_done(self) -> None:
        """Write the file."""
        target = self.query_one(FileField).path
        if target is None:
            self._told("Give the file a name.")
            return
        every = self.query_one("#export-which", Select).value == "every"
        self._write(self._every if every else self._chosen, self._kind, target)

    @work(thread=True, group="draft")
    def _write(self, sessions: tuple[str, ...], kind: Kind, target: Path) -> None:
        try:
            written = Past(self._services.places, self._services.clock.now).export(sessions, kind, target)
        except SesprepError as error:
            self.from_thread(self._told, f"{error.message} {error.hint}")
            return
        self.app.call_from_thread(self._done, written, target)

    def _done(self, written: int, target: Path) -> None:
        toast(self.app, f"Wrote {counted(written, 'session')} to {target}", seconds=12)
        if self in self.app.screen_stack:
            self.dismiss(None)

    def _told(self, text: str) -> None:
        self.query_one("#export-told", Static).update(plain(text, "$text-warning"))

    def action_back(self) -> None:
        """Write nothing."""
        self.dismiss(None)

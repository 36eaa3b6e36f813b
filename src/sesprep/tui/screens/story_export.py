"""Writes the one-page outline or the resume bullets to a file, and says where it went."""

from pathlib import Path

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Button, Input, Select, Static

from sesprep.domain.framework import Framework
from sesprep.domain.story import Story
from sesprep.errors import SesprepError
from sesprep.practice.story_export import bullets, outline_page
from sesprep.storage.bank_writer import write_new
from sesprep.storage.frameworks import load_maps
from sesprep.storage.free_path import free_path
from sesprep.tui.commands import bindings
from sesprep.tui.plain import plain
from sesprep.tui.room import ModalRoom
from sesprep.tui.services import Services
from sesprep.tui.toasts import toast
from sesprep.tui.widgets.fields import FileField

KINDS = (("One-page outline for the interview", "outline"), ("Bullets for the two-page resume", "bullets"))


class StoryExportScreen(ModalRoom[None]):
    """Asks what to write and where; what a story keeps as sensitive is never written."""

    NAME = "story-export"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#export-kind"

    def __init__(self, services: Services, stories: tuple[Story, ...]) -> None:
        """Export `stories`."""
        super().__init__()
        self._services = services
        self._stories = stories

    def body(self) -> ComposeResult:
        """Compose the choices."""
        frameworks = [(plain(f.name), f.id) for f in self._services.frameworks.values]
        with Vertical(classes="box") as box:
            box.border_title = Content("Export your stories")
            box.border_subtitle = Content("Ctrl+D writes it · Esc goes back")
            with Horizontal(classes="line"):
                yield Static("What", classes="label", markup=False)
                yield Select(KINDS, value="outline", allow_blank=False, compact=True, id="export-kind")
            with Horizontal(classes="line", id="export-for"):
                yield Static("Framework", classes="label", markup=False)
                now = self._services.framework().id
                yield Select(frameworks, value=now, allow_blank=False, compact=True, id="export-framework")
            with Horizontal(classes="line"):
                yield Static("File", classes="label", markup=False)
                yield FileField(self._new_name("outline"), id="export-file", blink=self._services.blink)
            yield Static("", id="export-told")
            yield Button("Write it", id="go", variant="primary", compact=True)
            note = "Both are built from your notes as they stand. Sensitive notes are never in them."
            yield Static(note, classes="muted", markup=False)

    def _new_name(self, kind: str) -> str:
        """A file in the user's home that is not there yet."""
        return str(free_path(Path.home() / f"sesprep-{kind}-{self._services.today()}.md"))

    @property
    def _kind(self) -> str:
        return str(self.query_one("#export-kind", Select).value)

    @property
    def _framework(self) -> Framework:
        return self._services.frameworks.get(str(self.query_one("#export-framework", Select).value))

    @on(Select.Changed, "#export-kind")
    def _renamed(self) -> None:
        """Suggest a name of that kind; an outline has a framework, too."""
        self.query_one("#export-for").display = self._kind == "outline"
        self.query_one(FileField).suggest(self._new_name(self._kind))

    @on(Button.Pressed, "#go")
    @on(Input.Submitted)
    def action_done(self) -> None:
        """Write the file."""
        target, text = self.query_one(FileField).path, self._text()
        if target is None or not text:
            self._told("No story has notes on its Action or Result yet." if target else "Give the file a name.")
            return
        try:
            write_new(target, text)
        except SesprepError as error:
            self._told(f"{error.message} {error.hint}")
            return
        toast(self.app, f"Written to {target}", seconds=20)
        self.dismiss(None)

    def _text(self) -> str:
        structures = self._services.structures.values
        if self._kind == "bullets":
            return "".join(f"- {line}\n" for line in bullets(self._stories, structures))
        return outline_page(self._stories, self._framework, structures, load_maps(self._services.places).maps)

    def _told(self, text: str) -> None:
        self.query_one("#export-told", Static).update(plain(text, "$text-warning"))

    def action_back(self) -> None:
        """Write nothing."""
        self.dismiss(None)

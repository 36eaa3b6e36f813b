"""The one welcome at the first start."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, Select, Static

from sesprep.domain.settings import Settings
from sesprep.tui.commands import bindings
from sesprep.tui.plain import plain
from sesprep.tui.room import ModalRoom
from sesprep.tui.screens.settings import read_date
from sesprep.tui.services import Services


class WelcomeScreen(ModalRoom[Settings]):
    """Asks for the framework and the interview date, and gives back the settings."""

    NAME = "welcome"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#go"

    def __init__(self, services: Services) -> None:
        """Offer the frameworks there are."""
        super().__init__()
        self._services = services

    def body(self) -> ComposeResult:
        """Compose the welcome."""
        services = self._services
        options = [(plain(f.name), f.id) for f in services.frameworks.values]
        with VerticalScroll(classes="box", can_focus=False) as box:
            box.border_title = Content("Welcome to sesprep")
            yield Static(
                "Answer questions as a panel would ask them, see which parts of a story your answer has, "
                "and try again.",
                markup=False,
            )
            yield Static("")
            yield Static("Nothing you type leaves this machine. Your files:", markup=False)
            yield Static(plain(f"  {services.places.data}", "$text-primary"))
            yield Static("")
            with Horizontal(classes="line"):
                yield Static("Framework", classes="label", markup=False)
                yield Select(options, value=services.framework().id, allow_blank=False, compact=True, id="framework")
            with Horizontal(classes="line"):
                yield Static("Interview on", classes="label", markup=False)
                yield Input(placeholder="2027-01-31, or leave it empty", compact=True, id="interview-date")
            yield Static("", id="welcome-told")
            yield Button("Begin", id="go", variant="primary")

    @on(Button.Pressed, "#go")
    @on(Input.Submitted)
    def _go(self) -> None:
        written = self.query_one("#interview-date", Input).value
        day = read_date(written)
        if day is None and written.strip():
            self.query_one("#welcome-told", Static).update(
                Content.styled("A date looks like 2027-01-31.", "$text-warning")
            )
            return
        chosen = str(self.query_one("#framework", Select).value)
        framework = None if chosen == self._services.framework().id else chosen
        self.dismiss(self._services.settings.model_copy(update={"framework": framework, "interview_date": day}))

    def action_back(self) -> None:
        """Go on with the settings as they are."""
        self.dismiss(self._services.settings)

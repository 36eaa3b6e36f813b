"""The one welcome at the first start."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Input, Select, Static

from sesprep.domain.settings import Settings
from sesprep.practice.day_words import read_day, says_none
from sesprep.tui.commands import bindings
from sesprep.tui.day_told import UNREAD, day_told
from sesprep.tui.plain import plain
from sesprep.tui.room import ModalRoom
from sesprep.tui.services import Services


class WelcomeScreen(ModalRoom[Settings]):
    """Asks for the framework and the interview date, and gives back the settings."""

    NAME = "welcome"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#interview-date"

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
                "Answer questions as a panel would ask them, see which elements of a story your answer has, "
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
                yield Input(placeholder="3/15/2027 or in 3 weeks; may stay empty", compact=True, id="interview-date")
            yield Static("", id="welcome-told")
            yield Button("Begin", id="go", variant="primary")

    @on(Input.Changed, "#interview-date")
    def _tell(self, event: Input.Changed) -> None:
        today = self._services.today()
        day = read_day(event.value, today)
        self.query_one("#welcome-told", Static).update(Content("") if day is None else day_told(day, today))

    @on(Button.Pressed, "#go")
    @on(Input.Submitted)
    def _go(self) -> None:
        written = self.query_one("#interview-date", Input).value
        day = None if says_none(written) else read_day(written, self._services.today())
        if day is None and not says_none(written):
            self.query_one("#welcome-told", Static).update(Content.styled(UNREAD, "$text-warning"))
            return
        chosen = str(self.query_one("#framework", Select).value)
        framework = None if chosen == self._services.framework().id else chosen
        self.dismiss(self._services.settings.model_copy(update={"framework": framework, "interview_date": day}))

    def action_back(self) -> None:
        """Go on with the settings as they are."""
        self.dismiss(self._services.settings)

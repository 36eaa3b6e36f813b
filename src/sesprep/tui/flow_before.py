"""What comes before a question: the time to prepare, and the panel's word that it asks further."""

from textual.app import App

from sesprep.practice.due import Due
from sesprep.tui.live import Live
from sesprep.tui.screens.confer import ConferScreen
from sesprep.tui.screens.preparation import PreparationScreen
from sesprep.tui.services import Services


class Before:
    """Shows each of these once."""

    def __init__(self, app: App[None], services: Services, live: Live) -> None:
        """Before the questions of `live`."""
        self._app = app
        self._services = services
        self._live = live
        self._due = Due(live.session, begun=bool(live.text))

    async def question(self) -> bool:
        """Show what is due before the question at hand; returns whether to put it."""
        time = self._due.preparation
        if time is not None:
            screen = PreparationScreen(
                self._live.session.plan, time, self._live.outlines, blink=self._services.blink
            )  # fmt: skip
            if await self._app.push_screen_wait(screen) == "back":
                return False
            self._due.prepared()
        if self._due.confers:
            self._due.conferred()
            await self._app.push_screen_wait(ConferScreen(self._live.session.plan))
        return True

"""What comes before a question: the time to prepare, and the panel's word that it asks further."""

from textual.app import App

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
        self._prepared = bool(live.session.attempts or live.text)
        self._conferred = bool(live.text)  # words of an interrupted answer: the panel's word was heard before

    async def question(self) -> bool:
        """Show what is due before the question at hand; returns whether to put it."""
        session = self._live.session
        if session.preparation is not None and not self._prepared:
            screen = PreparationScreen(
                session.plan, session.preparation, self._live.outlines, blink=self._services.blink
            )  # fmt: skip
            if await self._app.push_screen_wait(screen) == "back":
                return False
            self._prepared = True
        if session.supplements and session.position == session.plan.main and not self._conferred:
            self._conferred = True
            await self._app.push_screen_wait(ConferScreen(session.plan.supplemented, session.whole.limit))
        return True

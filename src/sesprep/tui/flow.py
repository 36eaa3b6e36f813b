"""The way through a session: question, follow-up, rating, feedback, and so on to the summary."""

import asyncio

from textual.app import App

from sesprep.errors import SesprepError, StorageError
from sesprep.practice.session import Phase
from sesprep.tui.answering import Turn
from sesprep.tui.flow_after import After
from sesprep.tui.flow_before import Before
from sesprep.tui.flow_spoken import Spoken
from sesprep.tui.live import Live
from sesprep.tui.screens.leave import LeaveScreen
from sesprep.tui.screens.rate import RateScreen
from sesprep.tui.services import Services
from sesprep.tui.sessions import Desk
from sesprep.tui.toasts import toast_error


class Flow:
    """Holds one session: each step shows one screen and tells the session what came of it."""

    def __init__(self, app: App[None], services: Services, desk: Desk, live: Live) -> None:
        """Hold `live`; `run` does the work."""
        self._app = app
        self._services = services
        self._desk = desk
        self._live = live
        self._session = live.session
        self._before = Before(app, services, live)
        self._spoken = Spoken(app, services, live)
        self._after = After(app, services, live, self._spoken)

    async def run(self) -> None:
        """Go from where the session stands to its end, or until the user leaves. Call it in a worker."""
        hearing = asyncio.create_task(self._spoken.follow())
        try:
            await self._run()
        finally:
            hearing.cancel()
            self._services.panel.hush()
            self._spoken.leave()

    async def _run(self) -> None:
        steps = {
            Phase.READY: self._question,
            Phase.ANSWERING: self._question,
            Phase.RATING: self._rating,
            Phase.FEEDBACK: self._feedback,
        }
        while self._session.phase is not Phase.ENDED:
            try:
                if not await steps[self._session.phase]():
                    return
            except SesprepError as error:
                self._tell(error)
                if not await self._leave():
                    return
        self._live.keeper.clear()
        await self._after.end()

    async def _question(self) -> bool:
        if not await self._before.question():
            return await self._leave()
        turn = await self._app.push_screen_wait(self._spoken.screen())
        self._live.text, self._live.recordings = turn.text, turn.takes
        if turn.how == "keep":
            self._desk.keep(self._live, turn.text)
            return False
        if turn.how == "turn":
            self._live.medium = "typed" if self._live.medium == "spoken" else "spoken"
            return True
        if turn.how == "done" or turn.text.strip() or turn.takes:
            await self._finish(turn)
        return not (turn.how == "stop" and await self._stopped_bare())

    async def stop(self) -> None:
        """End a session that was taken up, its words kept as an answer, and show the summary."""
        if self._live.text.strip() or self._live.recordings:
            await self._finish(Turn("stop", self._live.text, self._live.recordings))
        if not await self._stopped_bare():
            await self.run()

    async def _stopped_bare(self) -> bool:
        """Stop the session here; returns whether nothing was in it, so that nothing is kept and nothing is to show."""
        if await asyncio.to_thread(self._live.drop):
            return True
        await asyncio.to_thread(self._session.stop)
        return False

    async def _finish(self, turn: Turn) -> None:
        """Keep the answer; when that fails, say so and put the question again with the words in it."""
        if self._session.phase is Phase.READY:
            self._session.begin()
        try:
            await self._spoken.finish(turn)
            self._session.times.interruption = None  # it was of that answer; the next one has its own
            self._live.text = ""
            self._live.keeper.hold(self._session)
        except SesprepError as error:
            self._tell(error)

    async def _rating(self) -> bool:
        """Let the panel follow up, else ask for the rating of the question as a whole; a drill has none."""
        await self._spoken.before_follow_up()
        if await asyncio.to_thread(self._session.follow_up, self._live.structure) is not None:
            self._live.keeper.hold(self._session)
            return True
        held = self._session.plan.held
        rating = None
        if held is None or held.drill is None:
            rating = await self._app.push_screen_wait(RateScreen(self._live.framework.levels))
        await self._spoken.before_feedback()
        await asyncio.to_thread(self._session.rate, rating)
        return True

    async def _feedback(self) -> bool:
        wish = await self._after.answer()
        if wish == "next":
            await asyncio.to_thread(self._session.proceed)
        elif wish == "again":
            self._session.again()
            self._live.keeper.hold(self._session)
        else:
            return await self._leave()
        return True

    async def _leave(self) -> bool:
        way = await self._app.push_screen_wait(LeaveScreen(bare=self._live.is_bare))
        if way == "keep":
            self._desk.keep(self._live, self._live.text)
            return False
        return not (way == "stop" and await self._stopped_bare())

    def _tell(self, error: SesprepError) -> None:
        title = "Not saved" if isinstance(error, StorageError) else "Not possible"
        toast_error(self._app, error, title)

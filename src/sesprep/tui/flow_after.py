"""What comes after an answer, and after the last one."""

import asyncio
from typing import Literal

from textual.app import App

from sesprep.domain.format import Done, Drill
from sesprep.errors import SesprepError
from sesprep.storage.journal import SUFFIX
from sesprep.tui.decided import decision_of, further_asked
from sesprep.tui.drilled import keep_checks
from sesprep.tui.flow_spoken import Spoken
from sesprep.tui.joined_view import relabel, whole_answer, whole_assessment, why_asked
from sesprep.tui.live import Live
from sesprep.tui.put_words import name_of
from sesprep.tui.screens.decision import DecisionScreen
from sesprep.tui.screens.drill import DrillScreen
from sesprep.tui.screens.feedback import FeedbackScreen, Wish
from sesprep.tui.screens.summary import SummaryScreen
from sesprep.tui.screens.which import WhichScreen
from sesprep.tui.services import Services
from sesprep.tui.story_link import StoryLinker
from sesprep.tui.toasts import toast_error


class After:
    """Shows what was found, as the format tells it."""

    def __init__(self, app: App[None], services: Services, live: Live, spoken: Spoken) -> None:
        """After the answers of `live`; `spoken` sees to the words of those that were spoken."""
        self._app = app
        self._services = services
        self._live = live
        self._session = live.session
        self._spoken = spoken

    async def answer(self) -> Wish:
        """Tell what was found in the newest answer, the drill's own checks first; gives back what to do next."""
        if self._session.attempt.unheard:
            unheard = await self._spoken.mending.unheard(self._session.attempt.id, running=True)
            if unheard in ("next", "again", "back"):
                return unheard
        while (wish := await self._told()) == "edit":
            await self._spoken.mending.edit(self._session.attempt.id)
        return wish

    async def _told(self) -> Wish:
        session, attempt = self._session, self._session.attempt
        assessment = session.assessment
        if assessment is None:  # its words came at the very moment of the rating
            assessment = await asyncio.to_thread(session.set_role, attempt.id, attempt.set_roles)
        drill = session.plan.drill
        if drill is not None:
            wish = await self._drill(drill)
            if wish != "feedback":
                return wish
        linker = StoryLinker(self._services, self._live.id)
        screen = FeedbackScreen(
            whole_answer(attempt, session.attempts),
            whole_assessment(attempt, assessment, session.joined),
            self._live.structure,
            self._live.bands,
            relabel=relabel(session, attempt),
            running=True,
            letters_to=len(attempt.answer),
            journal=self._live.folder.with_suffix(SUFFIX),
            linker=linker,
            followed=why_asked(attempt, session.attempts, session.probed_why),
            drill=drill,
        )
        if session.plan.story:
            screen.call_after_refresh(linker.practiced, screen, session.plan.story, attempt)
        return await self._app.push_screen_wait(screen)

    async def end(self) -> None:
        """Tell the board's decision when the format has one, then the summary."""
        session = self._session
        if session.plan.held is not None and session.plan.held.decision:
            await self._spoken.before_decision()
        decision = decision_of(self._live, self._services)
        if session.plan.drill is not None:  # letters or words may have changed since, and an exam was not judged yet
            await asyncio.to_thread(keep_checks, self._live)
        if decision is not None:
            await self._app.push_screen_wait(DecisionScreen(name_of(session.plan), decision, further_asked(self._live)))
        screen = SummaryScreen(self._live.record(), self._services, session=session, mending=self._spoken.mending)
        await self._app.push_screen_wait(screen)

    async def _drill(self, drill: Drill) -> Wish | Literal["feedback"]:
        attempt, plan = self._session.attempt, self._session.plan
        if drill.kind == "which-competency":
            question = attempt.asked.question
            return await self._app.push_screen_wait(
                WhichScreen(question, attempt.answer, self._live.framework, plan.seed, self._chose)
            )  # fmt: skip
        await asyncio.to_thread(keep_checks, self._live)
        return await self._app.push_screen_wait(DrillScreen(drill, self._session.drilled[attempt.id]))

    def _chose(self, done: Done) -> None:
        try:
            self._session.keep_drill(self._session.attempt.id, (done,))
        except SesprepError as error:
            toast_error(self._app, error)

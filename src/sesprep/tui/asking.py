"""The panel asks the question at hand, aloud when the user wants it."""

from collections.abc import Callable

from sesprep.errors import SesprepError
from sesprep.practice.joined import followers
from sesprep.practice.panel import speaker
from sesprep.practice.session import Session
from sesprep.tui.speaking import PanelVoice, Saying


class Asking:
    """Says one question, or the follow-up in its place; the text stays on the screen whatever happens."""

    def __init__(
        self, panel: PanelVoice, session: Session, *, aloud: bool, report: Callable[[SesprepError], None]
    ) -> None:
        """Ask the question that `session` is at; `report` tells once why nothing is said."""
        self._panel = panel
        self._session = session
        self._report = report
        self._saying: Saying | None = None
        self.aloud = aloud
        """Whether the panel speaks at all."""

    @property
    def going_on(self) -> bool:
        """Whether the panel is speaking, or about to."""
        return self._saying is not None and not self._saying.over

    def ask(self) -> None:
        """Say the question, from its beginning."""
        if self.aloud:
            session, plan = self._session, self._session.plan
            put = len(followers(session.attempts, session.attempt.id)) + 1 if session.probe else 0
            text = session.probe.text if session.probe else session.asked.question.text
            panel = plan.held.panel if plan.held else ()
            self._saying = self._panel.say(text, speaker(plan, session.position, put), panel)

    def ended(self) -> bool:
        """Whether the question was said and is over; why it could not be said is told once."""
        if self._saying is None or not self._saying.over:
            return False
        problem = self._saying.problem
        if problem is None:
            return True
        self._saying, self.aloud = None, False
        if not self._panel.told:
            self._panel.told = True
            self._report(problem)
        return False

    def hush(self) -> None:
        """Fall silent at once."""
        self._panel.hush()

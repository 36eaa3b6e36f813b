"""What is said after an answer, and after the last one."""

from collections.abc import Callable

from sesprep.analysis.delivery import observe
from sesprep.cli import assessment as assessment_text
from sesprep.cli.board import decision_lines
from sesprep.domain.attempt import Attempt
from sesprep.practice.drills import narrowed
from sesprep.practice.parts import parts_seen
from sesprep.tui.decided import decision_of, further_asked
from sesprep.tui.joined_view import whole_answer, whole_assessment, why_asked
from sesprep.tui.live import Live
from sesprep.tui.put_words import question_place
from sesprep.tui.services import Services


class Afterwards:
    """Tells what was found in the answers of one session."""

    def __init__(self, live: Live, services: Services, say: Callable[..., None]) -> None:
        """Tell it on `say`."""
        self._live = live
        self._services = services
        self._session = live.session
        self._say = say

    def report(self, attempt: Attempt) -> None:
        """The feedback on an answer, those to its follow-ups included, and on the parts of its question."""
        live, session = self._live, self._session
        found = session.assessments.get(attempt.id)
        if found is None:
            self._say("The words of this answer are not known.", "")
            return
        if not attempt.asked.question.wants_story:
            self._say("This question asks for no story, so the answer is not checked for one.", "")
            return
        found = whole_assessment(attempt, found, session.joined)
        text = whole_answer(attempt, session.attempts).answer
        drill = session.plan.drill
        if drill is None or drill.whole:
            self._say(*assessment_text.lines(text, found, live.structure, live.bands), "")
        else:
            found = narrowed(drill, live.structure, found)
            self._say(*assessment_text.part_of_story_lines(text, found, live.structure), "")
        followed = why_asked(attempt, session.attempts, session.probed_why)
        if followed:
            self._say(*followed, "")
        if attempt.transcript is not None:
            from sesprep.cli.spoken import delivery_lines  # typed answers need nothing of it

            delivery = observe(
                attempt.transcript,
                text=attempt.answer,
                assessment=session.assessments[attempt.id],
                limit=attempt.limit,
            )
            self._say(*delivery_lines(delivery, live.structure), "")
        parts = parts_seen(attempt.asked.question, text, found)
        if parts:
            self._say(*assessment_text.part_lines(text, parts), "")

    def end(self) -> None:
        """After an exam, every answer; then the board's decision where there is one."""
        plan = self._session.plan
        if plan.exam:
            for attempt in [a for a in self._session.attempts if a.probe is None]:
                place = question_place(plan, attempt.position).capitalize()
                self._say(f"{place}: {attempt.asked.question.text}", "")
                self.report(attempt)
        decision = decision_of(self._live, self._services) if self._session.attempts else None
        if decision is not None:
            self._say(*decision_lines(decision, further_asked(self._live)), "")

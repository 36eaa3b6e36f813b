"""The feedback on one answer."""

import asyncio
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Literal

from textual import on
from textual.app import ComposeResult
from textual.content import Content

from sesprep.domain.assessment import Assessment, SetRole
from sesprep.domain.attempt import Attempt
from sesprep.domain.format import Drill
from sesprep.domain.structure import Band, Structure
from sesprep.practice.drills import narrowed
from sesprep.tui.amounts import elapsed_time
from sesprep.tui.commands import bindings
from sesprep.tui.letters import next_role
from sesprep.tui.plain import plain, short
from sesprep.tui.room import Room
from sesprep.tui.screens.checks import ChecksScreen
from sesprep.tui.story_link import StoryLinker
from sesprep.tui.toasts import toast
from sesprep.tui.widgets.feedback_view import FeedbackView
from sesprep.tui.widgets.findings import Findings
from sesprep.tui.widgets.top_bar import TopBar

Wish = Literal["next", "again", "back", "edit"]
Relabel = Callable[[tuple[SetRole, ...]], Assessment]


class FeedbackScreen(Room[Wish]):
    """Shows an answer as the checker sees it; gives back what to do next. A kept session shows it as it was given."""

    NAME = "feedback"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#clauses"

    def __init__(
        self,
        attempt: Attempt,
        assessment: Assessment,
        structure: Structure,
        bands: dict[str, Band],
        *,
        relabel: Relabel | None = None,
        running: bool = False,
        letters_to: int | None = None,
        journal: Path | None = None,
        linker: StoryLinker | None = None,
        followed: Sequence[str] = (),
        drill: Drill | None = None,
    ) -> None:
        """`relabel` assesses again with the user's letters, which may stand in the first `letters_to` code points.

        `running` offers to go on with the session. `journal` is the session's, beside which the recording is kept;
        `linker` links the answer to a story. `followed` says of each follow-up why it was put.
        Of a `drill` nothing is shown but what it asks for.
        """
        super().__init__()
        self._attempt = attempt
        self._assessment = assessment
        self._structure = structure
        self._bands = bands
        self._relabel = relabel
        self._on_going = running
        self._set_roles = attempt.set_roles
        self._letters_to = len(attempt.answer) if letters_to is None else letters_to
        self._journal = journal
        self._linker = linker
        self._followed = tuple(followed)
        self._drill = drill

    def body(self) -> ComposeResult:
        """Compose the question in short, and the feedback."""
        yield TopBar(*self._top())
        yield FeedbackView(
            self._attempt, self._seen, self._structure, self._bands, self._spoken, self._followed, self._drill
        )  # fmt: skip

    def _top(self) -> tuple[Content, Content]:
        """As much of the question as there is room for, and which try it was."""
        attempt = self._attempt
        rated = f"your rating {attempt.rating}" if attempt.rating else "not rated"
        right = f"try {attempt.number} · {elapsed_time(attempt.seconds)} · {rated}"
        room = max(20, self.app.size.width - len(right) - 8)
        return plain(short(attempt.asked.question.text, room)), Content(right)

    def on_resize(self) -> None:
        """Show more of the question where there is more room."""
        self.query_one(TopBar).say(*self._top())

    @property
    def _seen(self) -> Assessment:
        """What is shown of the assessment."""
        drill = self._drill
        return self._assessment if drill is None else narrowed(drill, self._structure, self._assessment)

    @property
    def _spoken(self) -> Attempt:
        """The answer to the question itself, which is what the recording holds."""
        return self._attempt.model_copy(update={"answer": self._attempt.answer[: self._letters_to]})

    @property
    def _view(self) -> FeedbackView:
        return self.query_one(FeedbackView)

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """Leave out what this answer cannot have any more."""
        if action in ("next", "again"):
            return self._on_going
        if action == "edit":  # its words can be mended as long as letters can be set
            return self._attempt.medium == "spoken" and self._relabel is not None
        if action == "undo":
            return self._linker is not None and self._linker.can_undo
        if action == "stories":
            return self._linker is not None
        if action == "listen":
            return self._attempt.medium == "spoken" and self._journal is not None
        return action != "letter" or self._relabel is not None

    async def action_letter(self) -> None:
        """Give the selected clause the next letter and let everything follow."""
        unit = self._view.lettered.unit
        if unit is None or self._relabel is None:
            return
        if unit.start >= self._letters_to:
            toast(self, "Letters are set in the answer to the question, not in those to the follow-ups.")
            return
        others = tuple(s for s in self._set_roles if s.end <= unit.start or unit.end <= s.start)
        chosen = SetRole(start=unit.start, end=unit.end, role=next_role(unit.role, self._structure))
        self._set_roles = (*others, chosen)
        self._assessment = await asyncio.to_thread(self._relabel, self._set_roles)
        self._view.show(self._seen)

    def action_view(self) -> None:
        """Bring the other side to the front."""
        self._view.flip()

    def action_listen(self) -> None:
        """Hear the recording from the selected clause on."""
        from sesprep.tui.screens.playback import PlaybackScreen  # a typed answer needs nothing of it

        unit = self._view.lettered.unit
        place = unit.start if unit is not None and unit.start < self._letters_to else 0
        if self._journal is not None:
            self.app.push_screen(
                PlaybackScreen(self._spoken, self._assessment, self._structure, self._journal, place=place)
            )

    def action_stories(self) -> None:
        """Say which story the answer told."""
        if self._linker is not None:
            self._linker.ask(self, self._attempt, self._assessment)

    def action_undo(self) -> None:
        """Take the last link back."""
        if self._linker is not None:
            self._linker.undo(self)

    def action_next(self) -> None:
        """Go on."""
        self.dismiss("next")

    def action_again(self) -> None:
        """Try the same question again."""
        self.dismiss("again")

    def action_edit(self) -> None:
        """Mend the words of a spoken answer, and have them checked again."""
        self.dismiss("edit")

    def action_back(self) -> None:
        """Leave."""
        self.dismiss("back")

    @on(Findings.PlaceWanted)
    def _go(self, event: Findings.PlaceWanted) -> None:
        finding = event.finding
        if finding.start is None:
            toast(self, "This is about something that is missing, so there is no place to go to.")
            return
        self._view.flip(to_findings=False)
        self._view.lettered.jump(finding.start, finding.start if finding.end is None else finding.end)

    @on(Findings.ChecksWanted)
    def _checks(self, event: Findings.ChecksWanted) -> None:
        element = self._structure.element(event.element)
        self.app.push_screen(ChecksScreen(element, self._assessment.elements[event.element], self._attempt.answer))

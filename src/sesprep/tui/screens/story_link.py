"""Asks which story an answer told."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sesprep.domain.attempt import Attempt
from sesprep.domain.story import Story
from sesprep.tui.commands import bindings
from sesprep.tui.plain import MUTED, plain, short
from sesprep.tui.room import ModalRoom

BEGIN = "new one"
"""Stands for a story that is begun from the answer; no id has a blank."""


class StoryLinkScreen(ModalRoom[str | None]):
    """Gives back the id of the story chosen, `BEGIN`, or None; a story that is linked already is to be parted."""

    NAME = "story-link"
    BINDINGS = bindings(NAME)

    def __init__(self, attempt: Attempt, stories: tuple[Story, ...], *, begins: bool) -> None:
        """Offer `stories`, those on the question's competency first; `begins` when a new one can be begun."""
        super().__init__()
        self._attempt = attempt
        self._begins = begins
        self._stories = tuple(sorted(stories, key=lambda story: (not self._linked(story), not self._fits(story))))

    def body(self) -> ComposeResult:
        """Compose the stories."""
        with Vertical(classes="box") as box:
            box.border_title = Content("Which story did you tell?")
            box.border_subtitle = Content("Enter chooses; Z takes it back afterwards")
            yield Static(plain(short(self._attempt.asked.question.text, 130)), classes="muted")
            options = [Option(self._told(story), id=story.id) for story in self._stories]
            begin = Option(Content("Begin a new story from this answer…"), id=BEGIN, disabled=not self._begins)
            yield OptionList(*options, begin, id="ways")

    def _linked(self, story: Story) -> bool:
        return any(told.attempt == self._attempt.id for told in story.told)

    def _fits(self, story: Story) -> bool:
        return bool(set(story.competencies) & set(self._attempt.asked.question.competencies))

    def _told(self, story: Story) -> Content:
        told = f"last told {story.last_told}" if story.last_told else "never told"
        state = "linked: Enter parts them" if self._linked(story) else told
        fits = " · shows what was asked" if self._fits(story) else ""
        return plain(short(story.title, 50), "bold") + plain(f"\n{state}{fits}", MUTED)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option_id)

    def action_back(self) -> None:
        """Change nothing."""
        self.dismiss(None)

"""Links answers to the stories that they told."""

from sesprep.domain.assessment import Assessment
from sesprep.domain.attempt import Attempt
from sesprep.domain.slug import slugify
from sesprep.domain.story import Story
from sesprep.errors import SesprepError
from sesprep.practice.story_from import story_from
from sesprep.practice.story_warnings import same_mock
from sesprep.tui.own_book import link, stories_of, unlink
from sesprep.tui.past import Past
from sesprep.tui.plain import short
from sesprep.tui.room import Room, T
from sesprep.tui.screens.book_room import take_back
from sesprep.tui.screens.story_editor import StoryEditorScreen
from sesprep.tui.screens.story_link import BEGIN, StoryLinkScreen
from sesprep.tui.services import Services
from sesprep.tui.toasts import toast, toast_error, toast_warning

TITLE = 60
"""Characters of the question with which a new story's title begins."""


class StoryLinker:
    """The links of one session's answers; each can be taken back."""

    def __init__(self, services: Services, session: str) -> None:
        """Link the answers of that session."""
        self._services = services
        self._session = session
        self._book = stories_of(services)
        self._made = 0
        """How many changes were made here; those of other screens are not taken back from this one."""

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return self._made > 0 and bool(self._book.last)

    def titles(self, attempt_id: str) -> tuple[str, ...]:
        """The titles of the stories that an answer told."""
        stories = self._book.shelf.values
        return tuple(s.title for s in stories if any(told.attempt == attempt_id for told in s.told))

    def ask(self, screen: Room[T], attempt: Attempt, assessment: Assessment | None) -> None:
        """Ask which story an answer told, and link it; or part them, or begin a story from the answer."""
        stories = self._book.read().values

        def chosen(story_id: str | None) -> None:
            if story_id == BEGIN and assessment is not None:
                self._begin(screen, attempt, assessment)
            elif story_id is not None:
                self._switch(screen, attempt, story_id)

        screen.app.push_screen(StoryLinkScreen(attempt, stories, begins=assessment is not None), chosen)

    def practiced(self, screen: Room[T], story_id: str, attempt: Attempt) -> None:
        """Link the answer of a session that was begun to practice a story."""
        story = self._book.find(story_id)
        if story is not None and not any(told.attempt == attempt.id for told in story.told):
            self._switch(screen, attempt, story_id)

    def undo(self, screen: Room[T]) -> None:
        """Take the newest change back."""
        if not self.can_undo:
            return
        self._made -= 1
        take_back(screen, self._book)
        screen.refresh_bindings()

    def _switch(self, screen: Room[T], attempt: Attempt, story_id: str) -> None:
        story = self._book.find(story_id)
        if story is None:
            return
        linked = any(told.attempt == attempt.id for told in story.told)
        try:
            if linked:
                unlink(self._book, story_id, attempt.id)
            else:
                link(self._book, story_id, attempt, self._session)
        except SesprepError as error:
            toast_error(screen, error, "Not changed")
            return
        self._made += 1
        said = f"This answer is no longer linked to “{story.title}”." if linked else f"Linked to “{story.title}”."
        toast(screen, f"{said} Z takes it back.", seconds=6)
        if not linked:
            self._warn(screen, story_id)
        screen.refresh_bindings()

    def _warn(self, screen: Room[T], story_id: str) -> None:
        """Say when the story answers two qualifications in this session."""
        story = self._book.find(story_id)
        try:
            record = Past(self._services.places, self._services.clock.now).record(self._session)
        except SesprepError:  # the session was deleted meanwhile: nothing to compare with
            return
        for warning in same_mock([story] if story else [], record):
            words = f"“{story.title if story else ''}”: {warning.says}"
            toast_warning(screen, words)

    def _begin(self, screen: Room[T], attempt: Attempt, assessment: Assessment) -> None:
        title = short(attempt.asked.question.text, TITLE)
        try:
            start: Story = story_from(attempt, assessment, title, self._session)
        except SesprepError as error:
            toast_error(screen, error, "Not changed")
            return
        draft = f"from {slugify(attempt.id)}"
        screen.app.push_screen(
            StoryEditorScreen(self._services, None, start=start, draft=draft),
            lambda made: self._begun(screen) if made else None,
        )

    def _begun(self, screen: Room[T]) -> None:
        self._made += 1
        toast(screen, "The story is in your story bank. Z takes it back.", seconds=6)
        screen.refresh_bindings()

"""The words of a spoken answer: written down, read over, and mended before anything is said about them."""

from collections.abc import Callable

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.timer import Timer
from textual.widgets import Static, TextArea

from sesprep.domain.attempt import Attempt
from sesprep.domain.text import printable
from sesprep.tui.commands import bindings
from sesprep.tui.hearing import LOOK, Hearing
from sesprep.tui.keeper import EVERY
from sesprep.tui.plain import MUTED, plain, short
from sesprep.tui.room import Room
from sesprep.tui.widgets.top_bar import TopBar

BAR = 30


class WordsScreen(Room[str | None]):
    """Gives back the words as the candidate leaves them; None leaves them as they are."""

    NAME = "words"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#words"

    def __init__(
        self,
        get: Callable[[], Attempt],
        hearing: Hearing,
        *,
        place: str,
        keep: Callable[[str], None] | None = None,
        blink: bool = True,
    ) -> None:
        """Show the answer that `get` gives, as soon as its words are there; `keep` is given unfinished changes."""
        super().__init__()
        self._get = get
        self._hearing = hearing
        self._place = place
        self._keep = keep
        self._blink = blink
        self._shown = False
        self._kept = ""
        self._due: Timer | None = None

    def body(self) -> ComposeResult:
        """Compose what was heard and the page to mend it on."""
        asked = self._get()
        question = asked.probe.text if asked.probe else asked.asked.question.text
        yield TopBar(plain(self._place), Content(""))
        with Vertical(id="words-desk"):
            yield Static(plain(short(question, 300), "bold"), id="words-question")
            yield Static("", id="words-told")
            area = TextArea("", soft_wrap=True, tab_behavior="focus", show_line_numbers=False, id="words")
            area.cursor_blink, area.highlight_cursor_line = self._blink, False
            yield area
            yield Static("", id="words-heard")

    def on_mount(self) -> None:
        """Watch for the words."""
        self.set_interval(LOOK, self.look)
        self.look()

    def look(self) -> None:
        """Show how far the words are, and put them on the page when they are there."""
        if self._shown:
            return
        attempt = self._get()
        stand = self._hearing.stand(attempt.id)
        told = self.query_one("#words-told", Static)
        self.query_one(TopBar).say_right(plain(stand.says))
        if stand.known:
            self._show(attempt)
        elif stand.problem is not None:
            problem = plain(f"{stand.problem.message} {stand.problem.hint}", "$text-warning")
            told.update(problem + Content("\nType what you said as you remember it, or nothing. Ctrl+D goes on."))
        else:
            full = round(stand.progress * BAR)
            line = (
                f"Your words are being written down  [{'#' * full}{'·' * (BAR - full)}]\nEsc goes on without waiting."
            )
            told.update(plain(line))

    def _show(self, attempt: Attempt) -> None:
        self._shown = True
        heard = attempt.transcript
        area = self.query_one("#words", TextArea)
        if not area.text.strip():
            area.load_text(printable(attempt.answer))
        self._kept = area.text
        notices = "".join(f"! {notice}\n" for notice in heard.notices) if heard else ""
        words = "Read what was heard and mend what is wrong, figures first. Ctrl+D goes on; what was heard is kept too."
        self.query_one("#words-told", Static).update(plain(notices, "bold $text-warning") + Content(words))
        if heard is not None and heard.text.strip() != area.text.strip():
            self.query_one("#words-heard", Static).update(plain(f"As it was heard: {heard.text}", MUTED))

    @on(TextArea.Changed)
    def _typed(self) -> None:
        if self._keep is not None and self._due is None:
            self._due = self.set_timer(EVERY, self.keep)

    def keep(self) -> None:
        """Bring what was changed to the disk."""
        self._due = None
        text = self.query_one("#words", TextArea).text
        if self._keep is not None and self._shown and text != self._kept and text.strip():
            self._kept = text
            self._keep(text)

    def action_done(self) -> None:
        """Give back the words."""
        text = self.query_one("#words", TextArea).text
        self.dismiss(text if text.strip() and text != self._get().answer else None)

    def action_back(self) -> None:
        """Go on; what was changed so far is kept."""
        self.action_done()

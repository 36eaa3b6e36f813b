"""A question of a session as it is put: who asks, what went before, and the words."""

from textual.app import ComposeResult
from textual.widgets import Static

from sesprep.domain.bank import Question
from sesprep.tui.live import Live
from sesprep.tui.plain import MUTED, plain, short
from sesprep.tui.put_words import so_far, who_words
from sesprep.tui.widgets.asked_box import AskedBox

SHOWN = 400
"""Code points of an earlier answer that are shown above a question."""
ROOMY = 36
"""Rows from which on an earlier answer gets four lines beside the question and the page, and not two."""


class PutBox(AskedBox):
    """Shows the question that the session is at, or the follow-up in its place."""

    def __init__(self, live: Live) -> None:
        """Show the question that `live` is at."""
        self._live = live
        super().__init__(_put(live), live.framework)
        self.set_class(live.source is not None, "-again")

    def compose(self) -> ComposeResult:
        """Compose what goes before, the question, what it tests, and the earlier answer that a drill works on."""
        for words, id_, style in self._before():
            if words:
                yield Static(plain(words, style), id=id_)
        yield from super().compose()
        if self._live.source:  # below: on a small screen the question must be in sight
            lines = 4 if self.app.size.height >= ROOMY else 2
            earlier = short(self._live.source.answer, min(SHOWN, self._room(lines)))
            yield Static(plain(f"Your earlier answer: {earlier}", MUTED), id="question-earlier")

    def _room(self, lines: int) -> int:
        """About what so many lines hold, so that what is left out is seen to be."""
        return lines * (min(self.app.size.width, 112) - 12) - 24

    def _before(self) -> tuple[tuple[str, str, str], ...]:
        live = self._live
        drill = live.session.plan.held.drill if live.session.plan.held else None
        told = short(so_far(live.session), min(SHOWN, self._room(4)))
        return (
            (f"Your answer so far: {told}" if told else "", "question-so-far", MUTED),
            (drill.asks if drill else "", "question-drill", "$text-primary"),
            (who_words(live.session), "question-who", "$text-primary"),
        )


def _put(live: Live) -> Question:
    question, probe = live.session.asked.question, live.session.probe
    return question if probe is None else question.model_copy(update={"text": probe.text})

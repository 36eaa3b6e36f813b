"""A recorded answer, heard with its words: the picture of its course, the word of now, and places to jump to."""

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sesprep.domain.assessment import Assessment
from sesprep.domain.attempt import Attempt
from sesprep.domain.structure import Structure
from sesprep.errors import SesprepError
from sesprep.speech.ports import Player
from sesprep.storage.beside import recording_beside
from sesprep.tui.amounts import elapsed_time
from sesprep.tui.commands import bindings
from sesprep.tui.delivery_words import delivery_of, delivery_says
from sesprep.tui.plain import MUTED, hang, plain, short
from sesprep.tui.room import Room
from sesprep.tui.spoken_places import Place, moment_of, places_of, word_at
from sesprep.tui.toasts import toast
from sesprep.tui.widgets.delivery_view import DeliveryNumbers, DeliveryTimeline
from sesprep.tui.widgets.heard_words import HeardWords
from sesprep.tui.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from sesprep.analysis.timing import Said

TICK = 0.1
GONE = (
    "There is no recording of this answer any more: it was dropped once its words were known, or deleted.",
    "Settings, Sound says how long recordings are kept.",
)


def open_player(path: Path) -> Player:
    """A player for a recording."""
    from sesprep.speech.playback import Playback

    return Playback(path)


class PlaybackScreen(Room[None]):
    """Plays a recording by keys; without it, or without a loudspeaker, words and numbers are shown all the same."""

    NAME = "playback"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#places"

    def __init__(
        self,
        attempt: Attempt,
        assessment: Assessment | None,
        structure: Structure,
        journal: Path,
        *,
        place: int = 0,
        player: Callable[[Path], Player] = open_player,
    ) -> None:
        """Play the recording of `attempt` beside `journal`, from the word at code point `place` on."""
        super().__init__()
        self._attempt = attempt
        self._assessment = assessment
        self._structure = structure
        self._path = recording_beside(journal, attempt.audio)
        self._place = place
        self._make = player
        self._player: Player | None = None
        self._said: list[Said] = []
        self._places: tuple[Place, ...] = ()
        self._told = ""
        self._delivery = delivery_of(attempt, assessment)

    def body(self) -> ComposeResult:
        """Compose the picture, the state, the words and the places."""
        attempt = self._attempt
        asked = attempt.probe.text if attempt.probe else attempt.asked.question.text
        yield TopBar(plain(short(asked, max(20, self.app.size.width - 26))), Content(f"try {attempt.number}"))
        if self._delivery is not None and attempt.transcript is not None:
            yield DeliveryTimeline(self._delivery, attempt.transcript, self._structure)
        yield Static("Opening the recording…", id="playing", markup=False)
        with Horizontal(id="playback-sides"):
            yield HeardWords(attempt.answer)
            yield OptionList(id="places")
        if self._delivery is not None:
            yield Static(plain(delivery_says(self._delivery), "bold"), id="delivery-says")
            yield DeliveryNumbers(self._delivery, self._structure)

    async def on_mount(self) -> None:
        """Find the places, then open the recording."""
        self.query_one("#places").border_title = Content("Go to (Enter)")
        self.run_worker(self._open(), group="glance")

    async def _open(self) -> None:
        await asyncio.to_thread(self._look)
        self._list()
        if self._path is None:
            self._tell()
            return
        self._player = await asyncio.to_thread(self._make, self._path)
        self.set_interval(TICK, self._tick)
        self._tick()

    def _look(self) -> None:
        transcript = self._attempt.transcript
        if transcript is None or self._delivery is None:
            return
        from sesprep.analysis.timing import align

        self._said = align(self._attempt.answer, transcript.words)
        self._places = places_of(self._delivery, self._said, self._assessment, self._structure)

    def _list(self) -> None:
        listed = self.query_one("#places", OptionList)
        width = max(listed.scrollable_content_region.width - 3, 16)
        for place in self._places:
            head = Content.assemble((f"{elapsed_time(place.at):>5} ", MUTED), (f"{place.mark:<4}", f"bold {place.ink}"))
            listed.add_option(Option(hang(head, plain(place.says), width)))
        if not self._places:
            listed.add_option(Option(Content.styled("No times are known.", MUTED), disabled=True))
        start = moment_of(self._said, self._place) if self._place else None
        if start is not None:
            near = [at for at, place in enumerate(self._places) if place.start <= self._place]
            listed.highlighted = near[-1] if near else 0

    def on_unmount(self) -> None:
        """Fall silent."""
        if self._player is not None:
            self._player.close()

    def _tick(self) -> None:
        player = self._player
        if player is None or not self.is_attached:
            return
        if self._place and player.state == "paused":
            at, self._place = moment_of(self._said, self._place), 0
            player.seek(max(at - 0.3, 0.0) if at is not None else 0.0)
        self._tell()
        usable = player.state in ("playing", "paused")
        for picture in self.query(DeliveryTimeline):
            picture.move(player.position if usable else None)
        if usable:
            self.query_one(HeardWords).mark(*word_at(self._said, player.position))

    def _tell(self) -> None:
        told = self._state()
        if told.plain != self._told:
            self.query_one("#playing", Static).update(told, layout="\n" in told.plain + self._told)
            self._told = told.plain

    def _state(self) -> Content:
        player = self._player
        if player is None:
            return _trouble(*GONE)
        if player.problem is not None:
            problem: SesprepError = player.problem
            return _trouble(problem.message, problem.hint)
        if player.state == "opening":
            return Content("Opening the recording…")
        word = "▶ playing" if player.state == "playing" else "■ at the end" if player.over else "❚❚ held"
        where = f"{elapsed_time(player.position)} of {elapsed_time(player.seconds)}"
        return Content.assemble((f"{word:<13}", "bold $text-primary"), f"{where}   {player.speed:g} ×")

    @on(OptionList.OptionSelected, "#places")
    def _go(self, event: OptionList.OptionSelected) -> None:
        place = self._places[event.option_index]
        self.query_one(HeardWords).choose(place.start, place.end)
        if self._usable():
            assert self._player is not None
            self._player.seek(place.at)
            self._player.play()

    def _usable(self) -> bool:
        """Whether there is something to play; says why not."""
        if self._player is not None and self._player.state in ("playing", "paused"):
            return True
        state = "opening" if self._path is not None and self._player is None else ""
        if state or (self._player is not None and self._player.state == "opening"):
            toast(self, "The recording is still being opened.")
        else:
            toast(self, "Nothing can be heard; the line above the words says why.")
        return False

    def action_play(self) -> None:
        """Play, or hold."""
        if self._usable() and self._player is not None:
            self._player.toggle()
            self._tick()

    def action_skip(self, seconds: float) -> None:
        """Go so many seconds on, or back."""
        if self._usable() and self._player is not None:
            self._player.seek(self._player.position + seconds)
            self._tick()

    def action_speed(self, steps: int) -> None:
        """Play faster or slower."""
        if self._usable() and self._player is not None:
            self._player.turn(steps)
            self._tick()

    def action_view(self) -> None:
        """Switch between the words and the numbers."""
        if self._delivery is None:
            return
        self.toggle_class("-numbers")
        self.query_one("#delivery-numbers" if self.has_class("-numbers") else "#places").focus()

    def action_back(self) -> None:
        """Leave."""
        self.dismiss(None)


def _trouble(says: str, hint: str) -> Content:
    return Content.assemble(plain(says, "bold $text-warning"), "\n", plain(hint, MUTED))

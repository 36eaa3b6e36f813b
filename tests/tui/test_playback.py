"""The playback screen with a player that tests move by hand, and without any loudspeaker for real."""

from pathlib import Path

import pytest

from sesprep.errors import MissingError
from sesprep.speech.playback import SPEEDS
from sesprep.storage.structures import load_structures
from sesprep.tui.screens.playback import PlaybackScreen
from sesprep.tui.widgets.heard_words import HeardWords, wrapped

from .spoken_home import ANSWER, make_spoken, transcript
from .stand_in import StandIn
from .walk import notices, press, settle, shown

STAR = next(structure for structure in load_structures().values if structure.id == "star")


class HandPlayer:
    """A player whose time goes when a test moves it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.seconds, self.speed, self.position = transcript().seconds, 1.0, 0.0
        self.state, self.problem, self.over, self.closed = "paused", None, False, False

    def toggle(self) -> None:
        self.state = "paused" if self.state == "playing" else "playing"

    def play(self) -> None:
        self.state = "playing"

    def seek(self, seconds: float) -> None:
        self.position = max(0.0, min(seconds, self.seconds))

    def turn(self, steps: int) -> None:
        self.speed = SPEEDS[max(0, min(SPEEDS.index(self.speed) + steps, len(SPEEDS) - 1))]

    def close(self) -> None:
        self.closed = True


@pytest.fixture
def hand(monkeypatch):
    made: list[HandPlayer] = []

    def make_one(path: Path) -> HandPlayer:
        made.append(HandPlayer(path))
        return made[-1]

    monkeypatch.setattr(PlaybackScreen.__init__, "__kwdefaults__", {"place": 0, "player": make_one})
    return made


async def opened(pilot, *keys: str):
    await settle(pilot)
    for key in ("h", "enter", "f7", *keys):
        await press(pilot, key)
    return pilot.app.screen


def marked(pilot) -> str:
    now = pilot.app.screen.query_one(HeardWords)._now
    return ANSWER[slice(*now)]


async def test_the_word_of_now_is_marked(make, places, hand):
    make_spoken(places, STAR)
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot)
        await pilot.press("space")
        assert hand[0].state == "playing"
        for word in transcript().words[::9]:
            hand[0].position = word.start + 0.05
            screen._tick()
            assert marked(pilot) == word.text.strip(".,")
        hand[0].position = transcript().words[-1].start + 0.01
        screen._tick()
        await settle(pilot)
        assert "backlog was gone" in shown(pilot)  # it is brought into sight
        await pilot.press("space")
        assert hand[0].state == "paused"
        await press(pilot, "escape")
        assert hand[0].closed


async def test_steps_speeds_and_places_by_key(make, places, hand):
    make_spoken(places, STAR)
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        await pilot.press("right", "right", "left")
        assert hand[0].position == pytest.approx(5.0)
        await pilot.press("left", "left")
        assert hand[0].position == 0
        await pilot.press(*["right_square_bracket"] * 9)
        assert hand[0].speed == 1.5
        await pilot.press(*["left_square_bracket"] * 9)
        assert hand[0].speed == 0.75
        await settle(pilot)
        assert "0.75 ×" in shown(pilot)
        await press(pilot, "end", "enter")  # the last place: the result
        assert hand[0].state == "playing"
        result = next(w for w in transcript().words if w.text == "As")
        assert hand[0].position == pytest.approx(result.start - 0.3, abs=0.05)
        await pilot.press("home", "down", "enter")  # the finding about the opening
        assert hand[0].position == pytest.approx(2.1, abs=0.05)


async def test_from_the_feedback_it_starts_at_the_selected_clause(make, places, hand):
    make_spoken(places, STAR)
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for key in ("h", "enter", "enter", "down", "f7"):
            await press(pilot, key)
        assert isinstance(app.screen, PlaybackScreen)
        app.screen._tick()
        second = next(w for w in transcript().words if w.text == "My")
        assert hand[0].position == pytest.approx(second.start - 0.3, abs=0.05)


async def test_numbers_stand_behind_the_picture(make, places, hand):
    make_spoken(places, STAR)
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, "v")
        assert "Longest run" in "".join(shown(pilot)) or "Think time" in shown(pilot)
        assert "What was said" not in shown(pilot)
        await press(pilot, "v")
        assert "What was said" in shown(pilot)


async def test_a_dropped_recording_is_said_and_nothing_hangs(make, places, hand):
    make_spoken(places, STAR, audio=False)
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot, "space", "right", "right_square_bracket", "enter")
        assert "There is no recording of this answer any more" in shown(pilot)
        assert "In March the claims" in shown(pilot)
        assert hand == []
        await press(pilot, "escape")
        assert not isinstance(app.screen, PlaybackScreen)


async def test_a_compressed_recording_is_found_under_its_new_name(make, places, hand):
    journal, _ = make_spoken(places, STAR)
    wav = journal.with_suffix(".audio") / "01-1.wav"
    wav.rename(wav.with_suffix(".flac"))
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        assert hand[0].path.name == "01-1.flac"


async def test_a_loudspeaker_that_goes_away_is_said_with_the_remedy(make, places, hand):
    make_spoken(places, STAR)
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(pilot, "space")
        hand[0].state, hand[0].problem = "failed", MissingError("No loudspeaker plays here.", hint="Plug one in.")
        screen._tick()
        await settle(pilot)
        assert "No loudspeaker plays here." in shown(pilot)
        assert "Plug one in." in shown(pilot)
        await pilot.press("space", "right")  # said again, and no more
        assert hand[0].position == 0


async def test_an_answer_without_words_can_be_heard(make, places, hand):
    journal, attempt = make_spoken(places, STAR)
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        bare = attempt.model_copy(update={"transcript": None, "answer": ""})
        screen = PlaybackScreen(bare, None, STAR, journal, player=HandPlayer)
        await app.push_screen(screen)
        await settle(pilot)
        assert "No words are known of this recording." in shown(pilot)
        await pilot.press("space", "v")
        assert screen._player.state == "playing"


async def test_hostile_words_are_text(make, places, hand):
    journal, attempt = make_spoken(places, STAR)
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        text = "[/ and [b + [x=1] [@click=app.quit]x[/] \x1b[31m" + ANSWER
        bad = attempt.model_copy(update={"answer": text, "audio": "../../../etc/passwd"})
        found = StandIn(STAR)(text, attempt_id="a", question=None, set_roles=())
        await app.push_screen(PlaybackScreen(bad, found, STAR, journal, player=HandPlayer))
        await settle(pilot)
        assert "[@click=app.quit]x[/]" in shown(pilot)
        assert hand == []
        assert "There is no recording" in shown(pilot)


async def test_a_typed_answer_has_nothing_to_hear(make, places):
    journal, _ = make_spoken(places, STAR)
    journal.write_text(journal.read_text().replace('"medium":"spoken"', '"medium":"typed"'))
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(pilot)
        assert not isinstance(app.screen, PlaybackScreen)
        assert "nothing to hear" in notices(pilot)


@pytest.mark.parametrize(
    ("text", "width"),
    [("", 10), ("one two three four", 9), ("a" * 35, 10), ("日本語 日本語", 6), ("x\n\ny z", 10), (" lead", 3)],
)
def test_lines_keep_every_word_and_fit(text, width):
    from rich.cells import cell_len

    lines = [text[start:end] for start, end in wrapped(text, width)]
    assert all(cell_len(line) <= width for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())

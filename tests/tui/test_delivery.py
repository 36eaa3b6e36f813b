"""How a spoken answer is told: the picture on one axis, the line, the table, on the screens that show an answer."""

import pytest

from sesprep.analysis.delivery import observe
from sesprep.domain.delivery import Span, Transcript
from sesprep.tui.delivery_words import delivery_of, delivery_says, delivery_table
from sesprep.tui.widgets.delivery_rows import LABEL, timeline

from .spoken_home import ANSWER, PARTS, STAR, make_spoken, transcript
from .stand_in import StandIn
from .walk import press, settle, shown


def drawn(width: int = 80, limit: float | None = 40, at: float | None = None) -> dict[str, str]:
    heard = transcript()
    found = StandIn(STAR)(ANSWER, attempt_id="a", question=None, set_roles=())
    delivery = observe(heard, assessment=found, limit=limit)
    lines = timeline(delivery, heard.speech, STAR, width, at).plain.split("\n")
    return {line[:LABEL].strip(): line[LABEL:] for line in lines}


@pytest.mark.parametrize("width", [40, 80, 160])
def test_every_row_fits_and_stands_on_the_same_axis(width):
    rows = drawn(width)
    assert list(rows) == ["Time", "Speech", "Pauses", "Elements", "Pace", "Time up"]
    assert all(len(row) <= width - LABEL for row in rows.values())
    cells, seconds = width - LABEL, transcript().speech[-1].end
    for span in transcript().speech:
        middle = int((span.start + span.end) / 2 / seconds * cells)
        assert rows["Speech"][middle] == "█"
    assert rows["Speech"][int(1.0 / seconds * cells)] == "·"


def test_letters_pauses_and_paces_are_read_without_color():
    rows = drawn()
    letters = "".join(dict.fromkeys(rows["Elements"].strip("·")))
    assert letters == "STAR"
    assert rows["Pauses"].split() == ["1.7", "2.1", "1.6"]
    assert rows["Pace"].split() == ["│146", "good", "│100", "slow"]
    assert rows["Time up"].endswith("the time was up ▲")
    for pause, text in ((9.55, "1.7"), (25.0, "2.1")):  # under the silence it tells
        assert abs(rows["Pauses"].index(text) + 1 - pause / transcript().speech[-1].end * 70) < 4


def test_a_window_too_narrow_for_a_word_has_a_sign():
    slow = Transcript(text="a " * 20, words=(), speech=(Span(start=0, end=300),), seconds=300)
    heard = transcript()
    many = heard.model_copy(update={"seconds": 300, "speech": (*heard.speech, Span(start=200, end=300))})
    delivery = observe(many)
    row = timeline(delivery, many.speech, STAR, 60).plain.split("\n")[4]
    assert "│0-" in row
    assert timeline(observe(slow), slow.speech, STAR, 60).plain  # nothing recognized is drawn all the same


def test_the_mark_of_the_playback_moves_along_the_axis():
    places = [drawn(at=at)["You hear"].index("▲") for at in (0, 10, 20, 40)]
    assert places == sorted(places)
    assert places[0] == 0
    assert "0:20" in drawn(at=20)["You hear"]


def test_line_and_table_tell_the_same_numbers():
    found = StandIn(STAR)(ANSWER, attempt_id="a", question=None, set_roles=())
    delivery = observe(transcript(), assessment=found, limit=40)
    assert delivery_says(delivery) == "134 words a minute (good) · 3 pauses · at least 1 filler · think 2.4 s"
    heads, rows = delivery_table(delivery, STAR)
    assert all(len(row) == len(heads) for row in rows)
    told = {(what, how) for what, _, how in rows}
    assert ("Words", "134 a minute: good (usual 110 to 170)") in told
    assert ("Over time", "3 s spoken after the time was up") in told
    assert ("Fillers", "at least 1: um 1") in told
    assert ("Said twice", "from") in told
    assert [what for what, _, _ in rows if what in {e.name for e in STAR.elements}] == [
        "Situation", "Task", "Action", "Result"
    ]  # fmt: skip
    assert sum(what == "Pause" for what, _, _ in rows) == 3


def test_stretches_cover_the_elements_times(places):
    _, attempt = make_spoken(places, STAR, audio=False)
    found = StandIn(STAR)(ANSWER, attempt_id="a", question=None, set_roles=())
    delivery = delivery_of(attempt, found)
    assert delivery is not None
    for element, took in delivery.elements.items():
        mine = sum(s.end - s.start for s in delivery.stretches if s.element == element)
        assert mine == pytest.approx(took.seconds, abs=0.02)
    ends = [(s.start, s.end) for s in delivery.stretches]
    assert ends == sorted(ends)
    assert delivery_of(attempt.model_copy(update={"transcript": None}), found) is None


async def test_the_feedback_has_a_third_side_for_a_spoken_answer(make, places):
    make_spoken(places, STAR)
    app = make()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for key in ("h", "enter"):
            await press(pilot, key)
        assert "134 words a minute (good)" in shown(pilot)  # on the record
        await press(pilot, "enter", "v")
        assert "How it was spoken" not in shown(pilot)
        await press(pilot, "v")
        assert "How it was spoken" in shown(pilot)
        assert "no part of the verdict" in shown(pilot)
        assert app.focused is not None
        assert app.focused.id == "delivery-numbers"
        await press(pilot, "v")
        assert app.focused.id == "clauses"


async def test_a_wide_screen_shows_all_three_sides(make, places):
    make_spoken(places, STAR)
    app = make()
    async with app.run_test(size=(160, 50)) as pilot:
        await settle(pilot)
        await press(pilot, "h")
        await press(pilot, "enter", "enter")
        assert all(title in shown(pilot) for title in ("Your answer", "What was found", "How it was spoken"))


def test_the_parts_of_the_test_answer_are_where_they_should_be():
    heard = transcript()
    assert len(heard.speech) == len(PARTS)
    assert heard.words[0].start == PARTS[0][0]

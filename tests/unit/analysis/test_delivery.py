import pytest
from hypothesis import given
from hypothesis import strategies as st

from sesprep.analysis.delivery import load_bands, observe, pace_of
from sesprep.analysis.fillers import find_fillers, find_repeats
from sesprep.analysis.timing import align
from sesprep.domain.assessment import Assessment, Unit
from sesprep.domain.delivery import Span, Transcript, Word
from sesprep.domain.role import Role


def said(text: str, *, start: float = 1.0, each: float = 0.5, gaps: dict[int, float] | None = None) -> Transcript:
    """A transcript whose words last `each` seconds; `gaps` are silences before the words of those numbers."""
    words, spans, at = [], [], start
    for number, word in enumerate(text.split()):
        gap = (gaps or {}).get(number, 0.0)
        if gap or not spans:
            at += gap
            spans.append([at, at])
        words.append(Word(text=word, start=at, end=at + each))
        at += each
        spans[-1][1] = at
    speech = tuple(Span(start=low, end=high) for low, high in spans)
    return Transcript(text=text, words=tuple(words), speech=speech, seconds=at + 1)


def test_pace_is_words_over_the_time_from_the_first_to_the_last() -> None:
    found = observe(said("word " * 60, start=4.0, each=0.4))
    assert (found.think, found.spoken, found.words) == (4.0, 24.0, 60)
    assert (found.words_per_minute, found.pace) == (150, "fine")


@pytest.mark.parametrize(("rate", "pace"), [(60, "slow"), (109.9, "slow"), (110, "fine"), (170, "fine"), (171, "fast")])
def test_bands_of_pace(rate: float, pace: str) -> None:
    assert pace_of(rate, load_bands().pace) == pace


def test_windows_follow_the_pace_along_the_way() -> None:
    slow, fast = said("word " * 30, start=0, each=1.0), said("word " * 90, start=30, each=1 / 3)
    both = Transcript(
        text=slow.text + fast.text, words=slow.words + fast.words, speech=slow.speech + fast.speech, seconds=60
    )
    found = observe(both)
    assert [(w.start, w.end) for w in found.windows] == [(0, 30), (30, 60)]
    assert [w.words_per_minute for w in found.windows] == [60, 180]
    assert found.words_per_minute == 120


def test_a_short_rest_joins_the_last_window() -> None:
    found = observe(said("word " * 66, start=0, each=0.5))
    assert [(w.start, w.end) for w in found.windows] == [(0, 33)]


def test_pauses_are_told_with_the_words_before_them() -> None:
    text = "I moved two examiners to the oldest cases and met the team"
    found = observe(said(text, gaps={8: 2.0, 10: 1.0}))
    (pause,) = found.pauses
    assert (pause.start, pause.seconds) == (5.0, 2.0)
    assert pause.after == "to the oldest cases"
    assert pause.place == text.index(" and met")
    assert found.longest_run == 4.0


def test_a_pause_shorter_than_a_breath_does_not_end_a_run() -> None:
    assert observe(said("one two three four", gaps={2: 0.4})).longest_run == pytest.approx(2.4)
    assert observe(said("one two three four", gaps={2: 0.6})).longest_run == pytest.approx(1.0)


def test_silence_and_shortness_give_no_pace() -> None:
    nothing = observe(Transcript(text="", seconds=9))
    assert (nothing.think, nothing.words, nothing.words_per_minute, nothing.pace) == (None, 0, None, None)
    assert nothing.windows == nothing.pauses == nothing.fillers == ()
    assert observe(said("I led it")).words_per_minute is None


def test_time_over_the_limit() -> None:
    found = observe(said("word " * 20, start=2, each=1.0), limit=15)
    assert (found.limit, found.over) == (15, 7)
    assert observe(said("word " * 20), limit=15).over == 0


def units(text: str, *parts: tuple[str, str | None]) -> tuple[Unit, ...]:
    found = []
    for words, element in parts:
        start = text.index(words)
        found.append(
            Unit(start=start, end=start + len(words), role=Role.ACTION, element=element, certainty="clear", p=1)
        )
    return tuple(found)


def test_the_time_of_each_element_holds_its_pauses() -> None:
    text = "we had a backlog so I moved people and it fell by half well"
    spans = units(
        text,
        ("we had a backlog", "situation"),
        ("so I moved people", "action"),
        ("and it fell by half", "result"),
        ("well", None),
    )
    one = Assessment(
        id="a", structure="star", model="m", words=14, story="specific", elements={}, units=spans, findings=()
    )
    found = observe(said(text, start=1, each=1, gaps={4: 2.0}), assessment=one)
    assert {name: time.seconds for name, time in found.elements.items()} == {"situation": 6, "action": 4, "result": 5}
    assert found.elements["situation"].share == pytest.approx(6 / 16, abs=0.001)


def test_a_mended_transcript_keeps_its_times() -> None:
    heard = said("we cut the back lock from nine to four", start=0, each=1)
    timed = align("We cut the backlog of claims from nine to four.", heard.words)
    by_word = {word.lower: (word.start, word.end) for word in timed}
    assert by_word["we"] == (0, 1)
    assert by_word["from"] == (5, 6)
    assert by_word["four"] == (8, 9)
    starts = [by_word[word][0] for word in ("the", "backlog", "of", "claims", "from")]
    assert starts == sorted(starts)
    assert align("Nothing is alike", ()) == [
        word._replace(start=None, end=None) for word in align("Nothing is alike", ())
    ]


def fillers(text: str) -> dict[str, int]:
    known = load_bands().fillers
    found = find_fillers(align(text, ()), known.sounds, known.phrases, known.not_after)
    return {one.text: one.count for one in found}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Um, so I, uh, led it, um, myself.", {"um": 2, "uh": 1}),
        ("We, you know, kind of started again.", {"you know": 1, "kind of": 1}),
        ("This kind of program is the sort of thing you know well.", {"you know": 1}),
        ("As you know, that kind of work is hard. Do you know why?", {}),
        ("I mean, I mean what I say.", {"i mean": 2}),
        ("The ER was full; I led the team.", {}),
        ("", {}),
    ],
)
def test_fillers_are_counted_and_meant_words_are_not(text: str, found: dict[str, int]) -> None:
    assert fillers(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I I led the team", ["i"]),
        ("We went, we went to the board", ["we went"]),
        ("I told the, I told the chief", ["i told the"]),
        ("He had had enough and that that was it", []),
        ("Room 5 5 and page 20 20", []),
        ("so so many very very many", []),
        ("the the the plan", ["the", "the"]),
        ("a clean sentence", []),
    ],
)
def test_repeated_starts(text: str, found: list[str]) -> None:
    known = load_bands().repeats
    assert [one.text for one in find_repeats(align(text, ()), known.longest, known.allowed)] == found


@given(
    st.text(max_size=200), st.lists(st.tuples(st.text(max_size=8), st.floats(0, 1e4), st.floats(0, 1e4)), max_size=20)
)
def test_any_transcript_gives_a_delivery(text: str, heard: list[tuple[str, float, float]]) -> None:
    words = tuple(Word(text=t, start=a, end=b) for t, a, b in heard)
    spans = tuple(Span(start=a, end=b) for _, a, b in heard[::2])
    found = observe(Transcript(text=text, words=words, speech=spans, seconds=10), limit=5)
    assert found.spoken >= 0
    assert all(pause.start >= 0 for pause in found.pauses)

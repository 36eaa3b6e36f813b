"""The plain loop's countdown, with a clock that the script moves."""

from collections import deque

import pytest

from sesprep.cli.plain import PlainLoop
from sesprep.errors import BadInputError
from sesprep.practice.plan import Choice
from sesprep.storage.drafts import unfinished
from sesprep.storage.history import list_sessions
from sesprep.storage.places import Places
from sesprep.tui.services import load_services
from sesprep.tui.sessions import Desk

from .script import Clock, Script


@pytest.fixture
def hold(tmp_path):
    """Holds a session of one question and three minutes; gives what was printed and the record."""
    places = Places.find(tmp_path / "own", {})

    def run(*lines, minutes=3.0):
        services = load_services(places)
        clock = Clock()
        services.clock = clock
        choice = Choice(questions=1, minutes=minutes, seed=1)
        plan = services.plan(services.framework(), services.structure(), services.formats.get("practice"), choice)
        said = []
        live = Desk(services, said.append).begin(plan)
        PlainLoop(live, services, Script(clock, deque(lines)), lambda *more: said.extend(more)).run()
        return said, list_sessions(places).sessions[0].record()

    run.places = places
    return run


def test_the_time_taken_is_said_after_the_answer(hold):
    said, record = hold((30, "I led it."), (31.5, "It worked."), (1, "."))
    assert "You took 1:02 of 3:00." in said
    assert (record.attempts[0].seconds, record.attempts[0].time_up_at) == (62.5, None)


def test_time_up_is_said_after_the_answer_with_the_place(hold):
    said, record = hold((170, "one two three"), (20, "four five six seven"), (5, "."))
    assert "You took 3:15 of 3:00." in said
    (attempt,) = record.attempts
    assert attempt.answer == "one two three\nfour five six seven"
    assert attempt.time_up_at == 23  # half of the second line's words, which took the last ten seconds and ten more
    assert 'Time was up at about: "…one two three four five"' in said


def test_time_up_before_the_first_line_is_placed_in_it(hold):
    _, record = hold((360, "one two three four"), (0, "."))
    assert record.attempts[0].time_up_at == 9


def test_time_that_runs_out_while_the_dot_is_typed_takes_no_words_away(hold):
    _, record = hold((100, "all the words"), (100, "."))
    assert record.attempts[0].time_up_at == len("all the words")


def test_without_a_limit_no_time_is_given(tmp_path):
    services = load_services(Places.find(tmp_path / "own", {}))
    clock = services.clock = Clock()
    form = services.formats.get("practice").model_copy(update={"minutes_each": None})
    plan = services.plan(services.framework(), services.structure(), form, Choice(questions=1, seed=1))
    said = []
    live = Desk(services, said.append).begin(plan)
    PlainLoop(
        live, services, Script(clock, deque([(400, "I led it."), (0, ".")])), lambda *more: said.extend(more)
    ).run()
    assert any(line.startswith("No time limit.") for line in said)
    assert "You took 6:40." in said


def test_an_answer_without_end_is_refused_and_its_words_are_in_a_draft(hold):
    line = "word " * 20_000
    with pytest.raises(BadInputError, match="1,000,000"):
        hold(*[(0, line)] * 10)
    journal = list_sessions(hold.places).sessions[0].record()
    assert journal.ended is None
    drafts = list(hold.places.drafts_dir.iterdir())
    assert [path.read_text().count("word ") for path in drafts] == [200_000]
    assert unfinished(hold.places) == ()  # this process still holds it

"""Which parts of a question were answered, and by which words."""

import pytest

from sesprep.domain.bank import Question
from sesprep.domain.role import Role
from sesprep.practice.parts import parts_seen

from .builders import assessment, unit

TEXT = "The budget fell short by 4 million. I ranked every contract by need. We ended the year in balance."
UNITS = (
    unit(TEXT, "The budget fell short by 4 million.", Role.CHALLENGE, "situation"),
    unit(TEXT, "I ranked every contract by need.", Role.ACTION, "action"),
    unit(TEXT, "We ended the year in balance.", Role.RESULT, "result"),
)


def seen(part, units=UNITS):
    (found,) = parts_seen(Question(id="q", text="Q?", parts=(part,)), TEXT, assessment(units=units))
    return found, [TEXT[cue.start : cue.end] for cue in found.cues]


@pytest.mark.parametrize(
    ("part", "sight", "words"),
    [
        ("what you did", "shown", ["I ranked every contract by need."]),
        ("the results by year's end", "shown", ["We ended the year in balance."]),
        ("how it came out", "shown", ["We ended the year in balance."]),
        ("which contracts you ranked", "shown", ["I ranked every contract by need."]),
        ("what you would do differently", "not-seen", []),
        ("how unions reacted", "not-seen", []),
        ("the contracts of the unions abroad", "hinted", ["I ranked every contract by need."]),
    ],
)
def test_a_part_is_seen_by_its_words_or_by_the_role_it_asks_for(part, sight, words):
    found, said = seen(part)
    assert (found.seen, said) == (sight, words)
    assert all(cue.says for cue in found.cues)


def test_an_unsure_clause_alone_answers_no_part():
    unsure = tuple(u.model_copy(update={"certainty": "unsure"}) for u in UNITS)
    assert seen("how it came out", unsure)[0].seen == "not-seen"


def test_a_question_of_one_part_has_none():
    assert parts_seen(Question(id="q", text="Q?"), TEXT, assessment(units=UNITS)) == ()


@pytest.mark.parametrize("part", ["?", "[/b] {x}", "été", "x" * 5000])
def test_any_part_is_read(part):
    assert seen(part)[0].part == part

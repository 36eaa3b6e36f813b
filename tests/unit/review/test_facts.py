import pytest

from sesprep.domain.bank import Probe
from sesprep.domain.delivery import Transcript, Word
from sesprep.domain.facts import facts_of
from sesprep.domain.session import SessionRecord
from sesprep.review.balance import balance
from sesprep.review.pace import pace
from sesprep.storage.fillers import load_fillers


def with_first(record: SessionRecord, **update) -> SessionRecord:
    attempts = (record.attempts[0].model_copy(update=update), *record.attempts[1:])
    return record.model_copy(update={"attempts": attempts})


@pytest.fixture
def plain(records) -> SessionRecord:
    """A record of one checked answer to a lead question."""
    alone = [r for r in records if len(r.attempts) == 1 and r.plan.structure == "star" and not r.attempts[0].probe]
    return next(r for r in alone if r.assessments[r.attempts[0].id].story == "specific")


def test_what_was_heard_counts_and_not_what_was_corrected(plain) -> None:
    heard = Transcript(
        text="Um, I led, uh, the team.",
        words=(Word(text="Um,", start=12, end=12.5), Word(text="team.", start=71, end=72)),
        seconds=80,
    )
    record = with_first(plain, medium="spoken", answer="I led the team.", transcript=heard, seconds=80.0)
    facts = facts_of(record, load_fillers())
    assert (facts.attempts[0].fillers, facts.attempts[0].speech) == (2, 60)
    (point,) = pace([facts])
    assert point.fillers_per_minute == 2
    assert point.words_per_minute == facts.attempts[0].words


def test_an_answer_to_a_follow_up_is_practice_but_no_story(plain, star) -> None:
    bands = {element.id: element.band for element in star.elements}
    assert [len(one.points) for one in balance([facts_of(plain)], "star", bands)] == [1] * 4
    facts = facts_of(with_first(plain, probe=Probe(text="By how much?", aim="figure")))
    assert facts.attempts[0].asked == "By how much?"
    assert not facts.attempts[0].checked
    assert [len(one.points) for one in balance([facts], "star", bands)] == [0] * 4


@pytest.mark.parametrize("kind", ["opener", "closer"])
def test_what_wants_no_story_is_practice_but_no_story(plain, star, kind) -> None:
    asked = plain.attempts[0].asked
    put = asked.model_copy(update={"question": asked.question.model_copy(update={"kind": kind})})
    facts = facts_of(with_first(plain, asked=put))
    assert facts.attempts[0].strength is not None
    assert not facts.attempts[0].checked
    bands = {element.id: element.band for element in star.elements}
    assert [len(one.points) for one in balance([facts], "star", bands)] == [0] * 4


def test_an_attempt_never_assessed_has_words_and_no_strength(plain) -> None:
    facts = facts_of(with_first(plain, answer="Two words–here, isn’t it?").model_copy(update={"assessments": {}}))
    told = facts.attempts[0]
    assert (told.words, told.story, told.strength, told.elements, told.findings) == (5, None, None, {}, ())

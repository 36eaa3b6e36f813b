"""The words of spoken answers: heard late, mended, or never known; never a verdict without them."""

import pytest

from sesprep.domain.delivery import Transcript, Word
from sesprep.domain.fold import fold
from sesprep.domain.session import Started
from sesprep.practice.decision import board_decision
from sesprep.practice.session import Phase
from sesprep.practice.supplemental import choose_supplements

from .builders import NOON, PLAIN, STAR, FakeClock, Memory, attempt, form, framework, plan
from .test_session import hold

HEARD = Transcript(
    text="full story of it",
    words=tuple(Word(text=w, start=n * 10.0, end=n * 10 + 1) for n, w in enumerate(["full", "story", "of", "it"])),
    seconds=40,
)


def speak(session, clock=None, seconds=0.0):
    session.begin()
    if clock:
        clock.pass_(seconds)
    return session.finish("", medium="spoken", audio="01-1.wav")


def kept(session, journal):
    return fold([Started(id="s", at=NOON, plan=session.plan), *journal.events])


def test_in_practice_the_rating_assesses_only_what_was_heard():
    session = hold(plan(None))
    spoken = speak(session)
    assert spoken.unheard
    session.rate(3)
    assert (session.phase, session.assessment) == (Phase.FEEDBACK, None)
    heard = session.words.hear(spoken.id, HEARD)
    assert (heard.answer, heard.rating, heard.unheard) == ("full story of it", 3, False)
    assert session.assessment is not None


def test_words_that_come_before_the_rating_wait_for_it():
    session = hold(plan(None))
    spoken = speak(session)
    session.words.hear(spoken.id, HEARD)
    assert session.assessments == {}
    session.rate(None)
    assert list(session.assessments) == [spoken.id]


def test_an_exam_goes_on_and_assesses_at_its_end_what_was_heard_by_then_and_the_rest_when_it_comes():
    journal = Memory()
    session = hold(plan(form(exam=True), exam=True), journal=journal)
    first = speak(session)
    session.rate(None)
    second = speak(session)
    session.words.hear(first.id, HEARD)
    assert session.assessments == {}
    session.rate(None)
    assert session.phase is Phase.ENDED
    assert list(session.assessments) == [first.id]
    session.words.hear(second.id, HEARD)
    assert list(session.assessments) == [first.id, second.id]
    record = kept(session, journal)
    assert [a.answer for a in record.attempts] == ["full story of it"] * 2
    assert list(record.assessments) == [first.id, second.id]
    assert record.how == "finished"


def test_mended_words_are_assessed_again_and_what_was_heard_stays():
    journal = Memory()
    session = hold(plan(None), journal=journal)
    spoken = speak(session)
    session.words.hear(spoken.id, HEARD)
    session.rate(None)
    before = session.assessment
    mended = session.words.reword(spoken.id, "thin story of it")
    assert (mended.answer, mended.transcript.text) == ("thin story of it", "full story of it")
    assert session.assessment.elements["result"].verdict == "missing" != before.elements["result"].verdict
    record = kept(session, journal)
    assert record.attempts[0] == mended
    assert record.assessments[spoken.id] == session.assessment
    answers = [event.attempt.answer for event in journal.events if event.type == "answered"]
    assert answers == ["", "full story of it", "thin story of it"]


def test_a_crash_between_new_words_and_their_assessment_leaves_no_verdict_on_the_old_ones():
    journal = Memory()
    session = hold(plan(None), journal=journal)
    spoken = speak(session)
    session.words.hear(spoken.id, HEARD)
    session.rate(None)
    session.words.reword(spoken.id, "thin")
    journal.events.pop()
    assert kept(session, journal).assessments == {}


def test_words_the_candidate_wrote_stay_when_the_recording_is_heard_later():
    session = hold(plan(None))
    spoken = speak(session)
    session.words.reword(spoken.id, "what I said")
    heard = session.words.hear(spoken.id, HEARD)
    assert (heard.answer, heard.transcript) == ("what I said", HEARD)


def test_the_place_where_time_ran_out_is_the_first_word_after_the_limit():
    clock = FakeClock()
    session = hold(plan(None, seconds_each=20), clock)
    spoken = speak(session, clock, 35)
    session.tick(0)
    assert session.words.hear(spoken.id, HEARD).time_up_at == len("full story ")
    assert session.words.reword(spoken.id, "a full story of it").time_up_at == len("a full story ")


def test_without_words_nobody_follows_up_and_a_follow_up_heard_late_joins_its_answer():
    session = hold(plan(form(probes=2)))
    spoken = speak(session)
    assert session.follow_up(STAR) is None
    session.words.hear(spoken.id, HEARD.model_copy(update={"text": "own story"}))
    assert session.follow_up(STAR) is not None
    further = speak(session)
    session.rate(None)
    before = session.joined[spoken.id]
    session.words.hear(further.id, HEARD.model_copy(update={"text": "I signed it, full"}))
    assert further.id not in session.assessments
    assert session.joined[spoken.id].pieces != before.pieces
    assert session.joined[spoken.id].assessment.findings == ()


def test_where_the_recording_is_and_what_the_candidate_found_are_kept():
    journal = Memory()
    session = hold(plan(None), journal=journal)
    spoken = speak(session)
    session.words.keep_audio(spoken.id, "01-1.flac")
    session.words.self_check(spoken.id, ("situation", "result"))
    only = kept(session, journal).attempts[0]
    assert (only.audio, only.self_check, only.unheard) == ("01-1.flac", ("situation", "result"), True)


def test_how_often_the_question_was_said_again_is_kept_with_the_answer():
    session = hold(plan(None))
    session.begin()
    session.asked_again()
    session.asked_again()
    assert session.finish("full").said_again == 2
    session.rate(None)
    session.proceed()
    session.begin()
    assert session.finish("full").said_again == 0


@pytest.mark.parametrize("unheard", [True, False])
def test_a_board_says_nothing_of_words_that_nobody_knows(unheard):
    spoken = attempt(question=PLAIN, answer="", medium="spoken" if unheard else "typed")
    a_plan = plan(
        form(supplemental=1), PLAIN, reserve=({"bank": "team", "question": PLAIN.model_copy(update={"id": "more"})},)
    )
    verdicts = {one.ref: one.verdict for one in board_decision(a_plan, framework(), [spoken], {}).qualifications}
    assert verdicts["core/money"] == ("not-heard" if unheard else "not-enough")
    assert len(choose_supplements(a_plan, [spoken], {})) == (0 if unheard else 1)

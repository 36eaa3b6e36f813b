"""A session's turns: follow-ups, the whole's clock, supplemental questions, and what survives a crash."""

import itertools
from datetime import timedelta

import pytest

from sesprep.domain.fold import fold
from sesprep.domain.session import Answered, Assessed, Ended, Joined, Probed, Started, Supplemented
from sesprep.practice.ports import WrongPhaseError
from sesprep.practice.session import Phase, Session, Signal
from sesprep.storage.journal import Journal, read_journal
from sesprep.storage.places import Places

from .builders import NOON, OWN, PLAIN, QUESTION, STAR, FakeClock, Memory, assessment, form, plan

THIN = {
    "thin": assessment(missing=("result",)),
    "full": assessment(),
    "own": assessment(rules={"R201": "must"}),
    "poor": assessment(missing=("result", "action", "task")),
}


def assess(text, *, attempt_id, question, set_roles):
    """An answer is what its first word says, unless `full` stands in it."""
    kind = "full" if "full" in text else text.split()[0] if text.split() else "thin"
    return THIN.get(kind, THIN["thin"]).model_copy(update={"id": attempt_id})


def hold(a_plan, clock=None, journal=None, **fields):
    ids = (f"id{n}" for n in itertools.count(len(fields.get("attempts", ())) + 1))
    return Session(
        a_plan,
        clock=clock or FakeClock(),
        journal=journal or Memory(),
        assess=assess,
        new_id=lambda: next(ids),
        **fields,
    )


def answer(session, words, rating=3):
    session.begin()
    attempt = session.finish(words)
    session.rate(rating)
    return attempt


def test_without_follow_ups_the_turns_are_what_they_were():
    journal = Memory()
    session = hold(plan(None), journal=journal)
    answer(session, "full")
    assert session.phase is Phase.FEEDBACK
    session.proceed()
    answer(session, "full")
    session.proceed()
    kinds = [event.type for event in journal.events]
    assert kinds == ["answered", "rated", "assessed", "answered", "rated", "assessed", "ended"]


def test_a_follow_up_is_put_before_the_rating_and_its_answer_joins_the_question():
    journal = Memory()
    session = hold(plan(form(probes=2)), journal=journal)
    session.begin()
    lead = session.finish("own story")
    chosen = session.follow_up(STAR)
    assert (session.phase, session.probe) == (Phase.READY, OWN)
    assert chosen.planned
    session.begin()
    second = session.finish("I signed it, full")
    assert (second.probe, second.follows, second.number, second.position) == (OWN, lead.id, 1, 0)
    assert session.follow_up(STAR) is None  # the joined answer calls for none
    session.rate(4)
    assert session.attempt.id == lead.id
    assert session.attempt.rating == 4
    joined = session.joined[lead.id]
    assert [piece.attempt for piece in joined.pieces] == [lead.id, second.id]
    assert joined.assessment.findings == ()
    assert session.fullest()[lead.id] == joined.assessment
    assert session.assessment.findings[0].rule == "R201"  # the lead answer alone stays what it was
    assert [type(event) for event in journal.events][:3] == [Answered, Probed, Answered]


def test_the_joined_text_keeps_its_boundaries():
    session = hold(plan(form(probes=1)))
    session.begin()
    lead = session.finish("own é👩🏽‍💻")
    session.follow_up(STAR)
    session.begin()
    second = session.finish("more")
    session.rate(None)
    pieces = session.joined[lead.id].pieces
    text = f"{lead.answer}\n\n{second.answer}"
    assert [text[p.start : p.end] for p in pieces] == [lead.answer, second.answer]
    assert [piece.attempt for piece in pieces] == [lead.id, second.id]


def test_at_most_as_many_follow_ups_as_the_format_allows():
    session = hold(plan(form(probes=2)))
    session.begin()
    session.finish("poor")
    put = 0
    while session.follow_up(STAR) is not None:
        put += 1
        session.begin()
        session.finish("poor still")
    assert put == 2
    assert hold(plan(form(probes=0))).plan.held.probes == 0


def test_an_exam_follows_up_without_showing_what_was_found():
    session = hold(plan(form(exam=True, probes=1), exam=True))
    session.begin()
    session.finish("own")
    session.follow_up(STAR)
    assert session.assessments == {}
    session.begin()
    session.finish("full")
    session.rate(None)
    assert (session.position, session.phase) == (1, Phase.READY)
    assert session.assessments == {}


def test_an_exam_is_never_held():
    clock = FakeClock()
    session = hold(plan(form(exam=True), exam=True, seconds_each=60.0), clock)
    session.begin()
    assert session.pause() is False
    clock.pass_(10)
    assert session.countdown.elapsed() == 10


def test_a_follow_up_needs_an_answer():
    with pytest.raises(WrongPhaseError):
        hold(plan(form(probes=1))).follow_up(STAR)


def test_one_clock_for_the_whole_runs_while_answers_are_given():
    clock = FakeClock()
    session = hold(plan(form(minutes_whole=2), seconds_whole=120.0), clock)
    session.begin()
    clock.pass_(50)
    assert session.tick(3) == ()
    first = session.finish("full")
    clock.pass_(600)  # the rating takes no time of the interview
    session.rate(3)
    session.proceed()
    session.begin()
    clock.pass_(15)
    assert session.tick(3) == (Signal.LAST_MINUTE,)
    clock.pass_(60)
    assert session.tick(9) == (Signal.TIME_UP,)
    second = session.finish("full and more")
    assert (first.seconds, second.seconds, second.time_up_at) == (50, 75, 9)
    assert session.whole.remaining() == -5


def test_when_the_whole_is_over_no_further_question_is_put():
    clock = FakeClock()
    session = hold(plan(form(minutes_whole=1), seconds_whole=60.0), clock)
    session.begin()
    clock.pass_(61)
    session.finish("full")
    session.rate(3)
    assert session.is_last
    session.proceed()
    assert session.phase is Phase.ENDED
    assert len(session.attempts) == 1


def test_supplemental_questions_come_after_the_last_where_evidence_was_thin():
    more = PLAIN.model_copy(update={"id": "more", "text": "Another change?"})
    other = QUESTION.model_copy(update={"id": "other"})
    reserve = tuple({"bank": "team", "question": q} for q in (PLAIN, other, more))
    clock, journal = FakeClock(), Memory()
    session = hold(
        plan(form(exam=True, supplemental=2, minutes_supplemental=5), exam=True, seconds_whole=600.0, reserve=reserve),
        clock,
        journal,
    )
    answer(session, "full")
    answer(session, "thin")
    assert [asked.question.id for asked in session.plan.asked] == ["backlog", "plain", "more"]
    assert (session.position, session.phase, session.plan.main) == (2, Phase.READY, 2)
    assert "result" in session.supplements[0].reason
    assert session.whole.limit == 300
    answer(session, "full")
    assert session.phase is Phase.ENDED
    assert sum(isinstance(event, Supplemented) for event in journal.events) == 1


def test_time_over_in_the_main_part_still_leaves_the_supplemental_one():
    more = PLAIN.model_copy(update={"id": "more"})
    clock = FakeClock()
    session = hold(
        plan(
            form(exam=True, supplemental=1),
            exam=True,
            seconds_whole=60.0,
            reserve=({"bank": "team", "question": more},),
        ),
        clock,
    )
    session.begin()
    clock.pass_(90)
    session.finish("full")
    session.rate(None)
    assert session.asked.question.id == "more"  # its own question was never reached


def test_a_session_that_the_user_stops_gets_no_supplemental_questions():
    session = hold(plan(form(supplemental=1), reserve=({"bank": "team", "question": PLAIN},)))
    answer(session, "thin")
    session.stop()
    assert session.supplements == ()
    assert session.plan.supplemented == 0


def test_everything_is_read_back_from_the_journal(tmp_path):
    places = Places.find(tmp_path / "home", {})
    places.prepare()
    more = PLAIN.model_copy(update={"id": "more"})
    held = form(exam=True, probes=1, supplemental=1)
    a_plan = plan(held, exam=True, reserve=({"bank": "team", "question": more},))
    journal = Journal.create(places, Started(id="s1", at=NOON, plan=a_plan))
    session = hold(a_plan, journal=journal)
    session.begin()
    session.outline_opened()
    lead = session.finish("own")
    session.follow_up(STAR)
    session.begin()
    session.finish("I did")
    session.rate(2)
    answer(session, "thin")
    answer(session, "full")
    record = read_journal(journal.path)
    assert record.plan == session.plan
    assert record.attempts == tuple(session.attempts)
    assert record.joined == session.joined
    assert record.probed == {lead.id: (OWN,)}
    assert record.attempts[0].outline_shown == 1
    assert record.how == "finished"
    assert all(a.id in record.assessments for a in record.attempts if a.probe is None)


def test_after_a_crash_in_a_follow_up_the_follow_up_is_put_again():
    journal = Memory()
    a_plan = plan(form(probes=1, minutes_whole=5), seconds_whole=300.0)
    clock = FakeClock()
    session = hold(a_plan, clock, journal)
    session.begin()
    clock.pass_(100)
    session.finish("own")
    session.follow_up(STAR)
    record = fold([Started(id="s", at=NOON, plan=a_plan), *journal.events])
    again = hold(
        record.plan, clock, journal, position=0, used=20.0, attempts=record.attempts,
        assessments=record.assessments, joined=record.joined, probed=record.probed,
    )  # fmt: skip
    assert (again.probe, again.phase) == (OWN, Phase.READY)
    assert again.whole.remaining() == 180
    again.begin()
    assert again.finish("I did, full").follows == "id1"
    assert again.follow_up(STAR) is None


def test_a_journal_without_reasons_gives_the_supplemental_questions_without_them():
    more = {"bank": "team", "question": PLAIN.model_copy(update={"id": "more"})}
    bare = Supplemented.model_validate({"at": NOON, "asked": (more,)})
    record = fold([Started(id="s", at=NOON, plan=plan(form(supplemental=1))), bare])
    again = hold(record.plan, reasons=record.reasons)
    assert [(one.asked.question.id, one.reason) for one in again.supplements] == [("more", "")]


def test_a_journal_of_before_follow_ups_still_folds():
    old = {"type": "started", "schema_version": 1, "id": "s", "at": NOON, "plan": {
        "framework": "f", "structure": "star", "format": "p", "seed": 1,
        "asked": [{"bank": "b", "question": {"id": "q", "text": "Q?"}}]}}  # fmt: skip
    record = fold([Started.model_validate(old)])
    assert (record.plan.main, record.plan.held, record.joined) == (1, None, {})


def test_words_on_unknown_attempts_are_ignored_by_the_fold():
    joined = Joined(attempt="nobody", pieces=(), assessment=assessment())
    record = fold([Started(id="s", at=NOON, plan=plan(None)), Probed(attempt="nobody", probe=OWN), joined])
    assert (record.probed, record.joined) == ({}, {})


def test_the_preparation_is_a_time_of_its_own():
    clock = FakeClock()
    session = hold(plan(form(minutes_preparation=15)), clock)
    session.preparation.start()
    clock.pass_(60)
    assert session.preparation.remaining() == 840
    assert session.countdown.elapsed() == 0
    assert hold(plan(form())).preparation is None


def test_a_computer_that_slept_is_told_and_its_time_can_be_left_out():
    clock = FakeClock()
    session = hold(plan(form(), seconds_each=120.0), clock)
    session.begin()
    clock.pass_(30)
    session.tick(1)
    assert session.interruption is None
    clock.pass_(3600)
    assert session.tick(5) == (Signal.TIME_UP,)
    assert "60 minutes" in session.interruption.says
    assert session.interruption.counted
    session.leave_out()
    assert session.interruption is None
    assert session.countdown.remaining() == 90
    assert session.time_up_at is None
    clock.pass_(45)
    assert session.tick(7) == (Signal.LAST_MINUTE,)
    attempt = session.finish("full")
    assert (attempt.seconds, attempt.left_out, attempt.time_up_at) == (75, 3600, None)


@pytest.mark.parametrize(("apart", "kind"), [(7200, "set-forward"), (-7200, "set-back")])
def test_a_clock_that_is_set_changes_no_time(apart, kind):
    clock = FakeClock()
    session = hold(plan(form(), seconds_each=600.0), clock)
    session.begin()
    clock.pass_(10)
    clock.wall += timedelta(seconds=apart)
    session.tick(1)
    assert (session.interruption.kind, session.interruption.counted) == (kind, False)
    session.leave_out()
    assert session.countdown.elapsed() == 10


def test_a_pause_is_no_interruption():
    clock = FakeClock()
    session = hold(plan(form(), seconds_each=600.0), clock)
    session.begin()
    clock.pass_(10)
    session.pause()
    clock.pass_(4000)
    session.tick(1)
    session.pause()
    session.tick(1)
    assert session.interruption is None
    assert session.countdown.elapsed() == 10


def test_ending_assesses_a_follow_up_whose_question_was_assessed_before():
    journal = Memory()
    a_plan = plan(form(probes=1))
    session = hold(a_plan, journal=journal)
    session.begin()
    session.finish("own")
    session.follow_up(STAR)
    session.begin()
    session.finish("full")
    session.stop()
    assert [event.type for event in journal.events][-3:] == ["assessed", "joined", "ended"]
    assert sum(isinstance(event, Assessed) for event in journal.events) == 1
    assert isinstance(journal.events[-1], Ended)


def test_a_session_taken_up_after_the_main_part_goes_on_with_the_supplemental_question():
    more = PLAIN.model_copy(update={"id": "more"})
    clock, journal = FakeClock(), Memory()
    a_plan = plan(
        form(exam=True, supplemental=1, minutes_supplemental=5),
        exam=True,
        seconds_whole=60.0,
        reserve=({"bank": "team", "question": more},),
    )
    session = hold(a_plan, clock, journal)
    session.begin()
    clock.pass_(90)  # the second question is never reached
    session.finish("full")
    session.rate(None)
    record = fold([Started(id="s", at=NOON, plan=a_plan), *journal.events])
    again = hold(
        record.plan, clock, position=record.position(), attempts=record.attempts, reasons=record.reasons
    )  # fmt: skip
    assert again.supplements == session.supplements
    assert [one.reason for one in again.supplements] == ["There was no time for its question."]
    assert again.asked.question.id == "more"
    assert again.whole.remaining() == 300  # what the main part took is no part of it

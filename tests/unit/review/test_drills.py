"""A drill asks for a part: no trend, coverage or export takes the rest for missing."""

import csv
import io
from datetime import date

import pytest

from sesprep.domain.facts import facts_of
from sesprep.domain.format import Done
from sesprep.domain.session import SessionRecord
from sesprep.review.coverage import coverage
from sesprep.review.export.document import document
from sesprep.review.export.html import html
from sesprep.review.export.markdown import markdown
from sesprep.review.export.table import csv_table
from sesprep.review.trends import trends
from sesprep.storage.formats import load_formats
from sesprep.storage.places import Places

TODAY = date(2026, 11, 22)
CHECKS = (Done(id="found", says="tells the Result", met=True), Done(id="figure", says="says a figure", met=False))
DOUBT = Done(id="only", says="tells little else", met=None)


@pytest.fixture
def drilled(records, made: Places):
    """Gives a record of a rated, checked story as if a drill had asked for it."""
    story = next(r for r in records if any(r.assessments[a.id].findings for a in r.attempts if a.id in r.assessments))
    formats = load_formats(made).values

    def make(name: str) -> SessionRecord:
        held = next(f for f in formats if f.id == f"drill-{name}")
        plan = story.plan.model_copy(update={"held": held, "format": held.id})
        checks = {a.id: (*CHECKS, DOUBT) for a in story.attempts}
        return story.model_copy(update={"plan": plan, "drilled": checks})

    return make


def numbers(record, framework, star):
    bands = {element.id: element.band for element in star.elements}
    facts = [facts_of(record)]
    drawn = trends(facts, structure=record.plan.structure, bands=bands, framework=framework, today=TODAY)
    rows = coverage(facts, framework, TODAY)
    return {
        "balance": sum(len(one.points) for one in drawn.balance),
        "findings": len(drawn.findings),
        "rated": drawn.bias.answers,
        "strong": sum(row.strength is not None for row in rows),
        "answers": sum(row.answers for row in rows),
        "heat": sum(row.total for row in drawn.heat.rows),
    }


@pytest.mark.parametrize("name", ["result", "situation", "own-part", "shorten", "other-competency", "which"])
def test_only_what_was_asked_for_is_counted(drilled, framework, star, name):
    found = numbers(drilled(name), framework, star)
    whole = name == "other-competency"
    assert [bool(found[key]) for key in ("balance", "findings", "rated", "strong")] == [whole] * 4
    assert [bool(found[key]) for key in ("answers", "heat")] == [
        name != "which"
    ] * 2  # to name it is not to practice it


def test_exports_tell_the_checks_and_nothing_that_was_not_asked_for(drilled):
    record = drilled("result")
    (session,) = document([record], {})
    for text in (markdown([session]), html([session], "")):
        assert "Drill: Tell only how it came out" in text
        assert "Done: tells the Result" in text
        assert "Not done: says a figure" in text
        assert "May be done: tells little else" in text
        assert not any(word in text for word in ("Verdict", "specific example", "Try:", "not found"))
    row = next(csv.DictReader(io.StringIO(csv_table([record]))))
    assert (row["drill"], row["checks"]) == ("one-element", "found:yes figure:no only:unsure")
    assert (row["story"], row["strength"], row["elements"], row["findings"]) == ("", "", "", "")


def test_what_wants_no_story_is_exported_without_a_verdict(records):
    record = records[0]
    asked = record.attempts[0].asked
    put = asked.model_copy(update={"question": asked.question.model_copy(update={"kind": "opener"})})
    told = record.model_copy(update={"attempts": (record.attempts[0].model_copy(update={"asked": put}),)})
    (session,) = document([told], {})
    (answer,) = session.answers
    assert answer.story == "This question asks for no story, so the answer is not checked for one."
    assert (answer.elements, answer.findings) == ((), ())

import csv
import io
import json
from html.parser import HTMLParser
from pathlib import Path

import pytest

from sesprep.domain.bank import Probe
from sesprep.domain.session import Joined, Piece, SessionRecord
from sesprep.review.export.document import STORIES, document
from sesprep.review.export.html import html
from sesprep.review.export.markdown import escaped, markdown
from sesprep.review.export.table import HEADINGS, csv_table
from sesprep.review.export.whole import json_document
from sesprep.storage.formats import load_formats
from sesprep.storage.frameworks import load_frameworks
from sesprep.storage.places import Places

HOSTILE = (
    '<script>alert("1")</script> [b] & \x1b[2J \u202e # *x* | `y` =1+1\n\n- list\n1. one </style><img src=http://x>'
)


@pytest.fixture
def hostile(records) -> SessionRecord:
    """A record in which everything that a person wrote is hostile."""
    record = records[0]
    attempts = tuple(
        a.model_copy(
            update={
                "answer": HOSTILE,
                "asked": a.asked.model_copy(update={"question": a.asked.question.model_copy(update={"text": HOSTILE})}),
            }
        )
        for a in record.attempts
    )
    return record.model_copy(update={"attempts": attempts, "notes": {attempts[0].id: HOSTILE}})


class Seen(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.text = ""

    def handle_starttag(self, tag, attrs) -> None:
        self.tags.append(tag)
        self.attributes += attrs

    def handle_data(self, data) -> None:
        self.text += data


def test_html_holds_no_script_no_link_and_every_word_as_text(hostile, star) -> None:
    seen = Seen()
    seen.feed(html(document([hostile], {"star": star}), "body { color: black; }\n"))
    allowed = {"html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "h4", "section", "article",
               "ul", "li", "p", "strong", "div", "table", "tr", "th", "td", "br"}  # fmt: skip
    assert set(seen.tags) <= allowed
    assert {name for name, _ in seen.attributes} <= {
        "lang",
        "charset",
        "name",
        "content",
        "http-equiv",
        "class",
        "scope",
    }
    shown = HOSTILE.replace("\x1b", "␛").replace("\u202e", "")
    assert seen.text.count(shown) == 2 * len(hostile.attempts) + 1
    assert "\x1b" not in seen.text
    assert "\u202e" not in seen.text


def test_every_answer_question_and_finding_is_in_each_document(records, star) -> None:
    parts = document(records[:5], {"star": star})
    page, text = html(parts, ""), markdown(parts)
    seen = Seen()
    seen.feed(page)
    for record in records[:5]:
        for attempt in record.attempts:
            assert attempt.answer in seen.text
            assert escaped(attempt.answer) in text
            for finding in record.assessments[attempt.id].findings:
                assert finding.message in seen.text
                assert escaped(finding.message) in text


def test_people_are_told_names_and_not_ids(records, star) -> None:
    lead = records[0].attempts[0]
    asked = lead.asked.question.model_copy(update={"competencies": ("ecq-2025/leading-people/accountability", "x/y/z")})
    told = lead.model_copy(update={"asked": lead.asked.model_copy(update={"question": asked})})
    places = Places.find(Path("/nonexistent"), {})
    update = {"framework": "ecq-2025", "held": load_formats(places).get("qrb"), "format": "qrb"}
    plan = records[0].plan.model_copy(update=update)
    record = records[0].model_copy(update={"plan": plan, "attempts": (told,)})
    (part,) = document([record], {"star": star}, load_frameworks(places).values)
    assert part.facts[1:3] == ("Format: QRB interview", "Framework: Executive Core Qualifications (2025)")
    assert part.answers[0].facts[-1] == "Asks for: Accountability, x/y/z"
    (bare,) = document([records[0].model_copy(update={"plan": plan.model_copy(update={"held": None})})], {})
    assert bare.facts[1:3] == ("Format: qrb", "Framework: ecq-2025")


def test_an_answer_with_follow_ups_is_told_by_the_assessment_of_the_whole(records, star) -> None:
    record = next(one for one in records if len(one.attempts) > 1 and one.plan.drill is None)
    lead, other = record.attempts[:2]
    probed = other.model_copy(update={"probe": Probe(text="And then?", aim="result"), "follows": lead.id})
    whole = record.assessments[lead.id].model_copy(update={"words": 4321, "story": "hypothetical", "findings": ()})
    pieces = (Piece(attempt=lead.id, start=0, end=1), Piece(attempt=probed.id, start=3, end=4))
    joined = {lead.id: Joined(attempt=lead.id, pieces=pieces, assessment=whole)}
    told = {lead.id: record.assessments[lead.id]}
    update = {"attempts": (lead, probed), "joined": joined, "assessments": told}
    ((first, second),) = (part.answers for part in document([record.model_copy(update=update)], {"star": star}))
    assert any("4321 words together with the answers to its follow-ups" in fact for fact in first.facts)
    assert (first.story, first.findings) == (STORIES["hypothetical"], ())
    assert second.story == "Checked together with the answer that it follows."


def test_markdown_keeps_hostile_text_inside_its_quote(hostile, star) -> None:
    text = markdown(document([hostile], {"star": star}))
    assert "<" not in text.replace("\\<", "")
    assert "\x1b" not in text
    lines = text.splitlines()
    assert sum(line.startswith("> ") and "\\<script\\>" in line for line in lines) == len(hostile.attempts) + 1
    assert "> \\- list\\" in lines
    assert any(line.startswith("> &#49;. one") for line in lines)
    assert [line for line in lines if line.startswith("# ")] == ["# Interview practice"]


def test_csv_has_a_row_for_each_attempt_and_no_formula(records, hostile) -> None:
    nasty = [
        hostile.model_copy(
            update={"attempts": tuple(a.model_copy(update={"answer": f"{sign}1+1\r\nx"}) for a in hostile.attempts)}
        )
        for sign in "=+-@\t"
    ]
    rows = list(csv.reader(io.StringIO(csv_table([*records, *nasty]), newline="")))
    assert tuple(rows[0]) == HEADINGS
    told = [dict(zip(HEADINGS, row, strict=True)) for row in rows[1:]]
    plain = [a for r in records for a in r.attempts]
    assert [row["attempt"] for row in told[: len(plain)]] == [a.id for a in plain]
    for row, attempt in zip(told, plain, strict=False):
        assert row["answer"] == attempt.answer
        assert float(row["seconds"]) == attempt.seconds
        assert row["rating"] == ("" if attempt.rating is None else str(attempt.rating))
    assert all(row["answer"].startswith("'") for row in told[len(plain) :])
    assert all(row["answer"].endswith("1+1\nx") for row in told[len(plain) :])


def test_json_holds_the_whole_record(records) -> None:
    found = json.loads(json_document(records[:3]))
    assert found["schema"] == 1
    assert [SessionRecord.model_validate(session) for session in found["sessions"]] == records[:3]

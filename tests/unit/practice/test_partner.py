"""The sheet for a partner."""

from datetime import date
from html.parser import HTMLParser

from sesprep.domain.attempt import AskedQuestion
from sesprep.domain.bank import Benchmark, Probe, Question
from sesprep.domain.partner import LiveRun
from sesprep.practice.partner import sheet_html, sheet_markdown

from .builders import framework

NASTY = "Why [/b] <script>alert(1)</script> & \x1b[31m *this* `that` _x_ #1?"
QUESTION = Question(
    id="q",
    text=NASTY,
    parts=("the <b>cost</b>",),
    probes=(Probe(text="How | much?", aim="figure"),),
    benchmark=Benchmark(level_1="low", level_3="mid", level_5="high"),
)
RUN = LiveRun(
    id="abc",
    made=date(2026, 11, 22),
    partner="J. <Ortiz>",
    framework="core",
    asked=(AskedQuestion(bank="b", question=QUESTION), AskedQuestion(bank="b", question=QUESTION)),
)


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []
        self.text = ""

    def handle_starttag(self, tag, attrs):
        self.seen.append(tag)
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data


def test_the_page_is_whole_and_holds_texts_as_text():
    page = sheet_html(RUN, framework())
    tags = Tags()
    tags.feed(page)
    assert tags.open == []
    assert "script" not in tags.seen
    assert tags.seen.count("section") == 2
    assert "<script>alert(1)</script> &" in tags.text
    assert "\x1b" not in page
    assert "http" not in page


def test_the_markdown_has_questions_probes_benchmarks_and_the_form():
    sheet = sheet_markdown(RUN, framework())
    assert sheet.count("## Question ") == 2
    assert "- Follow-up (figure): How \\| much?" in sheet
    assert "- Level 5: high" in sheet
    assert sheet.count("Rating, 1 to 5") == 2
    assert "\\<script\\>" in sheet
    assert "\x1b" not in sheet

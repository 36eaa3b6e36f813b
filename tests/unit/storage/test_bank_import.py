import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sesprep.domain.bank import Bank, Benchmark, Probe, Question
from sesprep.domain.framework import Competency, Framework, Qualification
from sesprep.errors import BadInputError
from sesprep.storage.bank_export import EXPORT_FORMATS, export_bank, plain_markdown
from sesprep.storage.bank_import import IMPORT_FORMATS, Imported, ImportFormat, format_of, import_questions
from sesprep.storage.bank_names import CompetencyNames, Match
from sesprep.storage.packaged import banks_dir


def framework(name: str, *competencies: str) -> Framework:
    made = tuple(
        Competency(
            id=known.lower().replace(" & ", "-and-").replace(" ", "-"), name=known, definition="x", definition_by="opm"
        )
        for known in competencies
    )
    whole = Qualification(
        id="leading", name="Leading People", short="Lead", definition="x", definition_by="opm", competencies=made
    )
    return Framework(id=name, name=name, short=name, source="us", qualifications=(whole,))


NEW = framework("new", "Fiscal Responsibility", "Give & Take", "Accountability")
OLD = framework("old", "Accountability", "Vision")
NAMES = CompetencyNames((NEW, OLD))
PATH = Path("list.txt")
SHIPPED = sorted(banks_dir().glob("*.toml"))


def made(text: str, form: ImportFormat = "text", fallback: tuple[str, ...] = ()) -> Imported:
    return import_questions(text, form, NAMES, PATH, fallback)


def told(found: Imported) -> list[tuple[int | None, str, str]]:
    return [(problem.line, problem.key, problem.severity) for problem in found.problems]


@pytest.mark.parametrize(
    ("written", "ref"),
    [
        ("Fiscal Responsibility", "new/leading/fiscal-responsibility"),
        ("ECQ 2: Fiscal responsibility", "new/leading/fiscal-responsibility"),
        ("3. FISCAL RESPONSIBILITY", "new/leading/fiscal-responsibility"),
        ("fiscal-responsibility", "new/leading/fiscal-responsibility"),
        ("Give and Take", "new/leading/give-and-take"),
        ("Vision", "old/leading/vision"),
        ("old/leading/vision", "old/leading/vision"),
        ("Whatever (old/leading)", "old/leading"),
    ],
)
def test_a_competency_is_found_by_name_id_or_reference(written: str, ref: str) -> None:
    assert NAMES.find(written) == Match(ref)


def test_a_shared_name_is_the_first_framework_s_and_says_so() -> None:
    both = ("new/leading/accountability", "old/leading/accountability")
    assert NAMES.find("Accountability") == Match(both[0], both[1:])
    assert CompetencyNames((OLD, NEW)).find("Accountability") == Match(both[1], both[:1])
    [problem] = made("Accountability:\nWho answered for it?\nAnd why?").problems
    assert (problem.line, problem.severity) == (1, "warning")
    assert both[0] in problem.message
    assert both[1] in problem.message


@pytest.mark.parametrize(("written", "near"), [("Vison", "'Vision'"), ("old/leading/vison", "'old/leading/vision'")])
def test_an_unknown_name_is_met_with_the_nearest_and_keeps_its_questions(written: str, near: str) -> None:
    found = made(f"# {written}\nWhat did you see?")
    assert [(q.text, q.competencies) for q in found.questions] == [("What did you see?", ())]
    [problem] = found.problems
    assert (problem.line, problem.severity) == (1, "warning")
    assert near in problem.hint


LIST = """\
Before any heading?

Fiscal Responsibility:
1. Tell us of a cut.
   What came of it?
   - figure: How much?
   - Own part: What was yours?
   - something else
2) Tell us of a cut.
• And a third \\* time.

[Vision]
Q4: Where to?
"""


def test_a_plain_list_gives_questions_probes_and_competencies() -> None:
    found = made(LIST, fallback=("old/leading",))
    fiscal = "new/leading/fiscal-responsibility"
    assert [(q.id, q.text, q.competencies) for q in found.questions] == [
        ("before-any-heading", "Before any heading?", ("old/leading",)),
        ("tell-us-of-a-cut-what", "Tell us of a cut. What came of it?", (fiscal,)),
        ("tell-us-of-a-cut", "Tell us of a cut.", (fiscal,)),
        ("and-a-third-time", "And a third \\* time.", (fiscal,)),
        ("where-to", "Where to?", ("old/leading/vision",)),
    ]
    assert found.questions[1].probes == (
        Probe(text="How much?", aim="figure"),
        Probe(text="What was yours?", aim="own-part"),
    )
    assert found.questions[1].notes == "something else"
    assert told(found) == [(8, "probes", "warning")]


def test_markdown_has_a_title_wrapped_lines_and_escapes() -> None:
    text = "# Panel\n\n## Give & Take\n\n- Who gave\n  what\\*?\n\nA paragraph\nof two lines.\n\n---\n\n"
    text += "**Vision**\n\n* Why?\n"
    found = made(text, "markdown")
    assert found.title == "Panel"
    assert [(q.text, q.competencies) for q in found.questions] == [
        ("Who gave what*?", ("new/leading/give-and-take",)),
        ("A paragraph of two lines.", ("new/leading/give-and-take",)),
        ("Why?", ("old/leading/vision",)),
    ]
    assert found.problems == ()


def test_several_first_headings_are_competencies_and_none_is_the_title() -> None:
    found = made("# Vison\n- Where to?\n# Vision\n- Why?\n", "markdown")
    assert found.title == ""
    assert [(q.text, q.competencies) for q in found.questions] == [("Where to?", ()), ("Why?", ("old/leading/vision",))]
    assert told(found) == [(1, "competencies", "warning")]
    assert "'Vision'" in found.problems[0].hint


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_a_table_s_columns_may_come_in_any_order_and_separator(mark: str) -> None:
    rows = ["Minutes|Question|Competency|Colour", "4|Why, then; so?|Vision|red", "x||Vison|", "2||", "1|Only this"]
    text = "\r\n".join(mark.join(f'"{cell}"' for cell in row.split("|")) for row in rows)
    found = made("\ufeff" + text, "csv")
    assert [(q.text, q.minutes, q.competencies) for q in found.questions] == [
        ("Why, then; so?", 4, ("old/leading/vision",)),
        ("Only this", 1, ()),
    ]
    assert told(found) == [
        (1, "colour", "warning"),
        (3, "minutes", "warning"),
        (3, "competencies", "warning"),
        (3, "text", "error"),
        (4, "text", "error"),
    ]


def test_a_row_that_cannot_be_a_question_hides_no_other() -> None:
    text = f"text,kind,id\n{'x' * 1300},,\nWhy?,behavoral,\nGood?,closer,My Id\nGood?,,my-id\n"
    found = made(text, "csv")
    assert [(q.id, q.kind) for q in found.questions] == [("my-id", "closer"), ("my-id-2", "behavioral")]
    assert told(found)[:2] == [(2, "text", "error"), (3, "kind", "error")]
    assert "'behavioral'" in found.problems[1].hint
    assert [line for line, key, _ in told(found) if key == "id"] == [4, 5]


def test_a_column_is_known_by_the_name_that_the_app_gives_it() -> None:
    (question,) = made("Question,Follow-ups\nWhat did you cut?,result: By how much?\n", "csv").questions
    assert [(probe.aim, probe.text) for probe in question.probes] == [("result", "By how much?")]


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("txt,kind\na,b", "'txt'"),
        ("a,b\nc,d", "columns are"),
        ("", "columns are"),
        ("text\n" + "x" * 200_000, "quotes"),
    ],
    ids=range(4),
)
def test_a_table_that_cannot_be_read_says_why(text: str, hint: str) -> None:
    found = made(text, "csv")
    assert found.questions == ()
    assert hint in found.problems[0].hint
    assert found.problems[0].severity == "error"


def test_the_ending_tells_the_format() -> None:
    assert [format_of(Path(name)) for name in ("a.CSV", "b.md", "c.txt")] == ["csv", "markdown", "text"]
    with pytest.raises(BadInputError, match="--format"):
        format_of(Path("d.odd"))
    with pytest.raises(BadInputError, match="Save it as CSV UTF-8"):
        format_of(Path("d.XLSX"))
    with pytest.raises(BadInputError, match="plain text"):
        format_of(Path("d.docx"))


def test_what_is_wrong_in_a_table_is_told_by_the_names_of_its_own_columns() -> None:
    found = made("Question;Vote;kind\n;;\n ;x;\nWhy?;;behavoral\n", "csv")
    assert [problem.message.split(".")[0] for problem in found.problems] == [
        "The column 'Vote' is not known and is left out",
        "'Question' is empty",
        "'kind' cannot be 'behavoral'",
    ]
    assert "It has 'Frage', 'Vote'" in made("Frage;Vote\nx;y\n", "csv").problems[0].message


def test_a_quote_that_is_never_closed_is_told_where_it_opens() -> None:
    found = made('Question,Competency\n"What, then?",Vision\n"Why?,Vision\nHow?,Vision\n', "csv")
    assert told(found) == [(3, "", "error")]
    assert len(found.questions) == 2
    assert made('Question\nWhat of the 5" pipe?\n"Did you say ""no""?"\n', "csv").problems == ()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_bank_comes_back_whole_from_csv(path: Path, shipped_frameworks: tuple[Framework, ...]) -> None:
    bank = Bank.model_validate(tomllib.loads(path.read_text("utf-8")))
    found = import_questions(export_bank(bank, "csv", ()), "csv", CompetencyNames(shipped_frameworks), PATH)
    assert found.questions == bank.questions
    assert found.problems == ()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_shipped_bank_s_words_come_back_from_markdown(path: Path, shipped_frameworks: tuple[Framework, ...]) -> None:
    bank = Bank.model_validate(tomllib.loads(path.read_text("utf-8")))
    text = export_bank(bank, "markdown", shipped_frameworks)
    found = import_questions(text, "markdown", CompetencyNames(shipped_frameworks), PATH)
    assert found.title == bank.title
    assert [q.text for q in found.questions] == [q.text for q in bank.questions]
    assert [q.probes for q in found.questions] == [q.probes for q in bank.questions]
    assert [q.competencies for q in found.questions] == [q.competencies[:1] for q in bank.questions]
    assert found.problems == ()


def test_what_a_spreadsheet_would_run_is_tamed_and_comes_back() -> None:
    texts = ('=HYPERLINK("http://x")', "+1", "-1", "@a", "'=1", "''=1", "'quoted' word", "- a dash")
    bank = Bank(id="b", title="B", questions=tuple(Question(id=f"q-{n}", text=text) for n, text in enumerate(texts)))
    written = export_bank(bank, "csv", ())
    cells = [line.split(",", 1)[1] for line in written.splitlines()[1:]]
    assert not any(cell.lstrip('"').startswith(("=", "+", "-", "@")) for cell in cells)
    assert [question.text for question in made(written, "csv").questions] == list(texts)


HOSTILE = "# [/red] *a* <script> `x` | \\ 1. &amp; [link](http://x)"


def test_the_sheet_has_ratings_probes_benchmarks_and_shows_markup_as_text(
    shipped_frameworks: tuple[Framework, ...],
) -> None:
    ref = next(ref for f in shipped_frameworks if f.levels for ref, _, _ in f.competencies())
    levels = next(f.levels for f in shipped_frameworks if f.levels)
    question = Question(
        id="q",
        text=HOSTILE,
        competencies=(ref,),
        parts=("one part",),
        probes=(Probe(text="How much?", aim="figure"),),
        benchmark=Benchmark(level_1="weak", level_3="sound", level_5="strong"),
        minutes=1,
    )
    bank = Bank(id="b", title="<b>", questions=(question, Question(id="r", text="Bare?")))
    sheet = export_bank(bank, "sheet", shipped_frameworks)
    expected = (
        "Time: 1 minute\n",
        "- [ ] one part",
        "- [ ] How much? (figure)",
        f"- [ ] 1 {levels[0].name}: weak",
        "Notes:",
    )
    for wanted in (*expected, "- [ ] 4", f"- [ ] 5 {levels[4].name}: strong", "Candidate: ___", "Question 2 of 2"):
        assert wanted in sheet, wanted
    assert sheet.count("\n- [ ] 1") == 2
    assert "# \\<b\\>\n" in sheet
    assert "<script>" not in sheet
    assert plain_markdown(HOSTILE) in sheet
    assert plain_markdown("1. a\n- b") == "1\\. a - b"


ANY = st.text(max_size=300) | st.text(st.sampled_from("#-*:[]\"',;\t\n\r |1.Qq?\\tex figure"), max_size=120)


@given(
    text=ANY, form=st.sampled_from(IMPORT_FORMATS), head=st.sampled_from(["", "text,probes,minutes\n", "# x\n- y\n"])
)
def test_any_text_can_be_imported(text: str, form: ImportFormat, head: str) -> None:
    found = made(head + text, form)
    assert len({question.id for question in found.questions}) == len(found.questions)
    assert all(20 < len(str(problem)) < 1000 for problem in found.problems)


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), min_size=1, max_size=30).map(
    lambda text: " ".join(text.split()) or "x"
)


@given(st.lists(TEXTS, min_size=1, max_size=4), st.sampled_from(("csv", "markdown")))
def test_any_words_come_back_from_csv_and_markdown(texts: list[str], form: ImportFormat) -> None:
    bank = Bank(id="b", title="B", questions=tuple(Question(id=f"q-{n}", text=text) for n, text in enumerate(texts)))
    exported = export_bank(bank, "csv" if form == "csv" else "markdown", ())
    assert [question.text for question in made(exported, form).questions] == texts


def test_every_format_writes_an_empty_bank() -> None:
    for form in EXPORT_FORMATS:
        assert export_bank(Bank(id="b", title="B"), form, ()).endswith("\n")

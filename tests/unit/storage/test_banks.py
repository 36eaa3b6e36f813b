import tempfile
from pathlib import Path

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from sesprep.domain.framework import Competency, Framework, Qualification
from sesprep.domain.settings import Settings
from sesprep.errors import BadInputError
from sesprep.storage.banks import BankShelf, known_refs, load_bank, load_banks
from sesprep.storage.catalog import Catalog
from sesprep.storage.packaged import banks_dir
from sesprep.storage.places import Places

CHANGE = Competency(id="change", name="Change", definition="To change.", definition_by="sesprep")
LEADING = Qualification(
    id="leading",
    name="Leading",
    short="Leading",
    definition="To lead.",
    definition_by="sesprep",
    competencies=(CHANGE,),
)
FRAMEWORKS = Catalog((Framework(id="core", name="Core", short="Core", source="us", qualifications=(LEADING,)),))
KNOWN = known_refs(FRAMEWORKS)
GOOD = """\
schema_version = 1
id = "own"
title = "Own"

[[questions]]
id = "one"
text = "Tell us of a change."
competencies = ["core/leading/change"]
[[questions.probes]]
text = "What was yours?"
aim = "own-part"
[questions.benchmark]
level_1 = "a"
level_3 = "b"
level_5 = "c"

[[questions]]
id = "two"
text = "And another."
"""


def write(folder: Path, text: str | bytes, name: str = "own.toml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def yours(shelf: BankShelf) -> list[str]:
    return [loaded.bank.id for loaded in shelf.banks if loaded.origin != "shipped"]


def test_a_good_bank_has_no_problems(tmp_path: Path) -> None:
    bank, problems = load_bank(write(tmp_path, GOOD), KNOWN)
    assert problems == ()
    assert bank is not None
    assert [question.id for question in bank.questions] == ["one", "two"]
    assert bank.questions[0].probes[0].aim == "own-part"


@pytest.mark.parametrize(
    ("old", "new", "key", "line", "says", "hint"),
    [
        ("competencies =", "compentencies =", "questions[1].compentencies", 8, "not known", "'competencies'"),
        ('aim = "own-part"', 'aim = "own-prt"', "questions[1].probes[1].aim", 11, "'own-prt'", "'own-part'"),
        ('text = "Tell us of a change."', "", "questions[1].text", 5, "is missing", ""),
        ('text = "Tell us of a change."', "text = 7", "questions[1].text", 7, "must be text", "It is 7."),
        ('text = "Tell us of a change."', 'text = ""', "questions[1].text", 7, "is empty", ""),
        ('level_3 = "b"', "", "questions[1].benchmark.level_3", 12, "is missing", ""),
        ('id = "one"', 'id = "Nr One"', "questions[1].id", 6, "'Nr One'", "'nr-one'"),
        ('id = "one"', 'id = "one"\nminutes = 99', "questions[1].minutes", 7, "at most 60", "It is 99."),
        ('id = "one"', 'id = "one"\nkind = "behavoral"', "questions[1].kind", 7, "'behavoral'", "'behavioral'"),
        ('id = "one"', 'id = "one"\nparts = "x"', "questions[1].parts", 7, "a list", ""),
    ],
)
def test_a_bad_question_is_refused_in_plain_words_and_hides_no_other(
    tmp_path: Path, old: str, new: str, key: str, line: int, says: str, hint: str
) -> None:
    bank, problems = load_bank(write(tmp_path, GOOD.replace(old, new)), KNOWN)
    assert bank is not None
    assert [question.id for question in bank.questions] == ["two"]
    [problem] = problems
    assert (problem.key, problem.line, problem.severity) == (key, line, "error")
    assert says in problem.message
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("ref", "hint"),
    [("core/leading/chnge", "'core/leading/change'"), ("Change!", ""), ("core/leading/change/x/y", "c")],
)
def test_an_unknown_competency_is_dropped_and_its_question_stays(tmp_path: Path, ref: str, hint: str) -> None:
    bank, [problem] = load_bank(write(tmp_path, GOOD.replace("core/leading/change", ref)), KNOWN)
    assert bank is not None
    assert [(q.id, q.competencies) for q in bank.questions] == [("one", ()), ("two", ())]
    assert (problem.line, problem.key) == (8, "questions[1].competencies[1]")
    assert hint in problem.hint


def test_a_bad_head_leaves_the_questions(tmp_path: Path) -> None:
    text = GOOD.replace('id = "own"', 'id = "My Own"\nauthr = "me"').replace('title = "Own"', "")
    bank, problems = load_bank(write(tmp_path, text), KNOWN)
    assert bank is not None
    assert (bank.id, bank.title, len(bank.questions)) == ("my-own", "own", 2)
    assert {problem.key: problem.line for problem in problems} == {"id": 2, "authr": 3, "title": None}
    assert "'author'" in next(problem for problem in problems if problem.key == "authr").hint


def test_a_newer_schema_is_not_guessed_at(tmp_path: Path) -> None:
    bank, [problem] = load_bank(write(tmp_path, GOOD.replace("schema_version = 1", "schema_version = 2")), KNOWN)
    assert bank is None
    assert "schema version 2" in problem.message


def test_a_repeated_question_id_is_left_out(tmp_path: Path) -> None:
    bank, [problem] = load_bank(write(tmp_path, GOOD.replace('"two"', '"one"')), KNOWN)
    assert bank is not None
    assert [question.text for question in bank.questions] == ["Tell us of a change."]
    assert (problem.line, problem.key) == (18, "questions[2].id")


@pytest.mark.parametrize("written", [r"\u001b[31m", "\u202e", "\x9b"])
def test_characters_that_steer_a_terminal_are_reported(tmp_path: Path, written: str) -> None:
    bank, [problem] = load_bank(write(tmp_path, GOOD.replace("And another", f"And {written}")), KNOWN)
    assert bank is not None
    assert len(bank.questions) == 2
    assert (problem.line, problem.key, problem.severity) == (19, "questions[2].text", "warning")


@pytest.mark.parametrize(
    "text",
    [
        "questions = 1",
        "questions = [1, 2]",
        "id = 1\nquestions = [[], {}]",
        "[[questions]]\ncompetencies = [[], {}, 1, 'x']",
        "[[questions]]\ncompetencies = 'x'",
        "questions" + ".a" * 5_000 + " = 1",
        "id = 'x'\n[[questions]]\nx" + ".a" * 5_000 + r" = '\u001b'",
        "[[questions]]\nid = 'a'\ntext = 'b'\nminutes = nan",
        "id = 'x'\ntitle = 'y'",
        "other = 1",
        "",
        "k" * 100_000 + " = 1\nid = 'x'",
    ],
    ids=range(12),
)
def test_strange_files_give_problems(tmp_path: Path, text: str) -> None:
    _, problems = load_bank(write(tmp_path, text), KNOWN)
    assert problems
    assert all(20 < len(str(problem)) < 1000 for problem in problems)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200) | st.text(alphabet="id=q'\"[]{}.,1\n ", max_size=60).map(lambda text: text.encode()))
def test_any_bytes_as_a_bank_never_raise(raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        bank, problems = load_bank(write(Path(folder), raw), KNOWN)
        assert bank is not None or problems


VALUES = st.recursive(
    st.none().map(lambda _: "") | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)
KEYS = ["id", "text", "kind", "competencies", "parts", "minutes", "notes", "probes", "benchmark", "x"]


@settings(max_examples=100, deadline=None)
@given(tables=st.lists(st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=5), max_size=3), head=VALUES)
def test_bad_questions_of_any_shape_never_hide_a_good_one(tables: list[dict[str, object]], head: object) -> None:
    good = {"id": "good-one", "text": "Why?"}
    data = {"id": "own", "title": "Own", "author": head, "questions": [good, *tables]}
    with tempfile.TemporaryDirectory() as folder:
        bank, _ = load_bank(write(Path(folder), tomli_w.dumps(data)), KNOWN)
    assert bank is not None
    assert bank.questions[0].id == "good-one"


def test_all_folders_are_read_and_nothing_overrides_silently(places: Places, tmp_path: Path) -> None:
    write(places.banks_dir, GOOD)
    write(places.banks_dir, "id = ", "bad.toml")
    write(places.banks_dir, "not toml", ".hidden.toml")
    write(tmp_path / "team", GOOD, "same.toml")
    write(tmp_path / "team", GOOD.replace('"own"', '"team"'), "team.toml")
    folders = (str(tmp_path / "team"), str(tmp_path / "team"), str(tmp_path / "none"), "~nobody-here/x", "nul\0")
    shelf = load_banks(places, Settings(bank_folders=folders), FRAMEWORKS)
    assert yours(shelf) == ["own", "team"]
    assert {loaded.origin for loaded in shelf.banks if loaded.bank.id == "team"} == {"folder"}
    own = [problem for problem in shelf.refused if problem.path.parent != banks_dir()]
    assert [problem.path.name for problem in own] == ["bad.toml", "same.toml", *["settings.toml"] * 3]
    assert "already used" in own[1].message
    assert shelf.get("team").path == tmp_path / "team" / "team.toml"
    with pytest.raises(BadInputError) as caught:
        shelf.get("tean")
    assert "'team'" in caught.value.hint


def test_links_that_loop_and_folders_named_like_files_break_nothing(places: Places) -> None:
    (places.banks_dir / "loop.toml").symlink_to(places.banks_dir / "loop.toml")
    (places.banks_dir / "folder.toml").mkdir()
    write(places.banks_dir, GOOD)
    shelf = load_banks(places, Settings(), FRAMEWORKS)
    assert yours(shelf) == ["own"]
    assert {p.path.name for p in shelf.refused if p.path.parent == places.banks_dir} == {"loop.toml", "folder.toml"}

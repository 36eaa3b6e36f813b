import tempfile
import tomllib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sesprep.errors import BadInputError, SesprepError
from sesprep.storage.toml_file import problem_of, read_toml
from sesprep.storage.toml_lines import line_numbers, line_of

TEXT = '''\
id = "a"  # id = "b"
notes = """
[[questions]]
fake = 1
"""

[[questions]]
text = 'one # not a comment """'
parts = [
  "first = 1",
  "second",
]
[[questions.probes]]
aim = "task"
[[questions.probes]]
aim = "figure"
[questions.benchmark]
level_1 = """one line"""
"quoted key" = 1
[[questions]]
text = "two"
[[questions.probes]]
aim = "learning"
[a.b]
c.d = 1
'''


def test_every_key_has_its_line() -> None:
    tomllib.loads(TEXT)
    lines = line_numbers(TEXT)
    written = {loc: TEXT.split("\n")[line - 1] for loc, line in lines.items()}
    assert "fake = 1" not in written.values()
    assert written["questions", 0, "text"].startswith("text = 'one")
    assert lines["questions", 0, "probes", 1, "aim"] == 16
    assert lines["questions", 0, "benchmark", "quoted key"] == 19
    assert lines["questions", 1] == 20
    assert lines["questions", 1, "probes", 0, "aim"] == 23
    assert lines["a", "b", "c", "d"] == 25
    assert line_of(lines, ("questions", 0, "parts", 1)) == 9
    assert line_of(lines, ("nowhere",)) is None


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab.='\"[]#\\\n \té", max_size=60))
def test_lines_of_any_text(text: str) -> None:
    assert all(1 <= line <= text.count("\n") + 1 for line in line_numbers(text).values())


@pytest.mark.parametrize(
    ("raw", "line", "says"),
    [
        (b"a = 1\nb = \n", 2, "not valid TOML"),
        (b'a = 1\nb = "never closed', 2, "not valid TOML"),
        (b"a = 1\nb = '\xff'\n", 2, "not UTF-8"),
        ("a = 1".encode("utf-16"), None, "UTF-16"),
        (b"a = " + b"[" * 50_000, None, "nested too deeply"),
        (b"a = " + b"9" * 5_000, None, "not valid TOML"),
        (b"a = 2026-13-45\n", 1, "not valid TOML"),
        (b"a = 1\n\x00", 2, "not valid TOML"),
        (b"#" * 5_000_001, None, "5.0 MB"),
    ],
    ids=["no value", "open quote", "not utf-8", "utf-16", "deep", "long number", "no date", "nul", "too big"],
)
def test_a_file_that_cannot_be_read_says_why_and_where(tmp_path: Path, raw: bytes, line: int | None, says: str) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(raw)
    with pytest.raises(SesprepError) as caught:
        read_toml(path)
    problem = problem_of(caught.value, path)
    assert says in problem.message
    assert problem.line == line
    assert str(problem).startswith(str(path))


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("exam = yes", "Write exam = true."),
        ("exam = Off  # not yet", "Write exam = false."),
        ("title = \u201cPanel\u201d", "straight quotes"),
        ("title: 'Panel'", "Write = between"),
        ("theme = dark", 'theme = "dark"'),
        ("a = [1, 2", "needs its partner"),
        ('title = "Panel', "needs its partner"),
        ('title = "The panel\u2019s', "needs its partner"),
    ],
)
def test_the_hint_knows_what_other_programs_would_take(tmp_path: Path, written: str, hint: str) -> None:
    path = tmp_path / "a.toml"
    path.write_text(f"b = 1\n{written}\n", encoding="utf-8")
    with pytest.raises(SesprepError) as caught:
        read_toml(path)
    assert hint in caught.value.hint


@pytest.mark.parametrize("raw", [b"\xef\xbb\xbfa = 1\r\nb = 'x'\r\n", b"a = 1\nb = 'x'"])
def test_byte_order_mark_and_carriage_returns_are_fine(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(raw)
    file = read_toml(path)
    assert file.data == {"a": 1, "b": "x"}
    assert file.problem(("b",), "!").line == 2


def test_a_loop_of_links_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.toml").symlink_to(tmp_path / "b.toml")
    (tmp_path / "b.toml").symlink_to(tmp_path / "a.toml")
    with pytest.raises(SesprepError):
        read_toml(tmp_path / "a.toml")


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=100))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.toml"
        path.write_bytes(raw)
        try:
            expected = tomllib.loads(raw.decode("utf-8-sig"))
        except ValueError:
            with pytest.raises(BadInputError):
                read_toml(path)
        else:
            assert read_toml(path).data == expected

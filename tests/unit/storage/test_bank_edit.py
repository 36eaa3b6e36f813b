import tempfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sesprep.domain.bank import Bank, Benchmark, Probe, Question
from sesprep.errors import BadInputError, StorageError
from sesprep.storage.bank_edit import (
    OpenBank,
    add_question,
    change_head,
    copy_question,
    delete_question,
    move_question,
    open_bank,
    replace_question,
)
from sesprep.storage.bank_writer import save_bank
from sesprep.storage.banks import load_bank
from sesprep.storage.packaged import banks_dir

KNOWN = frozenset({"core/leading/change", "core/leading"})
OPENED = datetime(2026, 9, 30, 12, 0, 5, tzinfo=UTC)
HAND = """\
#:schema ./bank.schema.json
# Our panel of 2026.
schema_version = 1
id = "own"
title = 'Own'  # short

# The first one is asked always.
[[questions]]
id = "one"
text = \"\"\"
Tell us \\
  of a change.\"\"\"
competencies = ["core/leading/change", "core/leadin/typo"] # main first
# Probes in the order of use.
[[questions.probes]]
text = "What was yours?"  # always
aim = "own-part"

[[questions.probes]]
aim = "figure"
text = 'How much?'

[[questions]]
id = "broken"
txt = "no text"

# Only for outsiders.
[[questions]]
text = "And another [/red]?"
id = "two"

[questions.benchmark]
level_1 = "a"
level_3 = "b"
level_5 = "c"
# the end"""
NEW = Question(
    id="new",
    text='Say "why"\\, [b]now[/b]\nand then: é 😀',
    competencies=("core/leading",),
    parts=("a", "b"),
    probes=(Probe(text="x", aim="task"),),
    benchmark=Benchmark(level_1="1", level_3="3", level_5="5"),
    minutes=2.5,
    notes="n",
)


def opened(folder: Path, text: str | bytes = HAND) -> OpenBank:
    path = folder / "own.toml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return open_bank(path, KNOWN, OPENED)


def ids(bank: OpenBank) -> list[str]:
    """What a fresh reading of the file gives."""
    read, _ = load_bank(bank.path, KNOWN)
    assert read == bank.bank
    return [question.id for question in bank.bank.questions]


def test_every_change_keeps_comments_order_and_the_questions_it_does_not_touch(tmp_path: Path) -> None:
    bank = opened(tmp_path)
    one = bank.bank.questions[0]
    bank = add_question(bank, NEW, 1)
    assert ids(bank) == ["one", "new", "two"]
    bank = move_question(bank, "two", 0)
    assert ids(bank) == ["two", "one", "new"]
    shorter = one.model_copy(update={"minutes": 3.0, "probes": (one.probes[1], *NEW.probes, *NEW.probes)})
    bank = replace_question(bank, "one", shorter)
    assert ids(bank) == ["two", "one", "new"]
    bank = copy_question(bank, NEW)
    assert ids(bank) == ["two", "one", "new", "new-2"]
    bank = delete_question(bank, "new")
    assert ids(bank) == ["two", "one", "new-2"]
    text = bank.path.read_text()
    comments = (
        "# Our panel",
        "# short",
        "# The first one",
        "# main first",
        "# Probes in",
        "# always",
        "# Only for",
        "# the end",
    )
    for comment in comments:
        assert comment in text, comment
    assert "core/leadin/typo" in text
    assert 'txt = "no text"' in text
    assert "minutes = 3\n" in text
    assert text.index("# Only for outsiders.\n[[questions]]") < text.index(
        "# The first one is asked always.\n[[questions]]"
    )
    assert text.startswith("#:schema ./bank.schema.json\n")


def test_what_is_written_is_laid_out_as_in_the_shipped_banks(tmp_path: Path) -> None:
    long = ("a part of many words " * 6,)
    save_bank(
        tmp_path / "own.toml", Bank(id="own", title="Own", questions=(NEW, NEW.model_copy(update={"parts": long})))
    )
    text = (tmp_path / "own.toml").read_text()
    assert '\ncompetencies = ["core/leading"]\nparts = ["a", "b"]\nminutes = 2.5\n' in text
    assert '\nparts = [\n    "a part' in text
    assert text.count("\n\n[[questions]]\n") == text.count("\n\n[questions.benchmark]\n") == 2
    assert (tmp_path / "own.toml").stat().st_mode & 0o777 == 0o600
    bank = opened(tmp_path)
    bank = replace_question(bank, "one", bank.bank.questions[0].model_copy(update={"benchmark": NEW.benchmark}))
    assert 'level_5 = "5"\n\n[[questions]]\n' in bank.path.read_text()


def test_the_head_changes_and_its_comments_stay(tmp_path: Path) -> None:
    bank = change_head(opened(tmp_path), title="Own [b]2", author="me")
    assert ids(bank) == ["one", "two"]
    assert (bank.bank.title, bank.bank.author) == ("Own [b]2", "me")
    text = bank.path.read_text()
    assert "# short" in text
    assert text.index("author") < text.index("[[questions]]")
    assert text.endswith(HAND[HAND.index("[[questions]]") :] + "\n")
    assert change_head(bank, author="").bank.author == ""
    for values in ({"title": ""}, {"title": "x" * 121}, {"id": "other"}):
        with pytest.raises(BadInputError):
            change_head(bank, **values)
    assert load_bank(bank.path, KNOWN)[0] == bank.bank.model_copy(update={"author": ""})


def test_the_first_change_keeps_one_copy_of_the_file_as_it_was(tmp_path: Path) -> None:
    bank = opened(tmp_path)
    assert bank.backup is None
    bank = delete_question(delete_question(bank, "one"), "two")
    assert bank.bank.questions == ()
    [backup] = tmp_path.glob("*.bak-*")
    assert bank.backup == backup
    assert backup.name == "own.toml.bak-20260930T120005"
    assert backup.read_text() == HAND
    again = add_question(open_bank(bank.path, KNOWN, OPENED), NEW)
    assert again.backup == backup.with_name(f"{backup.name}-2")


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_byte_order_mark_and_readers_stay(tmp_path: Path, newline: str, mark: bytes) -> None:
    bank = opened(tmp_path, mark + HAND.replace("\n", newline).encode())
    bank.path.chmod(0o644)
    two = bank.bank.questions[1]
    bank = replace_question(add_question(bank, NEW), "two", two.model_copy(update={"notes": "x"}))
    assert ids(bank) == ["one", "two", "new"]
    raw = bank.path.read_bytes()
    assert raw.startswith(mark + b"#:schema")
    assert raw.count(b"\r\n") == (raw.count(b"\n") if newline == "\r\n" else 0)
    assert bank.path.stat().st_mode & 0o777 == 0o644


def test_a_file_that_another_program_changed_is_left_alone(tmp_path: Path) -> None:
    bank = opened(tmp_path)
    theirs = HAND.replace("'Own'", "'Theirs'")
    bank.path.write_text(theirs)
    with pytest.raises(BadInputError, match="meanwhile"):
        delete_question(bank, "one")
    assert bank.path.read_text() == theirs
    assert list(tmp_path.glob("own*.toml*")) == [bank.path]
    bank.path.unlink()
    with pytest.raises(StorageError):
        delete_question(bank, "one")
    assert not bank.path.exists()


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (lambda bank: add_question(bank, NEW.model_copy(update={"id": "one"})), "one-2"),
        (lambda bank: replace_question(bank, "two", NEW.model_copy(update={"id": "one"})), "already has"),
        (lambda bank: delete_question(bank, "ones"), "'one'"),
        (lambda bank: move_question(bank, "none-such", 0), "no question"),
        (lambda bank: add_question(bank, NEW.model_copy(update={"competencies": ("core/leadng",)})), "'core/leading'"),
        (lambda bank: add_question(bank, NEW.model_copy(update={"text": ""})), "cannot be made"),
    ],
)
def test_what_cannot_be_done_says_so_and_writes_nothing(
    tmp_path: Path, change: Callable[[OpenBank], OpenBank], says: str
) -> None:
    bank = opened(tmp_path)
    with pytest.raises(BadInputError) as caught:
        change(bank)
    assert says in str(caught.value)
    assert str(bank.path) in str(caught.value)
    assert bank.path.read_text() == HAND
    assert list(tmp_path.glob("own*.toml*")) == [bank.path]


def test_questions_written_inline_are_refused_with_the_remedy(tmp_path: Path) -> None:
    bank = opened(tmp_path, 'id = "own"\ntitle = "x"\nquestions = [{id = "a", text = "b"}]')
    with pytest.raises(BadInputError, match=r"\[\[questions\]\]"):
        add_question(bank, NEW)


def test_a_shipped_bank_is_never_written() -> None:
    shipped = banks_dir() / "general.toml"
    with pytest.raises(BadInputError, match="never changed"):
        open_bank(shipped, KNOWN, OPENED)
    with pytest.raises(BadInputError, match="never changed"):
        save_bank(banks_dir() / "mine.toml", Bank(id="mine", title="Mine"))
    assert not (banks_dir() / "mine.toml").exists()


def test_a_link_to_a_shipped_bank_is_no_way_around(tmp_path: Path) -> None:
    link = tmp_path / "own.toml"
    link.symlink_to(banks_dir() / "general.toml")
    with pytest.raises(BadInputError, match="never changed"):
        open_bank(link, KNOWN, OPENED)


WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=12)
QUESTIONS = st.builds(
    Question,
    id=st.from_regex(r"\A[a-z0-9]{1,3}\Z"),
    text=WORDS,
    kind=st.sampled_from(["behavioral", "closer"]),
    competencies=st.lists(st.sampled_from(sorted(KNOWN)), max_size=2).map(tuple),
    parts=st.lists(WORDS, max_size=2).map(tuple),
    probes=st.lists(st.builds(Probe, text=WORDS, aim=st.sampled_from(["task", "figure"])), max_size=3).map(tuple),
    benchmark=st.none() | st.builds(Benchmark, level_1=WORDS, level_3=WORDS, level_5=WORDS),
    minutes=st.none() | st.floats(0.5, 60),
    notes=st.just("") | WORDS,
)


@settings(max_examples=60)
@given(first=st.lists(QUESTIONS, max_size=3, unique_by=lambda question: question.id), data=st.data())
def test_any_question_can_be_saved_changed_and_moved(first: list[Question], data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "sub" / "own.toml"
        save_bank(path, Bank(id="own", title="Own", questions=tuple(first)))
        bank = open_bank(path, KNOWN, OPENED)
        assert bank.problems == () or bank.bank.questions == tuple(first)
        expected = list(first)
        for _ in range(2):
            question = data.draw(QUESTIONS)
            at = data.draw(st.integers(0, 4))
            taken = {known.id for known in expected}
            if question.id not in taken:
                bank = add_question(bank, question, at)
                expected.insert(min(at, len(expected)), question)
            else:
                bank = replace_question(bank, question.id, question)
                expected = [question if known.id == question.id else known for known in expected]
            moved = data.draw(st.sampled_from(expected))
            bank = move_question(bank, moved.id, at)
            expected.remove(moved)
            expected.insert(min(at, len(expected)), moved)
        assert list(bank.bank.questions) == expected
        assert load_bank(path, KNOWN)[0] == bank.bank

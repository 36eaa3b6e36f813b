"""Taking a change to a bank back."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from sesprep.errors import BadInputError
from sesprep.storage.bank_edit import OpenBank, delete_question, move_question, open_bank, take_back

TEXT = """# by hand
id = "team"
title = "Team"

# dear to me
[[questions]]
id = "one"
text = "One?"  # short

[[questions]]
id = "two"
text = "Two?"
"""


@pytest.fixture
def opened(tmp_path: Path) -> OpenBank:
    path = tmp_path / "team.toml"
    path.write_text(TEXT, encoding="utf-8")
    return open_bank(path, frozenset(), datetime(2026, 11, 22, tzinfo=UTC))


def test_the_file_is_as_it_was_byte_for_byte(opened: OpenBank):
    moved = move_question(opened, "one", 1)
    gone = delete_question(moved, "one")
    assert b"dear to me" not in opened.path.read_bytes()
    back = take_back(gone, moved)
    assert opened.path.read_bytes() == moved.raw
    first = take_back(back, opened)
    assert opened.path.read_text(encoding="utf-8") == TEXT
    assert first.bank == opened.bank
    assert first.backup is not None
    assert first.backup.read_text(encoding="utf-8") == TEXT
    assert delete_question(first, "two").backup == first.backup  # one copy for the whole sitting


def test_what_another_program_wrote_is_not_overwritten(opened: OpenBank):
    gone = delete_question(opened, "one")
    opened.path.write_text(TEXT + "# theirs\n", encoding="utf-8")
    with pytest.raises(BadInputError, match="Another program"):
        take_back(gone, opened)
    assert opened.path.read_text(encoding="utf-8") == TEXT + "# theirs\n"

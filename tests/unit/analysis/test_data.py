"""The checker's own files are spelled as its code looks things up."""

from importlib.resources import files
from struct import unpack as unpack_numbers

from sesprep.analysis import families
from sesprep.analysis.resources import read_bytes, read_toml, unpack
from sesprep.analysis.tokens import tokenize


def test_every_phrase_of_the_rules_is_spelled_as_answers_are_read() -> None:
    names = [file.name for file in files("sesprep").joinpath("data", "checker", "rules").iterdir()]
    entries = [
        entry
        for name in names
        for found in read_toml(f"rules/{name}").values()
        if isinstance(found, list)
        for entry in found
    ]
    assert len(entries) > 500
    assert [entry for entry in entries if entry != " ".join(token.lower for token in tokenize(entry))] == []


def test_words_used_alike_have_a_family_in_common_and_words_that_are_not_known_have_none() -> None:
    head, numbers = unpack(read_bytes(families.FILE))
    keys = unpack_numbers(f"<{head['words']}I", numbers[: 4 * head["words"]])
    assert list(keys) == sorted(set(keys))
    assert len(numbers) == 8 * len(keys)
    assert set(families.families("asked")) & set(families.families("told"))
    assert len(families.families("budget")) == 2
    assert not set(families.families("asked")) & set(families.families("budget"))
    assert families.families("zzzzzz") == families.families("") == ()

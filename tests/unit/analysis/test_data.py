"""The checker's own files are spelled as its code looks things up."""

from importlib.resources import files

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


def test_words_with_families_stand_in_the_order_of_the_alphabet() -> None:
    raw, numbers = unpack(read_bytes(families.FILE))
    assert raw["words"] == sorted(set(raw["words"]))
    assert len(numbers) == 4 * len(raw["words"])
    assert families.families(raw["words"][0])
    assert families.families(raw["words"][-1])
    assert families.families("zzzzzz") == families.families("") == ()

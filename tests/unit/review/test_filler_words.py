import pytest

from sesprep.domain.filler_words import FillerWords
from sesprep.storage.fillers import load_fillers

WORDS = FillerWords(sounds=frozenset({"um", "uh"}), phrases=("you know", "kind of"), not_after=frozenset({"what", "a"}))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("Um, I led, uh, the team", 2),
        ("You know, it was, you know, hard", 2),
        ("It is a kind of audit, and what you know helps", 0),
        ("the umbrella you knew", 0),
        ("UM — um…um", 3),
    ],
)
def test_fillers_are_counted_as_whole_words(text: str, count: int) -> None:
    assert WORDS.count(text) == count


def test_the_shipped_words_are_there() -> None:
    assert load_fillers().count("um, well, I mean it") == 2

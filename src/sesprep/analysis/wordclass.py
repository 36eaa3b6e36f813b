"""Classes of words that cue patterns name: figures, past verbs, -ing words, I and we."""

from functools import cache

from sesprep.analysis.resources import words


@cache
def classes(word: str) -> tuple[str, ...]:
    """The pattern classes of a lower-case word, such as `<num>` and `<past>`; mostly none."""
    found = []
    if word[0].isdigit() or word[0] == "$" or word in words("numbers"):
        found.append("<num>")
    if is_past(word):
        found.append("<past>")
    if len(word) > 5 and word.endswith("ing"):
        found.append("<ing>")
    if word in words("i"):
        found.append("<i>")
    if word in words("we"):
        found.append("<we>")
    return tuple(found)


@cache
def is_past(word: str) -> bool:
    """Whether the word looks like a verb in the past."""
    if word in words("irregular_past"):
        return True
    return len(word) > 3 and word.endswith("ed") and word not in words("not_past")

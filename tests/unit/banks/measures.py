"""What can be measured about a question's words."""

import re

ALOUD = 130
"""Words a minute, read aloud by a panel."""
_YES_OR_NO = re.compile(
    r"(?:^|, )(?:did|do|does|have|has|had|are|is|was|were|can|could|would|will|should|may)\s+(?:you|your|there|it)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:what|which|how|why|who|whom|where|when|tell|describe|give|walk|take|think|pick|choose|name|explain|talk|"
    r"show|share|recall|lay|say|start|persuade|convince|sum|imagine|make)\b",
    re.IGNORECASE,
)
_PRIVATE = re.compile(
    r"\b(?:how old are you|your age|year you were born|married|marital|your (?:husband|wife|spouse|children|kids|"
    r"family|health|religion|faith|church|race|nationality|gender|sex|salary|pay|accent|debts|credit)|pregnan\w*|childcare|"
    r"(?:are|were) you (?:disabled|ill|religious|a citizen|a member|gay|straight|a republican|a democrat)|"
    r"do you have (?:children|a disability)|"
    r"where (?:were you born|are you from)|native language|arrested|(?:how|whom) (?:did|do|would) you vote|"
    r"your (?:political )?party|your politics|when (?:do|will) you (?:plan to )?retire|"
    r"agree with the (?:president|administration))\b",
    re.IGNORECASE,
)


def seconds_aloud(text: str) -> float:
    """How long the words take aloud."""
    return len(text.split()) / ALOUD * 60


def grade(text: str) -> float:
    """The reading grade by Flesch and Kincaid, with syllables counted by groups of vowels."""
    sentences = max(1, len(re.findall(r"[.!?]+", text)))
    words = re.findall(r"[A-Za-z']+", text)
    return 0.39 * len(words) / sentences + 11.8 * sum(map(_syllables, words)) / len(words) - 15.59


def answered_by_yes_or_no(text: str) -> bool:
    """Whether no sentence of the question asks for more than yes or no."""
    sentences = re.split(r"(?<=[.!?])\s+", text)
    return not any(_OPEN.search(part) and not _YES_OR_NO.search(part) for part in sentences)


def asks_what_a_panel_may_not(text: str) -> bool:
    """Whether it asks for age, family, health, faith, origin, votes and the like."""
    return _PRIVATE.search(text) is not None


def triples(text: str) -> frozenset[tuple[str, ...]]:
    """Every three words in a row."""
    words = re.findall(r"[a-z]+", text.lower())
    return frozenset(zip(words, words[1:], words[2:], strict=False))


def likeness(one: frozenset[tuple[str, ...]], other: frozenset[tuple[str, ...]]) -> float:
    """The share of the shorter text's triples that the other has too, 0 to 1."""
    shorter = min(len(one), len(other))
    return len(one & other) / shorter if shorter else 0.0


def _syllables(word: str) -> int:
    groups = len(re.findall(r"[aeiouy]+", word.lower()))
    silent = word.lower().endswith("e") and not word.lower().endswith("le") and groups > 1
    return max(1, groups - silent)

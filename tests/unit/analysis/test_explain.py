"""Reasons are the model's own: they weigh, and without them it is less sure."""

import random
from statistics import mean

from sesprep.analysis.explain import PLACE, explain
from sesprep.analysis.model import load
from sesprep.analysis.reading import read
from sesprep.analysis.rules.examples import STORIES

ANSWERS = (
    "In 2021 I ran a field office of forty people in Ohio, and a backlog of 900 claims had built up over a year. "
    "I was asked to clear it by September. I split the cases by age and moved two examiners to the oldest ones. "
    "Then I met the team every morning. I asked regional counsel to look at the hard cases each Friday. "
    "As a result the backlog went down from 900 to 60 claims, and the region copied the method.",
    "When I joined the lab there was no inventory and people were angry about missing parts. My chief wanted a system "
    "before the audit. First I counted everything with two technicians. I built a small database, and we labelled "
    "every shelf. I also wrote a one-page rule for loans. The audit had no findings and nobody has lost a part since.",
    "During the storm our call center lost power and the backup failed. We had to keep the line open for the county. "
    "I called the phone company and moved twelve people to the library. I set up a table, drew a seating plan, and we "
    "took calls from there. In the end we answered 4,000 calls, and the county thanked the team in public.",
)


def test_every_shown_reason_weighs_for_the_role_it_explains():
    model = load()
    for text in ANSWERS:
        reading = read(text, model)
        for at in range(len(reading.clauses)):
            cues, reason = explain(reading, at)
            assert reason
            if not cues:
                assert reason == PLACE


def test_without_the_highlighted_words_the_role_is_less_likely_than_without_random_ones():
    model, draw = load(), random.Random(7)
    with_cues_gone, with_others_gone = [], []
    for text in (*ANSWERS, *STORIES):
        reading = read(text, model)
        for at, role in enumerate(reading.roles):
            cues, reason = explain(reading, at)
            if not cues or reason == PLACE:
                continue
            before = reading.rows[at][role]
            tokens = [(t.start, t.end) for t in reading.clauses[at].tokens]
            shown = [t for t in tokens if any(c.start <= t[0] and t[1] <= c.end for c in cues)]
            others = [t for t in tokens if t not in shown]
            if len(others) < len(shown):
                continue
            with_cues_gone.append(before - likely_without(text, shown, reading.clauses[at].span.start, role, model))
            for _ in range(5):
                sample = draw.sample(others, len(shown))
                left = likely_without(text, sample, reading.clauses[at].span.start, role, model)
                with_others_gone.append(before - left)
    assert len(with_cues_gone) >= 15
    assert mean(with_cues_gone) > mean(with_others_gone)


def likely_without(text, gone, start, role, model):
    """The role's probability at the clause when some of its words are replaced by a neutral one of the same length."""
    cut = list(text)
    for first, last in gone:
        cut[first:last] = "x" * (last - first)
    reading = read("".join(cut), model)
    at = max(range(len(reading.clauses)), key=lambda i: -abs(reading.clauses[i].span.start - start))
    return reading.rows[at][role]


def test_no_single_letter_is_shown_as_a_reason():
    text = (
        "Plan b failed in the fall, and building c was flooded. I had to move 40 people. I called q and v, the two "
        "chiefs, and x gave me room. By March 7 we were all in."
    )
    reading = read(text, load())
    cues = [cue for at in range(len(reading.clauses)) for cue in explain(reading, at)[0]]
    common = [text[cue.start : cue.end] for cue in cues if cue.says.startswith("common in")]
    assert common
    assert [words for words in common if len(words) == 1] == []  # but "I", which speaks of yourself, is a named cue

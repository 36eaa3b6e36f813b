"""A floor under the checker's quality on authors that it never saw, and the two labelers' agreement."""

from functools import cache
from pathlib import Path

import pytest
from training.examples import STAR
from training.judge import faulted, noticed, pairs
from training.metrics import calibration_error, kappa, macro_f1
from training.train import HELD_OUT
from training.variants import complete, unpunctuated, without

from training import corpus

RELABELS = Path(corpus.__file__).parent / "relabels.tsv"


@cache
def kept_out():
    return [answer for answer in corpus.load() if answer.author in HELD_OUT]


def letters(answers):
    return [pair for answer in answers for pair in pairs(answer)]


def test_letters_on_authors_kept_out():
    assert macro_f1(letters(kept_out()), "STARO") >= 0.81


def test_letters_without_punctuation_lose_little():
    whole = [answer for answer in kept_out() if complete(answer)]
    written = macro_f1(letters(whole), "STAR")
    assert written >= 0.87
    assert macro_f1(letters(map(unpunctuated, whole)), "STAR") >= written - 0.06


def test_complete_answers_are_left_in_peace_and_deleted_parts_are_noticed():
    whole = [answer for answer in kept_out() if complete(answer)]
    missing, _ = faulted(whole)
    assert missing <= 0.05
    seen, _ = noticed(whole, without)
    assert seen >= 0.65


def test_two_labelers_agree():
    by_id = {answer.id: answer for answer in corpus.load()}
    found = []
    for line in RELABELS.read_text(encoding="utf-8").splitlines():
        answer_id, tags = line.split("\t")
        roles = [corpus.TAGS[tag] for tag in tags.split()]
        found += [(STAR[u.role], STAR[r]) for u, r in zip(by_id[answer_id].units, roles, strict=True)]
    assert len(found) >= 0.28 * sum(len(answer.units) for answer in by_id.values())
    assert kappa(found) >= 0.9


def test_metrics_by_hand():
    two = [("S", "S"), ("S", "A"), ("A", "A"), ("A", "A")]
    assert macro_f1(two, "SA") == pytest.approx((2 / 3 + 4 / 5) / 2)
    assert kappa(two) == pytest.approx((0.75 - 0.5) / 0.5)
    assert calibration_error([(0.95, True), (0.95, False)]) == pytest.approx(0.45)

"""Judge the shipped checker: `python -m training.evaluate` prints the tables and writes them to docs/checker.md."""

import random
from collections.abc import Callable, Sequence
from pathlib import Path

from training import corpus, real
from training.baselines import BASELINES
from training.corpus import LabeledAnswer
from training.examples import STAR, example
from training.judge import faulted, guesses, heard, noticed, pairs
from training.metrics import Pairs, calibration_error, f1_of, interval, kappa, macro_f1, merged
from training.train import FRESH, HELD_OUT, LOOKED_AT
from training.variants import complete, replaced, result_first, shuffled, without

PAGE = Path(__file__).parent.parent / "docs" / "checker.md"
MARK = "<!-- measured: written by python -m training.evaluate -->"
RELABELS = Path(__file__).parent / "relabels.tsv"
FIVE, FOUR = "STARO", "STAR"


def main() -> None:
    """Print every table, and put them below the mark in docs/checker.md."""
    answers = corpus.load()
    tables = [agreement(answers)]
    for name, authors in (("looked at before", LOOKED_AT), ("written last", FRESH)):
        kept_out = [answer for answer in answers if answer.author in authors]
        told = f"by {len(authors)} authors kept out of training, {name}"
        tables += [letters(answers, kept_out, told), parts(kept_out, told), stress(kept_out, told)]
    if real.DEV.exists():
        tables.append(on_real())
    text = "\n\n".join(tables)
    print(text)
    head, _, _ = PAGE.read_text(encoding="utf-8").partition(MARK)
    PAGE.write_text(f"{head}{MARK}\n\n{text}\n", encoding="utf-8")


def agreement(answers: Sequence[LabeledAnswer]) -> str:
    """How well two labellers agree."""
    by_id = {answer.id: answer for answer in answers}
    found: list[tuple[str, str]] = []
    rows = [line.split("\t") for line in RELABELS.read_text(encoding="utf-8").splitlines()]
    for answer_id, tags in rows:
        units = by_id[answer_id].units
        found += [(STAR[u.role], STAR[corpus.TAGS[tag]]) for u, tag in zip(units, tags.split(), strict=True)]
    return table(
        f"Agreement of a second, blind labeller ({len(rows)} of {len(answers)} answers, {len(found)} clauses)",
        ["", "kappa", "F1 S", "T", "A", "R", "other"],
        [["five-way", kappa(found), *(f1_of(found, label) for label in FIVE)]],
    )


def letters(answers: Sequence[LabeledAnswer], kept_out: Sequence[LabeledAnswer], told: str) -> str:
    """Five-way letters of every clause, beside the baselines."""
    seen = [example(answer) for answer in answers if answer.author not in HELD_OUT]
    unseen = [example(answer) for answer in kept_out]
    rows = []
    for name, train in BASELINES.items():
        read = train(seen)
        found = [list(zip([STAR[r] for r in item.roles], read(item), strict=True)) for item in unseen]
        rows.append([name, *_letter_figures(found)])
    rows.append(["**sesprep**", *_letter_figures([pairs(answer) for answer in kept_out])])
    title = f"Letters: {len(kept_out)} answers {told}"
    return table(
        title, ["the checker's own cuts", "macro-F1", "95 %", "F1 S", "T", "A", "R", "other", "S+T merged"], rows
    )


def _letter_figures(found: Sequence[Pairs]) -> list[object]:
    flat = [pair for answer in found for pair in answer]
    low, high = interval(found, lambda sample: macro_f1(sample, FIVE))
    each = [f1_of(flat, label) for label in FIVE]
    return [macro_f1(flat, FIVE), f"{low:.2f}–{high:.2f}", *each, macro_f1(merged(flat), "SARO")]


def parts(kept_out: Sequence[LabeledAnswer], told: str) -> str:
    """Whether absent parts are noticed and complete answers left in peace."""
    whole = [answer for answer in kept_out if complete(answer)]
    deleted, filled = noticed(whole, without), noticed(whole, replaced)
    wrong, asked = faulted(whole)
    error = calibration_error([guess for answer in kept_out for guess in guesses(answer)])
    rows: list[list[object]] = [
        ["a deleted part is noticed (called missing, or asked about)", deleted[0]],
        ["… is called missing", deleted[1]],
        ["a part replaced by filler of its length is noticed", filled[0]],
        ["… is called missing", filled[1]],
        ["complete answers with a part called missing", wrong],
        ["complete answers with a part asked about", asked],
        ["calibration error of the clauses' probabilities", error],
    ]
    return table(f"Parts: {len(whole)} complete answers {told}", ["", "share"], rows)


def stress(kept_out: Sequence[LabeledAnswer], told: str) -> str:
    """The same letters on changed answers."""
    whole = [answer for answer in kept_out if complete(answer)]
    lexicon = sorted({word for answer in kept_out for word in answer.text.lower().split()})
    draw = random.Random(3)
    changes: dict[str, Callable[[LabeledAnswer], LabeledAnswer]] = {
        "as written": lambda answer: answer,
        "result first": result_first,
        "blocks shuffled": lambda answer: shuffled(answer, draw),
        "no punctuation": heard(0.0, lexicon),
        "no punctuation, 10 % of the words wrong": heard(0.1, lexicon),
        "no punctuation, 20 % of the words wrong": heard(0.2, lexicon),
    }
    rows = [[name, *_four_way([pairs(change(answer)) for answer in whole])] for name, change in changes.items()]
    head = ["", "macro-F1", "95 %", "S+T merged"]
    return table(f"Stress: four-way, {len(whole)} complete answers {told}, changed", head, rows)


def _four_way(found: Sequence[Pairs]) -> list[object]:
    flat = [pair for answer in found for pair in answer]
    low, high = interval(found, lambda sample: macro_f1(sample, FOUR))
    return [macro_f1(flat, FOUR), f"{low:.2f}–{high:.2f}", macro_f1(merged(flat), "SAR")]


def on_real() -> str:
    """Real answers, labelled by their authors' own headings."""
    rows = []
    for name, keep_lines, human_only in (
        ("human, clean", False, True),
        ("all clean", False, False),
        ("human, clean, line ends kept", True, True),
        ("all clean, line ends kept", True, False),
    ):
        clean = [r for r in real.load(keep_lines=keep_lines) if r.clean]
        chosen = [r.answer for r in clean if r.human or not human_only]
        found = [pairs(answer) for answer in chosen]
        flat = [pair for answer in found for pair in answer]
        bare = [pair for answer in chosen for pair in pairs(heard(0.0, [])(answer))]
        macro, spread, both = _four_way(found)
        figures = [macro, spread, *(f1_of(flat, x) for x in FOUR)]
        ends = [both, macro_f1(bare, FOUR), noticed(chosen, without)[0], *faulted(chosen)]
        rows.append([f"{name} ({len(chosen)})", *figures, *ends])
    head = ["", "macro-F1", "95 %", "S", "T", "A", "R", "S+T merged", "no punctuation"]
    head += ["deleted part noticed", "complete faulted", "complete asked"]
    return table("Real answers (not part of the project, never trained on)", head, rows)


def table(title: str, head: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A Markdown table under a heading."""
    lines = [f"### {title}", "", "| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    lines += ["| " + " | ".join(_cell(value) for value in row) + " |" for row in rows]
    return "\n".join(lines)


def _cell(value: object) -> str:
    return f"{value:.3f}" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    main()

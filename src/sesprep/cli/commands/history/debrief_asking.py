"""Asks for a debrief at a terminal, and looks at the competencies that one names."""

import sys
from collections.abc import Callable

import click

from sesprep.cli.diagnostics import tell
from sesprep.domain.debrief import Debrief, DebriefQuestion
from sesprep.domain.text import storable
from sesprep.errors import BadInputError
from sesprep.storage.banks import known_refs
from sesprep.storage.frameworks import load_frameworks
from sesprep.storage.places import Places
from sesprep.storage.problems import did_you_mean

_RATING = click.IntRange(0, 5)


def ask_debrief(known: Debrief) -> Debrief:
    """Ask for the questions and what is not known yet; who stops half-way keeps the questions told so far.

    Raises BadInputError where nobody can be asked, click.Abort when it is stopped before the first question.
    """
    if sys.stdin is None or not sys.stdin.isatty():
        raise BadInputError("Nobody is here to ask.", hint="Give each question with --question, or a file with --from.")
    told: dict[str, object] = {}
    questions: list[DebriefQuestion] = []
    try:
        told["title"] = known.title or _ask("Position or agency", 200)
        while text := _ask(f"Question {len(questions) + 1} (empty when there are no more)", 1200):
            questions.append(DebriefQuestion(text=text))
            for name, get in _ABOUT:
                questions[-1] = questions[-1].model_copy(update={name: get()})
        told["felt"] = known.felt or _felt("the whole")
        told["feedback"] = known.feedback or _ask("Any feedback received", 8000)
    except click.Abort:
        if not questions:
            raise
        tell("Stopped; what you told is kept.")
    return known.model_copy(update={**told, "questions": tuple(questions)})


def check_refs(places: Places, debrief: Debrief) -> None:
    """Raises BadInputError, with the nearest name, for a competency that no framework has."""
    refs = known_refs(load_frameworks(places))
    for question in debrief.questions:
        for ref in question.competencies:
            if ref not in refs:
                hint = did_you_mean(ref, refs) or "`sesprep frameworks show ID` lists them."
                raise BadInputError(f"There is no competency '{ref}'.", hint=hint)


def _ask(what: str, most: int) -> str:
    while True:
        text = str(click.prompt(what, default="", show_default=False, err=True)).strip()
        if len(text) <= most:
            return storable(text)
        click.echo(f"At most {most} characters.", err=True)


def _felt(what: str) -> int | None:
    found = click.prompt(f"How did {what} feel, 1 (badly) to 5 (well), 0 to skip", type=_RATING, default=0, err=True)
    return int(found) or None


_ABOUT: tuple[tuple[str, Callable[[], object]], ...] = (
    ("felt", lambda: _felt("your answer")),
    ("probed", lambda: _ask("What did the panel probe?", 4000)),
    ("notes", lambda: _ask("Notes", 4000)),
)
"""What is asked about each question, by the field that it fills."""

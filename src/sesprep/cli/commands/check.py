"""`sesprep check`."""

import sys
from datetime import datetime
from pathlib import Path

import click

from sesprep.analysis.checker import Checker
from sesprep.cli import assessment as assessment_text
from sesprep.cli import output
from sesprep.cli.answers import STDIN, read_answer, shown
from sesprep.cli.diagnostics import ExitCode, tell_error, tell_problems
from sesprep.cli.jsonl import check_lines
from sesprep.domain.assessment import Assessment
from sesprep.domain.bank import Question
from sesprep.domain.settings import Settings
from sesprep.domain.structure import Structure
from sesprep.domain.text import storable
from sesprep.errors import BadInputError, SesprepError
from sesprep.storage.catalog import Catalog
from sesprep.storage.places import Places
from sesprep.storage.settings import load_settings
from sesprep.storage.structures import load_structures

QUESTION_MOST = 1200


class Desk:
    """One checker for each structure, made when first needed."""

    def __init__(self, settings: Settings, structures: Catalog[Structure]) -> None:
        """Use the user's own bands and choice of rules."""
        self.settings = settings
        self._structures = structures
        self._checkers: dict[str, Checker] = {}

    def checker(self, structure: str) -> Checker:
        """The checker for a structure by id. Raises BadInputError for an id that is not known."""
        if structure not in self._checkers:
            own = self.settings.bands.get(structure)
            self._checkers[structure] = Checker(
                self._structures.get(structure),
                bands=own,
                rules=self.settings.rules,
                today=datetime.now().astimezone().date(),
                framework=self.settings.framework,
            )
        return self._checkers[structure]

    def assess(self, text: str, *, name: str, structure: str, question: str) -> Assessment:
        """Assess one answer. Raises BadInputError for a structure that is not known or a question that is too long."""
        return self.checker(structure)(storable(text), attempt_id=storable(name), question=as_question(question))


def as_question(text: str) -> Question | None:
    """A question from its words alone, or None without any. Raises BadInputError for more than 1,200 characters."""
    if len(text) > QUESTION_MOST:
        raise BadInputError(f"A question has at most {QUESTION_MOST} characters; this one has {len(text)}.")
    return Question(id="asked", text=storable(text)) if text.strip() else None


@click.command("check")
@click.argument("files", metavar="[FILE|-]...", nargs=-1)
@click.option(
    "--structure", metavar="star|ccar", help="The structure to check against (default: your settings', or star)."
)
@click.option(
    "--audio",
    "recordings",
    type=click.Path(path_type=Path),
    multiple=True,
    help="A recorded answer (WAV, MP3, FLAC, OGG, M4A); may be repeated.",
)
@click.option("--question", default="", metavar="TEXT", help="The question that was asked.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object for each answer, a line each.")
@click.option("--jsonl", is_flag=True, help='Read {"id", "text", "question"?, "structure"?} a line; write JSON.')
@click.option("--strict", is_flag=True, help="Exit with 1 when an answer has something that must or should be mended.")
@click.pass_obj
def command(
    places: Places,
    files: tuple[str, ...],
    structure: str | None,
    recordings: tuple[Path, ...],
    question: str,
    as_json: bool,
    jsonl: bool,
    strict: bool,
) -> ExitCode:
    """Check the structure of written answers, one in each FILE; `-` is standard input.

    --strict exits with 1 when an answer is no specific example, lacks an element, or has a finding of severity must
    or should. A file that cannot be checked is named on stderr, the others are checked, and the exit code is 2.

    \b
    Examples:
      sesprep check answer.txt
      sesprep check --structure ccar --question "Tell us of a change you led." answer.txt
      sesprep check --json - < answer.txt
      sesprep check --audio answer.wav
      sesprep check --jsonl answers.jsonl > assessments.jsonl
    """
    names = files or (() if recordings else _piped())
    settings, problems = load_settings(places.settings_file)
    tell_problems(problems)
    desk = Desk(settings, load_structures())
    chosen = structure or settings.structure
    desk.checker(chosen)
    as_question(question)
    found = refused = False
    for name in names:
        try:
            if jsonl:
                for one in check_lines(desk.assess, name, structure=chosen, question=question):
                    found |= one is not None and is_refused(one)
                    refused |= one is None
            else:
                text = read_answer(name)
                one = desk.assess(text, name=name, structure=chosen, question=question)
                found |= is_refused(one)
                _show(one, text, name, desk.checker(chosen), as_json=as_json, headed=len(names) > 1)
        except SesprepError as error:
            tell_error(error)
            refused = True
    if recordings:
        spoken_refused, spoken_found = _check_recordings(places, desk, recordings, chosen, question, as_json=as_json)
        refused, found = refused or spoken_refused, found or spoken_found
    if refused:
        return ExitCode.BAD_INPUT
    return ExitCode.FOUND if strict and found else ExitCode.FINE


def is_refused(assessment: Assessment) -> bool:
    """Whether `--strict` refuses the answer."""
    lacking = any(element.verdict == "missing" for element in assessment.elements.values())
    grave = any(finding.severity in ("must", "should") for finding in assessment.findings)
    return assessment.story != "specific" or lacking or grave


def _check_recordings(
    places: Places, desk: Desk, paths: tuple[Path, ...], structure: str, question: str, *, as_json: bool
) -> tuple[bool, bool]:
    """Check recorded answers, and return whether one could not be checked, and whether `--strict` refuses one.

    Raises MissingError when nothing here turns speech into words.
    """
    from sesprep.cli import spoken

    refused = found = False
    engine = spoken.transcriber(places, desk.settings)
    try:
        for path in paths:
            try:
                heard = spoken.transcribe(path, engine)
            except BadInputError as error:
                tell_error(error)
                refused = True
                continue
            one = desk.assess(heard.text, name=str(path), structure=structure, question=question)
            found |= is_refused(one)
            spoken.show(one, heard, desk.checker(structure), as_json=as_json)
    finally:
        engine.close()
    return refused, found


def _piped() -> tuple[str, ...]:
    if sys.stdin is None or sys.stdin.isatty():
        raise click.UsageError("Name a file with an answer, or `-` for standard input.")
    return (STDIN,)


def _show(one: Assessment, text: str, name: str, checker: Checker, *, as_json: bool, headed: bool) -> None:
    if as_json:
        output.json_model(one)
        return
    if headed:
        output.text(f"== {shown(name)} ==")
    output.text(*assessment_text.lines(text, one, checker.structure, checker.bands))
    if headed:
        output.text()

"""Makes questions out of a CSV table, a Markdown file or a plain list, and says what it could not map."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, get_args

from pydantic import ValidationError

from sesprep.domain.bank import Question
from sesprep.domain.slug import unique_id
from sesprep.domain.text import storable
from sesprep.errors import BadInputError
from sesprep.storage.bank_csv import read_rows
from sesprep.storage.bank_lists import read_list
from sesprep.storage.bank_names import CompetencyNames
from sesprep.storage.bank_rows import Row
from sesprep.storage.explain import problems_of
from sesprep.storage.problems import Problem
from sesprep.storage.toml_file import TomlFile

ImportFormat = Literal["csv", "markdown", "text"]
IMPORT_FORMATS: tuple[ImportFormat, ...] = get_args(ImportFormat)
_ENDINGS: dict[str, ImportFormat] = {
    ".csv": "csv",
    ".tsv": "csv",
    ".md": "markdown",
    ".markdown": "markdown",
    ".txt": "text",
}
_OTHER_PROGRAMS = {
    **dict.fromkeys((".xlsx", ".xls", ".xlsm", ".ods", ".numbers"), "This is a workbook. Save it as CSV UTF-8 (.csv)"),
    **dict.fromkeys((".docx", ".doc", ".odt", ".rtf", ".pages", ".pdf"), "Save its questions as plain text (.txt)"),
}
"""What to do with the file of an office program, by its ending."""
_ID_WORDS = 6


@dataclass(frozen=True)
class Imported:
    """The questions made, a title where the file gives one, and what could not be mapped or was left out."""

    questions: tuple[Question, ...]
    title: str = ""
    problems: tuple[Problem, ...] = ()


def format_of(path: Path) -> ImportFormat:
    """The format that a file's ending tells. Raises BadInputError when it tells none."""
    found = _ENDINGS.get(path.suffix.lower())
    if found is None:
        office = _OTHER_PROGRAMS.get(path.suffix.lower())
        if office:
            raise BadInputError(
                f"sesprep does not read {path.suffix.lower()} files.",
                hint=f"{office} in the program that wrote it, and import that.",
                where=str(path),
            )
        hint = f"Say it with --format: {', '.join(IMPORT_FORMATS)}."
        raise BadInputError("The ending of this file does not tell its format.", hint=hint, where=str(path))
    return found


def import_questions(
    text: str, form: ImportFormat, names: CompetencyNames, path: Path, competencies: tuple[str, ...] = ()
) -> Imported:
    """Every question of the text; a row that cannot be one is a problem and hides no other.

    `path` is the file that problems name; `competencies` are given to questions whose row or heading names none.
    Never raises for what stands in the text.
    """
    text = storable(text).removeprefix("\ufeff")
    title, rows = ("", read_rows(text)) if form == "csv" else read_list(text, names, markdown=form == "markdown")
    maker = _Maker(names, path, competencies)
    questions = tuple(maker.questions(rows))
    return Imported(questions, title, tuple(sorted(maker.problems, key=lambda problem: problem.line or 0)))


@dataclass
class _Maker:
    names: CompetencyNames
    path: Path
    fallback: tuple[str, ...]
    problems: list[Problem] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    told: set[str] = field(default_factory=set)

    def questions(self, rows: Iterable[Row]) -> Iterator[Question]:
        for row in rows:
            self.problems += [Problem(self.path, n.line, n.key, n.message, n.hint, n.severity) for n in row.notes]
            if not row.values:
                continue
            question = self._question(row)
            if question is not None:
                self.taken.add(question.id)
                yield question

    def _question(self, row: Row) -> Question | None:
        values = dict(row.values)
        values["competencies"] = self._competencies(row) or self.fallback
        wanted = str(values.get("id") or " ".join(str(values.get("text", "")).split()[:_ID_WORDS]))
        values["id"] = unique_id(wanted, self.taken)
        if row.values.get("id") and values["id"] != row.values["id"]:
            message = f"The id '{wanted[:80]}' cannot be used or is taken; the question has '{values['id']}'."
            self.problems.append(Problem(self.path, row.line, "id", message, severity="warning"))
        try:
            return Question.model_validate(values)
        except ValidationError as error:
            self.problems += self._refused(error, row)
            return None

    def _refused(self, error: ValidationError, row: Row) -> Iterator[Problem]:
        for problem in problems_of(error, Question, TomlFile(self.path, "", {})):
            told = row.written.get(problem.key)
            words = problem.message.replace(f"'{problem.key}'", f"'{told[:40]}'", 1) if told else problem.message
            message = f"{words} The question is left out."
            yield Problem(self.path, row.line, problem.key, message, problem.hint)

    def _competencies(self, row: Row) -> tuple[str, ...]:
        refs: list[str] = []
        for named in row.competencies:
            match = self.names.find(named)
            if match and match.ref not in refs:
                refs.append(match.ref)
            if named in self.told:
                continue
            self.told.add(named)
            if match is None:
                message = f"'{named[:80]}' is no competency of any framework; its questions are kept without it."
                self._warn(row.line_of_name or row.line, message, self.names.near(named))
            elif match.others:
                message = f"'{named}' could be {' or '.join((match.ref, *match.others))}; taken as {match.ref}."
                self._warn(row.line_of_name or row.line, message, "Say another with --framework.")
        return tuple(refs)

    def _warn(self, line: int, message: str, hint: str) -> None:
        self.problems.append(Problem(self.path, line, "competencies", message, hint, "warning"))

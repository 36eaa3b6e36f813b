"""`sesprep stories`."""

from collections.abc import Iterator
from pathlib import Path

import click

from sesprep.cli import output
from sesprep.cli.diagnostics import tell
from sesprep.cli.listing import json_lines, json_object, show_list
from sesprep.cli.story_bank import StoryBank, open_stories, records_of
from sesprep.domain.counted import counted
from sesprep.domain.story import Story
from sesprep.errors import BadInputError
from sesprep.practice.matrix import Matrix, fits_now, matrix
from sesprep.practice.story_export import bullets, outline_page
from sesprep.practice.story_from import story_from
from sesprep.practice.story_warnings import same_mock, story_warnings
from sesprep.storage.bank_writer import write_new
from sesprep.storage.history import list_sessions
from sesprep.storage.places import Places
from sesprep.storage.stories import new_story


@click.group("stories")
def command() -> None:
    """List, show, begin and export the accomplishments that you can tell.

    \b
    Examples:
      sesprep stories list
      sesprep stories new "The claims backlog"
      sesprep stories export --bullets
    """


@command.command("list")
@click.option("--matrix", "as_matrix", is_flag=True, help="Each competency with the stories that show it.")
@click.option("--framework", metavar="ID", help="The framework of the matrix (default: your settings').")
@json_lines
@click.pass_obj
def list_(places: Places, as_matrix: bool, framework: str | None, as_json: bool) -> None:
    """List your stories, or which competency has which, with the holes.

    \b
    Examples:
      sesprep stories list
      sesprep stories list --matrix
    """
    bank = open_stories(places)
    if as_matrix:
        _matrix(matrix(bank.shelf.values, bank.framework(framework), bank.maps), as_json)
        return
    show_list(
        bank.shelf.values,
        ("Story", "Year", "Competencies", "Last told", "Title"),
        _cells,
        lambda story: {**story.model_dump(mode="json"), "path": str(bank.shelf.paths[story.id])},
        as_json=as_json,
        nothing='No stories yet. `sesprep stories new "TITLE"` begins one.',
    )


@command.command("show")
@click.argument("story_id", metavar="ID")
@click.option("--framework", metavar="ID", help="Say where the story fits in this framework.")
@json_object
@click.pass_obj
def show(places: Places, story_id: str, framework: str | None, as_json: bool) -> None:
    """Show one story, what to mend in it, and where it fits now.

    \b
    Example:
      sesprep stories show claims-backlog
    """
    bank = open_stories(places)
    story = bank.shelf.get(story_id)
    if as_json:
        output.json_object(story.model_dump(mode="json"))
    else:
        output.text(*_lines(bank, story, framework))


@command.command("new")
@click.argument("title", metavar="TITLE")
@click.option("--from", "session", metavar="SESSION", help="Start from an answer of this session.")
@click.option("--answer", type=click.IntRange(1), default=1, show_default=True, help="Which answer of it.")
@click.pass_obj
def new(places: Places, title: str, session: str | None, answer: int) -> None:
    """Begin a story in a file of its own, which any text editor opens.

    \b
    Examples:
      sesprep stories new "The claims backlog"
      sesprep stories new "The claims backlog" --from a1b2 --answer 2
    """
    if not title.strip() or len(title) > 160:
        raise BadInputError("A title has 1 to 160 characters.", hint="Give the story a short name.")
    places.prepare()
    known = _from_answer(places, title, session, answer) if session else None
    output.text(str(new_story(places, title.strip(), known)))


@command.command("export")
@click.option("--outline", "what", flag_value="outline", default=True, help="One page of key words (the default).")
@click.option("--bullets", "what", flag_value="bullets", help="A line for each story, for a resume.")
@click.option("--framework", metavar="ID", help="The framework of the outline (default: your settings').")
@click.option("--output", "target", type=click.Path(path_type=Path), metavar="FILE", help="Write to a new file.")
@click.pass_obj
def export(places: Places, what: str, framework: str | None, target: Path | None) -> None:
    """Export a one-page outline for the interview, or bullets for a two-page resume. Sensitivity notes stay here.

    \b
    Examples:
      sesprep stories export
      sesprep stories export --bullets --output bullets.md
    """
    bank = open_stories(places)
    if not bank.shelf.values:
        raise BadInputError("There are no stories to export.", hint='`sesprep stories new "TITLE"` begins one.')
    stories, structures = bank.shelf.values, bank.structures.values
    if what == "bullets":
        text = "".join(f"- {line}\n" for line in bullets(stories, structures))
        if not text:
            raise BadInputError("No story has notes on its Action or Result.", hint="Add a few and export again.")
    else:
        text = outline_page(stories, bank.framework(framework), structures, bank.maps)
    if target is None:
        output.text(text.rstrip("\n"))
    else:
        write_new(target, text)
        tell(f"Written to {target}")


def _from_answer(places: Places, title: str, session: str, number: int) -> Story:
    record = list_sessions(places).find(session).record()
    leads = [attempt for attempt in record.attempts if attempt.probe is None]
    if number > len(leads):
        raise BadInputError(f"Session {record.id} has {counted(len(leads), 'answer')}.", hint="Give a lower number.")
    attempt = leads[number - 1]
    found = record.assessments.get(attempt.id)
    if found is None:
        raise BadInputError("This answer was never assessed.", hint="Take another, or finish its session first.")
    return story_from(attempt, found, title, record.id)


def _cells(story: Story) -> tuple[str, ...]:
    told = str(story.last_told) if story.last_told else "never"
    return (story.id, str(story.year or ""), str(len(story.competencies)), told, story.title)


def _matrix(found: Matrix, as_json: bool) -> None:
    rows = [
        (ref, name, {row.story.id: row.cells[at] for row in found.rows if row.cells[at]})
        for at, (ref, name) in enumerate(zip(found.refs, found.names, strict=True))
    ]
    if as_json:
        for ref, name, stories in rows:
            output.json_object({"competency": ref, "name": name, "stories": stories})
        return
    shown = [
        (n, ", ".join(f"{s} (by map)" if c == "by-map" else s for s, c in held.items()) or "none")
        for _, n, held in rows
    ]
    output.table(("Competency", "Stories"), shown)
    for row in found.overused:
        tell(f"{row.story.id} alone stands for {len(row.alone_for)} qualifications: one interview would need it twice.")
    if found.bare:
        tell(f"Fewer than two stories: {', '.join(ref.split('/')[1] for ref in found.bare)}.")


def _lines(bank: StoryBank, story: Story, framework: str | None) -> Iterator[str]:
    yield f"{story.title} ({story.id})"
    yield f"File: {bank.shelf.paths[story.id]}"
    heads = (story.organization, story.role, story.grade, str(story.year or ""), story.scale.words())
    yield "; ".join(head for head in heads if head)
    structure = bank.structure_of(story)
    names = {e.id: e.name for e in structure.elements} if structure else {}
    for part, notes in story.parts.items():
        if notes:
            yield f"{names.get(part, part)}: {'; '.join(notes)}"
    for figure in story.figures:
        yield f"Figure: {figure.says}{f' ({figure.source})' if figure.source else ''}"
    if story.lesson:
        yield f"Lesson: {story.lesson}"
    if story.sensitivity:
        yield f"Sensitive: {story.sensitivity}"
    yield f"Competencies: {', '.join(story.competencies) or 'none'}"
    now = fits_now(story, bank.framework(framework), bank.maps)
    if now:
        yield f"Fits now, by the map: {', '.join(now)}"
    for told in story.told:
        yield f"Told on {told.day} in session {told.session}"
    for warning in story_warnings(story, structure, bank.today):
        yield f"Mind: {warning.says}"
    for record in records_of(bank.places) if story.told else ():
        for warning in same_mock([story], record):
            yield f"Mind: session {record.id}: {warning.says}"

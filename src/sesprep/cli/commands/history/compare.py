"""`sesprep history compare`."""

from collections.abc import Iterator

import click

from sesprep.cli import output
from sesprep.cli.commands.history.changes import change_lines
from sesprep.cli.commands.history.finding import find_answer, opened
from sesprep.cli.diagnostics import tell_problems
from sesprep.domain.counted import counted
from sesprep.domain.story import Story
from sesprep.review.compare import Comparison, Side, compare
from sesprep.review.word_changes import WordChange
from sesprep.storage.places import Places
from sesprep.storage.shelf import load_shelf
from sesprep.storage.structures import load_structures
from sesprep.tui.amounts import day_and_time, elapsed_time

MARKS = {"same": "", "gone": "-", "new": "+"}


@click.command("compare")
@click.argument("first", metavar="ANSWER")
@click.argument("second", metavar="ANSWER")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.pass_obj
def command(places: Places, first: str, second: str, as_json: bool) -> None:
    """Put two answers side by side: to the same question, or with the same story.

    The earlier one comes first. In the text, [-words-] are gone and [+words+] are new.

    \b
    Examples:
      sesprep history compare a1b2/1 c3d4/2
      sesprep history compare a1b2/1 a1b2/2 --json
    """
    with opened(places) as index:
        one, other = find_answer(index, first), find_answer(index, second)
    stories = load_shelf(Story, places.stories_dir)
    tell_problems(stories.problems)
    found = compare((one[1], one[2].id), (other[1], other[2].id), stories.values)
    if as_json:
        output.json_object(found.model_dump(mode="json", by_alias=True))
        return
    names = {element.id: element.name for s in load_structures().values for element in s.elements}
    output.text(*_lines(found, names))


def _lines(found: Comparison, names: dict[str, str]) -> Iterator[str]:
    yield "The same question." if found.same_question else "Different questions."
    if found.stories:
        yield f"The same story: {'; '.join(found.stories)}"
    for head, side in (("Before", found.before), ("After", found.after)):
        yield f"{head}: {_side(side)}"
        yield f"  {side.attempt.asked.question.text}"
    yield ""
    if found.change is None:
        yield "One of them was never checked."
    else:
        yield from change_lines(found.change, names)
    yield ""
    yield "".join(_marked(change) for change in found.text).strip()


def _side(side: Side) -> str:
    attempt = side.attempt
    facts = [day_and_time(attempt.started), counted(side.words, "word"), f"time {elapsed_time(attempt.seconds)}"]
    facts += [f"own rating {attempt.rating} of 5"] if attempt.rating else []
    facts += [f"strength {side.strength:.1f} of 3"] if side.strength is not None else []
    return f"{side.session}, {', '.join(facts)}"


def _marked(change: WordChange) -> str:
    mark = MARKS[change.kind]
    words = change.text.lstrip()
    space = change.text[: len(change.text) - len(words)]
    return f"{space}[{mark}{words}{mark}]" if mark else change.text

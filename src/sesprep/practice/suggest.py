"""Questions that the notes on an agency suggest."""

from collections.abc import Iterator

from sesprep.domain.agency import Agency
from sesprep.domain.bank import Bank, Question
from sesprep.domain.slug import slugify
from sesprep.practice.placeholders import fill
from sesprep.practice.resources import Table, rows

LONGEST_NOTE = 500


def suggested_bank(agency: Agency) -> Bank:
    """A bank of questions from the notes: on each technical qualification, goal, initiative, challenge and stakeholder.

    Notes that are empty give none; a note longer than 500 characters is cut in the question. Pure.
    """
    questions = tuple(question for row in rows("suggestions.toml", "questions") for question in _questions(row, agency))
    name = slugify(agency.name)[:70].rstrip("-")
    return Bank(id=f"agency-{name}", title=f"For {agency.name}"[:120], questions=questions)


def _questions(row: Table, agency: Agency) -> Iterator[Question]:
    each = str(row["each"])
    for number, note in enumerate(_notes(each, agency), start=1):
        values = {_PLACES[each]: note, "post": agency.post}
        text = str(row["text"])
        for place, value in values.items():
            text = text.replace(f"{{{place}}}", value)
        fields = {key: row[key] for key in ("kind", "parts", "minutes", "notes", "probes")}
        yield Question.model_validate({**fields, "id": f"{each}-{number}", "text": fill(text, agency)[:1200]})


def _notes(each: str, agency: Agency) -> Iterator[str]:
    notes: dict[str, tuple[str, ...]] = {
        "qualifications": tuple(q.text for q in agency.qualifications),
        "goals": agency.goals,
        "initiatives": agency.initiatives,
        "challenges": agency.challenges,
        "stakeholders": agency.stakeholders,
        "post": (agency.post,),
    }
    for note in notes[each]:
        words = " ".join(note.split())[:LONGEST_NOTE].rstrip(" .")
        if words:
            yield words if each in ("post", "stakeholders") else f"{words}."


_PLACES = {
    "qualifications": "tq",
    "goals": "goal",
    "initiatives": "initiative",
    "challenges": "challenge",
    "stakeholders": "stakeholder",
    "post": "post",
}

"""Notes on an agency as their form holds them, right or wrong, and what is wrong in plain words."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from sesprep.domain.agency import Agency
from sesprep.practice.day_words import read_day
from sesprep.tui.form import Column, FormField, Values, first, lines, rows

TEXTS = ("name", "post", "field", "program", "mission", "notes")
LISTS = ("goals", "initiatives", "challenges", "stakeholders")
QUALIFICATION = (
    Column("its name, such as MTQ 1"),
    Column("in the announcement's own words", area=True),
    Column("mandatory", tick=True),
)

AGENCY_FIELDS: tuple[FormField, ...] = (
    FormField("name", "Agency", hint='As a panel says it: "the Bureau of Land Management"'),
    FormField("post", "Post", hint="The title in the announcement"),
    FormField("field", "Field", hint="such as: grants management"),
    FormField("program", "Program", hint="The program that the post answers for"),
    FormField("interview_date", "Interview", hint="such as 2027-01-31, March 3, in 6 weeks"),
    FormField("qualifications", "TQs", "rows", columns=QUALIFICATION),
    FormField("head-research", "What you found out; lists have one on each line", "head"),
    FormField("mission", "Mission", "text", "In a sentence or two"),
    FormField("goals", "Goals", "lines", "Of its strategic plan"),
    FormField("initiatives", "Initiatives", "lines", "What it has begun"),
    FormField("challenges", "Challenges", "lines", "What GAO, its inspector general or its budget say"),
    FormField("stakeholders", "Stakeholders", "lines", "Such as: the governors of the western states"),
    FormField("notes", "Notes", "text", "Leaders, news, your questions to the panel"),
)


@dataclass(frozen=True)
class AgencyReading:
    """What a form says: the notes when nothing is wrong, and words for each field that is."""

    agency: Agency | None
    wrong: Mapping[str, str]


def agency_values(agency: Agency) -> Values:
    """The form of the notes."""
    cells = ((q.name, q.text, "yes" if q.mandatory else "") for q in agency.qualifications)
    return {
        **{name: (text,) if (text := getattr(agency, name)) else () for name in TEXTS},
        **{name: getattr(agency, name) for name in LISTS},
        "interview_date": (str(agency.interview_date),) if agency.interview_date else (),
        "qualifications": tuple(cell for row in cells for cell in row),
    }


def read_agency(
    values: Values, agency_id: str, before: Agency | None, begun: Values, today: date
) -> AgencyReading:  # fmt: skip
    """The notes that a form gives under that id; a field that stands as in `begun` stays what it was in `before`."""
    day = first(values, "interview_date")
    found = read_day(day, today)
    wrong = {} if first(values, "name") else {"name": "Name the agency."}
    if day and found is None:
        wrong["interview_date"] = "Write a day such as 2027-01-31, March 3 or in 6 weeks, or nothing."
    typed: dict[str, object] = {
        **{name: first(values, name) for name in TEXTS},
        **{name: lines(values, name) for name in LISTS},
        "interview_date": found,
        "qualifications": tuple(
            {"name": name, "text": text, "mandatory": bool(tick)}
            for name, text, tick in rows(values, "qualifications", len(QUALIFICATION))
        ),
    }
    if before is not None:
        typed |= {name: getattr(before, name) for name in typed if values.get(name) == begun.get(name)}
    try:
        agency = Agency.model_validate({**typed, "id": agency_id})
    except ValidationError as error:
        return AgencyReading(None, {str(e["loc"][0]): _words(e) for e in error.errors(include_url=False)} | wrong)
    return AgencyReading(None if wrong else agency, wrong)


def _words(error: ErrorDetails) -> str:
    if error["type"] == "string_too_long":
        return f"{len(str(error['input'])):,} characters; at most {error['ctx']['max_length']:,} fit."
    if error["type"] == "string_too_short":
        return "A qualification needs its text, not its name alone."
    return f"{error['msg']}."

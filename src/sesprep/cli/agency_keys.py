"""One field of the notes on an agency, set from words on the command line."""

from collections.abc import Collection
from datetime import date

from pydantic import ValidationError

from sesprep.domain.agency import Agency, TechnicalQualification
from sesprep.domain.slug import slugify
from sesprep.errors import BadInputError
from sesprep.practice.day_words import read_day, says_none
from sesprep.storage.problems import did_you_mean

TEXTS = ("name", "post", "field", "program", "mission", "notes")
LISTS = ("goals", "initiatives", "challenges", "stakeholders")
KEYS = (*TEXTS, "interview-date", *LISTS, "qualifications")


def new_agency(name: str, taken: Collection[str]) -> Agency:
    """Notes with a name alone. Raises BadInputError for a name that is none or whose id is taken."""
    spoken = name.strip()
    known = slugify(spoken.removeprefix("the ").removeprefix("The ")) if spoken else ""
    if not known:
        raise BadInputError("An agency needs a name.", hint='Such as "the Bureau of Land Management".')
    if known in taken:
        raise BadInputError(f"There are notes '{known}' already.", hint=f"`sesprep agency show {known}` shows them.")
    return _valid(Agency.model_construct(id=known, name="x"), "name", spoken)


def changed(
    agency: Agency, key: str, values: tuple[str, ...], today: date, *, add: bool = False, mandatory: bool = False
) -> Agency:
    """The notes with that field set; `add` keeps what a list has. Raises BadInputError for what does not fit."""
    name = key.strip().lower().replace("_", "-")
    if name not in KEYS:
        hint = did_you_mean(name, KEYS) or f"There are: {', '.join(KEYS)}."
        raise BadInputError(f"'{key}' is not a field of the notes.", hint=hint)
    given = tuple(value.strip() for value in values if value.strip())
    if name in LISTS:
        return _valid(agency, name, (*(getattr(agency, name) if add else ()), *given))
    if name == "qualifications":
        more = [_qualification(value, mandatory) for value in given]
        return _valid(agency, name, (*(agency.qualifications if add else ()), *more))
    if len(given) > 1:
        raise BadInputError(f"'{name}' takes one value; {len(given)} were given.", hint="Put it in quotes.")
    if name == "interview-date":
        return agency.model_copy(update={"interview_date": _day(given, today)})
    return _valid(agency, name, given[0] if given else "")


def _day(given: tuple[str, ...], today: date) -> date | None:
    if not given or says_none(given[0]):
        return None
    found = read_day(given[0], today)
    if found is None:
        raise BadInputError(f"'{given[0]}' is no date.", hint="Write it as 2027-01-31, January 31 or `in 6 weeks`.")
    return found


def _qualification(text: str, mandatory: bool) -> TechnicalQualification:
    try:
        return TechnicalQualification(text=text, mandatory=mandatory)
    except ValidationError as error:
        raise BadInputError(f"qualifications: {error.errors()[0]['msg']}.") from error


def _valid(agency: Agency, name: str, value: object) -> Agency:
    try:
        return Agency.model_validate({**agency.model_dump(), name: value})
    except ValidationError as error:
        raise BadInputError(f"{name}: {error.errors()[0]['msg']}.", hint="Write it shorter.") from error

"""The notes on agencies: one TOML file for each post applied for."""

from datetime import date
from pathlib import Path

from sesprep.domain.agency import Agency
from sesprep.storage.places import Places
from sesprep.storage.shelf import Shelf, change, load_shelf, save_new


def load_agencies(places: Places) -> Shelf[Agency]:
    """Every agency; of two files with one id the first by name stays. Never raises for what stands in the files."""
    return load_shelf(Agency, places.agencies_dir)


def save_agency(places: Places, agency: Agency) -> Path:
    """Write the notes on an agency and return their file; comments in a file that is there stay.

    Raises BadInputError when the file cannot be changed, StorageError when it cannot be written.
    """
    import tomli_w  # only for writing

    shelf = load_agencies(places)
    if agency.id in shelf.paths:
        change(Agency, shelf.paths[agency.id], lambda _: agency)
        return shelf.paths[agency.id]
    path = places.agencies_dir / f"{agency.id}.toml"
    save_new(path, tomli_w.dumps(agency.model_dump(exclude_none=True), multiline_strings=True), Agency)
    return path


def agency_for(shelf: Shelf[Agency], wanted: str | None, today: date) -> Agency | None:
    """The agency with that id, else the one whose interview comes next, else the only one; None without any.

    Raises BadInputError for an id that is not there.
    """
    if wanted:
        return shelf.get(wanted)
    coming = [a for a in shelf.values if a.interview_date is not None and a.interview_date >= today]
    if coming:
        return min(coming, key=lambda agency: (agency.interview_date or today, agency.id))
    return shelf.values[0] if len(shelf.values) == 1 else None


def interview_day(agency: Agency | None, set_day: date | None) -> date | None:
    """The day of the interview: the agency's own, else that of the settings. Raises nothing, a past day too."""
    return agency.interview_date if agency and agency.interview_date else set_day

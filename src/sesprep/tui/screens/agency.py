"""Writes notes on an agency and its post: everything that the seed advice asks a candidate to find out."""

from collections.abc import Mapping

from textual.content import Content

from sesprep.domain.agency import Agency
from sesprep.domain.counted import counted
from sesprep.domain.slug import slugify
from sesprep.practice.placeholders import fill
from sesprep.practice.suggest import suggested_bank
from sesprep.storage.form_drafts import NEW
from sesprep.tui.agency_form import AGENCY_FIELDS, AgencyReading, agency_values, read_agency
from sesprep.tui.amounts import days_until
from sesprep.tui.commands import bindings
from sesprep.tui.form import Values, first
from sesprep.tui.own_book import agencies_of
from sesprep.tui.plain import MUTED, plain
from sesprep.tui.screens.form_room import FormRoom
from sesprep.tui.services import Services

PLACES = "{agency} · {field} · {program}"
"""The placeholders of the banks."""


class AgencyScreen(FormRoom):
    """Gives back the id of the notes when they were saved, else None."""

    NAME = "agency"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#field-name"
    WHAT = "agency"

    def __init__(self, services: Services, agency: Agency | None) -> None:
        """Change `agency`, or write new notes."""
        begun = agency_values(agency) if agency else {}
        super().__init__(services, "agencies", agency.id if agency else NEW, begun, AGENCY_FIELDS)
        self._agency = agency

    def heading(self) -> Content:
        """The agency's own name."""
        return Content("Agency · ") + plain(self._agency.name) if self._agency else Content("New agency notes")

    def wrong(self, values: Values) -> Mapping[str, str]:
        """What keeps the notes from being saved."""
        return self._reading(values).wrong

    def _reading(self, values: Values) -> AgencyReading:
        agency_id = self._agency.id if self._agency else slugify(first(values, "name") or "new")
        return read_agency(values, agency_id, self._agency, self._begun, self._services.today())

    def save(self, values: Values) -> str:
        """Put the notes into their file."""
        agency = self._reading(values).agency
        assert agency is not None
        book = agencies_of(self._services)
        if self._agency is None:
            return book.add(agency)
        book.alter(self._agency.id, lambda _: agency, "change")
        return self._agency.id

    def beside(self, values: Values) -> Content:
        """What the notes are used for, as far as they are written."""
        agency = self._reading({**values, "name": (first(values, "name") or "this agency",)}).agency
        if agency is None:
            return Content.styled("What the notes are used for is told here once the fields can be read.", MUTED)
        today, day = self._services.today(), agency.interview_date
        many = len(suggested_bank(agency).questions)
        lines = [plain("The questions of the banks say: ", MUTED) + plain(fill(PLACES, agency))]
        lines.append(plain(f"{counted(many, 'question')} suggested by these notes.", "bold" if many else MUTED))
        if day is not None:
            past = ": this is past, and is not planned for" if day < today else ""
            lines.append(plain(f"Interview {days_until(day, today)}, {day:%A, %B} {day.day}, {day.year}{past}."))
        return Content("\n").join(lines)

    def on_mount(self) -> None:
        """Name the box beside the fields."""
        self.query_one("#form-beside").border_title = Content("What it is used for")

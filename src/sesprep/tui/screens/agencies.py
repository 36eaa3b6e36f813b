"""The notes on agencies, and the questions that they suggest."""

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sesprep.domain.agency import Agency
from sesprep.domain.bank import Bank, Question
from sesprep.domain.counted import counted
from sesprep.errors import BadInputError
from sesprep.practice.placeholders import fill
from sesprep.practice.suggest import suggested_bank
from sesprep.storage.agency import agency_for
from sesprep.tui.amounts import days_until
from sesprep.tui.commands import bindings
from sesprep.tui.copying import copy_to_own
from sesprep.tui.messages import TryWanted
from sesprep.tui.own_book import agencies_of
from sesprep.tui.plain import MUTED, plain
from sesprep.tui.screens.agency import PLACES, AgencyScreen
from sesprep.tui.screens.book_room import BookRoom
from sesprep.tui.services import Services
from sesprep.tui.toasts import toast_warning
from sesprep.tui.widgets.top_bar import TopBar

NONE_YET = (
    "No agency notes yet. + begins some.\n\nThey put the agency's name, your field and your program into the "
    "questions of the banks, hold what you find out before the interview, and suggest questions that this agency's "
    "panel might put."
)


class AgenciesScreen(BookRoom[Agency]):
    """Lists the agencies above and the suggested questions of the selected one below; Tab goes between them."""

    NAME = "agencies"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#agencies"

    def __init__(self, services: Services) -> None:
        """Show the notes there are."""
        super().__init__(services, agencies_of(services))
        self._bank: Bank | None = None

    def body(self) -> ComposeResult:
        """Compose the two lists."""
        yield TopBar(Content("Agency notes"), Content(""))
        yield OptionList(id="agencies")
        yield Static("", id="agency-told")
        yield OptionList(id="suggested")

    def on_mount(self) -> None:
        """Name what stands in the lower list."""
        self.query_one("#suggested").border_title = Content("Suggested questions: Enter answers one, C copies it")

    def renew(self, wanted: str = "") -> None:
        """Show the notes as they are now."""
        values, listed = self._book.shelf.values, self.query_one("#agencies", OptionList)
        at = listed.highlighted or 0
        used = agency_for(self._book.shelf, None, self._services.today())
        with self.prevent(OptionList.OptionHighlighted):
            listed.clear_options()
            listed.add_options(Option(self._told(agency, agency == used), id=agency.id) for agency in values)
        ids = [agency.id for agency in values]
        listed.highlighted = (ids.index(wanted) if wanted in ids else min(at, len(ids) - 1)) if ids else None
        listed.display = bool(ids)
        self.query_one(TopBar).say_right(Content(counted(len(ids), "agency", "agencies")))
        self._show()

    def _told(self, agency: Agency, used: bool) -> Content:
        day, today = agency.interview_date, self._services.today()
        when = f"interview {days_until(day, today)}" if day else "no interview date"
        facts = [agency.post, when, "used for the questions" if used else ""]
        return plain(agency.name, "bold") + plain("\n" + " · ".join(fact for fact in facts if fact), MUTED)

    @property
    def _agency(self) -> Agency | None:
        at = self.query_one("#agencies", OptionList).highlighted
        return self._book.shelf.values[at] if at is not None and at < len(self._book.shelf.values) else None

    @on(OptionList.OptionHighlighted, "#agencies")
    def _show(self) -> None:
        agency, listed = self._agency, self.query_one("#suggested", OptionList)
        self._bank = suggested_bank(agency) if agency else None
        questions = self._bank.questions if self._bank else ()
        listed.clear_options()
        listed.add_options(Option(plain(question.text) + Content("\n ")) for question in questions)
        listed.highlighted = 0 if questions else None
        listed.display = bool(questions)
        told = [plain(NONE_YET)] if agency is None else [plain(f"The banks say: {fill(PLACES, agency)}")]
        if agency is not None and not questions:
            told.append(plain("No questions yet: write TQs, goals, challenges or the post's title (E).", MUTED))
        told += [plain(str(problem), "$text-warning") for problem in self._book.shelf.problems[:3]]
        self.query_one("#agency-told", Static).update(Content("\n").join(told))
        self.refresh_bindings()

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """Leave out what cannot be done just now."""
        if not self.is_mounted:
            return True
        if action == "undo":
            return bool(self._book.last)
        if action in ("try", "copy"):
            return self._question is not None
        return self._agency is not None if action in ("edit", "remove") else True

    @property
    def _question(self) -> Question | None:
        at = self.query_one("#suggested", OptionList).highlighted
        return self._bank.questions[at] if self._bank and at is not None else None

    def action_new(self) -> None:
        """Write notes."""
        self.app.push_screen(AgencyScreen(self._services, None), lambda made: self.renew(made or ""))

    @on(OptionList.OptionSelected, "#agencies")
    def action_edit(self) -> None:
        """Change the selected notes."""
        if self._agency is not None:
            self.app.push_screen(AgencyScreen(self._services, self._agency), lambda made: self.renew(made or ""))

    def action_remove(self) -> None:
        """Put the selected notes away."""
        agency = self._agency
        if agency is not None:
            self.put_away(agency.id)

    @on(OptionList.OptionSelected, "#suggested")
    def action_try(self) -> None:
        """Answer the selected question now."""
        question, agency, bank = self._question, self._agency, self._bank
        if question is None or agency is None or bank is None:
            return
        try:
            self.post_message(TryWanted(self._services.plan_of(bank.id, question, agency=agency)))
        except BadInputError as error:
            toast_warning(self, str(error))

    @work
    async def action_copy(self) -> None:
        """Copy the selected question to a bank of the user's."""
        if self._question is not None:
            await copy_to_own(self.app, self._services, self._question)

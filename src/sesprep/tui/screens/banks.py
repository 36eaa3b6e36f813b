"""The banks and their questions."""

from textual import on
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sesprep.domain.bank import Question
from sesprep.storage.banks import LoadedBank
from sesprep.tui.amounts import counted
from sesprep.tui.commands import bindings
from sesprep.tui.plain import MUTED, plain
from sesprep.tui.room import Room
from sesprep.tui.services import Services
from sesprep.tui.widgets.top_bar import TopBar

ORIGINS = {"shipped": "comes with sesprep", "yours": "yours", "folder": "from a folder in your settings"}


class BanksScreen(Room[None]):
    """Lists the banks; Enter shows one's questions."""

    NAME = "banks"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#bank-list"

    def __init__(self, services: Services) -> None:
        """Show the shelf as it was loaded."""
        super().__init__()
        self._services = services

    def body(self) -> ComposeResult:
        """Compose the list."""
        banks = self._services.shelf.banks
        yield TopBar(Content("Banks"), Content(counted(len(banks), "bank")))
        yield OptionList(*(Option(_told(loaded)) for loaded in banks), id="bank-list")
        folder = str(self._services.places.banks_dir)
        with_none = "There are no banks. " if not banks else ""
        yield Static(
            Content.assemble(with_none, "Your own banks go to ", plain(folder), "."), id="note", classes="muted"
        )

    @on(OptionList.OptionSelected, "#bank-list")
    def _open(self, event: OptionList.OptionSelected) -> None:
        self.app.push_screen(BankScreen(self._services.shelf.banks[event.option_index], self._services))

    def action_back(self) -> None:
        """Leave."""
        self.dismiss(None)


class BankScreen(Room[None]):
    """Lists a bank's questions, with what belongs to the selected one."""

    NAME = "bank"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#question-list"

    def __init__(self, loaded: LoadedBank, services: Services) -> None:
        """Show `loaded`."""
        super().__init__()
        self._bank = loaded.bank
        self._services = services

    def body(self) -> ComposeResult:
        """Compose the list and the detail."""
        yield TopBar(plain(self._bank.title), Content(counted(len(self._bank.questions), "question")))
        yield OptionList(*(Option(plain(q.text) + Content("\n ")) for q in self._bank.questions), id="question-list")
        with VerticalScroll(id="question-more", can_focus=False):
            yield Static("This bank has no questions." if not self._bank.questions else "", id="more", markup=False)

    @on(OptionList.OptionHighlighted, "#question-list")
    def _tell(self, event: OptionList.OptionHighlighted) -> None:
        self.query_one("#more", Static).update(self._more(self._bank.questions[event.option_index]))

    def _more(self, question: Question) -> Content:
        names = [name for ref in question.competencies if (name := self._named(ref))]
        lines = [Content.assemble((question.kind.capitalize(), "bold"), "  ", plain(", ".join(names)))]
        lines += [Content.assemble(("Part   ", "bold"), plain(part)) for part in question.parts]
        lines += [Content.assemble(("Probe  ", "bold"), plain(probe.text)) for probe in question.probes]
        lines += [Content.assemble(("Notes  ", "bold"), plain(question.notes))] if question.notes else []
        return Content("\n").join(lines)

    def _named(self, ref: str) -> str:
        framework = next((f for f in self._services.frameworks.values if ref.startswith(f"{f.id}/")), None)
        return ref if framework is None else f"{framework.name_of(ref)} ({framework.short})"

    def action_back(self) -> None:
        """Leave."""
        self.dismiss(None)


def _told(loaded: LoadedBank) -> Content:
    bank, problems = loaded.bank, len(loaded.problems)
    lines = [
        plain(bank.title, "bold"),
        Content.styled(f"{counted(len(bank.questions), 'question')} · {ORIGINS[loaded.origin]}", MUTED),
    ]
    lines[1] += Content.styled(f" · {counted(problems, 'problem')}", "$text-warning") if problems else Content("")
    if bank.description:
        lines.append(plain(bank.description, MUTED))
    return Content("\n").join([*lines, Content(" ")])

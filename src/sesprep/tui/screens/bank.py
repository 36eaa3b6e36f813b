"""A bank's questions: found, written, moved, copied, tried."""

import asyncio
from collections.abc import Callable

from textual import on, work
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.worker import get_current_worker

from sesprep.domain.bank import Bank, Question
from sesprep.domain.counted import counted
from sesprep.errors import SesprepError
from sesprep.storage.banks import LoadedBank
from sesprep.tui.author import Author, author_of
from sesprep.tui.commands import bindings
from sesprep.tui.copying import copy_to_own
from sesprep.tui.messages import TryWanted
from sesprep.tui.plain import plain
from sesprep.tui.question_told import in_full
from sesprep.tui.room import Room
from sesprep.tui.screens.coverage import CoverageScreen
from sesprep.tui.screens.question_editor import QuestionEditorScreen
from sesprep.tui.services import Services
from sesprep.tui.toasts import toast, toast_error, toast_warning
from sesprep.tui.widgets.question_filter import QuestionFilter, labels_of
from sesprep.tui.widgets.question_list import QuestionList
from sesprep.tui.widgets.top_bar import TopBar

OF_A_QUESTION = ("edit", "duplicate", "remove", "copy", "try", "earlier", "later")
CHANGES = ("new", "edit", "duplicate", "remove", "undo", "earlier", "later")


class BankScreen(Room[None]):
    """Lists a bank's questions, with what belongs to the selected one; every change is on the disk at once."""

    NAME = "bank"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#question-list"

    def __init__(self, bank_id: str, services: Services) -> None:
        """Show the bank with that id."""
        super().__init__()
        self._bank_id = bank_id
        self._services = services
        self._asked: frozenset[tuple[str, str]] = frozenset()
        self._turn = asyncio.Lock()

    @property
    def _loaded(self) -> LoadedBank:
        return self._services.shelf.get(self._bank_id)

    @property
    def _bank(self) -> Bank:
        return self._loaded.bank

    @property
    def _own(self) -> bool:
        return self._loaded.origin != "shipped"

    @property
    def _author(self) -> Author:
        return author_of(self._services, self._loaded.path)

    @property
    def _list(self) -> QuestionList:
        return self.query_one(QuestionList)

    def body(self) -> ComposeResult:
        """Compose the filter, the list and the detail."""
        yield TopBar(Content(""), Content(""))
        yield QuestionFilter(labels_of(self._bank, self._services.name_of), self._bank, blink=self._services.blink)
        yield QuestionList()
        with VerticalScroll(id="question-more", can_focus=False):
            yield Static("", id="more")

    def on_mount(self) -> None:
        """Name the keys for which the footer has no room."""
        keys = "Enter edits it · D duplicates it · < > moves it · O coverage" if self._own else "O coverage"
        self.query_one("#question-more").border_title = Content(keys)

    def on_screen_resume(self) -> None:
        """Show the bank as it is now."""
        self._renew()
        self._read_history()

    @work(thread=True, group="glance")
    def _read_history(self) -> None:
        asked = self._services.asked()
        if not get_current_worker().is_cancelled:
            self.app.call_from_thread(self._take, asked)

    def _take(self, asked: frozenset[tuple[str, str]]) -> None:
        if self.is_attached and asked != self._asked:
            self._asked = asked
            self._renew()

    @on(QuestionFilter.Changed)
    def _narrowed(self) -> None:
        self._renew()

    def _renew(self, selected: str = "") -> None:
        """Show everything anew, with that question selected, else the same one as before."""
        bank, line = self._bank, self.query_one(QuestionFilter)
        line.offer(labels_of(bank, self._services.name_of), bank)
        shown = line.value.chosen(bank, self._asked)
        self._list.show(shown, self._services.name_of, lambda q: (self._bank_id, q.id) in self._asked, selected)
        every = counted(len(bank.questions), "question")
        count = every if len(shown) == len(bank.questions) else f"{len(shown):,} of {every}"
        whose = "" if self._own else " · comes with sesprep"
        self.query_one(TopBar).say(plain(bank.title) + Content(whose), Content(count))
        self._tell()

    @on(OptionList.OptionHighlighted, "#question-list")
    def _tell(self) -> None:
        question = self._list.question
        if question is not None:
            more = in_full(question, self._services.name_of)
        elif self._list.shown:
            more = Content("Enter lists more of them.")
        elif self._bank.questions:
            more = Content("No question fits. F changes what is looked for.")
        else:
            more = Content("This bank has no questions." + (" + writes the first one." if self._own else ""))
        self.query_one("#more", Static).update(more)
        self.refresh_bindings()

    @on(OptionList.OptionSelected, "#question-list")
    def _entered(self) -> None:
        if self._own:
            self.action_edit()
        else:
            toast(self, "Questions that come with sesprep are never changed. C copies one, T tries it.")

    @on(Input.Submitted)
    def _looked_for(self) -> None:
        self._list.focus()

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """Leave out what cannot be done with this bank or just now."""
        if not self.is_mounted:
            return True
        if action == "undo":
            return self._own and bool(self._author.last)
        if action in OF_A_QUESTION and self._list.question is None:
            return False
        return self._own or action not in CHANGES

    @work(group="change")
    async def _change(self, change: Callable[[], str], said: str = "") -> None:
        """Make one change after the other, off the screen's own thread; `change` gives the question to select."""
        async with self._turn:
            selected = ""
            try:
                selected = await asyncio.to_thread(change)
            except SesprepError as error:
                toast_error(self, error, "Not changed")
            else:
                if said:
                    toast(self, said)
            if self.is_attached:
                self._renew(selected)

    def action_new(self) -> None:
        """Write a question."""
        self._write(None)

    def action_edit(self) -> None:
        """Change the selected question."""
        self._write(self._list.question)

    def _write(self, question: Question | None) -> None:
        editor = QuestionEditorScreen(self._services, self._author, self._bank, question)
        self.app.push_screen(editor, lambda question_id: self._renew(question_id or ""))

    def action_duplicate(self) -> None:
        """Put a copy below the selected question."""
        author, question = self._author, self._list.question
        if question is not None and not self._turn.locked():
            self._change(lambda: author.duplicate(question.id))

    def action_remove(self) -> None:
        """Take the selected question out."""
        author, question = self._author, self._list.question
        if question is not None and not self._turn.locked():
            self._change(lambda: author.delete(question.id), "Deleted. Z takes it back.")

    def action_earlier(self) -> None:
        """Move the selected question up past the one shown above it."""
        self._move(-1)

    def action_later(self) -> None:
        """Move the selected question down past the one shown below it."""
        self._move(1)

    def _move(self, step: int) -> None:
        author, question, listed = self._author, self._list.question, self._list
        if question is not None:
            self._change(lambda: author.move_past(question.id, listed.after(question.id, step)))

    def action_undo(self) -> None:
        """Take the last change back."""
        author = self._author
        self._change(author.undo, f"Taken back: {author.last}.")

    @work
    async def action_copy(self) -> None:
        """Copy the selected question to a bank of the user's."""
        question = self._list.question
        if question is not None:
            await copy_to_own(self.app, self._services, question)
            self._renew()

    def action_try(self) -> None:
        """Answer the selected question now."""
        question = self._list.question
        if question is not None:
            try:
                self.post_message(TryWanted(self._services.plan_of(self._bank_id, question)))
            except SesprepError as error:
                toast_warning(self, str(error))

    def action_filter(self) -> None:
        """Put the cursor into the line that narrows the list down."""
        self.query_one(QuestionFilter).begin()

    def action_coverage(self) -> None:
        """Show what each competency has in this bank."""
        self.app.push_screen(CoverageScreen(self._services, (self._bank,), opens=True), self._covered)

    def _covered(self, competency: str | None) -> None:
        if competency is not None:
            self.query_one(QuestionFilter).want(competency, self._services.name_of(competency))

    def action_back(self) -> None:
        """Go back to the list, or leave."""
        if self.query_one(QuestionFilter).has_focus_within:
            self._list.focus()
        else:
            self.dismiss(None)

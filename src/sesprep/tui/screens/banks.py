"""The banks: the user's own, those of further folders, and those that come with sesprep."""

import asyncio

from textual import on, work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sesprep.domain.bank import Bank
from sesprep.domain.counted import counted
from sesprep.errors import SesprepError
from sesprep.storage.banks import LoadedBank
from sesprep.tui.author import author_of, start_bank
from sesprep.tui.bank_order import in_order, of_others
from sesprep.tui.commands import bindings
from sesprep.tui.plain import MUTED, plain
from sesprep.tui.room import Room
from sesprep.tui.screens.bank import BankScreen
from sesprep.tui.screens.bank_head import BankHeadScreen
from sesprep.tui.screens.coverage import CoverageScreen
from sesprep.tui.services import Services
from sesprep.tui.toasts import toast, toast_error
from sesprep.tui.widgets.top_bar import TopBar

ORIGINS = {"yours": "Yours", "folder": "From folders in your settings", "shipped": "These come with sesprep"}
LONGEST_COPIED = 110
"""Characters of a title that leave room for two words more."""


class BanksScreen(Room[None]):
    """Lists the banks; Enter opens one."""

    NAME = "banks"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#bank-list"

    def __init__(self, services: Services) -> None:
        """Show the shelf as it is each time the screen comes to the front."""
        super().__init__()
        self._services = services

    def body(self) -> ComposeResult:
        """Compose the list."""
        yield TopBar(Content("Banks"), Content(""))
        yield OptionList(id="bank-list")
        yield Static("", id="note", classes="muted")

    def on_screen_resume(self) -> None:
        """Show the banks as they are now."""
        self._fill(self._selected())

    def _fill(self, selected: str | None) -> None:
        banks, framework = self._services.shelf.banks, self._services.framework()
        listed = self.query_one("#bank-list", OptionList)
        listed.clear_options()
        for origin, title in ORIGINS.items():
            group = [loaded for loaded in banks if loaded.origin == origin]
            others = of_others(group, framework)
            ranked = in_order(group, framework)
            near = [loaded for loaded in ranked if loaded.bank.id not in others]
            far = [loaded for loaded in ranked if loaded.bank.id in others]
            for head, some in ((title, near), (f"{title}, for other frameworks than {framework.short}", far)):
                if some:
                    listed.add_option(Option(plain(head, "$text-primary"), disabled=True))
                    listed.add_options(Option(_told(loaded), id=loaded.bank.id) for loaded in some)
        ids = [option.id for option in listed.options]
        first = next((index for index, id_ in enumerate(ids) if id_ is not None), None)
        listed.highlighted = ids.index(selected) if selected and selected in ids else first
        if listed.highlighted == first:
            listed.scroll_home(animate=False)  # the heading above the first bank is seen as well
        self.query_one(TopBar).say_right(Content(counted(len(banks), "bank")))
        self.query_one("#note", Static).update(self._note())

    def _note(self) -> Content:
        folder = plain(str(self._services.places.banks_dir))
        with_none = "" if self._services.shelf.banks else "There are no banks. "
        keys = "+ starts one of your own, E changes its title, C copies one to make it yours, O is coverage."
        return Content.assemble(with_none, keys, " Yours: ", folder)

    def _selected(self) -> str | None:
        listed = self.query_one("#bank-list", OptionList)
        return None if listed.highlighted is None else listed.get_option_at_index(listed.highlighted).id

    def _at_hand(self) -> LoadedBank | None:
        wanted = self._selected()
        return next((loaded for loaded in self._services.shelf.banks if loaded.bank.id == wanted), None)

    @on(OptionList.OptionSelected, "#bank-list")
    def _open(self, event: OptionList.OptionSelected) -> None:
        if event.option_id is not None:
            self.app.push_screen(BankScreen(event.option_id, self._services))

    @work
    async def action_new(self) -> None:
        """Start a bank."""
        await self._start("A bank of your own", None)

    @work
    async def action_copy(self) -> None:
        """Copy the whole bank to make it the user's own."""
        loaded = self._at_hand()
        if loaded is not None:
            title = f"{loaded.bank.title[:LONGEST_COPIED]}, mine"
            await self._start("Copy this bank", loaded.bank.model_copy(update={"title": title}))

    async def _start(self, asks: str, bank: Bank | None) -> None:
        named = await self.app.push_screen_wait(BankHeadScreen(asks, bank, blink=self._services.blink))
        if named is None:
            return
        try:
            loaded = await asyncio.to_thread(start_bank, self._services, named)
        except SesprepError as error:
            self._refused(error)
            return
        self._fill(loaded.bank.id)
        self.app.push_screen(BankScreen(loaded.bank.id, self._services))

    @work
    async def action_edit(self) -> None:
        """Change the head of the bank."""
        loaded = self._at_hand()
        if loaded is None or loaded.origin == "shipped":
            toast(self, "Banks that come with sesprep are never changed. C copies one.")
            return
        asked = BankHeadScreen("Change this bank", loaded.bank, blink=self._services.blink)
        bank = await self.app.push_screen_wait(asked)
        if bank is None:
            return
        head = {"title": bank.title, "description": bank.description, "author": bank.author, "license": bank.license}
        values = {name: value for name, value in head.items() if getattr(loaded.bank, name) != value}
        try:
            await asyncio.to_thread(author_of(self._services, loaded.path).head, **values)
        except SesprepError as error:
            self._refused(error)
        self._fill(bank.id)

    def _refused(self, error: SesprepError) -> None:
        toast_error(self, error, "Not saved")

    def action_coverage(self) -> None:
        """Show what the framework's competencies have in all banks together."""
        banks = tuple(loaded.bank for loaded in self._services.shelf.banks)
        self.app.push_screen(CoverageScreen(self._services, banks, opens=False))

    def action_back(self) -> None:
        """Leave."""
        self.dismiss(None)


def _told(loaded: LoadedBank) -> Content:
    bank, problems = loaded.bank, len(loaded.problems)
    count = Content.styled(f"  {counted(len(bank.questions), 'question')}", MUTED)
    count += Content.styled(f" · {counted(problems, 'problem')}", "$text-warning") if problems else Content("")
    lines = [plain(bank.title, "bold") + count]
    if bank.description:
        lines.append(plain(bank.description, MUTED))
    return Content("\n").join([*lines, Content(" ")])

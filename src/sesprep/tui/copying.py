"""The way of a question into a bank of the user's."""

import asyncio

from textual.app import App

from sesprep.domain.bank import Question
from sesprep.errors import SesprepError
from sesprep.tui.author import author_of, start_bank
from sesprep.tui.screens.bank_head import BankHeadScreen
from sesprep.tui.screens.targets import NEW, TargetsScreen
from sesprep.tui.services import Services
from sesprep.tui.toasts import toast, toast_error


async def copy_to_own(app: App[object], services: Services, question: Question) -> None:
    """Ask for a bank, copy the question there, and say so; a refusal is told as well. Call it in a worker."""
    banks = tuple(loaded for loaded in services.shelf.banks if loaded.origin != "shipped")
    target = await app.push_screen_wait(TargetsScreen(banks)) if banks else NEW
    try:
        if target == NEW:
            head = await app.push_screen_wait(BankHeadScreen("A bank of your own", blink=services.blink))
            target = None if head is None else (await asyncio.to_thread(start_bank, services, head)).bank.id
        if target is None:
            return
        found = services.shelf.get(target)
        await asyncio.to_thread(author_of(services, found.path).copy, question)
        toast(app, f"Copied to {found.bank.title}.")
    except SesprepError as error:
        toast_error(app, error, "Not copied")

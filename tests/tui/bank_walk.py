"""Steps through the banks that several tests take."""

from pathlib import Path

from textual.pilot import Pilot

from sesprep.domain.bank import Bank
from sesprep.tui.screens.bank import BankScreen
from sesprep.tui.screens.question_editor import QuestionEditorScreen
from sesprep.tui.widgets.question_fields import QuestionFields
from sesprep.tui.widgets.question_list import QuestionList

from .walk import press, settle

SHIPPED = """
schema_version = 1
id = "ours"
title = "Ours"

[[questions]]
id = "technical"
text = "{agency} runs {program}. Which tools of {field} did you bring to it?"
kind = "technical"
competencies = ["ecq-2025/driving-efficiency/leveraging-technology"]
parts = ["which tools in {field}"]

[[questions]]
id = "why"
text = "Why this post?"
kind = "motivation"
"""


async def to_banks(pilot: Pilot) -> None:
    await settle(pilot)
    await press(pilot, "b")


async def to_bank(pilot: Pilot, downs: int = 0) -> BankScreen:
    await to_banks(pilot)
    await press(pilot, *["down"] * downs, "enter")
    assert isinstance(pilot.app.screen, BankScreen)
    return pilot.app.screen


async def to_editor(pilot: Pilot, key: str = "e") -> QuestionFields:
    await press(pilot, key)
    assert isinstance(pilot.app.screen, QuestionEditorScreen)
    return pilot.app.screen.query_one(QuestionFields)


async def fill(pilot: Pilot, name: str, text: str) -> None:
    """Put text into a field as a paste would."""
    field = pilot.app.screen.query_one(f"#{name}")
    field.focus()
    if hasattr(field, "load_text"):
        field.select_all()
        field.replace(text, *field.selection)
    else:
        field.value = text
    await settle(pilot)


async def done(pilot: Pilot) -> None:
    await press(pilot, "ctrl+d")


def listed(pilot: Pilot) -> list[str]:
    return [question.id for question in pilot.app.screen.query_one(QuestionList).shown]


def selected(pilot: Pilot) -> str:
    question = pilot.app.screen.query_one(QuestionList).question
    return question.id if question else ""


def bank_of(pilot: Pilot, bank_id: str = "team") -> Bank:
    """The bank as its file says it, read anew."""
    return next(b.bank for b in pilot.app.services.read_banks().banks if b.bank.id == bank_id)


def backups(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.bak-*"))

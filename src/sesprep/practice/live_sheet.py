"""Draws the questions of a live run, and writes its sheet."""

from collections.abc import Iterable
from datetime import date

from sesprep.domain.agency import Agency
from sesprep.domain.bank import Bank
from sesprep.domain.format import SessionFormat
from sesprep.domain.framework import Framework
from sesprep.domain.partner import LiveRun
from sesprep.domain.structure import Structure
from sesprep.practice.partner import sheet_html, sheet_markdown
from sesprep.practice.plan import Choice, make_plan

WIDE = SessionFormat(id="live-run", name="Live run", description="", questions=5, one_per_qualification=True, exam=True)
"""One question for each qualification as far as they go, as a board asks."""


def draw_run(
    banks: Iterable[Bank],
    framework: Framework,
    structure: Structure,
    agency: Agency | None,
    *,
    run_id: str,
    partner: str,
    questions: int,
    seed: int,
    today: date,
) -> LiveRun:
    """A live run of that many questions, the same ones for the same banks and seed.

    Raises BadInputError when the banks have none for the framework.
    """
    plan = make_plan(banks, framework, structure, WIDE, Choice(questions=questions, seed=seed), agency)
    return LiveRun(id=run_id, made=today, partner=partner, framework=framework.id, asked=plan.asked)


def sheet(run: LiveRun, framework: Framework, *, page: bool) -> str:
    """The sheet as a page of HTML to print, or as Markdown."""
    return sheet_html(run, framework) if page else sheet_markdown(run, framework)

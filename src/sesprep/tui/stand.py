"""Where the user stands, in blocks of a few lines."""

from datetime import date

from textual.content import Content

from sesprep.domain.counted import counted
from sesprep.domain.framework import Framework
from sesprep.tui.amounts import days_until
from sesprep.tui.day import Day, headline, step_lines
from sesprep.tui.plain import MUTED, plain

FEW = 3
"""How many steps of today's plan are shown."""
FEWER = 2
"""How many where the screen is low."""
LINES = 2
"""Lines of what to do; of a reason and of an advice where the screen is low."""


def block(title: str, first: Content, second: str) -> Content:
    """A title, what there is to say, and by the way a line more."""
    rest = Content("\n") + plain(second, MUTED) if second else Content("")
    return Content.assemble((title, "$text-primary"), "\n", first) + rest


def line(title: str, words: str) -> Content:
    """A block in one line, for a low screen."""
    return Content.assemble((f"{title:<11}", "$text-primary"), plain(words))


def today_block(day: Day | None, width: int, *, reading: bool, low: bool) -> Content:
    """The minutes of today, and the first things to do with their keys and reasons."""
    if day is None:
        return block("Today", Content("Waiting for the banks…" if reading else "Working it out…"), "")
    plan = day.today.plan
    lines = [Content.styled(headline(plan), "bold $text-primary")]
    few = plan.steps[: FEWER if low else FEW]
    lines += [step_lines(few, width, at_most=LINES, reason=LINES if low else None)] if few else []
    more = len(plan.steps) - len(few)
    lines += [plain(f"{more} more in the plan (6).", MUTED)] if more else []
    if plan.notes:
        lines.append(plain(f"{counted(len(plan.notes), 'thing')} to know in the plan (6).", "$text-warning"))
    if day.today.live_run:
        lines.append(plain("It is time for a live run with a person: see 6.", "$text-warning"))
    return Content("\n").join(lines)


def interview_block(day: Day | None, set_day: date | None, today: date) -> Content:
    """How far the interview is; `set_day` is known before the plan is."""
    found = day.today.interview if day else set_day
    if found is None:
        return block("Interview", Content("No date yet"), "Set it in the plan: 6, then E.")
    past = "" if found >= today else " It is past. Set the next one in the plan: 6, then E."
    return block("Interview", Content.styled(days_until(found, today), "bold"), f"{found:%Y-%m-%d}.{past}")


def interview_line(day: Day | None, set_day: date | None, today: date) -> Content:
    """The same in one line."""
    found = day.today.interview if day else set_day
    if found is None:
        return line("Interview", "none set: 6, then E")
    return line("Interview", days_until(found, today) if found >= today else "is past: 6, then E")


def in_force(yes: bool) -> str:
    """Whether a framework is in force today, in words."""
    return "In force today" if yes else "Not in force today"


def low_lines(day: Day | None, set_day: date | None, framework: Framework, shelf: str, today: date) -> Content:
    """The interview, the framework in use and how many questions there are, a line each."""
    force = in_force(framework.in_force(today)).removesuffix(" today").lower()
    framework_line = line("Framework", f"{framework.short}, {force}")
    return Content("\n").join([interview_line(day, set_day, today), framework_line, line("Questions", shelf)])


def shelf_words(questions: int, banks: int, *, low: bool) -> str:
    """How many questions there are; `low` leaves out what its line is called."""
    told = f"{questions:,}" if low and questions else counted(questions, "question")
    return f"{told} in {counted(banks, 'bank')}"

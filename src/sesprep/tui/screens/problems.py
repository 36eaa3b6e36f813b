"""What is wrong in the user's files, and how to mend it."""

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from sesprep.domain.counted import counted
from sesprep.storage.problems import Problem
from sesprep.tui.commands import bindings
from sesprep.tui.plain import MUTED, plain
from sesprep.tui.room import Room
from sesprep.tui.widgets.top_bar import TopBar


class ProblemsScreen(Room[None]):
    """Lists every problem with file, line, key and the nearest valid name."""

    NAME = "problems"
    BINDINGS = bindings(NAME)
    AUTO_FOCUS = "#problem-list"

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Show `problems`."""
        super().__init__()
        self._problems = problems

    def body(self) -> ComposeResult:
        """Compose the list."""
        yield TopBar(Content("Problems in your files"), Content(counted(len(self._problems), "problem")))
        yield OptionList(*(Option(_told(problem)) for problem in self._problems), id="problem-list")
        words = "Everything else was loaded. Mend the files in any editor and start sesprep again."
        yield Static(words if self._problems else "There are none.", id="note", classes="muted", markup=False)

    def action_back(self) -> None:
        """Leave."""
        self.dismiss(None)


def _told(problem: Problem) -> Content:
    line = f", line {problem.line}" if problem.line else ""
    key = f", {problem.key}" if problem.key else ""
    where = plain(f"{problem.path.name}{line}{key}", "bold")
    told = plain(f"{problem.message} {problem.hint}".rstrip())
    return Content("\n").join([where, told, plain(str(problem.path.parent), MUTED), Content(" ")])

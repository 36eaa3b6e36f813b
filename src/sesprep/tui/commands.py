"""The one table of commands: key, footer, palette entry, help text and the id for `[keys]` in the settings."""

from dataclasses import dataclass

from textual.binding import Binding, BindingType


@dataclass(frozen=True)
class Command:
    """One thing the user can do, on the screens where it makes sense."""

    id: str
    """The id under `[keys]` in settings.toml, and the name of the action."""
    key: str
    name: str
    """One or two words for the footer."""
    help: str
    """One sentence for the help screen and the palette."""
    where: tuple[str, ...]
    """The screens that have it; `EVERYWHERE` for all of them."""
    action: str = ""
    """The action with its argument; empty when it is the id."""
    footer: bool = True
    over_typing: bool = False
    """Whether the key works while the cursor is in a text field."""

    def binding(self) -> Binding:
        """The Textual binding of this command."""
        return Binding(
            self.key,
            self.action or self.id,
            self.name,
            show=self.footer,
            priority=self.over_typing,
            id=self.id,
            tooltip=self.help,
        )


EVERYWHERE = "everywhere"

COMMANDS: tuple[Command, ...] = (
    Command(
        "help", "f1", "Help", "Show the keys of this screen and what the words mean.", (EVERYWHERE,), over_typing=True
    ),
    Command("theme", "f9", "Theme", "Choose the colors.", (EVERYWHERE,), footer=False, over_typing=True),
    Command(
        "back",
        "escape",
        "Back",
        "Leave this screen; nothing is lost.",
        (
            "setup",
            "question",
            "rate",
            "outline",
            "hint",
            "preparation",
            "confer",
            "decision",
            "drill",
            "which",
            "feedback",
            "checks",
            "summary",
            "history",
            "record",
            "banks",
            "bank",
            "coverage",
            "editor",
            "competencies",
            "bank-head",
            "targets",
            "unsaved",
            "settings",
            "help",
            "problems",
            "leave",
            "unfinished",
            "welcome",
        ),
    ),
    Command(
        "done",
        "ctrl+d",
        "Done",
        "Finish: hand in the answer, or keep what you wrote or chose.",
        ("question", "outline", "editor", "bank-head", "competencies"),
        over_typing=True,
    ),
    Command(
        "pause",
        "f2",
        "Pause",
        "Hold the time, or let it go on; a mock interview is never held.",
        ("question",),
        over_typing=True,
    ),
    Command("countdown", "f3", "Clock", "Hide or show the countdown.", ("question",), over_typing=True),
    Command(
        "aim", "f4", "Aim", "Show what the question tests; not in a mock interview.", ("question",), over_typing=True
    ),
    Command(
        "outline",
        "f5",
        "Outline",
        "Open your own notes on the question; that you looked is kept.",
        ("question", "preparation"),
        over_typing=True,
    ),
    Command(
        "hint",
        "ctrl+t",
        "Hint",
        "Ask for a hint on one element; not in a mock interview.",
        ("question",),
        over_typing=True,
    ),
    Command(
        "leave-out",
        "ctrl+o",
        "Leave out",
        "Leave out the time in which the computer slept.",
        ("question",),
        action="leave_out",
        over_typing=True,
    ),
    Command("practice", "p", "Practice", "Set up a practice session.", ("home",)),
    Command("mock", "m", "Mock", "Set up a mock interview.", ("home",)),
    Command("history", "h", "History", "See your past sessions.", ("home",)),
    Command("banks", "b", "Banks", "See the banks and their questions.", ("home",)),
    Command("settings", "s", "Settings", "Change framework, structure, theme and interview date.", ("home",)),
    Command(
        "problems", "w", "Problems", "See what is wrong in your files, and how to mend it.", ("home",), footer=False
    ),
    Command("unfinished", "u", "Unfinished", "Go back to a session that was not finished.", ("home",), footer=False),
    *(
        Command(
            f"rate-{level}",
            str(level),
            f"Rate {level}",
            f"Rate your answer {level} of 5.",
            ("rate",),
            action=f"rate({level})",
        )
        for level in range(1, 6)
    ),
    Command("skip", "0", "Skip", "Go on without rating yourself.", ("rate",)),
    Command(
        "next",
        "n",
        "Next",
        "Go on: to the next question, or to the summary.",
        ("feedback", "preparation", "decision"),
    ),
    Command("again", "a", "Again", "Answer the same question once more.", ("feedback",)),
    Command("letter", "l", "Letter", "Change the letter of the selected clause.", ("feedback",)),
    Command("view", "v", "View", "Switch between the answer and what was found in it.", ("feedback",)),
    Command("new", "plus", "New", "Write a new question, or start a bank of your own.", ("banks", "bank")),
    Command("edit", "e", "Edit", "Change the question; on the list of banks, the bank's title.", ("banks", "bank")),
    Command("copy", "c", "Copy", "Copy the question, or the whole bank, to make it yours.", ("banks", "bank")),
    Command("duplicate", "d", "Duplicate", "Put a copy of the question below it.", ("bank",), footer=False),
    Command("remove", "x", "Delete", "Take the question out of the bank.", ("bank",)),
    Command("undo", "z", "Undo", "Take the last change to this bank back.", ("bank",)),
    Command(
        "earlier", "less_than_sign", "Earlier", "Move the question one place up in the bank.", ("bank",), footer=False
    ),
    Command(
        "later", "greater_than_sign", "Later", "Move the question one place down in the bank.", ("bank",), footer=False
    ),
    Command("try", "t", "Try", "Answer this question now.", ("bank",)),
    Command("filter", "f", "Filter", "Show only some of the questions.", ("bank",)),
    Command(
        "coverage", "o", "Coverage", "See how many questions each competency has.", ("banks", "bank"), footer=False
    ),
    Command("main", "f6", "Main", "Make the selected competency the main one.", ("competencies",), over_typing=True),
    Command(
        "quit",
        "q",
        "Quit",
        "Leave sesprep.",
        ("home", "summary", "history", "record", "banks", "bank", "coverage", "problems"),
    ),
)


def commands_of(screen: str) -> tuple[Command, ...]:
    """The commands of one screen, its own first, then those of every screen."""
    own = tuple(c for c in COMMANDS if screen in c.where)
    return own + tuple(c for c in COMMANDS if EVERYWHERE in c.where)


def bindings(screen: str) -> list[BindingType]:
    """The Textual bindings of one screen."""
    return [command.binding() for command in commands_of(screen)]

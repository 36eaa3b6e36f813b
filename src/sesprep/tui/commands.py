"""The one table of commands: key, footer, palette entry, help text and the id for `[keys]` in the settings."""

from textual.binding import BindingType

from sesprep.tui.command import EVERYWHERE, Command
from sesprep.tui.commands_review import REVIEW
from sesprep.tui.spoken_commands import RECORD, SPOKEN_COMMANDS
from sesprep.tui.story_commands import STORY_COMMANDS
from sesprep.tui.voice_commands import VOICE

__all__ = ["COMMANDS", "EVERYWHERE", "Command", "bindings", "commands_of"]


def _screens(names: str) -> tuple[str, ...]:
    return tuple(names.split())


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
        _screens(
            "setup question spoken words unheard waiting rate outline hint preparation confer decision drill which "
            "feedback checks summary "
            "history record playback sound session-filter note recheck compare pick-attempt export bin empty-bin "
            "trends practiced rule debriefs debrief banks bank coverage editor competencies bank-head targets "
            "unsaved settings help problems leave unfinished welcome "
            "plan interview-date stories story-editor story-ways story-link story-export matrix agencies agency "
            "partners partner-new ratings"
        ),
    ),
    Command(
        "done",
        "ctrl+d",
        "Done",
        "Finish: hand in the answer, or keep what you wrote or chose.",
        (
            "question",
            "spoken",
            "words",
            "outline",
            "editor",
            "bank-head",
            "competencies",
            "session-filter",
            "note",
            "recheck",
            "export",
            "debrief",
            *_screens("interview-date story-editor story-export agency partner-new ratings"),
        ),
        over_typing=True,
    ),
    RECORD,
    Command(
        "pause",
        "f2",
        "Pause",
        "Hold the time and the recording, or let them go on; a mock interview is never held.",
        ("question", "spoken"),
        over_typing=True,
    ),
    Command(
        "countdown",
        "f3",
        "Clock",
        "Hide or show the countdown.",
        ("question", "spoken"),
        footer=False,  # the keys that are used more often fill 80 columns
        over_typing=True,
    ),
    Command(
        "aim",
        "f4",
        "Aim",
        "Show what the question tests; not in a mock interview.",
        ("question", "spoken"),
        over_typing=True,
    ),
    Command(
        "outline",
        "f5",
        "Outline",
        "Open your own notes on the question; that you looked is kept.",
        ("question", "spoken", "preparation"),
        over_typing=True,
    ),
    Command(
        "hint",
        "ctrl+t",
        "Hint",
        "Ask for a hint on one element; not in a mock interview.",
        ("question", "spoken"),
        over_typing=True,
    ),
    Command(
        "leave-out",
        "ctrl+o",
        "Leave out",
        "Leave out the time in which the computer slept.",
        ("question", "spoken"),
        action="leave_out",
        over_typing=True,
    ),
    *SPOKEN_COMMANDS,
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
            f"choose-{level}",
            str(level),
            f"Step {level}",
            f"Choose {level}: your rating of an answer, or that one of the things to do next or today.",
            ("rate", "home", "plan", "practiced") if level <= 3 else ("rate", "home", "plan"),
            action=f"choose({level})",
            footer=False,
        )
        for level in range(1, 6)
    ),
    Command("skip", "0", "Skip", "Go on without rating yourself.", ("rate",)),
    Command(
        "next",
        "n",
        "Next",
        "Go on: to the next question, or to the summary.",
        ("feedback", "unheard", "waiting", "preparation", "decision"),
    ),
    Command("again", "a", "Again", "Answer the same question once more.", ("feedback", "unheard")),
    Command("letter", "l", "Letter", "Change the letter of the selected clause.", ("feedback",)),
    Command(
        "view",
        "v",
        "View",
        "Switch sides: answer, findings and how it was spoken; plots and numbers; what changed and the words.",
        ("feedback", "trends", "compare", "playback"),
    ),
    Command(
        "new",
        "plus",
        "New",
        "Write a new question, debrief, story or agency's notes; start a bank of your own, or a sheet for a live run.",
        ("banks", "bank", "debriefs", "stories", "agencies", "partners"),
    ),
    Command(
        "edit",
        "e",
        "Edit",
        "Change the question, debrief, story, notes, or the words of a spoken answer; on the list of banks, the bank's "
        "title; on the plan, the interview date; on a live run, its ratings.",
        _screens("banks bank debriefs feedback record unheard stories matrix agencies partners plan"),
        unlisted=("record",),
    ),
    Command(
        "copy", "c", "Copy", "Copy the question, or the whole bank, to make it yours.", ("banks", "bank", "agencies")
    ),
    Command("duplicate", "d", "Duplicate", "Put a copy of the question below it.", ("bank",), footer=False),
    Command(
        "remove",
        "x",
        "Delete",
        "Delete the selected question, session, story or notes, which Undo takes back; empty the bin for good.",
        ("bank", "history", "bin", "stories", "agencies"),
    ),
    Command(
        "undo",
        "z",
        "Undo",
        "Take the last change, deletion or link back; in the bin, the selected session.",
        _screens("bank history bin stories matrix agencies feedback record"),
    ),
    Command(
        "earlier", "less_than_sign", "Earlier", "Move the question one place up in the bank.", ("bank",), footer=False
    ),
    Command(
        "later", "greater_than_sign", "Later", "Move the question one place down in the bank.", ("bank",), footer=False
    ),
    Command(
        "try",
        "t",
        "Try",
        "Answer this question, or one for this competency or story, now.",
        _screens("bank practiced stories matrix agencies plan"),
    ),
    Command("filter", "f", "Filter", "Show only some of the questions or sessions.", ("bank", "history")),
    Command(
        "coverage",
        "o",
        "Coverage",
        "See what each competency has: questions in banks, answers in your history, or stories.",
        ("banks", "bank", "history", "stories"),
        footer=False,
    ),
    Command("main", "f6", "Main", "Make the selected competency the main one.", ("competencies",), over_typing=True),
    *REVIEW,
    *STORY_COMMANDS,
    *VOICE,
    Command(
        "quit",
        "q",
        "Quit",
        "Leave sesprep.",
        _screens(
            "home summary history record bin trends practiced debriefs banks bank coverage problems "
            "plan stories matrix agencies partners"
        ),
        unlisted=("history", "record", "bank"),
    ),
)


def commands_of(screen: str) -> tuple[Command, ...]:
    """The commands of one screen, its own first, then those of every screen."""
    own = tuple(c for c in COMMANDS if screen in c.where)
    return own + tuple(c for c in COMMANDS if EVERYWHERE in c.where)


def bindings(screen: str) -> list[BindingType]:
    """The Textual bindings of one screen."""
    return [command.binding(screen) for command in commands_of(screen)]

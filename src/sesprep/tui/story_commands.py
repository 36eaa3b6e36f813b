"""The commands of stories, agency notes, the plan and live runs; part of the one table."""

from sesprep.tui.command import Command

STORY_COMMANDS: tuple[Command, ...] = (
    Command("plan", "6", "Plan", "See what to practice today and why, and set the interview date.", ("home",)),
    Command(
        "stories",
        "7",
        "Stories",
        "See your stories; on an answer, say which story it told, or begin one from it.",
        ("home", "plan", "feedback", "record"),
    ),
    Command(
        "agencies",
        "8",
        "Agencies",
        "Write notes on an agency and its post; see the questions that they suggest.",
        ("home", "plan", "stories"),
        footer=False,
    ),
    Command(
        "partners",
        "9",
        "Live run",
        "Print a sheet for a person who plays the panel, and enter the ratings that came back.",
        ("plan",),
    ),
)

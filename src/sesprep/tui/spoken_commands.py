"""The commands of a question that is answered aloud; part of the one table."""

from sesprep.tui.command import Command

RECORD = Command(
    "record", "enter", "Record", "Start the recording, or go on after a pause.", ("spoken",), over_typing=True
)

SPOKEN_COMMANDS: tuple[Command, ...] = (
    Command(
        "medium",
        "ctrl+g",
        "Type/say",
        "Type this answer instead of speaking it, or the other way round.",
        ("question", "spoken"),
        over_typing=True,
    ),
    Command(
        "say-again",
        "ctrl+r",
        "Repeat",
        "Have the panel say the question again; how often is kept.",
        ("question", "spoken"),
        action="say_again",
        footer=False,
        over_typing=True,
    ),
)

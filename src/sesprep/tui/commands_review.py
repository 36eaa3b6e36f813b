"""The commands of the review; their place is in the one table."""

from sesprep.tui.command import Command

REVIEW: tuple[Command, ...] = (
    Command(
        "search", "slash", "Search", "Look for words in questions, answers, notes and stories.", ("history", "stories")
    ),
    Command("sort", "y", "Order", "Put the sessions in another order.", ("history",), footer=False),
    Command(
        "framework",
        "full_stop",
        "Framework",
        "Take the next framework for what is shown.",
        ("trends", "practiced", "matrix"),
    ),
    Command("structure", "comma", "Structure", "Take the next structure for the balance of elements.", ("trends",)),
    Command("trends", "g", "Trends", "See plots of what changes over the weeks.", ("history",)),
    Command(
        "debriefs",
        "i",
        "Interviews",
        "Write down real interviews, and read what you wrote.",
        ("history",),
        footer=False,
    ),
    Command("bin", "j", "Bin", "See the deleted sessions.", ("history",), footer=False),
    Command(
        "export",
        "f8",
        "Export",
        "Write the session, all that are listed, or your stories, to a file.",
        ("history", "record", "stories"),
    ),
    Command("star", "asterisk", "Star", "Put a star on the answer, or take it off.", ("record",)),
    Command("note", "k", "Note", "Write a note on the answer.", ("record",)),
    Command("recheck", "r", "Recheck", "Check the answer again with today's model.", ("record",)),
    Command(
        "compare",
        "equals_sign",
        "Compare",
        "Put the answer beside another one to its question or with its story.",
        ("record",),
    ),
)

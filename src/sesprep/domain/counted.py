"""How many of a thing, in words, so that every room says it alike."""


def counted(number: float, noun: str, plural: str = "") -> str:
    """A number with its noun: "1 answer", "3 answers", "1.5 minutes"."""
    told = str(number) if isinstance(number, int) else f"{number:g}"
    return f"{told} {noun if number == 1 else plural or noun + 's'}"


def times_words(number: int) -> str:
    """How often: "once", "twice", "3 times"."""
    return {1: "once", 2: "twice"}.get(number) or counted(number, "time")


def days_ago(days: int) -> str:
    """A day that is past: "today", "yesterday", "3 days ago"."""
    return {0: "today", 1: "yesterday"}.get(days) or f"{days} days ago"

"""What the sound screen says: choices, the level of the microphone, models and the parts of the voice."""

from textual.content import Content

from sesprep.domain.counted import counted
from sesprep.domain.settings import KeepAudio
from sesprep.speech.health import Part
from sesprep.speech.model import SpeechModel
from sesprep.speech.ports import Level
from sesprep.tui.amounts import size_words
from sesprep.tui.plain import MUTED, plain

METER = 30
QUIET, LOUD = -60.0, 0.0
"""dB under full scale that fill none and all of the meter."""
RATES = (120, 140, 160, 180, 200, 230)
VOLUMES = (0.25, 0.5, 0.75, 1.0)
DAYS = (7, 30, 90, 365)
NAMES = {
    "speech engine": "The panel's voice",
    "loudspeaker": "Your loudspeaker",
    "microphone": "Your microphone",
    "recognizer": "Turning speech into words",
}


def rates(now: int) -> list[tuple[str, int]]:
    """Speeds to choose from, the one in use among them."""
    names = {120: "slow", 160: "usual", 200: "fast"}
    return [
        (f"{rate} words a minute" + (f" ({names[rate]})" if rate in names else ""), rate)
        for rate in sorted({*RATES, now})
    ]


def volumes(now: float) -> list[tuple[str, float]]:
    """Volumes to choose from, the one in use among them."""
    return [(f"{volume:.0%}".replace("%", " %"), volume) for volume in sorted({*VOLUMES, now})]


def keep_choices(now: KeepAudio) -> list[tuple[str, KeepAudio]]:
    """How long recordings may be kept."""
    days = sorted({*DAYS, *([now] if isinstance(now, int) else [])})
    first: list[tuple[str, KeepAudio]] = [("kept always", "always"), ("dropped once the words are known", "never")]
    return [*first, *((f"kept for {counted(day, 'day')}", day) for day in days)]


def level_line(level: Level) -> Content:
    """The loudness as a bar and in words."""
    share = (level.loudness - QUIET) / (LOUD - QUIET)
    full = max(0, min(METER, round(share * METER)))
    word = "nothing at all" if level.zero else "you are heard" if level.think is not None else "speak now"
    return Content.assemble(
        ("█" * full, "$text-success"), ("·" * (METER - full), MUTED), f" {level.loudness:.0f} dB  {word}"
    )


def model_words(found: list[tuple[str, str]], usual: SpeechModel) -> Content:
    """Which model turns speech into words, or how to get one."""
    if found:
        return Content.styled(f"{found[0][0]} turns your speech into words.", MUTED)
    return Content.assemble(
        ("No speech model is installed, so a spoken answer is timed but not turned into words. ", "$text-warning"),
        f"In a terminal, run `sesprep voice setup` once: it fetches {usual.name} ({size_words(usual.size)}, license "
        f"{usual.license}) after asking, and checks it. Without a network: `sesprep voice setup --model FOLDER`.",
    )


def part_lines(part: Part) -> Content:
    """One part of the voice as it was found, with what to do about it."""
    mark, tone = ("✓", "$text-success") if part.works else ("✗", "bold $text-error")
    head = Content.assemble((f"{mark} ", tone), (f"{NAMES.get(part.name, part.name)}: ", "bold"), plain(part.says))
    return head if part.works or not part.fix else Content("\n").join([head, plain(f"  What to do: {part.fix}")])

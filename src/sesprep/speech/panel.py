"""Which voice each member of a panel has."""

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

import tomli

from sesprep.speech.ports import Voice


def panel_voices(voices: Iterable[Voice], count: int, first: str | None = None) -> tuple[str | None, ...]:
    """Voices for `count` panelists: `first` in front, then other English ones, around again when they run out.

    None stands for the system's own voice, when there is no English one.
    """
    english = [voice for voice in voices if voice.language.split("-")[0] in ("en", "english")]
    sensible = [voice for voice in english if voice.name.split(" (")[0] not in _novelties()]
    near = sorted(sensible, key=lambda voice: (not voice.language.startswith("en-us"), voice.language != "en-gb"))
    order: list[str | None] = list(dict.fromkeys([*([first] if first else []), *(voice.id for voice in near)]))
    order = order or [None]
    return tuple(order[at % len(order)] for at in range(count))


@cache
def _novelties() -> frozenset[str]:
    """The names of voices that are jokes: no panelist speaks in bells."""
    read = tomli.loads(files("sesprep").joinpath("data", "voice", "novelties.toml").read_text("utf-8"))
    return frozenset(str(name) for name in read["names"])

"""What to do about a lack, on each system, from data/voice/remedies.toml."""

import re
import sys
from functools import cache
from importlib.resources import files
from typing import Literal

import tomli

from sesprep.errors import MissingError
from sesprep.speech.pip import install

Lack = Literal[
    "engine", "speaker", "playback", "player", "microphone", "muted", "recorder", "recognizer", "model", "damaged-model"
]

_INSTALL = re.compile(r"\{install ([^}]+)\}")


@cache
def _table() -> dict[str, dict[str, str]]:
    read = tomli.loads(files("sesprep").joinpath("data", "voice", "remedies.toml").read_text("utf-8"))
    return {lack: {system: str(words) for system, words in said.items()} for lack, said in read.items()}


def remedy(lack: Lack, system: str | None = None) -> str:
    """What to do about a lack on `system` (`linux`, `darwin` or `win32`; this one when None)."""
    said = _table()[lack]
    named = system or sys.platform
    words = said.get(named) or said.get("all") or said["linux"]
    return _INSTALL.sub(lambda found: install(*found[1].split(), system=named), words)


def lacking(lack: Lack, detail: str = "") -> MissingError:
    """The error for a lack, with the remedy; `detail` is what the system itself said."""
    said = _table()[lack]["says"]
    return MissingError(f"{said} ({detail})" if detail else said, hint=remedy(lack))

"""The user's settings."""

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from sesprep.domain.model import Model
from sesprep.domain.slug import Slug

KeepAudio = Literal["always", "never"] | Annotated[int, Field(ge=1, le=3650)]
"""How long recordings are kept: always, never once their words are known, or a number of days."""


class Settings(Model):
    """Everything a person may set in settings.toml; every key is optional."""

    framework: Slug | None = None
    """The framework to practice; None means the one in force today."""
    structure: Slug = "star"
    format: Slug = "practice"
    questions: int | None = Field(default=None, ge=1, le=50)
    """How many questions a session has; None leaves it to the format."""
    minutes: float | None = Field(default=None, gt=0, le=60)
    """Minutes for each answer; None leaves it to the format."""
    interview_date: date | None = None
    theme: str = "textual-dark"
    show_countdown: bool = True
    live_strip: bool = True
    answers: Literal["typed", "spoken"] = "typed"
    """How answers are given, unless a question is turned the other way."""
    speak_questions: bool = False
    """Whether the panel says its questions aloud."""
    voice: str | None = None
    """The id of the voice, as `sesprep voices` lists it; None means the system's own."""
    speech_rate: int = Field(default=160, ge=80, le=400)
    """Words per minute at which the panel speaks."""
    speech_volume: float = Field(default=1.0, ge=0, le=1)
    input_device: str | None = None
    """The name of the microphone, or a part of it; None means the system's own."""
    speech_model: str | None = None
    """The installed speech model to use; None means the largest."""
    keep_audio: KeepAudio = "always"
    """`"always"`, `"never"` (deleted once their words are known), or a number of days."""
    bank_folders: tuple[str, ...] = ()
    """Further folders that hold banks, such as a team's repository."""
    bands: dict[str, dict[str, tuple[float, float]]] = {}
    """Share bands that differ from the structure's own: `[bands.star] action = [0.5, 0.6]`."""
    rules: dict[str, bool] = {}
    """Rules switched on or off by id."""
    keys: dict[str, str] = {}
    """Keys by command id."""

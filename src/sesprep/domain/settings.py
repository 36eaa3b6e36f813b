"""The user's settings."""

from datetime import date

from pydantic import Field

from sesprep.domain.model import Model
from sesprep.domain.slug import Slug


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
    bank_folders: tuple[str, ...] = ()
    """Further folders that hold banks, such as a team's repository."""
    bands: dict[str, dict[str, tuple[float, float]]] = {}
    """Share bands that differ from the structure's own: `[bands.star] action = [0.5, 0.6]`."""
    rules: dict[str, bool] = {}
    """Rules switched on or off by id."""
    keys: dict[str, str] = {}
    """Keys by command id."""

"""The app on real files in a temporary folder, with a clock, a seed and ids that tests choose."""

import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from sesprep.domain.settings import Settings
from sesprep.domain.structure import Structure
from sesprep.storage import packaged
from sesprep.storage.places import Places
from sesprep.tui.app import SesprepApp
from sesprep.tui.live import AnswerChecker
from sesprep.tui.services import Services, load_services

from .stand_in import StandIn

BANK = """
schema_version = 1
id = "team"
title = "Team bank [b]"
description = "Questions for tests"

[[questions]]
id = "turn-around"
text = "Tell us about a time when you turned around a failing program. What did you do, and how did it come out?"
competencies = ["ecq-2025/driving-efficiency/fiscal-responsibility"]
parts = ["what you did", "how it came out"]
notes = "Say whose money it was."

[[questions.probes]]
text = "What would you do differently?"
aim = "learning"

[[questions]]
id = "vision"
text = "Describe a change you led that people did not want."
competencies = ["ecq-2025/driving-efficiency/managing-resources"]

[[questions]]
id = "brackets"
text = "Why [/ and [b + [x=1] [@click=app.quit]x[/]?"
competencies = ["ecq-2025/driving-efficiency/leveraging-technology"]
"""


@dataclass
class FakeClock:
    """A clock that goes only when a test moves it."""

    seconds: float = 1000.0
    start: datetime = field(default=datetime(2026, 11, 22, 19, 5, tzinfo=UTC))

    def monotonic(self) -> float:
        return self.seconds

    def now(self) -> datetime:
        return self.start + timedelta(seconds=self.seconds - 1000)

    def pass_(self, seconds: float) -> None:
        self.seconds += seconds


@pytest.fixture(autouse=True)
def in_utc(monkeypatch: pytest.MonkeyPatch):
    """Local time is UTC, and colors do not depend on the developer's own terminal."""
    monkeypatch.setenv("TZ", "UTC")
    time.tzset()
    for name in ("NO_COLOR", "TEXTUAL_THEME", "TEXTUAL", "TEXTUAL_DRIVER"):
        monkeypatch.delenv(name, raising=False)
    yield
    monkeypatch.undo()
    time.tzset()


@pytest.fixture
def places(tmp_path: Path) -> Places:
    found = Places.find(tmp_path / "home", {})
    found.prepare()
    (found.banks_dir / "team.toml").write_text(BANK, encoding="utf-8")
    found.settings_file.write_text("", encoding="utf-8")
    return found


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def make(
    places: Places, clock: FakeClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., SesprepApp]:
    """Make an app; keyword arguments change its settings, `checker` its checker."""

    (tmp_path / "shipped").mkdir()
    monkeypatch.setattr(packaged, "banks_dir", lambda: tmp_path / "shipped")  # the team's bank is the only one
    ids = (f"id{n:03}" for n in itertools.count(1))

    def services(checker: AnswerChecker | None = None, **settings: object) -> Services:
        def make_checker(structure: Structure, _settings: Settings) -> AnswerChecker:
            return checker or StandIn(structure)

        loaded = load_services(places)
        loaded.make_checker = make_checker
        loaded.clock = clock
        loaded.new_id = lambda: next(ids)
        loaded.new_seed = lambda: 7
        loaded.glance_delay = 0.01
        loaded.blink = False
        loaded.settings = loaded.settings.model_copy(update=settings)
        return loaded

    def app(checker: AnswerChecker | None = None, **settings: object) -> SesprepApp:
        made = SesprepApp(services(checker, **settings))
        made.animation_level = "none"
        return made

    return app

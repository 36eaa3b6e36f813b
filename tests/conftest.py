"""Cuts every test off from the machine's own home, terminal and chance."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from children import end_all

settings.register_profile("sesprep", derandomize=True, database=None, deadline=None)
settings.load_profile("sesprep")

FOLDERS = ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "APPDATA", "LOCALAPPDATA")
TERMINAL = ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES", "PYTHONIOENCODING", "TEXTUAL", "TEXTUAL_DRIVER")


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home beside the test's own folder; what this process and its children leave there stays there."""
    found = tmp_path_factory.mktemp("home")
    for name in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(name, str(found))
    for name in FOLDERS:
        monkeypatch.setenv(name, str(found / name.lower()))
    for name in TERMINAL:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SESPREP_HOME", str(found / "sesprep"))
    monkeypatch.setenv("TERM", "xterm-256color")
    return found


@pytest.fixture(autouse=True)
def ctrl_c_is_heard() -> None:
    """A runner in the background ignores Ctrl-C, and so would the processes that tests start."""
    if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def no_child_is_left() -> Iterator[None]:
    """End the processes that a test has started and not ended."""
    yield
    end_all()

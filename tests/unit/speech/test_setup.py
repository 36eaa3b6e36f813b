"""Getting a model, from a real server on this machine and from folders."""

import hashlib
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from sesprep.errors import BadInputError, MissingError
from sesprep.speech.model import (
    ModelFile,
    SpeechModel,
    check_model,
    describe,
    find_model,
    installed,
    known_model,
    known_models,
    read_record,
)
from sesprep.speech.setup import copy_model, fetch_model

CONTENT = {"config.json": b"{}", "model.bin": b"weights" * 400_000, "tokenizer.json": b"{}"}
REVISION = "0123abcd"


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Nothing."""


def model(source: str, files: dict[str, bytes] = CONTENT) -> SpeechModel:
    held = tuple(ModelFile(name=n, size=len(b), sha256=hashlib.sha256(b).hexdigest()) for n, b in files.items())
    return SpeechModel(name="small-one", license="MIT", source=source, revision=REVISION, files=held)


@pytest.fixture
def served(tmp_path: Path) -> Path:
    folder = tmp_path / "served" / "resolve" / REVISION
    folder.mkdir(parents=True)
    for name, content in CONTENT.items():
        (folder / name).write_bytes(content)
    return folder


@pytest.fixture
def source(served: Path) -> Iterator[str]:
    handler = partial(Quiet, directory=str(served.parents[1]))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_a_model_is_fetched_with_progress(source: str, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    wanted = model(source)
    path = fetch_model(wanted, tmp_path / "models", lambda done, whole: told.append((done, whole)))
    assert path == tmp_path / "models" / "small-one"
    assert {p.name: p.read_bytes() for p in path.iterdir() if p.name in CONTENT} == CONTENT
    assert told[-1] == (wanted.size, wanted.size)
    assert [done for done, _ in told] == sorted(done for done, _ in told)
    assert len(told) > len(CONTENT)
    assert read_record(path) == wanted
    check_model(path)
    assert find_model(tmp_path / "models") == path


@pytest.mark.parametrize("harm", ["other", "short", "long"])
def test_a_file_with_another_hash_leaves_nothing_and_the_old_copy(
    source: str, served: Path, tmp_path: Path, harm: str
) -> None:
    folder = tmp_path / "models"
    path = fetch_model(model(source), folder, lambda _done, _whole: None)
    weights = CONTENT["model.bin"]
    changed = {"other": b"W" + weights[1:], "short": weights[:-1], "long": weights + b"x" * 3_000_000}[harm]
    (served / "model.bin").write_bytes(changed)
    with pytest.raises(BadInputError, match=r"model\.bin is not what it should be"):
        fetch_model(model(source), folder, lambda _done, _whole: None)
    check_model(path)
    assert [p.name for p in folder.iterdir()] == ["small-one"]


def test_without_a_network_or_a_file_it_is_told(source: str, served: Path, tmp_path: Path) -> None:
    with pytest.raises(MissingError, match="could not be fetched") as told:
        fetch_model(model("http://127.0.0.1:9"), tmp_path / "models", lambda _done, _whole: None)
    assert "--model FOLDER" in told.value.hint
    (served / "config.json").unlink()
    with pytest.raises(MissingError, match="could not be fetched"):
        fetch_model(model(source), tmp_path / "models", lambda _done, _whole: None)
    assert list((tmp_path / "models").iterdir()) == []


def test_an_interrupted_fetch_leaves_nothing(source: str, tmp_path: Path) -> None:
    def interrupt(done: int, whole: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fetch_model(model(source), tmp_path / "models", interrupt)
    assert list((tmp_path / "models").iterdir()) == []


def test_a_model_of_their_own_is_copied_by_the_folders_name(served: Path, tmp_path: Path) -> None:
    assert describe(served).name == REVISION
    path = copy_model(served, tmp_path / "models", lambda _done, _whole: None)
    assert path.name == REVISION
    check_model(path)
    (path / "model.bin").write_bytes(b"harmed")
    with pytest.raises(MissingError, match="damaged"):
        check_model(path)


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="no speech model in this folder"):
        describe(tmp_path)
    with pytest.raises(MissingError, match="no speech model yet"):
        find_model(tmp_path)
    with pytest.raises(MissingError, match="no speech model yet"):
        find_model(tmp_path / "none")
    assert installed(tmp_path / "none") == ()


def test_the_largest_model_is_used_unless_one_is_named(source: str, tmp_path: Path) -> None:
    folder = tmp_path / "models"
    small = fetch_model(model(source), folder, lambda _done, _whole: None)
    large = tmp_path / "large"
    large.mkdir()
    for name, content in CONTENT.items():
        (large / name).write_bytes(content + b"more")
    copy_model(large, folder, lambda _done, _whole: None)
    assert find_model(folder).name == "large"
    assert find_model(folder, "small-one") == small
    with pytest.raises(MissingError):
        find_model(folder, "medium")


def test_the_known_models_are_complete() -> None:
    assert [one.name for one in known_models()] == ["tiny.en", "base.en", "small.en"]
    assert known_model().name == "base.en"
    for one in known_models():
        assert {"config.json", "model.bin", "tokenizer.json"} <= {file.name for file in one.files}
        assert one.license == "MIT"
        assert all(len(file.sha256) == 64 for file in one.files)
        assert len(one.revision) == 40
    with pytest.raises(BadInputError, match="no speech model 'huge'"):
        known_model("huge")

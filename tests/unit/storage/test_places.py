import stat
import sys
from pathlib import Path

import pytest

from sesprep.errors import MissingError
from sesprep.storage.places import Places

PROC = Path("/proc")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_home_wins_over_the_environment(tmp_path: Path) -> None:
    found = Places.find(tmp_path / "a", {"SESPREP_HOME": str(tmp_path / "b")})
    assert {found.config, found.data, found.state} == {tmp_path / "a"}


def test_the_environment_puts_everything_under_one_folder(tmp_path: Path) -> None:
    found = Places.find(None, {"SESPREP_HOME": str(tmp_path)})
    assert found.settings_file == tmp_path / "settings.toml"
    assert all(path.parent == tmp_path for _, path in found.rows())
    assert len({path for _, path in found.rows()}) == len(found.rows())


@pytest.mark.parametrize("environ", [{}, {"SESPREP_HOME": ""}])
def test_without_either_the_platform_says_where(environ: dict[str, str]) -> None:
    found = Places.find(None, environ)
    assert all(path.is_absolute() and "sesprep" in path.parts for _, path in found.rows())


def test_a_relative_home_is_made_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert Places.find(Path("here"), {}).data == tmp_path / "here"


def test_nothing_is_made_before_prepare_and_all_of_it_private_after(tmp_path: Path) -> None:
    found = Places.find(tmp_path / "deep" / "home", {})
    assert list(tmp_path.iterdir()) == []
    found.prepare()
    found.prepare()
    folders = [found.config, found.config.parent, *(path for what, path in found.rows() if what != "settings")]
    assert [mode(folder) for folder in folders] == [0o700] * len(folders)
    assert not found.settings_file.exists()


def test_a_file_in_the_way_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    for home in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(MissingError) as caught:
            Places.find(home, {}).prepare()
        assert "--home DIR" in caught.value.hint
        assert str(tmp_path / "file") in caught.value.where


@pytest.mark.skipif(not PROC.is_dir() or sys.platform != "linux", reason="needs a folder that nobody can write to")
def test_a_folder_that_cannot_be_made_is_told() -> None:
    with pytest.raises(MissingError) as caught:
        Places.find(PROC / "sesprep", {}).prepare()
    assert "--home DIR" in caught.value.hint

"""Names that no file has yet."""

from pathlib import Path

from sesprep.storage.free_path import free_path


def test_a_name_that_is_free_stays_as_it_is(tmp_path: Path) -> None:
    assert free_path(tmp_path / "a.toml") == tmp_path / "a.toml"
    assert free_path(tmp_path / "no folder" / "a.toml") == tmp_path / "no folder" / "a.toml"


def test_the_first_free_number_stands_before_the_ending(tmp_path: Path) -> None:
    for name in ("a.toml", "a-2.toml", "a-4.toml"):
        (tmp_path / name).touch()
    assert free_path(tmp_path / "a.toml") == tmp_path / "a-3.toml"


def test_a_broken_link_and_a_folder_have_their_names(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "nowhere")
    (tmp_path / "a-2").mkdir()
    assert free_path(tmp_path / "a") == tmp_path / "a-3"

"""What the page on data and privacy says is kept."""

from pathlib import Path

from sesprep.storage.places import Places

PAGE = Path(__file__).parents[3] / "docs" / "data-and-privacy.md"


def test_every_file_and_folder_in_use_is_on_the_page(tmp_path: Path) -> None:
    page = PAGE.read_text("utf-8")
    used = [path.name for _, path in Places.find(tmp_path, {}).rows()]
    assert len(used) > 10
    assert [name for name in used if f"`{name}`" not in page and f"`{name}/" not in page] == []

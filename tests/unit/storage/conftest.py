from pathlib import Path

import pytest

from sesprep.storage.places import Places


@pytest.fixture
def places(tmp_path: Path) -> Places:
    found = Places.find(tmp_path / "home", {})
    found.prepare()
    return found

from pathlib import Path

import pytest

from sesprep.domain.framework import Framework
from sesprep.storage.catalog import load_catalog
from sesprep.storage.packaged import data_dir
from sesprep.storage.places import Places


@pytest.fixture
def places(tmp_path: Path) -> Places:
    found = Places.find(tmp_path / "home", {})
    found.prepare()
    return found


@pytest.fixture(scope="session")
def shipped_frameworks() -> tuple[Framework, ...]:
    return load_catalog(Framework, (data_dir("frameworks"),)).values

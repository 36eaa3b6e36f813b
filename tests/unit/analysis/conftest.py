"""What the checker's tests share."""

import pytest

from sesprep.analysis.checker import Checker
from sesprep.storage.structures import load_structures

STORY = (
    "In 2021 I ran a field office of forty people in Ohio, and a backlog of 900 claims had built up over a year. "
    "The regional director wanted it gone by September. I split the cases by age and moved two examiners to the "
    "oldest ones. I met the team every morning, and I asked regional counsel to look at the hard cases each Friday. "
    "By September the backlog was down to 60 claims, and the region copied the method the next year."
)


@pytest.fixture(scope="session")
def structures():
    """STAR and CCAR, by id."""
    return {structure.id: structure for structure in load_structures().values}


@pytest.fixture(scope="session")
def star(structures):
    """A checker for STAR."""
    return Checker(structures["star"])


@pytest.fixture(scope="session")
def ccar(structures):
    """A checker for CCAR."""
    return Checker(structures["ccar"])


@pytest.fixture(scope="session")
def story():
    """A short, complete answer."""
    return STORY

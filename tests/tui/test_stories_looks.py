"""How stories, agency notes and the plan look; `--snapshot-update` takes a wanted change."""

import pytest

from sesprep.domain.agency import Agency, TechnicalQualification
from sesprep.storage.agency import save_agency

from .story_walk import go, ten
from .walk import shown, until

SMALL, LARGE = (80, 24), (160, 50)
AGENCY = Agency(
    id="mint",
    name="the Mint",
    post="Deputy Director",
    field="coinage",
    goals=("Cut the cost of a coin.",),
    challenges=("Demand for coins falls.",),
    qualifications=(TechnicalQualification(name="MTQ 1", text="Experience in large plants.", mandatory=True),),
)


def walk(name, *keys):
    async def run(pilot):
        await go(pilot, *keys)

    run.__name__ = name
    return run


async def at_home(pilot):
    """Home, when all that is read and worked out for it is drawn."""
    await go(pilot)
    await until(pilot, lambda: "Today: " in shown(pilot) and "in 1 bank" in shown(pilot))


at_home.__name__ = "home"
CASES = [
    (at_home, SMALL, "textual-dark"),
    (at_home, LARGE, "textual-light"),
    (walk("stories", "7"), SMALL, "textual-light"),
    (walk("stories", "7", "down", "down"), LARGE, "textual-dark"),
    (walk("editor", "7", "enter"), SMALL, "textual-dark"),
    (walk("editor", "7", "down", "enter"), LARGE, "textual-light"),
    (walk("matrix", "7", "o", "down", "down"), SMALL, "textual-dark"),
    (walk("matrix", "7", "o", "full_stop"), LARGE, "textual-light"),
    (walk("agencies", "8"), SMALL, "textual-light"),
    (walk("agency", "8", "enter"), SMALL, "textual-dark"),
    (walk("plan", "6"), SMALL, "textual-dark"),
    (walk("plan", "6"), LARGE, "textual-light"),
    (walk("partners", "6", "9"), SMALL, "textual-light"),
]
IDS = [f"{w.__name__}-{s[0]}x{s[1]}-{t}" for w, s, t in CASES]


@pytest.mark.parametrize(("walked", "size", "theme"), CASES, ids=IDS)
def test_looks(snap_compare, make, places, walked, size, theme):
    ten(places)
    save_agency(places, AGENCY)
    assert snap_compare(make(theme=theme), terminal_size=size, run_before=walked)

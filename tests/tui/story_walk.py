"""Stories, agencies and a few steps that their tests take."""

from textual.pilot import Pilot

from sesprep.domain.story import Figure, Scale, Story
from sesprep.storage.frameworks import load_frameworks
from sesprep.storage.places import Places
from sesprep.storage.stories import load_stories, new_story
from sesprep.storage.structures import load_structures
from sesprep.tui.app import SesprepApp
from sesprep.tui.screens.home import HomeScreen
from sesprep.tui.screens.plan import PlanScreen

from .walk import press, settle, until

OURS = "ecq-2025/driving-efficiency"
FISCAL = f"{OURS}/fiscal-responsibility"
RESOURCES = f"{OURS}/managing-resources"
TOOLS = f"{OURS}/leveraging-technology"
PARTNERING = "ecq-2006/building-coalitions/partnering"
PARTS = {
    "situation": ("9,000 claims were late",),
    "task": ("The Secretary wanted it done by June",),
    "action": ("I split the queue by age", "I met the union each Friday"),
    "result": ("From 9,000 to 400 in seven months",),
}
FULL = Story(
    id="x",
    title="The claims backlog",
    organization="Office of Benefits",
    role="Deputy Director",
    grade="GS-15",
    year=2023,
    scale=Scale(people="400 people"),
    parts=PARTS,
    figures=(Figure(says="9,000 to 400", source="Quarterly report"),),
    competencies=(FISCAL,),
    sensitivity="Name no contractor",
)


def put(places: Places, title: str = FULL.title, **changes: object) -> str:
    """Write a story and return its id."""
    return new_story(places, title, FULL.model_copy(update={"title": title, **changes})).stem


def ten(places: Places) -> None:
    """Ten stories, with holes, an old one, one below the grade, one without competency, and two by the map."""
    put(places)
    put(places, "Ending the mainframe contract", competencies=(RESOURCES, TOOLS), sensitivity="")
    put(places, "The failed payroll move", year=2014, grade="GS-13", competencies=(PARTNERING,))
    put(places, "Hiring 60 inspectors", competencies=(), figures=(), sensitivity="")
    for number in range(5, 11):
        put(places, f"Story number {number}", competencies=(), year=2015 + number, sensitivity="")


async def go(pilot: Pilot, *keys: str) -> SesprepApp:
    """Press each key and let everything come to rest; words in guillemets are typed."""
    await settle(pilot)
    for key in keys:
        typed = key[1:-1].replace(" ", "␣") if key.startswith("«") else ""
        await press(pilot, *(("space" if letter == "␣" else letter) for letter in (typed or [key])))
    await worked_out(pilot)
    return pilot.app


async def worked_out(pilot: Pilot) -> None:
    """Wait until the screen at the front has worked today out, when it is one that does."""

    def is_worked_out() -> bool:
        screen = pilot.app.screen
        day = screen._day if isinstance(screen, HomeScreen) else screen.day if isinstance(screen, PlanScreen) else True
        return pilot.app.services.reading or day is not None

    await until(pilot, is_worked_out)


def kept(places: Places) -> dict[str, Story]:
    """The stories as their files say."""
    return {s.id: s for s in load_stories(places, load_frameworks(places), load_structures()).values}

"""What the screens may ask for: loaded values and a few verbs, with no file behind them that a screen can see."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sesprep.domain.format import SessionFormat
from sesprep.domain.framework import Framework
from sesprep.domain.session import Plan
from sesprep.domain.settings import Settings
from sesprep.domain.structure import Band, Structure
from sesprep.errors import BadInputError
from sesprep.practice.clock import Clock, SystemClock
from sesprep.practice.plan import Choice, make_plan
from sesprep.storage.banks import BankShelf, load_banks
from sesprep.storage.catalog import Catalog
from sesprep.storage.formats import load_formats
from sesprep.storage.frameworks import load_frameworks
from sesprep.storage.places import Places
from sesprep.storage.problems import Problem
from sesprep.storage.settings import load_settings, save_settings
from sesprep.storage.structures import load_structures
from sesprep.tui.live import AnswerChecker

MakeChecker = Callable[[Structure, Settings], AnswerChecker]


@dataclass
class Services:
    """Everything the app is given; tests give it another clock, seed and checker."""

    places: Places
    settings: Settings
    frameworks: Catalog[Framework]
    structures: Catalog[Structure]
    formats: Catalog[SessionFormat]
    shelf: BankShelf
    problems: tuple[Problem, ...]
    make_checker: MakeChecker
    first_start: bool = False
    clock: Clock = field(default_factory=SystemClock)
    new_id: Callable[[], str] = lambda: secrets.token_hex(6)
    new_seed: Callable[[], int] = lambda: secrets.randbelow(2**31)
    glance_delay: float = 0.3
    blink: bool = True

    def today(self) -> date:
        """The local date."""
        return self.clock.now().astimezone().date()

    def framework(self) -> Framework:
        """The framework to practice: the one set, else the one in force today, else the first."""
        found = [f for f in self.frameworks.values if f.id == self.settings.framework]
        in_force = [f for f in self.frameworks.values if f.in_force(self.today())]
        return (found or in_force or list(self.frameworks.values))[0]

    def structure(self, wanted: str | None = None) -> Structure:
        """The structure with that id, else the one set, else the first."""
        ids = (wanted, self.settings.structure)
        return next((s for i in ids for s in self.structures.values if s.id == i), self.structures.values[0])

    def framework_of(self, plan: Plan) -> Framework:
        """The framework of a plan, or the one in use when it is not known any more."""
        return next((f for f in self.frameworks.values if f.id == plan.framework), self.framework())

    def bands(self, structure: Structure) -> dict[str, Band]:
        """The share bands of a structure by element id, with those of the settings over them."""
        own = self.settings.bands.get(structure.id, {})
        pairs = {e.id: own.get(e.id, (e.band.low, e.band.high)) for e in structure.elements}
        return {element: Band(low=low, high=high) for element, (low, high) in pairs.items()}

    def plan(self, framework: Framework, structure: Structure, form: SessionFormat, choice: Choice) -> Plan:
        """Draw a session's questions; raises BadInputError when none fits."""
        return make_plan((loaded.bank for loaded in self.shelf.banks), framework, structure, form, choice)

    def change(self, settings: Settings) -> None:
        """Keep new settings, and write them; raises SesprepError when they cannot be written."""
        self.settings = settings
        save_settings(self.places.settings_file, settings)


def load_services(places: Places) -> Services:
    """Load everything, the good parts of every file; raises MissingError when a folder cannot be used."""
    places.prepare()
    first = not places.settings_file.exists()
    settings, wrong = load_settings(places.settings_file)
    frameworks, structures, formats = load_frameworks(places), load_structures(), load_formats(places)
    shelf = load_banks(places, settings, frameworks)
    problems = (
        *wrong, *unknown_names(settings, places.settings_file, frameworks, structures, formats),
        *frameworks.problems, *structures.problems, *formats.problems, *shelf.problems,
    )  # fmt: skip
    return Services(
        places=places,
        settings=settings,
        frameworks=frameworks,
        structures=structures,
        formats=formats,
        shelf=shelf,
        problems=problems,
        make_checker=_checker,
        first_start=first,
    )


def unknown_names(
    settings: Settings,
    path: Path,
    frameworks: Catalog[Framework],
    structures: Catalog[Structure],
    formats: Catalog[SessionFormat],
) -> tuple[Problem, ...]:
    """The names in the settings that nothing answers to; the app goes on with its defaults."""
    named = (
        ("framework", settings.framework, frameworks.get),
        ("structure", settings.structure, structures.get),
        ("format", settings.format, formats.get),
    )
    problems = []
    for key, value, get in named:
        try:
            if value is not None:
                get(value)
        except BadInputError as error:
            problems.append(Problem(path, None, key, f"{key}: {error.message}", error.hint))
    return tuple(problems)


def _checker(structure: Structure, settings: Settings) -> AnswerChecker:
    from sesprep.analysis.checker import Checker  # the model is loaded when the first session needs it

    return Checker(structure, bands=settings.bands.get(structure.id), rules=settings.rules)

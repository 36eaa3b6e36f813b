"""What the screens may ask for: loaded values and a few verbs, with no file behind them that a screen can see."""

import secrets
import threading
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from sesprep.domain.bank import Bank, Question
from sesprep.domain.format import SessionFormat
from sesprep.domain.framework import Framework
from sesprep.domain.session import Plan
from sesprep.domain.settings import Settings
from sesprep.domain.structure import Band, Structure
from sesprep.errors import BadInputError
from sesprep.practice.clock import Clock, SystemClock
from sesprep.practice.plan import Choice, make_plan
from sesprep.storage.agency import agency_for, load_agencies
from sesprep.storage.banks import BankShelf, LoadedBank, load_banks
from sesprep.storage.catalog import Catalog
from sesprep.storage.formats import load_formats
from sesprep.storage.frameworks import load_frameworks
from sesprep.storage.history_index import HistoryIndex
from sesprep.storage.places import Places
from sesprep.storage.problems import Problem
from sesprep.storage.settings import load_settings, save_settings
from sesprep.storage.structures import load_structures
from sesprep.tui.listening import Listening
from sesprep.tui.live import AnswerChecker
from sesprep.tui.speaking import PanelVoice

if TYPE_CHECKING:
    from sesprep.domain.agency import Agency
    from sesprep.domain.story import Story
    from sesprep.tui.author import Author
    from sesprep.tui.own_book import OwnBook

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
    told: tuple[Problem, ...]
    """What is wrong in files other than banks."""
    make_checker: MakeChecker
    reading: bool = False
    """Whether the banks are still to be read."""
    first_start: bool = False
    clock: Clock = field(default_factory=SystemClock)
    new_id: Callable[[], str] = lambda: secrets.token_hex(6)
    new_seed: Callable[[], int] = lambda: secrets.randbelow(2**31)
    glance_delay: float = 0.3
    blink: bool = True
    authors: "dict[Path, Author]" = field(default_factory=dict)
    """Who changes which file, so that changes can be taken back as long as the app runs."""
    story_book: "OwnBook[Story] | None" = None
    """The story bank once it was read; `stories_of` reads it."""
    agency_book: "OwnBook[Agency] | None" = None
    """The notes on agencies once they were read; `agencies_of` reads them."""
    _shelving: threading.Lock = field(default_factory=threading.Lock)
    panel: PanelVoice = field(init=False)
    listening: Listening = field(init=False)

    def __post_init__(self) -> None:
        """Give the voice and the microphone the settings as they are at each moment."""
        self.panel = PanelVoice(lambda: self.settings)
        self.listening = Listening(self.places, lambda: self.settings)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything wrong in the user's files, as far as they are read."""
        return self.told + self.shelf.problems

    def read_banks(self) -> BankShelf:
        """Read every bank; slow where there are many. Raises MissingError when the shipped ones are not there."""
        return load_banks(self.places, self.settings, self.frameworks)

    def show_bank(self, path: Path, bank: Bank, problems: tuple[Problem, ...]) -> None:
        """Put the bank of that file on the shelf as it is now; may be called from a thread."""
        with self._shelving:
            changed = tuple(
                replace(loaded, bank=bank, problems=problems) if loaded.path == path else loaded
                for loaded in self.shelf.banks
            )
            self.shelf = BankShelf(changed, self.shelf.refused)

    def add_bank(self, loaded: LoadedBank) -> None:
        """Put one more bank on the shelf; may be called from a thread."""
        with self._shelving:
            self.shelf = BankShelf((*self.shelf.banks, loaded), self.shelf.refused)

    def asked(self) -> frozenset[tuple[str, str]]:
        """The questions answered before, each as bank id and question id; slow where there are many sessions."""
        index = HistoryIndex(self.places)
        try:
            index.refresh()
            return frozenset((a.bank, a.question) for found in index.sessions() for a in found.facts.attempts)
        finally:
            index.close()

    def name_of(self, ref: str) -> str:
        """The plain name of a competency of any framework, or the reference itself when it is unknown."""
        framework = next((f for f in self.frameworks.values if ref.startswith(f"{f.id}/")), None)
        return ref if framework is None else f"{framework.name_of(ref)} ({framework.short})"

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

    def plan(
        self,
        framework: Framework,
        structure: Structure,
        form: SessionFormat,
        choice: Choice,
        agency: "Agency | None" = None,
    ) -> Plan:
        """Draw a session's questions, for `agency` or the one that comes next; raises BadInputError when none fits."""
        agency = agency or agency_for(load_agencies(self.places), None, self.today())
        return make_plan((loaded.bank for loaded in self.shelf.banks), framework, structure, form, choice, agency)

    def plan_of(self, bank: str, question: Question, story: str = "", agency: "Agency | None" = None) -> Plan:
        """A session of one question for practice; raises BadInputError when it is not on the shelf any more.

        `story` is the id of the one that is told; `agency` gives the question when the bank is the one of its notes.
        """
        named = question.competencies[0].partition("/")[0] if question.competencies else ""
        framework = next((f for f in self.frameworks.values if f.id == named), self.framework())
        wanted = next((f for f in self.formats.values if f.id == self.settings.format and not f.exam), None)
        form = wanted or next((f for f in self.formats.values if not f.exam), self.formats.values[0])
        choice = Choice(question=(bank, question.id), minutes=self.settings.minutes, seed=self.new_seed())
        plan = self.plan(framework, self.structure(), form, choice, agency)
        return plan.model_copy(update={"story": story}) if story else plan

    def change(self, settings: Settings) -> None:
        """Keep new settings, and write them; raises SesprepError when they cannot be written."""
        self.settings = settings
        save_settings(self.places.settings_file, settings)


def load_services(places: Places, *, banks: bool = True) -> Services:
    """Load everything, the good parts of every file; raises MissingError when a folder cannot be used.

    Without `banks` these are left for later, and `reading` says so.
    """
    places.prepare()
    first = not places.settings_file.exists()
    settings, wrong = load_settings(places.settings_file)
    frameworks, structures, formats = load_frameworks(places), load_structures(), load_formats(places)
    shelf = load_banks(places, settings, frameworks) if banks else BankShelf(())
    problems = (
        *wrong, *unknown_names(settings, places.settings_file, frameworks, structures, formats),
        *frameworks.problems, *structures.problems, *formats.problems,
    )  # fmt: skip
    return Services(
        places=places,
        settings=settings,
        frameworks=frameworks,
        structures=structures,
        formats=formats,
        shelf=shelf,
        told=problems,
        make_checker=_checker,
        reading=not banks,
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

    own, today = settings.bands.get(structure.id), SystemClock().now().astimezone().date()
    return Checker(structure, bands=own, rules=settings.rules, today=today, framework=settings.framework)

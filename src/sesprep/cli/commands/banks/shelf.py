"""What every command on banks starts from."""

from datetime import date
from pathlib import Path

from sesprep.cli.diagnostics import tell_problems
from sesprep.domain.framework import Framework
from sesprep.domain.settings import Settings
from sesprep.domain.slug import unique_id
from sesprep.errors import BadInputError
from sesprep.storage.bank_writer import bank_path
from sesprep.storage.banks import BankShelf, load_banks
from sesprep.storage.catalog import Catalog
from sesprep.storage.frameworks import load_frameworks
from sesprep.storage.places import Places
from sesprep.storage.settings import load_settings


def read_settings(places: Places) -> Settings:
    """The settings; what is wrong with them is told."""
    settings, problems = load_settings(places.settings_file)
    tell_problems(problems)
    return settings


def load_shelf(places: Places) -> BankShelf:
    """Every bank there is."""
    return load_banks(places, read_settings(places), load_frameworks(places))


def preferred(
    frameworks: Catalog[Framework], settings: Settings, wanted: str | None, today: date
) -> tuple[Framework, ...]:
    """The frameworks, first the one asked for, then the one of the settings, then those in force.

    Raises BadInputError when there is none with the id asked for.
    """
    first = (frameworks.get(wanted).id if wanted else None, settings.framework)

    def rank(framework: Framework) -> int:
        return first.index(framework.id) if framework.id in first else 2 if framework.in_force(today) else 3

    return tuple(sorted(frameworks.values, key=rank))


def own_path(places: Places, bank_id: str, output: Path | None) -> Path:
    """The file for a new bank: `output`, else in the user's folder, which is made when it is not there.

    Raises BadInputError for what is no id, and, in the user's folder, for an id that another bank has.
    """
    in_folder = bank_path(places.banks_dir, bank_id)
    if output is not None:
        return output
    taken = set(load_shelf(places).ids())
    if bank_id in taken:
        hint = f"Choose another, such as '{unique_id(bank_id, taken)}'."
        raise BadInputError(f"There is a bank '{bank_id}' already.", hint=hint)
    places.prepare()
    return in_folder

"""The frameworks: those sesprep comes with, and the user's own."""

from dataclasses import dataclass

from sesprep.domain.framework import Framework, FrameworkMap
from sesprep.storage.catalog import Catalog, load_catalog, load_file, toml_files
from sesprep.storage.packaged import data_dir
from sesprep.storage.places import Places
from sesprep.storage.problems import Problem


@dataclass(frozen=True)
class FrameworkMaps:
    """The maps from one framework to another, and the problems met on the way."""

    maps: tuple[FrameworkMap, ...]
    problems: tuple[Problem, ...] = ()


def load_frameworks(places: Places) -> Catalog[Framework]:
    """Every framework; of two with one id the shipped one stays. Raises MissingError when the shipped are not there."""
    return load_catalog(Framework, (data_dir("frameworks"), places.frameworks_dir))


def load_maps(places: Places) -> FrameworkMaps:
    """Every map between frameworks, from the folders `frameworks/maps`."""
    maps: list[FrameworkMap] = []
    problems: list[Problem] = []
    for folder in (data_dir("frameworks") / "maps", places.frameworks_dir / "maps"):
        paths, unread = toml_files(folder)
        problems += unread
        for path in paths:
            value, wrong = load_file(FrameworkMap, path)
            problems += wrong
            maps += [value] if value else []
    return FrameworkMaps(tuple(maps), tuple(problems))

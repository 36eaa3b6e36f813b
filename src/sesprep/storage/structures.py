"""The structures that sesprep comes with."""

from sesprep.domain.structure import Structure
from sesprep.storage.catalog import Catalog, load_catalog
from sesprep.storage.packaged import data_dir


def load_structures() -> Catalog[Structure]:
    """Every structure. Raises MissingError when the shipped ones are not there."""
    return load_catalog(Structure, (data_dir("structures"),))

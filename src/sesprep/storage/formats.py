"""The session formats: those sesprep comes with, and the user's own."""

from sesprep.domain.format import SessionFormat
from sesprep.storage.catalog import Catalog, load_catalog
from sesprep.storage.packaged import data_dir
from sesprep.storage.places import Places


def load_formats(places: Places) -> Catalog[SessionFormat]:
    """Every format; of two with one id the shipped one stays. Raises MissingError when the shipped are not there."""
    return load_catalog(SessionFormat, (data_dir("formats"), places.formats_dir))

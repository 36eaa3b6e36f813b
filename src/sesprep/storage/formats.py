"""The session formats: those sesprep comes with, and the user's own."""

import re
from pathlib import Path

from sesprep.domain.format import SessionFormat
from sesprep.domain.slug import SLUG, slugify
from sesprep.errors import BadInputError
from sesprep.storage.catalog import Catalog, load_catalog, load_file, toml_files
from sesprep.storage.durable import write_atomic
from sesprep.storage.packaged import data_dir
from sesprep.storage.places import Places
from sesprep.storage.toml_file import read_toml


def load_formats(places: Places) -> Catalog[SessionFormat]:
    """Every format; of two with one id the shipped one stays. Raises MissingError when the shipped are not there."""
    return load_catalog(SessionFormat, (data_dir("formats"), places.formats_dir))


def copy_format(places: Places, like: str, new_id: str) -> Path:
    """Copy a format, comments and all, to a new file of the user's under another id, and return the file.

    Raises BadInputError when there is no format `like`, when `new_id` is no id or is taken, StorageError.
    """
    import tomlkit  # only for writing

    if not re.fullmatch(SLUG, new_id) or len(new_id) > 80:
        raise BadInputError(f"'{new_id[:80]}' is no id.", hint=f"Such as '{slugify(new_id[:200])}'.")
    formats = load_formats(places)
    formats.get(like)
    path = places.formats_dir / f"{new_id}.toml"
    if new_id in formats.ids() or path.exists():
        raise BadInputError(f"There is a format '{new_id}' already.", hint="Give another id.", where=str(path))
    document = tomlkit.parse(read_toml(_file_of(places, like)).text)
    document["id"] = new_id
    write_atomic(path, tomlkit.dumps(document))
    return path


def _file_of(places: Places, wanted: str) -> Path:
    for folder in (data_dir("formats"), places.formats_dir):
        for path in toml_files(folder)[0]:
            value, _ = load_file(SessionFormat, path)
            if value is not None and value.id == wanted:
                return path
    raise BadInputError(f"'{wanted}' is not known.")

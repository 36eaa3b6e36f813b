"""The filler words that sesprep comes with."""

from sesprep.domain.filler_words import FillerWords
from sesprep.storage.packaged import package_dir
from sesprep.storage.toml_file import read_toml


def load_fillers() -> FillerWords:
    """The words and phrases that fill a pause in speech. Raises StorageError when the installation is incomplete."""
    found = read_toml(package_dir() / "data" / "delivery.toml").data["fillers"]
    return FillerWords.model_validate(found, extra="ignore")

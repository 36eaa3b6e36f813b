"""Where the files that sesprep comes with are."""

from importlib import resources
from pathlib import Path

from sesprep.errors import MissingError


def package_dir() -> Path:
    """The folder of the installed package."""
    return Path(str(resources.files("sesprep")))


def data_dir(kind: str) -> Path:
    """The folder of shipped data of one kind: `frameworks`, `structures` or `formats`.

    Raises MissingError when the installation is incomplete.
    """
    return _there(package_dir() / "data" / kind)


def banks_dir() -> Path:
    """The folder of shipped banks: inside the package, else (in an editable install) in the checkout's root.

    Raises MissingError when neither is there.
    """
    inside = package_dir() / "question_banks"
    return inside if inside.is_dir() else _there(package_dir().parents[1] / "question_banks")


def _there(folder: Path) -> Path:
    if not folder.is_dir():
        hint = "Install sesprep again; the folder belongs to it."
        raise MissingError("Files that sesprep comes with are missing.", hint=hint, where=str(folder))
    return folder

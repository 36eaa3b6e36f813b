"""A name that no file has yet."""

from pathlib import Path


def free_path(path: Path) -> Path:
    """The path itself, else with -2, -3 and so on before its ending."""
    number, found = 1, path
    while found.exists() or found.is_symlink():  # a broken link has the name all the same
        number += 1
        found = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return found

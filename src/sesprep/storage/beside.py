"""The recordings of a session: a folder beside its journal that goes wherever the journal goes."""

import shutil
from pathlib import Path

from sesprep.domain.delivery import RECORDINGS
from sesprep.storage.durable import storage_error


def move_beside(journal: Path, target: Path) -> None:
    """Move the recordings beside `journal` so that they are beside `target`; fine without any. Raises StorageError."""
    folder = journal.with_suffix(RECORDINGS)
    try:
        folder.rename(target.with_suffix(RECORDINGS))
    except FileNotFoundError:  # nothing was recorded
        return
    except OSError as error:
        raise storage_error(error, folder) from error


def remove_beside(journal: Path) -> None:
    """Remove the recordings of the session at `journal` for good; fine when there are none. Raises StorageError."""
    folder = journal.with_suffix(RECORDINGS)
    try:
        shutil.rmtree(folder)
    except FileNotFoundError:
        return
    except OSError as error:
        raise storage_error(error, folder) from error

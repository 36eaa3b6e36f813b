"""The recordings of a session: a folder beside its journal that goes wherever the journal goes."""

import shutil
from pathlib import Path

from sesprep.domain.delivery import RECORDING_KINDS, RECORDINGS
from sesprep.storage.durable import storage_error, sync_folder


def move_journal(journal: Path, target: Path) -> None:
    """Move a journal, and then what was recorded with it. Raises StorageError."""
    try:
        journal.rename(target)
        sync_folder(target.parent)
        sync_folder(journal.parent)
    except OSError as error:
        raise storage_error(error, journal) from error
    move_beside(journal, target)


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


def recording_beside(journal: Path, name: str | None) -> Path | None:
    """The recording of that name in the session's folder, also when it was compressed since; None when it is gone."""
    if name is None or Path(name).name != name or name in ("", ".", ".."):  # a journal may come from elsewhere
        return None
    folder = journal.with_suffix(RECORDINGS)
    found = [folder / name, *(folder / f"{Path(name).stem}{kind}" for kind in RECORDING_KINDS)]
    return next((path for path in found if path.suffix in RECORDING_KINDS and path.is_file()), None)

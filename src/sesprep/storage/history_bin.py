"""The deleted sessions: listed, taken back, and gone for good on request."""

from sesprep.errors import BadInputError, SesprepError
from sesprep.storage.beside import move_journal, remove_beside
from sesprep.storage.durable import storage_error, sync_folder
from sesprep.storage.history import History, Summary, list_sessions, summary_of
from sesprep.storage.journal import SUFFIX
from sesprep.storage.places import Places


def list_deleted(places: Places) -> tuple[Summary, ...]:
    """The sessions in the bin, newest first; of one deleted more than once, each file. Raises nothing."""
    found: list[Summary] = []
    for path in sorted(places.bin_dir.glob(f"*{SUFFIX}")):
        try:
            found.append(summary_of(path))
        except SesprepError:  # it is no session; only `empty_bin` touches it
            continue
    return tuple(sorted(found, key=lambda summary: (summary.started, summary.path.name), reverse=True))


def restore(places: Places, wanted: str) -> Summary:
    """Move a deleted session back, by its id or the only start of one, and return where it is now.

    Raises BadInputError when there is none, several, or one of that id among the sessions; StorageError.
    """
    summary = History(list_deleted(places)).find(wanted)
    if any(known.id == summary.id for known in list_sessions(places).sessions):
        raise BadInputError(f"Session {summary.id} is among your sessions already.", where=str(summary.path))
    target = places.sessions_dir / summary.path.name
    if target.exists():
        raise BadInputError("A file of this name is among your sessions already.", where=str(target))
    move_journal(summary.path, target)
    return Summary(target, summary.id, summary.started, summary.plan)


def empty_bin(places: Places) -> int:
    """Remove every deleted session for good, and return how many files those were. Raises StorageError."""
    removed = 0
    for path in sorted(places.bin_dir.glob(f"*{SUFFIX}")):
        remove_beside(path)
        try:
            path.unlink()
        except OSError as error:
            raise storage_error(error, path) from error
        removed += 1
    if removed:
        sync_folder(places.bin_dir)
    return removed

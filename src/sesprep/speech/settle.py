"""What becomes of a recording whose words are known; the work is done in a helper process, not in the app's own."""

import queue
from pathlib import Path

from sesprep.domain.settings import KeepAudio
from sesprep.speech.child import Child, words
from sesprep.speech.recordings import forget

MODULE = "sesprep.speech.settle_child"
WITHIN = 120.0


def settle(path: Path, keep: KeepAudio) -> Path | None:
    """Drop the recording, or shrink it to FLAC, as the user chose; returns the file that is there now.

    None when it was dropped. Where nothing shrinks it, it stays as it is. Raises MissingError when the system refuses
    to delete it.
    """
    if keep == "never":
        forget(path)
        return None
    if path.suffix != ".wav":
        return path
    try:
        child = Child(MODULE)
    except OSError:  # no further process can be started, and the WAV is as good
        return path
    try:
        child.send(path=str(path.absolute()))
        message = child.next(WITHIN)
    except queue.Empty:
        message = None
    finally:
        child.kill()
    small = Path(words(message or {}, "path") or path)
    return small if small.is_file() else path

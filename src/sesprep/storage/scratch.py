"""Scratch files that a killed process left behind; they hold the user's words, so they do not stay."""

import contextlib

import psutil

from sesprep.storage.durable import SCRATCH
from sesprep.storage.places import Places


def sweep(places: Places) -> int:
    """Remove the scratch files whose process is gone, and return how many; the files they were meant for are whole."""
    removed = 0
    for folder in (places.config, *(path for what, path in places.rows() if what != "settings")):
        for path in folder.glob(f".*{SCRATCH}"):
            pid = path.name.rsplit(".", 3)[-3]
            if pid.isdecimal() and len(pid) < 10 and not psutil.pid_exists(int(pid)):
                with contextlib.suppress(OSError):  # another copy may be sweeping too
                    path.unlink()
                    removed += 1
    return removed

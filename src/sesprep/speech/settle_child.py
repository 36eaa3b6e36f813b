"""Shrinks one recording and ends: `python -m sesprep.speech.settle_child`."""

from pathlib import Path

from sesprep.speech.recordings import compress
from sesprep.speech.wire import Wire


def main() -> None:
    """Take one order from the app, and tell which file is there now."""
    wire = Wire()
    order = wire.order()
    assert order is not None
    wire.send(path=str(compress(Path(str(order["path"])))))


if __name__ == "__main__":
    main()

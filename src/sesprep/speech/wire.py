"""A helper process that speaks JSON lines with the app: the helper's side."""

import contextlib
import json
import os
import queue
import sys
import threading
from collections.abc import Callable
from typing import IO

Message = dict[str, object]


class Wire:
    """The line to the app; whatever the libraries print goes nowhere."""

    def __init__(self, at_end: Callable[[], None] = lambda: None) -> None:
        """Take stdin and stdout for the line; `at_end` runs when the app is gone, then this process ends."""
        self._out: IO[bytes] = os.fdopen(os.dup(1), "wb")
        nowhere = os.open(os.devnull, os.O_RDWR)
        os.dup2(nowhere, 1)  # the speech engine prints here, and the sound system scribbles on 2
        os.dup2(nowhere, 2)
        self._at_end = at_end
        self._orders: queue.SimpleQueue[Message] = queue.SimpleQueue()
        threading.Thread(target=self._listen, daemon=True).start()

    def send(self, **message: object) -> None:
        """Tell the app one thing; one that is gone ends this process."""
        try:
            self._out.write(json.dumps(message).encode() + b"\n")
            self._out.flush()
        except (OSError, ValueError):
            self._leave()

    def order(self, timeout: float | None = None) -> Message | None:
        """The app's next order; None when there is none within `timeout` seconds (None waits)."""
        try:
            return self._orders.get(timeout=timeout) if timeout != 0 else self._orders.get_nowait()
        except queue.Empty:
            return None

    def _listen(self) -> None:
        for line in sys.stdin.buffer:
            with contextlib.suppress(ValueError):  # not the app's
                message = json.loads(line)
                if isinstance(message, dict):
                    self._orders.put(message)
        self._leave()

    def _leave(self) -> None:
        """The app is gone: mend what must be mended, and end with everything that this process started."""
        with contextlib.suppress(Exception):  # whatever it raises, the process has to end
            self._at_end()
        if os.name != "nt" and os.getpgrp() == os.getpid():
            import signal

            os.killpg(os.getpid(), signal.SIGKILL)
        os._exit(0)

"""The processes that tests start: none outlives its test, however that ends."""

import subprocess

_started: list["subprocess.Popen[bytes]"] = []


def start(command: list[str], **how: object) -> "subprocess.Popen[bytes]":
    """Start a process, which `end_all` ends if its test does not."""
    process = subprocess.Popen(command, **how)
    _started.append(process)
    return process


def end_all() -> None:
    """End what still runs, and wait for it."""
    while _started:
        with _started.pop() as process:  # closes its pipes, and waits for it
            process.kill()

"""Helper processes, with real ones."""

import os
import queue
import sys
from pathlib import Path

import psutil
import pytest

from sesprep.speech.child import Child, number, words

HELPER = """
import os, sys, time
from sesprep.speech.wire import Wire
wire = Wire()
print("this goes nowhere")
os.write(2, b"and so does this")
while (order := wire.order()) is not None:
    match order.get("do"):
        case "echo":
            wire.send(event="echo", text=order["text"], number=1.5)
        case "noise":
            wire._out.write(b"not json\\n[1, 2]\\n")
            wire.send(event="after")
        case "crash":
            raise RuntimeError
        case "start":
            import subprocess
            wire.send(event="started", pid=subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"]).pid)
"""


@pytest.fixture
def child(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Child:
    (tmp_path / "trial_helper.py").write_text(HELPER)
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    return Child("trial_helper")


def test_words_go_both_ways_and_nothing_else_comes(child: Child, capfd: pytest.CaptureFixture[str]) -> None:
    child.send(do="echo", text="naïve ␛ 日本\n")
    message = child.next(20)
    assert message is not None
    assert words(message, "text") == "naïve ␛ 日本\n"
    assert number(message, "number") == 1.5
    assert (words(message, "number"), number(message, "text")) == ("", 0)
    child.send(do="noise")
    assert child.next(20) == {"event": "after"}
    with pytest.raises(queue.Empty):
        child.next(0.05)
    child.kill()
    assert child.next(5) is None
    assert capfd.readouterr() == ("", "")


def test_a_crash_is_an_end(child: Child) -> None:
    child.send(do="crash")
    assert child.next(20) is None
    child.send(do="echo", text="to nobody")
    child.kill()


def test_a_kill_takes_what_the_helper_started(child: Child) -> None:
    child.send(do="start")
    message = child.next(20)
    assert message is not None
    started = psutil.Process(int(number(message, "pid")))
    child.kill()
    gone, _ = psutil.wait_procs([started], timeout=10)
    assert gone or started.status() == psutil.STATUS_ZOMBIE
    child.kill()


def test_a_module_in_the_users_folder_is_not_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit(7)")
    monkeypatch.chdir(tmp_path)
    child = Child("sesprep.speech.speaker_child")
    child.send(do="say", text="", voice="none", rate=160, volume=1)
    assert child.next(20) == {"event": "over"}
    child.kill()


def test_the_helper_runs_this_python(child: Child) -> None:
    assert Path(psutil.Process(child.pid).exe()).resolve() == Path(os.path.realpath(sys.executable))
    child.kill()

"""The line that installs a package: for the Python that runs, quoted for the shell of the system; run for real here."""

import subprocess
import sys
from importlib.util import find_spec

import pytest

from sesprep.speech.pip import install
from sesprep.speech.remedies import remedy

VOICE = "sesprep[voice]"


@pytest.mark.parametrize(
    ("system", "python", "line"),
    [
        ("linux", "/opt/venv/bin/python", "/opt/venv/bin/python -m pip install 'sesprep[voice]'"),
        ("darwin", "/Users/A B/bin/python", "'/Users/A B/bin/python' -m pip install 'sesprep[voice]'"),
        ("win32", r"C:\venv\python.exe", r"C:\venv\python.exe -m pip install 'sesprep[voice]'"),
        ("win32", r"C:\Jo O'Neil\python.exe", r"& 'C:\Jo O''Neil\python.exe' -m pip install 'sesprep[voice]'"),
    ],
)
def test_the_line_is_quoted_for_the_shell_of_the_system(system: str, python: str, line: str) -> None:
    assert install(VOICE, system=system, python=python, pip=True) == line


def test_a_python_without_pip_gets_one_or_uv_does_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda name: None)
    line = install(VOICE, system="linux", python="/v/python", pip=False)
    assert line == "/v/python -m ensurepip; /v/python -m pip install 'sesprep[voice]'"
    monkeypatch.setattr("shutil.which", lambda name: f"/usr/bin/{name}")
    line = install(VOICE, system="win32", python=r"C:\a b\python", pip=False)
    assert line == r"uv pip install --python 'C:\a b\python' 'sesprep[voice]'"


@pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell reads the line")
@pytest.mark.skipif(find_spec("pip") is None, reason="this Python has no pip")
def test_a_shell_runs_the_line_as_it_stands() -> None:
    line = install("--no-deps", "--dry-run", "--no-index", "sesprep-no-such[voice]", pip=True)
    done = subprocess.run(["/bin/sh", "-c", line], capture_output=True, text=True, check=False)
    assert "sesprep-no-such[voice]" in done.stderr


@pytest.mark.parametrize("lack", ["recorder", "recognizer", "player"])
def test_a_remedy_names_the_python_that_runs(lack: str) -> None:
    said = remedy(lack)  # type: ignore[arg-type]  # each is a lack
    assert sys.executable in said.replace("'", "")
    assert "sesprep[voice]" in said
    assert "{" not in said

"""Runs the command line as a real process, in a home of its own."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import sesprep as package

COMMAND = [sys.executable, "-c", "from sesprep.cli.main import main; main()"]
STORY = (
    "In 2021 I led a field office of forty people in Denver, and a backlog of 9,000 claims had built up over a year. "
    "My task was to clear it by September without more staff. I split the cases by age, moved two examiners to the "
    "oldest ones, and met the team every morning. I asked the regional counsel to look at the hard cases each Friday. "
    "As a result we cut the backlog from 9,000 to 400 in eight months, and the average wait fell by 60 percent."
)

HERE = {"PYTHONPATH": str(Path(package.__file__).parents[1])}
"""A child that stands in another folder finds the same package, installed or not."""

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def sesprep(tmp_path: Path) -> Run:
    """Runs sesprep in `tmp_path` with text or bytes on standard input; gives what it printed and its exit code."""

    def run(*arguments: str, stdin: str | bytes = b"", **environ: str) -> "subprocess.CompletedProcess[str]":
        given = stdin.encode() if isinstance(stdin, str) else stdin
        done = subprocess.run(
            [*COMMAND, *arguments],
            input=given,
            capture_output=True,
            cwd=tmp_path,
            env=os.environ | HERE | environ,
            timeout=60,
        )
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
        )

    return run

"""The group of commands: help, version, completion, no terminal, and output that goes nowhere."""

import os
import subprocess
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import click
import pytest

from sesprep.cli.diagnostics import ExitCode, code_of, guarded, tell
from sesprep.cli.main import COMMANDS
from sesprep.cli.reference import helps
from sesprep.errors import BadInputError, MissingError, StorageError

from .conftest import COMMAND, HERE

HELPS = dict(helps())


@pytest.mark.parametrize("command", HELPS)
def test_every_command_has_help_with_an_example(command):
    assert "Example" in HELPS[command]
    assert f"    {command.split()[0]}" in HELPS[command].split("Example")[1]


def test_every_command_is_there_and_documented():
    assert {name.split()[1] for name in HELPS if " " in name} == set(COMMANDS)


def test_help_of_a_command_is_what_the_reference_says(sesprep):
    done = sesprep("check", "--help", COLUMNS="90")
    assert done.returncode == 0
    assert [line.strip() for line in done.stdout.splitlines()] == [
        line.strip() for line in HELPS["sesprep check"].splitlines()
    ]


def test_python_dash_m_is_the_command(tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "sesprep", "--help"], cwd=tmp_path, env=os.environ | HERE, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Usage: sesprep ")


def test_the_version_is_that_of_the_installed_package(sesprep):
    try:
        expected = (0, f"sesprep {version('sesprep')}\n")
    except PackageNotFoundError:  # a bare checkout
        expected = (3, "")
    done = sesprep("--version")
    assert (done.returncode, done.stdout) == expected


def test_without_a_terminal_the_app_names_the_plain_way(sesprep):
    done = sesprep()
    assert (done.returncode, done.stdout) == (3, "")
    assert "sesprep practice --plain" in done.stderr


@pytest.mark.parametrize("arguments", [("nope",), ("check", "--nope"), ("banks", "show"), ("--home",)])
def test_a_wrong_command_is_told_with_the_usage(sesprep, arguments):
    done = sesprep(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert "Usage: sesprep" in done.stderr or "Error: " in done.stderr


def test_a_slip_in_a_command_is_met_with_the_nearest(sesprep):
    assert "No such command 'bank'. Did you mean 'banks'?" in sesprep("bank", "list").stderr
    assert "`sesprep --help` lists all." in sesprep("zzzzz").stderr


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_scripts_name_the_program(sesprep, shell):
    done = sesprep(_SESPREP_COMPLETE=f"{shell}_source")
    assert done.returncode == 0
    assert "_SESPREP_COMPLETE" in done.stdout


def test_completion_completes_commands(sesprep):
    done = sesprep(_SESPREP_COMPLETE="bash_complete", COMP_WORDS="sesprep fra", COMP_CWORD="1")
    assert done.stdout.split() == ["plain,frameworks"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no file that is always full")
def test_an_output_that_cannot_be_written_is_told(tmp_path):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*COMMAND, "rules", "list"],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            cwd=tmp_path,
            env=os.environ | HERE,
        )
    assert done.returncode == 3
    assert done.stderr.startswith("sesprep: The output cannot be written: ")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="a shell's way to close a stream")
@pytest.mark.parametrize(
    ("line", "code"),
    [("rules list >&-", 0), ("check <&-", 2), ("practice --plain <&-", 2), ("check nothing 2>&-", 2)],
)
def test_a_closed_stream_is_no_traceback(tmp_path, line, code):
    command = f'"$0" -c "from sesprep.cli.main import main; main()" {line}'
    done = subprocess.run(
        ["sh", "-c", command, sys.executable], capture_output=True, text=True, cwd=tmp_path, env=os.environ | HERE
    )
    assert done.returncode == code
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    ("error", "code"),
    [(BadInputError("a"), ExitCode.BAD_INPUT), (MissingError("a"), ExitCode.MISSING), (StorageError("a"), 3)],
)
def test_a_kind_of_error_has_its_exit_code(error, code, capsys):
    def fail():
        raise error

    assert guarded(fail) == code_of(error) == code
    assert capsys.readouterr().err == "sesprep: a\n"


@pytest.mark.parametrize("error", [KeyboardInterrupt, click.Abort])
def test_an_interruption_is_130(error, capsys):
    def fail():
        raise error

    assert guarded(fail) == 130
    assert capsys.readouterr().err == "Interrupted.\n"


def test_a_fault_of_ours_is_never_hidden():
    def fail():
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        guarded(fail)


def test_talk_shows_escapes_and_sends_none(capsys):
    tell("a\x1b[2Jb")
    assert capsys.readouterr().err == "a␛[2Jb\n"

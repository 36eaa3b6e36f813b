"""Checks everything, on this machine and in CI alike: `python3 scripts/test.py`.

Makes a fresh environment in a temporary folder, builds the wheel, installs it, and tests the installed package in a
copy of the tests that has no source beside it. Needs Python 3.11 or newer and the network for the tools; changes
nothing in the checkout. The exit code is that of the first step that fails; pytest comes last.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COPIED = (
    ".ci",
    "tests",
    "training",
    "docs",
    "scripts",
    "README.md",
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "pyproject.toml",
)
"""What the tests need beside the installed package: neither src nor question_banks is among it."""


def main() -> int:
    """Run every step, each only when the one before it was fine."""
    if sys.version_info < (3, 11):  # noqa: UP036 - an older one starts it too, and should be told
        print("Python 3.11 or newer is needed; this is " + sys.version.split()[0], file=sys.stderr)
        return 3
    with tempfile.TemporaryDirectory(prefix="sesprep-test-", ignore_cleanup_errors=True) as folder:
        try:
            _steps(Path(folder))
        except subprocess.CalledProcessError as error:
            print(f"failed: {' '.join(map(str, error.cmd))}", file=sys.stderr)
            return error.returncode if error.returncode > 0 else 1
        return _pytest(Path(folder))


def _steps(work: Path) -> None:
    """Everything but the tests themselves."""
    step("environment")
    venv.create(work / "venv", with_pip=True)
    python = _python(work)
    # pip learned to install dependency groups in 25.1, and Debian 12 brings 23.0
    run(python, "-m", "pip", "install", "--quiet", "--upgrade", "pip>=25.1", "build")
    step("wheel, by way of the sdist")
    run(python, "-m", "build", "--outdir", work / "dist", ROOT, quiet=True)
    wheel = next((work / "dist").glob("*.whl"))
    step("install the wheel and the tools")
    run(python, "-m", "pip", "install", "--quiet", wheel, "--group", f"{ROOT / 'pyproject.toml'}:dev")
    step("ruff")
    run(python, "-m", "ruff", "check", "--no-cache", ".")
    run(python, "-m", "ruff", "format", "--no-cache", "--check", ".")
    step("mypy --strict")
    run(python, "-m", "mypy", "--strict", "--cache-dir", work / "mypy")
    step("layers")
    run(python, "-c", "from importlinter.cli import lint_imports_command as c; c()", "--no-cache", path="src")
    step("the shipped model is what the corpus gives")
    run(python, "-m", "training.train", "--check")


def _pytest(work: Path) -> int:
    """Test the installed package; pytest's own summary is the last line."""
    step("pytest, on the installed wheel")
    copy = work / "copy"
    copy.mkdir()
    for name in COPIED:
        source, target = ROOT / name, copy / name
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    command = [_python(work), "-m", "pytest", "-n", "2", "-p", "no:cacheprovider", *sys.argv[1:]]
    return subprocess.run(command, cwd=copy, env=_environ(), check=False).returncode


def run(*command: str | Path, quiet: bool = False, path: str = "") -> None:
    """Run one command in the checkout's root. Raises CalledProcessError when it fails, after showing what it said."""
    taken = subprocess.PIPE if quiet else None
    done = subprocess.run(
        command, cwd=ROOT, env=_environ(path), stdout=taken, stderr=subprocess.STDOUT, text=True, check=False
    )
    if done.returncode:
        print(done.stdout or "", end="", flush=True)
        raise subprocess.CalledProcessError(done.returncode, command)


def step(name: str) -> None:
    """Say what comes next."""
    print(f"== {name}", flush=True)


def _environ(path: str = "") -> dict[str, str]:
    """The environment without what would let another sesprep in, and without bytecode in the checkout."""
    rest = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")}
    return {**rest, "PYTHONDONTWRITEBYTECODE": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"} | (
        {"PYTHONPATH": str(ROOT / path)} if path else {}
    )


def _python(work: Path) -> Path:
    return work / "venv" / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


if __name__ == "__main__":
    sys.exit(main())

"""The command that installs a package into the Python that runs sesprep, as the user's shell wants it written."""

import shlex
import shutil
import sys
from importlib.util import find_spec


def install(*packages: str, system: str | None = None, python: str | None = None, pip: bool | None = None) -> str:
    """The line that installs `packages`, or extras such as `sesprep[voice]`; arguments with a dash are passed on.

    The user need not have activated anything: the line names the Python that runs now (`python` when given). `system`
    is `win32`, read by PowerShell, or any other, read by a POSIX shell; this one when None. `pip` is whether that
    Python has pip (as it is here when None); one made by uv has none.
    """
    windows = (system or sys.platform) == "win32"
    quoted = _powershell if windows else shlex.quote
    runs = quoted(python or sys.executable or ("py" if windows else "python3"))
    runs = f"& {runs}" if windows and runs.startswith("'") else runs  # PowerShell runs a quoted path only when told to
    wanted = " ".join(quoted(package) for package in packages)
    has_pip = find_spec("pip") is not None if pip is None else pip
    if has_pip:
        return f"{runs} -m pip install {wanted}"
    if shutil.which("uv") is not None:
        return f"uv pip install --python {runs.removeprefix('& ')} {wanted}"
    return f"{runs} -m ensurepip; {runs} -m pip install {wanted}"


def _powershell(word: str) -> str:
    plain = all(letter.isalnum() or letter in "_-.:\\/" for letter in word)
    return word if plain else "'" + word.replace("'", "''") + "'"

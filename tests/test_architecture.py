"""The plan of the house, held: arrows, light starts, no work at import, data as data, everything documented."""

import ast
import json
import os
import re
import subprocess
import sys
import tomllib
from importlib.metadata import distribution
from pathlib import Path

import pytest

import sesprep
from sesprep.cli.reference import helps, reference

PACKAGE = Path(sesprep.__file__).parent
ROOT = Path(__file__).parents[1]
FILES = sorted(PACKAGE.rglob("*.py"))
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
MODULES = sorted(
    ".".join(["sesprep", *path.relative_to(PACKAGE).with_suffix("").parts]).removesuffix(".__init__")
    for path in FILES
    if path.name != "__main__.py"
)
ENVIRON = {"PYTHONPATH": str(PACKAGE.parent)}
ids = pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(PACKAGE).as_posix())


def python(code: str, *arguments: str, cwd: Path) -> "subprocess.CompletedProcess[str]":
    """Run code in a fresh interpreter that finds the same package."""
    command = [sys.executable, "-c", code, *arguments]
    return subprocess.run(command, cwd=cwd, env=os.environ | ENVIRON, capture_output=True, text=True, timeout=120)


def test_the_arrows_point_inward():
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as lint; lint()", "--no-cache"]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | ENVIRON, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout + done.stderr
    assert " 0 broken" in done.stdout


def test_every_room_but_the_screens_is_forbidden_textual():
    rooms = {path.parent.name for path in PACKAGE.glob("*/__init__.py")} | {"errors"}
    contract = next(
        c for c in PROJECT["tool"]["importlinter"]["contracts"] if c.get("forbidden_modules") == ["textual"]
    )
    assert {name.removeprefix("sesprep.") for name in contract["source_modules"]} == rooms - {"tui"}


LOADED = """
import json, sys
from sesprep.cli.main import run
code = run(sys.argv[1:])
print(json.dumps({"code": code, "modules": sorted(sys.modules)}), file=sys.stderr)
"""
HEAVY = ("textual", "rich", "pydantic", "tomlkit", "psutil", "sesprep.analysis", "sesprep.tui", "sesprep.practice")


@pytest.mark.parametrize(
    ("arguments", "unloaded"),
    [
        (("--help",), HEAVY),
        (("where",), ("textual", "sesprep.analysis")),
        (("check", "--json", "answer.txt"), ("textual", "rich", "tomlkit", "psutil", "sesprep.practice")),
        (("check", "answer.txt"), ("textual", "rich", "sesprep.practice")),
        (("banks", "list"), ("textual", "sesprep.analysis")),
        (("history", "list"), ("textual", "sesprep.analysis")),
        (("practice", "--help"), ("textual",)),
        (("practice", "--plain", "--questions", "1"), ("textual",)),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else None,
)
def test_a_command_loads_no_more_than_it_needs(tmp_path, arguments, unloaded):
    (tmp_path / "answer.txt").write_text("I led a field office of forty people and cleared its backlog. " * 8)
    done = python(LOADED, *arguments, cwd=tmp_path)
    told = json.loads(done.stderr.splitlines()[-1])
    loaded = [name for name in told["modules"] if name.startswith(tuple(f"{one}." for one in unloaded))]
    assert [*loaded, *set(unloaded).intersection(told["modules"])] == []
    assert told["code"] == (2 if arguments[0] == "practice" and "--plain" in arguments else 0)


AUDITED = """
import sys
def watch(event, arguments):
    if event == "open":
        path, mode, flags = arguments
        if any(letter in (mode or "") for letter in "wax+") or (flags or 0) & 3:
            raise SystemExit(f"opened {path!r} to write ({mode})")
    elif event in FORBIDDEN or event.startswith(("socket.", "urllib.", "http.", "ftplib.", "shutil.")):
        raise SystemExit(f"{event} {arguments!r}")
FORBIDDEN = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod",
             "subprocess.Popen", "os.system", "os.posix_spawn", "tempfile.mkdtemp", "tempfile.mkstemp"}
import importlib
names = sys.argv[1:]
for name in ("textual.app", "textual.widgets", "pydantic", "click", "rich.table", "platformdirs", "tomli_w", "tomlkit",
             "psutil", "importlib.metadata", "importlib.resources"):
    importlib.import_module(name)
sys.addaudithook(watch)
for name in names:
    importlib.import_module(name)
print(len(names))
"""


def test_no_module_does_work_when_it_is_imported(tmp_path, home):
    done = python("import sys; sys.dont_write_bytecode = True\n" + AUDITED, *MODULES, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert int(done.stdout) == len(MODULES) > 100
    assert list(tmp_path.iterdir()) == list(home.iterdir()) == []


def test_the_watch_on_imports_sees_a_write(tmp_path):
    (tmp_path / "guilty.py").write_text("open('here', 'w').close()")
    done = python(
        "import sys; sys.path.insert(0, ''); sys.dont_write_bytecode = True\n" + AUDITED, "guilty", cwd=tmp_path
    )
    assert "opened 'here' to write" in done.stderr
    assert done.returncode == 1


@ids
def test_a_file_is_short_and_says_what_it_is(path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= 300
    assert ast.get_docstring(ast.parse(text))


@ids
def test_no_framework_is_named_in_code(path):
    assert "ecq-20" not in path.read_text(encoding="utf-8").lower()


@ids
def test_what_everyone_may_call_says_what_it_does(path):
    """Public functions, classes and methods of every room have a docstring."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    bare = [node.name for node in _public(tree) if not ast.get_docstring(node)]
    assert bare == []


def _public(tree):
    for node in tree.body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from _public(node)


ON_REQUEST = {("speech/setup.py", "urllib"), ("speech/setup.py", "http")}
"""`sesprep voice setup`, which the user types to fetch a speech model, is all that may use a network."""


def test_no_other_code_reaches_for_the_network():
    names = {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "requests", "httpx", "aiohttp", "webbrowser"}
    used = {
        (path.relative_to(PACKAGE).as_posix(), name.split(".")[0])
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in _imported(node)
        if name.split(".")[0] in names
    }
    assert used <= ON_REQUEST


def _imported(node):
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []


def test_every_dependency_says_why_it_is_here():
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    extras = [one for group in PROJECT["project"].get("optional-dependencies", {}).values() for one in group]
    for wanted in [*PROJECT["project"]["dependencies"], *extras]:
        line = next(line for line in text.splitlines() if f'"{wanted}"' in line)
        assert len(line.partition("#")[2].split()) >= 2, f"{wanted} has no reason"


def test_every_import_is_declared():
    extras = [one for group in PROJECT["project"].get("optional-dependencies", {}).values() for one in group]
    wanted = [*PROJECT["project"]["dependencies"], *extras]
    declared = {re.split(r"[<>=~!\[ ]", one)[0].replace("-", "_") for one in wanted}
    used = {
        name.split(".")[0]
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        for name in _imported(node)
    }
    comes_with_another = {"pydantic_core", "av", "numpy", "hibari"}  # of pydantic, faster-whisper, hibari-tts
    assert used - sys.stdlib_module_names - comes_with_another - {"sesprep", ""} <= declared


def test_the_reference_of_the_commands_is_current():
    written = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert written == reference(), "run: python -m sesprep.cli.reference > docs/commands.md"


def test_every_command_is_documented():
    written = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert [line.removeprefix("## ") for line in written.splitlines() if line.startswith("## ")] == [
        n for n, _ in helps()
    ]


LINK = re.compile(r"\]\((?!https?:)([^)#\s]+)")


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "docs/architecture.md", "docs/data-and-privacy.md"])
def test_every_link_of_a_page_leads_somewhere(name):
    """Links to what the tests carry along are followed; the others must at least be known parts of the project."""
    page = ROOT / name
    outside = {"LICENSE", "question_banks", "src", "benchmarks"}
    for link in LINK.findall(page.read_text(encoding="utf-8")):
        target = Path(os.path.normpath(page.parent / link))
        assert target.exists() or target.relative_to(ROOT).parts[0] in outside, link


def test_the_readme_and_ci_run_the_same_test_command():
    assert "python3 scripts/test.py" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert (ROOT / "scripts" / "test.py").exists()
    ci = ROOT / ".ci" / "run"
    assert ci.read_text(encoding="utf-8").rstrip().endswith("exec python3 scripts/test.py")


def test_the_wheel_holds_the_banks_and_the_data():
    """Runs where sesprep is installed from its wheel, as `scripts/test.py` does; a checkout has them elsewhere."""
    if PACKAGE.parent.name == "src":
        assert list((PACKAGE.parents[1] / "question_banks").glob("*.toml"))
        return
    held = {str(path) for path in distribution("sesprep").files or ()}
    assert sum(path.startswith("sesprep/question_banks/") for path in held) >= 10
    assert {"sesprep/data/checker/model.packed", "sesprep/data/structures/star.toml"} <= held
    assert not any(path.split("/")[0] in {"tests", "training", "src"} for path in held)
    assert any(path.endswith("licenses/LICENSE") for path in held)

"""The law of the room: no files, no formats, no clock, no patterns and no ids of rules or frameworks under tui/."""

import ast
from pathlib import Path

import pytest

import sesprep.tui

ROOT = Path(sesprep.tui.__file__).parent
FILES = sorted(ROOT.rglob("*.py"))
FORBIDDEN = {
    "json",
    "tomli",
    "tomllib",
    "tomlkit",
    "tomli_w",
    "re",
    "time",
    "os",
    "io",
    "subprocess",
    "socket",
    "urllib",
    "requests",
}
COLORS = ("#0", "#1", "#2", "#3", "#4", "#5", "#6", "#7", "#8", "#9", "rgb(", "hsl(")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(ROOT)))
def test_a_file_keeps_the_law(path: Path):
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            assert not {alias.name.split(".")[0] for alias in node.names} & FORBIDDEN
        if isinstance(node, ast.ImportFrom):
            assert (node.module or "").split(".")[0] not in FORBIDDEN
        if isinstance(node, ast.Call):
            name = node.func.id if isinstance(node.func, ast.Name) else getattr(node.func, "attr", "")
            assert name not in {"open", "read_text", "write_text", "read_bytes", "write_bytes", "from_markup"}
            assert not name.startswith("on_") or name == "on_event", "Textual calls the handlers of every base itself"
        if isinstance(node, ast.Attribute):
            assert node.attr != "notify" or path.name == "toasts.py", "toasts.py shows words as text"
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            assert not node.value.startswith("ecq-")
    assert len(path.read_text(encoding="utf-8").splitlines()) <= 250


def test_the_app_is_wiring():
    assert len((ROOT / "app.py").read_text(encoding="utf-8").splitlines()) < 200


@pytest.mark.parametrize("path", sorted(ROOT.rglob("*.tcss")), ids=lambda path: path.name)
def test_a_style_sheet_uses_the_theme_alone(path: Path):
    for line in path.read_text(encoding="utf-8").splitlines():
        value = line.partition(":")[2] if ";" in line else ""
        assert not any(color in value for color in COLORS), line

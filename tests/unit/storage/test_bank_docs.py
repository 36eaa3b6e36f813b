"""The examples of the documents are examples that work."""

import re
from pathlib import Path

import pytest

from sesprep.domain.bank import Bank, Benchmark, Probe, Question
from sesprep.domain.framework import Framework
from sesprep.domain.settings import Settings
from sesprep.storage.bank_csv import COLUMNS
from sesprep.storage.bank_import import import_questions
from sesprep.storage.bank_names import CompetencyNames
from sesprep.storage.banks import load_bank
from sesprep.storage.settings import load_settings

DOCS = Path(__file__).parents[3] / "docs"

pytestmark = pytest.mark.skipif(not DOCS.is_dir(), reason="the documents are not beside the tests")


def blocks(name: str, language: str) -> list[str]:
    found = re.findall(r"^```(\w*)\n(.*?)^```$", (DOCS / name).read_text("utf-8"), re.DOTALL | re.MULTILINE)
    return [block for said, block in found if said == language]


def test_the_worked_example_has_no_problem(tmp_path: Path, shipped_frameworks: tuple[Framework, ...]) -> None:
    example, folders, schema = blocks("bank-format.md", "toml")
    (tmp_path / "x.toml").write_text(example, "utf-8")
    known = {ref for framework in shipped_frameworks for ref in framework.refs()}
    bank, problems = load_bank(tmp_path / "x.toml", known)
    assert problems == ()
    assert bank is not None
    assert [len(question.probes) for question in bank.questions] == [2, 0]
    assert example.startswith(schema)
    (tmp_path / "settings.toml").write_text(folders, "utf-8")
    settings, wrong = load_settings(tmp_path / "settings.toml")
    assert wrong == ()
    assert settings != Settings()


def test_every_key_and_column_is_documented() -> None:
    text = (DOCS / "bank-format.md").read_text("utf-8")
    keys = {key for model in (Bank, Question, Probe, Benchmark) for key in model.model_fields}
    assert {key for key in (*keys, *COLUMNS) if f"`{key}`" not in text} == set()


def test_the_first_bank_s_pieces_work(tmp_path: Path, shipped_frameworks: tuple[Framework, ...]) -> None:
    head = 'id = "x"\ntitle = "x"\n'
    (tmp_path / "x.toml").write_text(head + "".join(blocks("first-bank.md", "toml")), "utf-8")
    known = {ref for framework in shipped_frameworks for ref in framework.refs()}
    bank, problems = load_bank(tmp_path / "x.toml", known)
    assert problems == ()
    assert bank is not None
    assert bank.questions[0].competencies
    listed = next(block for block in blocks("first-bank.md", "") if block.startswith("Problem Solving:"))
    found = import_questions(listed, "text", CompetencyNames(shipped_frameworks), Path("x.txt"))
    assert [bool(question.competencies) for question in found.questions] == [True, True]

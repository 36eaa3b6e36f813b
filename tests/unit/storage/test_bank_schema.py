import json
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from sesprep.domain.bank import Bank
from sesprep.domain.framework import Framework
from sesprep.errors import BadInputError
from sesprep.storage import packaged
from sesprep.storage.bank_new import new_bank
from sesprep.storage.bank_schema import SCHEMA_NAME, bank_schema
from sesprep.storage.banks import load_bank
from sesprep.storage.packaged import banks_dir

GOOD: dict[str, Any] = {"id": "own", "title": "Own", "questions": [{"id": "a", "text": "b"}]}


def shipped_schema() -> str:
    return (packaged.data_dir("schema") / SCHEMA_NAME).read_text("utf-8")


@pytest.fixture(scope="module")
def schema(shipped_frameworks: tuple[Framework, ...]) -> Any:
    return json.loads(bank_schema(shipped_frameworks))


def test_the_shipped_schema_is_current(shipped_frameworks: tuple[Framework, ...]) -> None:
    message = "write it again: sesprep banks schema > src/sesprep/data/schema/bank.schema.json"
    assert shipped_schema() == bank_schema(shipped_frameworks), message


def test_it_is_a_schema_and_every_shipped_bank_fits(schema: Any) -> None:
    jsonschema.Draft7Validator.check_schema(schema)
    paths = sorted(banks_dir().glob("*.toml"))
    assert paths
    for path in paths:
        jsonschema.validate(tomllib.loads(path.read_text("utf-8")), schema, jsonschema.Draft7Validator)


def test_every_key_has_a_word_and_every_competency_is_offered(
    schema: Any, shipped_frameworks: tuple[Framework, ...]
) -> None:
    for shape in (schema, *schema["definitions"].values()):
        assert all(len(key["description"]) > 10 for key in shape["properties"].values())
    offered = schema["definitions"]["Question"]["properties"]["competencies"]["items"]["anyOf"]
    refs = {ref for framework in shipped_frameworks for ref in framework.refs()}
    assert {choice["const"] for choice in offered if "const" in choice} == refs


@pytest.mark.parametrize(
    "change",
    [
        {"title": ""},
        {"schema_version": 2},
        {"colour": "red"},
        {"questions": [{"id": "A b", "text": "c"}]},
        {"questions": [{"id": "a"}]},
        {"questions": [{"id": "a", "text": "b", "kind": "behavoral"}]},
        {"questions": [{"id": "a", "text": "b", "minutes": 61}]},
        {"questions": [{"id": "a", "text": "b", "benchmark": {"level_1": "c"}}]},
        {"questions": [{"id": "a", "text": "b", "probes": [{"text": "c", "aim": "figures"}]}]},
    ],
)
def test_it_refuses_what_loading_refuses(schema: Any, change: dict[str, Any]) -> None:
    jsonschema.validate(GOOD, schema, jsonschema.Draft7Validator)
    assert Bank.model_validate(GOOD)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(GOOD | change, schema, jsonschema.Draft7Validator)
    with pytest.raises(ValueError, match="validation error"):
        Bank.model_validate(GOOD | change)


def test_a_new_bank_is_a_sound_example_with_its_schema_beside_it(
    tmp_path: Path, shipped_frameworks: tuple[Framework, ...]
) -> None:
    path = tmp_path / "team" / "own.toml"
    title = 'A "title" with \\ [/red] and # é'
    new_bank(path, "own", title, bank_schema(shipped_frameworks))
    known = {ref for framework in shipped_frameworks for ref in framework.refs()}
    bank, problems = load_bank(path, known)
    assert problems == ()
    assert bank is not None
    assert (bank.id, bank.title, len(bank.questions)) == ("own", title, 2)
    assert path.read_text("utf-8").startswith(f"#:schema ./{SCHEMA_NAME}\n")
    assert path.with_name(SCHEMA_NAME).read_text("utf-8") == shipped_schema()


def test_a_new_bank_takes_no_file_s_place(tmp_path: Path) -> None:
    (tmp_path / SCHEMA_NAME).write_text("mine")
    (tmp_path / "own.toml").write_text("mine")
    (tmp_path / "loop.toml").symlink_to(tmp_path / "loop.toml")
    for name in ("own", "loop"):
        with pytest.raises(BadInputError, match="already"):
            new_bank(tmp_path / f"{name}.toml", "own", "Own", "{}")
    assert (tmp_path / "own.toml").read_text() == "mine"
    new_bank(tmp_path / "other.toml", "other", "Other", "{}")
    assert (tmp_path / SCHEMA_NAME).read_text() == "mine"
    with pytest.raises(BadInputError, match="title"):
        new_bank(tmp_path / "third.toml", "third", "x" * 121, "{}")
    assert not (tmp_path / "third.toml").exists()

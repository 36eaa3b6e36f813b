"""The JSON Schema of a bank file, for editors that complete and check TOML (Taplo, Even Better TOML)."""

import json
from collections.abc import Iterable
from typing import Any

import tomli

from sesprep.domain.bank import Bank
from sesprep.domain.framework import Framework
from sesprep.storage import packaged

SCHEMA_NAME = "bank.schema.json"
_DRAFT = "http://json-schema.org/draft-07/schema#"


def bank_schema(frameworks: Iterable[Framework]) -> str:
    """The schema of a bank as JSON text, with the competencies of these frameworks to complete and a word on each key.

    Raises MissingError when the installation is incomplete.
    """
    raw = Bank.model_json_schema(ref_template="#/definitions/{model}")
    schema: dict[str, Any] = {"$schema": _DRAFT, **raw, "definitions": raw.pop("$defs")}
    schema.pop("$defs", None)
    words = tomli.loads((packaged.data_dir("schema") / "bank-keys.toml").read_text("utf-8"))
    for name, shape in ({"Bank": schema} | schema["definitions"]).items():
        shape["title"] = name
        _describe(shape["properties"], words[name])
        shape["x-taplo"] = {"initKeys": shape.get("required", [])}
    questions = schema["definitions"]["Question"]["properties"]
    refs = [{"const": ref, "description": says} for ref, says in _competencies(frameworks)]
    questions["competencies"]["items"] = {"anyOf": [*refs, questions["competencies"]["items"]]}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _describe(properties: dict[str, Any], words: dict[str, str]) -> None:
    for key, shape in properties.items():
        shape.pop("title", None)
        if shape.get("default", "") in (None, "", []):
            shape.pop("default", None)
        choices = [choice for choice in shape.get("anyOf", []) if choice != {"type": "null"}]  # TOML has no null
        if len(choices) == 1:
            del shape["anyOf"]
            shape.update(choices[0] if "$ref" not in choices[0] else {"allOf": choices})
        shape["description"] = words[key]


def _competencies(frameworks: Iterable[Framework]) -> Iterable[tuple[str, str]]:
    for framework in frameworks:
        for qualification in framework.qualifications:
            yield f"{framework.id}/{qualification.id}", qualification.name
            for competency in qualification.competencies:
                yield f"{framework.id}/{qualification.id}/{competency.id}", competency.name

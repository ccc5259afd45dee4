import copy
import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from whatweknow.briefing import to_json

from .invented import BRIEF

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "brief.schema.json").read_text(encoding="utf-8"))
RAW = json.loads(to_json(BRIEF))


def errors(raw: Any) -> list[str]:
    return [error.json_path for error in Draft202012Validator(SCHEMA).iter_errors(raw)]


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_a_brief_fits() -> None:
    assert errors(RAW) == []


def test_every_field_that_is_written_is_described() -> None:
    """A field that the records gain has to be added to the published schema."""

    def undescribed(value: Any, schema: Any, place: str) -> list[str]:
        if "$ref" in schema:
            schema = SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]]
        if "anyOf" in schema:
            return undescribed(value, schema["anyOf"][0], place) if value is not None else []
        if isinstance(value, list):
            return [one for item in value for one in undescribed(item, schema["items"], place + "[]")]
        if isinstance(value, dict):
            known = schema["properties"]
            missing = [f"{place}.{key}" for key in value if key not in known or key not in schema["required"]]
            return missing + [
                one
                for key in value.keys() & known.keys()
                for one in undescribed(value[key], known[key], f"{place}.{key}")
            ]
        return []

    assert undescribed(RAW, SCHEMA, "$") == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("$.schema", "whatweknow/brief/2"),
        ("$.digest", "short"),
        ("$.statements[0].mode", "shouted"),
        ("$.statements[0].content", []),
        ("$.statements[0].score", 1.5),
        ("$.statements[0].in_headline", "yes"),
        ("$.reports[0].text_sha256", None),
        ("$.speakers[0].named", None),
        ("$.points", {}),
    ],
)
def test_what_does_not_fit_is_found(path: str, value: object) -> None:
    raw = copy.deepcopy(RAW)
    target: Any = raw
    *steps, last = path.removeprefix("$.").replace("[", ".").replace("]", "").split(".")
    for step in steps:
        target = target[int(step) if step.isdigit() else step]
    target[last] = value
    assert errors(raw) == [path]


def test_fields_of_later_stages_fit() -> None:
    raw = copy.deepcopy(RAW)
    span = RAW["statements"][0]["content"][0]
    raw["statements"][0] |= {"act": "deny", "negated": True, "negators": [span], "hedged": False, "party": "norland"}
    raw["parties"] = [{"id": "norland", "name": "Norland", "aliases": []}]
    raw["unknowns"] = [{"text": span, "who": None, "statements": [], "mentions": [span]}]
    assert errors(raw) == []

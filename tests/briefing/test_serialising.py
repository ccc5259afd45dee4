import json
from dataclasses import replace

import pytest

from whatweknow.briefing import digest, from_json, seal, to_json
from whatweknow.briefing.serialising import digest_of
from whatweknow.errors import InputError

from .invented import BRIEF


def test_a_brief_comes_back_as_it_was() -> None:
    assert from_json(to_json(BRIEF)) == BRIEF


def test_the_file_is_indented_and_ends_with_a_newline() -> None:
    lines = to_json(BRIEF).decode().split("\n")
    assert lines[:2] == ["{", '  "schema": "whatweknow/brief/1",']
    assert lines[-2:] == ["}", ""]
    assert any("‘Alma’" in line for line in lines)


def test_the_digest_covers_all_but_itself_and_the_time() -> None:
    assert digest(replace(BRIEF, generated="later", digest="x")) == BRIEF.digest
    assert digest(replace(BRIEF, version=2)) != BRIEF.digest
    assert seal(replace(BRIEF, digest="")) == BRIEF


def test_the_digest_is_that_of_the_file_however_it_is_written() -> None:
    raw = json.loads(to_json(BRIEF))
    assert digest_of(raw) == BRIEF.digest
    assert digest_of(json.loads(json.dumps(raw, indent=7, ensure_ascii=True))) == BRIEF.digest
    assert digest_of(dict(reversed(raw.items()))) == BRIEF.digest


def test_a_whole_number_may_lose_its_fraction() -> None:
    assert digest_of({"score": 1.0}) == digest_of({"score": 1}) != digest_of({"score": 1.5})


def test_the_canonical_form_is_fixed() -> None:
    """SHA-256 of {"a":["é",1,0.5],"b":null}, by sha256sum."""
    assert digest_of({"b": None, "digest": "x", "a": ["é", 1.0, 0.5]}) == (
        "81f6bc55681dc4c09a8cd94868b44ccf6c48c3329e8bb447797b581292707a04"
    )


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"[]",
        b"{}",
        b'{"schema": ',
        b"\xff\xfe\x00",
        b"[" * 100_000,
        to_json(BRIEF).replace(b'"mode": "direct"', b'"mode": "shouted"'),
        to_json(BRIEF).replace(b'"start": 15', b'"start": "15"', 1),
        to_json(BRIEF).replace("‘Alma’".encode(), b"\xff"),
        to_json(BRIEF).replace("‘Alma’".encode(), b"\\ud800"),
    ],
)
def test_what_is_no_brief_is_an_input_error(data: bytes) -> None:
    with pytest.raises(InputError, match=r"brief\.json"):
        from_json(data)


def test_another_schema_is_refused() -> None:
    with pytest.raises(InputError, match="'whatweknow/brief/2', must be 'whatweknow/brief/1'"):
        from_json(to_json(BRIEF).replace(b"brief/1", b"brief/2"))


def test_fields_of_later_versions_are_passed_over() -> None:
    raw = json.loads(to_json(BRIEF)) | {"weather": [{"id": "t"}]}
    assert from_json(json.dumps(raw).encode()) == BRIEF

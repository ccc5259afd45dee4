"""What is found in invented sentences, and what it denotes."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from .found import times

CASES = tomllib.loads((Path(__file__).parent / "cases.toml").read_text(encoding="utf-8"))
PUBLISHED = CASES.pop("published")
ROWS = [(text, wanted) for table in CASES.values() for text, wanted in table.items()]


@pytest.mark.parametrize(("text", "wanted"), ROWS, ids=[text for text, _ in ROWS])
def test_words_and_values(text: str, wanted: list[list[str]]) -> None:
    assert [[time.span.of(text), time.value or "NONE"] for time in times(text, PUBLISHED)] == wanted

"""The words by which statements are told apart or brought together: the table beside, read once."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import Any

_TABLE: dict[str, Any] = tomllib.loads((files(__package__) / "vocabulary.toml").read_text(encoding="utf-8"))
SILENT: frozenset[str] = frozenset(_TABLE["silent"].split())
ABOUT_BLAME: frozenset[str] = frozenset(_TABLE["about_blame"].split())
SYNONYMS: tuple[tuple[str, ...], ...] = tuple(tuple(row.split()) for row in _TABLE["synonyms"])

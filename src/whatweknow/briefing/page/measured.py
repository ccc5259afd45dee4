"""How often the program is right: what was measured on annotated events, for the page to say so."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure between 0 and 1, more is better; ``people`` is what two human annotators reach, where it is known.

    ``key`` is the figure's name in ``bench/floors.toml``.
    """

    key: str
    label: str
    value: float
    people: float | None = None


@cache
def measured_figures() -> dict[str, Measured]:
    """The figures of ``measured.toml``, by their keys, in its order."""
    table = tomllib.loads((files(__package__) / "measured.toml").read_text(encoding="utf-8"))
    return {row["key"]: Measured(**row) for row in table["figure"]}

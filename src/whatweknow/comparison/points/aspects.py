"""What a statement is about beyond its deed: intent, evidence, territory, a means; read from the table beside."""

from __future__ import annotations

from whatweknow.comparison.points.tables import find_kinds


def find_aspects(text: str) -> frozenset[str]:
    """The names of the aspects (``aspects.toml``) that ``text`` has a word of."""
    return find_kinds(text, "aspects.toml")

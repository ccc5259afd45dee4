"""Provinces by their abbreviations: "Calif.", "Ont.", and after a comma "TX"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from whatweknow.annotation.places.gazetteer import Gazetteer, Kind, Sense


def abbreviated_senses(name: str, gazetteer: Gazetteer, *, after_comma: bool = False) -> tuple[Sense, ...]:
    """The provinces that ``name`` abbreviates; postal codes count only where ``after_comma`` is set."""
    full = province_of(name, after_comma=after_comma)
    return tuple(sense for sense in gazetteer.senses([full])[0] if sense.place.kind is Kind.PROVINCE) if full else ()


def province_of(abbreviation: str, *, after_comma: bool = False) -> str | None:
    """The name of the province that ``abbreviation`` stands for, if any."""
    printed, postal = _tables()
    return printed.get(abbreviation) or (postal.get(abbreviation) if after_comma else None)


@cache
def _tables() -> tuple[Mapping[str, str], Mapping[str, str]]:
    printed: dict[str, str] = {}
    postal: dict[str, str] = {}
    table = files("whatweknow.annotation.places") / "abbreviations.tsv"
    for line in table.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            name, abbreviations, code = line.split("\t")
            printed |= {short: name for short in abbreviations.split("; ") if short != "-"}
            postal |= {code: name} if code != "-" else {}
    return printed, postal

"""To whom a report gives credit for its text: agencies and outlets in its byline, dateline and last lines."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files

from whatweknow.records import Report

HEAD, TAIL = 1_200, 900  # characters in which credits stand
_DATELINE = re.compile(r"^[^\n(]{2,80}\((?P<name>[^\W\d_][\w.&' -]{1,40})\)\s*[-–—]", re.MULTILINE)
_HEAD_LINE = re.compile(r"^(?:by|from|source:|via)\s[^\n]{2,120}$", re.MULTILINE | re.IGNORECASE)
_TAIL_LINE = re.compile(
    r"^[^\n]{0,200}\b(?:report(?:ing|ed) by|contribut(?:ed|ing|ions?)|copyright|©|source:|credit:|with files from|with"
    r" (?:material|reporting) (?:from|by)|all rights reserved)[^\n]{0,200}$|^\s*[-–—(]\s?[^\n]{2,40}$",
    re.MULTILINE | re.IGNORECASE,
)
_NOT_NAME = re.compile(r"\s*\([^()]*\)$|\s+(?:Online )?News$")
_BYLINE_PARTS = re.compile(r"\s*(?:,|/|;|\band\b|&|\||\bfor\b|\bby\b|\bwith\b)\s*", re.IGNORECASE)


def credit_lines(report: Report) -> tuple[str, ...]:
    """Who made the text of ``report``, in its own words: the byline that is known, the name in the dateline, bylines at
    the top, credits at the end."""
    text = report.text
    lines = [report.byline] if report.byline else []
    lines += [found["name"] for found in _DATELINE.finditer(text, 0, HEAD)]
    lines += [found.group() for found in _HEAD_LINE.finditer(text, 0, HEAD)]
    lines += [found.group() for found in _TAIL_LINE.finditer(text, max(0, len(text) - TAIL))]
    return tuple(lines)


def agency_behind(report: Report) -> str | None:
    """The agency whose text the whole report is, as the outlet, the byline or the dateline says; its usual name.

    A line at the end ("... contributed to this report") credits a part only, and a byline that names others as well
    ("Corvane and staff") does not say how much is whose.
    """
    named = [report.outlet or ""]
    named += [found["name"] for found in _DATELINE.finditer(report.text, 0, HEAD)]
    parts = [part for part in _BYLINE_PARTS.split(report.byline or "") if part]
    if len(parts) in (1, 2) and not any("staff" in part.lower() for part in parts):
        named += parts
    return next((agency for name in named if (agency := agency_named(name))), None)


def agency_named(name: str) -> str | None:
    """The usual name of the agency that ``name`` is a name of."""
    return _folded_agencies().get(name.strip().removesuffix(".").casefold())


def agency_in(words: str) -> str | None:
    """The usual name of the agency that ``words`` name somewhere ("the semi-official Mehr news agency")."""
    found = _any_agency().search(words)
    return _agencies()[found.group()] if found else None


def names_of(outlet: str) -> frozenset[str]:
    """The names by which others credit ``outlet``: its own, shortened ("Tarn News", "Tarn"), and an agency's others."""
    bare = _NOT_NAME.sub("", outlet).strip()
    own = {outlet.strip(), bare, bare.removeprefix("The ")} - {""}
    agency = agency_named(outlet)
    names = own | {name for name, other in _agencies().items() if other == agency} if agency else own
    return frozenset(names | {name.upper() for name in names})


def credited_outlets(lines: Iterable[str], outlets: Iterable[str]) -> Iterator[str]:
    """Those of ``outlets`` that ``lines`` name, as names are printed: "Reason" is one, "reason" is none."""
    printed = "\n".join(lines)
    for outlet in outlets:
        if any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", printed) for name in names_of(outlet)):
            yield outlet


@cache
def _agencies() -> dict[str, str]:
    """All names of agencies to their usual ones."""
    table = tomllib.loads((files(__package__) / "agencies.toml").read_text(encoding="utf-8"))["agencies"]
    return {name: usual for usual, names in table.items() for name in (usual, *names)}


@cache
def _any_agency() -> re.Pattern[str]:
    longest_first = sorted(_agencies(), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")


@cache
def _folded_agencies() -> dict[str, str]:
    return {name.casefold(): usual for name, usual in _agencies().items()}

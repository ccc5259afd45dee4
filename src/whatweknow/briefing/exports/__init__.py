"""A brief in the formats of other tools: each module is one format, a pure function from a brief to bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from whatweknow.briefing.exports.atom import atom
from whatweknow.briefing.exports.csv_table import csv_table
from whatweknow.briefing.exports.geojson import geojson
from whatweknow.briefing.exports.icalendar import icalendar
from whatweknow.briefing.exports.json_lines import json_lines
from whatweknow.briefing.exports.jsonld import jsonld
from whatweknow.briefing.exports.markdown import markdown
from whatweknow.briefing.exports.parquet import parquet
from whatweknow.briefing.exports.timeline import timelinejs
from whatweknow.briefing.exports.web_annotations import web_annotations
from whatweknow.errors import InputError
from whatweknow.records import Brief

FORMATS: Mapping[str, Callable[[Brief], bytes]] = {
    "annotations": web_annotations,
    "atom": atom,
    "csv": csv_table,
    "geojson": geojson,
    "icalendar": icalendar,
    "jsonl": json_lines,
    "jsonld": jsonld,
    "markdown": markdown,
    "parquet": parquet,
    "timelinejs": timelinejs,
}


def export(brief: Brief, to: str) -> bytes:
    """``brief`` in the format ``to``, one of ``FORMATS``.

    Raises:
        InputError: there is no such format.
        MissingExtra: the format needs a package that is not installed.
        InvalidRecord: a part of the brief names another that it does not hold.
    """
    if to not in FORMATS:
        raise InputError(f"format {to!r}: must be one of {', '.join(FORMATS)}")
    return FORMATS[to](brief)

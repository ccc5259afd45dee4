"""What changed since the last version, as an Atom feed (RFC 4287)."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

from whatweknow.briefing.exports.iris import iri
from whatweknow.briefing.views.grid import make_grid
from whatweknow.briefing.views.holdings import Holdings
from whatweknow.briefing.views.labels import CHANGES
from whatweknow.records import Brief, Change, content_id

ATOM = "http://www.w3.org/2005/Atom"
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # https://www.w3.org/TR/xml/#charsets


def atom(brief: Brief) -> bytes:
    """A feed with an entry for each change of ``brief``; without changes, a feed without entries.

    Raises:
        InvalidRecord: a part of the brief names another that it does not hold.
    """
    ET.register_namespace("", ATOM)
    feed = ET.Element(f"{{{ATOM}}}feed")
    _add(feed, "id", iri("feed", content_id("f", brief.event.title or "")))
    _add(feed, "title", brief.event.title or "What we know")
    _add(feed, "updated", brief.generated)
    _add(ET.SubElement(feed, f"{{{ATOM}}}author"), "name", "whatweknow")
    _add(feed, "generator", "whatweknow", version=brief.software.version)
    parties = {party.id: party.name for party in brief.parties}
    headings = {row.point.id: row.heading.line for row in make_grid(brief, Holdings(brief)).rows}
    for change in brief.changes:
        _entry(feed, change, parties.get(change.party or ""), headings.get(change.point or ""), brief.generated)
    written: bytes = ET.tostring(feed, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _entry(feed: ET.Element, change: Change, party: str | None, point: str | None, updated: str) -> None:
    words = change.new or change.old
    place = (words.report, words.start, words.end) if words else ()
    entry = ET.SubElement(feed, f"{{{ATOM}}}entry")
    ref = content_id("c", change.kind, change.party, change.point, change.statement, place)
    _add(entry, "id", iri("change", ref))
    what = ": ".join(part for part in (CHANGES[change.kind], party) if part)
    _add(entry, "title", f"{what} – on {point}" if point else what)
    _add(entry, "updated", updated)
    said = [("Before", change.old), ("Now", change.new)]
    lines = [f"{when}: “{' '.join(cited.exact.split())}” ({cited.report})" for when, cited in said if cited]
    _add(entry, "content", "\n".join(lines) or CHANGES[change.kind], type="text")


def _add(parent: ET.Element, name: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, f"{{{ATOM}}}{name}", attributes).text = _NOT_XML.sub("\ufffd", text)

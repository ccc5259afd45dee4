"""The timeline for TimelineJS (https://timeline.knightlab.com/docs/json-format.html)."""

from __future__ import annotations

import json
from datetime import datetime
from html import escape

from whatweknow.briefing.page.links import web_address
from whatweknow.records import Brief, BriefReport, Party, Precision, TimelineEntry, content_id

_CLOCK = frozenset((Precision.MINUTE, Precision.HOUR))


def timelinejs(brief: Brief) -> bytes:
    """JSON with a slide for each entry of the timeline: its words, its party as group, when it was.

    Times on the clock are those of the place, as the report gives them; its words for them are the displayed date.
    """
    reports = {report.id: report for report in brief.reports}
    parties = {party.id: party for party in brief.parties}
    slides = [_slide(one, reports.get(one.text.report), parties.get(one.party or "")) for one in brief.timeline]
    data: dict[str, object] = {"scale": "human", "events": slides}
    if brief.event.title:
        data["title"] = {"text": {"headline": escape(brief.event.title)}}
    return json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"


def _slide(entry: TimelineEntry, report: BriefReport | None, party: Party | None) -> dict[str, object]:
    slide: dict[str, object] = {
        "unique_id": content_id("t", entry.when.start, entry.text.report, entry.text.start),
        "start_date": _date(entry.when.start, entry.when.precision),
        "text": {"headline": _quoted(entry), "text": _origin(report)},
    }
    if entry.when.end:
        slide["end_date"] = _date(entry.when.end, entry.when.precision)
    if entry.when.span:
        slide["display_date"] = escape(" ".join(entry.when.span.exact.split()))
    if party:
        slide["group"] = escape(party.name)
    return slide


def _quoted(entry: TimelineEntry) -> str:
    return f"“{escape(' '.join(entry.text.exact.split()))}”"


def _origin(report: BriefReport | None) -> str:
    if report is None:
        return ""
    name = escape(report.outlet or report.id)
    address = web_address(report.url)
    return f'<p><a href="{escape(address)}">{name}</a></p>' if address else f"<p>{name}</p>"


def _date(moment: str, precision: Precision) -> dict[str, int]:
    """The numbers of an ISO 8601 moment, as many as it has."""
    names = ("year", "month", "day")
    numbers = dict(zip(names, (int(part) for part in moment[:10].split("-")), strict=False))
    if "T" in moment and precision in _CLOCK | {Precision.PART_OF_DAY}:
        at = datetime.fromisoformat(moment)
        numbers["hour"] = at.hour
        if precision is Precision.MINUTE:
            numbers["minute"] = at.minute
    return numbers

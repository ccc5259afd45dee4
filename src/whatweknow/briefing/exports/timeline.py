"""The timeline for TimelineJS (https://timeline.knightlab.com/docs/json-format.html)."""

from __future__ import annotations

import json
from html import escape

from whatweknow.briefing.views.addresses import web_address
from whatweknow.briefing.views.holdings import QUOTATION_MARKS
from whatweknow.briefing.views.readable_times import printed_when
from whatweknow.records import Brief, BriefReport, Party, Precision, TimelineEntry, content_id

_PIECES = ("year", "month", "day", "hour", "minute")
_CLOCK = {Precision.MINUTE: 5, Precision.HOUR: 4}  # pieces of a date that such a time has; others have no clock
_DAY = 3


def timelinejs(brief: Brief) -> bytes:
    """JSON with a slide for each entry of the timeline: its words, its party as group, when it was.

    Dates have no more pieces than the report's words give; the displayed date is the page's label with those words.
    Times on the clock are those of the place.
    """
    reports = {report.id: report for report in brief.reports}
    parties = {party.id: party for party in brief.parties}
    slides = [_slide(one, reports.get(one.text.report), parties.get(one.party or "")) for one in brief.timeline]
    data: dict[str, object] = {"scale": "human", "events": slides}
    if brief.event.title:
        data["title"] = {"text": {"headline": escape(brief.event.title)}}
    return json.dumps(data, ensure_ascii=False, indent=1).encode("utf-8", "replace") + b"\n"


def _slide(entry: TimelineEntry, report: BriefReport | None, party: Party | None) -> dict[str, object]:
    when = entry.when
    slide: dict[str, object] = {
        "unique_id": content_id("t", when.start, entry.text.report, entry.text.start),
        "start_date": _date(when.start, when.precision),
        "display_date": escape(printed_when(when)),
        "text": {"headline": escape(quoted(entry)), "text": _origin(report)},
    }
    if when.end and when.precision is not Precision.PART_OF_DAY:
        slide["end_date"] = _date(when.end, when.precision)
    if party:
        slide["group"] = escape(party.name)
    return slide


def quoted(entry: TimelineEntry) -> str:
    """The words of an entry on one line, in quotation marks unless they begin with their own."""
    words = " ".join(entry.text.exact.split())
    return words if words[:1] in QUOTATION_MARKS else f"“{words}”"


def _origin(report: BriefReport | None) -> str:
    if report is None:
        return ""
    name = escape(report.outlet or report.id)
    address = web_address(report.url)
    return f'<p><a href="{escape(address)}">{name}</a></p>' if address else f"<p>{name}</p>"


def _date(moment: str, precision: Precision) -> dict[str, int]:
    """The numbers of an ISO 8601 moment, as many as it has and ``precision`` allows."""
    day, _, clock = moment.partition("T")
    numbers = [*day.split("-"), *clock[: len("23:10")].split(":")] if clock else day.split("-")
    return dict(zip(_PIECES[: _CLOCK.get(precision, _DAY)], map(int, numbers), strict=False))

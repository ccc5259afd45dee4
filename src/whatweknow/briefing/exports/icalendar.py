"""The timeline as iCalendar (RFC 5545): an event for each entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from whatweknow.briefing.exports.timeline import quoted
from whatweknow.briefing.views.addresses import web_address
from whatweknow.briefing.views.readable_times import printed_when
from whatweknow.records import Brief, BriefReport, Precision, TimelineEntry, When, content_id

LONGEST_LINE = 75  # octets, without the line break
BARE_DAY = len("2031-05-03")
_CLOCK = frozenset((Precision.MINUTE, Precision.HOUR))
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_LONGER_THAN_DAYS = re.compile(r"\d{4}(?:-\d\d)?")


def icalendar(brief: Brief) -> bytes:
    """A calendar with the timeline of ``brief``.

    What is known by the day or a part of it is an all-day event; what is known by the clock starts then, and ends only
    if its end is known. A time without a zone is "floating", one with a zone is in UTC. Versions of one happening are
    related to the first of them.
    """
    reports = {report.id: report for report in brief.reports}
    parties = {party.id: party.name for party in brief.parties}
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//whatweknow//{_text(brief.software.version)}//EN"]
    if brief.event.title:
        lines.append(f"NAME:{_text(brief.event.title)}")
    stamp = _utc(datetime.fromisoformat(brief.generated))
    first: dict[str, TimelineEntry] = {}
    for entry in brief.timeline:
        lines += _event(entry, stamp, reports.get(entry.text.report), parties.get(entry.party or ""))
        if entry.happening and first.setdefault(entry.happening, entry) is not entry:
            lines.append(f"RELATED-TO;RELTYPE=SIBLING:{_uid(first[entry.happening])}")
        lines.append("END:VEVENT")
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _event(entry: TimelineEntry, stamp: str, report: BriefReport | None, party: str | None) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_uid(entry)}"
    yield f"DTSTAMP:{stamp}"
    yield from _when(entry.when)
    yield f"SUMMARY:{_text((f'{party}: ' if party else '') + quoted(entry))}"
    yield f"DESCRIPTION:{_text(_described(entry.when, report))}"
    if report and (address := web_address(report.url)):
        yield f"URL:{address}"
    if party:
        yield f"CATEGORIES:{_text(party)}"
    yield "TRANSP:TRANSPARENT"


def _uid(entry: TimelineEntry) -> str:
    return f"{content_id('t', entry.when.start, entry.text.report, entry.text.start)}@whatweknow"


def _described(when: When, report: BriefReport | None) -> str:
    """The page's label for the time with the report's words for it, and the outlet."""
    outlet = f"\n{report.outlet or report.id}" if report else ""
    return f"{printed_when(when)}{outlet}"


def _when(when: When) -> Iterator[str]:
    """Start and end; the end of an all-day event is the first day after it."""
    if when.precision in _CLOCK and "T" in when.start:
        yield f"DTSTART:{_moment(datetime.fromisoformat(when.start))}"
        if when.end:
            yield f"DTEND:{_moment(datetime.fromisoformat(when.end))}"
        return
    start, end = when.start[:BARE_DAY], (when.end or when.start)[:BARE_DAY]
    last = start if when.precision is Precision.PART_OF_DAY else end
    yield f"DTSTART;VALUE=DATE:{_day(start):%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{_day_after(last):%Y%m%d}"


def _day(start: str) -> date:
    """The first day of a date, a month or a year."""
    return date.fromisoformat(start + "-01-01"[len(start) - 4 :] if _LONGER_THAN_DAYS.fullmatch(start) else start)


def _day_after(end: str) -> date:
    day = _day(end)
    if len(end) == len("2031"):
        return day.replace(year=day.year + 1)
    if len(end) == len("2031-05"):
        return (day.replace(day=28) + timedelta(days=4)).replace(day=1)
    return day + timedelta(days=1)


def _moment(moment: datetime) -> str:
    return _utc(moment) if moment.tzinfo else f"{moment:%Y%m%dT%H%M%S}"


def _utc(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _text(words: str) -> str:
    """A value of type TEXT (section 3.3.11)."""
    escaped = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")
    return _CONTROLS.sub("", escaped)


def _folded(line: str) -> bytes:
    """A content line, folded between characters where it is longer than 75 octets (section 3.1)."""
    pieces, length = [b""], 0
    for character in line:
        octets = character.encode("utf-8", "replace")
        if length + len(octets) > LONGEST_LINE:
            pieces.append(b" ")
            length = 1
        pieces[-1] += octets
        length += len(octets)
    return b"\r\n".join(pieces) + b"\r\n"

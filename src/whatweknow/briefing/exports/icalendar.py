"""The timeline as iCalendar (RFC 5545): an event for each entry."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

from whatweknow.briefing.page.links import web_address
from whatweknow.records import Brief, BriefReport, Precision, TimelineEntry, When, content_id

LONGEST_LINE = 75  # octets, without the line break
_LENGTHS = {Precision.MINUTE: timedelta(minutes=1), Precision.HOUR: timedelta(hours=1)}
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_LONGER_THAN_DAYS = re.compile(r"\d{4}(?:-\d\d)?")


def icalendar(brief: Brief) -> bytes:
    """A calendar with the timeline of ``brief``; a time without a zone is "floating", one with a zone is in UTC."""
    reports = {report.id: report for report in brief.reports}
    parties = {party.id: party.name for party in brief.parties}
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:-//whatweknow//{_text(brief.software.version)}//EN"]
    if brief.event.title:
        lines.append(f"NAME:{_text(brief.event.title)}")
    stamp = _utc(datetime.fromisoformat(brief.generated))
    for entry in brief.timeline:
        lines += _event(entry, stamp, reports.get(entry.text.report), parties.get(entry.party or ""))
    lines.append("END:VCALENDAR")
    return b"".join(_folded(line) for line in lines)


def _event(entry: TimelineEntry, stamp: str, report: BriefReport | None, party: str | None) -> Iterator[str]:
    words = " ".join(entry.text.exact.split())
    yield "BEGIN:VEVENT"
    yield f"UID:{content_id('t', entry.when.start, entry.text.report, entry.text.start)}@whatweknow"
    yield f"DTSTAMP:{stamp}"
    yield from _when(entry.when)
    yield f"SUMMARY:{_text((f'{party}: ' if party else '') + f'“{words}”')}"
    if report:
        yield f"DESCRIPTION:{_text(report.outlet or report.id)}"
        if address := web_address(report.url):
            yield f"URL:{address}"
    if party:
        yield f"CATEGORIES:{_text(party)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _when(when: When) -> Iterator[str]:
    """Start and end; the end of an event is the first moment after it."""
    if "T" not in when.start:
        yield f"DTSTART;VALUE=DATE:{_day(when.start):%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{_day_after(when.end or when.start):%Y%m%d}"
        return
    start = datetime.fromisoformat(when.start)
    end = datetime.fromisoformat(when.end) if when.end else start + _LENGTHS.get(when.precision, timedelta(0))
    yield f"DTSTART:{_moment(start)}"
    yield f"DTEND:{_moment(end)}"


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

"""The timeline in the formats of timelines and calendars, read back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from whatweknow.briefing.exports.icalendar import LONGEST_LINE, icalendar
from whatweknow.briefing.exports.timeline import timelinejs
from whatweknow.records import Brief, Citation, Event, Precision, TimelineEntry, When

from ..full import full

BRIEF, _ = full()


def brief_with(when: When, words: str = "the Alma had left Port Orm", party: str | None = "sund") -> Brief:
    entry = TimelineEntry(when=when, text=Citation("northern-wire", 0, len(words), words), party=party)
    return replace(BRIEF, timeline=(entry,))


def test_slides_have_words_party_and_time() -> None:
    data = json.loads(timelinejs(BRIEF))
    first, second = data["events"]
    assert first["text"]["headline"] == "“the Alma had left Port Orm”"
    assert "Northern Wire" in first["text"]["text"]
    assert first["group"] == "Sund"
    assert first["start_date"] == {"year": 2031, "month": 3, "day": 3, "hour": 21}
    assert first["display_date"] == "3 March 2031, 9 p.m. UTC+2 (7 p.m. UTC) (“at 9 p.m.”)"
    assert second["end_date"] == {"year": 2031, "month": 3, "day": 4}
    assert "group" not in second
    assert len({slide["unique_id"] for slide in data["events"]}) == 2


def test_markup_in_reports_is_text() -> None:
    when = When(start="2031-03-03", precision=Precision.DAY)
    slide = json.loads(timelinejs(brief_with(when, "<script>alert(1)</script> & more")))["events"][0]
    assert slide["text"]["headline"] == "“&lt;script&gt;alert(1)&lt;/script&gt; &amp; more”"


def test_a_brief_without_a_timeline_has_no_slides_and_no_events() -> None:
    empty = replace(BRIEF, timeline=(), event=Event(None))
    assert json.loads(timelinejs(empty))["events"] == []
    assert Calendar.from_ical(icalendar(empty)).walk("VEVENT") == []


@pytest.mark.parametrize(
    ("when", "start", "end"),
    [
        (When(start="2031-03-03", precision=Precision.DAY), date(2031, 3, 3), date(2031, 3, 4)),
        (When(start="2031-03-03", end="2031-03-04", precision=Precision.DAY), date(2031, 3, 3), date(2031, 3, 5)),
        (When(start="2031-12", precision=Precision.MONTH), date(2031, 12, 1), date(2032, 1, 1)),
        (When(start="2031", precision=Precision.YEAR), date(2031, 1, 1), date(2032, 1, 1)),
        (
            When(start="2031-03-03T21:00+02:00", precision=Precision.HOUR),
            datetime(2031, 3, 3, 19, tzinfo=UTC),
            datetime(2031, 3, 3, 19, tzinfo=UTC),
        ),
        (
            When(start="2031-03-03T21:05", end="2031-03-03T22:10", precision=Precision.MINUTE),
            datetime(2031, 3, 3, 21, 5),
            datetime(2031, 3, 3, 22, 10),
        ),
        (
            When(start="2031-03-03T20:00", end="2031-03-04T04:00", precision=Precision.PART_OF_DAY),
            date(2031, 3, 3),
            date(2031, 3, 4),
        ),
        (When(start="2031-06", end="2031-08", precision=Precision.SEASON), date(2031, 6, 1), date(2031, 9, 1)),
        (When(start="2031-03-03", end="2031-03-09", precision=Precision.WEEK), date(2031, 3, 3), date(2031, 3, 10)),
        (When(start="2030", end="2039", precision=Precision.LONGER), date(2030, 1, 1), date(2040, 1, 1)),
    ],
)
def test_events_start_and_end_when_they_should(when: When, start: date, end: date) -> None:
    calendar = Calendar.from_ical(icalendar(brief_with(when)))
    (event,) = calendar.walk("VEVENT")
    assert (event.start, event.end) == (start, end)
    assert calendar.errors == event.errors == []


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=200))
def test_words_come_back_from_the_calendar(words: str) -> None:
    made = icalendar(brief_with(When(start="2031-03-03", precision=Precision.DAY), words, None))
    assert all(len(line) <= LONGEST_LINE for line in made.split(b"\r\n"))
    (event,) = Calendar.from_ical(made).walk("VEVENT")
    assert str(event["SUMMARY"]).strip("“”") == " ".join(words.split()).strip("“”")
    assert event["UID"].endswith("@whatweknow")


@pytest.mark.parametrize(
    ("words", "shown"),
    [("the Alma sank", "“the Alma sank”"), ("“She sank,” Tam said", "“She sank,” Tam said"), ('"Gone"', '"Gone"')],
)
def test_words_that_begin_with_a_quotation_mark_get_no_other(words: str, shown: str) -> None:
    told = brief_with(When(start="2031-03-03", precision=Precision.DAY), words, None)
    (event,) = Calendar.from_ical(icalendar(told)).walk("VEVENT")
    assert str(event["SUMMARY"]) == shown
    slide = json.loads(timelinejs(told))["events"][0]
    assert unescape(slide["text"]["headline"]) == shown


def test_a_calendar_tells_no_end_that_no_report_tells() -> None:
    made = icalendar(brief_with(When(start="2031-03-03T21:00", precision=Precision.HOUR)))
    assert b"DTEND" not in made


def test_versions_are_related_to_the_first_of_them() -> None:
    words = Citation("northern-wire", 0, 3, "the")
    when = When(start="2031-03-03", precision=Precision.DAY)
    versions = tuple(
        TimelineEntry(when=when, text=replace(words, start=start), party=party, happening="h1")
        for start, party in ((0, "sund"), (1, "norland"), (2, None))
    )
    first, *others = Calendar.from_ical(icalendar(replace(BRIEF, timeline=versions))).walk("VEVENT")
    assert "RELATED-TO" not in first
    assert [str(event["RELATED-TO"]) for event in others] == [str(first["UID"])] * 2


@pytest.mark.parametrize(
    ("when", "dates"),
    [
        (When(start="2031-03-03T21:05+02:00", precision=Precision.MINUTE), [(2031, 3, 3, 21, 5)]),
        (When(start="2031-03-03T21:00", precision=Precision.HOUR), [(2031, 3, 3, 21)]),
        (When(start="2031-03-03T20:00", end="2031-03-04T04:00", precision=Precision.PART_OF_DAY), [(2031, 3, 3)]),
        (When(start="2031-03-03", end="2031-03-09", precision=Precision.WEEK), [(2031, 3, 3), (2031, 3, 9)]),
        (When(start="2031-03", precision=Precision.MONTH), [(2031, 3)]),
        (When(start="2031-06", end="2031-08", precision=Precision.SEASON), [(2031, 6), (2031, 8)]),
        (When(start="2030", end="2039", precision=Precision.LONGER), [(2030,), (2039,)]),
    ],
)
def test_slides_have_dates_no_more_exact_than_the_words(when: When, dates: list[tuple[int, ...]]) -> None:
    slide = json.loads(timelinejs(brief_with(when)))["events"][0]
    pieces = ("year", "month", "day", "hour", "minute")
    expected = [dict(zip(pieces, numbers, strict=False)) for numbers in dates]
    assert [slide[key] for key in ("start_date", "end_date") if key in slide] == expected


def test_both_are_the_same_twice() -> None:
    assert timelinejs(BRIEF) == timelinejs(BRIEF)
    assert icalendar(BRIEF) == icalendar(BRIEF)

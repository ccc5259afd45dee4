"""The timeline in the formats of timelines and calendars, read back."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime

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
    assert first["display_date"] == "at 9 p.m."
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
            datetime(2031, 3, 3, 20, tzinfo=UTC),
        ),
        (
            When(start="2031-03-03T20:00", end="2031-03-04T04:00", precision=Precision.PART_OF_DAY),
            datetime(2031, 3, 3, 20),
            datetime(2031, 3, 4, 4),
        ),
    ],
)
def test_events_start_and_end_when_they_should(when: When, start: date, end: date) -> None:
    (event,) = Calendar.from_ical(icalendar(brief_with(when))).walk("VEVENT")
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (start, end)


@given(st.text(st.characters(blacklist_categories=("Cs", "Cc")), min_size=1, max_size=200))
def test_words_come_back_from_the_calendar(words: str) -> None:
    made = icalendar(brief_with(When(start="2031-03-03", precision=Precision.DAY), words, None))
    assert all(len(line) <= LONGEST_LINE for line in made.split(b"\r\n"))
    (event,) = Calendar.from_ical(made).walk("VEVENT")
    assert str(event["SUMMARY"]) == f"“{' '.join(words.split())}”"
    assert event["UID"].endswith("@whatweknow")


def test_both_are_the_same_twice() -> None:
    assert timelinejs(BRIEF) == timelinejs(BRIEF)
    assert icalendar(BRIEF) == icalendar(BRIEF)

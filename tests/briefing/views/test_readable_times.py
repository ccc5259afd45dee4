import pytest
from hypothesis import given
from hypothesis import strategies as st

from whatweknow.annotation.times.dates import extent
from whatweknow.briefing.views.readable_times import readable_time, readable_when
from whatweknow.records import Precision, TimePrecision, When


@pytest.mark.parametrize(
    ("iso", "precision", "shown"),
    [
        ("2031-03-04T09:02:41+00:00", TimePrecision.SECOND, "4 March 2031, 09:02 UTC"),
        ("2031-03-04T09:02:41Z", None, "4 March 2031, 09:02 UTC"),
        ("2031-12-04T00:10:00+02:00", TimePrecision.MINUTE, "4 December 2031, 00:10 UTC+2"),
        ("2031-03-04T14:10-05:30", None, "4 March 2031, 14:10 UTC-5:30"),
        ("2031-03-04T14:10:00+10:00", None, "4 March 2031, 14:10 UTC+10"),
        ("2031-03-04T14:10", None, "4 March 2031, 14:10"),
        ("2031-03-04T00:00:00+02:00", TimePrecision.DAY, "4 March 2031"),
        ("2031-03-04", None, "4 March 2031"),
        ("last Tuesday", None, "last Tuesday"),
    ],
)
def test_times_stay_in_their_zone(iso: str, precision: TimePrecision | None, shown: str) -> None:
    assert readable_time(iso, precision) == shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("2031-05-03", "3 May 2031"),
        ("2031-05-03/2031-05-05", "3 to 5 May 2031"),
        ("2031-04-30/2031-05-02", "30 April to 2 May 2031"),
        ("2031-05-03TMO", "morning of 3 May 2031"),
        ("2031-05-03TAF", "afternoon of 3 May 2031"),
        ("2031-05-03TEV", "evening of 3 May 2031"),
        ("2031-05-03TNI", "night of 3 to 4 May 2031"),
        ("2031-12-31TNI", "night of 31 December 2031 to 1 January 2032"),
        ("2031-05-03TDT", "daytime of 3 May 2031"),
        ("2031-05-03T16", "3 May 2031, 4 p.m."),
        ("2031-05-03T12", "3 May 2031, noon"),
        ("2031-05-03T00", "3 May 2031, 00:00"),
        ("2031-05-03T04:05", "3 May 2031, 04:05"),
        ("2031-W20", "week of 12 to 18 May 2031"),
        ("2031-W20-WE", "17 to 18 May 2031"),
        ("2031-05", "May 2031"),
        ("2031-SP", "spring 2031"),
        ("2031-SU", "summer 2031"),
        ("2031-FA", "autumn 2031"),
        ("2031-Q2", "April to June 2031"),
        ("2031-H1", "January to June 2031"),
        ("2031", "2031"),
        ("203", "2030s"),
        ("19", "1900 to 1999"),
    ],
)
def test_what_is_shown_is_no_more_exact_than_what_was_found(value: str, shown: str) -> None:
    """What the layer of times makes of a value of TIMEX3 comes back as what the value says."""
    precision, start, end = extent(value)
    assert precision is not None
    assert start is not None
    assert readable_when(When(start=start, end=end, precision=precision)) == shown


@pytest.mark.parametrize(
    ("when", "shown"),
    [
        (When(start="2031-05-03T23:10+02:00", precision=Precision.MINUTE), "3 May 2031, 23:10 UTC+2 (21:10 UTC)"),
        (When(start="2031-05-03T23:10+00:00", precision=Precision.MINUTE), "3 May 2031, 23:10 UTC"),
        (When(start="2031-05-03T19:35-04:00", precision=Precision.MINUTE), "3 May 2031, 19:35 UTC-4 (23:35 UTC)"),
        (
            When(start="2031-05-03T01:00+02:00", precision=Precision.HOUR),
            "3 May 2031, 1 a.m. UTC+2 (2 May 2031, 11 p.m. UTC)",
        ),
        (
            When(start="2031-05-03T16:00+05:30", precision=Precision.HOUR),
            "3 May 2031, 4 p.m. UTC+5:30 (10:30 a.m. UTC)",
        ),
        (
            When(start="2031-05-03T14:10+02:00", end="2031-05-03T15:30+02:00", precision=Precision.MINUTE),
            "3 May 2031, 14:10 to 15:30 UTC+2 (12:10 to 13:30 UTC)",
        ),
        (
            When(start="2031-05-03T06:00+02:00", end="2031-05-03T12:00+02:00", precision=Precision.PART_OF_DAY),
            "morning of 3 May 2031, UTC+2",
        ),
        (
            When(start="2031-05-03T05:00", end="2031-05-03T06:00", precision=Precision.PART_OF_DAY),
            "part of 3 May 2031",
        ),
        (When(start="0001-01-01T00:10+02:00", precision=Precision.MINUTE), "1 January 1"),
    ],
)
def test_a_time_with_a_zone_is_shown_there_and_in_utc_and_no_part_of_a_day_by_its_hours(when: When, shown: str) -> None:
    assert readable_when(when) == shown


@given(st.sampled_from(Precision), st.text(max_size=20), st.none() | st.text(max_size=20))
def test_a_time_that_cannot_be_read_is_still_shown(precision: Precision, start: str, end: str | None) -> None:
    assert isinstance(readable_when(When(start=start, end=end, precision=precision)), str)


def test_an_impossible_month_is_shown_as_it_is() -> None:
    assert readable_when(When(start="2031-13", precision=Precision.MONTH)) == "2031-13"

"""Zones, updates, datelines, unknown days: where a wrong day is worse than none (mistake 13 of DESIGN.md)."""

from __future__ import annotations

import pytest

from whatweknow.records import Precision, TimeDoubt, TimeRole

from .found import only, times


def test_an_undated_report_leaves_its_weekdays_open() -> None:
    for text in ("It sank on Wednesday.", "It sank yesterday.", "It sank on May 3.", "It sank last night."):
        time = only(text, None)
        assert (time.start, time.doubt) == (None, TimeDoubt.UNDATED)


def test_a_full_date_needs_no_publication() -> None:
    assert only("It sank on 3 May 2031.", None).start == "2031-05-03"


def test_the_day_of_a_dateline_or_publication_line_stands_in_for_an_unknown_one() -> None:
    dateline, day = times("TARN, 8 May 2031 (Ardinform) - The ferry sank on Wednesday.", None)
    assert dateline.role is TimeRole.DATELINE
    assert day.start == "2031-05-07"


def test_the_day_of_an_update_does_not() -> None:
    """A page that says only when it was updated does not say on which day its "Wednesday" was written."""
    text = "The ferry sank on Wednesday (updated 10 May 2031 14:05 GMT), police said."
    day, update = times(text, None)
    assert (day.start, day.doubt) == (None, TimeDoubt.UNDATED)
    assert (update.role, update.value) == (TimeRole.UPDATE, "2031-05-10T14:05")


def test_the_day_of_an_update_is_not_that_of_publication() -> None:
    day, _ = times("The ferry sank on Wednesday (updated Saturday 10 May, 14:05 GMT).", "2031-05-08")
    assert day.start == "2031-05-07"


def test_what_an_update_names_is_not_what_the_next_day_counts_from() -> None:
    *_, following = times("The ferry docked on Monday (updated 8 May 2031). The next day it left.")
    assert following.start == "2031-05-06"


def test_the_day_is_that_of_the_outlets_own_zone() -> None:
    """Late on Wednesday in the west it is Thursday in UTC."""
    west, utc = "2031-05-07T22:30-05:00", "2031-05-08T03:30Z"
    assert only("It sank yesterday.", west).start == "2031-05-06"
    assert only("It sank on Wednesday.", west).start == "2031-05-07"
    assert only("It sank on Wednesday.", utc).start == "2031-05-07"


def test_a_weekday_that_has_only_begun_further_east_is_tomorrow_with_the_week_before_as_another_reading() -> None:
    time = only("It sank on Friday, police said.", "2031-05-08T20:00Z")
    assert (time.start, time.doubt, time.alternatives) == ("2031-05-09", TimeDoubt.AMBIGUOUS, ("2031-05-02",))


@pytest.mark.parametrize(
    ("text", "start", "utc"),
    [
        ("It sank at 0735 GMT.", "2031-05-08T07:35+00:00", "2031-05-08T07:35Z"),
        ("It sank at 7:35 p.m. ET on Monday.", "2031-05-05T19:35-04:00", "2031-05-05T23:35Z"),
        ("It sank at 7:35 p.m. EST on 5 January.", "2031-01-05T19:35-05:00", "2031-01-06T00:35Z"),
        ("It sank at 7:35 p.m. ET on 5 January.", "2031-01-05T19:35-05:00", "2031-01-06T00:35Z"),
        ("It sank at 5pm Moscow time on Monday.", "2031-05-05T17:00+03:00", "2031-05-05T14:00Z"),
        ("It sank at 5pm local time on Monday.", "2031-05-05T17:00", None),
        ("It sank at 5pm Hallen time on Monday.", "2031-05-05T17:00", None),
    ],
)
def test_local_time_and_utc(text: str, start: str, utc: str | None) -> None:
    time = only(text)
    assert (time.start, time.utc) == (start, utc)


def test_a_second_clock_gives_the_zone_of_the_first() -> None:
    local, named, day = times("The blast came at 10:35 a.m. (0735 GMT) on Wednesday.")
    assert (local.start, local.utc) == ("2031-05-07T10:35+03:00", "2031-05-07T07:35Z")
    assert named.start == "2031-05-07T07:35+00:00"
    assert day.start == "2031-05-07"


def test_a_second_clock_may_be_on_the_day_before() -> None:
    local, named = times("It sank on Wednesday at 1:10am (2210 GMT).")
    assert (local.start, local.utc) == ("2031-05-07T01:10+03:00", "2031-05-06T22:10Z")
    assert named.start == "2031-05-06T22:10+00:00"


def test_clocks_that_fit_no_zone_are_left_apart() -> None:
    local, named = times("It sank on Wednesday at 1:10am (2203 GMT).")
    assert local.utc is None
    assert named.start == "2031-05-07T22:03+00:00"


def test_day_and_month_in_figures_are_ambiguous() -> None:
    time = only("It sank on 03/04/2031.")
    assert (time.start, time.doubt) == (None, TimeDoubt.AMBIGUOUS)
    assert time.alternatives == ("2031-03-04", "2031-04-03")
    assert only("It sank on 23/04/2031.").start == "2031-04-23"


def test_what_counts_from_nothing_is_left_open() -> None:
    time = only("The following evening it sank.", "2031-05-08")
    assert (time.start, time.doubt) == (None, TimeDoubt.NO_ANCHOR)


def test_a_clock_does_not_take_the_day_of_the_background() -> None:
    *_, clock = times("The ship was built on 8 March 2026. The crew left at 10 a.m.")
    assert clock.start == "2031-05-08T10:00"


def test_a_clock_is_not_of_the_day_on_which_somebody_said_it() -> None:
    *_, clock = times("It sank on Monday night, the union told reporters on Tuesday. The crew left at 10:40 p.m.")
    assert clock.start == "2031-05-05T22:40"


def test_part_of_a_day_has_start_and_end() -> None:
    night = only("Sirens were heard on Wednesday night.")
    assert (night.start, night.end, night.precision) == ("2031-05-07T20:00", "2031-05-08T04:00", Precision.PART_OF_DAY)


def test_an_impossible_day_is_no_day() -> None:
    assert [time.start for time in times("Form 30 February 2031 was filed.")] == ["2031-02"]


def test_dates_at_the_ends_of_the_calendar_do_not_break() -> None:
    assert times("It was 99999999 years ago, or 900000000 days later, said nobody in 2199.", "2031-05-08")

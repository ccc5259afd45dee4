from __future__ import annotations

from datetime import date

import pytest

from whatweknow.annotation.times.dates import day_of, extent, shift, value_at
from whatweknow.annotation.times.finding import _READERS
from whatweknow.annotation.times.grammar import grammar
from whatweknow.annotation.times.holidays import easter, holiday
from whatweknow.annotation.times.numbers import read_number, spelled_year
from whatweknow.records import Precision


@pytest.mark.parametrize(
    ("value", "precision", "start", "end"),
    [
        ("2031-05-03", Precision.DAY, "2031-05-03", None),
        ("2031-05-03T23:10", Precision.MINUTE, "2031-05-03T23:10", None),
        ("2031-05-03TEV", Precision.PART_OF_DAY, "2031-05-03T18:00", "2031-05-04T00:00"),
        ("2031-05-03T24", Precision.HOUR, "2031-05-04T00:00", None),
        ("2031-W18", Precision.WEEK, "2031-04-28", "2031-05-04"),
        ("2031-W18-WE", Precision.DAY, "2031-05-03", "2031-05-04"),
        ("2031-05", Precision.MONTH, "2031-05", None),
        ("2031-Q2", Precision.SEASON, "2031-04", "2031-06"),
        ("2031-H2", Precision.SEASON, "2031-07", "2031-12"),
        ("2031-SU", Precision.SEASON, "2031-06", "2031-08"),
        ("2031-WI", Precision.SEASON, None, None),
        ("2031", Precision.YEAR, "2031", None),
        ("198", Precision.LONGER, "1980", "1989"),
        ("19", Precision.LONGER, "1900", "1999"),
        ("2031-05-03/2031-05-05", Precision.DAY, "2031-05-03", "2031-05-05"),
        ("P2D", None, None, None),
        ("PRESENT_REF", None, None, None),
        ("XXXX-WXX-3", None, None, None),
        ("2031-W60", None, None, None),
    ],
)
def test_extent(value: str, precision: Precision | None, start: str | None, end: str | None) -> None:
    assert extent(value) == (precision, start, end)


@pytest.mark.parametrize(
    ("count", "unit", "wanted"),
    [
        (1, "D", "2031-04-01"),
        (-1, "M", "2031-02-28"),
        (1, "Q", "2031-06-30"),
        (-2, "W", "2031-03-17"),
        (11, "M", "2032-02-29"),
    ],
)
def test_shift(count: int, unit: str, wanted: str) -> None:
    moved = shift(date(2031, 3, 31), count, unit)
    assert moved is not None
    assert moved.isoformat() == wanted


def test_outside_the_calendar_there_is_no_day() -> None:
    assert shift(date(2031, 3, 31), -3000, "Y") is None
    assert shift(date(2031, 3, 31), 10**9, "D") is None


def test_values_of_units() -> None:
    day = date(2031, 12, 31)
    assert [value_at(day, unit) for unit in "DWMQYEC"] == [
        "2031-12-31", "2032-W01", "2031-12", "2031-Q4", "2031", "203", "20",
    ]  # fmt: skip


def test_first_day_of_a_value() -> None:
    assert [day_of(value) for value in ("2031", "2031-05", "2031-W18", "198", "P2D", "")] == [
        date(2031, 1, 1), date(2031, 5, 1), date(2031, 4, 28), date(1980, 1, 1), None, None,
    ]  # fmt: skip


def test_named_days() -> None:
    assert easter(2031) == date(2031, 4, 13)
    assert holiday("memorial day", 2031) == date(2031, 5, 26)
    assert holiday("thanksgiving", 2031) == date(2031, 11, 27)
    assert holiday("ash wednesday", 2031) == date(2031, 2, 26)


def test_numbers() -> None:
    assert [read_number(parts) for parts in ([20, 4], [2, 100, 50], [100], [3, 1000, 5])] == [24, 250, 100, 3005]
    assert [spelled_year(parts) for parts in ([19, 90, 4], [2, 1000, 5], [20, 4], [3])] == [1994, 2005, None, None]


def test_every_rule_has_its_reader() -> None:
    assert {rule.read for rule in grammar().rules} <= _READERS.keys()

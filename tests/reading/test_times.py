import pytest
from hypothesis import given
from hypothesis import strategies as st

from whatweknow.reading.times import normalise_time
from whatweknow.records import TimePrecision


@pytest.mark.parametrize(
    ("value", "expected", "precision"),
    [
        ("2031-05-03", "2031-05-03", "day"),
        ("20310503", "2031-05-03", "day"),
        ("3 May 2031", "2031-05-03", "day"),
        ("3rd May 2031", "2031-05-03", "day"),
        ("Saturday, 3 May 2031", "2031-05-03", "day"),
        ("May 3, 2031", "2031-05-03", "day"),
        ("Sept. 3, 2031", "2031-09-03", "day"),
        ("2031-05-03T14:05", "2031-05-03T14:05", "minute"),
        ("2031-05-03 14:05", "2031-05-03T14:05", "minute"),
        ("2031-05-03T14:05+02:00", "2031-05-03T14:05+02:00", "minute"),
        ("2031-05-03T14:05:09Z", "2031-05-03T14:05:09+00:00", "second"),
        ("2031-05-03T14:05:09.123456Z", "2031-05-03T14:05:09+00:00", "second"),
        ("2031-05-03T14:05:09-0330", "2031-05-03T14:05:09-03:30", "second"),
        ("2031-05-03T14:05:09+02", "2031-05-03T14:05:09+02:00", "second"),
        ("20310503T140509Z", "2031-05-03T14:05:09+00:00", "second"),
        ("2031-05-03 14:05:09 UTC", "2031-05-03T14:05:09+00:00", "second"),
        ("Sat, 03 May 2031 14:05:09 +0200", "2031-05-03T14:05:09+02:00", "second"),
        ("Sat, 03 May 2031 14:05 GMT", "2031-05-03T14:05+00:00", "minute"),
        ("1935588309", "2031-05-03T15:25:09+00:00", "second"),
        (1935588309000, "2031-05-03T15:25:09+00:00", "second"),
        (1935588309.0, "2031-05-03T15:25:09+00:00", "second"),
    ],
)
def test_times_with_their_precision_and_offset(value: object, expected: str, precision: str) -> None:
    assert normalise_time(value) == (expected, TimePrecision(precision))


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        "",
        "yesterday",
        "May 2031",
        "2031",
        "2031-02-30",
        "2031-05-03T25:00",
        "2031-05-03T14:05+99:00",
        "0001-01-01T00:00:00",
        "1970-01-01T00:00:00Z",
        0,
        "03/05/2031",
        "32 May 2031",
        "3 Maybe 2031",
        "9999999999999",
        {"@value": "2031-05-03"},
        ["2031-05-03"],
        float("inf"),
        "1:00 " * 30,
    ],
)
def test_what_states_no_day_is_unknown(value: object) -> None:
    assert normalise_time(value) is None


@given(st.one_of(st.text(max_size=40), st.from_regex(r"\A[0-9]{1,4}[-/ :T]?[0-9A-Za-z: +,.-]{0,30}\Z"), st.integers()))
def test_any_value_gives_a_time_or_nothing(value: object) -> None:
    found = normalise_time(value)
    assert found is None or normalise_time(found[0]) == found

import pytest

from whatweknow.briefing.page.labels import count, direction, readable_time
from whatweknow.records import TimePrecision


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


def test_directions() -> None:
    assert [direction(language) for language in ("en", "ar", "he-IL", "AR", None, "")] == [
        "ltr",
        "rtl",
        "rtl",
        "rtl",
        "auto",
        "auto",
    ]


def test_counts() -> None:
    assert [count(n, "report") for n in (0, 1, 2)] == ["0 reports", "1 report", "2 reports"]

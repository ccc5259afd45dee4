import pytest

from whatweknow.comparison.points.background import find_background
from whatweknow.records import Act, Precision, When

from ..invented import REPORTS, SUND, compared_with, said


def when(start: str, end: str | None = None) -> When:
    return When(start=start, end=end, precision=Precision.DAY)


@pytest.mark.parametrize(
    ("start", "end", "background"),
    [
        ("2031-03-03", None, False),
        ("2031-01-10", None, False),
        ("2030-12-10", None, True),
        ("2030-12", None, True),
        ("2031-01", None, False),
        ("2030", None, True),
        ("2031", None, False),
        ("2029-01-01", "2031-03-01", False),
    ],
)
def test_what_was_said_long_before_the_reports_is_background(start: str, end: str | None, background: bool) -> None:
    assert find_background({"s": when(start, end)}, REPORTS) == ({"s"} if background else frozenset())


def test_without_days_of_publication_nothing_is() -> None:
    assert (
        find_background({"s": when("2001")}, [report for report in REPORTS if report.published is None]) == frozenset()
    )


def test_background_stands_in_no_point() -> None:
    """Mistake 7: an old quote in the background."""
    new = [said(report, 10, SUND, Act.ACCUSE, "Norland fired a missile at the ferry Alma") for report in "ab"]
    old = said("c", 10, SUND, Act.ACCUSE, "Norland fired a missile at the ferry Alma")
    found = compared_with({old.id: when("2027")}, *new, old)
    assert {id_ for point in found.points for cell in point.stances for id_ in cell.statements} == {s.id for s in new}
    assert found.background == {old.id}

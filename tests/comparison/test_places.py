"""The places of a brief: one row a place, governments and datelines left out (mistake 14)."""

from __future__ import annotations

from whatweknow.comparison import gather_places
from whatweknow.records import AnnotatedReport, PlaceMention, PlacePrecision, PlaceRole, Report, Span

TARN = {"name": "Tarn", "precision": PlacePrecision.CITY, "lat": 61.2, "lon": 8.3}
OTHER_TARN = {"name": "Tarn", "precision": PlacePrecision.CITY, "lat": 49.4, "lon": 33.1}
NORLAND = {"name": "Norland", "precision": PlacePrecision.COUNTRY, "lat": 60.0, "lon": 10.0}


def report(id_: str, text: str, *found: tuple[str, dict[str, object], PlaceRole]) -> AnnotatedReport:
    mentions = []
    start = 0
    for words, place, role in found:
        start = text.index(words, start)
        mentions.append(PlaceMention(span=Span(start, start + len(words)), role=role, **place))  # type: ignore[arg-type]
        start += len(words)
    return AnnotatedReport(Report(id=id_, text=text, raw_sha256="0" * 64), (), places=tuple(mentions))


def test_one_row_a_place_by_the_number_of_reports() -> None:
    rows = gather_places(
        [
            report(
                "a", "Norland: TARN, Tarn, Tarn", ("Norland", NORLAND, PlaceRole.PLACE), ("TARN", TARN, PlaceRole.PLACE)
            ),
            report("b", "Tarn", ("Tarn", TARN, PlaceRole.PLACE)),
        ]
    )
    assert [(row.name, row.precision, len(row.mentions)) for row in rows] == [
        ("Tarn", PlacePrecision.CITY, 2),
        ("Norland", PlacePrecision.COUNTRY, 1),
    ]
    assert [words.exact for words in rows[0].mentions] == ["TARN", "Tarn"]


def test_governments_datelines_and_adjectives_are_no_places_of_the_event() -> None:
    for role in (PlaceRole.METONYM, PlaceRole.DATELINE, PlaceRole.ADJECTIVE):
        assert gather_places([report("a", "Tarn", ("Tarn", TARN, role))]) == ()


def test_reports_of_one_event_mean_one_place_by_one_name() -> None:
    rows = gather_places(
        [
            report("a", "Tarn", ("Tarn", TARN, PlaceRole.PLACE)),
            report("b", "Tarn", ("Tarn", OTHER_TARN, PlaceRole.PLACE)),
            report("c", "Tarn", ("Tarn", TARN, PlaceRole.PLACE)),
        ]
    )
    assert [(row.lat, len(row.mentions)) for row in rows] == [(61.2, 3)]


def test_a_place_with_its_country_behind_it_is_not_the_one_that_most_reports_mean() -> None:
    told = {**OTHER_TARN, "country": "SU"}
    sund = {"name": "Sund", "precision": PlacePrecision.COUNTRY, "lat": 50.0, "lon": 30.0, "country": "SU"}
    rows = gather_places(
        [
            report("a", "Tarn", ("Tarn", TARN, PlaceRole.PLACE)),
            report("b", "Tarn", ("Tarn", TARN, PlaceRole.PLACE)),
            report("c", "in Tarn, Sund", ("Tarn", told, PlaceRole.PLACE), ("Sund", sund, PlaceRole.PLACE)),
        ]
    )
    assert sorted((row.name, row.lat) for row in rows) == [("Sund", 50.0), ("Tarn", 49.4), ("Tarn", 61.2)]


def test_the_abbreviation_of_a_province_is_shown_in_full() -> None:
    place: dict[str, object] = {"name": "Vestmark", "precision": PlacePrecision.REGION, "lat": 61.0, "lon": 8.0}
    (row,) = gather_places([report("a", "in Hilby, Vest.", ("Vest.", place, PlaceRole.PLACE))])
    assert row.name == "Vestmark"


def test_the_order_of_the_reports_does_not_matter() -> None:
    reports = [
        report("a", "Tarn", ("Tarn", TARN, PlaceRole.PLACE)),
        report("b", "Tarn", ("Tarn", OTHER_TARN, PlaceRole.PLACE)),
    ]
    assert [row.lat for row in gather_places(reports)] == [row.lat for row in gather_places(reports[::-1])]


def test_a_place_without_coordinates_is_kept() -> None:
    near: dict[str, object] = {"name": "3 km from Tarn", "precision": PlacePrecision.RELATIVE}
    (row,) = gather_places([report("a", "3 km from Tarn", ("3 km from Tarn", near, PlaceRole.PLACE))])
    assert (row.name, row.lat, row.lon) == ("3 km from Tarn", None, None)


def test_the_first_mentions_of_each_report_come_first() -> None:
    tarn = ("Tarn", TARN, PlaceRole.PLACE)
    (row,) = gather_places([report("a", "Tarn Tarn", tarn, tarn), report("b", "Tarn", tarn)])
    assert [(words.report, words.start) for words in row.mentions] == [("a", 0), ("b", 0), ("a", 5)]

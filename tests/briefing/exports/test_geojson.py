"""Places as GeoJSON (RFC 7946)."""

from __future__ import annotations

import json
from dataclasses import replace

from whatweknow.briefing.exports.geojson import geojson
from whatweknow.records import Citation, Place, PlacePrecision

from ..invented import brief_of, post

TARN = Citation("post", 0, 4, "Tarn")


def exported(*places: Place) -> dict[str, object]:
    return json.loads(geojson(replace(brief_of(post()), places=places)))  # type: ignore[no-any-return]


def test_a_point_is_longitude_then_latitude() -> None:
    collection = exported(Place(name="Tarn", lat=61.2, lon=8.3, precision=PlacePrecision.CITY, mentions=(TARN,)))
    assert collection["type"] == "FeatureCollection"
    (feature,) = collection["features"]  # type: ignore[misc]
    assert feature["geometry"] == {"type": "Point", "coordinates": [8.3, 61.2]}
    assert feature["properties"]["precise"] is True
    assert feature["properties"]["mentions"] == [{"report": "post", "start": 0, "end": 4, "exact": "Tarn"}]


def test_a_country_is_not_precise() -> None:
    collection = exported(Place(name="Sund", lat=50.0, lon=30.0, precision=PlacePrecision.COUNTRY, mentions=(TARN,)))
    assert collection["features"][0]["properties"]["precise"] is False  # type: ignore[index]


def test_a_place_without_coordinates_has_no_geometry() -> None:
    collection = exported(
        Place(name="3 km from Tarn", lat=None, lon=None, precision=PlacePrecision.RELATIVE, mentions=(TARN,))
    )
    assert collection["features"][0]["geometry"] is None  # type: ignore[index]
    assert collection["features"][0]["properties"]["precise"] is False  # type: ignore[index]

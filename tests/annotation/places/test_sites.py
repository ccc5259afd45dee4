"""Places that no gazetteer has, but that the text says are some."""

from __future__ import annotations

import pytest

from whatweknow.records import PlacePrecision, PlaceRole

from .invented import places_in


@pytest.mark.parametrize(
    ("text", "name", "precision"),
    [
        ("It burned on Hilby Road near the mill.", "Hilby Road", PlacePrecision.SITE),
        ("It burned at 12 Old Hilby St., police said.", "Old Hilby St.", PlacePrecision.SITE),
        ("She died at St. Ada's Hospital on Monday.", "St. Ada's Hospital", PlacePrecision.SITE),
        ("She fell from Norland’s Hilby Bridge.", "Hilby Bridge", PlacePrecision.SITE),
        ("They swam in Lake Hilby.", "Lake Hilby", PlacePrecision.WATER),
        ("They swam in the Hilby River.", "Hilby River", PlacePrecision.WATER),
        ("They live on Hilby Island.", "Hilby Island", PlacePrecision.REGION),
        ("It burned in the town of Hilby on Monday.", "Hilby", PlacePrecision.CITY),
        ("It burned in the village of Hilby al-Vann.", "Hilby al-Vann", PlacePrecision.CITY),
        ("It burned in the Hilby district.", "Hilby", PlacePrecision.REGION),
    ],
)
def test_a_site_without_coordinates(text: str, name: str, precision: PlacePrecision) -> None:
    found = places_in(text)[-1]
    assert (found.name, found.precision, found.role) == (name, precision, PlaceRole.PLACE)
    assert (found.lat, found.lon) == (None, None)


def test_villages_of_a_list() -> None:
    found = places_in("They shelled the villages of Hilby, Upper Vann and Skarn.")
    assert [one.name for one in found] == ["Hilby", "Upper Vann", "Skarn"]


@pytest.mark.parametrize(
    "text",
    [
        "They met in City Park.",
        "The Central Hospital closed.",
        "Hilby Park Police came.",
        "The Road was long.",
        "The Front of Free Hills was blamed.",
        "The prosecutor, Lidia St. Orlo, said so.",
        "He read the Wall Street Post.",
        "They heard Anna Hill, a nurse.",
        "They read on: Ada HilbyUpperVann Road.",
    ],
)
def test_no_site(text: str) -> None:
    assert places_in(text) == []

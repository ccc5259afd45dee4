"""The places of a brief as GeoJSON (RFC 7946)."""

from __future__ import annotations

import msgspec

from whatweknow.records import Brief, Place, PlacePrecision

EXACT = (PlacePrecision.SITE, PlacePrecision.CITY)


def geojson(brief: Brief) -> bytes:
    """A feature for each place, in the order of the brief; one without coordinates has no geometry.

    ``precise`` is false for what is no point (a country, a region, a sea, "25 km west of Tarn"): its coordinates are
    about its middle, or worked out.
    """
    collection = {"type": "FeatureCollection", "features": [_feature(place) for place in brief.places]}
    return msgspec.json.format(msgspec.json.encode(collection), indent=2) + b"\n"


def _feature(place: Place) -> dict[str, object]:
    known = place.lat is not None and place.lon is not None
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]} if known else None,
        "properties": {
            "name": place.name,
            "precision": place.precision,
            "precise": place.precision in EXACT and known,
            "reports": len({mention.report for mention in place.mentions}),
            "mentions": place.mentions,
        },
    }

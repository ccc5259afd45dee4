"""The map: safe markup, imprecise places marked as such (mistake 14), nothing loaded."""

from __future__ import annotations

import xml.etree.ElementTree as ET

from hypothesis import given
from hypothesis import strategies as st

from whatweknow.briefing.page.map import HEIGHTS, WIDTH, render_map
from whatweknow.records import Citation, Place, PlacePrecision

SVG = "{http://www.w3.org/2000/svg}"


def place(
    name: str,
    lat: float | None,
    lon: float | None,
    precision: PlacePrecision = PlacePrecision.CITY,
    reports: int = 1,
) -> Place:
    mentions = tuple(Citation(f"r{i}", 0, len(name) or 1, name) for i in range(reports))
    return Place(name=name, lat=lat, lon=lon, precision=precision, mentions=mentions)


def marks(drawing: str) -> dict[str, ET.Element]:
    """The marks by the names of their places."""
    groups = ET.fromstring(drawing).iter(f"{SVG}g")
    return {(group.findtext(f"{SVG}title") or "").partition(" (")[0]: group for group in groups}


def test_nothing_to_draw() -> None:
    assert render_map([]) == ""
    assert render_map([place("3 km from Tarn", None, None, PlacePrecision.RELATIVE)]) == ""


def test_points_are_dots_and_the_rest_is_not() -> None:
    found = marks(
        render_map(
            [
                place("Tarn", 49.4, 33.1),
                place("Sund", 49.5, 33.2, PlacePrecision.COUNTRY),
                place("25 km west of Tarn", 49.4, 32.8, PlacePrecision.RELATIVE),
            ]
        )
    )
    tarn, sund, near = found["Tarn"], found["Sund"], found["25 km west of Tarn"]
    dot, ring = tarn.find(f"{SVG}circle"), sund.find(f"{SVG}circle")
    assert dot is not None
    assert dot.get("fill") == "currentColor"
    assert ring is not None
    assert (ring.get("fill"), bool(ring.get("stroke-dasharray"))) == ("none", True)
    assert near.find(f"{SVG}circle") is None
    assert "about its middle" in (sund.findtext(f"{SVG}title") or "")


def test_the_map_is_where_most_reports_place_it() -> None:
    drawing = render_map(
        [
            place("Tarn", 49.4, 33.1, reports=6),
            place("Korrin", 49.6, 33.5, reports=5),
            place("Hallen", -30.0, -100.0, reports=2),
        ]
    )
    assert set(marks(drawing)) == {"Tarn", "Korrin"}
    assert "1 place lies beyond the edges" in drawing


def test_places_on_both_sides_of_the_antimeridian_stand_together() -> None:
    found = marks(render_map([place("Orm", 60.0, 179.5), place("Vell", 60.0, -179.5)]))
    x = {name: float(group.find(f"{SVG}circle").get("cx") or 0) for name, group in found.items()}  # type: ignore[union-attr]
    assert 0 < x["Orm"] < x["Vell"] < WIDTH


def test_north_is_up_and_east_is_right() -> None:
    found = marks(render_map([place("Orm", 50.0, 10.0), place("Vell", 51.0, 11.0)]))
    orm, vell = (found[name].find(f"{SVG}circle") for name in ("Orm", "Vell"))
    assert orm is not None
    assert vell is not None
    assert float(orm.get("cx") or 0) < float(vell.get("cx") or 0)
    assert float(orm.get("cy") or 0) > float(vell.get("cy") or 0)


def test_it_is_named_and_described() -> None:
    root = ET.fromstring(render_map([place("Tarn", 49.4, 33.1)]))
    assert root.get("role") == "img"
    ids = {element.get("id") for element in root}
    assert set((root.get("aria-labelledby") or "").split()) <= ids
    assert "Tarn" in (root.findtext(f"{SVG}desc") or "")


def test_nothing_is_loaded_and_no_colour_is_set() -> None:
    drawing = render_map([place("Tarn", 49.4, 33.1)]).replace(f'xmlns="{SVG[1:-1]}"', "")
    for words in ("http", "url(", "href", "<script", "<style", "#"):
        assert words not in drawing


@given(
    st.lists(
        st.tuples(st.text(max_size=40), st.floats(-90, 90), st.floats(-180, 180), st.sampled_from(PlacePrecision)),
        max_size=4,
    )
)
def test_any_places_give_well_formed_markup(rows: list[tuple[str, float, float, PlacePrecision]]) -> None:
    drawing = render_map([place(*row) for row in rows])
    if rows:
        root = ET.fromstring(drawing)
        height = float((root.get("viewBox") or "").split()[3])
        assert HEIGHTS[0] <= height <= HEIGHTS[1]

"""Makes the outlines of countries that the map draws, from Natural Earth (public domain) as world-atlas packs it.

    npm pack world-atlas && tar xzf world-atlas-*.tgz
    python training/places/outlines.py --world-atlas package

Borders are simplified (Douglas and Peucker, 1973) arc by arc, so that neighbours still share them; islands too small
to be seen and Antarctica are left out.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from whatweknow.briefing.page.outlines import PER_DEGREE

BRIEFING = Path(__file__).resolve().parents[2] / "src" / "whatweknow" / "briefing"
TOLERANCE = 0.045  # degrees that a simplified line may stray
SMALLEST = 0.12  # degrees that an island must measure from side to side
ANTARCTICA = "010"

Line = NDArray[np.float64]


def arcs_of(topology: dict[str, Any]) -> list[Line]:
    """The arcs of a quantised TopoJSON, as longitudes and latitudes."""
    scale, translate = np.array(topology["transform"]["scale"]), np.array(topology["transform"]["translate"])
    return [np.cumsum(np.array(arc), axis=0) * scale + translate for arc in topology["arcs"]]


def simplified(line: Line) -> Line:
    """``line`` without the points that stray by less than the tolerance; its ends stay."""
    keep = np.zeros(len(line), bool)
    keep[[0, -1]] = True
    stack = [(0, len(line) - 1)]
    while stack:
        first, last = stack.pop()
        if last - first < 2:
            continue
        away = _distances(line[first + 1 : last], line[first], line[last])
        furthest = int(np.argmax(away))
        if away[furthest] > TOLERANCE:
            middle = first + 1 + furthest
            keep[middle] = True
            stack += [(first, middle), (middle, last)]
    return line[keep]


def _distances(points: Line, start: Line, end: Line) -> Line:
    way = end - start
    length = float(np.hypot(*way))
    if not length:
        return np.asarray(np.hypot(*(points - start).T))
    return np.asarray(np.abs(way[0] * (points[:, 1] - start[1]) - way[1] * (points[:, 0] - start[0])) / length)


def rings_of(topology: dict[str, Any], arcs: list[Line]) -> list[list[int]]:
    """The outer rings of all countries, as numbers of arcs (``~n`` is arc ``n`` backwards)."""
    rings = []
    for country in topology["objects"]["countries"]["geometries"]:
        if country.get("id") == ANTARCTICA or not country["type"]:
            continue
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        for outer, *_ in polygons:
            points = np.concatenate([arcs[i if i >= 0 else ~i] for i in outer])
            if max(np.ptp(points, axis=0)) >= SMALLEST:
                rings.append(outer)
    return rings


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--world-atlas", type=Path, required=True, help="folder of the unpacked world-atlas package")
    parser.add_argument("--output", type=Path, default=BRIEFING / "outlines.npz")
    args = parser.parse_args()
    topology = json.loads((args.world_atlas / "countries-50m.json").read_text(encoding="utf-8"))
    arcs = arcs_of(topology)
    rings = rings_of(topology, arcs)
    used = sorted({i if i >= 0 else ~i for ring in rings for i in ring})
    number = {arc: i for i, arc in enumerate(used)}
    lines = [np.round(simplified(arcs[arc]) * PER_DEGREE).astype(np.int16) for arc in used]
    np.savez_compressed(
        args.output,
        points=np.concatenate([np.diff(line, axis=0, prepend=[[0, 0]]).astype(np.int16) for line in lines]),
        lengths=np.array([len(line) for line in lines], np.uint16),
        rings=np.array([number[i] if i >= 0 else ~number[~i] for ring in rings for i in ring], np.int16),
        ring_lengths=np.array([len(ring) for ring in rings], np.uint16),
    )
    print(
        f"{args.output}: {len(rings)} rings, {sum(map(len, lines))} points, {args.output.stat().st_size / 1e3:.0f} kB"
    )


if __name__ == "__main__":
    main()

"""The outlines of countries that ship with the package (Natural Earth, public domain)."""

from __future__ import annotations

from functools import cache
from importlib.resources import as_file, files

import numpy as np
from numpy.typing import NDArray

PER_DEGREE = 50  # steps of the stored coordinates

Ring = NDArray[np.float64]  # longitudes and latitudes, (points, 2)


@cache
def outlines() -> tuple[Ring, ...]:
    """The outer rings of all countries but Antarctica, read once.

    Longitudes run on over 180 degrees where a ring crosses the antimeridian.
    """
    with as_file(files(__package__) / "outlines.npz") as path, np.load(path) as data:
        steps, lengths = data["points"].astype(np.float64), data["lengths"]
        rings, ring_lengths = data["rings"], data["ring_lengths"]
    arcs = [np.cumsum(arc, axis=0) / PER_DEGREE for arc in np.split(steps, np.cumsum(lengths)[:-1])]
    return tuple(_joined(ring.tolist(), arcs) for ring in np.split(rings, np.cumsum(ring_lengths)[:-1]))


def _joined(ring: list[int], arcs: list[Ring]) -> Ring:
    """The arcs of a ring as one line (``~n`` is arc ``n`` backwards), without jumps at the antimeridian."""
    points = np.concatenate([arcs[i] if i >= 0 else arcs[~i][::-1] for i in ring])
    jumps = np.diff(points[:, 0], prepend=points[0, 0])
    points[:, 0] -= 360.0 * np.cumsum(np.round(jumps / 360.0))
    return points

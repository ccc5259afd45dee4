"""How likely two statements are to be about one point: logistic regression on what their words share.

The weights are fitted by ``training/same_point.py`` on annotated events.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import product

import numpy as np
from numpy.typing import NDArray

from whatweknow.comparison.points.likeness import Matrix, aspect_vectors, vectors
from whatweknow.comparison.points.wording import Wording
from whatweknow.records import Statement

WEIGHTS = {
    "words": 0.98,
    "charge or clear one party": 1.9,
    "charge or clear two": -1.2,  # by hand; the fit gives -0.5, but two charges are never one point
    "aspects": 1.85,
    "other aspects": -0.75,
    "one proposition": 1.07,
}
BIAS = -2.17
NOTHING = 1e-9
VARIED = ("words", "charge or clear one party", "aspects")
LESS_AND_MORE = (0.6, 1.4)


def same_point(signs: Mapping[str, Matrix], weights: Mapping[str, float] = WEIGHTS) -> Matrix:
    """The probability of each pair, by its ``signs`` (see ``pair_signs``)."""
    return 1 / (1 + np.exp(-BIAS - sum(weights[name] * sign for name, sign in signs.items())))


def varied_weights() -> Iterator[Mapping[str, float]]:
    """``WEIGHTS``, and those with each of the main ones less or more: what holds with most of them is no accident."""
    yield WEIGHTS
    for factors in product(LESS_AND_MORE, repeat=len(VARIED)):
        yield WEIGHTS | {name: WEIGHTS[name] * factor for name, factor in zip(VARIED, factors, strict=True)}


def pair_signs(
    statements: Sequence[Statement],
    wordings: Mapping[str, Wording],
    charged: Mapping[str, str],
    links: NDArray[np.bool_],
) -> dict[str, Matrix]:
    """What the regression looks at, by the names of ``WEIGHTS``: for each a matrix of all pairs, 0 to 1.

    ``wordings`` (by id) must hold all statements of the event.
    """
    own, event = [wordings[one.id] for one in statements], list(wordings.values())
    rows, sides = vectors(own, event), aspect_vectors(own, event)
    codes = {party: code for code, party in enumerate(sorted(set(charged.values())), start=1)}
    about = np.array([codes.get(charged.get(one.id, ""), 0) for one in statements], dtype=np.int64)
    both = _pairs(np.greater(about, 0))
    one_party = both & (about[:, None] == about[None, :])
    aspects = sides @ sides.T
    signs = {
        "words": rows @ rows.T,
        "charge or clear one party": one_party,
        "charge or clear two": both & ~one_party,
        "aspects": aspects,
        "other aspects": _pairs(np.greater(sides.sum(axis=1), 0)) & (aspects < NOTHING),
        "one proposition": links,
    }
    return {name: sign.astype(np.float64) for name, sign in signs.items()}


def _pairs(holds: NDArray[np.bool_]) -> NDArray[np.bool_]:
    return holds[:, None] & holds[None, :]

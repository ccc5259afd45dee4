import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from whatweknow.annotation.chain import Chain, Role, best_roles


@given(st.integers(0, 10_000), st.integers(1, 5))
def test_the_best_roles_and_their_certainty_are_those_of_an_exhaustive_search(seed: int, length: int) -> None:
    generator = np.random.default_rng(seed)
    count = len(Role)
    chain = Chain(*(generator.normal(size=shape).astype(np.float32) for shape in ((count, count), (count,), (count,))))
    scores = generator.normal(size=(2, length, count)).astype(np.float32)
    scores -= np.log(np.exp(scores).sum(-1, keepdims=True))

    padded = np.concatenate([scores, generator.normal(size=(2, 2, count)).astype(np.float32)], axis=1)

    def total(row: np.ndarray, path: tuple[int, ...]) -> float:
        steps = sum(chain.transitions[a, b] for a, b in itertools.pairwise(path))
        return float(chain.first[path[0]] + chain.last[path[-1]] + steps + sum(row[i, r] for i, r in enumerate(path)))

    for row, found, certainty in zip(scores, *best_roles(padded, np.full(2, length), chain), strict=True):
        totals = [total(row, path) for path in itertools.product(range(count), repeat=length)]
        best = max(totals)
        assert abs(total(row, tuple(found[:length].tolist())) - best) < 1e-4
        assert abs(certainty - (best - np.log(np.sum(np.exp(totals))))) < 1e-4

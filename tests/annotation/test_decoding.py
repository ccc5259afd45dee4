import itertools

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from tokenizers import Tokenizer

from .blocks import lines
from whatweknow.annotation.bundle import BUNDLES, DEFAULT
from whatweknow.annotation.decoding import Candidate, Chain, Role, best_roles, decode
from whatweknow.annotation.encoding import EncodedText, encode
from whatweknow.records import Attribution, Mode

TEXT = "“We saw it,” Berg said, “and then, twice.”\n“It was ours.”"
#       0  1   2  3 4 5  6    7   8 9 10  11  12 13 14 15 | 16 17 18 19 20 21


def encoded() -> EncodedText:
    return encode(TEXT, lines(TEXT), Tokenizer.from_file(str(BUNDLES / DEFAULT / "tokenizer.json")))


def candidate(anchor: int, probability: float, **words: list[int]) -> Candidate:
    roles = np.zeros(len(encoded()), dtype=np.int64)
    for name, places in words.items():
        roles[places] = Role[name.upper()]
    return Candidate(anchor, probability, 0, roles)


def content(attribution: Attribution) -> list[str]:
    return [piece.of(TEXT) for piece in attribution.content]


def test_a_quotation_split_by_its_cue_keeps_the_gap_and_a_new_paragraph_is_a_new_piece() -> None:
    whole = candidate(7, 0.9, cue=[7], source=[6], content=[*range(6), *range(9, 22)])
    (found,) = decode(TEXT, encoded(), [whole], 0.5)
    assert content(found) == ["“We saw it,”", "“and then, twice.”", "“It was ours.”"]
    assert found.mode is Mode.DIRECT
    assert found.source is not None
    assert found.source.of(TEXT) == "Berg"


def test_pieces_that_only_punctuation_parts_are_one() -> None:
    (found,) = decode(TEXT, encoded(), [candidate(7, 0.9, cue=[7], content=[10, 11, 13])], 0.5)
    assert content(found) == ["and then, twice"]
    assert found.source is None


def test_one_cue_is_one_attribution_and_doubtful_candidates_are_left_out() -> None:
    sure = candidate(7, 0.9, cue=[6, 7], content=[1, 2])
    same_cue = candidate(6, 0.8, cue=[6], content=[10, 11])
    doubtful = candidate(18, 0.3, cue=[18], content=[19])
    empty = candidate(12, 0.9, cue=[12])
    assert [a.score for a in decode(TEXT, encoded(), [same_cue, doubtful, empty, sure], 0.5)] == [0.9]


@given(st.integers(0, 10_000), st.integers(1, 5))
def test_the_best_roles_are_those_of_an_exhaustive_search(seed: int, length: int) -> None:
    generator = np.random.default_rng(seed)
    count = len(Role)
    chain = Chain(*(generator.normal(size=shape).astype(np.float32) for shape in ((count, count), (count,), (count,))))
    scores = generator.normal(size=(2, length, count)).astype(np.float32)

    def total(row: np.ndarray, path: tuple[int, ...]) -> float:
        steps = sum(chain.transitions[a, b] for a, b in itertools.pairwise(path))
        return float(chain.first[path[0]] + chain.last[path[-1]] + steps + sum(row[i, r] for i, r in enumerate(path)))

    for row, found in zip(scores, best_roles(scores, chain), strict=True):
        best = max(total(row, path) for path in itertools.product(range(count), repeat=length))
        assert abs(total(row, tuple(found.tolist())) - best) < 1e-4

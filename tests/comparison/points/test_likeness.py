import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from whatweknow.comparison.points.likeness import Matrix, average_link, rarities, telling_weights, vectors
from whatweknow.comparison.points.wording import PartyNames, Wording
from whatweknow.comparison.terms import stem

from ..invented import PARTIES


def merged_most_alike_first(likeness: Matrix, least: float) -> set[tuple[int, ...]]:
    """Average linkage in its plainest form."""
    groups = [(row,) for row in range(len(likeness))]
    while True:
        pairs = [
            (float(np.mean([likeness[i, j] for i in one for j in other])), one, other)
            for one in groups
            for other in groups
            if one < other
        ]
        best = max(pairs, default=(-1.0, (), ()))
        if best[0] < least:
            return set(groups)
        groups = [group for group in groups if group not in best[1:]] + [tuple(sorted((*best[1], *best[2])))]


@given(st.integers(0, 2**32 - 1), st.integers(0, 9), st.floats(-0.5, 0.9))
def test_chains_of_neighbours_give_what_merging_the_most_alike_first_does(seed: int, size: int, least: float) -> None:
    likeness = np.random.default_rng(seed).uniform(-1, 1, (size, size))
    likeness = np.round((likeness + likeness.T) / 2, 6)
    expected = merged_most_alike_first(likeness, least)
    assert {tuple(group) for group in average_link(likeness.copy(), least)} == expected


def test_rows_are_unit_vectors_and_rare_terms_weigh_more() -> None:
    event = [Wording(("ferry", "missil"), frozenset(), frozenset()), Wording(("ferry",), frozenset(), frozenset())]
    rows = vectors(event, event)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1)
    assert rows[0, 1] > rows[0, 0] > 0
    assert not vectors([Wording((), frozenset(), frozenset())], event).any()


def test_what_is_rare_in_the_event_and_common_in_the_group_tells_most() -> None:
    def wording(*terms: str) -> Wording:
        return Wording(terms, frozenset(), frozenset())

    group = [wording("ferry", "missil"), wording("missil")]
    weights = telling_weights(group, rarities([*group, wording("ferry"), wording("ferry", "sea")]))
    assert weights["term", "missil"] > weights["term", "ferry"]
    assert ("term", "sea") not in weights


def test_forms_of_a_word_share_a_stem() -> None:
    for words in ("attack attacks attacked attacking", "inspect inspected inspection", "hit hitting"):
        assert len({stem(word) for word in words.split()}) == 1


def test_names_adjectives_and_capitals_mean_their_party() -> None:
    names = PartyNames(PARTIES)
    assert [names.find(word) for word in ("Norland", "Norland's", "Norlandish", "Hallen", "norland", "Sund")] == [
        "norland",
        "norland",
        "norland",
        "norland",
        None,
        "sund",
    ]

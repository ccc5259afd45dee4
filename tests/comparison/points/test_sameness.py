import numpy as np

from whatweknow.comparison.points.charges import find_charged
from whatweknow.comparison.points.likeness import Matrix
from whatweknow.comparison.points.propositions import Propositions
from whatweknow.comparison.points.sameness import VARIED, WEIGHTS, pair_signs, same_point, varied_weights
from whatweknow.comparison.points.wording import PartyNames, read_wordings
from whatweknow.records import Act, Statement

from ..invented import BRIDGE, FERRY, PARTIES, SUND, VARN, said


def signs_of(*statements: Statement) -> dict[str, Matrix]:
    wordings, propositions = read_wordings(statements, PARTIES), Propositions(statements, PartyNames(PARTIES))
    charged = find_charged(statements, wordings, propositions)
    return pair_signs(statements, wordings, charged, propositions.links(statements, statements, charged))


def probabilities(*statements: Statement) -> Matrix:
    return same_point(signs_of(*statements))


def test_one_deed_is_likelier_one_point_than_another() -> None:
    found = probabilities(*FERRY, *BRIDGE)
    assert found[0, 3] > 0.5 > found[0, 6]
    assert np.allclose(found, found.T)
    assert ((found > 0) & (found < 1)).all()


def test_one_aspect_in_other_words_joins_and_another_parts() -> None:
    slip = said("a", 10, SUND, Act.ASSERT, "the gunners made an error")
    plan = said("b", 10, VARN, Act.SPECULATE, "somebody may have done so on purpose")
    other = said("b", 99, VARN, Act.ASSERT, "the recorders were found by divers")
    found = probabilities(slip, plan, other)
    assert found[0, 1] > found[0, 2]


def test_the_signs_are_those_that_have_weights_and_run_from_nothing_to_one() -> None:
    signs = signs_of(*FERRY)
    assert list(signs) == list(WEIGHTS)
    for sign in signs.values():
        assert sign.shape == (len(FERRY), len(FERRY))
        assert sign.min() >= 0
        assert sign.max() <= 1 + 1e-9


def test_the_main_weights_are_varied_in_all_ways_and_the_others_not() -> None:
    variants = list(varied_weights())
    assert variants[0] == WEIGHTS
    assert len({tuple(weights.values()) for weights in variants}) == 1 + 2 ** len(VARIED)
    assert all(weights[name] == WEIGHTS[name] for weights in variants for name in WEIGHTS.keys() - set(VARIED))

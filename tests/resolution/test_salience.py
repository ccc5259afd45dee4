from whatweknow.records import MentionKind
from whatweknow.resolution.figures import Figure
from whatweknow.resolution.salience import WEIGHTS, Candidate, most_salient


def candidate(**values: float) -> Candidate:
    named = {name.replace(" ", "_"): 0.0 for name in WEIGHTS} | values
    assert len(named) == len(WEIGHTS)
    return Candidate(Figure(MentionKind.PERSON, "report"), tuple(named.values()))


def test_nobody_is_meant_where_nobody_fits() -> None:
    assert most_salient([]) is None


def test_the_only_one_is_meant() -> None:
    only = candidate()
    assert most_salient([only]) is only.figure


def test_a_pronoun_between_two_who_are_as_near_stays_one() -> None:
    assert most_salient([candidate(subject=1.0), candidate(subject=1.0)]) is None


def test_who_stands_in_the_sentence_is_meant_rather_than_who_stands_far_back() -> None:
    near, far = candidate(same_sentence=1.0, subject=1.0), candidate(sentences_back=8.0, object=1.0)
    assert most_salient([far, near]) is near.figure

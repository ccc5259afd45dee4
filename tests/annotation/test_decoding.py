import math

import numpy as np
import pytest
from tokenizers import Tokenizer

from whatweknow.annotation.bundle import BUNDLES, DEFAULT
from whatweknow.annotation.chain import Role
from whatweknow.annotation.decoding import Calibration, Candidate, decode
from whatweknow.annotation.encoding import EncodedText, encode
from whatweknow.records import Attribution, Mode, Span

from .blocks import lines

TEXT = "“We saw it,” Berg said, “and then, twice.”\n“It was ours.”"
#       0  1   2  3 4 5  6    7   8 9 10  11  12 13 14 15 | 16 17 18 19 20 21


AS_IT_IS = Calibration(odds=1.0, certainty=0.0, direct=0.0, sourceless=0.0, bias=0.0)


def encoded() -> EncodedText:
    return encode(TEXT, lines(TEXT), Tokenizer.from_file(str(BUNDLES / DEFAULT / "tokenizer.json")))


def candidate(anchor: int, probability: float, **words: list[int]) -> Candidate:
    roles = np.zeros(len(encoded()), dtype=np.int8)
    for name, places in words.items():
        roles[places] = Role[name.upper()]
    return Candidate(anchor, probability, 0.0, 0, roles)


def content(attribution: Attribution) -> list[str]:
    return [piece.of(TEXT) for piece in attribution.content]


def test_a_quotation_split_by_its_cue_keeps_the_gap_and_a_new_paragraph_is_a_new_piece() -> None:
    whole = candidate(7, 0.9, cue=[7], source=[6], content=[*range(6), *range(9, 22)])
    (found,) = decode(TEXT, encoded(), [whole], AS_IT_IS, 0.5)
    assert content(found) == ["“We saw it,”", "“and then, twice.”", "“It was ours.”"]
    assert found.mode is Mode.DIRECT
    assert found.source is not None
    assert found.source.of(TEXT) == "Berg"


def test_pieces_that_only_punctuation_parts_are_one() -> None:
    (found,) = decode(TEXT, encoded(), [candidate(7, 0.9, cue=[7], content=[10, 11, 13])], AS_IT_IS, 0.5)
    assert content(found) == ["and then, twice"]
    assert found.source is None


def test_one_cue_is_one_attribution_and_doubtful_candidates_are_left_out() -> None:
    sure = candidate(7, 0.9, cue=[6, 7], content=[1, 2])
    same_cue = candidate(6, 0.8, cue=[6], content=[10, 11])
    doubtful = candidate(18, 0.3, cue=[18], content=[19])
    empty = candidate(12, 0.9, cue=[12])
    assert [a.score for a in decode(TEXT, encoded(), [same_cue, doubtful, empty, sure], AS_IT_IS, 0.5)] == [0.9]


def test_a_quotation_is_not_cut_and_a_lone_mark_is_no_content() -> None:
    (found,) = decode(TEXT, encoded(), [candidate(7, 0.9, cue=[7], source=[6], content=[1, 2, 3, 15])], AS_IT_IS, 0.5)
    assert content(found) == ["“We saw it,”"]


def test_a_piece_that_two_cues_claim_stays_with_the_nearer_one() -> None:
    first = candidate(7, 0.9, cue=[7], source=[6], content=[*range(6), *range(16, 22)])
    second = candidate(13, 0.8, cue=[13], content=[*range(16, 22)])
    found = decode(TEXT, encoded(), [first, second], AS_IT_IS, 0.5)
    assert [content(one) for one in found] == [["“We saw it,”"], ["“It was ours.”"]]
    assert [content(one) for one in decode(TEXT, encoded(), [first], AS_IT_IS, 0.5)] == [
        ["“We saw it,”", "“It was ours.”"]
    ]


def read_out(text: str, *rows: tuple[float, str]) -> list[tuple[str | None, str]]:
    """Cue and content of what is found; a row's letters are the roles of the words: s, c, q or a dot."""
    words = encode(text, lines(text), Tokenizer.from_file(str(BUNDLES / DEFAULT / "tokenizer.json")))
    letters = {"s": Role.SOURCE, "c": Role.CUE, "q": Role.CONTENT, ".": Role.NONE}
    candidates = [
        Candidate(roles.rindex("c"), score, 0.0, 0, np.array([letters[one] for one in roles], dtype=np.int8))
        for score, roles in rows
    ]
    found = decode(text, words, candidates, AS_IT_IS, 0.4)
    return [(one.cue and one.cue.of(text), one.content[0].of(text)) for one in found]


def test_one_act_of_speech_is_one_attribution() -> None:
    text = "Orvane Lines declined to comment on the hull."
    assert read_out(text, (0.8, "sscqqqqq."), (0.5, "ssccccqq.")) == [("declined to comment on", "the hull")]
    text = "Orvane Lines repeated its view that it sank."
    assert read_out(text, (0.8, "sscqqqqq."), (0.5, "sscccqqq.")) == [("repeated", "its view that it sank")]
    text = "Orvane said it sank and Tam said so."
    assert read_out(text, (0.8, "scqq....."), (0.5, ".....scq.")) == [("said", "it sank"), ("said", "so")]


@pytest.mark.parametrize(
    ("weights", "score"),
    [
        ({"odds": 1.0}, 0.25),
        ({"certainty": 1.0}, round(1 / (1 + math.e), 4)),
        ({"bias": math.log(3)}, 0.75),
        ({"direct": 5.0, "bias": 0.0}, 0.5),
        ({"sourceless": math.log(3)}, 0.75),
    ],
)
def test_scores(weights: dict[str, float], score: float) -> None:
    calibration = Calibration(**(dict.fromkeys(("odds", "certainty", "direct", "sourceless", "bias"), 0.0) | weights))
    spans = (Span(0, 1),)
    attribution = Attribution(source=None, cue=None, content=spans, mode=Mode.INDIRECT, score=0.25)
    assert calibration.score(Candidate(0, 0.25, -1.0, 0, np.zeros(1, dtype=np.int8)), attribution) == score

from __future__ import annotations

import io
import random
from types import ModuleType
from typing import TypeAlias

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whatweknow.evaluation import RoleSpans, StandoffCorpus, coverage, format_scores, score_attributions, scores_as_dict
from whatweknow.evaluation.document import TokenisedDocument, quoted_stretches
from whatweknow.evaluation.matching import Share
from whatweknow.records import Attribution, Mode, Span

# Tokens: Ilse0 Varn1 told2 Lorvia3 Radio4 the5 bridge6 fell7 .8 / “9 We10 heard11 it12 ,13 ”14 Tam15 said16 .17 /
#         He18 called19 it20 “21 theft22 ”23 .24
TEXT = "Ilse Varn told Lorvia Radio the bridge fell.\n“We heard it,” Tam said.\nHe called it “theft”.\n"


def span(piece: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(piece, start + 1)
    return Span(start, start + len(piece))


def roles(source: list[Span], cue: list[Span], content: list[Span]) -> RoleSpans:
    return RoleSpans(tuple(source), tuple(cue), tuple(content))


def attribution(source: Span | None, cue: Span | None, *content: Span, score: float = 0.9) -> Attribution:
    return Attribution(source, cue, content, Mode.INDIRECT, score)


def corpus_of(*gold: RoleSpans, text: str = TEXT) -> StandoffCorpus:
    return StandoffCorpus({"d": text}, {"d": (gold,)}, {})


GOLD = (
    roles([span("Ilse Varn")], [span("told")], [span("the bridge fell")]),
    roles([span("Tam")], [span("said")], [span("“We heard it,”")]),
    roles([span("He")], [span("called")], [span("it", 1), span("“theft”")]),
)
CORPUS = corpus_of(*GOLD)

# 1  content tokens {4..8} for {5,6,7}: 3 of 5 in common, a match; the source is the surname only; no cue.
# 2  content without marks and comma {10,11,12} for {9..14}: 3 of 6, a match; exact when punctuation is ignored.
# 3  content exact, but the source is "Tam" for "He": no attribution; cue "He" for "called".
# 4  made up: content "Lorvia", no source, no cue.
GUESS = {
    "d": [
        attribution(span("Varn"), None, span("Radio the bridge fell.")),
        attribution(span("Tam"), span("said"), span("We heard it")),
        attribution(span("Tam"), span("He"), span("it", 1), span("“theft”")),
        attribution(None, None, span("Lorvia")),
    ]
}


@pytest.mark.parametrize(
    ("figure", "tally"),
    [
        ("token source", (2, 2, 4)),  # {1,15} of gold {0,1,15,18}
        ("token cue", (1, 2, 3)),  # {16,18} for {2,16,19}
        ("token content", (10, 13, 13)),  # {3..8,10..12,20..23} for {5..7,9..14,20..23}
        ("exact source", (1, 2, 3)),  # "Tam" is predicted twice, but is one filler
        ("exact cue", (1, 2, 3)),
        ("exact content", (1, 4, 3)),
        ("exact-w source", (1, 2, 3)),
        ("exact-w cue", (1, 2, 3)),
        ("exact-w content", (2, 4, 3)),
        ("overlap content", (3, 4, 3)),
        ("attr", (2, 4, 3)),
        ("attr-strict", (0, 4, 3)),
        ("attr-strict-w", (1, 4, 3)),
    ],
)
def test_figures_worked_by_hand(figure: str, tally: tuple[int, int, int]) -> None:
    found = score_attributions(CORPUS, GUESS).figures[figure]
    assert (found.matched, found.predicted, found.gold) == tally


def test_modes_pairs_and_sizes_worked_by_hand() -> None:
    scores = score_attributions(CORPUS, GUESS)
    assert {mode: (row.gold, row.found, row.contents_found) for mode, row in scores.modes.items()} == {
        Mode.DIRECT: (1, 1, 1),
        Mode.INDIRECT: (1, 1, 1),
        Mode.MIXED: (1, 0, 1),
    }
    assert (scores.cue_overlap, scores.source_exact) == (Share(1, 2), Share(1, 2))
    assert (scores.documents, scores.tokens, scores.gold, scores.predicted) == (1, 25, 3, 4)
    assert scores.predicted_without == {"source": 1, "cue": 2, "content": 0}


def test_the_gold_itself_scores_one() -> None:
    scores = score_attributions(CORPUS, {"d": GOLD}, resamples=5)
    assert {tally.f1 for tally in scores.figures.values()} == {1.0}
    assert {row.recall for row in scores.modes.values()} == {1.0}
    assert set(scores.intervals.values()) == {(1.0, 1.0)}
    assert set(scores.intervals) == {*scores.figures, "recall direct", "recall indirect", "recall mixed"}


def test_nothing_predicted_scores_zero() -> None:
    nowhere = attribution(None, None, Span(9000, 9001))
    for nothing in ({}, {"d": []}, {"d": [nowhere, RoleSpans()]}):
        scores = score_attributions(CORPUS, nothing)
        assert scores.predicted == 0
        assert {tally.f1 for tally in scores.figures.values()} == {0.0}


def test_the_same_prediction_twice_is_one_hit_and_one_error() -> None:
    scores = score_attributions(CORPUS, {"d": [GOLD[0], GOLD[0]]})
    for figure in ("attr", "attr-strict", "attr-strict-w"):
        assert (scores.figures[figure].matched, scores.figures[figure].predicted) == (1, 2)


def test_a_missing_source_matches_only_a_missing_source() -> None:
    corpus = corpus_of(roles([], [], [span("the bridge fell")]))
    with_source = attribution(span("Tam"), None, span("the bridge fell"))
    without = attribution(None, None, span("the bridge fell"))
    assert score_attributions(corpus, {"d": [with_source]}).figures["attr"].matched == 0
    assert score_attributions(corpus, {"d": [without]}).figures["attr"].matched == 1


def test_half_of_the_tokens_in_common_is_enough_and_less_is_not() -> None:
    half = attribution(span("Varn"), None, span("the bridge"), span(".", 0), span("“"))  # {5,6,8,9}: 2 of 5
    assert score_attributions(CORPUS, {"d": [half]}).figures["attr"].matched == 0
    half = attribution(span("Varn"), None, span("the bridge"), span(".", 0))  # {5,6,8}: 2 of 4
    assert score_attributions(CORPUS, {"d": [half]}).figures["attr"].matched == 1


def test_of_equal_matches_the_first_gold_content_takes_the_first_prediction() -> None:
    text = "a b c d e f"

    def at(letters: str) -> RoleSpans:
        return roles([], [], [Span(text.index(letter), text.index(letter) + 1) for letter in letters])

    # "bc" is as near to "bcd" as to "bcf"; "cd" is near to "bcd" only
    corpus = corpus_of(at("bc"), at("cd"), text=text)
    in_order = score_attributions(corpus, {"d": [at("bcd"), at("bcf")]}).figures
    reversed_ = score_attributions(corpus, {"d": [at("bcf"), at("bcd")]}).figures
    assert (in_order["attr"].matched, reversed_["attr"].matched) == (1, 2)
    assert (in_order["overlap content"].matched, reversed_["overlap content"].matched) == (1, 1)


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"a\nb" c', "xx..xxx"),
        ("a ''b c'' d's", "..xxxxxxx...."),
        ("``a'' “b\n“c” d", "xxxxx.xx.xxx.."),
        ("a» «b “c» d", ".x.xxxxxx.."),
        ("„ein“ Wort", "xxxxxxxxxx"),
        ("", ""),
    ],
)
def test_quoted_stretches(text: str, quoted: str) -> None:
    stretches = quoted_stretches(text)
    shown = "".join("x" if any(start <= place < end for start, end in stretches) else "." for place in range(len(text)))
    assert shown == quoted


@pytest.mark.parametrize(
    ("pieces", "mode"),
    [
        (["the bridge"], Mode.INDIRECT),
        (["“We heard it,”"], Mode.DIRECT),
        (["it “theft”"], Mode.MIXED),
        (["."], Mode.INDIRECT),
    ],
)
def test_mode_is_told_by_the_words_inside_quotation_marks(pieces: list[str], mode: Mode) -> None:
    document = TokenisedDocument.of(TEXT, [roles([], [], [span(piece) for piece in pieces])], [])
    assert document.mode(document.gold[0]["content"]) is mode


def test_coverage_names_a_document_that_the_gold_does_not_have() -> None:
    assert coverage(CORPUS, GUESS) == []
    assert coverage(CORPUS, {"x": [], "w": []}) == [
        "warning: 2 predicted documents are not in the gold, e.g. w",
        "note: 1 gold documents have no entry in the predictions; they count as empty",
    ]


def test_the_table_has_a_line_for_each_figure() -> None:
    corpus = StandoffCorpus(CORPUS.texts, CORPUS.annotations, {"unreadable line": 2})
    lines = format_scores(score_attributions(corpus, GUESS, resamples=1)).split("\n")
    assert lines[0] == "docs" + " " * 31 + "1"
    assert lines[7] == "  gold: unreadable line" + " " * 34 + "2"
    assert "attr                0.500  0.667  0.571       2       4       3  [0.571, 0.571]" in lines
    assert "mixed            1      0   0.000           1.000  [0.000, 0.000]" in lines
    assert lines[-1] == "of matched attr pairs: cue overlaps 0.500, source exact 0.500"


# ------------------------------------------------------------------------------- the same figures

Roles: TypeAlias = dict[str, list[tuple[int, int]]]
PIECES = ["Varn", "said", "it", "né", " ", " ", " ", ".", ",", "“", "”", '"', "''", "``", "«", "\n", "\r\n", "’"]
ROLES = ("source", "cue", "content")


def invented_text(rng: random.Random) -> str:
    return "".join(rng.choice(PIECES) for _ in range(rng.randrange(60)))


def invented_spans(rng: random.Random, text: str, most: int) -> list[tuple[int, int]]:
    starts = [rng.randint(-2, len(text) + 2) for _ in range(rng.randint(0, most))]
    return [(start, start + rng.randint(0, 12)) for start in starts]


def invented_gold(rng: random.Random, text: str) -> list[Roles]:
    return [{role: invented_spans(rng, text, 2) for role in ROLES} for _ in range(rng.randrange(7))]


def perturbed(rng: random.Random, gold: list[Roles], text: str) -> list[Roles]:
    """Gold attributions with pieces lost, moved and repeated, some invented ones between them."""

    def moved(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
        kept = [span for span in spans if rng.random() < 0.9]
        return [(start + rng.choice([0, 0, 0, -4, 3]), end + rng.choice([0, 0, 0, -3, 5])) for start, end in kept]

    predicted = [{role: moved(attribution[role]) for role in ROLES} for attribution in gold if rng.random() < 0.9]
    predicted += rng.sample(predicted, min(len(predicted), rng.randrange(3)))
    predicted += invented_gold(rng, text)[: rng.randrange(3)]
    rng.shuffle(predicted)
    return predicted


def assert_same_figures(
    reference: ModuleType,
    texts: dict[str, str],
    gold: dict[str, list[Roles]],
    predicted: dict[str, list[Roles]],
    resamples: int,
) -> None:
    report = reference.score(texts, gold, predicted, resamples)
    annotations = {name: (tuple(map(RoleSpans.of_intervals, gold[name])),) for name in texts}
    scores = score_attributions(
        StandoffCorpus(texts, annotations, {"unreadable line": 1}),
        {name: list(map(RoleSpans.of_intervals, items)) for name, items in predicted.items()},
        resamples,
    )
    figures = scores_as_dict(scores)
    assert figures.pop("gold") == {"unreadable line": 1}
    assert figures == report
    printed = io.StringIO()
    reference.print_report(report, {"unreadable line": 1}, printed)
    assert format_scores(scores) + "\n" == printed.getvalue()


@given(rng=st.randoms(use_true_random=False), documents=st.integers(0, 4), resamples=st.sampled_from([0, 0, 1, 40]))
def test_invented_documents_score_as_the_reference_scores_them(
    reference_attribution: ModuleType, rng: random.Random, documents: int, resamples: int
) -> None:
    texts = {f"d{number}": invented_text(rng) for number in range(documents)}
    gold = {name: invented_gold(rng, text) for name, text in texts.items()}
    predicted = {name: perturbed(rng, gold[name], text) for name, text in texts.items() if rng.random() < 0.9}
    assert_same_figures(reference_attribution, texts, gold, predicted, resamples)


def test_a_corpus_scores_as_the_reference_scores_it(reference_attribution: ModuleType, polnear_dev: str) -> None:
    texts, gold, _ = reference_attribution.read_gold(polnear_dev)
    rng = random.Random(7)
    predicted = {name: perturbed(rng, gold[name], text) for name, text in texts.items()}
    assert_same_figures(reference_attribution, texts, gold, predicted, resamples=10)

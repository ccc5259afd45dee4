import random
from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench"
STORY = " ".join(
    f'The crew of boat {number} saw a gray flash. "We saw it," said sailor {number}.' for number in range(20)
)
DONORS = ["Nobody sang in the town hall.", "The bread was baked at five."]


@pytest.fixture
def bench(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(BENCH)
    import reprints  # noqa: PLC0415 - bench/ is no package

    return reprints


def test_the_same_seed_gives_the_same_reprint(bench: ModuleType) -> None:
    first, again = (bench.reprint(STORY, DONORS, random.Random(3)) for _ in range(2))
    assert first == again != bench.reprint(STORY, DONORS, random.Random(4))


def test_reprints_keep_what_they_say_they_keep(bench: ModuleType) -> None:
    sentences = set(bench.sentences_of(STORY))
    for seed in range(60):
        made = bench.reprint(STORY, DONORS, random.Random(seed))
        _, _, body = made.text.partition("\n\n")
        kept = [sentence for sentence in bench.sentences_of(body) if sentence in sentences]
        assert made.kept == 1.0 or bench.SHORTEST_CUT <= made.kept <= bench.LONGEST_CUT
        if not made.restyled:
            share = 1 - made.share if made.change == "replaced" else 1
            assert abs(len(kept) - made.kept * share * len(sentences)) <= 2
        if made.change == "none" and not made.restyled and made.kept == 1.0:
            assert len(kept) == len(sentences)


def test_style_changes_spelling_and_marks_alone(bench: ModuleType) -> None:
    text = 'He honored the "labor defense" of the center, canceled, organized.'
    made = bench.restyle(text, random.Random(1))
    assert "honoured" in made
    assert "labour defence" in made
    assert "centre, cancelled, organised." in made
    assert len(made.split()) == len(text.split())


def test_a_mixture_has_sentences_of_many(bench: ModuleType) -> None:
    assert set(bench.sentences_of(bench.mixture(DONORS, 12, random.Random(1)))) == set(DONORS)

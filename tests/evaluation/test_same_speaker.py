from __future__ import annotations

from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from whatweknow.evaluation.names import fold, party_key, same_speaker

EVENT = [
    "Oskar Tamm",
    "Liia Tamm",
    "Interior Ministry",
    "Transport Ministry",
    "Velmora",
    "unnamed Velmoran officials",
    "Jaromir Vasilenko",
]


@pytest.mark.parametrize(
    ("gold", "predicted"),
    [
        ("Jaromir Vasilenko", "Jaromír Vasylenko"),  # two romanisations
        ("Jaromir Vasilenko", "Vasilenko"),
        ("Jaromir Vasilenko", "Minister Jaromir Vasilenko"),
        ("Jaromir Vasilenko", "Mr Vasilenko’s"),
        ("Oskar Tamm", "OSKAR TAMM"),
        ("Oskar Tamm", "Oskar Tamms"),
        ("Tamm of Tamms", "Tamm, Oskar"),  # as many words, one way round only
        ("Velmora", "the Velmora"),
        ("unnamed Velmoran officials", "unnamed senior Velmoran official"),
        ("unnamed rail official", "unnamed officials"),
        (None, None),
        (None, ""),
    ],
)
def test_the_same_speaker(gold: str | None, predicted: str | None) -> None:
    assert same_speaker(gold, predicted, EVENT)


@pytest.mark.parametrize(
    ("gold", "predicted"),
    [
        ("Oskar Tamm", "Tamm"),  # which one?
        ("Oskar Tamm", "Liia Tamm"),
        ("Transport Ministry", "Interior Ministry"),
        ("unnamed Velmoran officials", "Velmora"),
        ("Velmora", "unnamed Velmora officials"),
        ("unnamed officials", "unnamed witness"),
        ("Oskar Tamm", None),
        (None, "Oskar Tamm"),
        ("Orla", "Orta"),  # too short to be a spelling variant
        ("Oskar Tamm", "the"),  # no word but a title
    ],
)
def test_another_speaker(gold: str | None, predicted: str | None) -> None:
    assert not same_speaker(gold, predicted, EVENT)


def test_a_surname_is_enough_if_all_who_bear_it_are_spellings_of_one_name() -> None:
    assert same_speaker("Jaromir Vasilenko", "Vasilenko", ["Jaromir Vasilenko", "Jaromír Vasylenko"])
    assert not same_speaker("Jaromir Vasilenko", "Vasilenko", ["Jaromir Vasilenko", "Tove Vasylenko"])


def test_names_are_folded() -> None:
    assert fold("Jaromír’S ŁÓDŹ") == "jaromir's łodz"
    assert party_key("The Sund-Lorvia Pact") == party_key("sund lorvia pact")
    assert party_key("Theatre Board") == "theatre board"


NAME_WORDS = "unnamed officials official Oskar Tamm Tamms Tamm’s Vasilenko Vasylenko the é".split()
NAMES = st.lists(st.sampled_from(NAME_WORDS), max_size=3).map(" ".join)


@settings(max_examples=1000)
@given(st.none() | NAMES, st.none() | NAMES, st.lists(NAMES, max_size=4))
def test_judges_as_the_reference_judges(
    reference_contested: ModuleType, gold: str | None, predicted: str | None, others: list[str]
) -> None:
    assert same_speaker(gold, predicted, others) == reference_contested.same_speaker(gold, predicted, others)

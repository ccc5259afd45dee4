"""The table of places."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from whatweknow.annotation.places.abbreviations import province_of
from whatweknow.annotation.places.gazetteer import NameForm, normal_name

from .invented import GAZETTEER, ROWS


def test_senses_of_a_name_the_most_populous_first() -> None:
    tarns, corrin, none = GAZETTEER.senses(["Tarn", "corrin", "Vell"])
    assert [sense.place.population for sense in tarns] == [400_000, 30_000]
    assert [(sense.place.name, sense.form) for sense in corrin] == [("Korrin", NameForm.OTHER)]
    assert none == ()


def test_a_place_comes_back_as_it_went_in() -> None:
    for place, _ in ROWS:
        assert place in [sense.place for sense in GAZETTEER.senses([place.name])[0]]


def test_spellings_of_one_name() -> None:
    assert normal_name("Saint-Étienne") == normal_name("St. Etienne") == "st etienne"
    assert normal_name("The Hague") == "hague"
    assert normal_name("Sana’a") == normal_name("Sanaa")


@given(st.text(max_size=60))
def test_any_name_is_taken(name: str) -> None:
    normal_name(name)
    GAZETTEER.senses([name])


def test_abbreviated_provinces() -> None:
    assert province_of("Calif.") == "California"
    assert province_of("TX") is None
    assert province_of("TX", after_comma=True) == "Texas"

import pytest

from whatweknow.comparison.points.aspects import find_aspects


@pytest.mark.parametrize(
    ("text", "aspects"),
    [
        ("the gunner mistook it for a balloon", {"intent"}),
        ("UNINTENTIONALLY", {"intent"}),
        ("it had strayed into Sundish airspace", {"territory"}),
        ("a mechanical failure", {"malfunction"}),
        ("the minister spoke of the harvest", set()),
        ("", set()),
    ],
)
def test_words_name_what_is_spoken_of(text: str, aspects: set[str]) -> None:
    assert find_aspects(text) == aspects


def test_a_word_inside_another_is_none() -> None:
    assert "mine" not in find_aspects("the minister examined the ruins")
    assert "explosive" not in find_aspects("the dischargebook")

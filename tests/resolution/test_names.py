import pytest

from whatweknow.resolution.names import is_named, is_pronoun, plain_name


@pytest.mark.parametrize(
    "mention",
    [
        "Ada Berg",
        "Mr Tam",
        "Gen. Tam",
        "President Orso Tam of Sund",
        "navy spokesman Orso Tam",
        "the envoy, Ada Berg",
        "Ada Berg, who replaced Tam in June,",
        "Norland",
        "the Sund navy",
        "Norland’s foreign ministry",
        "the Ministry of Defence",
        "Secretary of State Ada Berg",
        "US",
        "the United States",
        "a spokesman for the ministry, Ada Berg",
    ],
)
def test_a_name_is_seen(mention: str) -> None:
    assert is_named(mention)


@pytest.mark.parametrize(
    "mention",
    [
        "he",
        "She",
        "officials",
        "Officials",
        "US officials",
        "two senior Sund officials",
        "a spokesman for Norland",
        "Ada Berg’s aide",
        "the Prime Minister",
        "Norland’s foreign minister",
        "the ministry",
        "residents of Port Sund",
        "people in Sund and Norland",
        "a person close to Tam",
        "“",
        "",
    ],
)
def test_a_pronoun_or_description_is_no_name(mention: str) -> None:
    assert not is_named(mention)


def test_a_pronoun_is_told_from_a_country() -> None:
    assert is_pronoun("He")
    assert is_pronoun("us")
    assert not is_pronoun("US")
    assert not is_pronoun("Ada Berg")


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("The  Sund\nnavy", "Sund navy"),
        ("Berg’s", "Berg"),
        ("an official", "official"),
        ("Ada Berg,", "Ada Berg"),
        ("Theodor", "Theodor"),
        ("the", "the"),
        ("—", "—"),
    ],
)
def test_a_plain_name_is_one_line_without_article_and_possessive(mention: str, name: str) -> None:
    assert plain_name(mention) == name

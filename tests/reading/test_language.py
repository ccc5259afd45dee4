import pytest

from whatweknow.errors import UnsupportedLanguage
from whatweknow.reading.language import covered_language, declared_language

from .invented import BACKGROUND, GERMAN, LEDE

ENGLISH = f"{LEDE} {BACKGROUND}"
COVERED = frozenset({"en"})


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("en", "en"),
        ("en-GB", "en"),
        ("PT_br", "pt"),
        (" De ", "de"),
        ("eng", None),
        ("", None),
        (3, None),
        (None, None),
    ],
)
def test_language_tags(value: object, code: str | None) -> None:
    assert declared_language(value) == code


def test_the_text_says_the_language_where_nothing_is_declared() -> None:
    assert covered_language(ENGLISH, None, COVERED) == "en"
    with pytest.raises(UnsupportedLanguage, match=r"^language 'de' is not covered; the model bundles cover: en$"):
        covered_language(GERMAN, None, COVERED)


def test_the_text_overrules_a_wrong_declaration() -> None:
    assert covered_language(ENGLISH, "de", COVERED) == "en"
    with pytest.raises(UnsupportedLanguage, match="'de'"):
        covered_language(GERMAN, "en", COVERED)


def test_a_short_text_is_no_evidence() -> None:
    assert covered_language("Nein, sagte Berg.", None, COVERED) is None
    assert covered_language("No, Berg said.", "en", COVERED) == "en"
    with pytest.raises(UnsupportedLanguage, match="cover: en, fr"):
        covered_language("No, Berg said.", "de", frozenset({"fr", "en"}))


def test_a_short_text_in_another_script_is_evidence() -> None:
    with pytest.raises(UnsupportedLanguage):
        covered_language("Министр заявил, что мост через реку закрыт после взрывов.", None, COVERED)


def test_without_a_check_what_is_declared_holds() -> None:
    assert covered_language(GERMAN, "en", None) == "en"
    assert covered_language(GERMAN, None, None) is None


def test_names_from_elsewhere_do_not_make_an_english_text_foreign() -> None:
    text = (
        "Jürgen Żółkiewski, Øystein Håkonsen and Çağla Gündoğdu met Đorđe Šćepanović in Tarn on Tuesday, Norwire said."
    )
    assert covered_language(f"{text} {text}", None, COVERED) in {"en", None}

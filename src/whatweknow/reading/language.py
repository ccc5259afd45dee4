"""Which language a report is in, and whether a model bundle covers it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from whatweknow.errors import UnsupportedLanguage

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

_ENOUGH_WORDS = 20  # a shorter text is no evidence of its language
_ENOUGH_CHARACTERS = 40  # the same for other scripts than Latin, some of which write no spaces
_LATIN = "\u024f"  # last character of the Latin blocks
_CLEAR = 0.95  # probability from which the text overrules what was declared
_READ_AT_MOST = 20_000  # characters of a text that are looked at


def covered_language(text: str, declared: str | None, covered: frozenset[str] | None) -> str | None:
    """The ISO 639-1 code of the language of ``text``, or ``None`` where it stays unknown.

    What was declared holds unless the text is clearly in another language. A short text with nothing
    declared has the benefit of the doubt. ``covered=None`` means no check, and no look at the text.

    Raises:
        UnsupportedLanguage: the language is known and not among ``covered``.
    """
    if covered is None:
        return declared
    language = _seen(text) or declared
    if language is not None and language not in covered:
        raise UnsupportedLanguage(
            f"language {language!r} is not covered; the model bundles cover: {', '.join(sorted(covered))}"
        )
    return language


def declared_language(value: object) -> str | None:
    """The two-letter code in a tag such as "en-GB" or "pt_BR", or ``None``."""
    if not isinstance(value, str):
        return None
    code = value.strip().replace("_", "-").split("-")[0].lower()
    return code if len(code) == 2 and code.isascii() and code.isalpha() else None


def _seen(text: str) -> str | None:
    """The language that the text is clearly in."""
    sample = text[:_READ_AT_MOST]
    if len(sample.split()) < _ENOUGH_WORDS and sum(char > _LATIN for char in sample) < _ENOUGH_CHARACTERS:
        return None
    language, probability = _identifier().classify(sample)
    return str(language) if probability >= _CLEAR else None


@cache
def _identifier() -> LanguageIdentifier:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # noqa: PLC0415 (takes a second to load)

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)

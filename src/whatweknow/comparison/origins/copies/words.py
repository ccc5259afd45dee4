"""A text as words that survive reprinting: case, accents, spelling and marks do not count, quotations stand apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
LONGEST_QUOTATION = 3_000  # characters; what opens and does not close by then was no quotation
_QUOTATION = re.compile(
    rf"“[^“”\n]{{1,{LONGEST_QUOTATION}}}+[”\"]?"
    rf"|[\"„][^\"“”„\n]{{1,{LONGEST_QUOTATION}}}+[\"“”]?"
    rf"|«[^«»\n]{{1,{LONGEST_QUOTATION}}}+»?"
    r"|(?<!\w)(?:''|``)[^'`\n]++(?:['`](?!['`])[^'`\n]*+)*+(?:''|``)?"
    r"|(?<!\w)[‘'](?=\w)[^‘’'\n]++(?:(?<=\w)[’'](?=\w)[^‘’'\n]*+)*+(?<!\s)[’'](?!\w)"
)
_SPELLINGS = tuple(
    (re.compile(british), american)
    for british, american in (
        (r"(?<=\w\w)our(?=s|ed|ing|able|al|ite|$)", "or"),
        (r"(?<=\w\w[^aeiou])is(?=e$|es$|ed$|er$|ers$|ing$|ation$|ations$)", "iz"),
        (r"(?<=l)ys(?=e$|es$|ed$|ing$)", "yz"),
        (r"(?<=\w\w)tre(?=s?$)", "ter"),
        (r"ll(?=ed$|ing$|er$|ers$)", "l"),
        (r"(?<=\w\w)ence(?=s?$)", "ense"),
        (r"ogue(?=s?$)", "og"),
        (r"^programme", "program"),
    )
)
KNOWN_WORDS = 1 << 19  # that are kept at once


def segments(text: str) -> Iterator[tuple[bool, str]]:
    """``text`` cut where quotations begin and end, in order: whether a piece is quoted, and the piece.

    A quotation that no mark closes runs to the end of its paragraph.
    """
    start = 0
    for quotation in _QUOTATION.finditer(text):
        if quotation.start() > start:
            yield False, text[start : quotation.start()]
        yield True, quotation.group()
        start = quotation.end()
    if start < len(text):
        yield False, text[start:]


@lru_cache(maxsize=KNOWN_WORDS)
def word_hash(word: str) -> int:
    """64 bits that stand for ``word``, the same on every machine and for every spelling of it."""
    return int.from_bytes(blake2b(plain(word).encode("utf-8"), digest_size=8).digest(), "little")


def plain(word: str) -> str:
    """``word`` in lower case, without accents and apostrophes, in American spelling (roughly, and always alike)."""
    letters = unicodedata.normalize("NFKD", word.replace("'", "").replace("’", ""))
    word = "".join(char for char in letters if not unicodedata.combining(char)).casefold()
    for british, american in _SPELLINGS:
        word = british.sub(american, word)
    return word

"""Names as people write them, made comparable. Pure functions."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
POSSESSIVE = re.compile(r"['’]s?$")
PARTICLES = frozenset("de da di del della der den van von bin ibn al el la le du dos das ben abu ter ten".split())
"""Small words inside the names of people."""


def plain_name(mention: str) -> str:
    """``mention`` on one line, without a leading article, an ending possessive and stray punctuation.

    A mention of which nothing else is left comes back on one line, else unchanged.
    """
    line = " ".join(mention.split())
    name = POSSESSIVE.sub("", ARTICLE.sub("", line, count=1) if ARTICLE.match(line) else line)
    return name.strip(' ,;:–—"“”„') or line


@lru_cache(maxsize=10_000)
def fold(text: str) -> str:
    """``text`` without accents and case, with straight apostrophes."""
    flat = unicodedata.normalize("NFKD", text.replace("’", "'"))
    return "".join(character for character in flat if not unicodedata.combining(character)).casefold()


def name_key(name: str) -> str:
    """What is the same for two spellings of one name: case, accents, an article and hyphens make no difference."""
    return fold(plain_name(name)).replace("-", " ")


def party_id(name: str) -> str:
    """The id of a party: its name in lower case, without accents, its words joined by hyphens."""
    return "-".join("".join(letter if letter.isalnum() else " " for letter in fold(name)).split())

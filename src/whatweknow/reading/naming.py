"""Names for reports: safe as file names, and each used once."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

_LONGEST = 100  # characters
_LONGEST_SLUG = 60
_MOST_BYTES = 180  # in UTF-8, so that endings still fit into the 255 of common file systems
_UNSAFE = frozenset('/\\:*?"<>|')  # what separates paths, or is not allowed on some file system


def safe_name(name: str) -> str:
    """``name`` in NFC without path separators, unprintable characters, or dots and dashes at its ends.

    It has at most 100 characters, and is "report" where nothing is left.
    """
    marked = "".join(
        char if char.isprintable() and char not in _UNSAFE else "\0" for char in unicodedata.normalize("NFC", name)
    )
    cut = re.sub("\0+", "-", marked)[:_LONGEST].encode("utf-8")[:_MOST_BYTES].decode("utf-8", errors="ignore")
    return cut.strip(" .-") or "report"


def name_of_url(url: str) -> str:
    """A name for the page at ``url``: its host and the words of its path, in plain letters and dashes."""
    parts = urlsplit(url)
    return slug(f"{parts.hostname or ''} {parts.path}")


def slug(words: str) -> str:
    """``words`` in lower-case ASCII letters and digits, joined by dashes; 60 characters at most."""
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST_SLUG].strip("-") or "report"


class Names:
    """Hands out each name once; two names that differ only in case count as one, as on some file systems."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, name: str) -> str:
        """``name``, or ``name-2``, ``name-3`` ... where it is taken."""
        free, number = name, 1
        while free.casefold() in self._taken:
            number += 1
            free = f"{name}-{number}"
        self._taken.add(free.casefold())
        return free

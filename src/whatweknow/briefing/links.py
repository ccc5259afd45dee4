"""Where the page's links lead: into the stored copies, and to the words on an outlet's own page."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote, urlsplit

from whatweknow.records import Statement

SHORT = 60  # code points; a longer quotation is given by its first and last words
EDGE_WORDS = 5


def address_part(name: str) -> str:
    """``name`` percent-encoded, so that it is one step of a path, or all of a fragment."""
    return quote(name, safe="")


def stored_copy(report_id: str, statement_id: str | None = None) -> str:
    """The address of a report's stored copy, seen from the brief; with a statement, of its words there."""
    path = f"sources/{address_part(report_id)}.html"
    return path if statement_id is None else f"{path}#s-{address_part(statement_id)}"


def web_address(url: str | None) -> str | None:
    """``url`` if it may be linked: http or https with a host, without white space or control characters."""
    if not url or any(ord(char) <= 0x20 or 0x7F <= ord(char) <= 0x9F for char in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def original_words(url: str | None, statement: Statement) -> str | None:
    """The outlet's page, scrolled to the statement by a text fragment (https://wicg.github.io/scroll-to-text-fragment)."""
    address = web_address(url)
    if address is None:
        return None
    pieces = [piece.exact for piece in statement.content if any(map(str.isalnum, piece.exact))]
    joint = "" if "#" in address else "#"
    return f"{address}{joint}:~:{'&'.join(map(_directive, pieces))}" if pieces else address


def _directive(piece: str) -> str:
    words = piece.split()
    if len(words) == 1 or (len(piece) <= SHORT and "\n" not in piece):
        return f"text={_escaped(words)}"
    edge = min(EDGE_WORDS, len(words) // 2)
    return f"text={_escaped(words[:edge])},{_escaped(words[-edge:])}"


def _escaped(words: Sequence[str]) -> str:
    return address_part(" ".join(words)).replace("-", "%2D")  # a bare "-" would mark a prefix or suffix

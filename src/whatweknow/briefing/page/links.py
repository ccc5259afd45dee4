"""Where the page's links lead: into the stored copies, and to the words on an outlet's own page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile
from urllib.parse import quote, urlsplit

from whatweknow.briefing.proof.publication import HIDING
from whatweknow.records import Citation

SHORT = 60  # code points; a longer quotation is given by its first and last words
EDGE_WORDS = 5
CONTEXT_WORDS = 3
MOST_PIECES = 3  # of one quotation; more would make an address that servers refuse


def address_part(name: str) -> str:
    """``name`` percent-encoded, so that it is one step of a path, or all of a fragment."""
    return quote(name, safe="")


def stored_copy(report_id: str, anchor: str | None = None) -> str:
    """The address of a report's stored copy, seen from the brief; with an anchor, of its words there."""
    path = f"sources/{address_part(report_id)}.html"
    return path if anchor is None else f"{path}#{address_part(anchor)}"


def statement_anchor(statement_id: str) -> str:
    """The id of a statement's first words in its stored copy."""
    return f"s-{statement_id}"


def words_anchor(citation: Citation) -> str:
    """The id of words that are no statement's in their stored copy."""
    return f"c-{citation.start}-{citation.end}"


def web_address(url: str | None) -> str | None:
    """``url`` if it may be linked: http or https with a host, without white space or control characters."""
    if not url or any(ord(char) <= 0x20 or 0x7F <= ord(char) <= 0x9F for char in url):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme in ("http", "https") and parts.hostname else None


def as_searched(text: str) -> str:
    """``text`` as a browser looks for a text fragment in it: in any case, with any white space between words."""
    return " ".join(text.split()).casefold()


def original_words(url: str | None, pieces: Sequence[Citation], text: str, searched: str) -> str | None:
    """The outlet's page, scrolled to ``pieces`` by a text fragment (https://wicg.github.io/scroll-to-text-fragment).

    ``text`` is the report's, ``searched`` is ``as_searched(text)``: words that stand in it twice are told apart by
    those before or after them.
    """
    address = web_address(url)
    if address is None:
        return None
    spoken = [piece for piece in pieces if any(map(str.isalnum, piece.exact))][:MOST_PIECES]
    joint = "" if "#" in address else "#"
    return (
        f"{address}{joint}:~:{'&'.join(_directive(piece, text, searched) for piece in spoken)}" if spoken else address
    )


def _directive(piece: Citation, text: str, searched: str) -> str:
    words = piece.exact.split()
    if len(words) == 1 or (len(piece.exact) <= SHORT and "\n" not in piece.exact):
        start, end = words, []
    else:
        edge = min(EDGE_WORDS, len(words) // 2)
        start, end = words[:edge], words[-edge:]
    target = ",".join(_escaped(part) for part in (start, end) if part)
    if searched.count(as_searched(" ".join(start))) <= 1:
        return f"text={target}"
    if before := _last_words(text[: piece.start]):
        return f"text={_escaped(before)}-,{target}"
    after = _first_words(text[piece.end :])
    return f"text={target},-{_escaped(after)}" if after else f"text={target}"


def _last_words(text: str) -> list[str]:
    """Of the last line that has any: a part of a text fragment may not go over the end of a block."""
    words = text.rstrip().rpartition("\n")[2].split()[-CONTEXT_WORDS:]
    return list(reversed(list(takewhile(_is_readable, reversed(words)))))


def _first_words(text: str) -> list[str]:
    return list(takewhile(_is_readable, text.lstrip().partition("\n")[0].split()[:CONTEXT_WORDS]))


def _is_readable(word: str) -> bool:
    return HIDING not in word


def _escaped(words: Sequence[str]) -> str:
    return address_part(" ".join(words)).replace("-", "%2D")  # a bare "-" would mark a prefix or suffix

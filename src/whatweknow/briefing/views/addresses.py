"""Where links lead: into the stored copies, and to an outlet's own page if it may be linked."""

from __future__ import annotations

from urllib.parse import quote, urlsplit

from whatweknow.records import Citation


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

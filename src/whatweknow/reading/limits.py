"""How large a report may be."""

from __future__ import annotations

from whatweknow.errors import TooLarge

MAX_BYTES = 20_000_000  # of a file, or of a line of JSON Lines; a long article has 0.1 % of that


def in_megabytes(size: int) -> str:
    """A number of bytes for people, such as "52.4 MB" (millions of bytes)."""
    return f"{size / 1_000_000:.1f} MB" if size >= 100_000 else f"{size:,} bytes"


def check_size(size: int, max_bytes: int) -> None:
    """Refuse a document that is too large to be a report.

    Raises:
        TooLarge: ``size`` is above ``max_bytes``.
    """
    if size > max_bytes:
        raise TooLarge(f"too large: {in_megabytes(size)}, the limit for a report is {in_megabytes(max_bytes)}")

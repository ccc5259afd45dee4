"""The times of a plain text."""

from __future__ import annotations

from whatweknow.annotation.layers import readable_blocks
from whatweknow.annotation.times import find_times
from whatweknow.reading import read_text
from whatweknow.records import TimeMention


def times(text: str, published: str | None = "2031-05-08") -> tuple[TimeMention, ...]:
    report = read_text(text, published=published)
    return find_times(report, readable_blocks(report))


def only(text: str, published: str | None = "2031-05-08") -> TimeMention:
    """The one time of ``text``."""
    (time,) = times(text, published)
    return time

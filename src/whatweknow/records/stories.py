"""What a stream of reports falls into."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Reports of one event, in the order in which they came; ``title`` is that of the most typical of them."""

    id: str
    reports: tuple[str, ...]
    title: str | None

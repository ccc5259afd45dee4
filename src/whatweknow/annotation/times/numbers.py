"""Numbers as words and figures write them."""

from __future__ import annotations

from collections.abc import Sequence

_HUNDRED, _THOUSAND = 100, 1000


def read_number(parts: Sequence[int]) -> int:
    """The number that its words come to: 20, 4 is 24; 2, 100, 50 is 250."""
    total = current = 0
    for part in parts:
        if part == _THOUSAND:
            total, current = total + max(current, 1) * part, 0
        elif part == _HUNDRED:
            current = max(current, 1) * part
        else:
            current += part
    return total + current


def spelled_year(parts: Sequence[int]) -> int | None:
    """The year of "nineteen ninety-four" (19, 90, 4) or "two thousand" (2, 1000), or ``None``."""
    if len(parts) >= 2 and 15 <= parts[0] <= 20 and 10 <= parts[1] < _HUNDRED:  # centuries that are spelled so
        return parts[0] * _HUNDRED + read_number(parts[1:])
    if len(parts) >= 2 and parts[0] == 2 and parts[1] == _THOUSAND:
        return read_number(parts)
    return None

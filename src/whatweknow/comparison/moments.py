"""Times of publication that can be compared, however precise they are."""

from __future__ import annotations

from datetime import datetime, timedelta

BARE_DATE = len("2023-05-03")


def moments(time: str) -> tuple[float, float]:
    """The first and last second (since 1970, UTC) that an ISO 8601 time may mean.

    A bare day is all of it, a time without zone is UTC; what cannot be read is ``(0.0, 0.0)``.
    """
    try:
        start = datetime.fromisoformat(time if len(time) > BARE_DATE else f"{time}T00:00:00")
    except ValueError:
        return (0.0, 0.0)
    offset = start.utcoffset() or timedelta()
    first = (start.replace(tzinfo=None) - offset - datetime(1970, 1, 1)).total_seconds()
    return (first, first if len(time) > BARE_DATE else first + 24 * 3600 - 1)

"""Two clocks for one moment: "10:35 a.m. (0735 GMT)" gives the zone of the first, and the day of the second."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone

from whatweknow.annotation.times.dates import moment_of
from whatweknow.records import TimeMention

_BETWEEN = re.compile(r"\s*[(,/]\s*")
_EASTERNMOST, _WESTERNMOST = timedelta(hours=14), timedelta(hours=-12)
_STEP = timedelta(minutes=15)  # zones differ by whole quarters of an hour


def pair_clocks(text: str, mentions: Sequence[TimeMention]) -> list[TimeMention]:
    """``mentions`` with local times completed by the same moment in a named zone beside them."""
    paired = list(mentions)
    for i in range(len(paired) - 1):
        local, named = paired[i], paired[i + 1]
        if named.utc and not local.utc and _BETWEEN.fullmatch(text, local.span.end, named.span.start):
            paired[i : i + 2] = _paired(local, named)
    return paired


def _paired(local: TimeMention, named: TimeMention) -> tuple[TimeMention, TimeMention]:
    here, there = moment_of(local.value or ""), datetime.fromisoformat(named.utc or "")
    if here is None:
        return local, named
    for days in (0, -1, 1):
        moment = there + timedelta(days=days)
        offset = here - moment.replace(tzinfo=None)
        if _WESTERNMOST <= offset <= _EASTERNMOST and offset % _STEP == timedelta(0):
            start = here.replace(tzinfo=timezone(offset)).isoformat(timespec="minutes")
            return replace(local, start=start, utc=as_utc(moment)), _moved(named, days)
    return local, named


def _moved(named: TimeMention, days: int) -> TimeMention:
    """``named``, ``days`` later: the words give no day of their own."""
    if not days:
        return named
    start = datetime.fromisoformat(named.start or "") + timedelta(days=days)
    written = start.isoformat(timespec="minutes")
    return replace(named, value=written[: len("2031-05-03T23:10")], start=written, utc=as_utc(start))


def as_utc(moment: datetime) -> str:
    """``moment``, which has a zone, as "2031-05-03T21:10Z"."""
    return moment.astimezone(UTC).isoformat(timespec="minutes").replace("+00:00", "Z")

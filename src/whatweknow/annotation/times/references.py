"""Reads words that point to the present, the past or the future without a date."""

from __future__ import annotations

from whatweknow.annotation.times.reading import Reading
from whatweknow.annotation.times.scene import Match, Scene
from whatweknow.records import TimeDoubt, TimeKind


def read_present(_match: Match, _scene: Scene) -> Reading | None:
    return Reading(TimeKind.DATE, "PRESENT_REF", TimeDoubt.VAGUE)


def read_past(_match: Match, _scene: Scene) -> Reading | None:
    return Reading(TimeKind.DATE, "PAST_REF", TimeDoubt.VAGUE)


def read_future(match: Match, _scene: Scene) -> Reading | None:
    if match.after() == "of":  # "the future of the port"
        return None
    return Reading(TimeKind.DATE, "FUTURE_REF", TimeDoubt.VAGUE)

"""From a stored brief back to the reports that it was made of, and what differs between two briefs of the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

import msgspec

from whatweknow.records import Brief, Media, Report

Json: TypeAlias = dict[str, "Json"] | list["Json"] | str | int | float | bool | None
# The time, and what an earlier version decides.
NOT_DERIVED = frozenset(("digest", "generated", "version", "changes", "superseded"))
SCORE_TOLERANCE = 0.002  # processors differ in the last digits of a score


def stored_reports(brief: Brief, texts: Mapping[str, str]) -> tuple[Report, ...]:
    """The reports that ``brief`` was made of; ``texts`` holds their whole texts by id.

    Raises:
        InvalidRecord: blocks do not lie inside a text.
    """
    return tuple(
        Report(
            id=one.id,
            text=texts[one.id],
            raw_sha256=one.raw_sha256,
            blocks=one.blocks,
            outlet=one.outlet,
            title=one.title,
            byline=one.byline,
            published=one.published,
            published_precision=one.published_precision,
            retrieved=one.retrieved,
            url=one.url,
            language=one.language,
            media=tuple(
                Media(media.kind, media.url, media.caption.span if media.caption else None) for media in one.media
            ),
        )
        for one in brief.reports
    )


def differences(stored: Brief, derived: Brief) -> list[str]:
    """Each label, statement or other value of ``stored`` that a brief derived again from the same reports has not.

    Times, version numbers and changes since an earlier version are left out, and so are scores that differ by less
    than processors do.
    """
    return list(_differ(_derivable(stored), _derivable(derived), "brief"))


def _derivable(brief: Brief) -> Json:
    """``brief`` as it stands in its file, without what no second run can give."""
    raw: dict[str, Json] = msgspec.json.decode(msgspec.json.encode(brief))
    return {key: value for key, value in raw.items() if key not in NOT_DERIVED}


def _differ(stored: Json, derived: Json, place: str) -> Iterator[str]:
    if isinstance(stored, dict) and isinstance(derived, dict):
        for key in [*stored, *(key for key in derived if key not in stored)]:
            yield from _differ(stored.get(key), derived.get(key), f"{place}.{key}")
    elif isinstance(stored, list) and isinstance(derived, list):
        yield from _lists_differ(stored, derived, place)
    elif stored != derived and not _same_score(stored, derived, place):
        yield f"{place}: the file says {_shown(stored)}, derived again it is {_shown(derived)}"


def _lists_differ(stored: list[Json], derived: list[Json], place: str) -> Iterator[str]:
    one, other = _by_id(stored), _by_id(derived)
    if one is None or other is None:
        if len(stored) != len(derived):
            yield f"{place}: the file has {len(stored)}, derived again there are {len(derived)}"
        for number, (item, counterpart) in enumerate(zip(stored, derived, strict=False)):
            yield from _differ(item, counterpart, f"{place}[{number}]")
        return
    for id_, item in other.items():
        if id_ not in one:
            yield f"{place}[{id_}]: missing in the file{_words(item)}"
    for id_, item in one.items():
        if id_ in other:
            yield from _differ(item, other[id_], f"{place}[{id_}]")
        else:
            yield f"{place}[{id_}]: only in the file{_words(item)}"
    common = [id_ for id_ in one if id_ in other]
    if common != [id_ for id_ in other if id_ in one]:
        yield f"{place}: the file has another order"


def _by_id(items: list[Json]) -> dict[str, Json] | None:
    """The items by their ids, or ``None`` where they have none."""
    found: dict[str, Json] = {str(item["id"]): item for item in items if isinstance(item, dict) and "id" in item}
    return found if len(found) == len(items) else None


def _words(item: Json) -> str:
    """What a statement says, to be found by."""
    content = item.get("content") if isinstance(item, dict) else None
    first = content[0] if isinstance(content, list) and content else None
    return f": {_shown(first['exact'])}" if isinstance(first, dict) and "exact" in first else ""


def _same_score(stored: Json, derived: Json, place: str) -> bool:
    if not place.endswith(".score") or not isinstance(stored, int | float) or not isinstance(derived, int | float):
        return False
    return abs(stored - derived) <= SCORE_TOLERANCE


def _shown(value: Json, most: int = 80) -> str:
    shown = repr(value)
    return shown if len(shown) <= most else shown[: most - 1] + "…"

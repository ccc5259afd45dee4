"""What kind of place a text says that a name is of: "Tarn county", "the city of Tarn", "Tarn and Korrin provinces"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from whatweknow.annotation.places.gazetteer import Kind
from whatweknow.records import Span

TOWNS = frozenset((Kind.CITY, Kind.CAPITAL))
COUNTIES = frozenset((Kind.COUNTY,))
PARTS = frozenset((Kind.PROVINCE, Kind.COUNTY))
KINDS = {
    **dict.fromkeys(("city", "citi", "town", "village", "suburb", "hamlet"), TOWNS),
    **dict.fromkeys(("county", "counti", "district", "parish"), COUNTIES),
    **dict.fromkeys(("province", "oblast", "governorate", "canton"), PARTS),
    **dict.fromkeys(("state", "region"), frozenset((Kind.PROVINCE,))),
}
LONGEST = 16  # characters of such a word with "of the"
_AFTER = re.compile(rf" ({'|'.join(KINDS)})(s|es)?\b", re.IGNORECASE)
_BEFORE = re.compile(rf"\b({'|'.join(KINDS)}) of (?:the )?$", re.IGNORECASE)
_LISTED = re.compile(r"\s{0,2}(?:,|,?\s{1,2}(?:and|or)|&|/)\s{0,2}")


def kinds_called(text: str, names: Sequence[Span]) -> Mapping[Span, frozenset[Kind]]:
    """The kinds that the words beside each of ``names``, sorted spans of ``text``, allow it; none if they say nothing.

    A plural stands for all names of a list.
    """
    called: dict[Span, frozenset[Kind]] = {}
    shared: frozenset[Kind] = frozenset()
    following: Span | None = None
    for span in reversed(names):
        if match := _AFTER.match(text, span.end):
            called[span] = KINDS[match.group(1).lower()]
            shared = called[span] if match.group(2) else frozenset()
        elif match := _BEFORE.search(text, max(0, span.start - LONGEST), span.start):
            called[span], shared = KINDS[match.group(1).lower()], frozenset()
        else:
            listed = following is not None and _LISTED.fullmatch(text, span.end, following.start)
            called[span] = shared = shared if listed else frozenset()
        following = span
    return called

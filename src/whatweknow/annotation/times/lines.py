"""Lines on the report itself: datelines ("TARN, May 3 (Ardinform) -"), and when it was published or updated."""

from __future__ import annotations

import re
from collections.abc import Sequence

from whatweknow.records import Block, Span, TimeRole

LONGEST_LINE = 160  # code points; a paragraph that begins with "Updated" is longer
FIRST_BLOCKS = 6  # among which a dateline is looked for

_DATELINE = re.compile(
    r"[A-Z][A-Z'’./-]+(?:[ /-]+[A-Z][A-Z'’./-]*){0,5}"  # TARN, PORT ALMA
    r"(?:, ?[A-Z\d][^()\n—–]{1,40}?)?"  # , Norland, May 3
    r" ?(?:\([^()\n]{2,40}\) ?(?:[-—–_]{1,2}|(?=\n))|[—–]|-{1,2} |_ )"  # (Ardinform) -
)
_UPDATE = re.compile(r"(?:last |story |article )?(?:updated|modified|update)\b", re.IGNORECASE)
_PUBLICATION = re.compile(r"(?:first |originally )?(?:published|posted|filed|issued|released)\b", re.IGNORECASE)
_INLINE_UPDATE = re.compile(r"\((?:last )?updated\b[^()\n]{1,80}\)", re.IGNORECASE)


def lines_of(text: str, blocks: Sequence[Block]) -> list[tuple[Span, TimeRole]]:
    """Where ``blocks`` speak of the report itself, in order, and of what of it."""
    found = []
    for number, block in enumerate(blocks):
        start, end = block.span.start, block.span.end
        if end - start <= LONGEST_LINE and (role := _role(text, start, end)):
            found.append((block.span, role))
        elif number < FIRST_BLOCKS and (dateline := _DATELINE.match(text, start, min(end, start + LONGEST_LINE))):
            found.append((Span(*dateline.span()), TimeRole.DATELINE))
        else:
            found += [(Span(*one.span()), TimeRole.UPDATE) for one in _INLINE_UPDATE.finditer(text, start, end)]
    return found


def _role(text: str, start: int, end: int) -> TimeRole | None:
    if _UPDATE.match(text, start, end):
        return TimeRole.UPDATE
    return TimeRole.PUBLICATION if _PUBLICATION.match(text, start, end) else None

"""Where sentences begin and end, well enough to compare two texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from whatweknow.records import Span
from whatweknow.spans import trim

_END = re.compile(
    r"(?<![A-Z.][A-Z]\.)(?<!\b[A-Z]\.)(?<!\b(?:Mr|Dr|St|Lt|Jr|Sr|Ms)\.)(?<!\b(?:Mrs|Gen|Sen|Rep|Gov|Col|Sgt)\.)"
    r"(?<=[.!?…\"”’»)])\s+(?=[\"“„‘'«(]?[A-Z0-9])|\n+"
)


def sentences(text: str) -> Iterator[Span]:
    """The sentences of ``text`` in order, without the white space around them; a line break ends one."""
    start = 0
    for end in [*(gap.end() for gap in _END.finditer(text)), len(text)]:
        sentence = trim(text, start, end)
        if sentence:
            yield sentence
        start = end

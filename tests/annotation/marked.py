"""Attributions from sentences in which source, cue and content are marked: ``<s>``, ``<c>``, ``<q>``."""

from __future__ import annotations

import re

from whatweknow.annotation.quotations import find_quotations, mode_of
from whatweknow.records import Attribution, Block, BlockKind, Span

_TAG = re.compile(r"<(/?)([scq])>")


def read_marked(marked: str) -> tuple[str, Attribution]:
    """The plain text of ``marked`` and the attribution that its tags give."""
    text = ""
    found: dict[str, list[Span]] = {"s": [], "c": [], "q": []}
    opened: dict[str, int] = {}
    at = 0
    for tag in _TAG.finditer(marked):
        text += marked[at : tag.start()]
        at = tag.end()
        closing, role = tag.groups()
        if closing:
            found[role].append(Span(opened.pop(role), len(text)))
        else:
            opened[role] = len(text)
    text += marked[at:]
    source, cue = (found[role][0] if found[role] else None for role in "sc")
    content = tuple(found["q"])
    mode = mode_of(text, content, find_quotations(text, [Block(BlockKind.PARAGRAPH, Span(0, len(text)))]))
    return text, Attribution(source, cue, content, mode, 1.0)

"""What agencies put before a text: "UPDATE 2-" before a headline, "TARN, May 3 (Corvane) - " before a paragraph."""

from __future__ import annotations

import re

from whatweknow.records import Block, BlockKind

_SLUGS = (
    r"(?:UPDATE|CORRECTED|CORRECTION|REFILE|REPEAT|RPT|WRAPUP|EXCLUSIVE|INTERVIEW|ANALYSIS|FACTBOX|TIMELINE|NEWSMAKER|"
    r"INSIGHT|BREAKING|URGENT|ALERT|EXPLAINER|SPECIAL REPORT|LEAD|WATCH|LIVE|VIDEO|PHOTOS|OPINION)"
)
_SLUG = re.compile(rf"(?:{_SLUGS}(?:[ -]?\d{{1,2}})?\s?[-–—:]\s?)+")
_PLACE = r"[^\W\d_a-z][^\Wa-z\d_'’.-]+"
_AGENCY = r"\([^()\n]{2,40}\)"
_DATELINE = re.compile(
    rf"(?:{_PLACE}(?:[ /,.-]+[\w.'’]+){{0,8}}?,?\s*(?:{_AGENCY})?"  # TARN, May 3 (Corvane)
    rf"|[^\W\d_a-z][\w.'’-]+(?:[ /,]+[\w.'’-]+){{0,6}}?\s*{_AGENCY})"  # Tarn (Corvane)
    r"\s*(?:[-–—]{1,2})\s"
)


def end_of_preamble(text: str, block: Block) -> int:
    """Where the block's own words begin."""
    pattern = _DATELINE if block.kind is BlockKind.PARAGRAPH else _SLUG
    match = pattern.match(text, block.span.start, min(block.span.end, block.span.start + 120))
    if match is None and block.kind is BlockKind.PARAGRAPH:
        match = _SLUG.match(text, block.span.start, block.span.end)
    return match.end() if match else block.span.start

"""Blocks for texts of tests: every line one."""

import re

from whatweknow.records import Block, BlockKind
from whatweknow.spans import trim


def lines(text: str) -> list[Block]:
    spans = (trim(text, match.start(), match.end()) for match in re.finditer(r"[^\n]+", text))
    return [Block(BlockKind.PARAGRAPH, span) for span in spans if span]

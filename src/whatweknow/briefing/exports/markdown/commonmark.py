"""CommonMark, with the tables of GitHub: words of reports as words, whatever markup they hold."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_MARKUP = re.compile(r"[\\`*_\[\]<>|~#]|&(?=#?\w+;)")
_AT_LINE_START = re.compile(r"^(\d{1,9})(?=[.)])|^(?=[-+=])")


def plain(words: str) -> str:
    """``words`` on one line, with everything escaped that Markdown would read as markup."""
    line = _MARKUP.sub(r"\\\g<0>", " ".join(words.replace("\0", "\ufffd").split()))
    return _AT_LINE_START.sub(lambda start: f"{start[1]}\\" if start[1] else "\\", line)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table of cells that are Markdown already."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def bullets(items: Iterable[str]) -> str:
    """A list of items that are Markdown already; the later lines of an item stand under it."""
    return "\n".join("- " + item.replace("\n", "\n  ") for item in items)


def quotation(paragraphs: Iterable[str]) -> str:
    """A block quotation of paragraphs that are Markdown already."""
    return "\n>\n".join(f"> {paragraph}" for paragraph in paragraphs)

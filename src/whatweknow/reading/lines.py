"""What a line of a news text is, by its words alone: caption, list item, quotation, subhead or plain text."""

from __future__ import annotations

import re

from whatweknow.reading.boilerplate import has_quotation
from whatweknow.reading.paragraphs import LIST_MARKER, ends_sentence
from whatweknow.records import BlockKind

_LONGEST_SUBHEAD = 12  # words
_LONGEST_MARKED_SUBHEAD = 200  # characters
_LONGEST_CAPTION_WITH_CREDIT = 60  # words
_LONG_SENTENCE, _SHORTEST_SENTENCE = 20, 6  # words

_PICTURE = r"(?:photo|photograph|picture|image|illustration)"
_CAPTION = re.compile(
    r"(?:image|media|photo|video|picture|audio|getty images?)\s(?:caption|copyright|source|credit)s?\b"
    r"|media playback is (?:unsupported|not supported)\b|enlarge this image\b|toggle caption\b"
    r"|file (?:photo|picture|image|video|pic)\b|FILE\s*[-–—]|pictured\b|credit\s*:"
    rf"|(?:{_PICTURE}|video|graphic|map)s?(?: (?:by|from|courtesy(?: of)?|credit))?\s*[:/|]"
    rf"|{_PICTURE}s? (?:by|credit|courtesy(?: of)?)\s"
    rf"|(?:in )?(?:this|a) (?:[\w ,.’'-]{{0,40}} )?(?:{_PICTURE}|(?:frame|screen) ?grab|handout)\b"
    r"(?=,|[\w ]{0,20}\b(?:taken|made|provided|released|from)\b)",
    re.I,
)
_NAMED = r"[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){0,3}"
_CREDIT = re.compile(
    r"(?:\((?:[^()]{0,40}: ?)?[A-Z][\w.,&’' -]{0,40} ?/ ?[A-Z][^()]{0,60}\)"
    r"|(?i:photo|image|picture|credit|photograph)s?: [A-Z][\w./&’' -]{1,60})\.?\Z"
)
_CREDIT_LINE = re.compile(
    rf"{_NAMED}(?: ?/ ?|\svia\s)[A-Z][\w.’'-]+(?: [A-Z&][\w.’'-]*){{0,3}}\Z|(?:[A-Z]\w+ )?Getty Images\.?\Z"
)
_HEADING_MARK = re.compile(r"#{1,6}\s+\S")
_BOLD = re.compile(r"(\*\*|__)(?!\s)[^*_]+\1\Z")
_INNER_STOP = re.compile(r"[.!?]['\"”’)]*\s+[\"“‘(]?[A-Z]")


def kind_of_text(text: str) -> BlockKind:
    """The kind of a paragraph, neither caption nor boilerplate, by its words alone; for headlines see ``blocks``."""
    if text.startswith(">"):
        return BlockKind.QUOTE
    if LIST_MARKER.match(text):
        return BlockKind.LIST_ITEM
    return BlockKind.SUBHEAD if is_subhead(text) else BlockKind.PARAGRAPH


def is_caption(text: str) -> bool:
    """The words under a picture or video, or the name of who took it."""
    if _CAPTION.match(text) or _CREDIT_LINE.match(text):
        return True
    short = len(text.split()) <= _LONGEST_CAPTION_WITH_CREDIT
    return short and not has_quotation(text) and _CREDIT.search(text[-120:]) is not None


def is_subhead(text: str) -> bool:
    """A heading by its shape: short, without the end of a sentence; or marked as one."""
    if _HEADING_MARK.match(text) or _BOLD.match(text):
        return len(text) <= _LONGEST_MARKED_SUBHEAD
    if len(text.split()) > _LONGEST_SUBHEAD:
        return False
    if text.isupper():
        return True
    if _INNER_STOP.search(text) or _is_quotation(text):
        return False
    first, last = text.lstrip("\"'“‘«(")[:1], text.rstrip("\"'”’»)]")[-1:]
    question = last == "?" and not has_quotation(text)
    return (first.isupper() or first.isdigit()) and (last.isalnum() or question)


def is_sentence(text: str) -> bool:
    """A text that reads as running prose and not as a label or a link."""
    words = len(text.split())
    return words >= _LONG_SENTENCE or (words >= _SHORTEST_SENTENCE and ends_sentence(text))


def _is_quotation(text: str) -> bool:
    """A text wholly inside quotation marks: words of somebody, and no heading."""
    return text[:1] in "\"“‘«'" and text[-1:] in "\"”’»'"

"""Documents in TimeML (ISO-TimeML 1.2, as used for TempEval-3): their text, time of creation and TIMEX3 tags."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from lxml import etree

from whatweknow.errors import EvaluationError
from whatweknow.records import Span

MOST_BYTES = 10_000_000  # the longest document of the corpora has 40 kB
FIFTH = 5


class Fold(StrEnum):
    """Which documents of a corpus: a fifth of them is held out, and no rule is written with a look at those."""

    ALL = "all"
    REST = "rest"
    HELD_OUT = "held-out"


@dataclass(frozen=True, slots=True)
class GoldTime:
    """A TIMEX3 tag; ``value`` is its ISO 8601 or TIMEX3 value."""

    span: Span
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class TimeDocument:
    """A document: its name, its text, when it was created (ISO 8601), and the times in the text, in order."""

    name: str
    text: str
    created: str
    times: tuple[GoldTime, ...]


def is_held_out(name: str) -> bool:
    """Whether the document of this file name is in the held-out fifth: SHA-256 of the name, divided by 5, leaves 0."""
    return int(hashlib.sha256(name.encode("utf-8")).hexdigest(), 16) % FIFTH == 0


def read_timeml(folder: Path, fold: Fold = Fold.ALL) -> list[TimeDocument]:
    """The documents of ``fold`` among the ``.tml`` files in ``folder`` and its folders, in order of their paths.

    Raises:
        EvaluationError: there are none, or one of them is not TimeML.
    """
    paths = [path for path in sorted(folder.rglob("*.tml")) if fold is Fold.ALL or _fold(path.name) is fold]
    if not paths:
        raise EvaluationError(f"{folder}: no .tml file of the fold {fold.value!r} found")
    return [_document(path) for path in paths]


def _fold(name: str) -> Fold:
    return Fold.HELD_OUT if is_held_out(name) else Fold.REST


def _document(path: Path) -> TimeDocument:
    root = _parsed(path)
    text, created = root.find("TEXT"), root.find("DCT/TIMEX3")
    if text is None or created is None or not created.get("value"):
        raise EvaluationError(f"{path}: a TimeML document must have a TEXT and a DCT with the value of a TIMEX3")
    pieces: list[str] = []
    times = tuple(sorted(_times(text, pieces, 0), key=lambda time: time.span))
    return TimeDocument(path.name, "".join(pieces), str(created.get("value")), times)


def _parsed(path: Path) -> etree._Element:
    """The root of the document; entities are neither defined nor fetched."""
    try:
        data = path.read_bytes()
        if len(data) > MOST_BYTES:
            raise EvaluationError(f"{path}: {len(data)} bytes; a document may have {MOST_BYTES} at most")
        root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except OSError as error:
        raise EvaluationError(f"{path}: {error.strerror}") from error
    except etree.XMLSyntaxError as error:
        raise EvaluationError(f"{path}: not XML: {error}") from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise EvaluationError(f"{path}: a document with its own DTD is not read")
    return root


def _times(element: etree._Element, pieces: list[str], at: int) -> Iterator[GoldTime]:
    """The times in ``element``, whose text begins at ``at``; its text is added to ``pieces``."""
    stack: list[tuple[etree._Element, int]] = []
    for event, node in etree.iterwalk(element, events=("start", "end", "comment", "pi")):
        if event == "start":
            stack.append((node, at))
            words = node.text
        elif event == "end":
            opened, start = stack.pop()
            if opened.tag == "TIMEX3" and start < at:
                yield GoldTime(Span(start, at), str(opened.get("type", "")), str(opened.get("value", "")))
            words = node.tail if stack else None
        else:
            words = node.tail
        if words:
            pieces.append(words)
            at += len(words)

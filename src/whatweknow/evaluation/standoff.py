"""Reads gold attributions from standoff folders in the form of the PolNeAR corpus.

A folder holds ``text/<doc>.txt`` (UTF-8) and ``attributions/<doc>.ann`` or ``<doc>_<annotator>.ann``::

    T1  Source 0 15          Washington Post
    T3  Content 752 760;769 800   ... ...
    E1  Attribution:T4 Content:T3 Cue:T2 Source:T1

Source of the form: Newell, Margolin and Ruths, "An Attribution Relations Corpus for Political News", LREC 2018.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from whatweknow.errors import EvaluationError
from whatweknow.evaluation.files import read_utf8
from whatweknow.records import Attribution, Span

Interval: TypeAlias = tuple[int, int]
ROLES = ("source", "cue", "content")
SPANS_KEY = re.compile(r"T\d+")
EVENT_KEY = re.compile(r"E\d+")
ROLE_NUMBER = re.compile(r"\d+$")


@dataclass(frozen=True, slots=True)
class RoleSpans:
    """Who is reported to say what, as annotators mark it: each role fills any number of spans, or none.

    A gold attribution may have a source in two pieces, where ``records.Attribution`` has one span.
    """

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()

    @classmethod
    def of_intervals(cls, roles: Mapping[str, Iterable[Interval]]) -> RoleSpans:
        """The intervals of each role, sorted; what stands before the text is cut off, and empty ones are left out."""
        return cls(*(_spans(roles.get(role, ())) for role in ROLES))

    @classmethod
    def of_attribution(cls, attribution: Attribution) -> RoleSpans:
        return cls(
            (attribution.source,) if attribution.source else (),
            (attribution.cue,) if attribution.cue else (),
            attribution.content,
        )

    def by_role(self) -> dict[str, tuple[Span, ...]]:
        return {"source": self.source, "cue": self.cue, "content": self.content}


@dataclass(frozen=True, slots=True)
class StandoffCorpus:
    """Texts with gold attributions.

    ``annotations`` has for each document one tuple of attributions per annotator, in the order of their file
    names, and none where no file was found. ``notes`` counts what is worth telling about the gold.
    """

    texts: Mapping[str, str]
    annotations: Mapping[str, tuple[tuple[RoleSpans, ...], ...]]
    notes: Mapping[str, int]

    def gold(self, document: str) -> tuple[RoleSpans, ...]:
        """The attributions of the first annotator; empty for a document without an annotation file."""
        return next(iter(self.annotations[document]), ())


def read_standoff(folder: Path, *, all_annotators: bool = False) -> StandoffCorpus:
    """The corpus in ``folder``, with every annotator's attributions or only those of the first.

    ``notes`` speak of the first annotator's files in either case.

    Raises:
        EvaluationError: ``text/`` or ``attributions/`` is missing, or a file is not UTF-8.
    """
    texts = {path.stem: read_utf8(path) for path in _files(folder / "text", ".txt")}
    notes: Counter[str] = Counter()
    files: defaultdict[str, list[Path]] = defaultdict(list)
    for path in _files(folder / "attributions", ".ann"):
        document = path.stem if path.stem in texts else path.stem.rpartition("_")[0]
        if document in texts:
            files[document].append(path)
        else:
            notes["annotation file without text"] += 1
    annotations = {}
    for document, text in texts.items():
        if not files[document]:
            notes["document without annotation file"] += 1
        elif len(files[document]) > 1:
            notes["document with several annotators (first used)"] += 1
        wanted = files[document] if all_annotators else files[document][:1]
        parsed = [parse_standoff(read_utf8(path), text) for path in wanted]
        annotations[document] = tuple(attributions for attributions, _ in parsed)
        if parsed:
            first, told = parsed[0]
            notes.update(told)
            notes["document with no attribution"] += not first
    return StandoffCorpus(texts, annotations, +notes)


def parse_standoff(annotations: str, text: str) -> tuple[tuple[RoleSpans, ...], Counter[str]]:
    """The attributions that one ``.ann`` file marks in ``text``, and counts of what is worth telling.

    Offsets count characters, or UTF-8 bytes where the quoted texts fit bytes better. Roles that occur twice
    in an event are merged; events without content are left out, and so are spans that belong to no event.
    """
    marked, events, notes = _parse_lines(annotations)
    if _offsets_are_bytes(marked, text):
        notes["file with byte offsets"] += 1
        marked = _from_bytes(marked, text)
    attributions = []
    for targets in events:
        roles: dict[str, list[Interval]] = {role: [] for role in ROLES}
        for name, key in targets:
            role = ROLE_NUMBER.sub("", name).lower()
            if role in roles and key in marked:
                roles[role].extend(marked[key].intervals)
        if not roles["content"]:
            notes["event without content"] += 1
            continue
        notes["discontinuous content"] += len(roles["content"]) > 1
        notes["attribution without source"] += not roles["source"]
        attributions.append(RoleSpans.of_intervals(roles))
    return tuple(attributions), +notes


@dataclass(frozen=True, slots=True)
class _Marked:
    """The spans of a T line, and the words that the line says they cover."""

    intervals: tuple[Interval, ...]
    quoted: str


def _parse_lines(annotations: str) -> tuple[dict[str, _Marked], list[list[tuple[str, str]]], Counter[str]]:
    """The T lines by their keys, each E line as (role, key) pairs, and how many lines are neither."""
    marked: dict[str, _Marked] = {}
    events = []
    notes: Counter[str] = Counter()
    for line in annotations.split("\n"):
        key, *fields = line.rstrip("\r").split("\t")
        if fields and SPANS_KEY.fullmatch(key):
            intervals = _parse_intervals(fields[0].partition(" ")[2])
            if intervals is None:
                notes["unreadable line"] += 1
            else:
                marked[key] = _Marked(intervals, fields[1] if len(fields) > 1 else "")
        elif fields and EVENT_KEY.fullmatch(key):
            targets = (part.partition(":") for part in fields[0].split()[1:])
            events.append([(name, target) for name, _, target in targets])
        elif line.strip() and not line.startswith("#"):
            notes["unreadable line"] += 1
    return marked, events, notes


def _parse_intervals(field: str) -> tuple[Interval, ...] | None:
    """``"752 760;769 800"`` as intervals; ``None`` if it is anything else."""
    try:
        pairs = [[int(number) for number in piece.split()] for piece in field.split(";")]
        return tuple((start, end) for start, end in pairs)
    except ValueError:
        return None


def _offsets_are_bytes(marked: Mapping[str, _Marked], text: str) -> bool:
    """Do more of the quoted texts stand at their offsets if these are taken as UTF-8 bytes?"""
    raw = text.encode("utf-8")
    if len(raw) == len(text):
        return False
    as_characters = as_bytes = 0
    for mark in marked.values():
        quoted = _squeeze(mark.quoted)
        as_characters += quoted == _squeeze(" ".join(text[start:end] for start, end in mark.intervals))
        pieces = (raw[start:end].decode("utf-8", "replace") for start, end in mark.intervals)
        as_bytes += quoted == _squeeze(" ".join(pieces))
    return as_bytes > as_characters


def _from_bytes(marked: Mapping[str, _Marked], text: str) -> dict[str, _Marked]:
    character_at = [number for number, character in enumerate(text) for _ in character.encode("utf-8")]
    character_at.append(len(text))
    last = len(character_at) - 1

    def convert(interval: Interval) -> Interval:
        start, end = (character_at[max(0, min(offset, last))] for offset in interval)
        return start, end

    return {key: _Marked(tuple(map(convert, mark.intervals)), mark.quoted) for key, mark in marked.items()}


def _spans(intervals: Iterable[Interval]) -> tuple[Span, ...]:
    return tuple(sorted(Span(max(0, start), end) for start, end in intervals if max(0, start) < end))


def _squeeze(text: str) -> str:
    return " ".join(text.split())


def _files(folder: Path, ending: str) -> list[Path]:
    if not folder.is_dir():
        raise EvaluationError(f"{folder}: no such folder; a standoff corpus has text/ and attributions/")
    return sorted(path for path in folder.iterdir() if path.suffix == ending)

"""Paths to reports: files, folders, event folders, JSON Lines and standard input."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import BinaryIO

from whatweknow.errors import InputError, NotText, ReadingError
from whatweknow.reading.decoding import check_is_text
from whatweknow.reading.documents import NOTHING_KNOWN, report_from_bytes, report_name
from whatweknow.reading.events import FILES, INDEX, EventFolder, by_name, load_event
from whatweknow.reading.jsonl import (
    ENDINGS,
    FromRecord,
    decompressed,
    looks_like_json_lines,
    read_lines,
    report_from_record,
    text_from_record,
)
from whatweknow.reading.limits import MAX_BYTES, check_size
from whatweknow.reading.metadata import Metadata
from whatweknow.reading.naming import Names
from whatweknow.records import Reading, Report, Skipped

STANDARD_INPUT = "-"
_NOT_REPORTS = frozenset({"gold.json", "brief.json", "corrections.toml", "parties.toml", INDEX})
ARCHIVES = (".warc", ".warc.gz", ".wacz")
_SNIFFED = 65_536  # bytes


def read_reports(
    *paths: str | Path,
    stdin: BinaryIO | None = None,
    languages: frozenset[str] | None = frozenset({"en"}),
    max_bytes: int = MAX_BYTES,
) -> Reading:
    """The reports in ``paths``, in order, each with an id of its own, and what had to be skipped, with the reason.

    A path is a plain text, an HTML page, JSON Lines (``.jsonl``, ``.jsonl.gz``, or by content), a web
    archive (``.warc``, ``.warc.gz``, ``.wacz``), an event
    folder (``reports.json`` and ``reports/``), another folder, or "-" for standard input (``stdin``, or
    the process's own). A folder is read with its subfolders, in the order of names; hidden files,
    ``gold.json``, ``brief.json``, ``corrections.toml``, ``parties.toml``, and what a browser saved beside a
    page (``page_files/``) are no reports. A file that several paths lead to is read once.

    The text of a plain-text report is the file's own, decoded, without a byte order mark: line ends and
    white space stay, so that offsets hold in the file. The text of a page is its article, headline first,
    paragraphs separated by blank lines. ``languages`` holds the ISO 639-1 codes to read; ``None`` means
    all, unchecked. ``max_bytes`` limits a file, or a line of JSON Lines.

    Raises:
        InputError: a path does not exist, an event folder's index is broken, or a limit makes no sense;
            nothing has been read then.
    """
    titles = _checked(paths, max_bytes)
    reader = _Reader(stdin, languages, max_bytes, titles, set(), report_from_record)
    items = list(_named(reader, paths))
    reports = tuple(item for item in items if isinstance(item, Report))
    skipped = tuple(item for item in items if isinstance(item, Skipped))
    return Reading(reports, skipped, titles.pop() if len(titles) == 1 else None)


def stream_reports(
    *paths: str | Path,
    stdin: BinaryIO | None = None,
    languages: frozenset[str] | None = None,
    max_bytes: int = MAX_BYTES,
    blocks: bool = False,
) -> Iterator[Report | Skipped]:
    """The reports in ``paths`` and what had to be skipped, one at a time, for more of them than memory holds.

    As ``read_reports``, but unless ``languages`` says so in every language, and without ``blocks`` the plain texts of
    JSON Lines have none, which is faster.

    Raises:
        InputError: see ``read_reports``; at the call, not later.
    """
    make = report_from_record if blocks else text_from_record
    reader = _Reader(stdin, languages, max_bytes, _checked(paths, max_bytes), set(), make)
    return _named(reader, paths)


def _checked(paths: Sequence[str | Path], max_bytes: int) -> set[str]:
    """The titles of the events in ``paths``, all of which make sense."""
    if not paths:
        raise InputError("no path given: name at least one file or folder, or - for standard input")
    if wrong := [path for path in paths if not isinstance(path, str | Path)]:
        raise TypeError(f"a path must be a str or a Path, not {type(wrong[0]).__name__}; name several one by one")
    if max_bytes < 1:
        raise InputError(f"max_bytes {max_bytes} must be at least 1")
    events = [_checked_event(path) for path in map(str, paths)]
    return {event.title for event in events if event and event.title}


def _named(reader: _Reader, paths: Sequence[str | Path]) -> Iterator[Report | Skipped]:
    """What ``reader`` finds, each report with an id of its own."""
    names = Names()
    for path in map(str, paths):
        for item in reader.read(path):
            yield replace(item, id=names.take(item.id)) if isinstance(item, Report) else item


def _checked_event(path: str) -> EventFolder | None:
    if path == STANDARD_INPUT:
        return None
    if not os.path.lexists(path):
        raise InputError(f"{path}: no such file or folder")
    return load_event(Path(path))


@dataclass(frozen=True, slots=True)
class _Reader:
    stdin: BinaryIO | None
    languages: frozenset[str] | None
    max_bytes: int
    titles: set[str]
    seen: set[Path]
    make: FromRecord

    def read(self, path: str) -> Iterator[Report | Skipped]:
        if path == STANDARD_INPUT:
            stream = self.stdin or sys.stdin.buffer
            yield from self._guarded(path, self._stream(nullcontext(stream), path, "stdin", NOTHING_KNOWN))
        elif Path(path).is_dir():
            yield from self._folder(Path(path))
        else:
            yield from self._file(Path(path), NOTHING_KNOWN)

    def _folder(self, folder: Path) -> Iterator[Report | Skipped]:
        try:
            event = load_event(folder)
        except InputError as error:  # a path that was named is checked before; this is a folder inside one
            event = None
            yield Skipped(str(folder / INDEX), str(error).removeprefix(f"{folder / INDEX}: "))
        if event:
            yield from self._event(folder, event)
            return
        try:
            entries = _entries(folder)
        except OSError as error:
            yield Skipped(str(folder), error.strerror or str(error))
            return
        if not entries:
            yield Skipped(str(folder), "no report in this folder")
        for entry in entries:
            if entry.is_dir():
                if not entry.is_symlink():
                    yield from self._folder(entry)
            else:
                yield from self._file(entry, NOTHING_KNOWN)

    def _event(self, folder: Path, event: EventFolder) -> Iterator[Report | Skipped]:
        if event.title:
            self.titles.add(event.title)
        files = by_name(_files(folder / FILES))
        yield from (Skipped(str(folder / INDEX), reason) for reason in event.broken)
        for listed in event.listed:
            found = files.pop(listed.id, [])
            if not found:
                yield Skipped(str(folder / FILES / listed.id), f"listed in {INDEX}, but there is no such file")
            for file in found:
                for item in self._file(file, listed.before_reading):
                    yield listed.complete(item) if isinstance(item, Report) else item
        for unlisted in files.values():
            for file in unlisted:
                yield from self._file(file, NOTHING_KNOWN)

    def _file(self, path: Path, known: Metadata) -> Iterator[Report | Skipped]:
        yield from self._guarded(str(path), self._opened(path, known))

    def _opened(self, path: Path, known: Metadata) -> Iterator[Report | Skipped]:
        real = path.resolve()
        if real in self.seen:
            return
        self.seen.add(real)
        size = path.stat().st_size
        name = path.name.lower()
        if name.endswith(ARCHIVES):
            from whatweknow.reading.archives import read_archive  # noqa: PLC0415 (loaded for the first archive)

            yield from read_archive(path, self.languages, self.max_bytes)
            return
        if not name.endswith(ENDINGS):
            check_size(size, self.max_bytes)
            yield from self._stream(path.open("rb"), str(path), path.name, known)
            return
        with path.open("rb") as stream:
            if name.endswith(".gz"):
                source = decompressed(stream, size, self.max_bytes)
            else:
                check_is_text(stream.peek(_SNIFFED)[:_SNIFFED])
                source = stream
            stem = report_name(path.name.removesuffix(path.suffix) if name.endswith(".gz") else path.name)
            yield from read_lines(source, str(path), stem, self.languages, self.max_bytes, self.make)

    def _stream(
        self, opening: AbstractContextManager[BinaryIO], label: str, name: str, known: Metadata
    ) -> Iterator[Report | Skipped]:
        with opening as stream:
            data = stream.read(self.max_bytes + 1)
            if not name.lower().endswith(".txt") and looks_like_json_lines(data):
                lines = io.BufferedReader(_Chained(data, stream))
                yield from read_lines(lines, label, report_name(name), self.languages, self.max_bytes, self.make)
                return
            if name.lower().endswith(".json"):
                raise NotText('JSON, but not JSON Lines of reports: one object with "text" or "html" a line')
            check_size(len(data), self.max_bytes)
            yield report_from_bytes(data, name, known, self.languages)

    def _guarded(self, label: str, items: Iterator[Report | Skipped]) -> Iterator[Report | Skipped]:
        """``items``, and where they break off, the reason instead of the rest."""
        try:
            yield from items
        except (ReadingError, InputError) as error:
            yield Skipped(label, str(error))
        except OSError as error:
            yield Skipped(label, error.strerror or str(error))


class _Chained(io.RawIOBase):
    """What was read from a stream already, and then the rest of it."""

    def __init__(self, start: bytes, rest: BinaryIO) -> None:
        self._start = io.BytesIO(start)
        self._rest = rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        data = self._start.read(len(buffer)) or self._rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


def _entries(folder: Path) -> list[Path]:
    """What of a folder may be or hold reports, in the order of names."""
    entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    pages = {entry.stem for entry in entries if entry.suffix.lower() in {".html", ".htm"}}
    saved = {f"{page}_files" for page in pages}
    return [
        entry
        for entry in entries
        if not entry.name.startswith(".")
        and entry.name not in _NOT_REPORTS
        and not (entry.name in saved and entry.is_dir())
    ]


def _files(folder: Path) -> Iterator[Path]:
    if folder.is_dir():
        yield from (entry for entry in _entries(folder) if not entry.is_dir())

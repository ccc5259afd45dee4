"""Event folders: ``reports.json`` with what is known about each report, and ``reports/`` with the files."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from whatweknow.errors import InputError, NotText
from whatweknow.reading.decoding import decode
from whatweknow.reading.limits import MAX_BYTES
from whatweknow.reading.metadata import Metadata, line, stated_metadata
from whatweknow.records import Report

INDEX = "reports.json"
FILES = "reports"


@dataclass(frozen=True, slots=True)
class Listed:
    """A report that the index lists. ``certain`` is false where its time was worked out and not stated."""

    id: str
    metadata: Metadata
    certain: bool

    @property
    def before_reading(self) -> Metadata:
        """What goes before the page's own statements: an uncertain time does not."""
        return self.metadata if self.certain else replace(self.metadata, published=None, published_precision=None)

    def complete(self, report: Report) -> Report:
        """``report`` with the uncertain time, if the page states none."""
        if report.published is not None or self.metadata.published is None:
            return report
        return replace(report, published=self.metadata.published, published_precision=self.metadata.published_precision)


@dataclass(frozen=True, slots=True)
class EventFolder:
    """The index of an event folder. ``broken`` holds what is wrong with entries that cannot be used."""

    title: str | None
    listed: tuple[Listed, ...]
    broken: tuple[str, ...]


def load_event(folder: Path) -> EventFolder | None:
    """The index of ``folder``, or ``None`` where it is no event folder.

    Raises:
        InputError: there is an index, and it is not what it should be.
    """
    path = folder / INDEX
    if not path.is_file():
        return None
    try:
        if path.stat().st_size > MAX_BYTES:
            raise InputError(f"{path}: an index of reports must hold {MAX_BYTES:,} bytes at most")
        index = json.loads(decode(path.read_bytes()), strict=False)
    except (OSError, ValueError, RecursionError, NotText) as error:
        raise InputError(f"{path}: not a JSON file ({error})") from error
    if not isinstance(index, dict) or not isinstance(index.get("reports"), list):
        raise InputError(f'{path}: must be an object with "event" and a list "reports"')
    return _event(index)


def _event(index: dict[str, Any]) -> EventFolder:
    listed: dict[str, Listed] = {}
    broken = []
    for number, entry in enumerate(index["reports"], start=1):
        id_ = entry.get("id") if isinstance(entry, dict) else None
        if not isinstance(id_, str) or not id_.strip():
            broken.append(f'entry {number} must be an object with a string "id"')
        elif (name := canonical(id_)) in listed:
            broken.append(f"entry {number}: the id {id_!r} is already listed")
        else:
            listed[name] = Listed(name, stated_metadata(entry), entry.get("published_certain") is not False)
    return EventFolder(line(index.get("event")), tuple(listed.values()), tuple(broken))


def canonical(name: str) -> str:
    """Names of files are compared in NFC, since file systems differ in what they store."""
    return unicodedata.normalize("NFC", name)


def by_name(files: Iterator[Path]) -> dict[str, list[Path]]:
    """Files by their name without ending."""
    found: dict[str, list[Path]] = {}
    for file in files:
        found.setdefault(canonical(file.stem), []).append(file)
    return found

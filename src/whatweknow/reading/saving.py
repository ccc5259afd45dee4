"""Fetched pages as an event folder: the bytes as they came, and an index with where and when they were fetched."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

from whatweknow.errors import ReadingError
from whatweknow.reading.documents import NOTHING_KNOWN, report_from_bytes
from whatweknow.reading.events import FILES, INDEX, load_event
from whatweknow.reading.fetch import Fetched, Validators
from whatweknow.reading.naming import Names, name_of_url, slug

_ENDINGS = {"text/plain": ".txt"}


class SavedPages:
    """The pages in ``folder``, which is made where it is missing; nothing saved is ever overwritten.

    Raises:
        InputError: the folder has an index that is not what it should be.
    """

    def __init__(self, folder: Path) -> None:
        load_event(folder)
        self._folder = folder
        self._index: dict[str, Any] = {"event": None, "reports": []}
        if (folder / INDEX).is_file():
            self._index = json.loads((folder / INDEX).read_text(encoding="utf-8"))
        self._names = Names()
        self._newest: dict[str, dict[str, Any]] = {}
        for entry in self._index["reports"]:
            self._names.take(str(entry.get("id")))
            self._newest[str(entry.get("asked"))] = entry

    def validators(self) -> dict[str, Validators]:
        """What the servers said of each page when it was last fetched, by the address asked for."""
        return {
            asked: Validators(entry.get("etag"), entry.get("last_modified")) for asked, entry in self._newest.items()
        }

    def save(self, asked: str, page: Fetched) -> str | None:
        """Keep ``page``, that was asked for at ``asked``: its new id, or ``None`` where it is as it was."""
        if page.body is None:
            return None
        digest = hashlib.sha256(page.body).hexdigest()
        if asked in self._newest and self._newest[asked].get("sha256") == digest:
            return None
        id_ = self._names.take(_name(page))
        file = self._folder / FILES / f"{id_}{_ENDINGS.get(page.content_type, '.html')}"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(page.body)
        entry = {
            "id": id_,
            "url": page.url,
            "asked": asked,
            "retrieved": page.retrieved,
            "sha256": digest,
            "etag": page.validators.etag,
            "last_modified": page.validators.last_modified,
        }
        self._index["reports"].append(entry)
        self._newest[asked] = entry
        self._write_index()
        return id_

    def _write_index(self) -> None:
        """All of it or, after a failure, the old one."""
        new = self._folder / f".{INDEX}.new"
        new.write_text(json.dumps(self._index, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
        new.replace(self._folder / INDEX)


def _name(page: Fetched) -> str:
    """A name from the page's title and date; from its address where it has no article."""
    try:
        report = report_from_bytes(page.body or b"", "page.html", NOTHING_KNOWN, None)
    except ReadingError:  # kept all the same: whoever reads the folder names the page with the reason
        return name_of_url(page.url)
    return slug(f"{report.title} {(report.published or '')[:10]}") if report.title else name_of_url(page.url)

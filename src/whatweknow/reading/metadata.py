"""What is known about a report apart from its text, and how values that others wrote are cleaned."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any
from urllib.parse import urljoin, urlsplit

from whatweknow.reading.language import declared_language
from whatweknow.reading.times import normalise_time
from whatweknow.records import TimePrecision

_LONGEST_LINE = 500  # characters of a title, name or byline
_LONGEST_URL = 4_000
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b\u2060\ufeff\ud800-\udfff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """The fields of a ``Report`` that a page, a feed or an event folder may state. ``None`` is unknown."""

    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    published_precision: TimePrecision | None = None
    retrieved: str | None = None
    url: str | None = None
    language: str | None = None

    def completed_by(self, other: Metadata) -> Metadata:
        """These fields, with those of ``other`` where these are unknown.

        The same day with an hour counts as more than the day alone.
        """
        filled = {field.name: getattr(other, field.name) for field in fields(self) if getattr(self, field.name) is None}
        if self.published and other.published and other.published.startswith(f"{self.published}T"):
            filled |= {"published": other.published, "published_precision": other.published_precision}
        return replace(self, **filled)


def stated_metadata(record: Mapping[str, Any]) -> Metadata:
    """The metadata of a JSON object with "title", "outlet", "byline", "published", "retrieved", "url" and "language".

    A value of another type, or one that makes no sense, counts as unknown.
    """
    published, precision = normalise_time(record.get("published")) or (None, None)
    retrieved, _ = normalise_time(record.get("retrieved")) or (None, None)
    return Metadata(
        title=line(record.get("title")),
        outlet=line(record.get("outlet")),
        byline=line(record.get("byline")),
        published=published,
        published_precision=precision,
        retrieved=retrieved,
        url=web_url(record.get("url")),
        language=declared_language(record.get("language")),
    )


def line(value: object) -> str | None:
    """``value`` as one printable line without entities, or ``None`` where it is no text."""
    if not isinstance(value, str):
        return None
    text = " ".join(_UNPRINTABLE.sub("", html.unescape(value)).split())
    return text if 0 < len(text) <= _LONGEST_LINE else None


def web_url(value: object, base: str | None = None) -> str | None:
    """``value`` as an absolute http or https address, or ``None``; a relative one needs ``base``."""
    if not isinstance(value, str) or not value.strip() or len(value) > _LONGEST_URL:
        return None
    try:
        url = urljoin(base or "", value.strip())
        parts = urlsplit(f"https:{url}" if url.startswith("//") else url)
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not parts.hostname or re.search(r"[\s\x00-\x1f<>\"]", parts.geturl()):
        return None
    return parts.geturl()

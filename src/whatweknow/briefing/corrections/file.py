"""``corrections.toml``: what people say against the models. docs/corrections.md describes it."""

from __future__ import annotations

import datetime
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from typing import ClassVar, TypeAlias

import msgspec

from whatweknow.errors import InputError
from whatweknow.records import Act, Correction, CorrectionKind, Stance, Value

NO_STANCE = "none"
Said: TypeAlias = tuple[CorrectionKind, Value | tuple[str, ...]]


class _Entry(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """What every table may say; ``what`` names the key that says what the entry is about."""

    what: ClassVar[str]
    by: str | None = None
    at: str | None = None
    reason: str | None = None

    def said(self) -> Iterator[Said]:
        """Each thing that the entry corrects, with what it sets."""
        raise NotImplementedError


class _Speaker(_Entry, kw_only=True):
    what: ClassVar[str] = "speaker"
    speaker: str
    report: str | None = None
    rename: str | None = None
    merge_into: str | None = None
    split: str | None = None
    statements: tuple[str, ...] = ()
    party: str | None = None

    def said(self) -> Iterator[Said]:
        if self.split is not None and not self.statements:
            raise ValueError("split needs statements: the ids, or exact words, of what the other speaker said")
        yield from _given(
            (CorrectionKind.RENAME_SPEAKER, self.rename),
            (CorrectionKind.MERGE_SPEAKER, self.merge_into),
            (CorrectionKind.SPLIT_SPEAKER, self.split),
        )
        if self.party is not None:
            yield CorrectionKind.SET_PARTY, self.party


class _Statement(_Entry, kw_only=True):
    what: ClassVar[str] = "statement"
    statement: str
    report: str | None = None
    drop: bool = False
    content: str | tuple[str, ...] | None = None
    speaker: str | None = None
    act: str | None = None
    negated: bool | None = None
    hedged: bool | None = None

    def said(self) -> Iterator[Said]:
        if self.act is not None:
            _one_of("act", self.act, Act)
        content = (self.content,) if isinstance(self.content, str) else self.content
        if content is not None and not (content and all(words.strip() for words in content)):
            raise ValueError("content must have words")
        if self.drop:
            yield CorrectionKind.DROP_STATEMENT, None
        if self.speaker is not None:
            yield CorrectionKind.SET_SPEAKER, self.speaker
        if content is not None:
            yield CorrectionKind.SET_CONTENT, content
        yield from _given(
            (CorrectionKind.SET_ACT, self.act),
            (CorrectionKind.SET_NEGATED, self.negated),
            (CorrectionKind.SET_HEDGED, self.hedged),
        )


class _Stance(_Entry, kw_only=True):
    what: ClassVar[str] = "point"
    point: str
    party: str
    stance: str
    statements: tuple[str, ...] = ()

    def said(self) -> Iterator[Said]:
        yield CorrectionKind.SET_STANCE, _one_of("stance", self.stance, [*Stance, NO_STANCE])


class _Point(_Entry, kw_only=True):
    what: ClassVar[str] = "point"
    point: str
    label: str | None = None
    quote: str | None = None
    merge_into: str | None = None
    order: int | None = None
    pin: bool = False
    hide: bool = False

    def said(self) -> Iterator[Said]:
        if self.order is not None and self.order < 1:
            raise ValueError(f"order {self.order} must be 1 or more")
        yield from _given(
            (CorrectionKind.LABEL_POINT, self.label),
            (CorrectionKind.MERGE_POINT, self.merge_into),
            (CorrectionKind.QUOTE_POINT, self.quote),
            (CorrectionKind.ORDER_POINT, self.order),
        )
        if self.pin:
            yield CorrectionKind.PIN_POINT, None
        if self.hide:
            yield CorrectionKind.HIDE_POINT, None


class _Verdict(_Entry, kw_only=True):
    what: ClassVar[str] = "point"
    point: str
    verdict: str
    basis: str
    url: str | None = None

    def said(self) -> Iterator[Said]:
        if not self.basis.strip():
            raise ValueError("basis must say what the verdict rests on")
        yield from _given((CorrectionKind.GIVE_VERDICT, self.verdict))


TABLES: Mapping[str, type[_Entry]] = {
    "speaker": _Speaker,
    "statement": _Statement,
    "stance": _Stance,
    "point": _Point,
    "verdict": _Verdict,
}


def read_corrections(text: str, name: str = "corrections.toml") -> tuple[Correction, ...]:
    """The corrections that a file states, in the order in which they are to be applied.

    Raises:
        InputError: ``text`` is no TOML, or an entry is not of the form that docs/corrections.md describes; the
            message gives the line, the value and what it may be. ``name`` is how the file is called.
    """
    try:
        raw = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise InputError(f"{name}: not a corrections file: {error}") from error
    signature = {key: _text_of(raw.pop(key, None)) for key in ("by", "at")}
    found: list[Correction] = []
    for table, entries in raw.items():
        if table not in TABLES:
            raise InputError(f"{name}: {table!r} must be one of by, at, {', '.join(f'[[{one}]]' for one in TABLES)}")
        if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
            raise InputError(f"{name}: {table} must be written as [[{table}]]")
        for number, entry in enumerate(entries):
            try:
                found += _corrections(TABLES[table], signature | entry)
            except (msgspec.ValidationError, ValueError) as error:
                place = f"line {_line(text, table, number)}, [[{table}]]"
                raise InputError(f"{name}: {place}: {_said_plainly(error, TABLES[table])}") from error
    order = list(CorrectionKind)
    return tuple(sorted(found, key=lambda one: order.index(one.what)))


def _corrections(table: type[_Entry], raw: Mapping[str, object]) -> Iterator[Correction]:
    entry = msgspec.convert({key: _text_of(value) for key, value in raw.items()}, table)
    by, at = (entry.by or "").strip(), (entry.at or "").strip()
    target = getattr(entry, table.what)
    if not by or not at:
        raise ValueError("by and at must say who corrects, and when: here, or for all at the top of the file")
    if not _is_iso(at):
        raise ValueError(f"at {at!r} must be a date or a time in ISO 8601, such as 2031-03-06")
    if not target.strip():
        raise ValueError(f"{table.what} must not be empty")
    said = list(entry.said())
    if not said:
        raise ValueError(f"says nothing; give one of {_keys(table)}")
    for what, value in said:
        yield Correction(
            what=what,
            target=target,
            in_report=getattr(entry, "report", None),
            of_party=entry.party if isinstance(entry, _Stance) else None,
            on=getattr(entry, "statements", ())
            if what in (CorrectionKind.SPLIT_SPEAKER, CorrectionKind.SET_STANCE)
            else (),
            value=value,
            basis=getattr(entry, "basis", None),
            url=getattr(entry, "url", None),
            by=by,
            at=at,
            reason=entry.reason,
        )


def _is_iso(at: str) -> bool:
    try:
        datetime.datetime.fromisoformat(at)
    except ValueError:
        return False
    return True


def _given(*pairs: Said) -> Iterator[Said]:
    for what, value in pairs:
        if isinstance(value, str) and not value.strip():
            raise ValueError(f"what {what} sets must not be empty")
        if value is not None:
            yield what, value


def _one_of(key: str, value: str, allowed: Iterable[str]) -> str:
    if value not in list(allowed):
        raise ValueError(f"{key} {value!r} must be one of {', '.join(allowed)}")
    return value


def _text_of(value: object) -> object:
    return value.isoformat() if isinstance(value, datetime.date) else value


def _said_plainly(error: Exception, table: type[_Entry]) -> str:
    message = str(error).replace(" - at `$.", ", at `").replace(" - at `$`", "").replace("Object ", "the entry ")
    return f"{message}; it may have {_keys(table)}" if "unknown field" in message else message


def _keys(table: type[_Entry]) -> str:
    return ", ".join(key for key in table.__struct_fields__ if key != table.what)


def _line(text: str, table: str, number: int) -> int:
    """The line on which an entry begins."""
    starts = [
        match.start(1) for match in re.finditer(rf"^[ \t]*(\[\[)\s*[\"']?{table}[\"']?\s*\]\]", text, re.MULTILINE)
    ]
    return text.count("\n", 0, starts[number]) + 1 if number < len(starts) else 1

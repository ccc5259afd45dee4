"""brief.json: a brief as bytes and back, and the digest of its content."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace

import msgspec

from whatweknow.errors import InputError
from whatweknow.records import Brief

SCHEMA = "whatweknow/brief/1"
UNSEALED = ("digest", "generated")  # the digest cannot cover itself; the time stamp differs from run to run


def digest(brief: Brief) -> str:
    """SHA-256, in hexadecimal, over the canonical JSON of everything in ``brief`` but the seal and the time."""
    return digest_of(msgspec.to_builtins(brief))


def digest_of(content: Mapping[str, object]) -> str:
    """The digest of a brief in plain JSON values.

    Canonical JSON: keys sorted, no white space, UTF-8, whole numbers without a fraction, so that a file which
    another program has only written anew keeps its digest.
    """
    covered = {key: _whole(value) for key, value in content.items() if key not in UNSEALED}
    canonical = json.dumps(covered, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def _whole(value: object) -> object:
    """``value`` with 1.0 as 1, at any depth: some writers of JSON make no difference."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return {key: _whole(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_whole(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def seal(brief: Brief) -> Brief:
    """``brief`` with its digest filled in."""
    return replace(brief, digest=digest(brief))


def to_json(brief: Brief) -> bytes:
    """``brief`` as indented UTF-8 JSON in the order of the records' fields, ending with a newline."""
    return msgspec.json.format(msgspec.json.encode(brief), indent=2) + b"\n"


def from_json(data: bytes) -> Brief:
    """The brief that ``data`` holds; fields that this version does not know are passed over.

    Raises:
        InputError: ``data`` is no JSON, no brief, or of another schema version.
    """
    try:
        brief = msgspec.json.decode(data, type=Brief)
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise InputError(f"brief.json: not a brief: {error}") from error
    if brief.schema != SCHEMA:
        raise InputError(f"brief.json: schema is {brief.schema!r}, must be {SCHEMA!r}")
    return brief

"""Gold and predictions from files, with errors that name the file and the value."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

import msgspec

from whatweknow.errors import EvaluationError

T = TypeVar("T")


def read_utf8(path: Path) -> str:
    """The file's text with its line ends as they are.

    Raises:
        EvaluationError: the file cannot be read, or is not UTF-8.
    """
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise EvaluationError(f"{path}: byte {error.start} is not UTF-8") from error
    except OSError as error:
        raise EvaluationError(f"{path}: {error.strerror}") from error


def decode_json(data: str | bytes, shape: type[T], name: str) -> T:
    """``data`` as a value of type ``shape``; fields that ``shape`` does not have are left out.

    Raises:
        EvaluationError: not JSON, or of another shape; the message starts with ``name``.
    """
    try:
        return msgspec.json.decode(data, type=shape)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise EvaluationError(f"{name}: {error}") from error


def convert(data: object, shape: type[T], name: str) -> T:
    """Decoded JSON, or a record, as a value of type ``shape``; fields that ``shape`` does not have are left out.

    Raises:
        EvaluationError: ``data`` is of another shape; the message starts with ``name``.
    """
    try:
        return msgspec.convert(data, type=shape, from_attributes=True)
    except msgspec.ValidationError as error:
        raise EvaluationError(f"{name}: {error}") from error

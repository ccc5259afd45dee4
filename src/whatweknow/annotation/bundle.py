"""Model bundles: a folder with an ONNX model, its tokenizer, its settings, a card and a manifest.

The manifest names every file's SHA-256; a file is checked before it is used.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from whatweknow.errors import BundleError
from whatweknow.records import Model, Score

BUNDLES = Path(__file__).parent / "bundles"
DEFAULT = "attribution-en"
_MODEL, _TOKENIZER, _SETTINGS, _MANIFEST = "model.onnx", "tokenizer.json", "settings.json", "manifest.json"
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a bundle is. ``files`` maps the name of each file to its SHA-256; ``scores`` are those of its card."""

    name: str
    version: str
    languages: tuple[str, ...]
    licence: str
    files: dict[str, str]
    scores: dict[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How a model is run. Windows count word pieces without the two marks at their ends.

    ``anchor_floor`` is the least probability of a word that is looked at as part of a cue; ``threshold`` the
    least score that is reported; ``calibration`` holds the weights of ``decoding.Calibration``.
    """

    window: int
    overlap: int
    first_mark: int
    last_mark: int
    anchor_floor: float
    threshold: float
    calibration: dict[str, float]
    transitions: tuple[tuple[float, ...], ...]
    first: tuple[float, ...]
    last: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Bundle:
    """A bundle whose files have been checked against its manifest."""

    manifest: Manifest
    settings: Settings
    model: bytes
    tokenizer: bytes

    def as_model(self) -> Model:
        """How a brief names the bundle."""
        manifest = self.manifest
        scores = tuple(Score(name, value) for name, value in manifest.scores.items())
        return Model(manifest.name, manifest.version, manifest.files[_MODEL], scores)


def read_bundle(folder: Path) -> Bundle:
    """Read and check the bundle in ``folder``.

    Raises:
        BundleError: a file is missing, cannot be parsed, or is not the one that the manifest names.
    """
    manifest = _parse(_read(folder / _MANIFEST), Manifest, folder / _MANIFEST)
    contents = {name: _read(folder / name) for name in (_MODEL, _TOKENIZER, _SETTINGS)}
    for name, content in contents.items():
        found, stated = hashlib.sha256(content).hexdigest(), manifest.files.get(name)
        if found != stated:
            raise BundleError(f"{folder / name}: its SHA-256 is {found}, but {_MANIFEST} states {stated}")
    settings = _parse(contents[_SETTINGS], Settings, folder / _SETTINGS)
    return Bundle(manifest, settings, contents[_MODEL], contents[_TOKENIZER])


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise BundleError(f"{path}: cannot be read ({error.strerror})") from error


def _parse(content: bytes, kind: type[_T], path: Path) -> _T:
    try:
        return msgspec.json.decode(content, type=kind)
    except msgspec.MsgspecError as error:
        raise BundleError(f"{path}: {error}") from error

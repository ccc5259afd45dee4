"""The gate: floors under the figures of each corpus, and a digest that says which corpus they were measured on."""

from __future__ import annotations

import hashlib
import math
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

MARGIN = 0.005  # int8 kernels round differently from processor to processor
EXACT = frozenset(["verbatim"])  # figures that get no margin
HEADER = """\
# Pinned by bench/quality.py. A figure below its floor, or a corpus with another digest, fails the benchmark.
# Lower a floor only with --lower-floor CORPUS/FIGURE, and say why in the commit.
"""


@dataclass(frozen=True, slots=True)
class Pinned:
    """What is pinned for a corpus: the SHA-256 of its files, and the least value of each figure."""

    digest: str
    floors: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Measured:
    """A corpus's digest, and its figures: between 0 and 1, all of them better the higher."""

    digest: str
    figures: Mapping[str, float]


def corpus_digest(root: Path, files: Iterable[Path]) -> str:
    """SHA-256, in hexadecimal, over the names (below ``root``) and the bytes of ``files``, in order of their names."""
    digest = hashlib.sha256()
    for name, path in sorted((path.relative_to(root).as_posix(), path) for path in files):
        data = path.read_bytes()
        digest.update(f"{name}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()


def failures(corpus: str, pinned: Pinned | None, measured: Measured) -> list[str]:
    """A sentence for each reason why the benchmark fails on ``corpus``."""
    if pinned is None:
        return [f"{corpus}: not pinned yet; pin its digest and floors with --accept-corpus {corpus}"]
    if pinned.digest != measured.digest:
        return [
            f"{corpus}: the corpus has changed: digest {measured.digest}, pinned {pinned.digest}; "
            f"take it with --accept-corpus {corpus}"
        ]
    found = []
    for name, floor in pinned.floors.items():
        if name not in measured.figures:
            found.append(f"{corpus}: {name} has a floor of {floor} but is not measured")
        elif measured.figures[name] < floor:
            found.append(f"{corpus}: {name} is {measured.figures[name]:.4f}, below its floor of {floor}")
    return found


def floor_under(name: str, value: float) -> float:
    """The floor that a figure is pinned at: three decimals, a margin below ``value``."""
    margin = 0.0 if name in EXACT else MARGIN
    return max(0.0, math.floor((value - margin) * 1000 + 1e-6) / 1000)


def accepted(corpus: str, measured: Mapping[str, Measured]) -> Pinned:
    """The corpus as it is now, with a floor under every figure.

    Raises:
        ValueError: the corpus was not measured.
    """
    found = _measured(corpus, measured)
    return Pinned(found.digest, {name: floor_under(name, value) for name, value in found.figures.items()})


def raised(pinned: Pinned, found: Measured) -> Pinned:
    """``pinned`` with a floor under every figure, none lower than before; as it was if the corpus is another."""
    if pinned.digest != found.digest:
        return pinned
    new = {name: max(pinned.floors.get(name, 0.0), floor_under(name, value)) for name, value in found.figures.items()}
    return Pinned(pinned.digest, {**pinned.floors, **new})


def lowered(pinned: Mapping[str, Pinned], corpus_figure: str, measured: Mapping[str, Measured]) -> tuple[str, Pinned]:
    """The corpus that ``"corpus/figure"`` names, and what is pinned for it with this figure's floor let down.

    Raises:
        ValueError: there is no such corpus or figure.
    """
    corpus, _, figure = corpus_figure.partition("/")
    figures = _measured(corpus, measured).figures
    if corpus not in pinned or figure not in pinned[corpus].floors or figure not in figures:
        raise ValueError(f"{corpus_figure}: no such floor; measured are {', '.join(figures)}")
    entry = pinned[corpus]
    floor = min(entry.floors[figure], floor_under(figure, figures[figure]))
    return corpus, Pinned(entry.digest, {**entry.floors, figure: floor})


def _measured(corpus: str, measured: Mapping[str, Measured]) -> Measured:
    if corpus not in measured:
        raise ValueError(f"{corpus}: not measured; measured are {', '.join(measured) or 'none'}")
    return measured[corpus]


def read_floors(path: Path) -> dict[str, Pinned]:
    """What is pinned for each corpus."""
    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    return {corpus: Pinned(table["digest"], table["floors"]) for corpus, table in tables.items()}


def write_floors(path: Path, pinned: Mapping[str, Pinned]) -> None:
    """Writes what ``read_floors`` reads."""
    lines = [HEADER]
    for corpus, entry in sorted(pinned.items()):
        lines += [f"[{corpus}]", f'digest = "{entry.digest}"', "", f"[{corpus}.floors]"]
        lines += [f'"{name}" = {floor}' for name, floor in entry.floors.items()]
        lines.append("")
    path.write_text("\n".join(lines), encoding="utf-8")


def judge(path: Path, corpus: str, measured: Measured, *, accept: bool, raise_floors: bool) -> int:
    """Print the figures of one corpus, pin what is asked for in the file of floors; the exit code: 1 below a floor."""
    width = max(map(len, measured.figures)) + 4
    for name, value in measured.figures.items():
        print(f"{name:<{width}}{value:.4f}")
    pinned = read_floors(path)
    if accept:
        pinned[corpus] = accepted(corpus, {corpus: measured})
    elif raise_floors:
        pinned[corpus] = raised(pinned[corpus], measured)
    if accept or raise_floors:
        write_floors(path, pinned)
    problems = failures(corpus, pinned.get(corpus), measured)
    print("\n".join(problems) or "no figure is below its floor")
    return 1 if problems else 0

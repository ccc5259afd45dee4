#!/usr/bin/env python3
"""How fast is whatweknow, and how much memory and disk does it take?

Texts of a standoff corpus to attributions, to all layers and to a brief, in one fresh process that uses all cores; the
start is measured apart.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import replace
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from whatweknow import Tagger

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "data" / "polnear" / "dev"
IMPORT_RUNS = 9
OF_A_BRIEF = 40  # reports
MEGABYTE = 1_000_000
MAXRSS_BYTES = 1 if platform.system() == "Darwin" else 1024  # the unit of ru_maxrss


def tag_corpus(folder: Path, rounds: int, one_document: int) -> dict[str, object]:
    """What one process takes to start and to find the attributions of all texts in ``folder``, ``rounds`` times.

    With ``one_document``, the texts are one long document, repeated until it has that many words.
    """
    started = time.perf_counter()
    import whatweknow  # noqa: PLC0415 - its import is part of what is measured

    tagger = whatweknow.load_tagger()
    start_s = time.perf_counter() - started
    texts = [path.read_bytes().decode("utf-8") for path in sorted((folder / "text").glob("*.txt"))]
    words = sum(len(text.split()) for text in texts)
    if one_document:
        texts = ["\n\n".join(texts * -(-one_document // words))]
        words = len(texts[0].split())
    seconds = []
    for _ in range(rounds):
        started = time.perf_counter()
        found = whatweknow.find_attributions(texts, tagger=tagger)
        seconds.append(time.perf_counter() - started)
    result: dict[str, object] = {
        "documents": len(texts),
        "words": words,
        "attributions": sum(map(len, found)),
        "rounds_s": seconds,
        "start_s": start_s,
        "documents_per_s": spread([len(texts) / second for second in seconds]),
        "words_per_s": spread([words / second for second in seconds]),
        "peak_memory_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * MAXRSS_BYTES / MEGABYTE,
    }
    return result if one_document else result | time_brief(texts, rounds, tagger)


def time_brief(texts: Sequence[str], rounds: int, tagger: Tagger) -> dict[str, object]:
    """What it takes to read ``texts`` into all layers, and what comes after for a brief of the first of them."""
    import whatweknow  # noqa: PLC0415
    from whatweknow.records import Reading  # noqa: PLC0415

    pipeline = whatweknow.Pipeline(tagger)
    reports = tuple(replace(whatweknow.read_text(text), id=f"report-{i:02}") for i, text in enumerate(texts))
    annotating, briefing = [], []
    pipeline.annotate(Reading(reports[:1]))  # reads the tables
    for _ in range(rounds):
        started = time.perf_counter()
        pipeline.annotate(Reading(reports))
        annotating.append(len(reports) / (time.perf_counter() - started))
        started = time.perf_counter()
        whatweknow.render(pipeline.brief(Reading(reports[:OF_A_BRIEF])))
        briefing.append(time.perf_counter() - started)
    return {"annotated_per_s": spread(annotating), "brief_s": spread(briefing)}


def spread(values: list[float]) -> dict[str, float]:
    return {"min": min(values), "median": statistics.median(values), "max": max(values)}


def in_fresh_process(folder: Path, rounds: int, one_document: int) -> dict[str, object]:
    """``tag_corpus`` in a process of its own, so that the peak memory is of nothing else."""
    command = [sys.executable, __file__, "--child", "--corpus", str(folder), "--rounds", str(rounds)]
    command += ["--one-document", str(one_document)]
    finished = subprocess.run(command, check=True, stdout=subprocess.PIPE)  # noqa: S603 - this very file
    result: dict[str, object] = json.loads(finished.stdout)
    return result


def import_seconds() -> float:
    """What ``import whatweknow`` adds to the start of the interpreter (medians of alternate runs)."""

    def run(code: str) -> float:
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603 - the two lines below
        return time.perf_counter() - started

    pairs = [(run("pass"), run("import whatweknow")) for _ in range(IMPORT_RUNS)]
    return statistics.median(full for _, full in pairs) - statistics.median(bare for bare, _ in pairs)


def install_megabytes() -> float | None:
    """The size of the installed package with all it requires, without extras; ``None`` if it is not installed.

    The package itself is counted where it is imported from, which is ``src`` for an editable install.
    """
    package = importlib.util.find_spec("whatweknow")
    try:
        distributions = list(required("whatweknow"))
    except metadata.PackageNotFoundError:
        return None
    files = {Path(str(file.locate())).resolve() for found in distributions for file in found.files or ()}
    for folder in package.submodule_search_locations or () if package else ():
        files |= {path.resolve() for path in Path(folder).rglob("*")}
    return sum(path.stat().st_size for path in files if path.is_file()) / MEGABYTE


def required(name: str) -> Iterator[metadata.Distribution]:
    """The distribution ``name`` and, once each, all that it requires on this machine."""
    from packaging.requirements import Requirement  # noqa: PLC0415 - not needed for the other measurements

    waiting, seen = [name], set[str]()
    while waiting:
        found = metadata.distribution(waiting.pop())
        if found.name in seen:
            continue
        seen.add(found.name)
        yield found
        needed = (Requirement(text) for text in found.requires or ())
        waiting += (each.name for each in needed if each.marker is None or each.marker.evaluate({"extra": ""}))


def show(result: dict[str, object]) -> str:
    def rates(value: dict[str, float]) -> str:
        return f"{value['median']:.1f} (min {value['min']:.1f}, max {value['max']:.1f})"

    lines = []
    for name, value in result.items():
        if isinstance(value, dict):
            shown = rates(value)
        elif isinstance(value, list):
            shown = " ".join(f"{second:.2f}" for second in value)
        elif isinstance(value, float):
            shown = f"{value:.2f}"
        else:
            shown = "not measurable" if value is None else str(value)
        lines.append(f"{name:<18}{shown}")
    return "\n".join(lines)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="a folder with text/*.txt")
    parser.add_argument("--rounds", type=int, default=5, help="passes over the corpus (default 5)")
    parser.add_argument(
        "--one-document", type=int, default=0, metavar="WORDS", help="all texts as one, repeated to so many words"
    )
    parser.add_argument("--json", action="store_true", help="print JSON instead of lines")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    args = parser.parse_args(arguments)
    if args.rounds < 1:
        parser.error(f"--rounds {args.rounds}: must be at least 1")
    if args.one_document < 0:
        parser.error(f"--one-document {args.one_document}: must be at least 0")
    if not any(args.corpus.glob("text/*.txt")):
        parser.error(f"--corpus {args.corpus}: no text/*.txt there")
    if args.child:
        print(json.dumps(tag_corpus(args.corpus, args.rounds, args.one_document)))
        return 0
    result = {
        "cores": os.cpu_count(),
        "python": platform.python_version(),
        **in_fresh_process(args.corpus, args.rounds, args.one_document),
        "import_s": import_seconds(),
        "install_mb": install_megabytes(),
    }
    print(json.dumps(result, indent=1) if args.json else show(result))
    return 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Are reprints found, and how fast? Are reports of one event brought together?

Needs ``../shared/data``. ``reprints.py`` makes the reprints; nothing of the articles is printed but numbers.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeAlias

import numpy as np

from floors import Measured, corpus_digest, judge
from reprints import CHANGES, Reprint, mixture, reprint, sentences_of
from whatweknow.comparison import find_copies, find_stories
from whatweknow.comparison.origins.copies.likeness import copied
from whatweknow.comparison.origins.copies.shingles import Shingles, shared, shingles_of
from whatweknow.reading import read_reports, read_text, stream_reports
from whatweknow.records import Report

Pair: TypeAlias = tuple[int, int]
ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data"
NEWS = DATA / "unlabelled" / "news.jsonl.gz"
FLOORS = ROOT / "bench" / "floors.toml"
SEED = 8
ARTICLES = 2_000  # that are reprinted, and as many of the hardest non-pairs
DONORS = 1_000  # articles whose sentences editors add
SAMPLED = np.uint64(8)  # a shingle in so many serves to find the hardest non-pairs
MOST_COMMON = 60  # texts; a shingle that more have is furniture of a site
MIXTURES = 0.2  # of the large corpus
NOISE = 500  # articles among the annotated events


def articles() -> list[Report]:
    return [item for item in stream_reports(NEWS) if isinstance(item, Report)]


def reprinted(reports: Sequence[Report]) -> tuple[list[int], list[Reprint]]:
    """The numbers of the articles that are reprinted, and the reprints."""
    rng = random.Random(SEED)
    donors = [sentence for one in rng.sample(reports, DONORS) for sentence in sentences_of(one.text)]
    chosen = rng.sample(range(len(reports)), ARTICLES)
    return chosen, [reprint(reports[number].text, donors, rng) for number in chosen]


def hardest(texts: Sequence[Shingles], count: int) -> list[tuple[int, int]]:
    """The pairs of ``texts`` that share the most of the shorter one, found without the sketches that are measured."""
    rows = [text[text % SAMPLED == 0] for text in (np.union1d(one.own, one.quoted) for one in texts)]
    hashes = np.concatenate(rows)
    owners = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    order = np.argsort(hashes, kind="stable")
    common: Counter[tuple[int, int]] = Counter()
    for group in np.split(owners[order], np.flatnonzero(np.diff(hashes[order])) + 1):
        if 1 < len(group) <= MOST_COMMON:
            numbers = group.tolist()
            common.update((one, other) for place, one in enumerate(numbers) for other in numbers[place + 1 :])
    likely = sorted(common, key=lambda pair: (-common[pair] / min(len(rows[pair[0]]), len(rows[pair[1]])), pair))
    exact = {pair: _share(texts[pair[0]], texts[pair[1]]) for pair in likely[: 4 * count]}
    return sorted(exact, key=lambda pair: (-exact[pair], pair))[:count]


def _share(one: Shingles, other: Shingles) -> float:
    whole = [np.union1d(text.own, text.quoted) for text in (one, other)]
    return shared(*whole) / max(1, min(map(len, whole)))


def measure_pairs() -> dict[str, float]:
    """Precision, recall and F1 of pairs, in groups over all texts, and decided alone; recall by what was changed."""
    reports = articles()
    chosen, made = reprinted(reports)
    copies = [read_text(one.text, id=f"reprint-{number}") for number, one in enumerate(made)]
    texts = [shingles_of(one.text) for one in [*reports, *copies]]
    positive = [(number, len(reports) + place) for place, number in enumerate(chosen)]
    negative = hardest(texts[: len(reports)], ARTICLES)
    group_of = _groups([*reports, *copies])
    ids = [one.id for one in [*reports, *copies]]

    def grouped(pair: tuple[int, int]) -> bool:
        one, other = (group_of.get(ids[number]) for number in pair)
        return one is not None and one == other

    def alone(pair: tuple[int, int]) -> bool:
        return copied(texts[pair[0]], texts[pair[1]]) > 0

    figures = {**_scores("", positive, negative, grouped), **_scores("pair ", positive, negative, alone)}
    for change in CHANGES:
        kinds = [pair for pair, one in zip(positive, made, strict=True) if one.change == change]
        figures[f"recall {change}"] = sum(map(grouped, kinds)) / len(kinds)
    natural = find_copies(reports)
    among = sum(len(group.reports) for group in natural)
    print(f"among the {len(reports)} articles themselves: {len(natural)} groups of {among} reports")
    print(f"reasons: {dict(Counter(str(group.reason) for group in natural))}")
    print(f"of the {len(negative)} hardest non-pairs, {sum(map(grouped, negative))} are in one group")
    return figures


def _groups(reports: Sequence[Report]) -> dict[str, str]:
    return {id_: group.id for group in find_copies(reports) for id_ in group.reports}


def _scores(
    name: str, positive: Sequence[Pair], negative: Sequence[Pair], found: Callable[[Pair], bool]
) -> dict[str, float]:
    right, wrong = sum(map(found, positive)), sum(map(found, negative))
    precision, recall = right / (right + wrong), right / len(positive)
    return {
        f"{name}p": precision,
        f"{name}r": recall,
        f"{name}f1": 2 * precision * recall / (precision + recall),
    }


def measure_stories() -> dict[str, float]:
    """B-cubed precision, recall and F1 over the reports of the annotated events, among articles as noise."""
    event_of: dict[str, str] = {}
    stream = []
    for folder in sorted([*(DATA / "contested").iterdir(), *(ROOT / "examples").iterdir()]):
        if (folder / "reports.json").is_file():
            for report in read_reports(folder).reports:
                event_of[f"{folder.name}/{report.id}"] = folder.name
                stream.append(replace(report, id=f"{folder.name}/{report.id}"))
    stream += random.Random(SEED).sample(articles(), NOISE)
    stream.sort(key=lambda report: (report.published or "", report.id))
    sizes = Counter(event_of.values())
    precision, recall = [], []
    for story in find_stories(stream):
        inside = Counter(event_of.get(id_) for id_ in story.reports)
        for id_ in story.reports:
            if id_ in event_of:
                precision.append(inside[event_of[id_]] / len(story.reports))
                recall.append(inside[event_of[id_]] / sizes[event_of[id_]])
    p, r = sum(precision) / len(precision), sum(recall) / len(recall)
    return {"stories p": p, "stories r": r, "stories f1": 2 * p * r / (p + r)}


def write_corpus(path: Path, count: int) -> None:
    """``count`` reports as JSON Lines: reprints of the articles, and mixtures of sentences, in random order."""
    reports = articles()
    rng = random.Random(SEED)
    donors = [sentence for one in rng.sample(reports, DONORS) for sentence in sentences_of(one.text)]
    with path.open("w", encoding="utf-8") as lines:
        for number in range(count):
            source = rng.choice(reports)
            if number < len(reports):
                text = reports[number].text
            elif rng.random() < MIXTURES:
                text = mixture(donors, 35, rng)
            else:
                text = reprint(source.text, donors, rng).text
            row = {"id": f"r{number}", "outlet": source.outlet, "published": source.published, "text": text}
            lines.write(json.dumps(row, ensure_ascii=False) + "\n")


def measure_speed(counts: Sequence[int]) -> Iterator[dict[str, object]]:
    """Wall and processor seconds and peak memory of ``whatweknow copies`` on as many reports, in a fresh process."""
    for count in counts:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "reports.jsonl"
            write_corpus(path, count)
            before = resource.getrusage(resource.RUSAGE_CHILDREN)
            started = time.perf_counter()
            command = [sys.executable, "-m", "whatweknow", "copies", str(path)]
            done = subprocess.run(command, check=True, stdout=subprocess.PIPE)  # noqa: S603 (this very package)
            after = resource.getrusage(resource.RUSAGE_CHILDREN)
            sizes = [len(json.loads(line)["reports"]) for line in done.stdout.splitlines()]
            yield {
                "reports": count,
                "megabytes": round(path.stat().st_size / 1e6),
                "wall_s": round(time.perf_counter() - started, 1),
                "cpu_s": round(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, 1),
                "peak_memory_mb": round(after.ru_maxrss * 1024 / 1e6),
                "groups": len(sizes),
                "in_groups": sum(sizes),
                "largest": max(sizes),
            }


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--speed", type=int, nargs="+", metavar="REPORTS", help="measure speed on so many reports only")
    parser.add_argument("--raise-floors", action="store_true", help="pin floors under the present figures")
    parser.add_argument("--accept-corpus", action="store_true", help="pin a new or changed corpus anew")
    args = parser.parse_args(arguments)
    if not NEWS.is_file():
        print(f"{NEWS}: not there, so there is nothing to measure")
        return 0
    if args.speed:
        for figures in measure_speed(args.speed):
            print(json.dumps(figures))
        return 0
    measured = Measured(corpus_digest(DATA, [NEWS]), measure_pairs() | measure_stories())
    return judge(FLOORS, "copies", measured, accept=args.accept_corpus, raise_floors=args.raise_floors)


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
"""Whom do "he" and "she" mean? Measures it on GAP (pairs of a pronoun and a name) and on GUM (whole documents).

No floors: the pronouns of GAP were chosen to be hard, and few of either corpus introduce what somebody says.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import whatweknow
from whatweknow.reading import read_text
from whatweknow.records import AnnotatedReport, MentionKind, Report, Span
from whatweknow.resolution.cast import Cast
from whatweknow.resolution.figures import Figure
from whatweknow.resolution.pronouns import antecedent

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
PRONOUNS = frozenset("he she him her his hers himself herself".split())
GENRES = ("news", "interview", "speech", "bio", "court")
ENTITY = re.compile(r"\((\d+)(?:\[[^\]]*\])?(?:-[^()]*)?(\))?|(\d+)(?:\[[^\]]*\])?\)")


@dataclass(frozen=True, slots=True)
class Document:
    """A text, and the spans of each entity in it."""

    name: str
    text: str
    entities: tuple[tuple[Span, str], ...]


def read_gap(paths: Iterable[Path]) -> Iterator[tuple[Report, Span, list[tuple[Span, bool]]]]:
    """Text, pronoun, and the two names with whether the pronoun means them."""
    for path in paths:
        with path.open(encoding="utf-8") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                names = [(_at(row, side), row[f"{side}-coref"] == "TRUE") for side in "AB"]
                yield replace(read_text(row["Text"]), id=row["ID"]), _at(row, "Pronoun"), names


def _at(row: dict[str, str], column: str) -> Span:
    start = int(row[f"{column}-offset"])
    return Span(start, start + len(row[column]))


def read_gum(path: Path) -> Document:
    """A GUM document; words that are written as one (multiword tokens) keep their spelling."""
    text, space, until = "", "", 0
    opened: dict[str, list[int]] = {}
    found: list[tuple[Span, str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# newpar") and text:
            space = "\n\n"
        columns = line.split("\t")
        if line.startswith("#") or len(columns) < 10 or "." in columns[0]:  # CoNLL-U has ten
            continue
        first, _, last = columns[0].partition("-")
        if int(first) > until or last or int(first) == 1:
            start, text = len(text + space), text + space + columns[1]
            space = "" if "SpaceAfter=No" in columns[9] else " "
            until = int(last) if last else 0
        if not last:
            entity = columns[9].partition("Entity=")[2].partition("|")[0]
            found += _entities(entity, start, len(text), opened)
    return Document(path.stem, text, tuple(found))


def _entities(notes: str, start: int, end: int, opened: dict[str, list[int]]) -> Iterator[tuple[Span, str]]:
    for match in ENTITY.finditer(notes):
        begins, single, ends = match.groups()
        if begins and single:
            yield Span(start, end), begins
        elif begins:
            opened.setdefault(begins, []).append(start)
        elif opened.get(ends):
            yield Span(opened[ends].pop(), end), ends


def measure_gap(tagger: whatweknow.Tagger, limit: int | None) -> str:
    rows = list(read_gap(sorted((DATA / "gap").glob("gap-*.tsv"))))[:limit]
    counts: Counter[str] = Counter()
    for one, (_, pronoun, names) in zip(tagger.annotate([row[0] for row in rows]), rows, strict=True):
        cast = Cast(one)
        meant = meant_by(pronoun, cast)
        for span, gold in names:
            here = any(f is meant and at.overlaps(span) for at, f in cast.figure_of.items())
            said = here and meant is not None and meant.kind is not MentionKind.PRONOUN
            counts["both"] += said and gold
            counts["said"] += said
            counts["gold"] += gold
    precision, recall = counts["both"] / max(counts["said"], 1), counts["both"] / max(counts["gold"], 1)
    return f"GAP: {len(rows)} pronouns, precision {precision:.3f}, recall {recall:.3f}"


def meant_by(pronoun: Span, cast: Cast) -> Figure | None:
    """Whom a pronoun means; "his" and "her", which no statement has as its source, as the owner of an office would."""
    form = {"his": "he", "her": "she"}.get(pronoun.of(cast.report.text).lower())
    return cast.figure_of.get(pronoun) or (antecedent(cast.scene, pronoun, form) if form else None)


def measure_gum(tagger: whatweknow.Tagger) -> str:
    documents = [read_gum(path) for path in sorted((DATA / "gum").glob("*.conllu"))]
    documents = [one for one in documents if one.name.split("_")[1] in GENRES]
    counts: dict[str, Counter[str]] = {"all": Counter(), "of these, as sources": Counter()}
    reports = [replace(read_text(one.text), id=one.name) for one in documents]
    for one, document in zip(tagger.annotate(reports), documents, strict=True):
        sources = {attribution.source for attribution in one.attributions}
        for span, verdict in judged(one, document):
            counts["all"][verdict] += 1
            counts["of these, as sources"][verdict] += span in sources
    return "\n".join(f"GUM, {name}: {_shares(tally)}" for name, tally in counts.items())


def judged(one: AnnotatedReport, document: Document) -> Iterator[tuple[Span, str]]:
    """Each "he" or "she" of a document with "right", "wrong" or "left open"."""
    entity_at = dict(document.entities)
    for span, figure in Cast(one).figure_of.items():
        if span not in entity_at or span.of(document.text).lower() not in PRONOUNS:
            continue
        entities = Counter(
            _entity(at, document.entities) for _, at in figure.mentions if at.of(document.text).lower() not in PRONOUNS
        )
        del entities[None]
        right = 2 * entities[entity_at[span]] >= entities.total()
        yield span, "left open" if not entities else "right" if right else "wrong"


def _entity(at: Span, entities: Sequence[tuple[Span, str]]) -> str | None:
    """The entity whose mention shares most of its extent with ``at``, at least half."""
    shares = ((_jaccard(at, span), entity) for span, entity in entities if span.overlaps(at))
    best, entity = max(shares, default=(0.0, ""))
    return entity if best >= 0.5 else None  # as in matching


def _jaccard(one: Span, other: Span) -> float:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared / (max(one.end, other.end) - min(one.start, other.start))


def _shares(tally: Counter[str]) -> str:
    whole = max(tally.total(), 1)
    return f"{whole} pronouns, " + ", ".join(f"{tally[k] / whole:.3f} {k}" for k in ("right", "wrong", "left open"))


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--limit", type=int, help="measure only the first so many of GAP")
    args = parser.parse_args()
    if not (DATA / "gap").is_dir() or not (DATA / "gum").is_dir():
        print(f"{DATA}: no gap/ and gum/ there, nothing to measure", file=sys.stderr)
        return 1
    tagger = whatweknow.load_tagger()
    print(measure_gum(tagger))
    print(measure_gap(tagger, args.limit))
    return 0


if __name__ == "__main__":
    sys.exit(main())

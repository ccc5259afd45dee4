#!/usr/bin/env python3
"""How good is whatweknow? Measures it on corpora with gold, and fails if a figure is below its pinned floor.

Scoring is that of ``whatweknow evaluate``. A corpus that is not on this machine is passed over, saying so.
Exit code 1: a figure is below its floor, a corpus is not the pinned one, or none is there; 2: wrong usage.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial, reduce
from operator import add
from pathlib import Path

import whatweknow
from floors import Measured, Pinned, accepted, corpus_digest, failures, lowered, raised, read_floors, write_floors
from whatweknow.evaluation import (
    AttributionScores,
    EventScores,
    FigureScores,
    Fold,
    OpennessScores,
    Share,
    TimelineScores,
    event_run,
    halves,
    read_figures,
    read_geography,
    read_gold_event,
    read_standoff,
    read_timeml,
    read_whens,
    score_attributions,
    score_events,
    score_figures,
    score_openness,
    score_places,
    score_timelines,
    score_times,
    score_whens,
)
from whatweknow.finding import find_places, resolve_places

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data"
FLOORS = ROOT / "bench" / "floors.toml"


@dataclass(frozen=True, slots=True)
class Corpus:
    """Where a corpus lies, the patterns of the files that its digest covers, and how it is measured."""

    root: Path
    patterns: tuple[str, ...]
    measure: Callable[[Path, whatweknow.Tagger], dict[str, float]]

    def files(self) -> list[Path]:
        return [path for pattern in self.patterns for path in self.root.glob(pattern) if path.is_file()]


def measure_attributions(root: Path, tagger: whatweknow.Tagger) -> dict[str, float]:
    """The figures of the attributions that are found in the texts of a standoff corpus."""
    corpus = read_standoff(root)
    found = whatweknow.find_attributions(list(corpus.texts.values()), tagger=tagger)
    return attribution_figures(score_attributions(corpus, dict(zip(corpus.texts, found, strict=True))))


def measure_events(root: Path, tagger: whatweknow.Tagger, names: Sequence[str] = ("*",)) -> dict[str, float]:
    """The figures of the briefs that are made of the annotated events of these ``names`` below ``root``, pooled."""
    pipeline = whatweknow.Pipeline(tagger)
    runs, counted = [], []
    for gold in sorted(path for name in names for path in root.glob(f"{name}/gold.json")):
        reading = pipeline.read(gold.parent)
        finished = pipeline.brief(reading)
        runs.append(event_run(read_gold_event(gold.parent), finished.brief, finished.texts))
        if annotated := read_figures(gold.parent):
            found = {report.id: whatweknow.find_figures(report) for report in reading.reports}
            counted.append(score_figures(annotated, found, runs[-1], finished.brief.figures))
    timelines = score_timelines(runs)
    return {
        **event_figures(score_events(runs)),
        **openness_figures(score_openness(runs)),
        **(timeline_figures(timelines) if timelines.recall.whole else {}),
        **(counted_figures(reduce(add, counted)) if counted else {}),
    }


def measure_times(root: Path, _tagger: whatweknow.Tagger) -> dict[str, float]:
    """The figures of the times that are found in the held-out fifth of a TimeML corpus (see timex-held-out.txt)."""
    documents = read_timeml(root, Fold.HELD_OUT)
    found = {one.name: whatweknow.find_times(one.text, published=one.created) for one in documents}
    scores = score_times(documents, found)
    return {"strict f1": scores.strict.f1, "relaxed f1": scores.relaxed.f1, "value f1": scores.value.f1}


def measure_whens(root: Path, _tagger: whatweknow.Tagger) -> dict[str, float]:
    """The figures of the days and hours that the annotated events below ``root`` name."""
    recall, right = Share(0, 0), Share(0, 0)
    for gold in sorted(root.glob("*/gold.json")):
        reports = whatweknow.read_reports(gold.parent).reports
        found = {one.id: whatweknow.find_times(one.text, published=one.published) for one in reports}
        scores = score_whens(read_whens(gold.parent), {one.id: one.text for one in reports}, found)
        recall, right = recall + scores.recall, right + scores.right
    return {"when recall": recall.value, "when right": right.value}


def attribution_figures(scores: AttributionScores) -> dict[str, float]:
    """The gated figures, all of them better the higher."""
    attr = scores.figures["attr"].rates
    return {
        "attr f1": attr.f1,
        "attr p": attr.precision,
        "attr r": attr.recall,
        "attr-strict-w f1": scores.figures["attr-strict-w"].f1,
        "overlap content f1": scores.figures["overlap content"].f1,
        "token content f1": scores.figures["token content"].f1,
        **{f"recall {mode}": row.recall for mode, row in scores.modes.items()},
        "cue overlap": scores.cue_overlap.value,
        "source exact": scores.source_exact.value,
    }


def event_figures(scores: EventScores) -> dict[str, float]:
    """The gated figures, all of them better the higher."""
    of_matched = {name: share.value for name, share in scores.of_matched.items()}
    return {
        "verbatim": scores.verbatim,
        "statements f1": scores.statements.f1,
        "strict f1": scores.strict.f1,
        "resolved f1": scores.resolved.f1,
        "speaker": of_matched["speaker"],
        "not a wrong name": 1.0 - of_matched["wrong_name"],
        "party": of_matched["party"],
        "act": of_matched["act"],
        "negated f1": scores.negated.f1,
        **({"hedged f1": scores.hedged.f1} if scores.hedged.gold else {}),
        "stances f1": scores.stances.f1,
        "points f1": scores.points.f1,
    }


def openness_figures(scores: OpennessScores) -> dict[str, float]:
    """The gated figures, all of them better the higher."""
    unknowns = scores.unknowns.rates
    return {
        "unknowns p": unknowns.precision,
        "unknowns r": unknowns.recall,
        "evidence p": scores.evidence.precision,
        "evidence r": scores.evidence.recall,
    }


def timeline_figures(scores: TimelineScores) -> dict[str, float]:
    """The gated figures, all of them better the higher."""
    return {
        "timeline p": scores.precision.value,
        "timeline r": scores.recall.value,
        "timeline when": scores.when.value,
        "timeline party": scores.party.value,
        "timeline order": scores.order.value,
        "timeline not double": 1.0 - scores.doubles.value,
    }


def counted_figures(scores: FigureScores) -> dict[str, float]:
    """The gated figures about figures, all of them better the higher."""
    return {
        "figures f1": scores.found.f1,
        **{f"figures {name}": share.value for name, share in scores.traits.items()},
        "figures shown p": scores.shown.rates.precision,
        "figures shown r": scores.shown.rates.recall,
        "figures owner": scores.owner.value,
    }


def measure_places(root: Path, _tagger: whatweknow.Tagger, *, file: str) -> dict[str, float]:
    """The figures of the places that are found and resolved in the corpus ``file``."""
    documents = read_geography(root / file)
    given = {one.docid: resolve_places(one.text, [name.span for name in one.toponyms]) for one in documents}
    found = {one.docid: find_places(one.text) for one in documents}
    parts = {part: score_places(ones, given, found) for part, ones in halves(documents).items()}
    every = parts["all"]
    return {
        "acc@161km": every.near.value,
        "acc@161km held-out": parts["held-out"].near.value,
        "found p": every.found.rates.precision,
        "found r": every.found.rates.recall,
        "found f1": every.found.f1,
        "resolved f1": every.resolved.f1,
    }


def event_files(*names: str) -> tuple[str, ...]:
    """The patterns of the files of annotated events."""
    return tuple(f"{name}/{file}" for name in names for file in ("gold.json", "reports.json", "reports/*"))


BETWEEN_SIDES, AT_HOME = ("korrin-viaduct", "pennow-brook"), ("corwen-pier",)
CORPORA = {
    "polnear-dev": Corpus(DATA / "polnear" / "dev", ("text/*.txt", "attributions/*.ann"), measure_attributions),
    "contested": Corpus(DATA / "contested", event_files("*"), measure_events),
    "examples": Corpus(ROOT / "examples", event_files(*BETWEEN_SIDES), partial(measure_events, names=BETWEEN_SIDES)),
    "at-home": Corpus(ROOT / "examples", event_files(*AT_HOME), partial(measure_events, names=AT_HOME)),
    "timex-held-out": Corpus(DATA / "timex", ("*/*.tml",), measure_times),
    "tr-news": Corpus(DATA / "geo", ("tr-news.xml",), partial(measure_places, file="tr-news.xml")),
    "lgl": Corpus(DATA / "geo", ("lgl.xml",), partial(measure_places, file="lgl.xml")),
    "contested-when": Corpus(DATA / "contested", event_files("*"), measure_whens),
}


def measure(names: list[str]) -> dict[str, Measured]:
    """The digest and the figures of each corpus that is on this machine."""
    tagger = whatweknow.load_tagger()
    measured = {}
    for name in names:
        corpus = CORPORA[name]
        files = corpus.files()
        if files:
            measured[name] = Measured(corpus_digest(corpus.root, files), corpus.measure(corpus.root, tagger))
        else:
            print(f"{name}: passed over, {corpus.root} is absent", file=sys.stderr)
    return measured


def repin(pinned: dict[str, Pinned], measured: dict[str, Measured], args: argparse.Namespace) -> dict[str, Pinned]:
    """``pinned`` with what the options ask for.

    Raises:
        ValueError: an option names a corpus or a figure that was not measured.
    """
    changed = {**pinned, **{corpus: accepted(corpus, measured) for corpus in args.accept_corpus}}
    if args.raise_floors:
        changed |= {corpus: raised(entry, measured[corpus]) for corpus, entry in changed.items() if corpus in measured}
    changed |= (lowered(changed, option, measured) for option in args.lower_floor)
    return changed


def show(name: str, found: Measured, pinned: Pinned | None) -> str:
    floors = pinned.floors if pinned else {}
    lines = [f"{name}  sha256 {found.digest}", f"  {'figure':<20}{'value':>8}{'floor':>8}"]
    for figure, value in found.figures.items():
        floor = f"{floors[figure]:.3f}" if figure in floors else "-"
        lines.append(f"  {figure:<20}{value:>8.4f}{floor:>8}")
    return "\n".join(lines)


def parse_arguments(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--corpus", action="append", choices=CORPORA, help="measure only this one (repeatable)")
    parser.add_argument("--json", action="store_true", help="print JSON instead of tables")
    parser.add_argument("--raise-floors", action="store_true", help="pin floors under the present figures")
    parser.add_argument("--lower-floor", action="append", default=[], metavar="CORPUS/FIGURE", help="let it go down")
    parser.add_argument(
        "--accept-corpus", action="append", default=[], choices=CORPORA, help="pin a new or changed corpus anew"
    )
    args = parser.parse_args(arguments)
    args.corpus = args.corpus or list(CORPORA)
    return args


def main(arguments: list[str] | None = None) -> int:
    args = parse_arguments(arguments)
    pinned = read_floors(FLOORS)
    measured = measure(args.corpus)
    if not measured:
        print("nothing was measured", file=sys.stderr)
        return 1
    try:
        repinned = repin(pinned, measured, args)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    if repinned != pinned:
        write_floors(FLOORS, repinned)
    found = [reason for name, result in measured.items() for reason in failures(name, repinned.get(name), result)]
    if args.json:
        corpora = {name: asdict(result) for name, result in measured.items()}
        print(json.dumps({"corpora": corpora, "failures": found}, indent=1))
    else:
        print("\n\n".join(show(name, result, repinned.get(name)) for name, result in measured.items()))
    for reason in found:
        print(f"FAILED {reason}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())

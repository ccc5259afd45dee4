#!/usr/bin/env python3
"""Where does whatweknow find attributions, and where not? Markdown tables over a standoff corpus with gold.

No words of the corpus are printed. ``--write docs/model-card.md`` puts the tables between that file's markers.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np

import whatweknow
from whatweknow.annotation.bundle import BUNDLES, DEFAULT, Bundle, read_bundle
from whatweknow.annotation.layers import readable_blocks
from whatweknow.annotation.mentions import add_mentions
from whatweknow.evaluation import (
    RoleSpans,
    ScoredHits,
    StandoffCorpus,
    expected_calibration_error,
    read_standoff,
    score_attributions,
    score_hits,
)
from whatweknow.evaluation.document import TokenisedDocument
from whatweknow.evaluation.matching import Tally
from whatweknow.reading import read_text
from whatweknow.records import AnnotatedReport, Attribution, Mention, MentionKind, Mode, Span
from whatweknow.spans import merge

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "data" / "polnear" / "dev"
START, END = "<!-- figures -->", "<!-- end of figures -->"
RESAMPLES = 1000
THRESHOLDS = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95)
BINS = 10
Found: TypeAlias = dict[str, list[Attribution]]  # by document


@dataclass(frozen=True, slots=True)
class Case:
    """A gold or predicted attribution; ``right`` if it was found, or is in the gold; ``mention`` is its source."""

    document: str
    text: str
    roles: RoleSpans
    mode: Mode
    mention: Mention | None
    right: bool


def cases(corpus: StandoffCorpus, found: Found) -> tuple[list[Case], list[Case]]:
    """The gold and the predicted attributions, matched by the criterion of ``attr``."""
    gold: list[Case] = []
    predicted: list[Case] = []
    for document, text in sorted(corpus.texts.items()):
        given = [RoleSpans.of_attribution(one) for one in found[document]]
        tokenised = TokenisedDocument.of(text, corpus.gold(document), given)
        matched = tokenised.match_attributions()
        right = set(matched.values())
        sources = mentions_of_sources(text, [*corpus.gold(document), *given])

        def case(roles: RoleSpans, tokens: frozenset[int], *, is_right: bool) -> Case:
            mention = sources.get(roles.source[0]) if roles.source else None  # noqa: B023 - called in this round only
            mode = tokenised.mode(tokens)  # noqa: B023
            return Case(document, text, roles, mode, mention, is_right)  # noqa: B023

        for i, roles in enumerate(corpus.gold(document)):
            gold.append(case(roles, tokenised.gold[i]["content"], is_right=i in matched))
        for j, place in enumerate(tokenised.places):
            predicted.append(case(given[place], tokenised.predicted[j]["content"], is_right=j in right))
    return gold, predicted


def mentions_of_sources(text: str, rows: Iterable[RoleSpans]) -> dict[Span, Mention]:
    """What the package itself takes each source for."""
    report = read_text(text)
    attributions = tuple(
        Attribution(roles.source[0], None, tuple(merge(roles.content)), Mode.INDIRECT, 1.0)
        for roles in rows
        if roles.source and roles.content
    )
    annotated = add_mentions(AnnotatedReport(report, attributions), readable_blocks(report))
    return {mention.span: mention for mention in annotated.mentions}


# ------------------------------------------------------------------------------------- classes

_SAID = r"said|says?|saying"
_NOUN = (
    r"statements?|criticisms?|opposition|speech(?:es)?|letters?|interviews?|messages?|remarks?|arguments?|accusations?"
    r"|allegations?|assertions?|announcements?|endorsements?|beliefs?|views?|opinions?|positions?|decisions?|questions?"
    r"|proposals?|calls for|ideas?|warnings?|threats?|rumou?rs?|polls?|e-?mails?|comments|concerns?|complaints?"
)
_SPEECH = (
    r"told|tell\w*|wr[io]t\w*|ask\w*|add(?:s|ed|ing)|report\w*|not(?:es?|ed|ing)|announc\w*|call(?:s|ed|ing)?|suggest\w*"
    r"|argu\w*|tweet\w*|describ\w*|declin\w*|accus\w*|critici[sz]\w*|declar\w*|explain\w*|acknowledg\w*|respond\w*"
    r"|repl(?:y|ie)\w*|urg\w*|claim\w*|warn\w*|cit(?:es?|ed|ing)|propos\w*|stat(?:es?|ed|ing)|prais\w*|vow\w*|pledg\w*"
    r"|promis\w*|recall\w*|insist\w*|reject\w*|mention\w*|den(?:y|ie)\w*|talk\w*|sp[eo]ak?\w*|discuss\w*|conclud\w*"
    r"|blast\w*|dismiss\w*|denounc\w*|confirm\w*|complain\w*|assur\w*|refer\w*|reiterat\w*|mock\w*|echo\w*|admit\w*"
    r"|condemn\w*|stress\w*|jok(?:es?|ed|ing)|assert\w*|remind\w*|voic\w*|predict\w*|blam\w*|demand\w*|offer\w*"
)
_ATTITUDE = (
    r"think\w*|thought|believ\w*|want\w*|hop(?:es?|ed|ing)|expect\w*|seem\w*|appear\w*|support\w*|oppos\w*|fear\w*"
    r"|lik(?:es?|ed)|lov(?:es?|ed)|hat(?:es?|ed)|feel\w*|felt|kn[eo]w\w*|sees?|saw|seen|consider\w*|worr(?:y|ie)\w*"
    r"|doubt\w*|agree\w*|favou?r\w*|plan(?:s|ned|ning)?|seek\w*|sought|back(?:s|ed|ing)|decid\w*|endors\w*|regard\w*"
    r"|view(?:ed|ing)|willing|confident|eager|remember\w*|learn\w*"
)
CUES = {
    "said, says": re.compile(rf"\b(?:{_SAID})\b"),
    "according to": re.compile(r"\baccording\b"),
    "noun": re.compile(rf"\b(?:{_NOUN})\b"),
    "other verb of speech": re.compile(rf"\b(?:{_SPEECH})\b"),
    "attitude or belief": re.compile(rf"\b(?:{_ATTITUDE})\b"),
    "other words": re.compile(r"\w"),
}
LENGTHS = ((5, "1-5"), (15, "6-15"), (30, "16-30"), (60, "31-60"))


def cue_class(cue: str) -> str:
    """The first class of ``CUES`` that knows a word of the cue."""
    return next((name for name, pattern in CUES.items() if pattern.search(cue.casefold())), "punctuation or none")


def by_cue(case: Case) -> str:
    return cue_class(" ".join(span.of(case.text) for span in case.roles.cue))


def by_publisher(case: Case) -> str:
    """PolNeAR's documents are named after their publishers."""
    return case.document.partition("_")[0]


def by_form(case: Case) -> str:
    return "in pieces" if len(case.roles.content) > 1 else "in one piece"


def by_place(case: Case) -> str:
    first_line = case.text.find("\n")
    return "first line" if case.roles.content and case.roles.content[0].start < first_line else "below"


def by_length(case: Case) -> str:
    words = sum(len(span.of(case.text).split()) for span in case.roles.content)
    return next((name for most, name in LENGTHS if words <= most), "over 60")


def by_kind(case: Case) -> str:
    names = {
        MentionKind.PERSON: "person with a name",
        MentionKind.NAME: "name of a person or body",
        MentionKind.BODY: "body, without or with a name",
        MentionKind.NATION: "country, or its capital or seat",
        MentionKind.PEOPLE: "people without a name",
        MentionKind.DOCUMENT: "document",
        MentionKind.PRONOUN: "pronoun",
        MentionKind.JOINT: "several, joined",
    }
    if not case.roles.source:
        return "no source"
    return names[case.mention.kind] if case.mention else "not classed"


def by_nationality(case: Case) -> str:
    if not case.mention:
        return "no source"
    nations = [case.mention.nation, *(tie.nation for tie in case.mention.ties)]
    nation = next((code for code in nations if code), None)
    return "no country told" if nation is None else "United States" if nation == "US" else "another country"


def by_office(case: Case) -> str:
    if not case.mention:
        return "no source"
    spheres = [case.mention.sphere, *(tie.sphere for tie in case.mention.ties)]
    sphere = next((one for one in spheres if one), None)
    return f"speaks for: {sphere}" if sphere else "no office told"


TABLES: dict[str, Callable[[Case], str]] = {
    "Mode": lambda case: str(case.mode),
    "Cue": by_cue,
    "Publisher": by_publisher,
    "Content": by_form,
    "Words of content": by_length,
    "Where": by_place,
    "Source": by_kind,
    "Country of the source": by_nationality,
    "Office of the source": by_office,
}


# -------------------------------------------------------------------------------------- tables


def markdown(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---", *("---:" for _ in head[1:])], *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def overall(corpus: StandoffCorpus, found: Found, resamples: int) -> str:
    scores = score_attributions(corpus, found, resamples)
    rows = []
    for name, tally in scores.figures.items():
        rates = tally.rates
        low, high = scores.intervals[name]
        values = (rates.precision, rates.recall, rates.f1)
        rows.append([name, *(f"{value:.3f}" for value in values), f"{low:.3f} to {high:.3f}"])
    return markdown(("figure", "precision", "recall", "F1", "95 % of F1"), rows)


def broken_down(name: str, classify: Callable[[Case], str], gold: list[Case], predicted: list[Case], n: int) -> str:
    """Recall by the gold's class and precision by the prediction's own, the largest class first."""
    documents = {document: i for i, document in enumerate(sorted({case.document for case in [*gold, *predicted]}))}
    draws = np.random.default_rng(1).integers(0, len(documents), (n, len(documents)))
    classes = sorted({classify(case) for case in gold}, key=lambda one: (-sum(classify(c) == one for c in gold), one))

    def share(side: list[Case], one: str) -> list[str]:
        counts = np.zeros((len(documents), 2))
        for case in side:
            if classify(case) == one:
                counts[documents[case.document]] += (case.right, 1)
        right, whole = counts.sum(0)
        if not whole:
            return ["0", "", ""]
        drawn = counts[draws].sum(1)
        drawn = drawn[drawn[:, 1] > 0]
        low, high = np.quantile(drawn[:, 0] / drawn[:, 1], (0.025, 0.975))
        return [f"{whole:.0f}", f"{right / whole:.3f}", f"{low:.2f} to {high:.2f}"]

    head = (name, "in the gold", "recall", "95 %", "printed", "precision", "95 %")
    return markdown(head, ([one, *share(gold, one), *share(predicted, one)] for one in classes))


def at_least(everything: Found, threshold: float) -> Found:
    return {name: [one for one in rows if one.score >= threshold] for name, rows in everything.items()}


def curve(corpus: StandoffCorpus, everything: Found, default: float) -> str:
    """Precision and recall at each of ``THRESHOLDS`` and at the default, matched anew each time."""
    rows = []
    for threshold in sorted({*THRESHOLDS, default}):
        hits = score_hits(corpus, at_least(everything, threshold))
        tally = Tally(sum(hits.hits), len(hits.hits), hits.gold)
        name = f"{threshold:.2f}" + (" (default)" if threshold == default else "")
        values = (tally.rates.precision, tally.rates.recall, tally.f1)
        rows.append([name, str(tally.predicted), *(f"{value:.3f}" for value in values)])
    return markdown(("`--min-score`", "printed", "precision", "recall", "F1"), rows)


def calibration(hits: ScoredHits) -> str:
    rows = []
    pairs = list(zip(hits.scores, hits.hits, strict=True))
    for i in range(BINS):
        inside = [(score, hit) for score, hit in pairs if min(int(score * BINS), BINS - 1) == i]
        if inside:
            score, right = (sum(values) / len(inside) for values in zip(*inside, strict=True))
            rows.append([f"{i / BINS:.1f} to {(i + 1) / BINS:.1f}", str(len(inside)), f"{score:.3f}", f"{right:.3f}"])
    return markdown(("score", "attributions", "mean score", "share right"), rows)


def section(corpus: StandoffCorpus, found: Found, everything: Found, bundle: Bundle, resamples: int) -> str:
    """All tables. ``found`` is what is printed by default, ``everything`` the attributions of any score."""
    threshold = bundle.settings.threshold
    gold, predicted = cases(corpus, found)
    hits, all_hits = score_hits(corpus, found), score_hits(corpus, everything)
    errors = [expected_calibration_error(one.scores, one.hits, BINS) for one in (hits, all_hits)]
    manifest, model = bundle.manifest, bundle.as_model()
    blocks = [
        f"Bundle `{manifest.name}`, version {manifest.version}, model {model.sha256[:12]}; {len(corpus.texts)} "
        f"documents, {len(gold)} attributions in the gold, {len(predicted)} printed at the default threshold of "
        f"{threshold:.2f}. Intervals are of {resamples} resamplings of the documents.",
        overall(corpus, found, resamples),
        "### By class",
        "`attr` throughout. Recall counts the gold attributions of a class, precision the printed ones.",
        *(broken_down(name, classify, gold, predicted, resamples) for name, classify in TABLES.items()),
        "### Precision and recall by `--min-score`",
        curve(corpus, everything, threshold),
        "### Calibration",
        f"Expected calibration error {errors[0]:.3f} over what is printed by default (below), {errors[1]:.3f} over "
        f"attributions of any score.",
        calibration(hits),
    ]
    return "\n\n".join(blocks)


def put_between_markers(document: str, figures: str) -> str:
    """``document`` with ``figures`` between its markers.

    Raises:
        ValueError: the markers are not there, each once and in order.
    """
    before, start, rest = document.partition(START)
    _, end, after = rest.partition(END)
    if not start or not end or END in before or START in rest or END in after:
        raise ValueError(f"the document must hold {START} and then {END}, each once")
    return f"{before}{START}\n\n{figures}\n\n{END}{after}"


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--corpus", type=Path, default=CORPUS, help="a standoff folder")
    parser.add_argument("--resamples", type=int, default=RESAMPLES, help="for the intervals (default 1000)")
    parser.add_argument("--write", type=Path, metavar="FILE", help="put the tables between the markers of FILE")
    args = parser.parse_args(arguments)
    if args.resamples < 1:
        parser.error(f"--resamples {args.resamples}: must be at least 1")
    if not (args.corpus / "text").is_dir():
        print(f"{args.corpus}: absent, nothing to measure", file=sys.stderr)
        return 1
    corpus = read_standoff(args.corpus)
    texts = list(corpus.texts.values())
    found, everything = (
        dict(zip(corpus.texts, whatweknow.find_attributions(texts, min_score=score), strict=True))
        for score in (None, 0.0)
    )
    figures = section(corpus, found, everything, read_bundle(BUNDLES / DEFAULT), args.resamples)
    if args.write:
        written = put_between_markers(args.write.read_text(encoding="utf-8"), figures)
        args.write.write_text(written, encoding="utf-8")
    else:
        print(figures)
    return 0


if __name__ == "__main__":
    sys.exit(main())

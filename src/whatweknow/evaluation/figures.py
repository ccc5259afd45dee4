"""Scores figures against those that an annotator found in the same reports.

A figure that was found is one of the gold's if the words for their numbers overlap, each with one at most.

figures    precision, recall and F1 of those found in the texts
of these   number: both bounds are the gold's, to a thousandth; qualifier: the same words; unit, event, added likewise
shown      of the figures that the brief shows, those to which the gold gives the event under which they stand; of
           those to which the gold gives one, those that the brief shows so
owner      of these, those that stand with the gold's party, or with nobody where the gold has none
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import isclose
from pathlib import Path

from whatweknow.errors import EvaluationError
from whatweknow.evaluation.event_match import gold_parties
from whatweknow.evaluation.events import PARAGRAPH_BREAK, EventRun
from whatweknow.evaluation.files import decode_json, read_utf8
from whatweknow.evaluation.matching import Share, Tally
from whatweknow.evaluation.names import fold
from whatweknow.records import FigureGroup, FigureMention, Span

TRAITS = ("number", "qualifier", "unit", "event", "added")
EXACTNESS = 1e-3

Place = tuple[str, Span]  # a report, and where the words of a figure stand in it


@dataclass(frozen=True, slots=True)
class GoldFigure:
    """A figure as annotated: ``text`` are words of the report that are found there once, or in ``paragraph`` first.

    ``number`` and ``qualifier`` are words among them, ``low`` and ``high`` what the number means (``None``: "dozens");
    ``unit``, ``event`` and ``added`` are as in ``FigureMention``; ``party`` is who gives it, ``None`` for the report.
    """

    report: str
    text: str
    number: str
    unit: str
    low: float | None = None
    high: float | None = None
    qualifier: str | None = None
    event: str | None = None
    added: bool = False
    party: str | None = None
    paragraph: int = 0

    def locate(self, text: str) -> Span:
        """Where the words for the number stand in the report's text.

        Raises:
            EvaluationError: the words do not stand there.
        """
        starts = [0, *(gap.end() for gap in PARAGRAPH_BREAK.finditer(text))]
        at = text.find(self.text, starts[self.paragraph] if self.paragraph < len(starts) else 0)
        inside = self.text.find(self.number)
        if at < 0 or inside < 0 or not self.number:
            raise EvaluationError(f"gold figure {self.number!r}: {self.text[:80]!r} is not in report {self.report}")
        return Span(at + inside, at + inside + len(self.number))


@dataclass(frozen=True, slots=True)
class FigureScores:
    """What ``score_figures`` finds. ``misses`` has a line for each figure missed or wrong."""

    found: Tally
    traits: Mapping[str, Share]
    shown: Tally
    owner: Share
    misses: tuple[str, ...]

    def __add__(self, other: FigureScores) -> FigureScores:
        """Both together."""
        return FigureScores(
            found=self.found + other.found,
            traits={name: self.traits[name] + other.traits[name] for name in TRAITS},
            shown=self.shown + other.shown,
            owner=self.owner + other.owner,
            misses=self.misses + other.misses,
        )


@dataclass(frozen=True, slots=True)
class _GoldFile:
    figures: tuple[GoldFigure, ...] = ()


def read_figures(folder: Path) -> tuple[GoldFigure, ...]:
    """The figures that the gold of the event in ``folder`` has.

    Raises:
        EvaluationError: ``gold.json`` is missing, or its figures are not of the form of ``GoldFigure``.
    """
    path = folder / "gold.json"
    return decode_json(read_utf8(path), _GoldFile, str(path)).figures


def score_figures(
    gold: Sequence[GoldFigure],
    found: Mapping[str, Sequence[FigureMention]],
    run: EventRun,
    shown: Sequence[FigureGroup],
) -> FigureScores:
    """Scores the figures ``found`` in each report of an event (by its id), and those ``shown`` in its brief.

    Raises:
        EvaluationError: words of the gold do not stand in the text of their report.
    """
    pairs, missed, extra = _pairs(gold, found, run.texts)
    right: Counter[str] = Counter()
    misses = [f"figure missed: {one.report}: {one.text!r}" for one in missed]
    misses += [f"figure extra: {report}: {one.span.of(run.texts[report])!r} ({one.event})" for report, one in extra]
    for wanted, one in pairs:
        for name, (expected, given) in _traits(wanted, one, run.texts[wanted.report]).items():
            right[name] += expected == given
            if expected != given:
                misses.append(f"figure's {name} wrong: {wanted.report}: {wanted.text!r}: {expected} -> {given}")
    parties = gold_parties(run)
    owners = {place: (event, party and parties.get(party, "?")) for place, event, party in _shown_places(shown)}
    met = [
        (wanted, owners[wanted.report, one.span][1])
        for wanted, one in pairs
        if wanted.event and owners.get((wanted.report, one.span), (None, None))[0] == wanted.event
    ]
    misses += [
        f"figure's owner wrong: {one.report}: {one.text!r}: {one.party} -> {owner}"
        for one, owner in met
        if one.party != owner
    ]
    return FigureScores(
        found=Tally(len(pairs), sum(map(len, found.values())), len(gold)),
        traits={name: Share(right[name], len(pairs)) for name in TRAITS},
        shown=Tally(len(met), len(owners), sum(one.event is not None for one in gold)),
        owner=Share(sum(one.party == owner for one, owner in met), len(met)),
        misses=tuple(misses),
    )


def _pairs(
    gold: Sequence[GoldFigure], found: Mapping[str, Sequence[FigureMention]], texts: Mapping[str, str]
) -> tuple[list[tuple[GoldFigure, FigureMention]], list[GoldFigure], list[tuple[str, FigureMention]]]:
    """The gold's figures with those that are found; those that are not found; those found that are not the gold's."""
    pairs, missed = [], []
    left = {report: list(figures) for report, figures in found.items()}
    for wanted in gold:
        if wanted.report not in texts:
            raise EvaluationError(f"gold figure {wanted.text[:80]!r}: there is no report {wanted.report!r}")
        number = wanted.locate(texts[wanted.report])
        candidates = left.get(wanted.report, [])
        match = next((one for one in candidates if one.number.overlaps(number)), None)
        if match is None:
            missed.append(wanted)
        else:
            candidates.remove(match)
            pairs.append((wanted, match))
    return pairs, missed, [(report, one) for report, figures in left.items() for one in figures]


def _traits(wanted: GoldFigure, one: FigureMention, text: str) -> dict[str, tuple[object, object]]:
    """What the gold has and what was found, by ``TRAITS``."""
    same = wanted.low is not None and one.low is not None and _near(wanted.low, one.low)
    same = same and wanted.high is not None and one.high is not None and _near(wanted.high, one.high)
    bounds = (wanted.low, wanted.high)
    return {
        "number": (bounds, bounds if same else (one.low, one.high)),
        "qualifier": (_folded(wanted.qualifier), _folded(one.qualifier.of(text) if one.qualifier else None)),
        "unit": (wanted.unit, one.unit),
        "event": (wanted.event, one.event),
        "added": (wanted.added, one.added),
    }


def _near(one: float, other: float) -> bool:
    return isclose(one, other, rel_tol=EXACTNESS)


def _folded(words: str | None) -> str | None:
    return " ".join(fold(words).split()) if words else None


def _shown_places(shown: Iterable[FigureGroup]) -> list[tuple[Place, str | None, str | None]]:
    return [
        ((words.report, Span(words.start, words.end)), group.event, value.party)
        for group in shown
        for value in group.values
        for words in value.spans
    ]


def format_figures(scores: FigureScores) -> str:
    """The figures as lines of plain text, without a line break at the end."""
    rows = [
        f"{name:<10} P {tally.rates.precision:.3f}  R {tally.rates.recall:.3f}  F1 {tally.f1:.3f}  "
        f"({tally.matched} of {tally.predicted} and {tally.gold})"
        for name, tally in (("figures", scores.found), ("shown", scores.shown))
    ]
    shares = {**scores.traits, "owner": scores.owner}
    return "\n".join(
        [*rows, *(f"{name:<10} {one.value:.3f}  ({one.part} of {one.whole})" for name, one in shares.items())]
    )

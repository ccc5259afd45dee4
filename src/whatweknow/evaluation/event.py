"""Scores briefs against annotated events: who said what, for whom, and where they stand.

Statements are matched one to one inside a report, greedily by falling Jaccard index of their contents' words, at
least 0.5; of equals, the pair with the right speaker and party first. Figures are pooled over all events given:

verbatim       share of a brief's spans whose words stand at their offsets; under 1 is a defect
statements     precision, recall and F1 of matched statements; ``strict``: the same words; ``resolved``: the
               right speaker and the right party as well
of matched     speaker, party and act are right; wrong_name: somebody is named who is not the speaker; no_name:
               nobody is where the gold has a name; F1 of negated and hedged
stances        points are aligned one to one by the number of statements they share; a cell is right if the gold
               point has the party with that stance and half or more of the cell's matched statements stand there
points         B-cubed F1 of grouping the matched statements (Bagga and Baldwin, LREC 1998)
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whatweknow.evaluation.event_match import EventMatch
from whatweknow.evaluation.events import BriefStatement, EventRun, GoldStatement
from whatweknow.evaluation.grid import Grouping, b_cubed, count_stances, grouping
from whatweknow.evaluation.matching import Rates, Share, Tally
from whatweknow.evaluation.names import UNNAMED, fold

STANCES = ("asserts", "denies", "cannot_confirm", "no_comment")
OF_MATCHED = ("speaker", "wrong_name", "no_name", "party", "act")


@dataclass(frozen=True, slots=True)
class EventScores:
    """What ``score_events`` finds, over all events. ``misses`` has a line for each thing missed or wrong."""

    spans: Share
    statements: Tally
    strict: Tally
    resolved: Tally
    of_matched: Mapping[str, Share]
    negated: Tally
    hedged: Tally
    stances: Tally
    stance_recall: Mapping[str, Share]
    points: Rates
    misses: tuple[str, ...]

    @property
    def verbatim(self) -> float:
        """The share of spans whose words stand at their offsets; 1 where there are none."""
        return self.spans.value if self.spans.whole else 1.0


def score_events(runs: Sequence[EventRun]) -> EventScores:
    """The figures of the briefs of ``runs``, pooled.

    Raises:
        EvaluationError: words of the gold do not stand in the text of their report.
    """
    counts: Counter[str] = Counter()
    misses: list[str] = []
    grouped: Grouping = []
    for number, run in enumerate(runs):
        match = EventMatch(run)
        _count_spans(match, counts)
        misses += _count_statements(match, counts)
        misses += count_stances(match, counts)
        grouped += [((number, gold), (number, predicted)) for gold, predicted in grouping(match)]
    return _scores(counts, misses, grouped)


def _count_spans(match: EventMatch, counts: Counter[str]) -> None:
    for statement in match.predicted.values():
        text = match.run.texts.get(statement.report, "")
        for span in (*statement.content, statement.source, statement.cue):
            if span is not None:
                counts["spans"] += 1
                counts["spans verbatim"] += text[span.start : span.end] == span.exact


def _count_statements(match: EventMatch, counts: Counter[str]) -> list[str]:
    """Counts the statements and what is right of those that match; returns the misses."""
    counts["gold"] += len(match.gold)
    counts["predicted"] += len(match.predicted)
    counts["matched"] += len(match.matched)
    misses = [
        f"missed: {statement.report}: {statement.content[0][:80]!r} ({statement.speaker})"
        for id_, statement in match.gold.items()
        if id_ not in match.matched
    ]
    misses += (
        f"extra: {statement.report}: {statement.content[0].exact[:80]!r}"
        for id_, statement in match.predicted.items()
        if id_ not in match.gold_of and statement.content
    )
    for gold, predicted in match.matched.items():
        counts["strict"] += match.same_words(gold, predicted)
        if not _count_resolution(match, gold, predicted, counts):
            misses.append(_wrong(match, gold, predicted))
        _count_labels(match.gold[gold], match.predicted[predicted], counts)
    return misses


def _count_resolution(match: EventMatch, gold: str, predicted: str, counts: Counter[str]) -> bool:
    """Counts what is right of speaker and party; returns whether both are."""
    speaker, party = match.speaker_right(gold, predicted), match.party_right(gold, predicted)
    name = match.speaker_name(predicted)
    counts["speaker"] += speaker
    counts["party"] += party
    counts["resolved"] += speaker and party
    counts["wrong_name"] += bool(name) and not fold(name or "").startswith(UNNAMED) and not speaker
    counts["no_name"] += not name and bool(match.gold[gold].speaker)
    return speaker and party


def _wrong(match: EventMatch, gold: str, predicted: str) -> str:
    wanted, given = match.gold[gold], match.predicted[predicted]
    return (
        f"wrong: {wanted.report}: {wanted.content[0][:60]!r}: speaker {wanted.speaker!r} -> "
        f"{match.speaker_name(predicted)!r}; party {wanted.party!r} -> {given.party!r}"
    )


def _count_labels(gold: GoldStatement, predicted: BriefStatement, counts: Counter[str]) -> None:
    counts["act"] += gold.act == predicted.act
    for label, wanted, given in (
        ("negated", gold.negated, predicted.negated),
        ("hedged", gold.hedged, predicted.hedged),
    ):
        counts[f"{label} matched"] += bool(wanted) and bool(given)
        counts[f"{label} gold"] += bool(wanted)
        counts[f"{label} predicted"] += bool(given)


def _scores(counts: Counter[str], misses: Sequence[str], grouped: Grouping) -> EventScores:
    predicted, gold, matched = counts["predicted"], counts["gold"], counts["matched"]

    def label(name: str) -> Tally:
        return Tally(counts[f"{name} matched"], counts[f"{name} predicted"], counts[f"{name} gold"])

    return EventScores(
        spans=Share(counts["spans verbatim"], counts["spans"]),
        statements=Tally(matched, predicted, gold),
        strict=Tally(counts["strict"], predicted, gold),
        resolved=Tally(counts["resolved"], predicted, gold),
        of_matched={name: Share(counts[name], matched) for name in OF_MATCHED},
        negated=label("negated"),
        hedged=label("hedged"),
        stances=label("cells"),
        stance_recall={s: Share(counts[f"cells matched {s}"], counts[f"cells gold {s}"]) for s in STANCES},
        points=b_cubed(grouped),
        misses=tuple(misses),
    )

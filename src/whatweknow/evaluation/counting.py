"""What is counted of one document, for figures over many."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import TypeAlias

from whatweknow.evaluation.document import RoleTokens, TokenisedDocument, match_contents
from whatweknow.evaluation.matching import TokenSet
from whatweknow.evaluation.standoff import ROLES, RoleSpans
from whatweknow.records import Attribution

Counts: TypeAlias = Counter[tuple[str, str]]  # by figure, and what is counted of it


def count_document(text: str, gold: Iterable[RoleSpans], predicted: Iterable[Attribution | RoleSpans]) -> Counts:
    """The counts of one document. They are additive, and every figure is made of their sums."""
    document = TokenisedDocument.of(text, gold, predicted)
    counts: Counts = Counter()
    counts["size", "documents"] = 1
    counts["size", "tokens"] = len(document.tokens)
    counts["size", "gold"] = len(document.gold)
    counts["size", "predicted"] = len(document.predicted)
    for role in ROLES:
        counts["without", role] = sum(not roles[role] for roles in document.predicted)
        _count_role(counts, role, document)
    contents_found = _count_contents(counts, document)
    found = _count_attributions(counts, document)
    everything = frozenset(range(len(document.tokens)))
    _count_strict(counts, "attr-strict", document, everything)
    _count_strict(counts, "attr-strict-w", document, document.words)
    for number, roles in enumerate(document.gold):
        mode = document.mode(roles["content"])
        counts[mode, "gold"] += 1
        counts[mode, "found"] += number in found
        counts[mode, "contents found"] += roles["content"] in contents_found
    return counts


def _tally(counts: Counts, figure: str, matched: int, predicted: int, gold: int) -> None:
    counts[figure, "matched"] += matched
    counts[figure, "predicted"] += predicted
    counts[figure, "gold"] += gold


def _count_role(counts: Counts, role: str, document: TokenisedDocument) -> None:
    """Counts ``token``, ``exact`` and ``exact-w`` of one role."""
    gold = {roles[role] for roles in document.gold if roles[role]}
    predicted = {roles[role] for roles in document.predicted if roles[role]}
    in_gold, in_predicted = frozenset[int]().union(*gold), frozenset[int]().union(*predicted)
    _tally(counts, f"token {role}", len(in_gold & in_predicted), len(in_predicted), len(in_gold))
    _tally(counts, f"exact {role}", len(gold & predicted), len(predicted), len(gold))
    gold = {filler & document.words for filler in gold} - {frozenset()}
    predicted = {filler & document.words for filler in predicted} - {frozenset()}
    _tally(counts, f"exact-w {role}", len(gold & predicted), len(predicted), len(gold))


def _count_contents(counts: Counts, document: TokenisedDocument) -> set[TokenSet]:
    """Counts ``overlap content``; returns the gold contents that were found."""
    gold, predicted = (
        sorted({roles["content"] for roles in side} - {frozenset()}, key=sorted)
        for side in (document.gold, document.predicted)
    )
    matched = match_contents(gold, predicted)
    _tally(counts, "overlap content", len(matched), len(predicted), len(gold))
    return {gold[i] for i in matched}


def _count_attributions(counts: Counts, document: TokenisedDocument) -> set[int]:
    """Counts ``attr`` and what its pairs have in common; returns the gold attributions that were found."""
    matched = document.match_attributions()
    _tally(counts, "attr", len(matched), len(document.predicted), len(document.gold))
    for i, j in matched.items():
        gold, predicted = document.gold[i], document.predicted[j]
        if gold["cue"]:
            counts["cue overlap", "whole"] += 1
            counts["cue overlap", "part"] += bool(gold["cue"] & predicted["cue"])
        if gold["source"]:
            counts["source exact", "whole"] += 1
            counts["source exact", "part"] += gold["source"] == predicted["source"]
    return set(matched)


def _count_strict(counts: Counts, figure: str, document: TokenisedDocument, kept: TokenSet) -> None:
    """Counts the attributions whose content and source are the same of the ``kept`` tokens."""

    def keys(side: Iterable[RoleTokens]) -> Counter[tuple[TokenSet, TokenSet]]:
        return Counter((roles["content"] & kept, roles["source"] & kept) for roles in side)

    common = keys(document.gold) & keys(roles for roles in document.predicted if roles["content"])
    _tally(counts, figure, common.total(), len(document.predicted), len(document.gold))

"""One document's gold and predicted attributions as sets of tokens, and what can be counted of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from whatweknow.evaluation.matching import MATCH_JACCARD, TOKEN, WORD, Tokens, TokenSet, jaccard, one_to_one
from whatweknow.evaluation.standoff import ROLES, RoleSpans
from whatweknow.records import Attribution, Mode

RoleTokens: TypeAlias = dict[str, TokenSet]
Counts: TypeAlias = Counter[tuple[str, str]]  # by figure, and what is counted of it

OPENING = ("\u201c", "\u201e", "\u201f", "\u301d", "\u00ab", "``")
CLOSING = ("\u201d", "\u301e", "\u00bb")
QUOTE_OR_BREAK = re.compile("|".join((*OPENING, *CLOSING, '"', "''", "\n")))


def quoted_stretches(text: str) -> list[tuple[int, int]]:
    """The stretches of ``text`` inside double quotation marks, marks included.

    Double marks are curly, angle and straight ones and the typewriter pairs `` and ''; straight ones and ''
    both open and close. A mark that is still open at a line's end reaches to that end.
    """
    stretches = []
    opened: int | None = None
    for match in QUOTE_OR_BREAK.finditer(text):
        mark = match.group()
        if mark == "\n":
            if opened is not None:
                stretches.append((opened, match.start()))
            opened = None
        elif opened is None and mark not in CLOSING:
            opened = match.start()
        elif mark not in OPENING:
            stretches.append((match.start() if opened is None else opened, match.end()))
            opened = None
    if opened is not None:
        stretches.append((opened, len(text)))
    return stretches


@dataclass(frozen=True, slots=True)
class TokenisedDocument:
    """The token sets of each attribution's roles, and which tokens of the text are words and quoted words.

    ``places`` says where each of ``predicted`` stood among the predictions as given.
    """

    tokens: Tokens
    words: TokenSet
    quoted: TokenSet
    gold: list[RoleTokens]
    predicted: list[RoleTokens]
    places: list[int]

    @classmethod
    def of(
        cls, text: str, gold: Iterable[RoleSpans], predicted: Iterable[Attribution | RoleSpans]
    ) -> TokenisedDocument:
        """Predictions that touch no token of ``text`` are left out."""
        tokens = Tokens.of(text, TOKEN)
        words = frozenset(number for number, start in enumerate(tokens.starts) if WORD.match(text, start))
        given = [role_tokens(attribution, tokens) for attribution in predicted]
        places = [place for place, roles in enumerate(given) if any(roles.values())]
        return cls(
            tokens,
            words,
            tokens.touched(quoted_stretches(text)) & words,
            [role_tokens(attribution, tokens) for attribution in gold],
            [given[place] for place in places],
            places,
        )

    def mode(self, content: TokenSet) -> Mode:
        """Direct if all words of the content are inside quotation marks, indirect if none is."""
        quoted = content & self.quoted
        if not quoted:
            return Mode.INDIRECT
        return Mode.DIRECT if quoted == content & self.words else Mode.MIXED

    def match_attributions(self) -> dict[int, int]:
        """Gold attributions and the predictions that match them, by the criterion of the figure ``attr``.

        Both are numbered by their place in ``gold`` and ``predicted``.
        """
        return _match_contents(
            [roles["content"] for roles in self.gold],
            [roles["content"] for roles in self.predicted],
            lambda i, j: same_source(self.gold[i]["source"], self.predicted[j]["source"]),
        )


def role_tokens(attribution: Attribution | RoleSpans, tokens: Tokens) -> RoleTokens:
    """The tokens that each role of the attribution touches."""
    roles = RoleSpans.of_attribution(attribution) if isinstance(attribution, Attribution) else attribution
    return {role: tokens.touched((span.start, span.end) for span in spans) for role, spans in roles.by_role().items()}


def same_source(gold: TokenSet, predicted: TokenSet) -> bool:
    """Do the sources share a token, or are both missing?"""
    return bool(gold & predicted) or not (gold or predicted)


def _match_contents(
    gold: Sequence[TokenSet], predicted: Sequence[TokenSet], allowed: Callable[[int, int], bool] = lambda _i, _j: True
) -> dict[int, int]:
    """One-to-one pairs by falling Jaccard index; of equals, the first gold content and then the first predicted."""
    candidates = (
        (-jaccard(one, other), i, j) for i, one in enumerate(gold) for j, other in enumerate(predicted) if allowed(i, j)
    )
    ranked = sorted(candidate for candidate in candidates if -candidate[0] >= MATCH_JACCARD)
    return one_to_one((i, j) for _, i, j in ranked)


# ---------------------------------------------------------------------------------------- counting


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
    matched = _match_contents(gold, predicted)
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

"""One document's gold and predicted attributions as sets of tokens, and which match."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from whatweknow.evaluation.matching import MATCH_JACCARD, TOKEN, WORD, Tokens, TokenSet, jaccard, one_to_one
from whatweknow.evaluation.standoff import RoleSpans
from whatweknow.records import Attribution, Mode

RoleTokens: TypeAlias = dict[str, TokenSet]

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
        return match_contents(
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


def match_contents(
    gold: Sequence[TokenSet], predicted: Sequence[TokenSet], allowed: Callable[[int, int], bool] = lambda _i, _j: True
) -> dict[int, int]:
    """One-to-one pairs by falling Jaccard index; of equals, the first gold content and then the first predicted."""
    candidates = (
        (-jaccard(one, other), i, j) for i, one in enumerate(gold) for j, other in enumerate(predicted) if allowed(i, j)
    )
    ranked = sorted(candidate for candidate in candidates if -candidate[0] >= MATCH_JACCARD)
    return one_to_one((i, j) for _, i, j in ranked)

"""The owned quotation that shows a point: the shortest complete clause in which a party makes the claim."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from whatweknow.comparison.points.quotes import is_clause, sentences, stands_alone
from whatweknow.records import Citation, Claim, Stance, Statement

SAYS_NOT = re.compile(r"\b(?:not|never|claims?|allegations?)\b|n[’']t\b", re.IGNORECASE)
ENOUGH = 0.5  # of what the sentence that says most of the point says of it


def choose_claim(
    statements: Sequence[Statement], stances: Mapping[str, Stance], telling: Callable[[str], float]
) -> Claim:
    """A sentence of one of ``statements``, preferably of one that asserts the point, in its own words.

    ``telling`` says how much of the point some words tell. Of the complete sentences that tell enough and lean on
    nothing before them, the shortest is taken, since it says little else. What its party only rejects comes
    last; words that deny the point are marked. Each statement must have a party.
    """
    quoted = [(quote, telling(quote.exact), one) for one in statements for quote in sentences(one)]
    most = max(told for _, told, _ in quoted)

    def order(row: tuple[Citation, float, Statement]) -> tuple[object, ...]:
        quote, told, one = row
        return (
            told < ENOUGH * most,
            one.denied_by_cue,
            not is_clause(quote.exact),
            SAYS_NOT.search(quote.exact) is not None,
            stances[one.id] is not Stance.ASSERTS,
            not stands_alone(quote.exact),
            bool(one.hedged),
            len(quote.exact.split()),
            quote.report,
            quote.start,
            one.id,
        )

    quote, _, one = min(quoted, key=order)
    assert one.party is not None
    return Claim(quote, one.party, denied=stances[one.id] is Stance.DENIES)

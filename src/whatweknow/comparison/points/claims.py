"""The owned quotation that shows a point: the shortest complete clause in which a party makes the claim."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from whatweknow.comparison.points.quotes import is_clause, sentences, stands_alone
from whatweknow.comparison.points.stances import stances_on_point
from whatweknow.records import Citation, Claim, Stance, Statement

ENOUGH = 0.5  # of what the sentence that says most of the point says of it


def choose_claim(statements: Sequence[Statement], telling: Callable[[str], float]) -> Claim:
    """A sentence of one of ``statements``, preferably of one that asserts the point, in its own words.

    ``telling`` says how much of the point some words tell. Of the complete sentences that tell enough and lean on
    nothing before them, the shortest is taken, since it says little else. What its party only rejects comes
    last; words that deny the point are marked. Each statement must have a party.
    """
    stances = stances_on_point(statements)
    quoted = [(quote, telling(quote.exact), one) for one in statements for quote in sentences(one)]
    most = max(told for _, told, _ in quoted)

    def order(row: tuple[Citation, float, Statement]) -> tuple[object, ...]:
        quote, told, one = row
        return (
            told < ENOUGH * most,
            one.denied_by_cue,
            not is_clause(quote.exact),
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

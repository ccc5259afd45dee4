"""Is one text a reprint of the other? The decision, on exact shingles."""

from __future__ import annotations

from whatweknow.comparison.origins.copies.shingles import Shingles, shared

LEAST_SHARED = 1 / 3  # of the shorter text, with its quotations and without them
FEWEST_OWN = 40  # shingles outside quotation marks; a text with fewer is judged by all its words
LEAST_SHARED_QUOTATIONS = 0.6  # of such a text


def copied(one: Shingles, other: Shingles) -> float:
    """How much of the shorter text stands in the other, 0 to 1, or 0.0 where neither is a reprint of the other.

    Independent reports of one event share its quotations, so these must not be all that two texts share: what is
    quoted in either is left out, and as much of the rest must be common as of the whole.
    """
    own = shared(one.own, other.own)
    quoted = (shared(one.own, other.quoted), shared(one.quoted, other.own))
    in_all = own + sum(quoted) + shared(one.quoted, other.quoted)
    of_all = in_all / max(1, min(one.size, other.size))
    rest = min(len(one.own) - quoted[0], len(other.own) - quoted[1])
    if rest < FEWEST_OWN:
        return of_all if of_all >= LEAST_SHARED_QUOTATIONS else 0.0
    least = min(of_all, own / rest)
    return least if least >= LEAST_SHARED else 0.0

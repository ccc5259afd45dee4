"""Pairs of copies to groups: what copies a text, or copies the same text, without chains through mixed texts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from whatweknow.comparison.origins.copies.likeness import copied
from whatweknow.comparison.origins.copies.shingles import Shingles

DIGITS = 6  # finer differences must not change a grouping


def group_copies(texts: Sequence[Shingles], pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Groups of two or more of ``texts`` (by number, in order), made of those ``pairs`` that are copies.

    The surest pairs come first. Two groups become one only if the texts that stand for them are copies too (the longest
    of the first pair, and then that of the larger group): a text that mixes two stories joins the one that it has more
    of, and does not make one of both.
    """
    found = ((round(copied(texts[one], texts[other]), DIGITS), one, other) for one, other in pairs)
    sure = sorted((pair for pair in found if pair[0]), key=lambda pair: (-pair[0], *pair[1:]))
    leader = list(range(len(texts)))  # of the group of each text, which is known by it
    members = {number: [number] for number in leader}
    for _, *pair in sure:
        kept, gone = sorted(
            (leader[number] for number in pair), key=lambda one: (-len(members[one]), -texts[one].size, one)
        )
        if kept != gone and copied(texts[kept], texts[gone]):
            for number in members[gone]:
                leader[number] = kept
            members[kept] += members.pop(gone)
    return sorted(sorted(group) for group in members.values() if len(group) > 1)

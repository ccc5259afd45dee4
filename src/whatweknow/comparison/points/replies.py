"""Which statement one without a deed of its own answers: "denied involvement", "declined to comment".

Only what stands in its own report can be meant; what cannot be told answers nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whatweknow.comparison.points.stances import stance_of
from whatweknow.comparison.points.wording import Wording, names_charge
from whatweknow.records import Act, Stance, Statement

REACH = 4  # statements of a report over which a silence looks back
SILENCES = (Stance.CANNOT_CONFIRM, Stance.NO_COMMENT)
SAYING = re.compile(r"\b(?:claim|assertion|report|statement|remark|account|comment)s?\b", re.IGNORECASE)
BACK_REFERENCE = re.compile(r"\W*(?:this|that|it|them|these|those|so)\W*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Read:
    """The statements that can take a stance, in the order of reports and text, and what was read from them."""

    statements: tuple[Statement, ...]
    wordings: Mapping[str, Wording]
    charged: Mapping[str, str]


def find_answered(read: Read) -> dict[str, str]:
    """By the id of each statement without a deed of its own, that of the one it answers, if that can be told.

    "Denied this" answers the statement before it, a silence one of the last few of another party, "denied the claims
    of Sund" the nearest of Sund, and "denied involvement" or "blamed Norland" the nearest accusation of that party; of
    the nearest, those before it come first. What it has of words of its own must be in what it answers.
    """
    answered = {}
    for place, one in enumerate(read.statements):
        if read.wordings[one.id].elliptic:
            other = next((other for other in _candidates(place, read) if _answers(one, other, read)), None)
            if other is not None:
                answered[one.id] = other.id
    return answered


def _candidates(place: int, read: Read) -> Sequence[Statement]:
    """The statements of the same report that may be meant, the likeliest first."""
    one = read.statements[place]
    before = [other for other in read.statements[:place][::-1] if other.report == one.report]
    if _points_back(one):
        return before[:1]
    behind = [other for other in read.statements[place + 1 :] if other.report == one.report]
    near = before[:REACH] if _is_silent(one) else before + behind
    return [other for other in near if not read.wordings[other.id].elliptic]


def _answers(one: Statement, other: Statement, read: Read) -> bool:
    if not set(read.wordings[one.id].terms) <= set(read.wordings[other.id].terms):
        return False
    if _is_silent(one) or _points_back(one):
        return one.party != other.party and not _is_silent(other)
    charges = other.act is Act.ACCUSE and other.id in read.charged
    if one.act is Act.ACCUSE:
        return charges and read.charged.get(one.id) == read.charged[other.id]
    words = " ".join(piece.exact for piece in one.content)
    if one.act not in (Act.DENY, Act.CONFIRM) or not (names_charge(words) or SAYING.search(words)):
        return False
    rivals = read.wordings[one.id].parties - {one.party}
    if rivals and one.act is Act.DENY:
        return other.party in rivals and not _is_silent(other)
    return charges and read.charged[other.id] == one.party != other.party


def _is_silent(one: Statement) -> bool:
    return stance_of(one) in SILENCES


def _points_back(one: Statement) -> bool:
    return one.act is Act.DENY and all(BACK_REFERENCE.fullmatch(piece.exact) for piece in one.content)

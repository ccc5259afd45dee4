"""Whom a statement charges with a deed, or clears of one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from whatweknow.comparison.points.propositions import Propositions
from whatweknow.comparison.points.wording import Wording
from whatweknow.records import Act, Statement

ANSWERS = (Act.DENY, Act.CONFIRM)


def find_charged(
    statements: Sequence[Statement], wordings: Mapping[str, Wording], propositions: Propositions
) -> dict[str, str]:
    """The party that each accusation, denial or admission is about, by the statement's id; not all have one.

    An accusation is about another party that it names, a denial or admission about the speaker's own or one that it
    names, if that party is accused of what it speaks of, or if it names no deed. Of several, the party that the event's
    statements accuse most often is meant: the others are victims, places and owners.
    """
    accusing = [one for one in statements if one.act is Act.ACCUSE]
    accused = Counter(party for one in accusing for party in wordings[one.id].parties - {one.party})

    def most_accused(parties: frozenset[str]) -> str:
        return min(parties, key=lambda party: (-accused[party], party))

    charged = {one.id: most_accused(about) for one in accusing if (about := wordings[one.id].parties - {one.party})}
    against: defaultdict[str, list[Statement]] = defaultdict(list)
    for one in accusing:
        if one.id in charged:
            against[charged[one.id]].append(one)
    answers: defaultdict[str, set[str]] = defaultdict(set)
    for party, charges in against.items():
        own = [one for one in statements if one.act in ANSWERS and party in wordings[one.id].parties | {one.party}]
        met = propositions.links(own, charges, {one.id: party for one in (*own, *charges)})
        for one, meets in zip(own, met, strict=True):
            if meets.any() or wordings[one.id].elliptic:
                answers[one.id].add(party)
    return charged | {id_: most_accused(frozenset(parties)) for id_, parties in answers.items()}

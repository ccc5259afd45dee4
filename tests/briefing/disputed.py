"""The invented brief with parties, acts and two points, as the later stages would leave it."""

from __future__ import annotations

from dataclasses import replace

from whatweknow.briefing import seal
from whatweknow.records import Act, Brief, Claim, Party, PartyStance, Point, Stance, Statement, point_id

from .invented import BRIEF

SIDES = {"Ilse Varga": "norland", "Orso Tam": "sund"}


def saying(words: str, brief: Brief = BRIEF) -> Statement:
    """The statement whose content begins so."""
    (found,) = (one for one in brief.statements if one.content[0].exact.startswith(words))
    return found


def _disputed() -> Brief:
    speakers = tuple(replace(one, party=SIDES.get(one.name, one.party)) for one in BRIEF.speakers)
    parties = {one.id: one.party for one in speakers}
    acts = {"sinking": Act.DENY, "its navy": Act.DENY, "“We did": Act.DENY, "the ship": Act.ACCUSE}
    statements = tuple(
        replace(
            one,
            party=parties.get(one.speaker or ""),
            act=next((act for words, act in acts.items() if one.content[0].exact.startswith(words)), Act.ASSERT),
            negated=False,
            hedged=False,
        )
        for one in BRIEF.statements
    )
    lit, struck = (saying(words).content[0] for words in ("the ship", "the hull"))
    denials = tuple(saying(words).id for words in ("sinking", "its navy", "“We did"))
    points = [
        (Claim(lit, "sund"), [("sund", Stance.ASSERTS, (saying("the ship").id,)), ("norland", Stance.DENIES, denials)]),
        (Claim(struck, "norland"), [("norland", Stance.ASSERTS, (saying("the hull").id,))]),
    ]
    return seal(
        replace(
            BRIEF,
            parties=(*BRIEF.parties, Party(id="sund", name="Sund", aliases=("the eastern side",))),
            speakers=speakers,
            statements=statements,
            points=tuple(
                Point(
                    id=point_id(claim),
                    claim=claim,
                    rank=rank,
                    origins=2,
                    stances=tuple(PartyStance(party=p, stance=s, statements=ids, origins=1) for p, s, ids in cells),
                )
                for rank, (claim, cells) in enumerate(points, start=1)
            ),
        )
    )


DISPUTED = _disputed()

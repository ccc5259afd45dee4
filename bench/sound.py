"""Which names of parties and speakers are absurd on their face: no gold is needed to see it."""

from __future__ import annotations

import re
from collections.abc import Collection

SMALL = frozenset(
    "a an the of and for on in at to by with from de da di del der den van von bin al el la le du".split()
)
NUMBER = re.compile(
    r"(?:^\d[\d,.]*$|\d+\s*(?:percent|per cent|%)|%|^\d{3}\b"
    r"|^(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred)\b)",
    re.IGNORECASE,
)
FURNITURE = re.compile(
    r"\b(?:enlarge|must (?:watch|see|read)|just watched|read more|hide caption|story highlights|click|advertisement"
    r"|photos?|image|replay|subscribe|newsletter|related)\b",
    re.IGNORECASE,
)
OPENING = frozenset(
    "which who what when where why how consider even but so then if while although because also just only let see "
    "meet imagine remember take taking here there this that these those no yes".split()
)
VERB = re.compile(r"^(?!(?:united|allied|federated|wing|king|spring|beijing)$)[a-z]+(?:ing|ed)$", re.IGNORECASE)
BADGE = re.compile(r"^[DRI]-[A-Z]")


def is_absurd(name: str, *, surnames: Collection[str] = (), countries: Collection[str] = ()) -> str | None:
    """Why a name cannot be a party's or a speaker's; ``None`` if it can.

    ``surnames`` are those of the people whom the reports name in full, ``countries`` the names of countries.
    """
    words = name.split()
    telling = [word for word in words if word.casefold() not in SMALL]
    reasons = {
        "nothing": not telling,
        "number": NUMBER.search(name) is not None,
        "furniture": FURNITURE.search(name) is not None,
        "opening word": words[:1] != [] and words[0].casefold() in OPENING,
        "badge of a seat": BADGE.match(name) is not None,
        "no capital": not any(map(str.isupper, name)),
        "verb": any(VERB.match(word) and word[0].islower() for word in (*telling[:1], *telling[-1:])),
        "country for a person": name in countries and name.casefold() in surnames,
    }
    return next((reason for reason, holds in reasons.items() if holds), None)

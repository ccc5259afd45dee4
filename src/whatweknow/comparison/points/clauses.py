"""The clauses of a statement, and what each says was done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from whatweknow.comparison.points.quotes import FINITE
from whatweknow.comparison.points.tables import find_kinds
from whatweknow.comparison.points.wording import PartyNames, read_wording
from whatweknow.comparison.terms import stem
from whatweknow.records import Act, Citation, Statement

BREAK = re.compile(
    r"[.;:?!…](?=\s|[\"”’']|$)|\s[–—-]\s|—|,\s+(?=(?:and|but|which|who|while|because|after|when|if|so|or|with|as)\b)"
    r"|\s(?=(?:because|while|whereas|although|though|if|unless|but|after)\s)"
    r"|\s(?=(?:and|or)\s+(?:had|has|have|was|were|is|are|did|does|do|will|would|never|not)\b)"
    r"|\s(?=(?:that|which|who)\s+(?:\w+ed|had|has|was|were|is|are)\b)",
    re.IGNORECASE,
)
PROSPECT = re.compile(
    r"\b(?:if|unless|would|will|shall|should|must|need|needs|going to|ha(?:s|ve) to|ought|plan(?:s|ned)?|intend\w*"
    r"|want\w*|ready|prepared|goals?|hope\w*|deter|deterring|prevent|preventing|avoid\w*|stop|stopping|future|let"
    r"|(?:could|may|might)(?! (?:\w+ )?have\b))\b|[’']ll\b",
    re.IGNORECASE,
)

LIGHT_WORDS = """take takes taken took taking make makes made making get gets got getting go goes went going come comes
came coming give gives given gave giving put set thing things way ways lot good bad great big new very really
near far"""
LIGHT = frozenset(map(stem, LIGHT_WORDS.split()))  # terms that go with any deed
SAYS_NOT = re.compile(r"\b(?:not(?!\s+only\b)|never)\b|n[’']t\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Clause:
    """``terms`` and ``parties`` are those of a ``Wording``, ``deeds`` the kinds of deed (``deeds.toml``).

    ``prospect`` is set for what may come or is wanted, not told as having happened; ``finite`` if there is a verb;
    ``negated`` if the statement says that it is not so.
    """

    terms: frozenset[str]
    deeds: frozenset[str]
    parties: frozenset[str]
    prospect: bool
    finite: bool
    negated: bool


def find_clauses(statement: Statement, names: PartyNames) -> Iterator[Clause]:
    """Those of ``statement`` that have a word of their own, in order."""
    for piece in statement.content:
        for start, end in _parts(piece):
            words = piece.exact[start:end]
            wording = read_wording([words], names)
            if told := frozenset(wording.terms) - LIGHT:
                yield Clause(
                    terms=told,
                    deeds=find_deeds(words),
                    parties=wording.parties,
                    prospect=PROSPECT.search(words) is not None,
                    finite=FINITE.search(words) is not None,
                    negated=_is_negated(statement, piece, start, end),
                )


def find_deeds(text: str) -> frozenset[str]:
    """The names of the kinds of deed that ``text`` has a word for."""
    return find_kinds(text, "deeds.toml")


def _parts(piece: Citation) -> Iterator[tuple[int, int]]:
    start = 0
    for gap in BREAK.finditer(piece.exact):
        yield start, gap.start()
        start = gap.end()
    yield start, len(piece.exact)


def _is_negated(statement: Statement, piece: Citation, start: int, end: int) -> bool:
    """Whether a word outside the content negates it all, or one in the clause itself: a clause denies only its own."""
    if SAYS_NOT.search(piece.exact, start, end):
        return True
    if not statement.negators:
        return bool(statement.negated) or statement.act is Act.DENY
    inside = any(piece.start + start <= negator.start < piece.start + end for negator in statement.negators)
    return inside or statement.denied_by_cue

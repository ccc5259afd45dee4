"""What a name of a place does in a report: whether something is there, or it stands for a government or a desk."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from whatweknow.annotation.places.gazetteer import Kind, NameForm, Sense
from whatweknow.annotation.places.toponyms import LEANING, PLACED, Toponym, touches
from whatweknow.annotation.places.words import words
from whatweknow.records import Block, PlaceRole, Span

SEATS = (Kind.COUNTRY, Kind.CAPITAL, Kind.SITE)
DATELINE_BLOCKS = 4  # among the first blocks of a report stands its dateline
_DATELINE = re.compile(
    r"(?P<place>[A-Z][\w.’'/ -]{2,40}(?:,\s+[A-Z][\w. ]{1,25})?)\s*"
    r"(?:,?\s+[A-Z][a-z]{2,8}\.? \d{1,2})?\s*"
    r"(?:\([A-Z][\w./ ]{1,30}\)\s*(?:—|–|-{1,2}|:)?|—|–|--|\s-)\s"
)
_CREDIT = re.compile(r"\bcontributed (?:reporting )?to this (?:report|story|article)\b|\b[Rr]eporting by (?=[A-Z])")
CREDITS = ("contributed", "eporting by ")
_WRITERS = re.compile(r"\b(?:writers?|reporters?|correspondents?|staff)\b")
LONGEST_CREDIT = 600
_BETWEEN = re.compile(r"\bbetween (?:the )?[A-Z][\w.]{1,20}(?: [A-Z]\w{1,20})? and (?:the )?$")
_BEFORE = re.compile(r"(?:(\w+)\s+)?([\w-]+)\s+(?:the\s+)?$")
_OWN = re.compile(r"[’']s?\s+(\w+)")
_NOUN = re.compile(r"\s([a-z]\w+)")
ABBREVIATED = frozenset(("US", "U.S.", "UK", "U.K.", "USA", "U.S.A."))  # stand before nouns as adjectives do
_AFTER = re.compile(r"(?:[’']s)?\s*(-?\w+)")


def find_datelines(text: str, blocks: Sequence[Block]) -> list[Span]:
    """Where the report was written, as it says itself, in order: its dateline, and who reported from where."""
    return sorted([*_datelines(text, blocks), *_credits(text, blocks)])


def is_within(text: str, seat: Span) -> bool:
    """Whether the seat of a government is named as a building or a town: "outside the Palace"."""
    before = _BEFORE.search(text, max(0, seat.start - 30), seat.start)
    earlier, last = (word.lower() if word else "" for word in before.groups()) if before else ("", "")
    return last in words().strong or (last == "of" and earlier in words().firm)


def _datelines(text: str, blocks: Sequence[Block]) -> list[Span]:
    found = []
    for block in blocks[:DATELINE_BLOCKS]:
        match = _DATELINE.match(text, block.span.start, block.span.end)
        if match and (match["place"].isupper() or "(" in match.group() or "—" in match.group() or "–" in match.group()):
            found.append(Span(*match.span("place")))
    return found


def _credits(text: str, blocks: Sequence[Block]) -> list[Span]:
    """What says who reported from where: "Hilby in Tarn and Orm in Korrin contributed to this report"."""
    if not any(words in text for words in CREDITS):
        return []
    return [
        _credit(text, match, block.span)
        for block in blocks
        for match in _CREDIT.finditer(text, block.span.start, block.span.end)
    ]


def _credit(text: str, match: re.Match[str], block: Span) -> Span:
    if not match.group().startswith("contributed"):
        return Span(match.start(), min(block.end, match.end() + LONGEST_CREDIT))
    start = max(block.start, match.start() - LONGEST_CREDIT)
    start = max(start, text.rfind("\n", start, match.start()) + 1)
    named = [writers.start() for writers in _WRITERS.finditer(text, start, match.start())]
    return Span(named[-1] if named else start, match.end())


def role_of(text: str, one: Toponym, sense: Sense, datelines: Sequence[Span], sources: Sequence[Span]) -> PlaceRole:
    """What the name does; ``datelines`` and ``sources`` (of attributions) are sorted spans of the text."""
    if touches(one.span, datelines):
        return PlaceRole.DATELINE
    if one.owning or sense.form is NameForm.ADJECTIVE:
        return PlaceRole.ADJECTIVE
    after = _AFTER.match(text, one.span.end)
    following = after.group(1) if after else ""
    if following.startswith("-") or (sense.place.kind is Kind.WATER and following in words().shores):
        return PlaceRole.ADJECTIVE
    noun = _NOUN.match(text, one.span.end) if one.span.of(text) in ABBREVIATED else None
    if noun and noun.group(1) not in words().functions and noun.group(1) not in words().kinds:
        return PlaceRole.ADJECTIVE
    if sense.place.kind in SEATS and _governs(text, one, sense, sources):
        return PlaceRole.METONYM
    return PlaceRole.PLACE


def _governs(text: str, one: Toponym, sense: Sense, sources: Sequence[Span]) -> bool:
    """Whether the name of a country or a capital stands for those who govern there.

    A country that nothing places acts, or is acted upon: "Norland fired", "sanctions on Norland". A capital does so
    where it speaks, or others deal with it.
    """
    table = words()
    own = _OWN.match(text, one.span.end)
    if own and own.group(1).islower() and own.group(1) not in table.kinds | table.grounds:
        return True
    if one.placed >= PLACED:
        return False
    i = bisect_right(sources, one.span.start, key=lambda source: source.start)
    if i and sources[i - 1].contains(one.span) and one.span.start - sources[i - 1].start <= len("the "):
        return True
    return sense.place.kind is Kind.COUNTRY or _capital_governs(text, one, sense)


def _capital_governs(text: str, one: Toponym, sense: Sense) -> bool:
    """The same for a capital that nothing places there: one that acts or is dealt with, and is no scene of anything."""
    table = words()
    before = _BEFORE.search(text, max(0, one.span.start - 30), one.span.start)
    earlier, last = (word.lower() if word else "" for word in before.groups()) if before else ("", "")
    if last in table.governed or earlier in table.blaming:
        return True
    if _BETWEEN.search(text, max(0, one.span.start - 50), one.span.start):
        return True
    after = _AFTER.match(text, one.span.end)
    following = after.group(1) if after else ""
    if one.placed == LEANING:
        return False
    if sense.place.kind is Kind.SITE:
        return following in table.governing
    return last != "via" and following not in table.grounds

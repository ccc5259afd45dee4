"""Places that the gazetteer does not have, where the text says what they are: streets, buildings, lakes, villages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from whatweknow.annotation.mentions.lexicon import lexicon
from whatweknow.annotation.places.toponyms import touches
from whatweknow.annotation.places.words import words
from whatweknow.records import Block, PlaceMention, PlacePrecision, Span

PRECISIONS = {
    "site": PlacePrecision.SITE,
    "leading_site": PlacePrecision.SITE,
    "water": PlacePrecision.WATER,
    "leading_water": PlacePrecision.WATER,
    "region": PlacePrecision.REGION,
}
CALLED = tuple("town village hamlet settlement cit island suburb district neighbo province camp".split())
OWNING = ("'s", "’s")
LONGEST_BODY = 30
MOST_WORDS = 4  # of a name before the word that says what it is
_NAME = r"(?:(?:[A-Z]|St|Dr)\.|(?:[ae]l-)?[^\W\d_a-z][\w’'-]{0,40})"
SURNAMES = ("Hill", "Lane", "Park", "Forest", "Castle")  # kinds of sites that people are called by too


_BODY = re.compile(r"[A-Z]\w+ of (?:the )?$")  # "Friends of Tarn Park"
_NAMES = re.compile(rf"{_NAME}(?: {_NAME}){{0,3}}")
_CALLED = re.compile(
    r"\b(?:(?P<town>towns?|villages?|hamlets?|settlements?|cit(?:y|ies))|islands?|suburbs?|districts?|neighbou?rhoods?)"
    rf" of (?P<names>{_NAMES.pattern}(?:(?:, | and |, and ){_NAMES.pattern}){{0,4}})"
)
_PARTS = re.compile(
    rf"\b(?:in|near|from|to|of|at|the|inside|outside|reached|left)\s+(?:the )?(?P<name>{_NAMES.pattern}) "
    r"(?:(?P<town>town|village|settlement)|district|neighbou?rhood|suburb|province|refugee camp)\b"
)
_RUN_TOGETHER = re.compile(r"[a-z]{4}[A-Z][a-z]")  # words of a page without the space between them
_DOT = r"(?:(?:(?<=St)|(?<=Rd)|(?<=Ave)|(?<=Blvd))\.)?"


def find_sites(text: str, blocks: Sequence[Block], taken: Sequence[Span]) -> list[PlaceMention]:
    """The sites named in ``blocks``, without coordinates; none of them touches ``taken``, sorted spans."""
    return [mention for block in blocks for mention in _sites(text, block.span, taken)]


def _sites(text: str, block: Span, taken: Sequence[Span]) -> Iterator[PlaceMention]:
    said = text[block.start : block.end]
    called: list[Span] = []
    for span, precision in sorted(_called(text, block, said)):
        if not (touches(span, taken) or touches(span, called[-1:]) or span.of(text).endswith(OWNING)):
            called.append(span)
            yield _mention(text, span, precision)
    if not any(kind in said for row in PRECISIONS for kind in words().sites[row]):
        return
    for match in _pattern().finditer(text, block.start, block.end):
        kind = match.lastgroup or ""
        site = Span(match.start(), match.end()) if kind.startswith("leading") else _named(text, match, kind, taken)
        if site and not (touches(site, taken) or touches(site, called)):
            yield _mention(text, site, PRECISIONS[kind])


def _called(text: str, block: Span, said: str) -> Iterator[tuple[Span, PlacePrecision]]:
    """The names that the text calls those of towns or parts of them: "the villages of Tarn and Little Orm"."""
    if not any(kind in said for kind in CALLED):
        return
    for match in _CALLED.finditer(text, block.start, block.end):
        precision = PlacePrecision.CITY if match["town"] else PlacePrecision.REGION
        for name in _NAMES.finditer(text, *match.span("names")):
            yield Span(*name.span()), precision
    for match in _PARTS.finditer(text, block.start, block.end):
        yield Span(*match.span("name")), PlacePrecision.CITY if match["town"] else PlacePrecision.REGION


def _mention(text: str, span: Span, precision: PlacePrecision) -> PlaceMention:
    return PlaceMention(span=span, name=" ".join(span.of(text).split()), precision=precision)


def _named(text: str, match: re.Match[str], kind: str, taken: Sequence[Span]) -> Span | None:
    """The name with the word that says what it is, if it is one: without words that only start the sentence, and
    without owners that are names by themselves ("Norland's Tarn Bridge")."""
    table, start = words(), match.start()
    named = text[start : match.start(kind)].split()
    while named and (
        named[0].lower() in lexicon().plain
        or named[0].lower() in table.openings
        or (named[0].endswith(OWNING) and touches(Span(start, start + len(named[0])), taken))
    ):
        start += len(named.pop(0)) + 1
    body = _BODY.search(text, max(0, start - LONGEST_BODY), start)
    person = len(named) == 1 and named[0].lower() in table.given and match.group(kind) in SURNAMES
    if person or _RUN_TOGETHER.search(match.group()):
        return None
    return None if body or all(word.lower() in table.generic for word in named) else Span(start, match.end())


@cache
def _pattern() -> re.Pattern[str]:
    """Names that end ("Tarn Road") or begin ("Lake Tarn") with what they are, and do not go on ("Tarn Park Police")."""
    sites = words().sites
    ends = "|".join(f"(?P<{row}>{'|'.join(sites[row])})" for row in ("site", "water", "region"))
    begins = "|".join(
        rf"(?P<{row}>(?:{'|'.join(sites[row])}) (?:\d{{1,4}}|{_NAME}))" for row in ("leading_site", "leading_water")
    )
    names = rf"(?:{_NAME} ){{1,{MOST_WORDS}}}(?:{ends})\b{_DOT}(?!['’-]?[^\W\d_a-z]| [A-Z]|(?<=St)\. [A-Z])"
    return re.compile(rf"(?<![\w’'.-])(?:{names}|(?:{begins})\b)")

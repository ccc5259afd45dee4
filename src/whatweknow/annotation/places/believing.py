"""Which names are believed to be places: by what the gazetteer says, and by the words around them.

Countries, capitals, seas and large towns are believed by themselves; smaller towns, and names that are also words or
surnames, only where the words around some mention place something there ("in Tarn", "Tarn, Norland", "a Tarn man").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from whatweknow.annotation.places.abbreviations import province_of
from whatweknow.annotation.places.beside import ABBREVIATION, holds
from whatweknow.annotation.places.gazetteer import Kind, NameForm, Sense, normal_name
from whatweknow.annotation.places.kinds import TOWNS, kinds_called
from whatweknow.annotation.places.toponyms import (
    CERTAIN,
    FIRM,
    LEANING,
    PLACED,
    UNPLACED,
    Toponym,
    is_national,
    is_well_known,
)
from whatweknow.annotation.places.words import words

KNOWN_TO_MANY = 15_000  # inhabitants from which words that lean that way are enough ("from", "of")
HELP = 1  # steps from being believed that a place nearby makes up for
_BEFORE = re.compile(r"(?:([\w-]+),?\s+)?([\w-]+)\s+(?:the\s+)?[\"“‘]?$")
_APPOSED = re.compile(r"\b(?:capital|city|town|village|port|island), $")
_JOINED = re.compile(r"\s{0,2}(?:,|,?\s{1,2}(?:and|or)|/|\()\s{0,2}(?:the\s)?")
_AGE = re.compile(r",\s+\d{1,2}\b")
_ARTICLE = re.compile(r"\b(?:[Tt]he|[Aa]n?) $")
_SAID = re.compile(r"(\w+) $")
_FROM = re.compile(r",? \d{1,3}, (?:of|from) (?:the )?$")
_OWNS = re.compile(r"['’]s?\s")
_AGED = re.compile(r"(?:\d{1,2}|1\d\d)")
_PARTY = re.compile(r"(?<![\w-])(\w{1,3})\u00ad?[-–—]$")
_AS_THING = re.compile(r"['’]|[.,;:)]|\Z")  # "the Tarn's", not "the Tarn blast"
_TITLED = re.compile(r"[a-z] The $")
_FOLLOWING = re.compile(r"\s?(-?\w+)")


def weighed(text: str, found: Sequence[Toponym]) -> list[Toponym]:
    """The toponyms with how clearly the words around tell that they are places, and whether they only own."""
    called = kinds_called(text, [one.span for one in found])
    result: list[Toponym] = []
    for i, one in enumerate(found):
        previous = result[-1] if result else None
        following = found[i + 1] if i + 1 < len(found) else None
        placed = CERTAIN if called[one.span] else max(one.placed, _placed(text, one))
        joined = previous and _JOINED.fullmatch(text, previous.span.end, one.span.start)
        if joined and not _OWNS.match(text, one.span.end):
            placed = max(placed, min(FIRM, result[-1].placed))
        if _is_local(text, one) or _FROM.search(text, max(0, one.span.start - 12), one.span.start):
            placed = max(placed, FIRM)
        if _is_held(text, one, following):
            placed = CERTAIN
        owning = one.owning or _is_of_somebody(text, one) or (_is_constituency(text, one) and not joined)
        result.append(Toponym(one.span, one.senses, placed, owning, one.headline))
    return result


def _placed(text: str, one: Toponym) -> int:
    table = words()
    following = _following(text, one)
    if following.lower() in table.settlements:
        return FIRM
    if following.lower() in table.kinds or _APPOSED.search(text, max(0, one.span.start - 20), one.span.start):
        return PLACED
    match = _BEFORE.search(text, max(0, one.span.start - 40), one.span.start)
    earlier, last = (word.lower() if word else "" for word in match.groups()) if match else ("", "")
    if last == "over" and earlier in table.disputes:
        return UNPLACED
    of_kind = last == "of" and (earlier in table.kinds or _AGED.fullmatch(earlier) is not None)
    if of_kind or last in table.strong or last in table.kinds:
        firm = (earlier if of_kind else last) in table.firm and not _OWNS.match(text, one.span.end)
        return FIRM if firm else PLACED
    return LEANING if last in table.weak or following in table.grounds else UNPLACED


def _is_local(text: str, one: Toponym) -> bool:
    """Whether someone of the place follows ("a Tarn man"), or a member for it goes before ("Hilby, D-Tarn")."""
    party = _PARTY.search(text, max(0, one.span.start - 6), one.span.start)
    return bool(party and party.group(1).lower() in words().parties) or _following(text, one) in words().locals


def _is_of_somebody(text: str, one: Toponym) -> bool:
    """Whether the name says where somebody is from, or whose something is."""
    aged = _FROM.search(text, max(0, one.span.start - 12), one.span.start) is not None
    return aged or _is_local(text, one) or _following(text, one) in words().connected


def _is_constituency(text: str, one: Toponym) -> bool:
    """Whether a province alone stands in brackets, as after the name of a member for it: "(Vestmark)"."""
    alone = text[one.span.start - 1 : one.span.start] == "(" and text.startswith(")", one.span.end)
    return alone and any(sense.place.kind is Kind.PROVINCE for sense in one.senses)


def _following(text: str, one: Toponym) -> str:
    """The word after the name, with the hyphen if one ties it to the name; empty after a comma, say."""
    match = _FOLLOWING.match(text, one.span.end)
    return match.group(1) if match else ""


def _is_held(text: str, one: Toponym, following: Toponym | None) -> bool:
    """Whether the country or province stands after the name: "Tarn, Norland"."""
    if match := ABBREVIATION.match(text, one.span.end):
        return province_of(match.group(1).strip(), after_comma=True) is not None
    if following is None or text[one.span.end : following.span.start].strip(" (") != ",":
        return False
    return any(holds(outer.place, inner.place) for outer in following.senses for inner in one.senses)


def believed(text: str, found: Sequence[Toponym], bearers: Mapping[str, int]) -> tuple[list[Toponym], list[Toponym]]:
    """Those that are likely to be places, and those that would be with a little more to be said for them.

    A name that is placed once is one wherever it stands in the report; but one of ``bearers``, which are named like
    people, only where it is placed as clearly as the number there says.
    """
    lower = {word for word in text.split() if word.islower()}
    table = words()
    best: dict[str, int] = {}
    for one in found:
        name = normal_name(one.span.of(text))
        if not one.headline and not (name in table.doubtful and _OWNS.match(text, one.span.end)):
            best[name] = max(best.get(name, UNPLACED), one.placed)
    acting = {normal_name(one.span.of(text)): PLACED for one in found if _acts(text, one)}
    bearers = {**acting, **bearers}
    result, doubted = [], []
    for one in found:
        name = normal_name(one.span.of(text))
        if _is_no_place(text, one) or (one.headline and name not in best and not is_national(one.senses)):
            continue
        given = name in table.given and not _is_province(one.senses)
        doubtful = (name in table.doubtful or given or name in lower) and not is_national(one.senses)
        needed = FIRM if doubtful else _needed(text, one)
        if name in bearers:
            needed = min(bearers[name], FIRM) if is_well_known(one.senses) else bearers[name]
        elif _AGE.match(text, one.span.end) and not is_national(one.senses):
            needed = max(needed, PLACED)
        shown = one.placed if name in bearers else best.get(name, UNPLACED)
        if shown >= needed:
            result.append(one)
        elif not doubtful and name not in bearers and shown + HELP >= needed:
            doubted.append(one)
    return result, doubted


def _is_no_place(text: str, one: Toponym) -> bool:
    """Whether the name belongs to a street, to a people abroad ("Sundish Americans"), or to a thing ("The Tarn")."""
    if _is_thing(text, one):
        return True
    following = _following(text, one)
    adjective = any(sense.form is NameForm.ADJECTIVE for sense in one.senses)
    return (following in words().streets and not adjective) or (
        adjective and following.lstrip("-") in ("American", "Americans")
    )


def _is_thing(text: str, one: Toponym) -> bool:
    """Whether an article makes the name of a town, or one in capitals that of anything, the title of a thing."""
    if one.owning or one.placed == CERTAIN or not (_has_article(text, one) and _AS_THING.match(text, one.span.end)):
        return False
    titled = _TITLED.search(text, max(0, one.span.start - 7), one.span.start)
    town = all(sense.place.kind in (*TOWNS, Kind.COUNTY) for sense in one.senses)
    return titled is not None or (town and " " not in one.span.of(text))


def _is_province(senses: Iterable[Sense]) -> bool:
    return any(sense.place.kind is Kind.PROVINCE and sense.form is NameForm.MAIN for sense in senses)


def _acts(text: str, one: Toponym) -> bool:
    """Whether a name that is not known to all as that of a place does what only people do."""
    if one.owning or is_well_known(one.senses) or any(sense.place.kind is Kind.SITE for sense in one.senses):
        return False
    said = _SAID.search(text, max(0, one.span.start - 12), one.span.start)
    return _following(text, one) in words().speech or (said is not None and said.group(1) in words().speech)


def _needed(text: str, one: Toponym) -> int:
    """How clearly a name must be placed to be believed."""
    if is_well_known(one.senses):
        return LEANING if _has_article(text, one) and not _is_whole(one.senses) else UNPLACED
    return LEANING if any(_is_known(sense) for sense in one.senses) else PLACED


def _is_known(sense: Sense) -> bool:
    """Whether words that lean that way are enough."""
    place = sense.place
    if place.kind is Kind.SITE:
        return True
    return place.kind is not Kind.COUNTY and sense.form is NameForm.MAIN and place.population >= KNOWN_TO_MANY


def _has_article(text: str, one: Toponym) -> bool:
    """Whether an article stands before the name, as before things, and seldom before towns."""
    return _ARTICLE.search(text, max(0, one.span.start - 5), one.span.start) is not None


def _is_whole(senses: Iterable[Sense]) -> bool:
    """Whether the name is one of more than a town."""
    return any(sense.place.kind not in (Kind.CITY, Kind.SITE) for sense in senses)

"""What ties somebody to a country or a body, by the words of a phrase: owners, adjectives, "of" and "for"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from whatweknow.annotation.mentions.lexicon import lexicon
from whatweknow.annotation.mentions.words import Word
from whatweknow.records import NationForm, Span, Sphere, Tie

CORE = r"[di]{0,3}(?:[NCRBMTa](?:\([CNB]+\))?(?:s(?=[NCRBMTaix]))?|(?<![CRBMT])x(?=[xa]{0,2}[RBM]))+"
AFTER = re.compile(rf"([of])({CORE})")
POSSESSIVES = frozenset("its his her their our".split())
PLACING = frozenset("in at".split())
UNIONS = frozenset("UN EU NATO".split())
TYING = frozenset("for at of from in with".split())  # "ambassador to Sund" speaks for another


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where the parts of a phrase lie: owner ``first:mark``, core ``start:end``, what follows it ``end:last``."""

    first: int
    mark: int
    start: int
    end: int
    last: int


def tie_of(words: Sequence[Word], kinds: str, at: Bounds, noun: Word | None) -> Tie:
    """What ties the phrase to a country or body: its owner, its adjectives, or what follows "of" or "for"."""
    inner = words[at.start : at.end - 1] if noun is not None and noun is words[at.end - 1] else words[at.start : at.end]
    owner = words[at.first : at.mark] if at.mark >= 0 else words[at.first : at.start]
    nation = None if is_of_rebels(inner) else nation_of(owner, None)
    of: Span | None = None
    proper = False
    if at.mark >= 0 and nation is None:
        first = at.first + (kinds[at.first] in "di" and at.mark > at.first + 1)
        of, proper = span_of(words, first, at.mark), _is_proper(words[first : at.mark])
    elif at.mark < 0 and owner and owner[0].text.lower() in POSSESSIVES:
        of = span_of(words, at.first, at.first + 1)
    if not (_is_of_settlers(inner) or is_of_rebels(inner)):
        nation = nation or nation_of([word for word in inner if not _is_posting(word, noun)], noun)
    if of is None and noun is not None and noun.kind == "B" and len(inner) == 1 and inner[0].kind == "C":
        of, proper = span_of(inner, 0, 1), True  # the Berg administration
    elif of is None and (noun is None or (noun.kind != "B" and noun.head not in lexicon().portfolios)):
        of, proper = _body_within(inner) or (None, False)
    nation, of, proper = _tied_after(words, kinds, at, noun, (nation, of, proper))
    return Tie(
        text=_text_of_tie(words, kinds, at),
        head=noun.head if noun else "",
        sphere=_sphere_within(noun, inner, of, nation, words) if noun else None,
        plural=noun is not None and noun.text.lower() != noun.head,
        nation=nation,
        of=of,
        proper=proper,
        former=any(word.text.lower() in lexicon().former for word in inner),
    )


def _tied_after(
    words: Sequence[Word],
    kinds: str,
    at: Bounds,
    noun: Word | None,
    before: tuple[str | None, Span | None, bool],
) -> tuple[str | None, Span | None, bool]:
    """The country and the owner, with what follows "of" or "for": "minister of the interior of Norland"."""
    nation, of, proper = before
    for match in AFTER.finditer(kinds, at.end, at.last):
        place = words[match.start(2) : match.end(2)]
        if words[match.start()].text.lower() not in TYING or _is_abroad(words, match.start(), place[-1], noun):
            continue
        if not (_is_of_settlers(place) or is_of_rebels(place)):
            nation = nation or nation_of(place, place[-1])
        if of is None:
            first = match.start(2)
            while kinds[first] in "di" and first + 1 < match.end(2):
                first += 1
            of, proper = span_of(words, first, match.end(2)), _is_proper(place)
        if nation or not kinds.startswith("o", match.end()):
            break
    return nation, of, proper


def _is_posting(word: Word, noun: Word | None) -> bool:
    """Whether a country before an office is where its holder is sent: "U.N. ambassador", "Libya envoy"."""
    if noun is None or noun.head not in lexicon().posted or word.nation is None:
        return False
    return word.nation.code in UNIONS or (word.nation.form is NationForm.NAME and not word.text.isupper())


def _is_abroad(words: Sequence[Word], tying: int, place: Word, noun: Word | None) -> bool:
    """Whether "in" and "at" only say where somebody is: "an officer in Norland", but "officials in Norland"."""
    if words[tying].text.lower() not in PLACING or noun is None or place.kind != "N":
        return False
    house = place.nation is not None and place.nation.form is NationForm.HOUSE
    return not house and noun.head not in lexicon().homes


def nation_further_on(words: Sequence[Word], head: str) -> str | None:
    """The country by which words after an office tie it: "head of the committee that oversees ports in Norland"."""
    kinds = "".join(word.kind for word in words)
    for i, word in enumerate(words):
        if word.text.lower() in ("who", "whose", "where"):
            return None
        before = i - 1
        while before >= 0 and kinds[before] in "da":
            before -= 1
        tying = words[before].text.lower() if before >= 0 else ""
        if word.nation and (tying in ("of", "for") or (tying == "in" and head in lexicon().homes)):
            return word.nation.code
    return None


def _text_of_tie(words: Sequence[Word], kinds: str, at: Bounds) -> Span:
    """The phrase without its article, but with "its" and the like."""
    start = at.first
    while kinds[start] in "di" and words[start].text.lower() not in POSSESSIVES and start + 1 < at.end:
        start += 1
    return span_of(words, start, max(at.last, start + 1))


def _is_of_settlers(words: Sequence[Word]) -> bool:
    """Whether the words name a body of people from one country in another: "the Norland-based Sundian Society"."""
    based = any(word.text.lower().endswith("-based") for word in words)
    peoples = [word.nation is not None and word.nation.form is NationForm.ADJECTIVE for word in words]
    return based or any(one and other for one, other in pairwise(peoples))


def _sphere_within(
    noun: Word, inner: Sequence[Word], of: Span | None, nation: str | None, words: Sequence[Word]
) -> Sphere | None:
    """The sphere of an office by the body it belongs to: a company's president, the fleet's spokesman."""
    sphere = sphere_of(noun, inner)
    body = _body_sphere(of, words) if of and noun.kind == "R" else None
    nobodys = body in (Sphere.ITSELF, Sphere.EXPERT, Sphere.MEDIA)
    if sphere is Sphere.STATE and (nobodys or (body is Sphere.SIDE and nation is None)):
        return Sphere.SIDE
    return Sphere.STATE if sphere is Sphere.SIDE and body is Sphere.STATE else sphere


def _body_sphere(of: Span, words: Sequence[Word]) -> Sphere | None:
    last = next((word for word in reversed(words) if word.end == of.end), None)
    return sphere_of(last, ()) if last and last.kind == "B" else None


def _body_within(inner: Sequence[Word]) -> tuple[Span, bool] | None:
    """The name or body that stands before the noun: "Dralvic Lines spokeswoman", "foreign ministry source"."""
    last = next((i for i in range(len(inner) - 1, -1, -1) if inner[i].kind in "CB"), None)
    if last is None:
        return None
    first = last
    proper = inner[last].text[0].isupper()
    while (
        first > 0
        and (inner[first - 1].text[0].isupper() or not proper)
        and inner[first - 1].kind in "CBaN"
        and inner[first - 1].text.lower() not in lexicon().former
    ):
        first -= 1
    return span_of(inner, first, last + 1), _is_proper(inner[first : last + 1])


def is_of_rebels(words: Sequence[Word]) -> bool:
    """Whether somebody stands against the state that is named: "a Norlandic rebel commander"."""
    return any(word.text.lower() in lexicon().rebels for word in words)


def nation_of(words: Sequence[Word], noun: Word | None) -> str | None:
    """The country that ``words`` name, unless they are the name of a company."""
    if noun is not None and noun.kind in "BR" and _is_own(noun):
        words = [w for w in words if w.nation and w.nation.form is NationForm.ADJECTIVE and noun.text[0].islower()]
    if any(w.kind == "B" and w.text[0].isupper() and _is_own(w) for w in words):
        return None
    return next((word.nation.code for word in words if word.nation), None)


def _is_own(noun: Word) -> bool:
    return sphere_of(noun, ()) is Sphere.ITSELF or noun.head in lexicon().causes


def sphere_of(noun: Word | None, modifiers: Sequence[Word]) -> Sphere | None:
    """For whom the noun speaks; "state television" and "the official news agency" speak for their state."""
    if noun is None:
        return None
    table = lexicon()
    if office := table.offices.get(tuple(noun.head.split())):
        return office
    sphere = table.people.get(noun.head) or table.bodies.get(noun.head)
    media = sphere is Sphere.MEDIA or (
        sphere is not None and noun.kind == "B" and any(table.bodies.get(w.head) is Sphere.MEDIA for w in modifiers)
    )
    if media:
        state = any(w.text.lower().startswith(("state", "official", "semi-official")) for w in modifiers)
        return Sphere.STATE if state else Sphere.MEDIA
    if sphere in (Sphere.SIDE, Sphere.ITSELF) and noun.kind == "B" and modifiers:
        return Sphere.EXPERT if modifiers[-1].text.lower() in table.independents else sphere
    return sphere


def _is_proper(words: Sequence[Word]) -> bool:
    return any(word.text[0].isupper() for word in words)


def span_of(words: Sequence[Word], first: int, last: int) -> Span:
    return Span(words[first].start, words[last - 1].end)

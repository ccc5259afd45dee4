"""Phrases that name or describe somebody, taken apart: whose they are, what their noun is, what name they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whatweknow.annotation.mentions.lexicon import lexicon, singular
from whatweknow.annotation.mentions.words import Word
from whatweknow.records import Gender, MentionKind, NationForm, Span, Sphere, Tie

NOUNS = "RBM"
PERSONAL = (MentionKind.PERSON, MentionKind.NAME)
CORE = r"[di]{0,3}(?:[NCRBMTa](?:\([CNB]+\))?(?:s(?=[NCRBMTaix]))?|(?<![CRBMT])x(?=[xa]{0,2}[RBM]))+"
PHRASE = re.compile(rf"P|{CORE}(?:o{CORE}|(?<=[RB])f{CORE})*")
AFTER = re.compile(rf"([of])({CORE})")
FIRST = re.compile(CORE)
ACRONYM = re.compile(r"\([CNB]+\)$")
NAME_AT_END = re.compile(r"[TC]*C$")
TYING = frozenset("for at of from in with".split())  # "ambassador to Sund" speaks for another


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words ``first:last`` of a block. ``tie`` has what stands around the name, or the whole of a description."""

    first: int
    last: int
    kind: MentionKind
    name: Span | None = None
    head: str = ""
    sphere: Sphere | None = None
    plural: bool = False
    definite: bool = False
    gender: Gender | None = None
    nation: str | None = None
    tie: Tie | None = None


def find_phrases(words: Sequence[Word]) -> Iterator[Phrase]:
    """The phrases among ``words`` (of one block, or of one source), in order."""
    kinds = "".join(word.kind for word in words)
    for match in PHRASE.finditer(kinds):
        cut = _given_name_in(words, kinds, *match.span())
        for first, last in ((match.start(), cut), (cut, match.end())) if cut else (match.span(),):
            if phrase := _phrase(words, kinds, first, last):
                yield phrase


def _given_name_in(words: Sequence[Word], kinds: str, first: int, last: int) -> int | None:
    """Where a person's name follows an office without a comma: "Minister of Ports and Ferries Ada Berg"."""
    office = kinds.find("Ro", first, last)
    if office < 0:
        return None
    given = lexicon().genders
    for i in range(office + 3, last - 1):
        if kinds[i : i + 2] == "CC" and words[i].text.lower() in given and words[i - 1].text.lower() not in given:
            return i
    return None


def _phrase(words: Sequence[Word], kinds: str, first: int, last: int) -> Phrase | None:
    if kinds[first:last] == "P":
        pronoun = lexicon().pronouns.get(words[first].text.lower(), "other")
        return Phrase(first, last, MentionKind.PRONOUN, head=pronoun, plural=pronoun in ("they", "we"))
    core = FIRST.match(kinds, first, last)
    if not core:
        return None
    mark = kinds.rfind("s", first, core.end())
    start = mark + 1 if mark >= 0 else first
    while start < core.end() and kinds[start] in "di":
        start += 1
    end = core.end()
    if acronym := ACRONYM.search(kinds, start, end):
        end = acronym.start()
    while end > start and kinds[end - 1] in "ax":  # "a Norland-backed" has lost its noun
        end -= 1
    if start >= end:
        return None
    return _classed(words, kinds, Bounds(first, mark, start, end, last))


@dataclass(frozen=True, slots=True)
class Bounds:
    """Where the parts of a phrase lie: owner ``first:mark``, core ``start:end``, what follows it ``end:last``."""

    first: int
    mark: int
    start: int
    end: int
    last: int


def _classed(words: Sequence[Word], kinds: str, at: Bounds) -> Phrase | None:
    core = _with_bodies_as_names(words[at.start : at.end])
    name = NAME_AT_END.search(core)
    if name and name.start() == 0:
        return _named(words, kinds, at, at.start, None)
    if name:
        return _introduced(words, kinds, at, at.start + name.start())
    noun = words[at.end - 1]
    if noun.kind == "N":
        if at.end - 1 > at.start and words[at.end - 2].kind == "B" and words[at.end - 2].text[0].isupper():
            return _named(words, kinds, at, _capitals(words, at.start, at.end - 1), None)  # Radio Norland
        return _nation(words, at, noun)
    return _described(words, kinds, at, noun) if noun.kind in NOUNS else None


def _introduced(words: Sequence[Word], kinds: str, at: Bounds, begin: int) -> Phrase:
    """A phrase whose name starts at ``begin``, after an office, an introduction, or more of the name."""
    before = words[begin - 1]
    if before.kind == "R" or (before.kind == "B" and before.text[0].islower()):
        return _named(words, kinds, at, begin, begin - 1)
    adjective = before.nation is not None and before.nation.form is NationForm.ADJECTIVE
    if not adjective and (before.text[0].isupper() or before.kind == ")"):
        begin = _capitals(words, at.start, begin)
    return _named(words, kinds, at, begin, None)


def _with_bodies_as_names(words: Sequence[Word]) -> str:
    """The classes of ``words``, where a capitalised body noun after a name is part of the name: "Dralvic Lines"."""
    kinds = ""
    for word in words:
        kinds += "C" if word.kind == "B" and word.text[0].isupper() and kinds.endswith("C") else word.kind
    return kinds


def _capitals(words: Sequence[Word], start: int, begin: int) -> int:
    """Where the capitalised words that lead up to ``begin`` start."""
    while begin > start and words[begin - 1].text[0].isupper() and words[begin - 1].kind != "R":
        begin -= 1
    return begin


def _named(words: Sequence[Word], kinds: str, at: Bounds, begin: int, noun: int | None) -> Phrase:
    """A phrase that ends in a proper name, which starts at ``begin``; ``noun`` is the word that introduces it."""
    titles = begin
    while kinds[titles] == "T":
        titles += 1
    head = words[noun] if noun is not None else None
    body: Word | None = (
        next((w for w in reversed(words[begin : at.end]) if w.kind == "B"), None) if head is None else None
    )
    if head is not None:
        kind = {"R": MentionKind.PERSON, "B": MentionKind.BODY}.get(head.kind, MentionKind.DOCUMENT)
    elif body is not None:
        kind = MentionKind.BODY
    else:
        kind = MentionKind.PERSON if titles > begin else MentionKind.NAME
    tie = None
    if noun is not None or at.mark >= 0 or begin > at.start:
        tie = _tie(words, kinds, Bounds(at.first, at.mark, at.start, begin, begin), head)
    end = at.last if body is not None and kinds[at.end : at.last].startswith("o") else at.end
    kind_word = head or body
    genders = [lexicon().genders.get(word.text.lower()) for word in words[at.start : at.end]]
    return Phrase(
        at.first,
        at.end if kind is MentionKind.PERSON else at.last,
        kind,
        name=_span(words, titles, end),
        head=kind_word.head if kind_word else "",
        sphere=_sphere(kind_word, words[at.start : begin]),
        definite=kinds[at.first] == "d",
        gender=next((gender for gender in genders if gender), None) if kind in PERSONAL else None,
        nation=tie.nation if tie else _nation_of(words[begin:end], body),
        tie=tie,
    )


def _nation(words: Sequence[Word], at: Bounds, noun: Word) -> Phrase:
    nation = noun.nation
    assert nation is not None
    house = nation.form is NationForm.HOUSE
    return Phrase(
        at.first,
        at.end,
        MentionKind.BODY if house else MentionKind.NATION,
        name=_span(words, at.end - 1, at.end),
        head=singular(noun.text.split()[-1].lower(), lexicon().bodies) or "",
        sphere=Sphere.STATE,
        nation=nation.code,
        definite=True,
    )


def _described(words: Sequence[Word], kinds: str, at: Bounds, noun: Word) -> Phrase:
    kind = {"R": MentionKind.PEOPLE, "B": MentionKind.BODY, "M": MentionKind.DOCUMENT}[noun.kind]
    tie = _tie(words, kinds, at, noun)
    proper = any(
        word.kind in "NC" or (word.kind in "Ba" and word.text[0].isupper()) for word in words[at.start : at.end]
    )
    owned = at.mark >= 0 and any(word.kind in "NC" for word in words[at.first : at.mark])
    plural = noun.text.lower() != noun.head
    modified = at.end - at.start > 1 and kinds[at.first] != "i" and not plural
    own = proper or owned or tie.nation is not None
    if plural and own and noun.head in lexicon().collectives and kinds[at.first] != "i":
        kind = MentionKind.BODY
    name = None
    if kind is MentionKind.BODY and (own or modified):
        begin = at.first if owned else at.start
        while kinds[begin] in "di":
            begin += 1
        name = _span(words, begin, at.last if kinds[at.end : at.last].startswith("o") else at.end)
    return Phrase(
        at.first,
        at.last,
        kind,
        name=name,
        head=noun.head,
        sphere=tie.sphere,
        plural=plural and kind is not MentionKind.BODY,
        definite=kinds[at.first] == "d" or at.mark >= 0,
        gender=lexicon().genders.get(noun.head),
        nation=tie.nation,
        tie=tie,
    )


def _tie(words: Sequence[Word], kinds: str, at: Bounds, noun: Word | None) -> Tie:
    """What ties the phrase to a country or body: its owner, its adjectives, or what follows "of" or "for"."""
    inner = words[at.start : at.end - 1] if noun is not None and noun is words[at.end - 1] else words[at.start : at.end]
    owner = words[at.first : at.mark] if at.mark >= 0 else words[at.first : at.start]
    nation = _nation_of(owner, None)
    of: Span | None = None
    proper = False
    if at.mark >= 0 and nation is None:
        first = at.first + (kinds[at.first] in "di" and at.mark > at.first + 1)
        of, proper = _span(words, first, at.mark), _is_proper(words[first : at.mark])
    elif at.mark < 0 and owner and owner[0].text.lower() in ("its", "his", "her", "their", "our"):
        of = _span(words, at.first, at.first + 1)
    nation = nation or _nation_of(inner, noun)
    if of is None and noun is not None and noun.kind == "B" and len(inner) == 1 and inner[0].kind == "C":
        of, proper = _span(inner, 0, 1), True  # the Berg administration
    elif of is None and (noun is None or noun.kind != "B") and (placed := _body_within(inner)):
        of, proper = placed
    for match in AFTER.finditer(kinds, at.end, at.last):
        place = words[match.start(2) : match.end(2)]
        if words[match.start()].text.lower() not in TYING:
            continue
        nation = nation or _nation_of(place, place[-1])
        if of is None:
            first = match.start(2)
            while kinds[first] in "di" and first + 1 < match.end(2):
                first += 1
            of, proper = _span(words, first, match.end(2)), _is_proper(place)
        break
    start = at.first
    while (
        kinds[start] in "di" and words[start].text.lower() not in ("its", "his", "her", "their") and start + 1 < at.end
    ):
        start += 1
    return Tie(
        text=_span(words, start, max(at.last, start + 1)),
        head=noun.head if noun else "",
        sphere=_sphere(noun, inner) if noun else None,
        plural=noun is not None and noun.text.lower() != noun.head,
        nation=nation,
        of=of,
        proper=proper,
        former=any(word.text.lower() in lexicon().former for word in inner),
    )


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
    return _span(inner, first, last + 1), _is_proper(inner[first : last + 1])


def _nation_of(words: Sequence[Word], noun: Word | None) -> str | None:
    """The country that ``words`` name, unless they are the name of a company."""
    if noun is not None and noun.kind in "BR" and _sphere(noun, ()) is Sphere.ITSELF:
        words = [w for w in words if w.nation and w.nation.form is NationForm.ADJECTIVE and noun.text[0].islower()]
    if any(w.kind == "B" and w.text[0].isupper() and _sphere(w, ()) is Sphere.ITSELF for w in words):
        return None
    return next((word.nation.code for word in words if word.nation), None)


def _sphere(noun: Word | None, modifiers: Sequence[Word]) -> Sphere | None:
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
    return sphere


def _is_proper(words: Sequence[Word]) -> bool:
    return any(word.text[0].isupper() for word in words)


def _span(words: Sequence[Word], first: int, last: int) -> Span:
    return Span(words[first].start, words[last - 1].end)


def is_singular_office(phrase: Phrase) -> bool:
    """Whether the phrase describes one person by an occupation."""
    return (
        phrase.kind is MentionKind.PEOPLE
        and not phrase.plural
        and bool(singular(phrase.head, lexicon().people) or " " in phrase.head)
    )

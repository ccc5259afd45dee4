"""Phrases that name or describe somebody, taken apart: whose they are, what their noun is, what name they hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from whatweknow.annotation.mentions.lexicon import lexicon, singular
from whatweknow.annotation.mentions.ties import CORE, Bounds, nation_of, span_of, sphere_of, tie_of
from whatweknow.annotation.mentions.words import Word
from whatweknow.records import Gender, MentionKind, NationForm, Span, Sphere, Tie

NOUNS = "RBM"
PERSONAL = (MentionKind.PERSON, MentionKind.NAME)
PHRASE = re.compile(rf"P|{CORE}(?:o{CORE}|(?<=[RB])f{CORE})*")
FIRST = re.compile(CORE)
ACRONYM = re.compile(r"\([CNB]+\)$")
NAME_AT_END = re.compile(r"[TC]*C$")
NAME_ALONE = re.compile(r"C{2,4}")


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
    """Where a person's name follows an office without a comma: "Minister of Ports and Ferries Ada Berg".

    It starts with a known given name, or it is all that comes after a country or a word in lower case.
    """
    office = next((i for i in range(first, last - 1) if kinds[i] == "R" and kinds[i + 1] in "of"), None)
    if office is None:
        return None
    given = lexicon().genders
    for i in range(office + 3, last - 1):
        if kinds[i : i + 2] != "CC" or "R" in kinds[office + 1 : i] or "T" in kinds[office + 1 : i]:
            continue
        before = words[i - 1]
        if words[i].text.lower() in given and before.text.lower() not in given:
            return i
        place = before.nation is not None and before.nation.form is NationForm.NAME
        if (place or (before.text[0].islower() and before.kind in "aBx")) and NAME_ALONE.fullmatch(kinds, i, last):
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


def _classed(words: Sequence[Word], kinds: str, at: Bounds) -> Phrase | None:
    core = _with_bodies_as_names(words[at.start : at.end])
    name = NAME_AT_END.search(core)
    if name and (begin := name.start() + _title_in(name.group())) == 0:
        return _named(words, kinds, at, at.start, None)
    if name:
        return _introduced(words, kinds, at, at.start + begin)
    noun = words[at.end - 1]
    if noun.kind == "N":
        if at.end - 1 > at.start and words[at.end - 2].kind == "B" and words[at.end - 2].text[0].isupper():
            return _named(words, kinds, at, _capitals(words, at.start, at.end - 1), None)  # Radio Norland
        return _nation(words, at, noun)
    return _described(words, kinds, at, noun) if noun.kind in NOUNS else None


def _title_in(name: str) -> int:
    """Where the titles that stand before the name itself begin: "Former Norland Gov. Ada Berg"."""
    last = name.rfind("T")
    while last > 0 and name[last - 1] == "T":
        last -= 1
    return max(last, 0)


def _introduced(words: Sequence[Word], kinds: str, at: Bounds, begin: int) -> Phrase:
    """A phrase whose name starts at ``begin``, after an office, an introduction, or more of the name."""
    before = words[begin - 1]
    if before.kind == "R" or (before.kind == "B" and before.text[0].islower()):
        return _named(words, kinds, at, begin, begin - 1)
    adjective = before.nation is not None and before.nation.form is NationForm.ADJECTIVE
    if not adjective and words[begin].kind != "T" and (before.text[0].isupper() or before.kind == ")"):
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
    body = _body_noun(words[begin : at.end]) if head is None else None
    if head is not None:
        kind = {"R": MentionKind.PERSON, "B": MentionKind.BODY}.get(head.kind, MentionKind.DOCUMENT)
    elif body is not None:
        kind = MentionKind.BODY
    else:
        kind = MentionKind.PERSON if titles > begin else MentionKind.NAME
    tie = None
    if noun is not None or at.mark >= 0 or begin > at.start:
        tie = tie_of(words, kinds, Bounds(at.first, at.mark, at.start, begin, begin), head)
    end = at.last if body is not None and kinds[at.end : at.last].startswith("o") else at.end
    kind_word = head or body
    genders = [lexicon().genders.get(word.text.lower()) for word in words[at.start : at.end]]
    return Phrase(
        at.first,
        at.end if kind is MentionKind.PERSON else at.last,
        kind,
        name=span_of(words, titles, end),
        head=kind_word.head if kind_word else "",
        sphere=sphere_of(kind_word, words[at.start : begin]),
        definite=kinds[at.first] == "d",
        gender=next((gender for gender in genders if gender), None) if kind in PERSONAL else None,
        nation=tie.nation if tie else nation_of(words[begin:end], body),
        tie=tie,
    )


def _body_noun(name: Sequence[Word]) -> Word | None:
    """The noun that makes a name a body's; the likes of "Front" and "Port" only at its end."""
    table = lexicon().capital_only
    return next(
        (w for w in reversed(name) if w.kind == "B" and (w is name[-1] or not singular(w.text.lower(), table))), None
    )


def _nation(words: Sequence[Word], at: Bounds, noun: Word) -> Phrase:
    nation = noun.nation
    assert nation is not None
    if nation.form is NationForm.ADJECTIVE and noun.text.endswith("s") and words[at.first].kind != "d":
        return Phrase(  # "many Norlanders" are people; "the Norlanders" may be their government
            at.first, at.end, MentionKind.PEOPLE, head=noun.text.lower(), sphere=Sphere.CIVIL, plural=True
        )
    house = nation.form is NationForm.HOUSE
    return Phrase(
        at.first,
        at.end,
        MentionKind.BODY if house else MentionKind.NATION,
        name=span_of(words, at.end - 1, at.end),
        head=singular(noun.text.split()[-1].lower(), lexicon().bodies) or "",
        sphere=Sphere.STATE,
        nation=nation.code,
        definite=True,
    )


def _described(words: Sequence[Word], kinds: str, at: Bounds, noun: Word) -> Phrase:
    kind = {"R": MentionKind.PEOPLE, "B": MentionKind.BODY, "M": MentionKind.DOCUMENT}[noun.kind]
    tie = tie_of(words, kinds, at, noun)
    proper = any(
        word.kind in "NC" or (word.kind in "Ba" and word.text[0].isupper()) for word in words[at.start : at.end]
    )
    owned = at.mark >= 0 and any(word.kind in "NC" for word in words[at.first : at.mark])
    plural = noun.text.lower() != noun.head
    numbered = plural and kinds[at.first] == "i"
    modified = at.end - at.start > 1 and kinds[at.first] != "i" and not plural
    own = proper or owned or tie.nation is not None
    close = noun.head != "leader" or at.end - 2 < at.first or _may_have_leaders(words[at.end - 2])
    if plural and own and noun.head in lexicon().collectives and not numbered and close:
        kind = MentionKind.BODY
    name = None
    if kind is MentionKind.BODY and (own or modified):
        begin = at.first if owned else at.start
        while kinds[begin] in "di":
            begin += 1
        name = span_of(words, begin, at.last if kinds[at.end : at.last].startswith("o") else at.end)
    return Phrase(
        at.first,
        at.last,
        kind,
        name=name,
        head=noun.head,
        sphere=tie.sphere,
        plural=plural and (numbered or kind is not MentionKind.BODY),
        definite=kinds[at.first] == "d" or at.mark >= 0,
        gender=lexicon().genders.get(noun.head),
        nation=tie.nation,
        tie=tie,
    )


def _may_have_leaders(word: Word) -> bool:
    """Norland's leaders are its government; those of its army's command are some people."""
    return word.kind in "NCs" and not (word.nation and word.nation.form is NationForm.HOUSE)


def is_singular_office(phrase: Phrase) -> bool:
    """Whether the phrase describes one person by an occupation."""
    return (
        phrase.kind is MentionKind.PEOPLE
        and not phrase.plural
        and bool(singular(phrase.head, lexicon().people) or " " in phrase.head)
    )

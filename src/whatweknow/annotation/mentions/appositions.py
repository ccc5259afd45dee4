"""Mentions made of phrases: a name and the office or description beside it are one mention."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from whatweknow.annotation.mentions.lexicon import lexicon
from whatweknow.annotation.mentions.phrases import Phrase, is_singular_office
from whatweknow.annotation.mentions.ties import nation_further_on
from whatweknow.annotation.mentions.words import Word
from whatweknow.records import Mention, MentionKind, Span, Sphere, Tie

LONGEST_APPOSITION = 24  # words
NAMED = (MentionKind.NAME, MentionKind.PERSON)
HEADING = frozenset("leads heads chairs runs directs represents".split())
RELATIVES = frozenset("who which that whose where".split())


def join_appositions(words: Sequence[Word], phrases: Sequence[Phrase]) -> Iterable[Mention]:
    """Mentions of ``phrases``, a name and the office beside it being one."""
    i = 0
    while i < len(phrases):
        one = phrases[i]
        other = phrases[i + 1] if i + 1 < len(phrases) else None
        if other and _is_beside(words, one, other):
            end = _end_of_apposition(words, other)
            if one.kind in NAMED and end and _introduces(other):
                yield _with_tie(words, one, other, end)
                i += 2
                continue
            if other.kind in NAMED and _is_whose(one) and _stands_alone(words, other):
                yield _with_tie(words, other, one, one.last)
                i += 2
                continue
        if not (other and one.kind is MentionKind.NATION and _is_place(words, one)):
            led = _body_led(words, phrases, i) if one.kind in NAMED else None
            yield _as_leader(_mention(words, one), led) if led else _mention(words, one)
        i += 1


def _is_whose(phrase: Phrase) -> bool:
    """Whether a phrase describes one person or body and says which: "the envoy", "Norland's envoy"."""
    if phrase.tie is None or not (is_singular_office(phrase) or phrase.kind is MentionKind.BODY):
        return False
    return phrase.definite or bool(phrase.tie.nation or phrase.tie.of)


def _is_beside(words: Sequence[Word], one: Phrase, other: Phrase) -> bool:
    """Whether a comma parts the two, and at most "of the day" beside it."""
    gap = "".join(word.kind for word in words[one.last : other.first])
    if not gap:
        return is_singular_office(one) and other.kind in NAMED
    return gap == "," or (gap in ("ox,", "odx,") and is_singular_office(one))


def _body_led(words: Sequence[Word], phrases: Sequence[Phrase], i: int) -> Tie | None:
    """What a clause says that a person heads: "Ada Berg, who leads the union"."""
    start = phrases[i].last
    clause = [word.text.lower() for word in words[start : start + len((",", "who", "leads"))]]
    if clause[:2] != [",", "who"] or clause[-1] not in HEADING:
        return None
    body = next((phrase for phrase in phrases[i + 1 :] if phrase.first == start + len(clause)), None)
    if body is None or not (body.kind is MentionKind.BODY or (body.tie and body.tie.of)):
        return None
    whole = Span(words[body.first].start, words[body.last - 1].end)
    of = body.tie.of if body.tie and body.tie.of else whole
    text = Span(words[start + 2].start, whole.end)
    return Tie(text=text, head="leader", sphere=Sphere.SIDE, of=of, proper=body.name is not None and of == whole)


def _as_leader(mention: Mention, tie: Tie) -> Mention:
    return replace(mention, kind=MentionKind.PERSON, head=tie.head, sphere=tie.sphere, ties=(*mention.ties, tie))


def _is_place(words: Sequence[Word], phrase: Phrase) -> bool:
    return phrase.first > 0 and words[phrase.first - 1].kind == "f"


def _introduces(phrase: Phrase) -> bool:
    if phrase.kind is MentionKind.BODY:
        return phrase.name is None or phrase.tie is not None
    return is_singular_office(phrase)


def _end_of_apposition(words: Sequence[Word], phrase: Phrase) -> int | None:
    """Where the apposition that starts with ``phrase`` ends; ``None`` if what follows is no end of one."""
    if phrase.last == len(words):
        return phrase.last
    following = words[phrase.last]
    if following.kind == "," or following.text in (".", ";", ")", "”", '"', "—", "–", "-"):
        return phrase.last
    if following.kind in "ofis&" or following.text.lower() in RELATIVES or following.kind == "C":
        limit = min(len(words), phrase.last + LONGEST_APPOSITION)
        return next(
            (i for i in range(phrase.last, limit) if words[i].text in (",", ".", ";")),
            None if limit < len(words) else limit,
        )
    return None


def _stands_alone(words: Sequence[Word], phrase: Phrase) -> bool:
    if phrase.last == len(words):
        return True
    following = words[phrase.last]
    return following.kind == "," or not (following.text[0].isalnum() and following.kind in "&sCN")


def _with_tie(words: Sequence[Word], name: Phrase, office: Phrase, end: int) -> Mention:
    """The mention of ``name`` with the office beside it, up to word ``end``."""
    assert office.tie is not None
    tie = office.tie
    if end > office.last:
        nation = nation_further_on(words[office.last : end], tie.head)
        tie = replace(tie, text=Span(tie.text.start, words[end - 1].end), nation=tie.nation or nation)
    ties: tuple[Tie, ...] = (*((name.tie,) if name.tie else ()), tie)
    kind = MentionKind.PERSON if office.kind is MentionKind.PEOPLE else MentionKind.BODY
    if kind is MentionKind.PERSON and office.head in lexicon().anyones and not (name.gender or office.gender):
        kind = name.kind
    first, last = min(name.first, office.first), max(name.last, end)
    return Mention(
        span=Span(words[first].start, words[last - 1].end),
        kind=kind,
        name=name.name,
        head=office.head,
        sphere=office.sphere,
        definite=True,
        gender=name.gender or office.gender,
        nation=name.nation or tie.nation,
        ties=ties,
    )


def _mention(words: Sequence[Word], phrase: Phrase) -> Mention:
    return Mention(
        span=Span(words[phrase.first].start, words[phrase.last - 1].end),
        kind=phrase.kind,
        name=phrase.name,
        head=phrase.head,
        sphere=phrase.sphere,
        plural=phrase.plural,
        definite=phrase.definite,
        gender=phrase.gender,
        nation=phrase.nation,
        ties=(phrase.tie,) if phrase.tie else (),
    )

"""Who is mentioned where: names with the offices around them, bodies, countries, descriptions, and what sources are.

Light rules over capitals and small tables instead of a parser: they cost a few milliseconds a report, need
nothing installed, and fail in ways that a reader of this file can see.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from whatweknow.annotation.mentions.circumstances import find_circumstances
from whatweknow.annotation.mentions.phrases import TYING, Phrase, find_phrases, is_singular_office
from whatweknow.annotation.mentions.states import mark_states
from whatweknow.annotation.mentions.words import Word, find_words
from whatweknow.records import (
    AnnotatedReport,
    Block,
    Mention,
    MentionKind,
    NationMention,
    Span,
    Tie,
)

LONGEST_APPOSITION = 16  # words
NAMED = (MentionKind.NAME, MentionKind.PERSON)
RELATIVES = frozenset("who which that whose where".split())


def add_mentions(annotated: AnnotatedReport, blocks: Sequence[Block]) -> AnnotatedReport:
    """``annotated`` with its mentions, in order, its countries and circumstances, as far as they are in ``blocks``.

    Each source of its attributions is a mention with just that span; other mentions do not overlap sources.
    """
    by_block = mark_states(find_words(annotated.report.text, blocks))
    words = [word for block in by_block for word in block]
    starts = [word.start for word in words]
    found: dict[Span, Mention] = {}
    for source in {one.source for one in annotated.attributions if one.source}:
        found[source] = _source(words[_word_at(words, starts, source.start) : bisect_left(starts, source.end)], source)
    taken = sorted(found)
    for block in by_block:
        for mention in _joined(block, list(find_phrases(block))):
            if not _touches(mention.span, taken):
                found.setdefault(mention.span, mention)
            else:
                _enrich(found, taken, mention)
    nations = tuple(
        NationMention(Span(word.start, word.end), word.nation.code, word.nation.name, word.nation.form)
        for word in words
        if word.nation
    )
    mentioned = replace(annotated, mentions=tuple(found[span] for span in sorted(found)), nations=nations)
    return replace(mentioned, circumstances=find_circumstances(mentioned, blocks))


def _word_at(words: Sequence[Word], starts: Sequence[int], offset: int) -> int:
    i = bisect_left(starts, offset)
    return i - 1 if i and words[i - 1].end > offset else i


def _touches(span: Span, taken: Sequence[Span]) -> bool:
    i = bisect_left(taken, span)
    return any(span.overlaps(other) for other in taken[max(i - 3, 0) : i + 3])


def _enrich(found: dict[Span, Mention], taken: Sequence[Span], mention: Mention) -> None:
    """A source that is only the name takes over the offices that stand beside it in the text."""
    i = bisect_left(taken, mention.span)
    for span in taken[max(i - 3, 0) : i + 3]:
        source = found[span]
        if (
            source.name
            and source.name == mention.name
            and mention.kind is not MentionKind.DOCUMENT
            and len(mention.ties) > len(source.ties)
        ):
            kind = mention.kind if source.kind is MentionKind.NAME else source.kind
            found[span] = replace(
                source,
                kind=kind,
                ties=mention.ties,
                gender=source.gender or mention.gender,
                sphere=source.sphere or mention.sphere,
                head=source.head or mention.head,
                nation=source.nation or mention.nation,
            )


def _source(words: Sequence[Word], span: Span) -> Mention:
    """What a source is, by its own words only."""
    parts = list(_joined(words, list(find_phrases(words))))
    if not parts:
        return Mention(span=span, kind=MentionKind.PEOPLE, plural=bool(words) and words[-1].text.endswith("s"))
    first = parts[0]
    if len(parts) > 1 and _is_list(words, parts):
        return Mention(span=span, kind=MentionKind.JOINT, plural=True, members=tuple(parts))
    best = next((part for part in parts if part.kind in NAMED), first)
    if best is not first and first.kind in (MentionKind.PEOPLE, MentionKind.DOCUMENT, MentionKind.BODY):
        best = first
    if (
        best.ties
        and best.ties[0].nation is None
        and not best.ties[0].proper
        and best.kind in (*NAMED, MentionKind.PEOPLE)
    ):
        best = _tied_by_rest(best, words)
    return replace(best, span=span)


def _tied_by_rest(mention: Mention, words: Sequence[Word]) -> Mention:
    """A long office ("head of the committee that oversees ports in Norland") is tied by a country further on."""
    nation = next((w.nation.code for before, w in pairwise(words) if w.nation and before.text.lower() in TYING), None)
    if nation is None:
        return mention
    return replace(mention, nation=nation, ties=(replace(mention.ties[0], nation=nation), *mention.ties[1:]))


def _is_list(words: Sequence[Word], parts: Sequence[Mention]) -> bool:
    """Whether every two neighbours among ``parts`` are joined by "and" or, before that, a comma."""
    gaps = []
    for one, other in pairwise(parts):
        between = [word for word in words if one.span.end <= word.start and word.end <= other.span.start]
        gaps.append("".join(word.kind for word in between))
    return all(gap in (",", "&", ",&") for gap in gaps) and "&" in gaps[-1]


def _joined(words: Sequence[Word], phrases: Sequence[Phrase]) -> Iterable[Mention]:
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
            yield _mention(words, one)
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
        nation = next((word.nation.code for word in words[office.last : end] if word.nation), None)
        tie = replace(tie, text=Span(tie.text.start, words[end - 1].end), nation=tie.nation or nation)
    ties: tuple[Tie, ...] = (*((name.tie,) if name.tie else ()), tie)
    kind = MentionKind.PERSON if office.kind is MentionKind.PEOPLE else MentionKind.BODY
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

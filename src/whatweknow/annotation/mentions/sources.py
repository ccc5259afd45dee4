"""What the source of an attribution is: by its own words, and by what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from whatweknow.annotation.mentions.appositions import NAMED, RELATIVES, join_appositions
from whatweknow.annotation.mentions.phrases import find_phrases
from whatweknow.annotation.mentions.ties import nation_further_on
from whatweknow.annotation.mentions.words import Word
from whatweknow.records import Mention, MentionKind, NationForm, Span, Tie

DESCRIPTIONS = (MentionKind.PEOPLE, MentionKind.DOCUMENT, MentionKind.BODY)
GOES_BY = re.compile(r"(?:named|called|nicknamed|known (?:only )?as|by the name(?: of)?|nickname|codename|call sign)$")
INFLECTED = ("ed", "ing", "ly")


def read_source(words: Sequence[Word], span: Span) -> Mention:
    """What a source is, by its own words only."""
    parts = list(join_appositions(words, list(find_phrases(words))))
    if not parts or (described := _unknown_noun(words)):
        noun = described if parts else None
        return _by_noun(words, span, parts, noun) if noun else _unclear(words, span)
    first = parts[0]
    if len(parts) > 1 and _is_list(words, parts):
        return Mention(span=span, kind=MentionKind.JOINT, plural=True, members=tuple(parts))
    best = next((part for part in parts if part.kind in NAMED), first)
    if best is not first and first.kind in DESCRIPTIONS:
        best = _with_nickname(words, first, best) or first
    if best.ties and not best.ties[0].nation and not best.ties[0].proper and best.kind in (*NAMED, MentionKind.PEOPLE):
        best = _tied_by_rest(best, words)
    return replace(best, span=span)


def _unclear(words: Sequence[Word], span: Span) -> Mention:
    return Mention(span=span, kind=MentionKind.PEOPLE, plural=bool(words) and words[-1].text.endswith("s"))


def _unknown_noun(words: Sequence[Word]) -> Word | None:
    """The noun of a description that no table has ("a Norlandic archer"): the last word before "of", "who", a comma."""
    if not words or words[0].kind not in "di":
        return None
    kinds = "".join(word.kind for word in words)
    end = next(
        (i for i in range(1, len(words)) if kinds[i] in "of,(.v&" or words[i].text.lower() in RELATIVES), len(words)
    )
    if kinds[end - 1] != "x" or end < 2 or any(kind in "RBM" for kind in kinds[:end]):
        return None
    noun = words[end - 1]
    return noun if noun.text.isalpha() and not noun.text.endswith(INFLECTED) else None


def _by_noun(words: Sequence[Word], span: Span, parts: Sequence[Mention], noun: Word) -> Mention:
    """A description by a noun that is in no table, with the country or the name that stands before it."""
    nation = next((word.nation for word in words if word.nation and word.end <= noun.start), None)
    owner = next((part.name for part in parts if part.name and part.name.end <= noun.start and not part.nation), None)
    tie = Tie(
        text=Span(words[1].start, noun.end),
        head=noun.text.lower(),
        plural=noun.text.endswith("s"),
        nation=nation.code if nation and nation.form is not NationForm.HOUSE else None,
        of=owner,
        proper=owner is not None,
    )
    return Mention(
        span=span,
        kind=MentionKind.PEOPLE,
        head=tie.head,
        plural=tie.plural,
        definite=words[0].kind == "d",
        nation=tie.nation,
        ties=(tie,),
    )


def _with_nickname(words: Sequence[Word], first: Mention, name: Mention) -> Mention | None:
    """ "A commander who goes by the name of Sorrel" has a name."""
    before = " ".join(word.text.lower() for word in words if word.end <= name.span.start and word.text.isalpha())
    if first.kind is not MentionKind.PEOPLE or first.plural or not GOES_BY.search(before):
        return None
    return replace(first, kind=MentionKind.PERSON, name=name.name, definite=True)


def _tied_by_rest(mention: Mention, words: Sequence[Word]) -> Mention:
    """A long office ("head of the committee that oversees ports in Norland") is tied by a country further on."""
    nation = nation_further_on(words, mention.ties[0].head)
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


def with_surroundings(source: Mention, mention: Mention) -> Mention:
    """``source`` with what the text beside it tells of it: ``mention`` is what overlaps it in the running text.

    A source that is only the name takes over the offices, one that is only the apposition ("Ada Berg, an envoy,
    said") takes over the name.
    """
    if source.name and source.name == mention.name:
        if mention.kind is MentionKind.DOCUMENT or len(mention.ties) <= len(source.ties):
            return source
        kind = mention.kind if source.kind is MentionKind.NAME else source.kind
        return _merged(source, mention, kind)
    return _with_name_beside(source, mention) if _is_apposition(source, mention) else source


def _is_apposition(source: Mention, mention: Mention) -> bool:
    if mention.name is None or not mention.ties or mention.kind not in (*NAMED, MentionKind.BODY):
        return False
    described = source.kind in DESCRIPTIONS and not source.plural and not source.span.overlaps(mention.name)
    return described and mention.ties[-1].text.overlaps(source.span)


def _with_name_beside(source: Mention, mention: Mention) -> Mention:
    return _merged(replace(source, name=mention.name, definite=True), mention, mention.kind)


def _merged(source: Mention, mention: Mention, kind: MentionKind) -> Mention:
    return replace(
        source,
        kind=kind,
        ties=mention.ties,
        gender=source.gender or mention.gender,
        sphere=source.sphere or mention.sphere,
        head=source.head or mention.head,
        nation=source.nation or mention.nation,
    )

"""Who is mentioned where: names with the offices around them, bodies, countries, descriptions, and what sources are.

Light rules over capitals and small tables instead of a parser: they cost a few milliseconds a report, need
nothing installed, and fail in ways that a reader of this file can see.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from whatweknow.annotation.mentions.appositions import join_appositions
from whatweknow.annotation.mentions.circumstances import find_circumstances
from whatweknow.annotation.mentions.joint import split_countries
from whatweknow.annotation.mentions.lexicon import lexicon
from whatweknow.annotation.mentions.phrases import find_phrases
from whatweknow.annotation.mentions.quoted import with_quoted_speakers
from whatweknow.annotation.mentions.relays import as_outlet
from whatweknow.annotation.mentions.sources import read_source, with_surroundings
from whatweknow.annotation.mentions.states import mark_states
from whatweknow.annotation.mentions.surnames import unmark_surnames
from whatweknow.annotation.mentions.words import Word, find_words
from whatweknow.names import fold
from whatweknow.records import AnnotatedReport, Block, Mention, NationMention, Span, Tie


def add_mentions(annotated: AnnotatedReport, blocks: Sequence[Block]) -> AnnotatedReport:
    """``annotated`` with its mentions, in order, its countries and circumstances, as far as they are in ``blocks``.

    Each source of its attributions is a mention with just that span; other mentions do not overlap sources.
    """
    annotated = with_quoted_speakers(annotated)
    by_block = mark_states(unmark_surnames(find_words(annotated.report.text, blocks)))
    words = [word for block in by_block for word in block]
    starts = [word.start for word in words]
    found: dict[Span, Mention] = {}
    for source in {one.source for one in annotated.attributions if one.source}:
        found[source] = read_source(
            words[_word_at(words, starts, source.start) : bisect_left(starts, source.end)], source
        )
    annotated = split_countries(annotated, found)
    taken = sorted(found)
    for block in by_block:
        for mention in join_appositions(block, list(find_phrases(block))):
            if not _touches(mention.span, taken):
                found.setdefault(mention.span, mention)
            else:
                _enrich(found, taken, mention)
    nations = tuple(
        NationMention(Span(word.start, word.end), word.nation.code, word.nation.name, word.nation.form)
        for word in words
        if word.nation
    )
    codes = {nation.code for nation in nations}
    mentions = tuple(_known(found[span], annotated.report.text, codes) for span in sorted(found))
    mentioned = replace(annotated, mentions=mentions, nations=nations)
    return replace(mentioned, circumstances=find_circumstances(mentioned, blocks))


def _known(mention: Mention, text: str, codes: set[str]) -> Mention:
    """The mention with what the tables know of its name: an outlet, or an office of one of the report's countries."""
    if outlet := as_outlet(mention, text):
        return outlet
    ties = tuple(_of_country(tie, mention, text, codes) for tie in mention.ties)
    return replace(mention, ties=ties, nation=mention.nation or ties[0].nation) if ties != mention.ties else mention


def _of_country(tie: Tie, mention: Mention, text: str, codes: set[str]) -> Tie:
    if tie.nation or tie.former:
        return tie
    code = lexicon().national_offices.get(" ".join(tie.text.of(text).lower().split()))
    code = code or _led_by(tie, mention, text)
    return replace(tie, nation=code) if code in codes else tie


def _led_by(tie: Tie, mention: Mention, text: str) -> str | None:
    """The country whose head of state or government bears the name and the office of the mention."""
    words = fold(mention.name.of(text)).split() if mention.name and not tie.of else [""]
    known = lexicon().leaders.get((tie.head, words[-1]), ())
    codes = {code for name, code in known if _is_name_of(words, name.split())}
    return codes.pop() if len(codes) == 1 else None


def _is_name_of(words: Sequence[str], name: Sequence[str]) -> bool:
    """Whether words are a person's name or a part of it, but for initials: "Berg", "Ada H. Berg"."""
    return all(word in name or len(word.rstrip(".")) == 1 for word in words)


def _word_at(words: Sequence[Word], starts: Sequence[int], offset: int) -> int:
    i = bisect_left(starts, offset)
    return i - 1 if i and words[i - 1].end > offset else i


def _touches(span: Span, taken: Sequence[Span]) -> bool:
    i = bisect_left(taken, span)
    return any(span.overlaps(other) for other in taken[max(i - 3, 0) : i + 3])


def _enrich(found: dict[Span, Mention], taken: Sequence[Span], mention: Mention) -> None:
    """Tell the sources that ``mention`` touches what the text beside them tells of them."""
    i = bisect_left(taken, mention.span)
    for span in taken[max(i - 3, 0) : i + 3]:
        if span.overlaps(mention.span):
            found[span] = with_surroundings(found[span], mention)

"""How a statement reached the report: through which outlets, by what means, and where it was made.

The rules read the sentences that hold an attribution's source and cue, outside its content.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from whatweknow.annotation.mentions.relays import find_relays
from whatweknow.records import AnnotatedReport, Attribution, Block, Circumstances, Span
from whatweknow.sentences import find_sentences
from whatweknow.spans import subtract

_PLATFORM = (
    r"(?:Twitter|X|Facebook|Telegram|Instagram|WhatsApp|Weibo|YouTube|TikTok|Truth Social|VKontakte|VK|LinkedIn)"
)
_OWN = r"(?:(?:his|her|its|their|the|an?|one)\s+)?"
_IN_PHRASE = r"(?!(?:with|of|to|for|on|in|at|by|from|and|or|than|that|the|an?|any|this)\b)[\w.’'-]+\s+"  # no new phrase
_PAPER = (
    r"(?:statement|letter|tweet|tweets|memo|email|e-mail|interview|report|op-ed|article|press release|"
    r"release|video|video message|message|text message|speech|address|filing|court filing|indictment|briefing note|"
    r"broadcast|"
    r"telephone call|phone call|readout|communiqué|communique|blog(?! post)|newsletter|podcast)"
)
_CHANNEL = re.compile(
    rf"\b(?:[Oo]n|via|through)\s+{_OWN}(?:[\w-]+\s+){{0,2}}?{_PLATFORM}\b(?:\s+(?:account|feed|page|channel|post))?"
    r"|\bon\s+(?:social media|state (?:TV|television|radio)|national (?:TV|television)|television|the radio|the phone)"
    rf"|\b(?:[Ii]n|via|through)\s+{_OWN}(?:{_IN_PHRASE}){{0,4}}?{_PAPER}\b"
    rf"|\b[Ii]n\s+(?:an?|another|one)\s+(?:{_IN_PHRASE}){{0,3}}?posts?\b"  # "his first post" may be an office
    rf"|\b(?:[Ii]n\s+{_OWN})?{_PLATFORM}\s+(?:post|message|account|feed|channel)\b"
    r"|\bby\s+(?:telephone|phone|e-?mail|fax|text message|letter|press release)\b"
)
_OCCASION = (
    r"(?:news conference|press conference|conference call|conference|news briefing|press briefing|briefing|rally|"
    r"summit|meeting|hearing|ceremony|event|forum|session|vigil|funeral|debate|dinner|parade|inquest|trial|talks|visit|trip|"
    r"tour|gathering)"
)
_CALENDAR = (
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan(?:uary|\.)|Feb(?:ruary|\.)|March|April|May|June|July|Aug(?:ust|\.)"
    r"|Sept(?:ember|\.)|Oct(?:ober|\.)|Nov(?:ember|\.)|Dec(?:ember|\.)"
)
_PROPER = rf"(?!{_CALENDAR})[A-Z][\w’'-]*(?:\.[A-Z][\w’'-]*){{0,3}}"
_NAME = rf"{_PROPER}(?:\s+(?:of\s+)?{_PROPER}){{0,6}}"
_PLACE = rf"(?:\s+(?:in|at|on|to|of)\s+(?:the\s+)?{_NAME})"
_THE_PLACE = (
    rf"the\s+(?:{_NAME}\s+)?(?:House|Nations|U\.N\.|Pentagon|Kremlin|Capitol|Department|Ministry|Embassy|Senate|Palace)"
)
_VENUE = re.compile(
    rf"\b(?:[Aa]t|[Dd]uring)\s+(?:{_OWN}|(?:[A-Z]\w*day|last\s+\w+|this\s+\w+)[’']s\s+)(?:{_IN_PHRASE}){{0,4}}?"
    rf"{_OCCASION}\b{_PLACE}?"
    rf"|\b(?:told|[Ss]peaking (?:at|to)|spoke (?:at|to))\s+(?:an?|the|his|her|their)\s+(?:{_IN_PHRASE}){{0,3}}?"
    rf"{_OCCASION}\b{_PLACE}?"
    rf"|\b(?:told|testified (?:to|before)|spoke (?:to|before)|[Ss]peaking (?:to|in|before)|said in)\s+(?:the\s+)?"
    rf"(?:parliament|Parliament|Congress|court|lawmakers|deputies|MPs)\b{_PLACE}?"
    rf"|\b(?:[Ss]peaking|[Ss]peaking to reporters){_PLACE}"
    rf"|\b[Aa]t\s+{_THE_PLACE}\b(?!\s+[A-Z])"
)
_LEAD = re.compile(r"^(?:told|testified|spoke|said|[Ss]peaking)\s+(?:to\s+|before\s+|(?=in\s|at\s))?")
_REACH = 90  # characters between the cue and what belongs to it
_ANOTHER_CLAUSE = re.compile(r"[;:]|\b(?:who|which|that|when|after|before|while|because|since|as|and|but|where)\b")


def find_circumstances(annotated: AnnotatedReport, blocks: Sequence[Block]) -> tuple[Circumstances, ...]:
    """The circumstances of each attribution of ``annotated``, whose mentions have been found."""
    text = annotated.report.text
    sentences = [sentence for block in blocks for sentence in find_sentences(text, block.span)]
    frames = [_frame(one, sentences) for one in annotated.attributions]
    relays = find_relays(annotated, frames)
    return tuple(
        _of(text, one, frame, relay) for one, frame, relay in zip(annotated.attributions, frames, relays, strict=True)
    )


def _frame(attribution: Attribution, sentences: Sequence[Span]) -> list[Span]:
    """The parts, outside the content, of the sentences in which source and cue stand."""
    marks = [mark for mark in (attribution.source, attribution.cue) if mark]
    held = []
    for mark in marks:
        i = bisect_left(sentences, mark.end, key=lambda sentence: sentence.end)
        if i < len(sentences) and sentences[i].start <= mark.start and sentences[i] not in held:
            held.append(sentences[i])
    return [part for sentence in sorted(held) for part in subtract(sentence, attribution.content)]


def _of(text: str, attribution: Attribution, frame: Sequence[Span], relay: tuple[Span, ...]) -> Circumstances:
    channel = _first(_CHANNEL, text, frame, attribution)
    venue = _first(_VENUE, text, frame, attribution)
    if venue and (lead := _LEAD.match(venue.of(text))):
        venue = Span(venue.start + lead.end(), venue.end)
    return Circumstances(relay=relay, channel=channel, venue=venue)


def _first(pattern: re.Pattern[str], text: str, frame: Sequence[Span], attribution: Attribution) -> Span | None:
    """The first match in the frame that is no part of the source, and belongs to the cue."""
    for part in frame:
        for match in pattern.finditer(text, part.start, part.end):
            found = Span(*match.span())
            of_source = attribution.source is not None and found.overlaps(attribution.source)
            if not of_source and (_opens(text, found, part) or _beside(text, found, attribution)):
                return found
    return None


def _opens(text: str, found: Span, part: Span) -> bool:
    """Whether a sentence or what is left of it begins with ``found``: "In a letter, Tam said"."""
    return not any(map(str.isalnum, text[part.start : found.start])) and text[found.start].isupper()


def _beside(text: str, found: Span, attribution: Attribution) -> bool:
    """Whether ``found`` stands near the cue and in its clause, the content left out."""
    cue = attribution.cue
    if cue is None or cue.overlaps(found):
        return True
    gap = Span(min(found.end, cue.end), max(found.start, cue.start))
    between = " ".join(part.of(text) for part in subtract(gap, attribution.content))
    return len(between) <= _REACH and _ANOTHER_CLAUSE.search(between) is None

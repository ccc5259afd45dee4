"""How a statement reached the report: through which outlets, by what means, and where it was made.

The rules read the sentences that hold an attribution's source and cue, outside its content.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from whatweknow.annotation.sentences import find_sentences
from whatweknow.records import AnnotatedReport, Attribution, Block, Circumstances, Mention, MentionKind, Span, Sphere
from whatweknow.spans import subtract

_PLATFORM = (
    r"(?:Twitter|X|Facebook|Telegram|Instagram|WhatsApp|Weibo|YouTube|TikTok|Truth Social|VKontakte|VK|LinkedIn)"
)
_OWN = r"(?:(?:his|her|its|their|the|an?|one)\s+)?"
_PAPER = (
    r"(?:statement|letter|tweet|tweets|post|posts|memo|email|e-mail|interview|report|op-ed|article|press release|"
    r"release|video|video message|message|text message|speech|address|filing|court filing|indictment|briefing note|"
    r"broadcast|"
    r"telephone call|phone call|readout|communiqué|communique|blog|newsletter|podcast)"
)
_CHANNEL = re.compile(
    rf"\b(?:[Oo]n|via|through)\s+{_OWN}(?:[\w-]+\s+){{0,2}}?{_PLATFORM}\b(?:\s+(?:account|feed|page|channel|post))?"
    r"|\bon\s+(?:social media|state (?:TV|television|radio)|national (?:TV|television)|television|the radio|the phone)"
    rf"|\b(?:[Ii]n|via|through|by)\s+{_OWN}(?:[\w’'-]+\s+){{0,4}}?{_PAPER}\b"
    rf"|\b(?:[Ii]n\s+{_OWN})?{_PLATFORM}\s+(?:post|message|account|feed|channel)\b"
    r"|\bby\s+(?:telephone|phone|e-?mail|fax|text message)\b"
)
_OCCASION = (
    r"(?:news conference|press conference|conference|news briefing|press briefing|briefing|rally|summit|meeting|"
    r"hearing|ceremony|event|forum|session|vigil|funeral|debate|dinner|parade|inquest|trial|talks|event|visit|trip|tour|gathering)"
)
_PLACE = r"(?:\s+(?:in|at|on|to|of)\s+(?:the\s+)?[A-Z][\w’'.-]*(?:\s+(?:of\s+)?[A-Z][\w’'.-]*)*)"
_VENUE = re.compile(
    r"\b(?:at|during|before|after|to|told)\s+(?:an?|the|his|her|its|their)?\s*"
    rf"(?:[\w.’'-]+\s+){{0,4}}?{_OCCASION}\b{_PLACE}?"
    rf"|\b(?:told|to|in|before)\s+(?:the\s+)?(?:parliament|Parliament|Congress|court|lawmakers|deputies|MPs)\b{_PLACE}?"
    rf"|\b(?:[Ss]peaking|speaking to reporters){_PLACE}"
    r"|\bat the scene\b|\bat the [A-Z]\w+\b"
)
STATE_MEDIA = frozenset("agency television tv radio media news outlet".split())  # also where they speak for a state
_LEAD = re.compile(r"^(?:told|to|[Ss]peaking)\s+")
_TOLD = re.compile(r"(?:\b(?:told|tells|telling)\s+(?:(?:the|an?)\s+)?(?:state[\w-]*\s+)?|\b(?:and|,)\s+(?:the\s+)?)$")
_ACCORDING = re.compile(r"\b(?:according to|cited by|quoted by|reported by|carried by|published by)\s+(?:the\s+)?$")
_REPORTED = re.compile(
    r"\s*(?:has |have |had )?(?:also )?(?:reported|reports|quoted|quotes|cited|cites|said, citing)\b"
)


def find_circumstances(annotated: AnnotatedReport, blocks: Sequence[Block]) -> tuple[Circumstances, ...]:
    """The circumstances of each attribution of ``annotated``, whose mentions have been found."""
    text = annotated.report.text
    sentences = [sentence for block in blocks for sentence in find_sentences(text, block.span)]
    return tuple(_of(annotated, one, _frame(one, sentences)) for one in annotated.attributions)


def _frame(attribution: Attribution, sentences: Sequence[Span]) -> list[Span]:
    """The parts, outside the content, of the sentences in which source and cue stand."""
    marks = [mark for mark in (attribution.source, attribution.cue) if mark]
    held = []
    for mark in marks:
        i = bisect_left(sentences, mark.end, key=lambda sentence: sentence.end)
        if i < len(sentences) and sentences[i].start <= mark.start and sentences[i] not in held:
            held.append(sentences[i])
    return [part for sentence in sorted(held) for part in subtract(sentence, attribution.content)]


def _of(annotated: AnnotatedReport, attribution: Attribution, frame: Sequence[Span]) -> Circumstances:
    text = annotated.report.text
    relay = tuple(_relays(annotated, attribution, frame))
    channel = _first(_CHANNEL, text, frame, attribution.source)
    venue = _first(_VENUE, text, frame, attribution.source)
    if venue and (lead := _LEAD.match(venue.of(text))):
        venue = Span(venue.start + lead.end(), venue.end)
    return Circumstances(relay=relay, channel=channel, venue=venue)


def _first(pattern: re.Pattern[str], text: str, frame: Sequence[Span], source: Span | None) -> Span | None:
    """The first match in the frame that is no part of the source."""
    for part in frame:
        for match in pattern.finditer(text, part.start, part.end):
            found = Span(*match.span())
            if source is None or not found.overlaps(source):
                return found
    return None


def _relays(annotated: AnnotatedReport, attribution: Attribution, frame: Sequence[Span]) -> Iterator[Span]:
    """The outlets of the sentence, from the speaker outwards: who was told, then who reports it."""
    text = annotated.report.text
    outlets = [m for m in annotated.mentions if m.span != attribution.source and _may_be_outlet(m)]
    inside = [m for m in outlets if any(part.contains(m.span) for part in frame)]
    told: list[Mention] = []
    for mention in inside:
        before = text[max(mention.span.start - 24, 0) : mention.span.start]
        follows = told and mention.span.start - told[-1].span.end < 7
        if (match := _TOLD.search(before)) and (match.group()[:1] == "t" or follows):
            told.append(mention)
            yield _plain(text, mention)
    for mention in outlets:
        if mention.span in _reporters(annotated, attribution):
            told.append(mention)
            yield _plain(text, mention)
    for mention in inside:
        before = text[max(mention.span.start - 20, 0) : mention.span.start]
        if mention not in told and (_ACCORDING.search(before) or _REPORTED.match(text, mention.span.end)):
            yield _plain(text, mention)


def _reporters(annotated: AnnotatedReport, attribution: Attribution) -> list[Span]:
    """The sources of the attributions inside which this one stands."""
    inner = attribution.source or attribution.content[0]
    return [
        one.source
        for one in annotated.attributions
        if one is not attribution and one.source and any(piece.contains(inner) for piece in one.content)
    ]


def _may_be_outlet(mention: Mention) -> bool:
    if mention.kind is MentionKind.BODY:
        return mention.sphere is Sphere.MEDIA or mention.head in STATE_MEDIA
    return mention.kind is MentionKind.NAME and not mention.gender and not mention.ties


def _plain(text: str, mention: Mention) -> Span:
    """The mention without its article."""
    words = mention.span.of(text)
    start = 4 if words.lower().startswith("the ") else 0
    return Span(mention.span.start + start, mention.span.end)

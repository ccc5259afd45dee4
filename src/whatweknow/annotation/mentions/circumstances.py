"""How a statement reached the report: through which outlets, by what means, and where it was made.

The rules read the sentences that hold an attribution's source and cue, outside its content.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from whatweknow.annotation.mentions.relays import find_relays
from whatweknow.annotation.sentences import find_sentences
from whatweknow.records import AnnotatedReport, Attribution, Block, Circumstances, Span
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
_LEAD = re.compile(r"^(?:told|to|[Ss]peaking)\s+")


def find_circumstances(annotated: AnnotatedReport, blocks: Sequence[Block]) -> tuple[Circumstances, ...]:
    """The circumstances of each attribution of ``annotated``, whose mentions have been found."""
    text = annotated.report.text
    sentences = [sentence for block in blocks for sentence in find_sentences(text, block.span)]
    frames = [_frame(one, sentences) for one in annotated.attributions]
    relays = find_relays(annotated, frames)
    return tuple(
        _of(text, one.source, frame, relay)
        for one, frame, relay in zip(annotated.attributions, frames, relays, strict=True)
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


def _of(text: str, source: Span | None, frame: Sequence[Span], relay: tuple[Span, ...]) -> Circumstances:
    channel = _first(_CHANNEL, text, frame, source)
    venue = _first(_VENUE, text, frame, source)
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

"""Reports about invented events, with what the annotating layer makes of them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from whatweknow.annotation.mentions import add_mentions
from whatweknow.records import AnnotatedReport, Attribution, Block, BlockKind, Mode, Report, Resolution, Span, Speaker
from whatweknow.resolution import resolve_speakers


def annotated(text: str, *sources: str, report: str = "report", outlet: str | None = None) -> AnnotatedReport:
    """A report whose attributions have ``sources`` in the order in which they stand; ``*`` before a source's words
    goes on to the next place where they stand. Paragraphs are parted by blank lines."""
    attributions = []
    at = 0
    for source in sources:
        words = source.lstrip("*")
        whole = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
        for _ in range(1 + len(source) - len(words)):
            match = whole.search(text, at)
            assert match, f"{words!r} is not in {text!r}"
            at = match.end()
        span = Span(match.start(), match.end())
        attributions.append(Attribution(span, None, (_rest_of_sentence(text, span),), Mode.INDIRECT, 1.0))
    starts = [0, *(i + 2 for i in range(len(text)) if text.startswith("\n\n", i)), len(text) + 2]
    blocks = tuple(Block(BlockKind.PARAGRAPH, Span(start, end - 2)) for start, end in pairwise(starts))
    story = Report(id=report, text=text, raw_sha256="00" * 32, blocks=blocks, outlet=outlet)
    return add_mentions(AnnotatedReport(story, tuple(attributions)), blocks)


def _rest_of_sentence(text: str, source: Span) -> Span:
    """Some content: what follows the source, or the text's first letter."""
    end = text.find(".", source.end)
    return Span(source.end, end) if end > source.end else Span(0, 1)


def speakers(text: str, *sources: str) -> list[str]:
    """The names under which the sources of one report speak; descriptions in brackets."""
    return names(resolve_speakers([annotated(text, *sources)]))


def names(resolution: Resolution) -> list[str]:
    return [shown(speaker) for speaker in in_order(resolution)]


def shown(speaker: Speaker) -> str:
    return speaker.name if speaker.named else f"({speaker.name})"


def in_order(resolution: Resolution) -> Sequence[Speaker]:
    by_id = {speaker.id: speaker for speaker in resolution.speakers}
    return [by_id[one] for row in resolution.speaker_ids for one in row if one is not None]


def parties(resolution: Resolution) -> list[str | None]:
    """The names of the parties for which the sources speak."""
    known = {party.id: party.name for party in resolution.parties}
    return [known.get(speaker.party or "") for speaker in in_order(resolution)]

"""Which words leave a content open, and whose they are: the speaker's or the reporter's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from whatweknow.annotation.modality.lexicon import lexicon
from whatweknow.annotation.modality.negation import CueReading
from whatweknow.annotation.modality.wording import Wording
from whatweknow.records import Mode, Span

UNHEDGED = frozenset(("no_comment", "cannot_confirm", "deny", "decline"))  # nothing is put forward that could be hedged
QUESTION = re.compile(r"\W*if\b", re.IGNORECASE)
MONTH = "May"
AFTER_MODAL = ("have", "be", "not", "well", "never")


def hedges(wording: Wording, cue: CueReading) -> tuple[list[Span], list[Span]]:
    """The speaker's hedges and the reporter's, each in order.

    In the reporting clause the reporter hedges the act ("reportedly said"), or reports that the speaker hedges
    ("suggested"). In a content the speaker hedges; words of distance ("alleged") that the report does not quote are
    the reporter's.
    """
    tables = lexicon().hedges
    speakers = [] if cue.kind == "deny" else list(wording.cue_matches(tables["cue"]))
    reporters = list(wording.cue_matches(tables["reporter"]))
    speakers = [one for one in speakers if not (_is_month(wording.text, one) or any(map(one.overlaps, reporters)))]
    if cue.kind in UNHEDGED:
        return speakers, reporters
    distancing = {(one.start, one.end) for one in wording.content_matches(tables["distancing"])}
    asked = QUESTION.match(wording.text, wording.attribution.content[0].start) if cue.kind == "demand" else None
    for span in _in_content(wording):
        if asked and asked.end() == span.end:
            continue  # "asked if" states no condition
        own_words = wording.attribution.mode is not Mode.DIRECT and not wording.is_quoted(span)
        (reporters if own_words and (span.start, span.end) in distancing else speakers).append(span)
    return sorted(speakers), sorted(reporters)


def _in_content(wording: Wording) -> Iterator[Span]:
    tables = lexicon().hedges
    left_open = list(wording.content_matches(tables["left_open"]))
    yield from left_open
    masks = [*left_open, *wording.content_matches(tables["masks"])]
    for span in wording.content_matches(tables["speaker"]):
        if not any(mask.overlaps(span) for mask in masks) and not _is_month(wording.text, span):
            yield span


def _is_month(text: str, span: Span) -> bool:
    return span.of(text) == MONTH and not text[span.end :].lstrip().lower().startswith(AFTER_MODAL)

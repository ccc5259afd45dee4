"""Statements of which their report says, or shows, that it gives them in translation."""

from __future__ import annotations

import re
from collections.abc import Sequence

from whatweknow.records import Citation, Report, Span, Statement
from whatweknow.sentences import find_sentences
from whatweknow.spans import cite

_LANGUAGE = (
    r"(?:[A-Z][a-z]+(?:ian|ish|ese|ic)|Afrikaans|Azeri|Bengali|Bulgarian|Cantonese|Czech|Dari|Dutch|Farsi|French|German"
    r"|Greek|Hausa|Hebrew|Hindi|Kazakh|Korean|Kurmanji|Mandarin|Nepali|Pashto|Punjabi|Slovak|Slovene|Somali|Swahili|Tajik"
    r"|Tamil|Telugu|Thai|Urdu|Uzbek|Yoruba|Zulu)"
)
_SAID = re.compile(
    rf"\b(?:translated|(?:a|in|an [a-z]+|[a-z]+'s|via) translation"
    rf"|(?:through|via) (?:an?|his|her|their) (?:translator|interpreter)"
    rf"|(?:speaking|said|wrote|written|tweeted|posted) in {_LANGUAGE}"
    rf"|in a {_LANGUAGE}-language (?:post|statement|message|tweet|interview|broadcast|video))\b"
)
_WHOLE = re.compile(
    r"^[^\n]{0,60}\b(?:unofficial translation|translated (?:from|by|into)|translation (?:from|by):?)\b[^\n]{0,80}$",
    re.IGNORECASE | re.MULTILINE,
)
HEAD, TAIL = 600, 400  # characters in which a report says of itself that it is a translation


def find_translations(reports: Sequence[Report], statements: Sequence[Statement]) -> dict[str, Citation]:
    """The words that show a translation, by the id of the statement: in its sentence, or of the whole report."""
    texts = {report.id: report for report in reports}
    whole = {report.id: _of_whole(report) for report in reports}
    found = {}
    for statement in statements:
        shown = whole[statement.report] or _in_sentence(texts[statement.report], statement)
        if shown:
            found[statement.id] = shown
    return found


def _of_whole(report: Report) -> Citation | None:
    found = _WHOLE.search(report.text, 0, HEAD) or _WHOLE.search(report.text, max(0, len(report.text) - TAIL))
    return cite(report, Span(*found.span())) if found else None


def _in_sentence(report: Report, statement: Statement) -> Citation | None:
    """The words in the sentence of the cue, outside the content."""
    content = [piece.span for piece in statement.content]
    anchor = statement.cue or statement.source
    if anchor is None:
        return None
    end = report.text.find("\n", anchor.end)
    line = Span(report.text.rfind("\n", 0, anchor.start) + 1, end if end >= 0 else len(report.text))
    for sentence in find_sentences(report.text, line):
        if sentence.start <= anchor.start < sentence.end:
            said = (Span(*match.span()) for match in _SAID.finditer(report.text, sentence.start, sentence.end))
            outside = (span for span in said if not any(piece.overlaps(span) for piece in content))
            return next((cite(report, span) for span in outside), None)
    return None

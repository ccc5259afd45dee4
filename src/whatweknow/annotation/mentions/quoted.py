"""Who is quoted through somebody else: "Ardinform quoted the envoy as saying" is said by the envoy."""

from __future__ import annotations

import re
from dataclasses import replace

from whatweknow.records import AnnotatedReport, Attribution, Span

_QUOTES = re.compile(r"(?<!was )(?<!were )(?<!been )(?<!is )(?<!are )(?:quot|cit)(?:ed|es|ing)\b")
_WHO = re.compile(
    r"\s*(?!as\b)(?P<who>[^\s,.;:“\"][^,.;:“\"\n]{1,80}?),?\s+(?:as\s+)?(?:saying|telling|claiming|stating|adding|denying)\b"
)


def with_quoted_speakers(annotated: AnnotatedReport) -> AnnotatedReport:
    """``annotated`` with the quoted as the sources of such attributions; who quotes them is their relay."""
    text = annotated.report.text
    return replace(annotated, attributions=tuple(_by_quoted(text, one) for one in annotated.attributions))


def _by_quoted(text: str, one: Attribution) -> Attribution:
    if one.source is None or one.cue is None or one.cue.start < one.source.end:
        return one
    verb = _QUOTES.search(text, one.cue.start, one.cue.end)
    match = _WHO.match(text, verb.end()) if verb else None
    if match is None:
        return one
    who = Span(*match.span("who"))
    return one if any(piece.overlaps(who) for piece in one.content) else replace(one, source=who)

"""A brief that may be published where its articles may not: stored copies keep what is cited, and hashes of the rest.

In the stored text every hidden character that is not white space is replaced by ``HIDING``, one for one, so that all
offsets hold. docs/decisions/0005-public-briefs.md says why.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from whatweknow.briefing.proof.verbatim import check_verbatim, citations
from whatweknow.briefing.serialising import seal
from whatweknow.records import HIDING, Brief, BriefReport, Citation, HiddenStretch, Span
from whatweknow.spans import subtract, trim

_LETTERS = re.compile(r"\S")


def make_public(
    brief: Brief, texts: Mapping[str, str], sentences: Mapping[str, Sequence[Span]]
) -> tuple[Brief, dict[str, str]]:
    """``brief`` and its stored texts with nothing of the reports but the sentences and words that it cites.

    ``texts`` and ``sentences`` are by report id. Stretches that copies share, and what versions changed, are left out
    of the brief.

    Raises:
        VerbatimError: a citation does not stand in ``texts``.
    """
    brief = replace(
        brief,
        copies=tuple(replace(group, shared=()) for group in brief.copies),
        revisions=tuple(replace(one, added=(), removed=(), amended=()) for one in brief.revisions),
    )
    kept = _kept(brief, sentences)
    reports = tuple(replace(report, hidden=hash_rest(texts[report.id], kept[report.id])) for report in brief.reports)
    public = replace(brief, reports=reports)
    masked = {report.id: mask(texts[report.id], report.hidden) for report in (*reports, *brief.superseded)}
    check_verbatim(public, masked)
    return seal(public), masked


def hash_rest(text: str, kept: Sequence[Span], hidden: Sequence[HiddenStretch] = ()) -> tuple[HiddenStretch, ...]:
    """All of ``text`` but ``kept``, as stretches to hide; those that are ``hidden`` already keep their hashes."""
    before = [Span(stretch.start, stretch.end) for stretch in hidden]
    holes = subtract(Span(0, len(text)), [*kept, *before]) if text else []
    trimmed = (trim(text, hole.start, hole.end) for hole in holes)
    new = [_hashed(text, hole) for hole in trimmed if hole]
    return tuple(sorted([*hidden, *new], key=lambda stretch: stretch.start))


def mask(text: str, hidden: Sequence[HiddenStretch]) -> str:
    """``text`` with its hidden stretches made unreadable; it keeps its length, white space and offsets."""
    pieces, end = [], 0
    for stretch in hidden:
        pieces += [text[end : stretch.start], _LETTERS.sub(HIDING, text[stretch.start : stretch.end])]
        end = stretch.end
    return "".join([*pieces, text[end:]])


def is_public(brief: Brief) -> bool:
    """Whether any stored text hides something."""
    return any(report.hidden for report in brief.reports)


def hiding_problems(report: BriefReport, text: str) -> Iterator[str]:
    """What is wrong with the hidden stretches of a report whose stored text is ``text``."""
    end = 0
    for stretch in report.hidden:
        place = f"reports[{report.id}].hidden: [{stretch.start}, {stretch.end})"
        if not end <= stretch.start < stretch.end <= len(text):
            yield f"{place} must be a stretch of [{end}, {len(text)})"
            return
        if _LETTERS.sub(HIDING, text[stretch.start : stretch.end]) != text[stretch.start : stretch.end]:
            yield f"{place} is not hidden in the stored text"
        end = stretch.end


def original_problems(report: BriefReport, stored: str, original: str) -> Iterator[str]:
    """Where the original text of a report is not what its stored copy and the hashes of its hidden stretches say."""
    for stretch in report.hidden:
        if _sha256(original[stretch.start : stretch.end]) != stretch.sha256:
            yield f"reports[{report.id}].hidden: [{stretch.start}, {stretch.end}) of the original has another sha256"
    if mask(original, report.hidden) != stored:
        yield f"reports[{report.id}]: the stored text is not the original with its hidden stretches hidden"


def _kept(brief: Brief, sentences: Mapping[str, Sequence[Span]]) -> dict[str, list[Span]]:
    """By report, the sentences of all that is quoted, and the words of every other citation."""
    kept: dict[str, list[Span]] = {report.id: [] for report in brief.reports}
    for _, words in citations(brief):
        if words.report in kept:
            kept[words.report].append(words.span)
    quoted: dict[str, list[Citation]] = {}
    told = (brief.statements, brief.points, brief.timeline, brief.figures, brief.evidence, brief.unknowns)
    for _, words in citations([*told, brief.correction_notes, brief.changes]):
        quoted.setdefault(words.report, []).append(words)
    for report_id in quoted.keys() & kept.keys():
        places = [words.span for words in quoted[report_id]]
        kept[report_id] += [one for one in sentences[report_id] if any(one.overlaps(place) for place in places)]
    return kept


def _hashed(text: str, span: Span) -> HiddenStretch:
    return HiddenStretch(start=span.start, end=span.end, sha256=_sha256(span.of(text)))


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()

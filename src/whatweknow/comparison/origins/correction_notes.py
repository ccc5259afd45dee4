"""Notes by which a report corrects itself, and the statements that they concern."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from whatweknow.comparison.terms import concepts, shared, stem
from whatweknow.records import CorrectionNote, Report, Span, Statement, content_id
from whatweknow.spans import cite, trim

LONGEST = 1_500  # characters of a note
FEWEST_SHARED, LEAST_SHARED = 3, 0.5  # terms of a statement that the note must have too, where it gives no figure
_NOTE = re.compile(
    r"\(?(?:this is a )?(?:corrections?|clarification|corrigendum|erratum)\b(?: and clarifications?)?"
    r"(?: \([^)\n]{1,40}\)| [\w., ]{1,40})?\s*[:–—-]"
    r"|\((?:corrects|this (?:story|article|report|version) corrects)\b"
    r"|[^\n]{0,120}?\b(?:earlier|previous|original|first) versions? of (?:this|the|our)\b"
    r"|[^\n]{0,80}?\b(?:story|article|report|headline|post|piece|page) (?:has been|was|is) (?:since )?"
    r"(?:corrected|amended|updated to correct|changed to correct)\b"
    r"|[^\n]{0,80}?\b(?:an earlier|a previous|our (?:earlier|first)) (?:story|article|report|headline)\b[^\n]{0,80}"
    r"\b(?:incorrectly|wrongly|mistakenly|misstated|misidentified|in error)\b",
    re.IGNORECASE,
)
_PARAGRAPH = re.compile(r"[^\n]+")
_NUMBER_WORDS = "one two three four five six seven eight nine ten eleven twelve".split()
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*|\b(?:" + "|".join(_NUMBER_WORDS) + r")\b", re.IGNORECASE)
_OF_NOTES = frozenset(map(stem, "correct correction corrects story article paragraph version headline earlier".split()))


def find_correction_notes(
    reports: Sequence[Report], statements: Sequence[Statement], related: Mapping[str, Iterable[str]]
) -> tuple[CorrectionNote, ...]:
    """The notes of ``reports`` and the statements that each concerns, in the report itself and in those ``related``.

    ``related`` maps a report's id to those of its copies and versions. A statement is concerned if it gives a figure
    that the note gives, of the same thing, or, where the note gives none, shares most of its words with the note.
    """
    said: dict[str, list[Statement]] = {}
    for statement in statements:
        said.setdefault(statement.report, []).append(statement)
    notes = []
    for report in reports:
        for span in correction_spans(report.text):
            note = span.of(report.text)
            family = sorted({report.id, *related.get(report.id, ())})
            near = [one for id_ in family for one in said.get(id_, ()) if one.content[0].exact not in note]
            notes.append(
                CorrectionNote(
                    id=content_id("n", report.id, span.start, span.end),
                    note=cite(report, span),
                    statements=tuple(one.id for one in near if _concerns(note, one)),
                )
            )
    return tuple(notes)


def correction_spans(text: str) -> Iterator[Span]:
    """The paragraphs of ``text`` in which it corrects itself."""
    for paragraph in _PARAGRAPH.finditer(text):
        found = _NOTE.match(paragraph.group().lstrip("*_ "))
        if found and len(paragraph.group()) <= LONGEST:
            yield trim(text, paragraph.start(), paragraph.end()) or Span(*paragraph.span())


def _concerns(note: str, statement: Statement) -> bool:
    words = " ".join(piece.exact for piece in statement.content)
    around = " ".join([words, *(piece.exact for piece in (statement.source, statement.cue) if piece)])
    common = _meanings(note) & _meanings(around)
    figures = _numbers(note)
    if figures:
        return bool(figures & _numbers(words)) and bool(common)
    return len(common) >= FEWEST_SHARED and shared(_meanings(note), _meanings(words)) >= LEAST_SHARED


def _numbers(text: str) -> frozenset[str]:
    found = (number.lower() for number in _NUMBER.findall(text))
    return frozenset(str(_NUMBER_WORDS.index(one) + 1) if one in _NUMBER_WORDS else one for one in found)


def _meanings(text: str) -> frozenset[str]:
    """The terms of ``text`` without figures, synonyms as one, and without the words of any note."""
    return frozenset(one for one in concepts(text) if not one[0].isdigit()) - _OF_NOTES

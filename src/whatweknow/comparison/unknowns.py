"""What nobody knows: the sentences of all reports that leave something open, those that say the same as one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from whatweknow.comparison.terms import overlap, terms
from whatweknow.records import Act, AnnotatedReport, Citation, Openness, OpenQuestion, Statement, Unknown
from whatweknow.spans import cite

SAME_SENTENCE = 0.5  # Jaccard of the terms of two sentences
SAME_QUESTION = 0.6  # Jaccard of the terms behind the cues, where both have enough of them
FEWEST_TERMS = 4


@dataclass(frozen=True, slots=True)
class _Open:
    """An open question of a report: who says so, in which statement, and what its words are about."""

    text: Citation
    openness: Openness
    who: str | None
    statement: str | None
    about: frozenset[str]
    asked: frozenset[str]

    def same(self, other: _Open) -> bool:
        if self.who != other.who:
            return False
        if overlap(self.about, other.about) >= SAME_SENTENCE:
            return True
        enough = min(len(self.asked), len(other.asked)) >= FEWEST_TERMS
        return enough and overlap(self.asked, other.asked) >= SAME_QUESTION


def gather_unknowns(annotated: Sequence[AnnotatedReport], statements: Iterable[Statement]) -> tuple[Unknown, ...]:
    """What the reports leave open, what most of them do first; ``who`` is ``None`` for a report's own voice.

    Who says that something is open is the speaker of the innermost statement that holds the words for it, or the
    one who cannot confirm it. The order of ``annotated`` does not matter.
    """
    by_report: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_report[statement.report].append(statement)
    groups: list[list[_Open]] = []
    for question in _questions(annotated, by_report):
        group = next((group for group in groups if group[0].same(question)), None)
        if group is None:
            groups.append([question])
        else:
            group.append(question)
    order = list(Openness)
    groups.sort(key=lambda group: (-len({one.text.report for one in group}), order.index(group[0].openness)))
    return tuple(map(_unknown, groups))


def _questions(annotated: Sequence[AnnotatedReport], statements: Mapping[str, Sequence[Statement]]) -> Iterator[_Open]:
    for one in sorted(annotated, key=lambda one: one.report.id):
        for question in one.open_questions:
            statement = _holder(question, statements.get(one.report.id, ()))
            yield _Open(
                text=cite(one.report, question.span),
                openness=question.openness,
                who=statement.speaker if statement else None,
                statement=statement.id if statement else None,
                about=terms(question.span.of(one.report.text)),
                asked=terms(one.report.text[question.cue.start : question.span.end]),
            )


def _holder(question: OpenQuestion, statements: Sequence[Statement]) -> Statement | None:
    """The innermost statement that says it, or the one that says that its speaker cannot tell.

    That somebody did not say something, the report says.
    """
    cue = question.cue
    inside = [one for one in statements if any(piece.span.contains(cue) for piece in one.content)]
    if inside:
        return min(inside, key=lambda one: (sum(piece.end - piece.start for piece in one.content), one.id))
    if question.openness is Openness.UNSAID:
        return None
    unable = [one for one in statements if one.act is Act.CANNOT_CONFIRM and one.cue and one.cue.span.overlaps(cue)]
    return min(unable, key=lambda one: one.id) if unable else None


def _unknown(group: Sequence[_Open]) -> Unknown:
    """The shortest sentence stands for all: it says the least besides."""
    shown = min(group, key=lambda one: (len(one.text.exact), one.text.report, one.text.start))
    return Unknown(
        text=shown.text,
        who=shown.who,
        statements=tuple(dict.fromkeys(one.statement for one in group if one.statement)),
        mentions=tuple(one.text for one in group),
    )

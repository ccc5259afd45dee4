"""How many: figures that answer one question side by side, each with whose it is and since when; none is blended."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

from whatweknow.comparison.moments import moments
from whatweknow.records import (
    AnnotatedReport,
    BriefReport,
    Citation,
    FigureGroup,
    FigureMention,
    FigureValue,
    Span,
    Statement,
    content_id,
)
from whatweknow.spans import cite

MOST_GROUPS = 20
_Found = tuple[FigureMention, Citation, str, Statement | None]  # with the number as printed and who gives it


def gather_figures(
    annotated: Sequence[AnnotatedReport], statements: Iterable[Statement], reports: Iterable[BriefReport]
) -> tuple[FigureGroup, ...]:
    """The figures of what happened, by unit and event, those that most reports give first.

    A figure belongs to the party of the innermost statement that carries it, or to nobody, where a report gives it
    without a source. Each party has a row for each number that it gave, in order of time; a number that words loosen
    or that comes on top of others is another than the bare one. ``reports`` must hold the report of every figure.
    """
    published = {report.id: report.published for report in reports}
    groups: dict[tuple[str, str | None], list[_Found]] = defaultdict(list)
    for found in _figures(annotated, statements):
        if found[0].event:
            groups[found[0].unit, found[0].event].append(found)
    ranked = sorted(groups.items(), key=lambda item: (-_reports(item[1]), -len(item[1]), item[0]))
    return tuple(
        FigureGroup(id=content_id("f", unit, event), unit=unit, event=event, values=tuple(_values(found, published)))
        for (unit, event), found in ranked[:MOST_GROUPS]
    )


def _figures(annotated: Sequence[AnnotatedReport], statements: Iterable[Statement]) -> Iterator[_Found]:
    by_report: dict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        by_report[statement.report].append(statement)
    for one in annotated:
        report = one.report
        for figure in one.figures:
            carrier = _carrier(figure.span, by_report[report.id])
            yield figure, cite(report, figure.span), figure.number.of(report.text), carrier


def _carrier(span: Span, statements: Iterable[Statement]) -> Statement | None:
    """The statement whose content holds ``span`` most closely."""
    holding = [
        (piece.end - piece.start, one.id, one)
        for one in statements
        for piece in one.content
        if piece.start <= span.start and span.end <= piece.end
    ]
    return min(holding)[2] if holding else None


def _reports(found: Sequence[_Found]) -> int:
    return len({words.report for _, words, _, _ in found})


def _values(found: Sequence[_Found], published: Mapping[str, str | None]) -> list[FigureValue]:
    """A row for each number of each party, in order of time, those of nobody last."""
    rows: dict[Hashable, list[_Found]] = defaultdict(list)
    for one in found:
        rows[_sameness(one)].append(one)
    values = [_value(row, published) for row in rows.values()]
    return sorted(
        values, key=lambda value: (value.party is None, value.party or "", moments(value.since or ""), value.value)
    )


def _sameness(found: _Found) -> Hashable:
    figure, words, number, carrier = found
    count = (figure.low, figure.high) if figure.low is not None else number.lower()
    return carrier.party if carrier else None, count, _qualifier(figure, words), figure.added


def _qualifier(figure: FigureMention, words: Citation) -> str | None:
    if figure.qualifier is None:
        return None
    start = figure.qualifier.start - words.start
    return " ".join(words.exact[start : start + figure.qualifier.end - figure.qualifier.start].lower().split())


def _value(row: Sequence[_Found], published: Mapping[str, str | None]) -> FigureValue:
    figure, words, number, carrier = row[0]
    times = sorted(
        (time for _, cited, _, _ in row if (time := published[cited.report])), key=lambda time: (moments(time), time)
    )
    return FigureValue(
        value=number,
        low=figure.low,
        high=figure.high,
        qualifier=_qualifier(figure, words),
        added=figure.added,
        party=carrier.party if carrier else None,
        statements=tuple(dict.fromkeys(one.id for _, _, _, one in row if one)),
        since=times[0] if times else None,
        until=times[-1] if times else None,
        spans=tuple(cited for _, cited, _, _ in row),
    )

"""How many: figures that answer one question side by side, each with whose it is and since when; none is blended."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from whatweknow.comparison.moments import moments
from whatweknow.names import fold
from whatweknow.records import (
    AnnotatedReport,
    BriefReport,
    Citation,
    FigureGroup,
    FigureMention,
    FigureValue,
    Party,
    Point,
    PointValue,
    Statement,
    TimeMention,
    content_id,
)
from whatweknow.spans import cite

MOST_GROUPS = 20
SHARE_OF_CLAIM = 1 / 6
LONG_AGO = 180 * 24 * 3600  # seconds before the first report
LONGEST_LEAD = 30  # characters of a sentence before the time that opens it
PERSON = "person"
_OPENING = re.compile(
    r"\W*(?:(?:and|but|back|since|then)\s)?(?:in|on|during|after)?\s*(?:early|late)?\s*", re.IGNORECASE
)


def gather_figures(
    annotated: Sequence[AnnotatedReport],
    statements: Iterable[Statement],
    reports: Iterable[BriefReport],
    parties: Iterable[Party] = (),
) -> tuple[FigureGroup, ...]:
    """The figures of what happened, by event and unit, those that most reports give first; all kinds of people are one.

    A figure belongs to the party of the innermost statement that carries it; without one to the party of that name
    that issued the report, or to nobody. Each party has a row for each number that it gave, in order of time; a number
    that words loosen, that comes on top of others or counts others ("12 Norland sailors") is another than the bare one.
    What is denied and what the report dates long before the event is left out. ``reports`` must hold the report of
    every figure.
    """
    listed = list(reports)
    published = {report.id: report.published for report in listed}
    groups: dict[tuple[str, str], list[_Found]] = defaultdict(list)
    for found in _figures(annotated, statements, published, _issuers(listed, parties)):
        if found.figure.event:
            groups[PERSON if found.figure.people else found.figure.unit, found.figure.event].append(found)
    ranked = sorted(groups.items(), key=lambda item: (-_reports(item[1]), -len(item[1]), item[0]))
    return tuple(
        FigureGroup(id=content_id("f", unit, event), unit=unit, event=event, values=tuple(_values(found, published)))
        for (unit, event), found in ranked[:MOST_GROUPS]
    )


def add_values(points: Iterable[Point], figures: Sequence[FigureGroup]) -> tuple[Point, ...]:
    """``points`` with the figures that their statements give, where the claim itself is about one."""
    return tuple(replace(point, values=tuple(_point_values(point, figures))) for point in points)


def _point_values(point: Point, figures: Sequence[FigureGroup]) -> Iterator[PointValue]:
    quote = point.claim.quote
    carrying = {id_ for cell in point.stances for id_ in cell.statements}
    for group in figures:
        spans = [words for value in group.values for words in value.spans]
        if any(_is_about(quote, one) for one in spans):
            for value in group.values:
                if not carrying.isdisjoint(value.statements):
                    number = value.low if value.low is not None and value.low == value.high else value.value
                    yield PointValue(
                        party=value.party,
                        value=number,
                        unit=value.unit,
                        qualifier=value.qualifier,
                        span=value.spans[0],
                    )


def _is_about(quote: Citation, figure: Citation) -> bool:
    """Whether a figure stands among the words of a claim and is no small part of them."""
    inside = figure.report == quote.report and quote.start <= figure.start and figure.end <= quote.end
    return inside and figure.end - figure.start >= SHARE_OF_CLAIM * (quote.end - quote.start)


@dataclass(frozen=True, slots=True)
class _Found:
    """A figure of a report; ``names`` are the names among what it counts, ``party`` whose it is."""

    figure: FigureMention
    words: Citation
    number: str
    names: frozenset[str]
    qualifier: str | None
    statement: Statement | None
    party: str | None
    moment: tuple[float, float]

    @property
    def sameness(self) -> Hashable:
        """What figures of one row have in common."""
        figure = self.figure
        count = (figure.low, figure.high) if figure.low is not None else self.number.lower()
        return self.party, count, figure.unit, self.names, self.qualifier, figure.added


def _figures(
    annotated: Sequence[AnnotatedReport],
    statements: Iterable[Statement],
    published: Mapping[str, str | None],
    issuers: Mapping[str, str],
) -> Iterator[_Found]:
    by_report: dict[str, list[Statement]] = defaultdict(list)
    for one_said in statements:
        by_report[one_said.report].append(one_said)
    first = min((moments(time)[0] for time in published.values() if time), default=0.0)
    for one in annotated:
        report = one.report
        for figure in one.figures:
            statement = _carrier(figure, by_report[report.id])
            if (statement and statement.denied_by_cue) or _is_long_ago(one, figure, first - LONG_AGO):
                continue
            yield _Found(
                figure=figure,
                words=cite(report, figure.span),
                number=figure.number.of(report.text),
                names=_names(one, figure),
                qualifier=_folded(figure.qualifier.of(report.text)) if figure.qualifier else None,
                statement=statement,
                party=statement.party if statement else issuers.get(report.id),
                moment=moments(published[report.id] or ""),
            )


def _issuers(reports: Iterable[BriefReport], parties: Iterable[Party]) -> dict[str, str]:
    """The party that issued each report whose outlet bears its name."""
    named = {fold(name): party.id for party in parties for name in (*party.aliases, party.name)}
    return {
        report.id: named[fold(report.outlet)] for report in reports if report.outlet and fold(report.outlet) in named
    }


def _carrier(figure: FigureMention, statements: Iterable[Statement]) -> Statement | None:
    """The statement whose content holds the figure most closely; "12 men said" is not said by the 12 of themselves."""
    holding = [
        (piece.end - piece.start, one.id, one)
        for one in statements
        for piece in one.content
        if piece.start <= figure.number.start and figure.span.end <= piece.end
        if not (one.source and one.source.start < figure.span.end and figure.span.start < one.source.end)
    ]
    return min(holding)[2] if holding else None


def _names(one: AnnotatedReport, figure: FigureMention) -> frozenset[str]:
    """The names among what a figure counts, countries by their codes ("12 British diplomats", "12 UK diplomats")."""
    if figure.counted is None:
        return frozenset()
    codes = [nation for nation in one.nations if figure.counted.contains(nation.span)]
    words = re.findall(r"[^\W\d_][\w.’'-]*", figure.counted.of(one.report.text))
    inside = {word for nation in codes for word in nation.span.of(one.report.text).split()}
    return frozenset([nation.code for nation in codes]) | {
        fold(word) for word in words if word[0].isupper() and word not in inside
    }


def _is_long_ago(one: AnnotatedReport, figure: FigureMention, limit: float) -> bool:
    """Whether the figure's clause is dated long before the reports: "In 1988 ... 12 died", "killed 12 in 1988"."""
    times = [time for time in one.times if time.start and time.sentence.contains(figure.number)]
    if not times or any(moments(_day(time))[0] > limit for time in times):
        return False
    return any(_dates(one.report.text, figure, time) for time in times)


def _dates(text: str, figure: FigureMention, time: TimeMention) -> bool:
    """Whether a time opens the figure's sentence or stands behind the figure in its clause."""
    lead = text[time.sentence.start : time.span.start]
    opens = len(lead) < LONGEST_LEAD and _OPENING.fullmatch(lead) is not None
    behind = figure.number.end <= time.span.start and not re.search(
        "[,;:—–]", text[figure.number.end : time.span.start]
    )
    return opens or behind


def _day(time: TimeMention) -> str:
    """The day at which the time ends, the last of its year or month where no day is given."""
    last = time.end or time.start or ""
    return last[:10] if len(last) >= len("2031-05-03") else f"{last[:4]}-12-31"


def _folded(words: str) -> str:
    return " ".join(words.lower().split())


def _reports(found: Sequence[_Found]) -> int:
    return len({one.words.report for one in found})


def _values(found: Sequence[_Found], published: Mapping[str, str | None]) -> list[FigureValue]:
    """A row for each number of each party: parties in order of their first figure, then by time, nobody's last."""
    rows: dict[Hashable, list[_Found]] = defaultdict(list)
    first: dict[str | None, tuple[float, float]] = {}
    for one in found:
        rows[one.sameness].append(one)
        first[one.party] = min(first.get(one.party, one.moment), one.moment)
    ordered = sorted(
        rows.values(),
        key=lambda row: (
            row[0].party is None,
            first[row[0].party],
            row[0].party or "",
            min(one.moment for one in row),
            row[0].words.report,
            row[0].words.start,
        ),
    )
    return [_value(row, published) for row in ordered]


def _value(row: Sequence[_Found], published: Mapping[str, str | None]) -> FigureValue:
    one = row[0]
    times = sorted(
        (time for other in row if (time := published[other.words.report])), key=lambda time: (moments(time), time)
    )
    return FigureValue(
        value=one.number,
        low=one.figure.low,
        high=one.figure.high,
        unit=one.figure.unit,
        qualifier=one.qualifier,
        added=one.figure.added,
        party=one.party,
        statements=tuple(dict.fromkeys(other.statement.id for other in row if other.statement)),
        since=times[0] if times else None,
        until=times[-1] if times else None,
        spans=tuple(other.words for other in row),
    )

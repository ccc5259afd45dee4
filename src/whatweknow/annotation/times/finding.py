"""Finds the times of a report and works out what they denote."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta, timezone

from whatweknow.annotation.times import compared, days, durations, periods, references
from whatweknow.annotation.times.dates import extent, moment_of
from whatweknow.annotation.times.grammar import grammar
from whatweknow.annotation.times.lines import lines_of
from whatweknow.annotation.times.pairs import as_utc, pair_clocks
from whatweknow.annotation.times.reading import Reading
from whatweknow.annotation.times.scene import DAY_OR_FINER, Match, Scene
from whatweknow.annotation.times.tokens import Tokens, find_tokens
from whatweknow.records import Block, BlockKind, Report, Span, TimeMention, TimeRole
from whatweknow.sentences import find_sentences

_READERS: dict[str, Callable[[Match, Scene], Reading | None]] = {
    "moment": days.read_moment,
    "days": days.read_days,
    "part": days.read_part,
    "part_of_day": days.read_part_of_day,
    "month": periods.read_month,
    "year": periods.read_year,
    "decade": periods.read_decade,
    "century": periods.read_century,
    "season": periods.read_season,
    "quarter": compared.read_quarter,
    "half": compared.read_half,
    "unit": periods.read_unit,
    "the_unit": compared.read_the_unit,
    "unit_before": periods.read_unit_before,
    "unit_ago": compared.read_unit_ago,
    "year_before": compared.read_year_before,
    "same_before": compared.read_same_before,
    "period": compared.read_period,
    "period_ended": compared.read_period_ended,
    "year_end": compared.read_year_end,
    "long_unit": periods.read_long_unit,
    "weekend": periods.read_weekend,
    "ago": durations.read_ago,
    "ago_on": durations.read_ago_on,
    "duration": durations.read_duration,
    "some": durations.read_some,
    "set": durations.read_set,
    "present": references.read_present,
    "past": references.read_past,
    "future": references.read_future,
}


def find_times(report: Report, blocks: Sequence[Block]) -> tuple[TimeMention, ...]:
    """The times in ``blocks`` of ``report``, in order, none overlapping another."""
    lines = lines_of(report.text, blocks)
    scene = Scene(_day(report.published) or _day_in_lines(report.text, lines))
    found = [mention for block in blocks for mention in _in_block(report.text, block, scene, lines)]
    return tuple(pair_clocks(report.text, found))


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def _day_in_lines(text: str, lines: Sequence[tuple[Span, TimeRole]]) -> date | None:
    """The full date in a dateline or a line on the publication. That of an update is another day than what it tells."""
    for span, role in lines:
        if role is not TimeRole.UPDATE:
            for mention in _in_block(text, Block(BlockKind.PARAGRAPH, span), Scene(None), ()):
                if mention.precision in DAY_OR_FINER and (day := _day(mention.start)):
                    return day
    return None


def _in_block(text: str, block: Block, scene: Scene, lines: Sequence[tuple[Span, TimeRole]]) -> Iterator[TimeMention]:
    sentences: list[Span] = []
    for match, reading in _readings(find_tokens(text, block.span.start, block.span.end), scene):
        sentences = sentences or _sentences(text, block.span, lines)
        mention = _mention(match, reading, sentences)
        role = next((role for span, role in lines if span.contains(mention.span)), TimeRole.TEXT)
        if role is TimeRole.TEXT and reading.value and reading.remembered:
            scene.remember(reading.value, mention.span.start, of_saying=match.is_of_saying())
        yield mention if role is TimeRole.TEXT else replace(mention, role=role)


def _readings(tokens: Tokens, scene: Scene) -> Iterator[tuple[Match, Reading]]:
    """What the grammar finds in ``tokens``, each read before the next is looked for."""
    candidates = grammar().candidates(tokens)
    rows = next(candidates, None)
    while rows is not None:
        read = ((match, _READERS[rule.read](match, scene)) for rule, match in rows)
        found = next(((match, reading) for match, reading in read if reading), None)
        if found:
            yield found
        try:
            rows = candidates.send(found[0].last if found else None)
        except StopIteration:
            return


def _mention(match: Match, reading: Reading, sentences: Sequence[Span]) -> TimeMention:
    span = match.tokens.span(match.first, match.last)
    precision, start, end = extent(reading.value or "")
    precision = reading.precision or precision
    utc = None
    if start and reading.zone is not None and (moment := moment_of(start)):
        zoned = moment.replace(tzinfo=timezone(timedelta(minutes=reading.zone)))
        start, utc = zoned.isoformat(timespec="minutes"), as_utc(zoned)
    return TimeMention(
        span=span,
        sentence=_sentence(span, sentences),
        kind=reading.kind,
        value=reading.value,
        precision=precision,
        start=start,
        end=end,
        utc=utc,
        doubt=reading.doubt,
        alternatives=reading.alternatives,
    )


def _sentences(text: str, block: Span, lines: Sequence[tuple[Span, TimeRole]]) -> list[Span]:
    """The sentences of a block; a dateline is none of the first one's words."""
    for span, role in lines:
        if role is TimeRole.DATELINE and span.start == block.start and span.end < block.end:
            return [span, *find_sentences(text, Span(span.end, block.end))]
    return find_sentences(text, block)


def _sentence(span: Span, sentences: Sequence[Span]) -> Span:
    """The sentence in which ``span`` starts, drawn out to its end where the rules for sentences cut through it."""
    sentence = sentences[bisect_right(sentences, span.start, key=lambda one: one.start) - 1]
    return Span(sentence.start, max(sentence.end, span.end))

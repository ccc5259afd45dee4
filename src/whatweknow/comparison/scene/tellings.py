"""The words in which reports date something: whose version they are, and what they are about."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from whatweknow.comparison.scene.framing import Said
from whatweknow.comparison.terms import concepts
from whatweknow.records import (
    AnnotatedReport,
    BlockKind,
    Citation,
    PlaceRole,
    Precision,
    Report,
    Span,
    Statement,
    TimeMention,
    TimeRole,
    When,
)
from whatweknow.spans import blocks_at, cite, subtract, trim

CONTEXT = 400  # code points on each side
FEWEST_TERMS = 3  # of words that tell of something
FEWEST_IN_CLAUSE = 2  # of a clause that says what was done
MOST_CLAUSES = 4  # that are taken together to find them
LONGEST_SENTENCE = 1500  # code points; what is longer is a table or a list, and nobody reads it on a timeline
CLOCK = frozenset((Precision.MINUTE, Precision.HOUR))
FINER_THAN_A_DAY = CLOCK | {Precision.PART_OF_DAY}
FINE = FINER_THAN_A_DAY | {Precision.DAY}
NOT_TOLD = frozenset((BlockKind.HEADLINE, BlockKind.SUBHEAD, BlockKind.CAPTION))  # they repeat, or tell of a picture
_CLAUSE_END = re.compile(
    r"[,;:()–—]|--|\b(?:that|when|after|before|which|who|where|while|as|because|although|but|whether|if)\b"
)
_ARTICLE_BEFORE = re.compile(r"\b(?:the|an?|this|that|its|his|her|their) $", re.IGNORECASE)
_NOUN_AFTER = re.compile(
    r" (?!(?:after|when|and|or|that|in|at|of|to|on|as|by|with|before|for|from|but|was|is|were)\b)[a-z]"
)
_SPEECH_AFTER = re.compile(
    r"(?:['’]s)? (?:\w+ )?(?:statement|interview|briefing|address|speech|conference|tweet|post)\b"
)
_POSSESSIVE = re.compile(r"['’]s\b")
_TO_READERS = re.compile(r"\byour?\b", re.IGNORECASE)
_OF_A_PICTURE = re.compile(
    r"\bpictured\b|\b(?:Image|Media) (?:caption|copyright)\b|\bPhoto(?: by|:)|\b(?:REUTERS|AP|AFP)/"
)
LAST = "\uffff"  # sorts behind every time


@dataclass(frozen=True, slots=True)
class Telling:
    """Words that date something.

    ``terms`` are the stems of what they say, ``clause`` those that stand with the time but for names of places,
    ``context`` those around. ``aside`` is set where the time only says which thing is meant ("Thursday's attack"),
    ``doubtful`` where it can be read in two ways; ``depth`` is the number of blocks before the words, ``published``
    when the report was.
    """

    words: Citation
    when: When
    party: str | None
    statements: tuple[str, ...]
    terms: frozenset[str]
    clause: frozenset[str]
    context: frozenset[str]
    aside: bool
    doubtful: bool
    depth: int
    published: str

    @property
    def day(self) -> str:
        return self.when.start[:10]


def find_tellings(one: AnnotatedReport, statements: Sequence[Statement]) -> tuple[list[Telling], dict[str, When]]:
    """What a report dates, and when its ``statements`` were said (by their ids).

    Words that name several times tell of the first that is no aside, a day or finer before a month or a year.
    """
    said = Said(statements)
    places = sorted(place.span for place in one.places if place.role is PlaceRole.PLACE)
    times = [
        time
        for time in one.times
        if time.role is TimeRole.TEXT
        and time.start
        and time.sentence.end - time.sentence.start <= LONGEST_SENTENCE
        and not any(block.kind in NOT_TOLD for block in blocks_at(one.report, time.span))
    ]
    in_sentence: dict[Span, list[TimeMention]] = defaultdict(list)
    for time in times:
        in_sentence[time.sentence].append(time)
    said_at: dict[str, When] = {}
    told: dict[Citation, Telling] = {}
    for time in times:
        framed = said.framed_by(time)
        for statement in framed if time.precision in FINE else ():
            said_at.setdefault(statement.id, _when(one.report, time))
        beside = _Beside(in_sentence[time.sentence], _within(time.sentence, places))
        telling = _telling(one.report, time, beside, said.around(time), framed)
        known = told.get(telling.words)
        if _readable(telling) and (known is None or _own_time(telling) < _own_time(known)):
            told[telling.words] = telling
    return [telling for telling in told.values() if len(telling.terms) >= FEWEST_TERMS], said_at


@dataclass(frozen=True, slots=True)
class _Beside:
    """The times and places that a sentence names."""

    times: Sequence[TimeMention]
    places: Sequence[Span]


def _within(sentence: Span, spans: Sequence[Span]) -> Sequence[Span]:
    first = bisect_left(spans, sentence.start, key=lambda span: span.start)
    return spans[first : bisect_left(spans, sentence.end, key=lambda span: span.start)]


def _own_time(telling: Telling) -> tuple[bool, bool]:
    return telling.aside, telling.when.precision not in FINE


def _telling(
    report: Report,
    time: TimeMention,
    beside: _Beside,
    around: tuple[Span, Statement] | None,
    framed: Sequence[Statement],
) -> Telling:
    words = time.sentence
    party, ids = _nearest(time, framed)
    if around and not any(_within_content(one, around[0]) for one in framed):
        piece, statement = around
        core = trim(report.text, max(piece.start, words.start), min(piece.end, words.end)) or words
        party, ids = statement.party, (statement.id,)
        if _stands_alone(statement, core) and any(_dates_otherwise(other, time, core) for other in beside.times):
            words = core
    times = [other.span for other in beside.times]
    clause = _clause(report.text, words, time.span)
    return Telling(
        words=cite(report, words),
        when=_when(report, time),
        party=party,
        statements=ids,
        terms=_terms(report.text, subtract(words, times)),
        clause=_terms(report.text, subtract(clause, [*times, *beside.places])),
        context=_terms(report.text, [_context(report, words)]),
        aside=_is_aside(report.text, time.span),
        doubtful=time.doubt is not None,
        depth=bisect_right(report.blocks, words.start, key=lambda block: block.span.end),
        published=report.published or LAST,
    )


def _within_content(statement: Statement, piece: Span) -> bool:
    """Whether somebody's saying is itself told by another ("Berg said on Friday, according to the Herald")."""
    return statement.cue is not None and piece.start <= statement.cue.start < piece.end


def _dates_otherwise(other: TimeMention, time: TimeMention, words: Span) -> bool:
    return not words.contains(other.span) and (other.start or "")[:10] != (time.start or "")[:10]


def _context(report: Report, words: Span) -> Span:
    """The words with what stands around them in their paragraph."""
    around = [block.span for block in blocks_at(report, words)] or [words]
    return Span(max(around[0].start, words.start - CONTEXT), min(around[-1].end, words.end + CONTEXT))


def _stands_alone(statement: Statement, words: Span) -> bool:
    """Whether the words hold all that denies or loosens them."""
    return all(words.contains(Span(one.start, one.end)) for one in (*statement.negators, *statement.hedges))


def _when(report: Report, time: TimeMention) -> When:
    assert time.start
    assert time.precision
    return When(start=time.start, end=time.end, precision=time.precision, span=cite(report, time.span))


def _nearest(time: TimeMention, framed: Iterable[Statement]) -> tuple[str | None, tuple[str, ...]]:
    """The party whose cue stands nearest to the time, and its statements."""
    by_distance = sorted(framed, key=lambda one: abs(one.cue.start - time.span.start) if one.cue else 0)
    if not by_distance:
        return None, ()
    party = by_distance[0].party
    return party, tuple(one.id for one in by_distance if one.party == party)


def _clause(text: str, words: Span, time: Span) -> Span:
    """The clause of ``words`` in which the time stands, with the next one where it says too little."""
    ends = list(_CLAUSE_END.finditer(text, words.start, words.end))
    start = max((found.end() for found in ends if found.end() <= time.start), default=words.start)
    later = [found.start() for found in ends if found.start() >= time.end]
    for end in (*later[:MOST_CLAUSES], words.end):
        if len(_terms(text, subtract(Span(start, end), [time]))) >= FEWEST_IN_CLAUSE:
            return Span(start, end)
    return words


def _terms(text: str, parts: Iterable[Span]) -> frozenset[str]:
    return concepts(" ".join(part.of(text) for part in parts))


def _is_aside(text: str, time: Span) -> bool:
    if _SPEECH_AFTER.match(text, time.end):
        return False
    before = text[max(0, time.start - 8) : time.start]
    return bool(
        _POSSESSIVE.match(text, time.end) or (_ARTICLE_BEFORE.search(before) and _NOUN_AFTER.match(text, time.end))
    )


def _readable(telling: Telling) -> bool:
    """Whether the words tell of the event, and not to readers what to do or of a picture what it shows."""
    exact = telling.words.exact
    return not _OF_A_PICTURE.search(exact) and not (telling.party is None and _TO_READERS.search(exact))

"""Statements of all reports that witness one act of speech, in wordings that may differ."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from whatweknow.comparison.moments import moments
from whatweknow.comparison.origins.copies.words import WORD, plain, segments
from whatweknow.comparison.terms import shared, terms
from whatweknow.records import Act, BriefReport, Mode, Span, Speaker, Statement, Utterance, content_id
from whatweknow.sentences import sentences_of_lines

LONG_RUN = 5  # words in a row inside quotation marks that nobody else's sentence has by chance
COVERED = 0.75  # of the weight of the shorter wording's terms, in the longer
ALIKE = 0.45  # weighted Jaccard of two wordings of one speaker, neither of which holds the other
CORRESPONDING = 0.6  # of the terms of the shorter of two sentences, in the longer
FEWEST_TERMS = 3  # in common; less is a phrase, not a statement
LONGEST_BETWEEN = 3 * 24 * 3600  # seconds between the reports of one speech
NEAREST = 30  # statements of one party with a term in common that each is compared with
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
REFUSING = frozenset((Act.CANNOT_CONFIRM, Act.NO_COMMENT))


@dataclass(frozen=True, slots=True)
class _Sentence:
    terms: frozenset[str]
    numbers: frozenset[str]
    negated: bool


@dataclass(frozen=True, slots=True)
class _Wording:
    """What a statement says: the weight of its terms, runs of quoted words, its sentences; when its report is from."""

    statement: Statement
    weights: Mapping[str, float]
    runs: frozenset[tuple[str, ...]]
    sentences: tuple[_Sentence, ...]
    words: int
    time: tuple[float, float] | None

    @property
    def fullness(self) -> tuple[int, int, str, int]:
        """Sorts the fullest wording first: most words in quotation marks, most words, then the order of reports."""
        quoted = len(self.runs) if self.statement.mode is not Mode.INDIRECT else 0
        return (-quoted, -self.words, self.statement.report, self.statement.content[0].start)


def find_utterances(
    statements: Sequence[Statement], speakers: Sequence[Speaker], reports: Sequence[BriefReport]
) -> tuple[Utterance, ...]:
    """The acts of speech that two or more of ``statements`` witness, each with its fullest wording first.

    One speaker said both, or somebody whom one report names and another does not; and the wordings share a run of
    quoted words, or one holds most of the other, or they are paraphrases from about the same day. Wordings that say
    otherwise (one negated, other figures) are only brought together on quoted words, and are listed as ``differing``.
    """
    read = _read(statements, reports)
    people = {speaker.id: speaker for speaker in speakers}
    found = ((_same_speech(read[one], read[other], people), one, other) for one, other in _sharing_terms(read))
    sure = sorted((link for link in found if link[0]), key=lambda link: (-link[0], *link[1:]))
    groups = _joined(read, [pair for _, *pair in sure], people)
    return tuple(_utterance([read[number] for number in group]) for group in groups)


def _read(statements: Sequence[Statement], reports: Sequence[BriefReport]) -> list[_Wording]:
    said = [frozenset(terms(_text(statement))) for statement in statements]
    seen = Counter(term for words in said for term in words)
    published = {report.id: report.published for report in reports}
    rows = []
    for statement, words in zip(statements, said, strict=True):
        time = published.get(statement.report)
        rows.append(
            _Wording(
                statement,
                {term: math.log(1 + len(statements) / seen[term]) for term in words},
                frozenset(_quoted_runs(statement)),
                tuple(_sentences(statement)),
                len(WORD.findall(_text(statement))),
                moments(time) if time else None,
            )
        )
    return rows


def _text(statement: Statement) -> str:
    return " ".join(piece.exact for piece in statement.content)


def _quoted_runs(statement: Statement) -> Iterator[tuple[str, ...]]:
    """Runs of ``LONG_RUN`` words inside quotation marks; the whole of a direct quotation counts as inside."""
    for piece in statement.content:
        parts = [(True, piece.exact)] if statement.mode is Mode.DIRECT else segments(piece.exact)
        for quoted, part in parts:
            words = [plain(word) for word in WORD.findall(part)] if quoted else []
            yield from zip(*(words[place:] for place in range(LONG_RUN)), strict=False)


def _sentences(statement: Statement) -> Iterator[_Sentence]:
    """The sentences of the content. What negates the cue ("denied") negates them all."""
    inside = [piece.span for piece in statement.content]
    negators = [negator.span for negator in statement.negators]
    outside = any(not any(piece.contains(negator) for piece in inside) for negator in negators)
    for piece in statement.content:
        for sentence in sentences_of_lines(piece.exact):
            placed = Span(piece.start + sentence.start, piece.start + sentence.end)
            words = sentence.of(piece.exact)
            yield _Sentence(
                terms(words),
                frozenset(NUMBER.findall(words)),
                outside or any(placed.overlaps(negator) for negator in negators),
            )


def _sharing_terms(read: Sequence[_Wording]) -> Iterator[tuple[int, int]]:
    """Pairs of statements by one party with a term in common; of those that many have, only the nearest few."""
    having: defaultdict[tuple[str, str | None], list[int]] = defaultdict(list)
    for number in sorted(range(len(read)), key=lambda number: read[number].fullness):
        for term in read[number].weights:
            having[term, read[number].statement.party].append(number)
    pairs = set()
    for numbers in having.values():
        for place, one in enumerate(numbers):
            pairs |= {(min(one, other), max(one, other)) for other in numbers[place + 1 : place + 1 + NEAREST]}
    yield from sorted(pairs)


def _same_speech(one: _Wording, other: _Wording, people: Mapping[str, Speaker]) -> float:
    """How sure it is that two statements witness one act of speech; 0.0 where it is not."""
    known = _same_speaker(one.statement, other.statement, people)
    if known is None or (one.statement.act in REFUSING) != (other.statement.act in REFUSING):
        return 0.0
    if len(terms(" ".join(word for run in one.runs & other.runs for word in run))) >= FEWEST_TERMS:
        return 2.0
    common = one.weights.keys() & other.weights.keys()
    if len(common) < FEWEST_TERMS or _differ(one, other) or one.statement.inside == other.statement.id:
        return 0.0
    weight = sum(one.weights[term] for term in common)
    both = sorted((sum(one.weights.values()), sum(other.weights.values())))
    if weight >= COVERED * both[0]:
        return 1.0
    alike = weight / (sum(both) - weight)
    paraphrased = known and alike >= ALIKE and one.statement.report != other.statement.report and _near(one, other)
    return alike if paraphrased else 0.0


def _same_speaker(one: Statement, other: Statement, people: Mapping[str, Speaker]) -> bool | None:
    """Whether both are surely (true) or possibly (false) of one speaker; ``None`` if not.

    Who is not named may be anybody of the same party.
    """
    if one.speaker is not None and one.speaker == other.speaker:
        return True
    if one.party != other.party:
        return None
    named = [id_ for id_ in (one.speaker, other.speaker) if id_ and id_ in people and people[id_].named]
    if len(named) == 2 or (one.party is None and one.speaker and other.speaker):
        return None
    return False


def _near(one: _Wording, other: _Wording) -> bool:
    if one.time is None or other.time is None:
        return True
    return max(one.time[0], other.time[0]) - min(one.time[1], other.time[1]) <= LONGEST_BETWEEN


def _differ(one: _Wording, other: _Wording) -> bool:
    """Whether two wordings differ in substance: of two sentences that correspond, only one is negated, or each has
    figures that the other lacks."""
    for sentence in one.sentences:
        match = max(other.sentences, key=lambda candidate: shared(sentence.terms, candidate.terms), default=None)
        if match is None or shared(sentence.terms, match.terms) < CORRESPONDING:
            continue
        if sentence.negated != match.negated:
            return True
        if sentence.numbers - match.numbers and match.numbers - sentence.numbers:
            return True
    return False


def _joined(read: Sequence[_Wording], sure: Iterable[Sequence[int]], people: Mapping[str, Speaker]) -> list[list[int]]:
    """Groups of the pairs that are ``sure``, in order; two become one only if their fullest wordings are a pair too."""
    fullest = list(range(len(read)))
    members = {number: [number] for number in fullest}
    for pair in sure:
        kept, gone = sorted((fullest[number] for number in pair), key=lambda number: read[number].fullness)
        if kept != gone and _same_speech(read[kept], read[gone], people):
            for number in members[gone]:
                fullest[number] = kept
            members[kept] += members.pop(gone)
    return [members[number] for number in sorted(members) if len(members[number]) > 1]


def _utterance(group: Sequence[_Wording]) -> Utterance:
    first, *others = sorted(group, key=lambda wording: wording.fullness)
    ids = tuple(wording.statement.id for wording in (first, *others))
    return Utterance(
        id=content_id("u", sorted(ids)),
        statements=ids,
        differing=tuple(wording.statement.id for wording in others if _differ(first, wording)),
    )

"""From scores to attributions: the most probable roles for each anchor, and which anchors to believe."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from whatweknow.annotation.chain import Role, Roles
from whatweknow.annotation.encoding import EncodedText, Ints
from whatweknow.annotation.quotations import mode_of
from whatweknow.records import Attribution, Mode, Span


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may be part of a cue, and the roles of the words ``first:first + len(roles)`` given that it is.

    ``probability`` is that of the word's being part of a cue; ``certainty`` the logarithm of the probability of
    these roles, given that.
    """

    anchor: int
    probability: float
    certainty: float
    first: int
    roles: Roles


@dataclass(frozen=True, slots=True)
class Calibration:
    """Turns what the model says into the share of such attributions that are right, by logistic regression.

    One weight for each of ``features`` (after Platt, 1999).
    """

    odds: float
    certainty: float
    direct: float
    sourceless: float
    bias: float

    @staticmethod
    def features(candidate: Candidate, attribution: Attribution) -> tuple[float, ...]:
        """What the score rests on, in the order of the weights."""
        return (
            _odds(candidate.probability),
            candidate.certainty,
            attribution.mode is Mode.DIRECT,
            attribution.source is None,
            1.0,
        )

    def belief(self, candidate: Candidate) -> float:
        """What of the score the candidate alone decides."""
        return self.odds * _odds(candidate.probability) + self.certainty * candidate.certainty

    def score(self, candidate: Candidate, attribution: Attribution) -> float:
        """0 to 1, in ten-thousandths."""
        weights = (self.odds, self.certainty, self.direct, self.sourceless, self.bias)
        total = sum(w * x for w, x in zip(weights, self.features(candidate, attribution), strict=True))
        return round(1 / (1 + math.exp(-total)), 4)


def _odds(probability: float) -> float:
    """The logarithm of the odds."""
    return math.log(probability) - math.log1p(-min(probability, 1 - 1e-6))


def decode(
    text: str, encoded: EncodedText, candidates: Sequence[Candidate], calibration: Calibration, threshold: float
) -> list[Attribution]:
    """The attributions of one text whose score reaches ``threshold``, in the order of their contents.

    Candidates are believed in falling order of score; one that stands in the cue of a believed one is part of it.
    """
    interpreted = [
        (one, found) for one in _distinct(candidates, calibration) if (found := interpret(text, encoded, one))
    ]
    scored = [(calibration.score(one, found), one, found) for one, found in interpreted]
    spoken_for: set[int] = set()
    believed: dict[tuple[Span, ...], Attribution] = {}
    for score, candidate, attribution in sorted(scored, key=lambda row: (-row[0], row[1].anchor)):
        if score < threshold or candidate.anchor in spoken_for:
            continue
        spoken_for.add(candidate.anchor)
        spoken_for.update((np.flatnonzero(candidate.roles == Role.CUE) + candidate.first).tolist())
        believed.setdefault(attribution.content, replace(attribution, score=score))
    acts = _one_an_act(text, believed.values())
    ordered = sorted(acts, key=lambda a: (a.content[0], a.cue or a.content[0]))
    return list(_with_own_pieces(text, encoded, ordered))


def _distinct(candidates: Sequence[Candidate], calibration: Calibration) -> Iterator[Candidate]:
    """The surest of the candidates that stand in one cue and give all words the same roles."""
    surest: dict[tuple[int, int, bytes], Candidate] = {}
    for one in sorted(candidates, key=calibration.belief):
        cue = int(np.count_nonzero(one.roles[: one.anchor - one.first] != Role.CUE))
        surest[one.first, cue, one.roles.tobytes()] = one
    yield from surest.values()


def _one_an_act(text: str, surest_first: Iterable[Attribution]) -> list[Attribution]:
    """One attribution for each act of speech: cues of one source that overlap are the same ("declined", "declined to
    comment on"). The surest stays, unless another takes into its cue the infinitive that it has for its content."""
    acts: dict[Span | None, list[Attribution]] = {}
    for one in surest_first:
        same = acts.setdefault(one.source or one.cue, [])
        known = next((i for i, other in enumerate(same) if _cues_overlap(one, other)), None)
        if known is None:
            same.append(one)
        elif _has_in_cue(text, one, same[known].content[0]):
            same[known] = one
    return [one for same in acts.values() for one in same]


def _cues_overlap(one: Attribution, other: Attribution) -> bool:
    return one.cue is not None and other.cue is not None and one.cue.overlaps(other.cue)


def _has_in_cue(text: str, one: Attribution, content: Span) -> bool:
    """Whether the cue of ``one`` goes on into an infinitive with which ``content`` begins."""
    infinitive = text.startswith("to ", content.start)
    return infinitive and one.cue is not None and one.cue.start < content.start < one.cue.end


def _with_own_pieces(text: str, encoded: EncodedText, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """``found``, where a piece that several have stays with the nearest cue: what one said is not the other's."""
    nearest: dict[Span, float] = {}
    for one in found:
        for piece in one.content:
            nearest[piece] = min(nearest.get(piece, math.inf), _gap(one.cue, piece))
    for one in found:
        own = tuple(piece for piece in one.content if _gap(one.cue, piece) <= nearest[piece])
        if own and own != one.content:
            yield replace(one, content=own, mode=_mode(text, encoded, own))
        else:
            yield one


def _gap(cue: Span | None, piece: Span) -> float:
    """Characters between the two; infinite without a cue."""
    return max(cue.start - piece.end, piece.start - cue.end, 0) if cue else math.inf


def _mode(text: str, encoded: EncodedText, content: Sequence[Span]) -> Mode:
    return mode_of(text, content, encoded.quotations_in(Span(content[0].start, content[-1].end)))


def interpret(text: str, encoded: EncodedText, candidate: Candidate) -> Attribution | None:
    """The attribution that a candidate makes, or ``None`` without a content; its score is the bare probability."""
    roles = _with_whole_quotations(encoded, candidate)
    source, cue, content = (
        list(_pieces(text, encoded, np.flatnonzero(roles == role) + candidate.first))
        for role in (Role.SOURCE, Role.CUE, Role.CONTENT)
    )
    if not content:
        return None
    return Attribution(
        source=_nearest(source, encoded, candidate.anchor),
        cue=_nearest(cue, encoded, candidate.anchor),
        content=tuple(content),
        mode=_mode(text, encoded, content),
        score=candidate.probability,
    )


def _with_whole_quotations(encoded: EncodedText, candidate: Candidate) -> Roles:
    """The roles, with each quotation that is content for the most part, and nothing else, as content throughout."""
    roles = candidate.roles.copy()
    content = np.flatnonzero(roles == Role.CONTENT) + candidate.first
    if not len(content):
        return roles
    for quotation in encoded.quotations_in(encoded.span(int(content[0]), int(content[-1]))):
        if not (quotation.double and quotation.closed):
            continue
        first, last = np.searchsorted(encoded.starts, [quotation.span.start, quotation.span.end]) - candidate.first
        inside = roles[max(first, 0) : max(last, 0)]
        said = np.count_nonzero(inside == Role.CONTENT)
        if 2 * said >= last - first and said + np.count_nonzero(inside == Role.NONE) == len(inside):
            inside[:] = Role.CONTENT
    return roles


def _pieces(text: str, encoded: EncodedText, words: Ints) -> Iterator[Span]:
    """``words`` in runs; runs that only punctuation parts are one, a new block starts a new one."""
    start = previous = None
    for word in words.tolist():
        if start is not None and previous is not None:
            gap = text[encoded.ends[previous] : encoded.starts[word]]
            if encoded.blocks[previous] == encoded.blocks[word] and not _has_words(gap):
                previous = word
                continue
            yield from _run(text, encoded, start, previous)
        start = previous = word
    if start is not None and previous is not None:
        yield from _run(text, encoded, start, previous)


def _run(text: str, encoded: EncodedText, first: int, last: int) -> Iterator[Span]:
    span = encoded.span(first, last)
    if _has_words(span.of(text)):
        yield span


def _has_words(text: str) -> bool:
    return any(character.isalnum() for character in text)


def _nearest(pieces: Sequence[Span], encoded: EncodedText, anchor: int) -> Span | None:
    """Of several runs the one that stands nearest to the anchor: sources and cues are one run each."""
    place = int(encoded.starts[anchor])
    return min(pieces, key=lambda s: (max(s.start - place, place - s.end, 0), s.start), default=None)

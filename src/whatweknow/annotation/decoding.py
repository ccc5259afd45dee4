"""From scores to attributions: the most probable roles for each anchor, and which anchors to believe."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from whatweknow.annotation.encoding import EncodedText
from whatweknow.annotation.quotations import mode_of
from whatweknow.records import Attribution, Span

Floats = npt.NDArray[np.float32]
Ints = npt.NDArray[np.int64]


class Role(IntEnum):
    """What a word is to one attribution; the order is that of the model's output."""

    NONE = 0
    SOURCE = 1
    CUE = 2
    CONTENT = 3


@dataclass(frozen=True, slots=True)
class Chain:
    """The transition scores of the linear chain: ``transitions[a, b]`` from role a to role b."""

    transitions: Floats  # (R, R)
    first: Floats  # (R,)
    last: Floats  # (R,)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that may be part of a cue, and the roles of the words ``first:first + len(roles)`` given that it is."""

    anchor: int
    probability: float
    first: int
    roles: Ints


def best_roles(scores: Floats, chain: Chain) -> Ints:
    """The most probable role sequences (Viterbi, 1967).

    Args:
        scores: (A, N, R), one sequence an anchor.

    Returns:
        (A, N) roles.
    """
    count, length, roles = scores.shape
    best = chain.first + scores[:, 0]
    back = np.empty((length, count, roles), dtype=np.int8)
    for t in range(1, length):
        reach = best[:, :, None] + chain.transitions
        back[t] = reach.argmax(1)
        best = reach.max(1) + scores[:, t]
    path = np.empty((count, length), dtype=np.int64)
    path[:, -1] = (best + chain.last).argmax(1)
    rows = np.arange(count)
    for t in range(length - 1, 0, -1):
        path[:, t - 1] = back[t, rows, path[:, t]]
    return path


def decode(text: str, encoded: EncodedText, candidates: Sequence[Candidate], threshold: float) -> list[Attribution]:
    """The attributions of one text, in the order of their contents.

    Candidates are believed in falling order of probability; one that stands in the cue of a believed one is
    part of it.
    """
    spoken_for: set[int] = set()
    found: dict[tuple[Span, ...], Attribution] = {}
    for candidate in sorted(candidates, key=lambda c: (-c.probability, c.anchor)):
        if candidate.probability < threshold or candidate.anchor in spoken_for:
            continue
        spoken_for.add(candidate.anchor)
        spoken_for.update((np.flatnonzero(candidate.roles == Role.CUE) + candidate.first).tolist())
        attribution = _attribution(text, encoded, candidate)
        if attribution is not None:
            found.setdefault(attribution.content, attribution)
    return sorted(found.values(), key=lambda a: (a.content[0], a.cue or a.content[0]))


def _attribution(text: str, encoded: EncodedText, candidate: Candidate) -> Attribution | None:
    content = tuple(_pieces(text, encoded, candidate, Role.CONTENT))
    if not content:
        return None
    return Attribution(
        source=_nearest(_pieces(text, encoded, candidate, Role.SOURCE), encoded, candidate.anchor),
        cue=_nearest(_pieces(text, encoded, candidate, Role.CUE), encoded, candidate.anchor),
        content=content,
        mode=mode_of(text, content, encoded.quotations),
        score=round(candidate.probability, 4),
    )


def _pieces(text: str, encoded: EncodedText, candidate: Candidate, role: Role) -> Iterator[Span]:
    """The runs of words with ``role``; runs that only punctuation parts are one, a new block starts a new one."""
    start = previous = None
    for word in (np.flatnonzero(candidate.roles == role) + candidate.first).tolist():
        if start is not None and previous is not None:
            gap = text[encoded.ends[previous] : encoded.starts[word]]
            if encoded.blocks[previous] == encoded.blocks[word] and not any(c.isalnum() for c in gap):
                previous = word
                continue
            yield encoded.span(start, previous)
        start = previous = word
    if start is not None and previous is not None:
        yield encoded.span(start, previous)


def _nearest(pieces: Iterator[Span], encoded: EncodedText, anchor: int) -> Span | None:
    """Of several runs the one that stands nearest to the anchor: sources and cues are one run each."""
    place = int(encoded.starts[anchor])
    return min(pieces, key=lambda s: (max(s.start - place, place - s.end, 0), s.start), default=None)

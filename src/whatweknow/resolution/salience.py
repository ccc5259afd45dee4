"""How salient a figure is for a pronoun: what stands before it, weighed as learned from GAP and GUM.

A log-linear ranking of candidates, as in Denis and Baldridge, A Ranking Approach to Pronoun Resolution (IJCAI
2007), over features that need no parse. The weights were held near hand-set ones in training (docs/speakers.md).
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from whatweknow.records import Mention, MentionKind, Span, Sphere
from whatweknow.resolution.figures import Figure
from whatweknow.resolution.scene import Scene

BEFORE_OBJECTS = frozenset("to with by of from for against on told in at about over".split())
WEIGHTS = {
    "same sentence": 1.53,
    "sentence before": 0.48,
    "sentences back": -0.11,
    "words back": -0.03,
    "subject": 0.45,
    "subject of this sentence": -0.17,
    "spoke here": 0.14,
    "spoke lately": 0.36,
    "object": -1.0,
    "owner": -0.79,
    "other paragraph": -0.36,
    "described": -0.42,
    "mentions": 0.81,
    "other quotation": -0.45,
    "gender known": 1.0,
    "full name": 0.19,
    "one word": -0.11,
    "outlet": -0.42,
    "nearest": 0.2,
    "source spoke lately": 0.86,
    "source and last speaker": 0.97,
}
MARGIN = 0.1  # of probability between the best and the next; where they are closer a pronoun stays one
LATELY = 3  # sentences


@dataclass(frozen=True, slots=True)
class Candidate:
    """A figure that a pronoun may mean, with the values of the features in ``WEIGHTS``."""

    figure: Figure
    values: tuple[float, ...]

    @property
    def score(self) -> float:
        return sum(weight * value for weight, value in zip(WEIGHTS.values(), self.values, strict=True))


def candidates(scene: Scene, span: Span, fits: Callable[[Mention, Figure], bool]) -> list[Candidate]:
    """The figures before ``span`` that fit, the nearest first."""
    before: dict[int, tuple[Figure, list[Mention]]] = {}
    for mention, figure in scene.back(span.start):
        if id(figure) in before or fits(mention, figure):
            before.setdefault(id(figure), (figure, []))[1].append(mention)
    last_speaker = next((figure for mention, figure in scene.back(span.start) if mention.span in scene.sources), None)
    return [
        Candidate(
            figure, (*_values(scene, span, figure, mentions, rank), _goes_on(scene, span, figure is last_speaker))
        )
        for rank, (figure, mentions) in enumerate(before.values())
    ]


def _goes_on(scene: Scene, span: Span, spoke_last: bool) -> float:
    return float(spoke_last and span in scene.sources)


def most_salient(found: list[Candidate]) -> Figure | None:
    """The most probable candidate, unless the next one is close."""
    scores = sorted((candidate.score for candidate in found), reverse=True)
    if not scores:
        return None
    total = sum(math.exp(score - scores[0]) for score in scores)
    runner_up = math.exp(scores[1] - scores[0]) if len(scores) > 1 else 0.0
    if (1.0 - runner_up) / total < MARGIN:
        return None
    return max(found, key=lambda candidate: candidate.score).figure


def _values(scene: Scene, span: Span, figure: Figure, mentions: list[Mention], rank: int) -> Iterable[float]:
    text, here = scene.text, scene.sentence(span.start)
    last = mentions[0]
    back = here - scene.sentence(last.span.start)
    word = text[max(last.span.start - 12, 0) : last.span.start].rstrip().rpartition(" ")[2].lower()
    spoke = any(m.span in scene.sources and here - scene.sentence(m.span.start) <= LATELY for m in mentions)
    is_source = span in scene.sources
    subject = scene.is_subject(last)
    yield float(back == 0)
    yield float(back == 1)
    yield float(back)
    yield math.log1p((span.start - last.span.end) / 6)
    yield float(subject)
    yield float(any(scene.sentence(m.span.start) == here and scene.is_subject(m) for m in mentions))
    yield float(last.span in scene.sources)
    yield float(spoke)
    yield float(word in BEFORE_OBJECTS)
    yield float(text[last.span.end : last.span.end + 2] in ("'s", "’s"))
    yield float("\n\n" in text[last.span.end : span.start])
    yield float(figure.kind is MentionKind.PEOPLE)
    yield math.log(len(mentions))
    yield float(scene.quote_at(last.span) != scene.quote_at(span))
    yield float(figure.gender is not None)
    yield float(figure.full_name is not None)
    yield float(figure.kind is MentionKind.NAME and not figure.full_name and not figure.ties and not spoke)
    yield float(figure.sphere is Sphere.MEDIA)
    yield float(rank == 0)
    yield float(is_source and spoke)

"""Whom a pronoun means: the most salient figure before it that fits."""

from __future__ import annotations

from whatweknow.records import Mention, MentionKind, Span, Sphere
from whatweknow.resolution.figures import PERSONAL, Figure
from whatweknow.resolution.naming import short_named
from whatweknow.resolution.scene import Scene

# What a mention gains or loses by where it stands; a sentence further back costs 1.
SPEAKS = 1.6
SUBJECT = 0.8
OBJECT = -0.8
OWNER = -0.7
OTHER_PARAGRAPH = -0.3
OTHER_QUOTATION = -1.5
DESCRIBED = -0.4
MEDIUM = -1.0
SINGULAR_PERSONS = (*PERSONAL, MentionKind.PEOPLE)
BEFORE_OBJECTS = frozenset("to with by of from for against on told in at".split())


def meant_by_pronoun(scene: Scene, mention: Mention, pronoun: str) -> Figure | None:
    if pronoun in ("i", "we"):
        return _speaker_around(scene, mention.span) or (
            _outlet(scene) if pronoun == "we" and mention.span in scene.sources else None
        )
    if pronoun == "who":
        return next(
            (figure for other, figure in scene.back(mention.span.start) if other.span.end >= mention.span.start - 12),
            None,
        )
    return antecedent(scene, mention.span, pronoun)


def _outlet(scene: Scene) -> Figure | None:
    """The outlet itself, which says "we"."""
    if not scene.report.outlet:
        return None
    same = (f for f in scene.figures if scene.report.outlet in f.names)
    figure = next(same, None)
    if figure is None:
        figure = Figure(MentionKind.NAME, scene.report.id, sphere=Sphere.MEDIA)
        figure.names[scene.report.outlet] += 1
        scene.figures.append(figure)
    return figure


def _speaker_around(scene: Scene, span: Span) -> Figure | None:
    """Who utters the content that holds ``span``: the innermost."""
    around = [
        (piece.end - piece.start, one.source)
        for one in scene.annotated.attributions
        if one.source and one.source != span
        for piece in one.content
        if piece.contains(span)
    ]
    source = min(around, default=(0, None))[1]
    return scene.figure_of.get(source) if source else None


def antecedent(scene: Scene, span: Span, pronoun: str) -> Figure | None:
    """Whom "he", "she", "it" or "they" at ``span`` means: the most salient mention before it that fits."""
    here = scene.sentence(span.start)
    inside = scene.quote_at(span)
    spoken_of = _spoken_of(scene, span)
    best: tuple[float, Figure] | None = None
    for other, figure in scene.back(span.start):
        if not _fits(figure, other, pronoun) or figure in spoken_of or not _may_be_meant(scene, figure, pronoun):
            continue
        score = _salience(scene, other, figure, here, span)
        score += 0 if scene.quote_at(other.span) == inside else OTHER_QUOTATION
        if best is None or score > best[0]:
            best = (score, figure)
    return best[1] if best else None


def _may_be_meant(scene: Scene, figure: Figure, pronoun: str) -> bool:
    """A name of one word may be a ship's; it is a person's if it speaks, or has an office or a title."""
    if pronoun not in ("he", "she") or figure.kind is not MentionKind.NAME or figure.is_person or figure.gender:
        return True
    if any(name in scene.outlets for name in figure.names):
        return False
    return bool(figure.ties) or any(span in scene.sources for _, span in figure.mentions)


def _spoken_of(scene: Scene, source: Span) -> list[Figure]:
    """Who is named in what ``source`` says: nobody speaks of himself by his name."""
    contents = [piece for one in scene.annotated.attributions if one.source == source for piece in one.content]
    return [
        scene.enter(mention, scene.figure_of.get(mention.span) or short_named(scene, mention))
        for mention in scene.annotated.mentions
        if mention.kind in PERSONAL and any(piece.contains(mention.span) for piece in contents)
    ]


def _salience(scene: Scene, other: Mention, figure: Figure, here: int, span: Span) -> float:
    """How near at hand a mention is for a pronoun at ``span`` in sentence number ``here``."""
    start, end = other.span.start, other.span.end
    before = scene.text[max(start - 12, 0) : start].rstrip().rpartition(" ")[2].lower()
    aside = figure.sphere is Sphere.MEDIA and other.span not in scene.sources
    return (
        float(scene.sentence(start) - here)
        + SPEAKS * (other.span in scene.sources)
        + SUBJECT * _is_subject(scene, other)
        + OBJECT * (before in BEFORE_OBJECTS)
        + OWNER * (scene.text[end : end + 2] in ("'s", "’s"))
        + OTHER_PARAGRAPH * ("\n\n" in scene.text[end : span.start])
        + DESCRIBED * (figure.kind is MentionKind.PEOPLE)
        + MEDIUM * aside
    )


def _is_subject(scene: Scene, mention: Mention) -> bool:
    """Whether no other mention stands before it in its sentence."""
    sentence = scene.sentence(mention.span.start)
    start = scene.sentences[sentence - 1] if sentence else 0
    return not any(start <= other.span.start < mention.span.start for other, _ in scene.read[-60:])


def _fits(figure: Figure, mention: Mention, pronoun: str) -> bool:
    if pronoun in ("he", "she"):
        if figure.kind not in SINGULAR_PERSONS or figure.plural or mention.kind is MentionKind.DOCUMENT:
            return False
        if figure.kind is MentionKind.NAME and not figure.is_person and any(name.isupper() for name in figure.names):
            return False
        return figure.gender is None or (figure.gender.value == "male") == (pronoun == "he")
    if pronoun == "it":
        return figure.kind in (MentionKind.BODY, MentionKind.NATION, MentionKind.DOCUMENT) or (
            figure.kind is MentionKind.NAME and not figure.gender and not figure.ties
        )
    if pronoun == "they":
        return figure.kind is not MentionKind.PRONOUN and (
            figure.plural or figure.kind in (MentionKind.BODY, MentionKind.JOINT)
        )
    return False

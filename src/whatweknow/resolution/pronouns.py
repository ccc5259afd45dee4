"""Whom a pronoun means: the most salient figure before it that fits."""

from __future__ import annotations

from collections.abc import Callable

from whatweknow.names import fold
from whatweknow.records import Mention, MentionKind, Span, Sphere
from whatweknow.resolution.figures import PERSONAL, Figure
from whatweknow.resolution.issuers import outlet_of
from whatweknow.resolution.naming import short_named
from whatweknow.resolution.salience import BEFORE_OBJECTS, candidates, most_salient
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
FAR = 0.5  # plural figures below this do not stand in the way of a single "they"
BODILY = (MentionKind.BODY, MentionKind.NATION, MentionKind.DOCUMENT)
SEVERAL = frozenset("ally leader rebel militant fighter gunman negotiator investigator".split())  # never "it"
SINGULAR_PERSONS = (*PERSONAL, MentionKind.PEOPLE)


def meant_by_pronoun(scene: Scene, mention: Mention, pronoun: str) -> Figure | None:
    if pronoun in ("i", "we"):
        return _speaker_around(scene, mention.span) or (
            outlet_of(scene) if pronoun == "we" and mention.span in scene.sources else None
        )
    if pronoun == "who":
        return next(
            (figure for other, figure in scene.back(mention.span.start) if other.span.end >= mention.span.start - 12),
            None,
        )
    if fold(mention.span.of(scene.text)) == "neither":  # "the Front, an armed group, neither confirmed nor denied"
        start = scene.sentence_start(mention.span.start)
        return next((figure for other, figure in scene.read if start <= other.span.start < mention.span.start), None)
    return antecedent(scene, mention.span, pronoun)


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


def antecedent(
    scene: Scene, span: Span, pronoun: str, *, among: Callable[[Figure], bool] = lambda _: True
) -> Figure | None:
    """Whom "he", "she", "it" or "they" at ``span`` means: the most salient figure before it that fits."""
    fits = fitting(scene, span, pronoun)
    if pronoun in ("he", "she"):
        return most_salient(candidates(scene, span, lambda mention, figure: fits(mention, figure) and among(figure)))
    best: tuple[float, Figure] | None = None
    here, inside = scene.sentence(span.start), scene.quote_at(span)
    for other, figure in scene.back(span.start):
        if not fits(other, figure) or not among(figure):
            continue
        score = _salience(scene, other, figure, here, span)
        score += 0 if scene.quote_at(other.span) == inside else OTHER_QUOTATION
        if best is None or score > best[0]:
            best = (score, figure)
    if pronoun == "they" and (best is None or best[0] < FAR):
        return _single_they(scene, span) or (best[1] if best else None)
    return best[1] if best else None


def fitting(scene: Scene, span: Span, pronoun: str) -> Callable[[Mention, Figure], bool]:
    """Whether a pronoun at ``span`` may mean a figure, by its form and by what is said where.

    Nobody speaks of himself by his name, and whoever speaks inside a quotation says "I" of himself.
    """
    others = _spoken_of(scene, span)
    if speaker := _quoted_around(scene, span):
        others.append(speaker)

    def fits(mention: Mention, figure: Figure) -> bool:
        return _fits(figure, mention, pronoun) and figure not in others and _may_be_meant(scene, figure, pronoun)

    return fits


def _quoted_around(scene: Scene, span: Span) -> Figure | None:
    number = scene.quote_at(span)
    source = scene.annotated.attributions[number].source if number is not None else None
    if source is None:
        return None
    mention = next((one for one in scene.annotated.mentions if one.span == source), None)
    if source not in scene.figure_of and mention and mention.name and mention.kind in PERSONAL:
        return scene.enter(mention, short_named(scene, mention))
    return scene.figure_of.get(source)


def _single_they(scene: Scene, span: Span) -> Figure | None:
    """Whoever spoke last without a name: "a navy official said ... they added"."""
    spoke = ((other, figure) for other, figure in scene.back(span.start, reach=3) if other.span in scene.sources)
    _, figure = next(spoke, (None, None))
    return figure if figure and figure.kind is MentionKind.PEOPLE and not figure.gender else None


def _may_be_meant(scene: Scene, figure: Figure, pronoun: str) -> bool:
    """A name that the report treats as an outlet's or a body's ("the Sund Line") is no person's."""
    if pronoun not in ("he", "she") or figure.kind is not MentionKind.NAME or figure.gender:
        return True
    return not figure.is_definite and not any(name in scene.outlets for name in figure.names)


def _spoken_of(scene: Scene, source: Span) -> list[Figure]:
    """Who is named in what ``source`` says: nobody speaks of himself by his name."""
    contents = [piece for one in scene.annotated.attributions if one.source == source for piece in one.content]
    if not contents:
        return []
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
        + SUBJECT * scene.is_subject(other)
        + OBJECT * (before in BEFORE_OBJECTS)
        + OWNER * (scene.text[end : end + 2] in ("'s", "’s"))
        + OTHER_PARAGRAPH * ("\n\n" in scene.text[end : span.start])
        + DESCRIBED * (figure.kind is MentionKind.PEOPLE)
        + MEDIUM * aside
    )


def _fits(figure: Figure, mention: Mention, pronoun: str) -> bool:
    if pronoun in ("he", "she"):
        if figure.kind not in SINGULAR_PERSONS or figure.plural or mention.kind is MentionKind.DOCUMENT:
            return False
        if figure.kind is MentionKind.NAME and not figure.is_person and any(name.isupper() for name in figure.names):
            return False
        return figure.gender is None or (figure.gender.value == "male") == (pronoun == "he")
    if pronoun == "it":
        name = figure.kind is MentionKind.NAME and not figure.gender and not figure.ties
        single = not figure.plural and not figure.heads & SEVERAL
        return mention.kind is MentionKind.DOCUMENT or (single and (name or figure.kind in BODILY))
    if pronoun == "they":
        return figure.kind is not MentionKind.PRONOUN and (
            figure.plural or figure.kind in (MentionKind.BODY, MentionKind.JOINT)
        )
    return False

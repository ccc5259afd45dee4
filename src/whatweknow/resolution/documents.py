"""For whom a document speaks: "the statement said" is said by who issued it."""

from __future__ import annotations

import re

from whatweknow.names import fold, plain_name
from whatweknow.records import Attribution, Mention, MentionKind, Span
from whatweknow.resolution.descriptions import last_joint
from whatweknow.resolution.figures import Figure
from whatweknow.resolution.owners import owner_of
from whatweknow.resolution.scene import Scene
from whatweknow.spans import subtract

INDEPENDENT = frozenset("inquiry investigation inquest study survey poll analysis review".split())  # of no government
FAR = 40  # sentences


def issuer_of_document(scene: Scene, mention: Mention) -> Figure:
    """A document speaks for who issued it: its owner, the country it names, or the last who stated something."""
    figure = _owner(scene, mention) or _last_issuer(scene, mention) or scene.same_words(mention)
    return figure or scene.new(mention)


def _owner(scene: Scene, mention: Mention) -> Figure | None:
    """Whose document it is by its own words: "the agency's report", "a Norlandic statement"."""
    tie = mention.ties[0] if mention.ties else None
    if tie is None:
        return None
    if tie.of and (owner := owner_of(scene, tie)):
        return owner
    if tie.of and tie.proper and not mention.nation:
        owner = scene.new(mention)
        owner.kind = MentionKind.NAME
        owner.bear([plain_name(tie.of.of(scene.text))])
        return owner
    if mention.nation is None or mention.head in INDEPENDENT:
        return None
    states = [
        f for f in scene.figures if f.nation == mention.nation and f.kind in (MentionKind.NATION, MentionKind.BODY)
    ]
    return min(states, key=lambda f: f.kind is not MentionKind.NATION, default=None)


def _last_issuer(scene: Scene, mention: Mention) -> Figure | None:
    words = fold(plain_name(mention.span.of(scene.text)))
    if words.startswith("joint ") and (joint := last_joint(scene, mention)):
        return joint
    if not mention.definite or mention.plural:
        return None
    earlier = (
        (other.span.start, figure)
        for other, figure in scene.back(mention.span.start)
        if other.kind is MentionKind.DOCUMENT and other.head == mention.head
    )
    noun = re.escape(mention.head)
    issuer = _issuer(scene, mention, re.compile(rf"\bin (?:\w+ ){{1,3}}{noun}\b"))
    known = [one for one in (next(earlier, None), issuer) if one]
    if not known and (issuer := _issuer(scene, mention, re.compile(rf"\b{noun}\b"))):
        known = [issuer]
    return max(known, key=lambda one: one[0], default=(0, None))[1]


def _issuer(scene: Scene, mention: Mention, pattern: re.Pattern[str]) -> tuple[int, Figure] | None:
    """Who spoke last "in a statement", if the mention is "the statement", and where."""
    here = scene.sentence(mention.span.start)
    for one in reversed(scene.annotated.attributions):
        source = one.source
        near = source and source.end <= mention.span.start and here - scene.sentence(source.start) <= FAR
        if source and near and source in scene.figure_of and pattern.search(_frame(scene, one, source)):
            return source.start, scene.figure_of[source]
    return None


def _frame(scene: Scene, attribution: Attribution, source: Span) -> str:
    """The sentence of an attribution without what is said in it, folded."""
    start = scene.sentence_start(source.start)
    sentence = Span(start, start + max(len(scene.sentence_text(source.start)), 1))
    return fold(" ".join(part.of(scene.text) for part in subtract(sentence, attribution.content)))

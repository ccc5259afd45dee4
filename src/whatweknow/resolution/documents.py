"""For whom a document speaks: "the statement said" is said by who issued it."""

from __future__ import annotations

import re

from whatweknow.records import Mention, MentionKind
from whatweknow.resolution.descriptions import last_joint
from whatweknow.resolution.figures import Figure
from whatweknow.resolution.names import fold, plain_name
from whatweknow.resolution.owners import owner_of
from whatweknow.resolution.scene import Scene


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
        owner.names[plain_name(tie.of.of(scene.text))] += 1
        return owner
    states = (f for f in scene.figures if f.kind in (MentionKind.NATION, MentionKind.BODY))
    return next((f for f in states if f.nation == mention.nation), None) if mention.nation else None


def _last_issuer(scene: Scene, mention: Mention) -> Figure | None:
    words = fold(plain_name(mention.span.of(scene.text)))
    if words.startswith("joint ") and (joint := last_joint(scene, mention)):
        return joint
    if not mention.definite or mention.plural:
        return None
    earlier = (
        figure
        for other, figure in scene.back(mention.span.start)
        if other.kind is MentionKind.DOCUMENT and other.head == mention.head
    )
    return _issuer(scene, mention) or next(earlier, None)


def _issuer(scene: Scene, mention: Mention) -> Figure | None:
    """Who spoke last "in a statement", if the mention is "the statement"."""
    for one in reversed([a for a in scene.annotated.attributions if a.source and a.source.end <= mention.span.start]):
        assert one.source is not None
        sentence = scene.sentence_text(one.source.start)
        if one.source in scene.figure_of and re.search(rf"\b{re.escape(mention.head)}\b", fold(sentence)):
            return scene.figure_of[one.source]
    return None

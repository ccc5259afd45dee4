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
    tie = mention.ties[0] if mention.ties else None
    if tie and tie.of and (owner := owner_of(scene, tie)):
        return owner
    if tie and tie.of and tie.proper and not mention.nation:
        owner = scene.new(mention)
        owner.kind = MentionKind.NAME
        owner.names[plain_name(tie.of.of(scene.text))] += 1
        return owner
    if tie and mention.nation:
        same = (
            f for f in scene.figures if f.nation == mention.nation and f.kind in (MentionKind.NATION, MentionKind.BODY)
        )
        return next(same, None) or scene.new(mention)
    if fold(mention.span.of(scene.text)).startswith(("joint ", "the joint ", "a joint ")) and (
        joint := last_joint(scene, mention)
    ):
        return joint
    if mention.definite and not mention.plural:
        if issuer := _issuer(scene, mention):
            return issuer
        for other, figure in scene.back(mention.span.start):
            if other.kind is MentionKind.DOCUMENT and other.head == mention.head:
                return figure
    return scene.same_words(mention) or scene.new(mention)


def _issuer(scene: Scene, mention: Mention) -> Figure | None:
    """Who spoke last "in a statement", if the mention is "the statement"."""
    for one in reversed([a for a in scene.annotated.attributions if a.source and a.source.end <= mention.span.start]):
        assert one.source is not None
        sentence = scene.sentence_text(one.source.start)
        if one.source in scene.figure_of and re.search(rf"\b{re.escape(mention.head)}\b", fold(sentence)):
            return scene.figure_of[one.source]
    return None

"""Who stands behind a report: the outlet, which says "we", or the ministry that issued a release."""

from __future__ import annotations

from whatweknow.names import fold
from whatweknow.records import Mention, MentionKind, Sphere
from whatweknow.resolution.figures import Figure
from whatweknow.resolution.names import skeleton
from whatweknow.resolution.scene import WORD, Scene


def outlet_of(scene: Scene) -> Figure | None:
    """The outlet itself, which says "we"."""
    return _named(scene, MentionKind.NAME, Sphere.MEDIA) if scene.report.outlet else None


def issuing_body(scene: Scene, mention: Mention) -> Figure | None:
    """The body that issued the report, where it calls itself "the ministry"."""
    outlet = WORD.findall(scene.report.outlet or "")
    if not mention.head or mention.head not in map(fold, outlet):
        return None
    figure = _named(scene, MentionKind.BODY, mention.sphere)
    figure.heads.add(mention.head)
    codes = {skeleton(n.span.of(scene.text)): n.code for n in scene.annotated.nations}
    nation = next((codes[skeleton(word)] for word in outlet if skeleton(word) in codes), None)
    if nation and not figure.nation:
        figure.belong(nation, scene.report, mention.span)
    return figure


def _named(scene: Scene, kind: MentionKind, sphere: Sphere | None) -> Figure:
    name = scene.report.outlet or ""
    figure = next((f for f in scene.figures if name in f.names), None)
    if figure is None:
        figure = Figure(kind, scene.report.id, sphere=sphere)
        figure.bear([name])
        scene.figures.append(figure)
    return figure

"""Within one report: which mentions mean the same figure.

Names come first, so that a surname in the headline finds the name that the text introduces. Then the mentions are
read in order: each description, institution, document and pronoun goes to a figure that has been mentioned before,
or stays a figure of its own. What is not clear stays apart: a wrong name is worse than none.
"""

from __future__ import annotations

from collections.abc import Mapping

from whatweknow.names import fold, plain_name
from whatweknow.records import AnnotatedReport, Citation, Mention, MentionKind, Span, Sphere, Tie
from whatweknow.resolution.descriptions import identify_later, meant_by_description, office_of
from whatweknow.resolution.documents import issuer_of_document
from whatweknow.resolution.figures import PERSONAL, Figure
from whatweknow.resolution.names import skeleton
from whatweknow.resolution.naming import is_full_name, named_figure, short_named, words_of_person
from whatweknow.resolution.owners import find_owner, is_outlet, nation_of_owner, told_nation
from whatweknow.resolution.pronouns import meant_by_pronoun
from whatweknow.resolution.scene import Scene

INDEFINITE = frozenset("a an one another some former".split())


class Cast:
    """The figures of one report, and whom each of its mentions means."""

    def __init__(self, annotated: AnnotatedReport) -> None:
        self.scene = scene = Scene(annotated)
        self.annotated = annotated
        self.report = annotated.report
        self.figures = scene.figures
        self.figure_of = scene.figure_of
        self._mention_at = {mention.span: mention for mention in annotated.mentions}
        parts = [part for whole in annotated.mentions for part in whole.members or (whole,)]
        for mention in sorted(parts, key=lambda part: -words_of_person(scene, part)):  # fuller names first
            if mention.name and is_full_name(scene, mention):
                scene.enter(mention, named_figure(scene, mention))
        for mention in annotated.mentions:
            if mention.members and all(member.span in scene.figure_of for member in mention.members):
                self._joint(mention)
        for mention in annotated.mentions:
            self._resolve(mention)
        identify_later(scene)
        for figure in self.figures:
            if figure.kind in (MentionKind.NAME, MentionKind.BODY) and not figure.is_person and not figure.sphere:
                figure.sphere = Sphere.MEDIA if is_outlet(scene, figure) else None
        for figure in self.figures:
            find_owner(scene, figure)
            if (
                figure.kind is MentionKind.BODY
                and figure.sphere is Sphere.STATE
                and not (figure.names or figure.nation)
            ):
                self._of_told_nation(figure)

    def _of_told_nation(self, figure: Figure) -> None:
        scene = self.scene
        words = {skeleton(nation.span.of(scene.text)): nation.code for nation in scene.annotated.nations}
        told = [one for _, span in figure.mentions if (one := told_nation(scene, span, figure.heads, words))]
        if len({nation for nation, _ in told}) == 1:
            figure.belong(told[0][0], self.report, told[0][1])

    def _resolve(self, mention: Mention) -> Figure:
        scene = self.scene
        figure = scene.figure_of.get(mention.span)
        if figure is None:
            figure = scene.enter(mention, self._meant(mention))
        if figure.kind is MentionKind.PRONOUN and not figure.description:
            figure.description = plain_name(mention.span.of(scene.text))
        scene.read.append((mention, figure))
        return figure

    def _meant(self, mention: Mention) -> Figure:
        scene = self.scene
        if mention.members:
            return self._joint(mention)
        if mention.name and mention.kind in PERSONAL:
            return short_named(scene, mention)
        if mention.kind is MentionKind.PRONOUN:
            return meant_by_pronoun(scene, mention, mention.head) or scene.new(mention)
        if mention.kind is MentionKind.DOCUMENT:
            return issuer_of_document(scene, mention)
        figure = meant_by_description(scene, mention) or scene.new(mention)
        if figure.nation is None and mention.ties and (nation := nation_of_owner(scene, mention.ties[0])):
            figure.belong(nation, self.report, mention.span)
        return figure

    def _joint(self, mention: Mention) -> Figure:
        scene = self.scene
        members = tuple(scene.figure_of.get(member.span) or self._resolve(member) for member in mention.members)
        same = (figure for figure in self.figures if figure.members and set(figure.members) == set(members))
        figure = next(same, None) or scene.new(mention)
        figure.members = members
        return scene.enter(mention, figure)

    def unknown(self, source: Span) -> Figure:
        """A figure for a source that no mention is known for: its words as printed, and no name."""
        figure = Figure(MentionKind.PEOPLE, self.report.id, description=plain_name(source.of(self.scene.text)))
        figure.mentions.append((self.report, source))
        self.figures.append(figure)
        self.figure_of[source] = figure
        return figure

    def is_printed_name(self, citation: Citation) -> bool:
        """Whether a source mention is more than a pronoun or a bare noun."""
        mention = self._mention_at.get(citation.span)
        return mention is not None and bool(mention.name or mention.nation or mention.members)

    def is_definite(self, figure: Figure) -> bool:
        """Whether the report words a description as of one person: no "a", no "one of"."""
        _, first = figure.mentions[0]
        return fold(first.of(self.scene.text)).split()[0] not in INDEFINITE

    def key_of(self, figure: Figure) -> frozenset[str]:
        """The words of a body's name that tell it from others."""
        return self.scene.key_of_name(figure.name)

    def office_of(self, tie: Tie) -> frozenset[str]:
        """The words of an office besides its noun and its country."""
        return office_of(self.scene, tie)

    def paragraph(self, citation: Citation) -> tuple[str, int]:
        """The paragraph in which a citation stands: its report, and where it begins."""
        return citation.report, self.scene.text.rfind("\n\n", 0, citation.start)

    def told_nation(self, span: Span, heads: set[str], known: Mapping[str, str]) -> tuple[str, Span] | None:
        """Of which country somebody official at ``span`` is (see ``owners.told_nation``)."""
        return told_nation(self.scene, span, heads, known)

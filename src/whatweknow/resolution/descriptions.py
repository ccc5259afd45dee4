"""Whom a description or an institution means, of those whom the report has spoken of."""

from __future__ import annotations

import re
from dataclasses import replace

from whatweknow.names import fold, plain_name
from whatweknow.records import Mention, MentionKind, Sphere, Tie
from whatweknow.resolution.figures import PERSONAL, Figure
from whatweknow.resolution.issuers import issuing_body
from whatweknow.resolution.owners import COUNTRY, last_nation, nation_of_owner
from whatweknow.resolution.scene import ANYWHERE, EMPTY_WORDS, WORD, Scene, nations_differ, stem

GROUPS = frozenset("group organisation organization".split())
RANKS = frozenset(
    "top senior leading main current new present high-ranking embattled outspoken own other joint".split()
)
JOINT_WORDS = re.compile(
    r"(?:the|these|those|both|all)\s+(?:\w+\s+)?(?:nations|countries|leaders|allies|sides|powers|governments|states|"
    r"quartet|trio|duo|pair)"
)


def meant_by_description(scene: Scene, mention: Mention) -> Figure | None:
    """The figure that a description means, if it is one that has been spoken of."""
    if by_wording := _by_wording(scene, mention):
        return by_wording
    if mention.nation is None and mention.ties and (nation := nation_of_owner(scene, mention.ties[0])):
        mention = replace(mention, nation=nation)
    if mention.kind is MentionKind.BODY:
        return _body(scene, mention) if mention.definite or mention.nation else None
    same = scene.same_words(mention)
    if mention.plural or not mention.head:
        return same
    return _office_or_same(scene, mention, same)


def _office_or_same(scene: Scene, mention: Mention, same: Figure | None) -> Figure | None:
    if mention.definite:
        return _office(scene, mention) or same or _antecedent_by_head(scene, mention)
    told = mention.nation or scene.in_headline(mention.span)  # "Norland minister says", "Minister urges calm"
    if told and mention.sphere in (Sphere.STATE, Sphere.SIDE) and _is_bare(scene, mention):
        return _office(scene, mention) or same
    return None


def _by_wording(scene: Scene, mention: Mention) -> Figure | None:
    """Whom "the latter", "the three countries" and "the kingdom" mean."""
    words = fold(plain_name(mention.span.of(scene.text)))
    if words in ("latter", "former"):
        recent = [figure for _, figure in scene.back(mention.span.start) if figure.kind is not MentionKind.PRONOUN]
        distinct = list({id(figure): figure for figure in recent}.values())
        return next(iter(distinct[words == "former" :]), None)
    if JOINT_WORDS.fullmatch(fold(mention.span.of(scene.text))):
        return last_joint(scene, mention)
    if words in COUNTRY:
        return last_nation(scene, mention.span.start)
    regime = mention.head == "regime" and not mention.nation and not any(tie.of for tie in mention.ties)
    return _only_nation(scene, mention) if regime else None


def _only_nation(scene: Scene, mention: Mention) -> Figure | None:
    """The country of which alone the sentences before speak: whose "the regime" is."""
    nations = {f.nation: f for _, f in scene.back(mention.span.start) if f.kind is MentionKind.NATION}
    return nations.popitem()[1] if len(nations) == 1 else None


def _is_bare(scene: Scene, mention: Mention) -> bool:
    """Whether no "a" or "one of" stands before a description."""
    start = mention.span.start
    return not fold(scene.text[start : start + 3]).startswith(("a ", "an ", "one"))


def _antecedent_by_head(scene: Scene, mention: Mention) -> Figure | None:
    """The last figure under the same noun: "the official" after "a senior official"."""
    for other, figure in scene.back(mention.span.start):
        if (
            other.kind is MentionKind.PEOPLE
            and other.head == mention.head
            and other.plural == mention.plural
            and not nations_differ(figure, mention)
        ):
            return figure
    return None


def _office(scene: Scene, mention: Mention) -> Figure | None:
    """The person who holds the office that a description names: the last one before it, or the only one."""
    wanted = office_of(scene, mention.ties[0]) if mention.ties else frozenset()
    for _, figure in scene.back(mention.span.start, reach=ANYWHERE):
        if (
            figure.kind in PERSONAL
            and _is_of(scene, figure, mention, wanted)
            and _holds(scene, figure, mention.head, wanted)
        ):
            return figure
    later = [
        f
        for f in scene.figures
        if f.kind in PERSONAL and _is_of(scene, f, mention, wanted) and _holds(scene, f, mention.head, wanted)
    ]
    if len(later) > 1 and scene.in_headline(mention.span):
        return min(later, key=lambda f: min(span for _, span in f.mentions))
    return later[0] if len(later) == 1 and (wanted or mention.nation or scene.in_headline(mention.span)) else None


def _is_of(scene: Scene, figure: Figure, mention: Mention, wanted: frozenset[str]) -> bool:
    """Whether a description may mean a figure by their countries.

    "The Norlandic president" is no bare president; "Norland's foreign minister" is a bare foreign minister only where
    the report has no other country's.
    """
    if mention.nation is None or figure.nation == mention.nation:
        return True
    if figure.nation or not wanted:
        return False
    ties = (tie for other in scene.annotated.mentions for tie in other.ties if tie.head == mention.head)
    return {tie.nation for tie in ties if tie.nation and office_of(scene, tie) == wanted} == {mention.nation}


def _holds(scene: Scene, figure: Figure, head: str, modifiers: frozenset[str]) -> bool:
    return any(tie.head == head and not tie.former and modifiers <= office_of(scene, tie) for _, tie in figure.ties)


def office_of(scene: Scene, tie: Tie) -> frozenset[str]:
    """The words of an office besides its noun and its country."""
    return office_words(tie, scene.text) - scene.nation_words


def _body(scene: Scene, mention: Mention) -> Figure | None:
    """The last body of the noun, or of its kind, whose name holds the words of the mention: "the ministry"."""
    wanted = office_of(scene, mention.ties[0]) if mention.ties else frozenset()
    if not wanted and not mention.nation and (issuer := issuing_body(scene, mention)):
        return issuer
    if not wanted and not mention.nation:
        own = (f for f in scene.figures if f.kind is MentionKind.BODY and not f.names and mention.head in f.heads)
        if same := next(own, None):
            return same  # "the ministry" of a release, though another ministry has been named since
    for _, figure in scene.back(mention.span.start, reach=ANYWHERE):
        if figure.kind not in (MentionKind.BODY, MentionKind.NAME) or nations_differ(figure, mention):
            continue
        heads = {stem(head) for head in figure.heads}
        known = {stem(word) for name in (*figure.names, figure.description) for word in WORD.findall(name)}
        if stem(mention.head) in heads and {stem(w) for w in wanted} <= known | heads:
            return figure
        group = mention.sphere is Sphere.ITSELF or mention.head in GROUPS
        if not wanted and group and figure.sphere is Sphere.ITSELF:
            return figure
        if not wanted and mention.sphere is Sphere.MEDIA and figure.sphere is Sphere.MEDIA:
            return figure
    return scene.same_words(mention)


def last_joint(scene: Scene, mention: Mention) -> Figure | None:
    """Those who spoke as one last, or first where nobody has before the mention."""
    before = (f for _, f in scene.back(mention.span.start, reach=ANYWHERE) if f.members)
    return next(before, None) or next((f for f in scene.figures if f.members), None) or _both(scene, mention)


def _both(scene: Scene, mention: Mention) -> Figure | None:
    """ "Both countries": the two that the report has spoken of last."""
    words = fold(mention.span.of(scene.text)).split()
    nations = (f for _, f in scene.back(mention.span.start) if f.kind is MentionKind.NATION)
    two = list({id(f): f for f in nations}.values())[:2]
    if words[0] not in ("both", "the") or len(two) < 2 or ("two" not in words and words[0] != "both"):
        return None
    figure = scene.new(replace(mention, kind=MentionKind.JOINT))
    figure.members = tuple(two)
    return figure


def identify_later(scene: Scene) -> None:
    """A bare name that follows an office is who holds it: "the president of the line said ... Ada Berg said"."""
    for i, (before, office) in enumerate(list(scene.read)):
        if before.span not in scene.sources or not _is_distinct_office(before, office):
            continue
        for mention, figure in scene.read[i + 1 :]:
            if scene.text.count("\n\n", before.span.end, mention.span.start) > 1:
                break
            if _is_introduced_bare(scene, mention, figure):
                _merge(scene, office, figure)
                break


def _is_introduced_bare(scene: Scene, mention: Mention, figure: Figure) -> bool:
    return (
        figure.kind is MentionKind.NAME
        and figure.is_person
        and not figure.ties
        and mention.span == min(span for _, span in figure.mentions)
        and (mention.span in scene.sources or scene.text[: mention.span.start].endswith("\n\n"))
    )


def _merge(scene: Scene, office: Figure, person: Figure) -> None:
    """Find that ``office`` is held by ``person``."""
    person.absorb(office)
    scene.figures.remove(office)
    for span, figure in scene.figure_of.items():
        if figure is office:
            scene.figure_of[span] = person
    scene.read = [(mention, person if figure is office else figure) for mention, figure in scene.read]


def _is_distinct_office(mention: Mention, figure: Figure) -> bool:
    """Whether a description says whose office it is: "Norland's security chief", not "the minister"."""
    tied = mention.nation or (mention.ties and mention.ties[0].of)
    return bool(figure.kind is MentionKind.PEOPLE and mention.definite and not mention.plural and tied)


def office_words(tie: Tie, text: str) -> frozenset[str]:
    """The words of an office besides its noun, folded."""
    words = [fold(word) for word in WORD.findall(tie.text.of(text))]
    noun = (*tie.head.split(), *RANKS, *EMPTY_WORDS)
    return frozenset(word for word in words if word not in noun and stem(word) != stem(tie.head))

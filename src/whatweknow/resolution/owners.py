"""Whose a figure is: the body its office names, the country of its ministry, the firm that it speaks for."""

from __future__ import annotations

import re
from collections.abc import Mapping

from whatweknow.names import fold, plain_name
from whatweknow.records import MentionKind, Span, Sphere, Tie
from whatweknow.resolution.figures import Figure
from whatweknow.resolution.names import name_words, skeleton
from whatweknow.resolution.pronouns import SINGULAR_PERSONS, antecedent
from whatweknow.resolution.scene import ANYWHERE, WORD, Scene, stem

POSSESSIVES = {"its": "it", "their": "they", "his": "he", "her": "she", "our": "we", "my": "i"}
VOICES = frozenset(  # "the owner, Ada Berg," is that of the body last spoken of
    "spokesman spokeswoman spokesperson owner founder co-founder director manager chairman chairwoman chair "
    "chairperson chief head executive ceo speaker treasurer".split()
)
OF_FIRMS = frozenset("owner founder co-founder ceo executive manager treasurer".split())
INDEFINITE = re.compile(r"\b(?:an?|one)\s$", re.IGNORECASE)
COUNTRY = frozenset("country nation kingdom republic state".split())
JUST_NOW = 2  # sentences
OPENING = re.compile(r"[\"“]?In (?:the )?")


def find_owner(scene: Scene, figure: Figure) -> None:
    """Find whose the figure is: its spokesman's ministry, its owner's firm."""
    for _, tie in figure.ties:
        personal = figure.kind in SINGULAR_PERSONS and not figure.plural
        if (
            personal
            and tie.sphere is Sphere.SIDE
            and tie.of is None
            and tie.nation is None
            and not tie.plural
            and not tie.former
            and tie.head in VOICES
            and not INDEFINITE.search(scene.text, max(tie.text.start - 4, 0), tie.text.start)
        ):
            figure.owner = figure.owner or _body_before(scene, tie)
        if figure.owner is None and tie.of is not None and not tie.former:
            figure.owner = owner_of(scene, tie, figure)


def _body_before(scene: Scene, tie: Tie) -> Figure | None:
    """The body of which the report has just spoken: whose owner "the owner, Ada Berg," is."""
    bodies = (f for _, f in scene.back(tie.text.start, reach=JUST_NOW) if f.kind is MentionKind.BODY)
    body = next((f for f in bodies if (f.names or f.nation) and f.sphere not in (Sphere.MEDIA, Sphere.EXPERT)), None)
    return None if body and body.sphere is Sphere.STATE and tie.head in OF_FIRMS else body


def is_outlet(scene: Scene, figure: Figure) -> bool:
    """Whether the report treats the figure as an outlet: somebody told it, or it reported, quoted or cited."""
    return any(scene.is_outlet_at(span) for _, span in figure.mentions)


def owner_of(scene: Scene, tie: Tie, own: Figure | None = None) -> Figure | None:
    """Who ``tie.of`` means: "its", "the council", "Dralvic Lines", "the president"."""
    assert tie.of is not None
    words = fold(plain_name(tie.of.of(scene.text)))
    if pronoun := POSSESSIVES.get(words):
        if tie.sphere is Sphere.STATE and pronoun in ("it", "they"):  # "its interior minister" is a country's
            return antecedent(scene, tie.of, pronoun, among=lambda figure: figure.nation is not None)
        return antecedent(scene, tie.of, pronoun)
    key = scene.key_of_name(tie.of.of(scene.text))
    singles = [f for f in scene.figures if f is not own and f.kind is not MentionKind.PEOPLE and not f.plural]
    exact = (f for f in singles if any(scene.key_of_name(name) == key for name in (*f.names, f.description)))
    found = next(exact, None) if key else None
    if found is None and key and tie.proper:
        found = next((f for f in singles if _begins_with(f, key) or _has_surname(f, key)), None)
    if found is None and key and not tie.proper:
        back = (f for _, f in scene.back(tie.of.start, reach=ANYWHERE) if f is not own)
        found = next((f for f in back if key <= {stem(head) for head in f.heads} and _may_own(f, key)), None)
    return found


def _may_own(figure: Figure, key: frozenset[str]) -> bool:
    """ "The president's office" is that of a country's president, not of a firm's."""
    spheres = [tie.sphere for _, tie in figure.ties if stem(tie.head) in key]
    return not spheres or "president" not in key or Sphere.STATE in spheres


def nation_of_owner(scene: Scene, tie: Tie) -> str | None:
    """The country that "its" or "the country's" means."""
    if tie.of is None:
        return None
    words = fold(plain_name(tie.of.of(scene.text)))
    if words in COUNTRY:
        owner = last_nation(scene, tie.of.start)
    else:
        owner = antecedent(scene, tie.of, POSSESSIVES[words]) if words in ("its", "their") else None
    return owner.nation if owner else None


def last_nation(scene: Scene, offset: int) -> Figure | None:
    return next((f for _, f in scene.back(offset) if f.kind is MentionKind.NATION), None)


def told_nation(scene: Scene, span: Span, heads: set[str], known: Mapping[str, str]) -> tuple[str, Span] | None:
    """Of which country somebody official at ``span`` is by the report's own words, and those words.

    What opens the sentence ("In Norland, officials said"), whose release it is, or the country to which the report
    has tied the same noun (``heads``: "the Norlandic navy ... the navy"), if it has tied it to one only, or just now.
    ``known`` has the codes of countries by the skeletons of their words.
    """
    opening = OPENING.match(scene.sentence_text(span.start))
    if opening:
        start = scene.sentence_start(span.start) + opening.end()
        if nation := scene.nation_at.get(start):
            return nation.code, nation.span
    outlet = WORD.findall(scene.report.outlet or "")  # a ministry's own release
    own = next((known[skeleton(word)] for word in outlet if skeleton(word) in known), None)
    if own and heads & set(map(fold, outlet)):
        return own, span
    tied = [(one.nation, one.span) for one in scene.annotated.mentions if one.nation and one.head in heads]
    if len({nation for nation, _ in tied}) == 1:
        return tied[0]
    here = scene.sentence(span.start)
    just_now = ((n, place) for n, place in reversed(tied) if 0 <= here - scene.sentence(place.start) <= JUST_NOW)
    return next((one for one in just_now if one[1].end <= span.start), None)


def _begins_with(figure: Figure, key: frozenset[str]) -> bool:
    """Whether a body's name begins with just these words: "Dralvic" of "Dralvic Lines"."""
    if figure.kind not in (MentionKind.BODY, MentionKind.NAME) or figure.is_person:
        return False
    if len(key) == 1 and figure.sphere in (Sphere.STATE, Sphere.SIDE):
        return False  # "Tarn" is a town, not the "Tarn Police Department"
    return any(frozenset(map(stem, WORD.findall(name)[: len(key)])) == key for name in figure.names)


def _has_surname(figure: Figure, key: frozenset[str]) -> bool:
    return figure.is_person and any({stem(word) for word in name_words(name)[-1:]} == key for name in figure.names)

"""Names within one report: which mentions bear the same one, and whom a surname or an acronym means."""

from __future__ import annotations

from whatweknow.names import fold, plain_name
from whatweknow.records import Mention, MentionKind
from whatweknow.resolution.figures import PERSONAL, Figure
from whatweknow.resolution.names import initial, name_words, same_surname
from whatweknow.resolution.scene import WORD, Scene


def is_full_name(scene: Scene, mention: Mention) -> bool:
    assert mention.name is not None
    if mention.kind in PERSONAL:
        return len(name_words(mention.name.of(scene.text))) > 1
    if mention.kind is MentionKind.BODY and mention.definite and not mention.nation:
        noun = fold(plain_name(mention.name.of(scene.text))) == mention.head  # "the Ministry" goes by its noun
        return not noun and mention.head != "regime"
    return mention.kind in (MentionKind.BODY, MentionKind.NATION)


def words_of_person(scene: Scene, mention: Mention) -> int:
    """How many words the name has, if it may be a person's; else 0."""
    return len(name_words(mention.name.of(scene.text))) if mention.name and mention.kind in PERSONAL else 0


def named_figure(scene: Scene, mention: Mention) -> Figure:
    assert mention.name is not None
    name = mention.name.of(scene.text)
    if mention.kind is MentionKind.NATION:
        same = (f for f in scene.figures if f.kind is MentionKind.NATION and f.nation == mention.nation)
    elif mention.kind in PERSONAL:
        words = name_words(name)
        same = (f for f in scene.figures if f.kind in PERSONAL and f.may_be(words))
    else:
        key = scene.key_of_name(name)
        same = (f for f in scene.figures if f.kind is MentionKind.BODY and scene.same_body(f, key, mention.nation))
    return next(same, None) or scene.new(mention)


def short_named(scene: Scene, mention: Mention) -> Figure:
    """The figure of a name of one word: a surname, the first word of a body's name, an acronym."""
    assert mention.name is not None
    name = plain_name(mention.name.of(scene.text))
    if mention.definite and mention.kind is MentionKind.NAME and name.endswith("s"):
        return scene.new(mention)  # the Bergs
    word = (name_words(name) or ("",))[-1]
    letter = initial(word)
    people = [
        f
        for f in scene.figures
        if letter in f.initials and any(same_surname(word, name[-1]) for name in f.full_names) and f.is_person
    ]
    people = [f for f in people if word in f.last_words] or people
    bodies = [] if people or mention.kind is MentionKind.PERSON else [f for f in scene.figures if _starts_body(f, name)]
    fitting = [f for f in (*people, *bodies) if not (mention.gender and f.gender and f.gender != mention.gender)]
    if len(fitting) > 1 and mention.ties:
        held = [f for f in fitting if f.heads & {tie.head for tie in mention.ties}]
        fitting = held or fitting
    if not fitting:
        fitting = [f for f in scene.figures if any(name[0] == word for name in f.full_names) and f.is_person]
    if len(fitting) == 1:
        return fitting[0]
    if near := _only_one_near(scene, mention, fitting):
        return near
    same = (
        f
        for f in scene.figures
        if f.kind in PERSONAL
        and not f.full_name
        and word in f.last_words
        and not (mention.gender and f.gender and f.gender is not mention.gender)
    )
    return next(same, None) or scene.new(mention)


def _only_one_near(scene: Scene, mention: Mention, fitting: list[Figure]) -> Figure | None:
    """The one of several people of a surname whom the paragraph mentions."""
    start = max(scene.text.rfind("\n\n", 0, mention.span.start), 0)
    near = [f for f in fitting if any(start <= span.start < mention.span.start for _, span in f.mentions)]
    return near[0] if len(near) == 1 else None


def _starts_body(figure: Figure, name: str) -> bool:
    """Whether ``name`` is the first word of the body's name, or its initials."""
    if figure.is_person or figure.kind not in (MentionKind.BODY, MentionKind.NAME):
        return False
    if figure.owner or any(tie.of for _, tie in figure.ties):
        return False  # "the Berg administration" is not Berg
    for full in figure.names:
        words = WORD.findall(full)
        initials = "".join(word[0] for word in words if word[0].isupper())
        if len(words) > 1 and (
            fold(words[0]) == fold(name) or (len(name) > 1 and name.isupper() and name in (initials, initials[1:]))
        ):
            return True
    return False

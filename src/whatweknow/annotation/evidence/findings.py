"""Sentences in which somebody verifies, fails to verify or disputes an exhibit: which one, what of it, who, the result.

What is checked must be the exhibit itself: "the attack seen in the video was confirmed" checks no video.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whatweknow.annotation.evidence.lexicon import check_words
from whatweknow.annotation.evidence.targets import BREAKS, Scene, Target
from whatweknow.annotation.evidence.words import Sentence
from whatweknow.records import Aspect, CheckResult, Exhibit, Finding, Span

BACK = 2  # sentences over which "it" and "the authenticity" look back
PREMODIFIERS = 4  # words before a noun among which "unverified" may stand
ASPECT_REACH = 6  # words behind the exhibit in which its aspect may stand ("confirmed the video was filmed in")
FAKE_REACH = 8  # words between an exhibit and "a fake"
LONGEST_NAME = 8  # words that name who checked
BASE_FORMS = ("y", "e", "m", "h")  # verify, establish, confirm: with "to" or "will" still to be done
HYPOTHETICAL = frozenset("if unless until once".split())


def find_findings(sentences: Sequence[Sentence], exhibits: Sequence[Exhibit]) -> Iterator[Finding]:
    """The checks that ``sentences`` report of ``exhibits``, in order; one for each aspect that is named."""
    homes = _homes(sentences, exhibits)
    for number, sentence in enumerate(sentences):
        recent = [i for home in homes[max(number - BACK, 0) : number] for i in home]
        near = {i: exhibits[i] for i in homes[number]}
        if near or recent:
            scene = Scene(sentence, near, recent[-1] if recent else None)
            yield from _attributive(scene)
            yield from _verbal(scene)
            yield from _disputed(scene)


def _homes(sentences: Sequence[Sentence], exhibits: Sequence[Exhibit]) -> list[list[int]]:
    """For each sentence, the numbers of the exhibits in it."""
    homes: list[list[int]] = [[] for _ in sentences]
    home = 0
    for number, exhibit in enumerate(exhibits):
        while sentences[home].span.end <= exhibit.head.start:
            home += 1
        homes[home].append(number)
    return homes


def _attributive(scene: Scene) -> Iterator[Finding]:
    """ "unverified footage" """
    for number, exhibit in scene.exhibits.items():
        head = scene.place(exhibit.head.start)
        for i in range(max(head - PREMODIFIERS, scene.place(exhibit.span.start)), head):
            result = check_words().adjectives.get(scene.sentence.lower[i])
            if result is not None:
                cue = scene.sentence.stretch(i, i)
                yield Finding(span=scene.sentence.span, cue=cue, exhibit=number, result=result)


def _verbal(scene: Scene) -> Iterator[Finding]:
    """ "could not verify", "was geolocated by" """
    words = check_words()
    for table, needs_aspect in ((words.strong, False), (words.weak, True)):
        for cue in table.find(scene.sentence):
            verb, last = scene.place(cue.start), scene.place(cue.end - 1)
            start = scene.clause_start(verb)
            result = _result(scene.sentence, start, verb, cue)
            if result is None or scene.inside(verb) is not None:
                continue
            passive = scene.is_passive(verb)
            target = scene.subject(start, verb) if passive else scene.object(last)
            aspects = _aspects(scene.sentence, target) if target else []
            if target is None or (needs_aspect and not aspects):
                continue
            by = _agent_after(scene.sentence, last) if passive else _agent_before(scene.sentence, start, verb)
            for aspect in aspects or [None]:
                yield Finding(
                    span=scene.sentence.span, cue=cue, exhibit=target.exhibit, by=by, aspect=aspect, result=result
                )


def _result(sentence: Sentence, start: int, verb: int, cue: Span) -> CheckResult | None:
    """What the check came to; ``None`` where it is still to be made."""
    words = check_words()
    clause = Span(sentence.words[start][0], cue.end)

    def precedes(spans: Sequence[Span]) -> bool:
        return any(clause.contains(span) and span.start < cue.start for span in spans)

    if precedes(words.failing.find(sentence)):
        return CheckResult.NOT_VERIFIED
    word = sentence.lower[verb]
    if word.endswith("ing") or not HYPOTHETICAL.isdisjoint(sentence.lower[max(start - 1, 0) : verb]):
        return None
    waiting = word.endswith(BASE_FORMS) and precedes(words.pending.find(sentence))
    return None if waiting and not precedes(words.managed.find(sentence)) else CheckResult.VERIFIED


def _aspects(sentence: Sentence, target: Target) -> list[Aspect | None]:
    stretch = sentence.stretch(target.first, min(target.last + ASPECT_REACH, len(sentence.lower) - 1))
    tables = check_words().aspects
    return [aspect for aspect, table in tables.items() if any(map(stretch.contains, table.find(sentence)))]


def _agent_before(sentence: Sentence, start: int, verb: int) -> Span | None:
    """The subject of an active verb."""
    last = verb - 1
    while last >= start and (sentence.lower[last] in check_words().auxiliaries or sentence.lower[last].endswith("ly")):
        last -= 1
    return sentence.stretch(start, last) if start <= last < start + LONGEST_NAME else None


def _agent_after(sentence: Sentence, verb: int) -> Span | None:
    """Who stands behind "by" after a passive verb."""
    words = check_words()
    following = sentence.lower[verb + 1 : verb + LONGEST_NAME]
    if "by" not in following:
        return None
    by = verb + 1 + following.index("by")
    ends = BREAKS | (words.clause_starts - {"and"}) | words.auxiliaries | {"in", "on", "at"}
    last = by
    while last + 1 < len(sentence.lower) and last - by < LONGEST_NAME and sentence.lower[last + 1] not in ends:
        last += 1
    return sentence.stretch(by + 1, last) if last > by else None


def _is_possible(sentence: Sentence, word: int) -> bool:
    """ "can be manipulated" says that nothing was"""
    near = sentence.stretch(max(word - 2, 0), word)
    return any(near.contains(span) for span in check_words().pending.find(sentence))


def _disputed(scene: Scene) -> Iterator[Finding]:
    """ "called the images staged", "rejected the authenticity of" """
    for cue in check_words().disputing.find(scene.sentence):
        first, last = scene.place(cue.start), scene.place(cue.end - 1)
        compound = scene.sentence.text[cue.end : cue.end + 1] == "-"  # "fake-news"
        if compound or scene.inside(first) is not None or _is_possible(scene.sentence, first):
            continue
        before = [i for i in scene.exhibits if 0 < first - scene.place(scene.exhibits[i].head.start) <= FAKE_REACH]
        target = scene.object(last)
        exhibit = before[-1] if before else target.exhibit if target else None
        if exhibit is not None:
            yield Finding(
                span=scene.sentence.span,
                cue=cue,
                exhibit=exhibit,
                aspect=Aspect.CONTENT,
                result=CheckResult.DISPUTED,
            )

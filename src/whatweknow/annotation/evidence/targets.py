"""Which exhibit a verb of checking is about: its object, its subject in the passive, or what a pronoun stands for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from whatweknow.annotation.evidence.lexicon import check_words, exhibit_words
from whatweknow.annotation.evidence.words import Sentence
from whatweknow.records import Exhibit

BREAKS = frozenset(".;:!?()[]—–…|•,")
MARKS = frozenset(",\"'")
SPEECH = frozenset("that said says".split())
LONGEST_SUBJECT = 20  # words between a subject's noun and its verb
LONGEST_WAY = 12  # words between a verb and its object


@dataclass(frozen=True, slots=True)
class Target:
    """The number of an exhibit, and the words ``first`` to ``last`` of the sentence that lead to it from the verb."""

    exhibit: int
    first: int
    last: int


class Scene:
    """A sentence with the exhibits in it, and the one that was mentioned last before it; words are counted."""

    def __init__(self, sentence: Sentence, exhibits: Mapping[int, Exhibit], recent: int | None) -> None:
        self.sentence, self.exhibits, self._recent = sentence, exhibits, recent
        self._lower = sentence.lower
        self._words = check_words()
        self._heads = {self.place(exhibit.head.start): number for number, exhibit in exhibits.items()}
        self._starts = {number: self.place(exhibit.span.start) for number, exhibit in exhibits.items()}

    def place(self, offset: int) -> int:
        """The number of the word at ``offset``."""
        return next(i for i, (_, end) in enumerate(self.sentence.words) if end > offset)

    def clause_start(self, verb: int) -> int:
        """The first word of the clause of ``verb``, behind the mark or conjunction that opens it."""
        for i in range(verb - 1, -1, -1):
            if self._lower[i] in BREAKS or (self._lower[i] in self._words.clause_starts and i < verb - 1):
                return i + 1
        return 0

    def is_passive(self, verb: int) -> bool:
        """Whether ``verb`` is a participle, with a form of "be" or behind its exhibit ("footage verified by")."""
        if not self._lower[verb].endswith("ed"):
            return False
        for word in reversed(self._lower[max(verb - 5, 0) : verb]):
            if word in self._words.being:
                return True
            if not self._is_auxiliary(word):
                break
        follows = self._lower[verb + 1 : verb + 2]
        return bool(follows) and follows[0] in ("by", "to", "as", "in", "at") and self._ending_at(verb) is not None

    def subject(self, start: int, verb: int) -> Target | None:
        """What a passive verb is about; its clause starts at the word ``start``."""
        for head, exhibit in self._heads.items():
            if head < verb and self._opens_clause(exhibit, head, verb):
                return Target(exhibit, start, verb)
        reaching = self._ending_at(verb)
        if reaching is not None and not self._is_auxiliary(self._lower[verb - 1]):
            return Target(reaching, start, verb)
        opening = [word for word in self._lower[start:verb] if not self._is_auxiliary(word)]
        meant = self.last_before(verb)
        if meant is not None and opening and (opening[0] in self._words.pronouns or self._names_aspect(opening)):
            return Target(meant, start, verb)
        return None

    def object(self, verb: int) -> Target | None:
        """What an active verb, whose last word is ``verb``, is about."""
        for i in range(verb + 1, min(verb + 1 + LONGEST_WAY, len(self._lower))):
            word = self._lower[i]
            if i in self._heads:
                return Target(self._heads[i], verb, i)
            if self._is_inside_phrase(i) or word in MARKS - {","}:
                continue
            if word in self._words.pronouns and self._stands_alone(i):
                return self._target(verb, i)
            if word not in self._words.linking and word != ",":
                aspects = self._words.aspect_words.intersection(self._lower[verb + 1 : i])
                return self._target(verb, i - 1) if aspects and (word in BREAKS or word == "but") else None
            if word == "," and i == verb + 1:
                break
        start = self.clause_start(verb)
        relative = start > 0 and self._lower[start - 1] in ("which", "that") and self._may_end_at(verb + 1)
        return self._target(start - 1, verb) if relative else None

    def last_before(self, word: int) -> int | None:
        """The exhibit that a pronoun at ``word`` stands for."""
        heads = [head for head in self._heads if head < word]
        return self._heads[max(heads)] if heads else self._recent

    def inside(self, first: int) -> int | None:
        """The exhibit before whose noun, but within whose phrase, the word ``first`` stands."""
        return next((n for head, n in self._heads.items() if self._starts[n] <= first < head), None)

    def _target(self, word: int, last: int) -> Target | None:
        meant = self.last_before(word + 1)
        return None if meant is None else Target(meant, word, last)

    def _ending_at(self, word: int) -> int | None:
        """The exhibit whose phrase reaches ``word``."""
        start = self.sentence.words[word][0]
        reaching = [n for n, one in self.exhibits.items() if one.span.start < start <= one.span.end + 1]
        return reaching[-1] if reaching else None

    def _opens_clause(self, exhibit: int, head: int, verb: int) -> bool:
        """Whether the clause of ``verb`` begins with the exhibit, or with an aspect of it ("the location of ...")."""
        if verb - head > LONGEST_SUBJECT or not BREAKS.isdisjoint(set(self._lower[head:verb]) - {","}):
            return False
        before = self._starts[exhibit] - 1
        while before >= 0 and self._lower[before] in self._words.linking - {"in", "by", "from", "on", "for", "that"}:
            before -= 1
        opening = BREAKS | MARKS | SPEECH | self._words.clause_starts
        return before < 0 or self._lower[before] in opening

    def _names_aspect(self, words: Sequence[str]) -> bool:
        """Whether ``words`` are "the authenticity", "its location" and the like, of something named before."""
        return len(words) in (2, 3) and words[0] in ("the", "its", "their") and words[1] in self._words.aspect_words

    def _is_auxiliary(self, word: str) -> bool:
        return word in self._words.auxiliaries or word.endswith("ly")

    def _is_inside_phrase(self, word: int) -> bool:
        return self.inside(word) is not None

    def _stands_alone(self, pronoun: int) -> bool:
        """Whether the pronoun is all of the object ("verify it"), or has an aspect beside it ("when it was filmed")."""
        if self._lower[pronoun] in self._words.possessives:
            return True
        following = self._lower[pronoun + 1 : pronoun + 3]
        beside = {self._lower[pronoun - 1], *following} & (self._words.aspect_words | {"when", "where"})
        return bool(beside) or self._ends_at(pronoun + 1) or following[0] in ("and", "but", "or", "independently")

    def _may_end_at(self, word: int) -> bool:
        return self._ends_at(word) or self._lower[word] in exhibit_words().ends

    def _ends_at(self, word: int) -> bool:
        return word >= len(self._lower) or self._lower[word] in BREAKS

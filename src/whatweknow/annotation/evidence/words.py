"""Sentences as words, and tables of phrases that look only at sentences which hold their words."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from whatweknow.annotation.modality.phrases import compile_phrases, inflections
from whatweknow.records import Block, Span
from whatweknow.sentences import find_sentences

_TOKEN = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+(?:[-'.&][^\W_]+)*|[^\w\s]")
_NOT = "NOT"
LONGEST = 300  # words; what runs on for longer without a full stop is read in stretches of so many
_NEGATIONS = frozenset(("not", "never", "cannot", "longer"))


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of ``text``, a report's text in plain form.

    ``words`` are the places of its words and marks, ``lower`` has them in lower case; ``vocabulary`` holds the words,
    the parts of those with hyphens, and "NOT" where there is a negation.
    """

    text: str
    block: Block
    span: Span
    words: Sequence[tuple[int, int]]
    lower: Sequence[str]
    vocabulary: frozenset[str]

    def stretch(self, first: int, last: int) -> Span:
        """The text from the word ``first`` to the word ``last``, which it contains."""
        return Span(self.words[first][0], self.words[last][1])


def split_sentences(text: str, blocks: Iterable[Block]) -> list[Sentence]:
    """The sentences of ``blocks``; ``text`` is in plain form (see ``modality.phrases.plain``)."""
    return [
        sentence
        for block in blocks
        for span in find_sentences(text, block.span)
        for sentence in _sentences(text, block, span)
    ]


def _sentences(text: str, block: Block, span: Span) -> Iterator[Sentence]:
    words = [match.span() for match in _TOKEN.finditer(text, span.start, span.end)]
    if len(words) <= LONGEST:
        yield _sentence(text, block, span, words)
    else:
        for first in range(0, len(words), LONGEST):
            stretch = words[first : first + LONGEST]
            yield _sentence(text, block, Span(stretch[0][0], stretch[-1][1]), stretch)


def _sentence(text: str, block: Block, span: Span, words: Sequence[tuple[int, int]]) -> Sentence:
    lower = [text[start:end].lower() for start, end in words]
    vocabulary = set(lower)
    vocabulary.update(part for word in lower if "-" in word for part in word.split("-"))
    if not _NEGATIONS.isdisjoint(vocabulary) or any(word.endswith("n't") for word in vocabulary):
        vocabulary.add(_NOT)
    return Sentence(text, block, span, words, lower, frozenset(vocabulary))


class PhraseTable:
    """Phrases in the form of ``modality.phrases``, each tried only where all the words that it needs occur."""

    def __init__(self, phrases: Sequence[str], irregular: Mapping[str, str]) -> None:
        self._irregular = tuple(sorted(irregular.items()))
        self._needs = {phrase: _needs(phrase, irregular) for phrase in phrases}
        self._by_word: defaultdict[str, list[str]] = defaultdict(list)
        for phrase, needs in self._needs.items():
            for form in max(needs, key=lambda forms: min(map(len, forms))):  # the longest word is the rarest
                self._by_word[form].append(phrase)

    def find(self, sentence: Sentence) -> list[Span]:
        """Where the phrases stand, in order; they may overlap."""
        found: list[re.Match[str]] = []
        likely = {phrase for word in sentence.vocabulary & self._by_word.keys() for phrase in self._by_word[word]}
        for phrase in likely:
            if not any(map(sentence.vocabulary.isdisjoint, self._needs[phrase])):
                pattern = _compiled(phrase, self._irregular)
                found += pattern.finditer(sentence.text, sentence.span.start, sentence.span.end)
        return sorted(Span(*match.span()) for match in found)


def _needs(phrase: str, irregular: Mapping[str, str]) -> tuple[frozenset[str], ...]:
    """For each word that ``phrase`` cannot do without, the forms that it may have."""
    needs = []
    for part in phrase.split():
        if part == "..." or part.endswith("?"):
            continue
        word = part.strip("()")
        stems = word.rstrip("~").split("|")
        forms = [form for stem in stems for form in (inflections(stem, irregular) if word.endswith("~") else [stem])]
        needs.append(frozenset(form if form == _NOT else form.lower() for form in forms))
    return tuple(needs)


@cache
def _compiled(phrase: str, irregular: tuple[tuple[str, str], ...]) -> re.Pattern[str]:
    return compile_phrases([phrase], dict(irregular))

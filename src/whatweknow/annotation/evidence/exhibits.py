"""Mentions of things that show something: footage, pictures, documents, recordings, traces."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from whatweknow.annotation.evidence.lexicon import Noun, exhibit_words
from whatweknow.annotation.evidence.words import Sentence
from whatweknow.records import EvidenceKind, Exhibit, Media, MediaKind, Span

CLAUSE_END = frozenset(",.;:!?()[]—–…|•/")
CREDIT = frozenset(":/")  # "Photo: Ardinform", "Tam/Ardin Images"
QUOTES = frozenset("\"'")
LINKING = frozenset("that which was were has been".split())
MOST_BEFORE = 7  # words of a phrase before its noun
MOST_AFTER = 30
MOST_SHOWN = 40
EMBEDDED = {MediaKind.VIDEO: EvidenceKind.VIDEO, MediaKind.AUDIO: EvidenceKind.AUDIO}


def find_exhibits(sentences: Sequence[Sentence], media: Sequence[Media]) -> list[Exhibit]:
    """The mentions in ``sentences``, in order, and captions of embedded video and audio that hold none."""
    found = [exhibit for sentence in sentences for exhibit in _in_sentence(sentence)]
    found += [one for item in media if (one := _embedded(item, sentences, found)) is not None]
    return sorted(found, key=lambda one: (one.head, one.span))


def _embedded(media: Media, sentences: Sequence[Sentence], found: Sequence[Exhibit]) -> Exhibit | None:
    caption, kind = media.caption, EMBEDDED.get(media.kind)
    if caption is None or kind is None or any(caption.contains(one.head) for one in found):
        return None
    first = next((sentence for sentence in sentences if sentence.words and caption.overlaps(sentence.span)), None)
    return Exhibit(first.span, first.stretch(0, 0), kind) if first else None


def _in_sentence(sentence: Sentence) -> Iterator[Exhibit]:
    nouns = _nouns(sentence)
    if not nouns:
        return
    excepted = exhibit_words().excepted.find(sentence)
    phrases = _Phrases(sentence)
    for first, last, noun in nouns:
        head = sentence.stretch(first, last)
        if not any(one.overlaps(head) for one in excepted):
            phrase = phrases.around(first, last, loose=noun.loose)
            if phrase is not None:
                span, shown = phrase
                yield Exhibit(span, head, noun.kind, shown)


def _nouns(sentence: Sentence) -> list[tuple[int, int, Noun]]:
    """The nouns in the sentence with the places of their first and last words; the longest where they overlap."""
    endings = exhibit_words().nouns
    found: list[tuple[int, int, Noun]] = []
    for last, word in enumerate(sentence.lower):
        for noun in endings.get(word, ()):
            first = last + 1 - len(noun.words)
            if first >= 0 and tuple(sentence.lower[first : last + 1]) == noun.words:
                while found and found[-1][1] >= first:
                    found.pop()
                found.append((first, last, noun))
                break
    return found


class _Phrases:
    """The phrases around nouns of one sentence; words are counted from its start."""

    def __init__(self, sentence: Sentence) -> None:
        self._sentence, self._lower = sentence, sentence.lower
        self._words = exhibit_words()
        self._showing = {span.start for span in self._words.showing.find(sentence)}

    def around(self, noun: int, end: int, *, loose: bool) -> tuple[Span, Span | None] | None:
        """The phrase whose noun are the words ``noun`` to ``end``, and what is said to be shown.

        ``None`` for a picture's credit, for what is not there ("no footage") or yet to be had ("to find evidence"),
        and where a sign is needed and missing.
        """
        first = self._first(noun)
        if not CREDIT.isdisjoint((*self._lower[end + 1 : end + 2], *self._lower[max(first - 1, 0) : first])):
            return None
        last = self._last(end)
        shown = self._shown(last)
        if self._absent(first, loose=loose) or (loose and not shown and not self._signed(first, noun, end)):
            return None
        return self._sentence.stretch(first, last), shown

    def _first(self, noun: int) -> int:
        first = noun
        for i in range(noun - 1, max(noun - MOST_BEFORE, 0) - 1, -1):
            word = self._lower[i]
            if word in self._words.determiners:
                return i
            if word == "to" and first < noun:  # "to clear debris"
                return first + 1
            if self._stops(i):
                break
            if word not in QUOTES:
                first = i
        return first

    def _stops(self, i: int) -> bool:
        word = self._lower[i]
        if word in CLAUSE_END:
            return True
        if self._is_name(i):
            return False
        return word in self._words.stops or (word.endswith(("ed", "ing")) and word not in self._words.before)

    def _is_name(self, i: int) -> bool:
        return i > 0 and self._sentence.text[self._sentence.words[i][0]].isupper()

    def _absent(self, first: int, *, loose: bool) -> bool:
        before = self._lower[max(first - 2, 0) : first]
        if not self._words.absent.isdisjoint(self._lower[max(first - 1, 0) : first + 1]) or before == ["lack", "of"]:
            return True
        return loose and "to" in before[:1] and before[1:] != ["the"]

    def _last(self, end: int) -> int:
        """Where the phrase ends, with what is said of it before the next verb."""
        after = self._lower[end + 1 : end + 2]
        if not after or not (after[0].endswith("ing") or after[0] in self._words.going_on | self._words.after):
            return end
        verbs = 1 if after[0] in ("that", "which") else 0  # a relative clause has one of its own
        last = end
        for i in range(end + 1, min(end + 1 + MOST_AFTER, len(self._lower))):
            if self._lower[i] in CLAUSE_END:
                break
            if self._ends(i):
                verbs -= 1 if last == i - 1 and not self._ends(i - 1) else 0
                if verbs < 0:
                    break
            last = i
        while last > end and (self._lower[last] in QUOTES or self._lower[last] in self._words.going_on):
            last -= 1
        return last

    def _ends(self, i: int) -> bool:
        return self._lower[i] in self._words.ends and not self._is_name(i) and self._lower[i - 1] != "to"

    def _shown(self, last: int) -> Span | None:
        """What is shown, if a verb of showing follows."""
        following = range(last + 1, min(last + 1 + MOST_SHOWN, len(self._lower)))
        if not following or self._sentence.words[last + 1][0] not in self._showing:
            return None
        shown = list(takewhile(lambda i: self._lower[i] not in CLAUSE_END, following))
        while shown and self._lower[shown[-1]] in QUOTES:
            shown.pop()
        return self._sentence.stretch(shown[0], shown[-1]) if shown else None

    def _held(self, first: int, end: int) -> bool:
        """Whether somebody has the evidence or intelligence, or says what of."""
        before = [word for word in self._lower[max(first - 6, 0) : first] if word not in QUOTES]
        if not {"not", "no", "never", "without", "if", "any"}.isdisjoint(before[-4:]):
            return False
        held = before[-1:] and before[-1] in self._words.before_grounds and (before[-1] != "on" or "based" in before)
        return bool(held) or not self._words.after_grounds.isdisjoint(self._lower[end + 1 : end + 2])

    def _signed(self, first: int, noun: int, end: int) -> bool:
        if not self._words.before.isdisjoint(self._lower[first:noun]):
            return True
        if self._lower[end] in self._words.grounds and self._held(first, end):
            return True
        after = [word for word in self._lower[end + 1 : end + 4] if word not in LINKING]
        return bool(after) and after[0] in self._words.after

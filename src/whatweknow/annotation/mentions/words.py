"""The words of a text, each with a class: what it can be inside a phrase that names somebody.

A class is one letter, so that phrases are found by regular expressions over the classes of a text:

N country   C capitalised name   R noun for people   B noun for a body   M noun for a document   T title (Mr, Gen.)
a adjective or noun that goes before those   d the, its   i a, two, some   P pronoun   s possessive mark   o of
f for, at, from, in, with, to   v a verb or adverb that stands between phrases   & and   , ( ) themselves
x another word in lower case   . anything else
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from whatweknow.annotation.mentions.datelines import end_of_preamble
from whatweknow.annotation.mentions.lexicon import Nation, lexicon, singular
from whatweknow.names import PARTICLES
from whatweknow.records import Block, BlockKind, Span

TOKEN = re.compile(
    r"\d+(?=-[A-Z])|(?:[DRI]-)?(?:[A-Z]\.){2,}|[@#]?\w+(?:(?:[-‐‑]|['’](?!(?:[sS]|ll|ve|re|d|m|t)\b))\w+)*\.?(?=-\w)?|['’](?:[sS]|ll|ve|re|d|m|t)\b|(?<=[sS])['’](?!\w)|\S"
)
COUNTED = re.compile(r"(?:[a-z%]|-|–)")  # "Tam 60 percent", "Tam 60 to 30": no "Channel 4"
SEAT_OF = re.compile(r"[DRI]-[A-Z][\w.]*")  # "(D-Hi.)" beside a lawmaker
COMPOUND = re.compile(r"-(?:[a-z]+ed|made|led|run|born|wide|born|like|style|era)$")
SENTENCE_ENDS = frozenset('.!?…\u201d"')
LONGEST_SMALL = 4  # letters of a word that a heading may write small
ENDS = frozenset('.!?:;\u2022|\u2014\u2013\u201c\u201e\u00ab"(')
PREPOSITIONS = frozenset("for at from in with to by near on into".split())
OWNERS = frozenset("its his her their our my this".split())
MONTHS = frozenset("march april may june august".split())
BEFORE_MONTHS = frozenset("in since until early mid late last next".split())
LONGEST_NATION = 7


class Style(Enum):
    """How a block uses capitals: for names, for most words, or for all letters."""

    RUNNING = "running"
    HEADLINE = "headline"
    SHOUTED = "shouted"


class Word(NamedTuple):  # each word of a report is made twice: a frozen dataclass would take three times as long
    """``start`` and ``end`` are offsets in the text; ``head`` the singular in lower case of a noun that is known."""

    start: int
    end: int
    text: str
    kind: str
    head: str = ""
    nation: Nation | None = None


def find_words(text: str, blocks: Sequence[Block]) -> list[list[Word]]:
    """The words of each block, classed."""
    spelled = [_spelled(text, Span(min(end_of_preamble(text, b), b.span.end - 1), b.span.end)) for b in blocks]
    styles = [_style(words, block) for words, block in zip(spelled, blocks, strict=True)]
    usage = Usage(words for words, style in zip(spelled, styles, strict=True) if style is Style.RUNNING)
    return [
        _with_phrases([usage.classed(words, i, style) for i in range(len(words))], text)
        for words, style in zip(spelled, styles, strict=True)
    ]


def _style(words: Sequence[Word], block: Block) -> Style:
    if len(words) > 1 and not any(word.text[0].islower() for word in words):
        return Style.SHOUTED
    return Style.HEADLINE if block.kind is BlockKind.HEADLINE or _is_titled(words) else Style.RUNNING


def _is_titled(words: Sequence[Word]) -> bool:
    """Whether a block that is no sentence has a capital on every long word: a heading inside the text."""
    long = [word.text for word in words if len(word.text) > LONGEST_SMALL and word.text.isalpha()]
    return len(long) > 1 and words[-1].text not in SENTENCE_ENDS and not any(word[0].islower() for word in long)


def _spelled(text: str, span: Span) -> list[Word]:
    """The words of a stretch of text, unclassed; the full stop that ends a sentence is a word of its own."""
    words = []
    for match in TOKEN.finditer(text, span.start, span.end):
        start, end, spelling = match.start(), match.end(), match.group()
        if spelling.endswith(".") and len(spelling) > 1 and spelling.count(".") == 1:
            stem = spelling[:-1]
            if stem.lower() in lexicon().titles or (len(stem) == 1 and stem.isupper()):
                words.append(Word(start, end, stem, "."))
                continue
            if stem[0].isupper() and stem.lower() in lexicon().abbreviations:
                words.append(Word(start, end, spelling, "."))
                continue
            words += [Word(start, end - 1, stem, "."), Word(end - 1, end, ".", ".")]
            continue
        words.append(Word(start, end, spelling, "."))
    return words


class Usage:
    """How the words of one report are spelled: which start with a capital inside sentences, which do not."""

    def __init__(self, blocks: Iterable[Sequence[Word]]) -> None:
        self.capital: set[str] = set()
        self.small: set[str] = set()
        for words in blocks:
            for i, word in enumerate(words):
                if word.text[0].islower():
                    self.small.add(word.text)
                elif word.text[0].isupper() and not _starts_sentence(words, i):
                    self.capital.add(word.text)
        self._lexicon = lexicon()

    def classed(self, words: Sequence[Word], i: int, style: Style) -> Word:
        """The word at ``i`` with its class, before words that belong together are joined."""
        word = words[i]
        spelling, lower = word.text, word.text.lower()
        capital = spelling[0].isupper()
        if kind := _mark(word, words, i) or _kind_by_form(words, i):
            return Word(word.start, word.end, spelling, kind)
        small, head = _small_class(lower, capital=capital)
        if capital and (name := self._as_name(words, i, lower, style)) is not None:
            small = small if small in "RBMTaidP" and small else ("C" if name else "x")
        return Word(word.start, word.end, spelling, small or "x", head)

    def _as_name(self, words: Sequence[Word], i: int, lower: str, style: Style) -> bool | None:
        """Whether a capitalised word is (part of) a name; ``None`` where it is an ordinary word."""
        spelling = words[i].text
        if lower in MONTHS:
            return not _is_month(words, i) and spelling in self.capital
        shouted = style is Style.SHOUTED
        if _is_shouted(words, i):
            return None
        if lower in self._lexicon.plain and (shouted or not (spelling.isupper() and len(spelling) > 1)):
            return None
        if shouted and spelling.isupper() and spelling.title() not in self.capital and lower in self.small:
            return False
        return self._is_name_at_start(words, i) if style is not Style.RUNNING or _starts_sentence(words, i) else True

    def _is_name_at_start(self, words: Sequence[Word], i: int) -> bool:
        """Whether a word is a name where any has a capital: at the start of a sentence, in a headline."""
        spelling, lower = words[i].text, words[i].text.lower()
        if spelling in self.capital or spelling in self._lexicon.outlets:
            return True
        if lower in self.small or _is_common(lower):
            return False
        following = words[i + 1].text if i + 1 < len(words) else "."
        return following[0].isupper() or not lower.endswith("s") or spelling.isupper() or following in ("'s", "’s")


@lru_cache(maxsize=50_000)
def _is_common(lower: str) -> bool:
    """Whether a word, or each part of a compound, is one that news writes small."""
    table = lexicon()
    return all(part in table.common or part in table.plain for part in lower.split("-"))


def _is_shouted(words: Sequence[Word], i: int) -> bool:
    """Whether a word is one of several common ones in capitals: "MUST WATCH", "JUST WATCHED"."""
    if not _is_loud(words, i):
        return False
    return _is_loud(words, i - 1) or _is_loud(words, i + 1)


def _is_loud(words: Sequence[Word], i: int) -> bool:
    spelling = words[i].text if 0 <= i < len(words) else ""
    return len(spelling) > 1 and spelling.isupper() and _is_common(spelling.lower())


def _mark(word: Word, words: Sequence[Word], i: int) -> str | None:
    spelling = word.text
    if spelling == "&":
        return "C" if _starts_name(words, i - 1) and _starts_name(words, i + 1) else "&"
    if spelling in (",", "(", ")"):
        return spelling
    if spelling in ("'", "’") or spelling.lower() in ("'s", "’s"):
        return "s" if i and words[i - 1].end == word.start else "."
    if spelling == "and" and _starts_name(words, i - 1) and (_joins_name(words, i) or _joins_office(words, i)):
        return "C"  # the Security and Defence Council, Minister of Ports and Ferries Ada Berg
    return {"of": "o", "and": "&", "or": "&"}.get(spelling.lower())


def _joins_name(words: Sequence[Word], i: int) -> bool:
    ends = words[i + 2].text if _starts_name(words, i + 1) and _starts_name(words, i + 2) else ""
    return bool(singular(ends.lower(), lexicon().bodies)) and not singular(words[i - 1].text.lower(), lexicon().bodies)


def _joins_office(words: Sequence[Word], i: int) -> bool:
    """Whether the "and" at ``i`` stands between an office and the given name of its holder."""
    before = [word.text.lower() for word in words[max(i - 4, 0) : i]]
    if "of" not in before or not singular(before[before.index("of") - 1], lexicon().people):
        return False
    after = words[i + 1 : i + 6]
    names = next((k for k, word in enumerate(after) if not word.text[0].isupper()), len(after))
    return any(word.text.lower() in lexicon().genders for word in after[1:names])


def _starts_name(words: Sequence[Word], i: int) -> bool:
    return 0 <= i < len(words) and words[i].text[0].isupper()


def _kind_by_form(words: Sequence[Word], i: int) -> str | None:
    """The class of what is no plain word: figures, handles, compounds such as "Norland-backed" and "al-Orlec"."""
    spelling = words[i].text
    if spelling[0].isdigit():
        named = i > 0 and words[i - 1].text[0].isupper() and words[i - 1].text.lower() not in lexicon().plain
        after = words[i + 1].text if i + 1 < len(words) else "."
        return "C" if named and len(spelling) <= 2 and not COUNTED.match(after) else "x"
    if spelling[0] in "@#":
        return "C" if spelling[0] == "@" and len(spelling) > 1 else "x"
    if not spelling[0].isalpha() or SEAT_OF.fullmatch(spelling):
        return "."
    if spelling[0].isupper():
        return "a" if COMPOUND.search(spelling) else None
    return "C" if "-" in spelling and any(letter.isupper() for letter in spelling) else None


@lru_cache(maxsize=50_000)
def _small_class(lower: str, *, capital: bool) -> tuple[str, str]:
    """The class of a word whatever its case, the first that fits, and its singular; empty if no table has it."""
    table = lexicon()
    classes = (
        ("d", (lower in table.definite and lower not in table.pronouns) or lower in OWNERS),
        ("i", lower in table.indefinite and lower != "both"),
        ("P", lower in table.pronouns),
        ("f", lower in PREPOSITIONS),
        ("T", lower in table.titles and lower not in table.people),
        ("R", not (capital and singular(lower, table.small_only)) and singular(lower, table.people)),
        ("M", not capital and lower in table.documents),
        ("B", (capital or lower not in table.capital_only) and singular(lower, table.bodies)),
        ("M", not singular(lower, table.small_only) and singular(lower, table.documents)),
        ("a", lower in table.modifiers),
        ("v", lower in table.plain and not capital),
    )
    nouns = (table.people, table.bodies, table.documents)
    head = next((found for known in nouns if (found := singular(lower, known))), "")
    return next((kind for kind, fits in classes if fits), ""), head


def _starts_sentence(words: Sequence[Word], i: int) -> bool:
    if i == 0:
        return True
    before = words[i - 1].text
    return before in ENDS or (before in ("'", "‘", "’") and words[i - 1].end == words[i].start)


def _is_month(words: Sequence[Word], i: int) -> bool:
    after = words[i + 1].text if i + 1 < len(words) else ""
    before = words[i - 1].text if i else ""
    return after[:1].isdigit() or before[:1].isdigit() or before.lower() in BEFORE_MONTHS


def _with_phrases(words: list[Word], text: str) -> list[Word]:
    """Words that belong together joined: countries, offices of several words, particles inside names."""
    joined: list[Word] = []
    i = 0
    while i < len(words):
        count, nation = _nation_at(words, i)
        if nation:
            joined.append(_join(words[i : i + count], text, "N", nation=nation))
        elif count := _office_at(words, i):
            joined.append(
                _join(words[i : i + count], text, "R", head=" ".join(w.text.lower() for w in words[i : i + count]))
            )
        else:
            count = 1
            word = words[i]
            if word.text in PARTICLES and joined and joined[-1].kind in "CNRT" and _next_kind(words, i) in "C":
                word = word._replace(kind="C")
            joined.append(word)
        i += count
    return [_apart(joined, i) for i in range(len(joined))]


def _apart(words: Sequence[Word], i: int) -> Word:
    """A word that is no part of the phrase it leads up to: a verb ("harm President Berg", "WATCHED President Berg")."""
    word = words[i]
    after = words[i + 1] if i + 1 < len(words) else word
    if word.kind != "x" or after is word or not (after.kind in "RBT" and after.text[0].isupper()):
        return word
    if word.text[0].isupper() and not (word.text.isupper() or _starts_sentence(words, i)):
        return word
    return word._replace(kind="v")


def _next_kind(words: Sequence[Word], i: int) -> str:
    while i + 1 < len(words) and words[i + 1].text in PARTICLES:
        i += 1
    return words[i + 1].kind if i + 1 < len(words) else "."


def _office_at(words: Sequence[Word], i: int) -> int:
    """How many words from ``i`` on are one office: "secretary of state"; 0 for none."""
    offices, first = lexicon().offices, words[i].text.lower()
    if first not in lexicon().office_starts:
        return 0
    return next(
        (len(office) for office in offices if office == tuple(w.text.lower() for w in words[i : i + len(office)])), 0
    )


def _nation_at(words: Sequence[Word], i: int) -> tuple[int, Nation | None]:
    """How many words from ``i`` on name a country, and which; the longest form counts."""
    spelling = words[i].text
    if not (spelling[0].isupper() or spelling[0].isdigit()) and spelling != "western":
        return 0, None
    nations, starts = lexicon().nations, lexicon().nation_starts
    if spelling not in starts and spelling.title() not in starts:
        return 0, None
    for count in range(min(LONGEST_NATION, len(words) - i), 0, -1):
        form = tuple(word.text for word in words[i : i + count])
        if (nation := nations.get(form)) or (nation := nations.get(_in_title_case(form))):
            return (count, nation) if form != ("West",) or _is_the_west(words, i) else (0, None)
    return 0, None


def _is_the_west(words: Sequence[Word], i: int) -> bool:
    after = words[i + 1].text if i + 1 < len(words) else "."
    return i > 0 and words[i - 1].text.lower() == "the" and not after[0].isupper()


def _in_title_case(form: tuple[str, ...]) -> tuple[str, ...]:
    """``form`` as it would stand in a sentence, where a headline shouts it."""
    return tuple(word.title() if word.isupper() and len(word) > 3 else word for word in form)


def _join(words: Sequence[Word], text: str, kind: str, *, head: str = "", nation: Nation | None = None) -> Word:
    start, end = words[0].start, words[-1].end
    return Word(start, end, text[start:end], kind, head, nation)

"""Countries that no table knows, found by how a report speaks of them.

"Norland's navy", "the Norlandic ambassador" and "the army of Norland" make Norland a country; "Tarn, the Norlandic
capital" makes Tarn its seat. The code of such a country is the stem that its noun and its adjective share, so
that reports agree on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from whatweknow.annotation.mentions.lexicon import Nation, lexicon
from whatweknow.annotation.mentions.words import Word
from whatweknow.records import NationForm

SHORTEST_STEM = 3
NOUN_ENDINGS = ("ia", "land", "stan", "a", "e", "o", "y", "")


def mark_states(blocks: list[list[Word]]) -> list[list[Word]]:
    """``blocks`` with the words for such countries classed as countries."""
    names = {_noun_stem(word.text) for words in blocks for word in words if word.kind == "C"}
    people = {_noun_stem(word.text) for words in blocks for i, word in enumerate(words) if _is_somebody(words, i)}
    stems = {stem for words in blocks for stem in _stems(words, names)} - people
    if not stems:
        return blocks
    nouns = {stem: noun for stem in stems if (noun := _noun(stem, blocks))}
    marked = [[_marked(word, stems, nouns) for word in words] for words in blocks]
    seats = {name: nation for words in marked for name, nation in _seats(words)}
    return [
        [
            word._replace(kind="N", nation=replace(seats[word.text], form=NationForm.SEAT))
            if word.kind == "C" and word.text in seats
            else word
            for word in words
        ]
        for words in marked
    ]


def _stems(words: Sequence[Word], names: set[str]) -> list[str]:
    """The stems of capitalised words that own, describe or follow a noun that only countries have.

    "The Norlandic president" makes a country too if the report has a name for it (``names``: the stems of names).
    """
    nouns, kin = lexicon().state_nouns, lexicon().state_kin
    kinds = "".join(word.kind for word in words)
    found = []
    for i, word in enumerate(words):
        if i and kinds[i - 1] == "C" and (word.head or word.text.lower()) in kin and _is_single(kinds, i - 1):
            stem = _adjective_stem(words[i - 1].text)
            found += [stem] if stem in names and stem is not None else []
        if word.head not in nouns:
            continue
        before = i - 1
        while before >= 0 and kinds[before] == "a":
            before -= 1
        if before > 0 and kinds[before] == "s" and kinds[before - 1] == "C" and _is_single(kinds, before - 1):
            found.append(_noun_stem(words[before - 1].text))
        elif (
            before >= 0
            and kinds[before] == "C"
            and _is_single(kinds, before)
            and (stem := _adjective_stem(words[before].text))
        ):
            found.append(stem)
        elif (
            kinds[i + 1 : i + 3] == "oC"
            and kinds[i + 3 : i + 4] not in ("C", "B", "&")
            and word.head in ("army", "navy", "government")
        ):
            found.append(_noun_stem(words[i + 2].text))
    return [stem for stem in found if len(stem) >= SHORTEST_STEM]


def _is_somebody(words: Sequence[Word], i: int) -> bool:
    """Whether the word ends a person's name: "President Tam", "Mr Tam" and "Ada Tam" make no country of Tam."""
    if words[i].kind != "C" or i == 0 or (i + 1 < len(words) and words[i + 1].kind in "CRB"):
        return False
    first = i
    while first > 0 and words[first - 1].kind == "C":
        first -= 1
    titled = first > 0 and words[first - 1].kind in "RT" and words[first - 1].text[0].isupper()
    return titled or (first < i and words[first].text.lower() in lexicon().genders)


def _is_single(kinds: str, i: int) -> bool:
    return i == 0 or kinds[i - 1] not in "CNRT"


def _noun_stem(word: str) -> str:
    folded = word.casefold()
    ending = next(end for end in NOUN_ENDINGS if folded.endswith(end))
    return folded if ending in ("land", "stan") else folded.removesuffix(ending)


def _adjective_stem(word: str) -> str | None:
    folded = word.casefold()
    ending = next((end for end in lexicon().state_endings if folded.endswith(end)), None)
    return folded.removesuffix(ending) if ending else None


def _noun(stem: str, blocks: Sequence[Sequence[Word]]) -> str | None:
    """The noun of that stem in the report, if it stands there."""
    return next(
        (
            word.text
            for words in blocks
            for word in words
            if word.kind == "C" and _noun_stem(word.text) == stem and _adjective_stem(word.text) is None
        ),
        None,
    )


def _marked(word: Word, stems: set[str], nouns: dict[str, str]) -> Word:
    if word.kind != "C":
        return word
    if (stem := _noun_stem(word.text)) in stems:
        return word._replace(kind="N", nation=Nation(stem, nouns.get(stem, word.text), NationForm.NAME))
    adjective = word.text[:-1] if word.text.endswith("s") else word.text
    if (found := _adjective_stem(adjective)) in stems and found:
        return word._replace(kind="N", nation=Nation(found, nouns.get(found, word.text), NationForm.ADJECTIVE))
    return word


def _seats(words: Sequence[Word]) -> list[tuple[str, Nation]]:
    """ "Tarn, the Norlandic capital" and "the Norlandic capital, Tarn"."""
    kinds = "".join(word.kind for word in words)
    found = []
    for i, word in enumerate(words):
        if word.text.lower() != "capital" or i == 0:
            continue
        nation = words[i - 1].nation
        if nation is None:
            continue
        if i >= 4 and kinds[i - 4 : i - 1] == "C,d":
            found.append((words[i - 4].text, nation))
        elif kinds[i + 1 : i + 3] == ",C":
            found.append((words[i + 2].text, nation))
    return found

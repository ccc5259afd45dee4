"""Does a mention name somebody, or only describe them? English, by capital letters and short word lists."""

from __future__ import annotations

import re

PRONOUNS = frozenset(
    "i you he she it we they who him her them us one this that these those which both some others many few several "
    "himself herself themselves itself".split()
)
# Words for people that are no names even where a capital starts them ("Officials said", "the Foreign Minister").
PERSON_WORDS = frozenset(
    "admiral adviser advisor aide ambassador analyst attorney captain chairman chairwoman chief chancellor citizen "
    "colonel commander correspondent critic defendant deputy diplomat director doctor driver envoy executive expert "
    "family farmer father fisherman friend general governor head journalist judge king lawyer lawmaker leader "
    "lieutenant major man manager mayor member minister mother negotiator neighbour neighbor observer officer "
    "official opponent parent participant passenger people person pilot policeman politician president prince "
    "prosecutor queen reporter representative researcher rescuer resident scientist secretary senator sergeant "
    "soldier source speaker spokesman spokeswoman spokesperson student supporter survivor teacher veteran victim "
    "villager volunteer witness woman worker writer mr mrs ms miss dr sir men women children police spokesmen "
    "spokeswomen spokespeople fishermen families secretaries authorities authority".split()
)
# Bodies that speak under a common noun: with a name before it, that is what they are called ("the Sund navy").
INSTITUTIONS = frozenset(
    "administration agency army association authority bank board bureau cabinet campaign command commission committee "
    "company congress consulate council court delegation department embassy federation force forces government group "
    "guard institute judiciary media mission military ministry navy network news newspaper office organisation "
    "organization parliament party police presidency press regime senate service state station television union "
    "university website authorities".split()
)
ARTICLE = re.compile(r"(?:the|an?)\s+", re.IGNORECASE)
POSSESSIVE = re.compile(r"['’]s?$")
PART = re.compile(r"[,;:()–—]")
WORD = re.compile(r"[\w&][\w.&'’-]*")
# What follows one of these tells more about the one already named: "a spokesman for Norland", "Ada Berg, who ...".
LINKS = frozenset("who whom which that for from at in on with to and or including".split())


def plain_name(mention: str) -> str:
    """``mention`` on one line, without a leading article, an ending possessive and stray punctuation.

    A mention of which nothing else is left comes back on one line, else unchanged.
    """
    line = " ".join(mention.split())
    name = POSSESSIVE.sub("", ARTICLE.sub("", line, count=1) if ARTICLE.match(line) else line)
    return name.strip(" ,;:–—") or line


def is_pronoun(mention: str) -> bool:
    """Whether ``mention`` is nothing but a pronoun, so that it means somebody else at each place."""
    name = plain_name(mention)
    return name.casefold() in PRONOUNS and name != "US"


def is_named(mention: str) -> bool:
    """Whether ``mention`` holds a proper name of a person or a body, rather than a pronoun or a description.

    One of the parts between commas must end, before any preposition, in a capitalised word that is no title
    ("navy spokesman Orso Tam"), or in a word for a body after a capitalised word ("the Sund navy").
    "US officials" and "a spokesman for Norland" name nobody.
    """
    return any(_names(_head(part)) for part in PART.split(plain_name(mention)))


def _head(part: str) -> list[str]:
    """The words up to the first link; "of" is one after a common word ("chief of", not "Ministry of")."""
    words = [POSSESSIVE.sub("", word) for word in WORD.findall(part)]
    for i, word in enumerate(words):
        if word.casefold() in LINKS or (word == "of" and i > 0 and words[i - 1][0].islower()):
            return words[:i]
    return words


def _names(words: list[str]) -> bool:
    proper = [word for word in words if word[0].isupper() and not _is_common(word)]
    return bool(proper) and (words[-1] == proper[-1] or words[-1].casefold() in INSTITUTIONS)


def _is_common(word: str) -> bool:
    folded = word.rstrip(".").casefold()
    return is_pronoun(word) or folded in PERSON_WORDS or folded.removesuffix("s") in PERSON_WORDS

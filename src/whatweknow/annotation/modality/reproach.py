"""Whether a content charges somebody else with a deed: a doer who is not the speaker, and a deed that is a reproach."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from whatweknow.annotation.mentions.lexicon import lexicon as word_tables
from whatweknow.annotation.modality.lexicon import lexicon
from whatweknow.annotation.modality.wording import Wording
from whatweknow.records import Span

REACH_OF_DOER = 90  # characters before an active verb, or after "by", in which the doer is named
REACH_OF_NEGATION = 30  # characters after a negation in which it denies a deed
REACH_OF_ROLE = 40  # characters around a name in which its country stands: "Sund's envoy Orso Tam"
STEM = 4  # letters in which a name and its adjective agree: Norland, Norlandish
LONGEST_COUNTRY = 4  # words
NAME = re.compile(r"(?<!\w)(?:(?:[A-Z]\.){2,}|[A-Z][\w-]*\w)")
NO_NAMES = frozenset(
    """the a an in on at it he she we they this that there these those i if but and as no not when while after our its
    his her their mr mrs ms president minister prime monday tuesday wednesday thursday friday saturday sunday january
    february march april may june july august september october november december you what today gulf sea strait persian
    middle east navy army air force forces marine marines corps command defense defence state party council general
    admiral foreign secretary our all any many some one two three another such""".split()
)
NOT_DOERS = re.compile(r"[\w.]+-(?:made|built|flagged|owned|designed|operated)\b|\b(?:USS|HMS|RMS|MV|MT|SS)\s+\w+")
PASSIVE = re.compile(r"\b(?:was|were|been|being|be|is|are|got)\s+(?:\w+ly\s+)?\Z", re.IGNORECASE)
NOT_DONE = re.compile(
    r"\b(?:will|would|might|may|can|could|should|must|shall|ought to|'ll|'d|capable of|without|instead of|from|before"
    r"|considering|if|whether)\s+(?:not\s+)?(?:\w+ly\s+)?\Z",
    re.IGNORECASE,
)
CONDITION = re.compile(r"\b(?:if|whether|unless)\b[^,;:]*\Z", re.IGNORECASE)
ATTACK = re.compile(r"(?:attack|strike|raid|assault)s?\b", re.IGNORECASE)  # ... are nouns before or after these
AFTER_NOUN = re.compile(r"\s+(?:on|against|of|by|from|at|in)\b", re.IGNORECASE)
KIND_OF_ATTACK = re.compile(
    r"\b(?:missile|air|drone|gas|character|terror|rocket|bomb|nerve|agent|arson|knife|gun|weapons)\s+\Z", re.IGNORECASE
)
INFINITIVE = re.compile(r"\bto\s+(?:\w+ly\s+)?\Z", re.IGNORECASE)
CLAUSE_BREAK = re.compile(r"[;:\n]|,\s|\b(?:that|because|when|after|before|which|who|while|by|against|on|from)\b")
PHRASE_BREAK = re.compile(CLAUSE_BREAK.pattern + r"|\b(?:is|are|was|were|has|have|had|will|would|in|with|for|to|of)\b")
NOUN_BEFORE = re.compile(
    r"(?:\b(?:an?|the|its|his|their|her|our|of|in|for|any|this|these|more|such|[a-z]+(?:al|ive|ary|ed|ic|ous|an|ish)"
    r")|-|'s?)[\s\"']*\Z"
)


def is_reproach(wording: Wording, negators: Sequence[Span] = ()) -> bool:
    """Whether the content's first sentence says that somebody other than the source did a deed of the lexicon.

    A clause that one of ``negators`` denies is no reproach.
    """
    if lexicon().cues["outlets"].pattern.search(wording.source):
        return False
    own = _own(wording.text, wording.source)
    return any(_sides(doer) - own for doer in _doers(wording, negators))


def _own(text: str, source: str) -> frozenset[str]:
    """The sides that ``source`` names, and the countries that stand with its name where the report first has it:
    "Sund's envoy Orso Tam", "Orso Tam, an envoy of Sund,"."""
    sides = _sides(source)
    names = [name for name in NAME.findall(source) if name.lower() not in NO_NAMES]
    if names and not any(map(_is_country, sides)):
        first = text.find(names[-1])
        after = first + len(names[-1])
        before = re.split(r"[,;:.\n]", text[max(0, first - REACH_OF_ROLE) : first])[-1]
        apposition = re.match(r",([^,.\n]+),", text[after : after + 2 * REACH_OF_ROLE])
        sides |= frozenset(filter(_is_country, _sides(before) | _sides(apposition[1] if apposition else "")))
    return sides


def _is_country(side: str) -> bool:
    return side.isupper()


def _sides(words: str) -> frozenset[str]:
    """The countries (ISO codes) and other names (their first letters, in lower case) in ``words``."""
    nations = word_tables().nations
    tokens = re.findall(r"(?:[A-Z]\.){2,}|\w[\w-]*", NOT_DOERS.sub(" ", words))
    sides: set[str] = set()
    place = 0
    while place < len(tokens):
        for length in range(LONGEST_COUNTRY, 0, -1):
            nation = nations.get(tuple(tokens[place : place + length]))
            if nation:
                sides.add(nation.code)
                break
        else:
            length = 1
            if NAME.fullmatch(tokens[place]) and tokens[place].lower() not in NO_NAMES:
                sides.add(tokens[place].lower()[:STEM])
        place += length
    return frozenset(sides)


def _doers(wording: Wording, negators: Sequence[Span]) -> Iterator[str]:
    """The words that may name who did a deed: before an active verb, after the "by" of a passive one."""
    text = wording.text
    for piece, deed in _deeds(wording, "deeds", negators):
        before = text[max(piece.start, deed.start - REACH_OF_DOER) : deed.start]
        if not (_is_noun(text, deed, before) or _has_other_doer(before, deed.of(text))):
            yield CLAUSE_BREAK.split(before)[-1]
    for piece, deed in _deeds(wording, "deeds_done", negators):
        by = lexicon().contents["done_by"].pattern.search(text, deed.end, min(piece.end, deed.end + REACH_OF_DOER))
        if by:
            yield _phrase_after(text, by.end(), piece.end)
    for piece, guilt in _deeds(wording, "guilt", negators):
        yield _phrase_after(text, guilt.end, piece.end)
    for piece, guilt in _deeds(wording, "guilty", negators):
        yield CLAUSE_BREAK.split(text[max(piece.start, guilt.start - REACH_OF_DOER) : guilt.end])[-1]


def _deeds(wording: Wording, table: str, negators: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """The first sentence's pieces, with each phrase of ``table`` that the speaker says there and does not deny."""
    for piece in wording.sentences[0] if wording.sentences else ():
        for span in wording.in_piece(lexicon().contents[table], piece):
            if not wording.is_inner(span) and not _is_denied(span, negators):
                yield piece.span, span


def _is_denied(deed: Span, negators: Sequence[Span]) -> bool:
    return any(0 <= deed.start - one.end < REACH_OF_NEGATION for one in negators)


def _has_other_doer(before: str, deed: str) -> bool:
    """Whether the verb is passive, infinitive, of what may yet be done, or a noun."""
    passive = PASSIVE.search(before) is not None and not deed.endswith("ing")
    undone = NOT_DONE.search(before) is not None or CONDITION.search(before) is not None
    return passive or undone or INFINITIVE.search(before) is not None or NOUN_BEFORE.search(before) is not None


def _is_noun(text: str, deed: Span, before: str) -> bool:
    """Whether ``deed`` is a noun: "strikes on the port", "a missile attack"; "Sundish raids" are the doing of Sund."""
    of_country = any(map(_is_country, _sides(" ".join(before.split()[-1:]))))
    if of_country or not ATTACK.fullmatch(deed.of(text)):
        return False
    return AFTER_NOUN.match(text, deed.end) is not None or KIND_OF_ATTACK.search(before) is not None


def _phrase_after(text: str, start: int, end: int) -> str:
    return PHRASE_BREAK.split(text[start : min(end, start + REACH_OF_DOER)])[0]

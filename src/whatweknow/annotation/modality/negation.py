"""Which words deny a content: in the reporting clause ("denied", "did not believe") or in the content's main clause."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from whatweknow.annotation.modality.clauses import Word, count_words, words_of
from whatweknow.annotation.modality.lexicon import lexicon
from whatweknow.annotation.modality.wording import Piece, Wording
from whatweknow.records import Span

INFINITIVE = re.compile(r"to\s+", re.IGNORECASE)
SHORT_SENTENCE = 6  # "No." or "FAKE NEWS!": the next sentence is read as well
BEFORE_NO = frozenset("for with at in under of on by to from after".split())
COPULAS = frozenset("is are was were be been being 's 're isn't aren't wasn't weren't am as".split())
AFTER_NO = frozenset("way means time point account danger circumstances sense doubt".split())  # "in no way" denies
NUMBERS = frozenset("two three four five six seven eight nine ten eleven twelve".split())  # "not ten but twelve died"
LIKE_COPULAS = frozenset("represents represent represented constitutes constitute amounts amount like".split())
PREPOSITIONS = frozenset("by of in to for with from on about at against".split())
HAVING = frozenset("have has had having there".split()) | BEFORE_NO
REACH_OF_CONJUNCT = 4  # words between "and" and what is negated
REACH_OF_COPULA = 5
NOT_BEFORE_VERBS = frozenset("to a the by his its their no".split())
NOT_GIVEN = frozenset(("denied", "refused", "rejected", "dismissed"))
PASSIVE = frozenset("was were been being is are be".split())
NEGATING = ("words", "verbs", "verdicts", "rejections")  # tables of negators.toml


@dataclass(frozen=True, slots=True)
class CueReading:
    """The class of a reporting clause (a table of ``reporting_verbs.toml``, "" for none), where, and its negation."""

    kind: str
    span: Span | None
    negator: Span | None


NEUTRAL = frozenset(("", "say", "attitude"))
OBJECTS = frozenset(  # tables that are no classes of cues
    "verdict proposals outlets belief announcing clause voice casting deeds".split()
)


def read_cue(wording: Wording) -> CueReading:
    """What the reporting clause does with the content."""
    cues = lexicon().cues
    for kind, phrases in cues.items():
        if kind in OBJECTS:
            continue
        span = next(wording.in_cue(phrases), None)
        if span is not None:
            return CueReading(kind, span, _cue_negator(wording, span))
    return _read_infinitive(wording) or CueReading("", None, _cue_negator(wording, None))


def _read_infinitive(wording: Wording) -> CueReading | None:
    """After a cue of no class ("seemed", "sought") the content's verb is read: "to leave open whether"."""
    to = INFINITIVE.match(wording.text, wording.attribution.content[0].start)
    if to is None or wording.clause is None:
        return None
    for kind, phrases in lexicon().cues.items():
        match = None if kind in OBJECTS else phrases.pattern.match(wording.text, to.end())
        if match:
            return CueReading(kind, Span(match.start(), match.end()), _cue_negator(wording, None))
    return None


def _cue_negator(wording: Wording, cue: Span | None) -> Span | None:
    """The negation before ``cue`` in the reporting clause."""
    masks = list(wording.in_cue(lexicon().negators["cue_masks"]))
    for span in wording.in_cue(lexicon().negators["words"]):
        before = cue is None or span.start < cue.start
        if before and not any(mask.overlaps(span) for mask in masks):
            return span
    return None


def content_negators(wording: Wording) -> list[Span]:
    """The words that deny something in the main clauses of the content's first sentence; of the next too, after a short
    one ("No.", "Fake news!")."""
    found: set[Span] = set()
    judged = next(wording.in_cue(lexicon().cues["verdict"]), None) is not None
    for sentence in wording.sentences:
        length = 0
        for piece in sentence:
            found.update(_negators(wording, piece, judged=judged))
            length += count_words(wording.text, piece.span)
        if length > SHORT_SENTENCE:
            break
    return sorted(found)


def _negators(wording: Wording, piece: Piece, *, judged: bool) -> list[Span]:
    """``judged``: the cue says what the content is called."""
    standing = {table: list(wording.in_piece(lexicon().negators[table], piece)) for table in NEGATING}
    if not any(standing.values()):
        return []
    words = words_of(wording.text, piece.span)

    def in_main_clause(spans: Iterable[Span]) -> Iterator[tuple[Span, int]]:
        for span in spans:
            place = bisect_right(words, span.start, key=lambda word: word.span.end)
            if words[place].main and not wording.is_inner(span):
                yield span, place

    masks = [span for span, _ in in_main_clause(wording.in_piece(lexicon().negators["masks"], piece))]
    found = [
        *(span for span, place in in_main_clause(standing["words"]) if not _is_pseudo(words, place)),
        *(span for span, place in in_main_clause(standing["verbs"]) if not _is_no_verb(words, place)),
        *(span for span, place in in_main_clause(standing["verdicts"]) if judged or _is_predicate(words, place)),
        *(span for span, _ in in_main_clause(standing["rejections"]) if not judged),
    ]
    return [span for span in found if not any(map(span.overlaps, masks))]


def _is_pseudo(words: list[Word], place: int) -> bool:
    """A negator that does not deny its clause: an order, "not to", "for no reason", "No. 7", part of a name."""
    word = words[place].text
    low = word.lower()
    before = words[place - 1].text.lower() if place else ""
    after = words[place + 1].text if place + 1 < len(words) else ""
    opens = _opens(words, place)
    if low in ("no", "nothing") and _is_later_object(words, place):
        return True
    if low == "no":
        number = after == "." and place + 2 < len(words) and words[place + 2].text.isdigit()
        return (before in BEFORE_NO and after not in AFTER_NO) or number or after.isdigit()
    if low == "not" and (after.isdigit() or after.lower() in NUMBERS):
        return True
    if low in ("not", "never") and (after.lower() == "to" or before == "to") and not opens:
        return True
    if (low in ("don't", "dont") and opens) or (low == "not" and before == "do" and _opens(words, place - 1)):
        return True
    return word[:1].isupper() and not word.isupper() and not opens and after[:1].isupper() and before == '"'


def _is_later_object(words: list[Word], place: int) -> bool:
    """Whether the negator is what a second verb got: "had offered cranes and received no answer" denies no offer."""
    conjunct = range(max(0, place - REACH_OF_CONJUNCT), place - 1)
    verb = words[place - 1].text.lower() if place else ""
    joined = any(words[i].text.lower() in ("and", "but") and not _opens(words, i) for i in conjunct)
    return joined and verb.isalpha() and verb not in COPULAS | HAVING | lexicon().subordinators


def _opens(words: list[Word], place: int) -> bool:
    """Whether no word stands before ``place``."""
    return not any(words[i].text.isalnum() for i in range(place - 1, -1, -1))


def _is_no_verb(words: list[Word], place: int) -> bool:
    """ "to refuse", "to deny": what is planned or asked; a noun: "a lack"; what was not given: "were denied guards"."""
    before = next((words[i].text.lower() for i in range(place - 1, -1, -1) if words[i].text != '"'), "")
    return before in NOT_BEFORE_VERBS or (words[place].text.lower() in NOT_GIVEN and before in PASSIVE)


def is_main(wording: Wording, span: Span) -> bool:
    """Whether the words ``span`` of the content begin in a main clause."""
    words, place = _place(wording, span)
    return words[place].main


def _place(wording: Wording, span: Span) -> tuple[list[Word], int]:
    """The words of the piece of the content in which ``span`` stands, and which of them is its first."""
    piece = next(piece for sentence in wording.sentences for piece in sentence if piece.span.contains(span))
    words = words_of(wording.text, piece.span)
    return words, bisect_right(words, span.start, key=lambda word: word.span.end)


def is_predicate(wording: Wording, span: Span) -> bool:
    """Whether something is called by the words ``span`` of the content: after a form of "be", or at the start."""
    words, place = _place(wording, span)
    before = [word.text.lower() for word in words[max(0, place - REACH_OF_COPULA) : place]]
    copula = next((i for i in range(len(before) - 1, -1, -1) if before[i] in COPULAS | LIKE_COPULAS), None)
    if copula is None:
        return _opens(words, place)
    return words[place].main and PREPOSITIONS.isdisjoint(before[copula + 1 :])


def _is_predicate(words: list[Word], place: int) -> bool:
    before = [word.text.lower() for word in words[max(0, place - REACH_OF_COPULA) : place]]
    return any(word in COPULAS for word in before) or all(not word.isalnum() for word in before)

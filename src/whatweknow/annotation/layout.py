"""Attributions that the layout makes without any verb: turns of a transcript, and quotations signed with a dash.

BERG: We saw it.
“We saw it.” — Ada Berg
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from whatweknow.annotation.quotations import find_quotations, mode_of
from whatweknow.records import Attribution, Block, BlockKind, Span
from whatweknow.spans import trim

SCORE = 0.9  # what layout says is seldom wrong, but no probability stands behind it
_MARKS = '"“'
_LEAST_TURNS = 3  # capitals and a colon make a transcript only where they come again: "WATCH: ..." does not
_NAME = r"[^\W\d_a-z][\w.'’-]*(?:\s+(?:[^\W\d_a-z][\w.'’-]*|of|de|der|den|la|von|van|bin|al)){0,4}"
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_TURN = re.compile(r"[\"“]?(?P<source>[^\W\d_a-z][^\Wa-z\d_]+(?:[ .'’-]+[^\Wa-z\d_]+){0,4})(?P<cue>:)\s+(?=\S)")
_SIGNED = re.compile(rf"\s*(?P<cue>―|—|–|--)\s*(?P<source>{_NAME})(?:\s*[,(][^\n]*)?\s*$")


def find_in_layout(text: str, blocks: Sequence[Block]) -> list[Attribution]:
    """What transcripts and signed quotations attribute, in order."""
    turns = _transcript(text, dict(_turns(text, blocks)))
    return [*_continued(text, blocks, turns), *_signed(text, blocks)]


def _transcript(text: str, turns: dict[int, Attribution]) -> dict[int, Attribution]:
    """``turns``, where they are some: of names that the text has elsewhere, and of those who talk with them."""
    words = frozenset(_WORD.findall(text))
    speakers = {i: turn.source.of(text) for i, turn in turns.items() if turn.source}
    often = Counter(speakers.values())
    named = {speaker for speaker in often if _is_name(speaker, words)}
    partners = {speaker for speaker in often if named and often[speaker] > 1 and _last(speaker) not in words}
    kept = {i: turns[i] for i, speaker in speakers.items() if speaker in named | partners}
    return kept if len(kept) >= _LEAST_TURNS else {}


def _is_name(capitals: str, words: frozenset[str]) -> bool:
    """Whether the last of the words in capitals is a name elsewhere: "PROTEST GROUP" is none where groups protest."""
    last = _last(capitals)
    return last not in words and any(word.casefold() == last and not word.isupper() for word in words)


def _last(capitals: str) -> str:
    return capitals.rsplit(maxsplit=1)[-1].casefold()


def _turns(text: str, blocks: Sequence[Block]) -> Iterator[tuple[int, Attribution]]:
    """What may be turns, each with the number of its block."""
    for i, block in enumerate(blocks):
        match = _TURN.match(text, block.span.start, block.span.end)
        if match and (content := trim(text, match.end(), block.span.end)):
            yield i, _attribution(text, match, content, [block])


def _continued(text: str, blocks: Sequence[Block], turns: dict[int, Attribution]) -> Iterator[Attribution]:
    """``turns``, each with the paragraphs up to the next one; how far the last one goes, nothing tells."""
    for first, following in zip_longest(turns, [*turns][1:]):
        quoted = text[blocks[first].span.start] in _MARKS
        more = [one.span for one in blocks[first + 1 : following or first] if _goes_on(text, one, quoted)]
        yield replace(turns[first], content=(*turns[first].content, *more))


def _goes_on(text: str, block: Block, quoted: bool) -> bool:
    """Whether a paragraph may be more of a turn: no aside ("(A pause.)"), and in quotation marks where the turn is."""
    opening = text[block.span.start]
    return block.kind is BlockKind.PARAGRAPH and (opening in _MARKS if quoted else opening not in "([")


def _signed(text: str, blocks: Sequence[Block]) -> Iterator[Attribution]:
    """A block that is one quotation, signed at its end."""
    for block in blocks:
        quotation = next(iter(find_quotations(text, [block])), None)
        if quotation is None or quotation.span.start != block.span.start or not quotation.double:
            continue
        if match := _SIGNED.match(text, quotation.span.end, block.span.end):
            yield _attribution(text, match, quotation.span, [block])


def _attribution(text: str, match: re.Match[str], content: Span, blocks: Sequence[Block]) -> Attribution:
    return Attribution(
        source=Span(*match.span("source")),
        cue=Span(*match.span("cue")),
        content=(content,),
        mode=mode_of(text, [content], find_quotations(text, blocks)),
        score=SCORE,
    )


def with_layout(found: Sequence[Attribution], layout: Sequence[Attribution]) -> list[Attribution]:
    """``found`` with ``layout``, which takes the place of what was found for the same words."""
    kept = [one for one in found if not any(_same_words(one, other) for other in layout)]
    return sorted([*kept, *layout], key=lambda one: (one.content[0], one.cue or one.content[0]))


def _same_words(one: Attribution, other: Attribution) -> bool:
    """Whether the contents, with cues and sources, share more than half of their extent."""
    whole = other.content[0]
    shared = sum(max(0, min(p.end, whole.end) - max(p.start, whole.start)) for p in one.content)
    longest = max(whole.end - whole.start, sum(p.end - p.start for p in one.content))
    return 2 * shared > longest

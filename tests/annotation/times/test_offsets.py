"""Whatever the text: spans lie inside their block, in order; the cost grows with the length and no faster."""

from __future__ import annotations

import time
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from whatweknow.annotation.layers import readable_blocks
from whatweknow.annotation.times import find_times
from whatweknow.reading import read_text
from whatweknow.records import Block, BlockKind, Report, Span

from .found import times

WORDS = st.sampled_from(
    """the a last next this May Sept. 3 31 1988 2031-05-02 9 a.m. 14:05 GMT Wednesday night two three-year days ago
    later quarter first half of and between to - – , . \n\n ( ) Christmas Eve every before after yesterday tomorrow
    morning 03/04/2031 99:99 early late mid the's ’80s 25th Moscow time o'clock noon week weekend hour minutes century
    half period ended recent past future coming fiscal more than at least over early hours spring unit year-end
    \u200b é 日""".split()
)


@given(st.lists(WORDS, max_size=40), st.sampled_from([None, "2031-05-08", "1981-01-01T00:00+14:00", "2099-12-31"]))
def test_spans_stay_in_their_blocks_and_in_order(words: list[str], published: str | None) -> None:
    text = " ".join(words)
    blocks = [
        Block(BlockKind.PARAGRAPH, Span(start, end))
        for start, end in pairwise([0, *range(7, len(text), 31), len(text)])
        if start < end
    ]
    report = Report(id="r", text=text, raw_sha256="", blocks=tuple(blocks), published=published)
    found = find_times(report, blocks)
    assert all(one.span.end <= other.span.start for one, other in pairwise(found))
    for one in found:
        assert any(block.span.contains(one.span) and block.span.contains(one.sentence) for block in blocks)
        assert one.sentence.contains(one.span)


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    report = Report(id="r", text=text, raw_sha256="", published="2031-05-08")
    find_times(report, readable_blocks(report))


def test_boilerplate_is_not_read() -> None:
    text = "It sank on Monday. Published on Tuesday."
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, 18)), Block(BlockKind.BOILERPLATE, Span(19, len(text))))
    report = Report(id="r", text=text, raw_sha256="", blocks=blocks, published="2031-05-08")
    assert [one.span.of(text) for one in find_times(report, readable_blocks(report))] == ["Monday"]


def test_the_cost_is_linear() -> None:
    hostile = "the last few early mid next two to three " * 50 + "\n\n"

    def cost(copies: int) -> float:
        report = read_text("On Monday it sank. " + hostile * copies, published="2031-05-08")
        blocks = readable_blocks(report)
        start = time.process_time()
        find_times(report, blocks)
        return time.process_time() - start

    cost(1)
    assert cost(40) < 40 * max(cost(4), 0.001)  # four times as much as linear, for a busy machine


def test_one_long_run_of_known_words_is_read_in_time() -> None:
    start = time.process_time()
    times("the last two of the next three to four " * 2000)
    assert time.process_time() - start < 10

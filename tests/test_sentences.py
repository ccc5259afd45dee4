from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whatweknow.records import Span
from whatweknow.sentences import find_sentences, sentences_of_lines


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The boat sank. Nobody saw it.", 2),
        ("Gen. Oster met Dr. Tam. They spoke.", 2),
        ("The U.N. Envoy left at 6 p.m. on Monday.", 1),
        ("“We left.” He stayed.", 2),
        ("Why? “Because we could!” Lind said.", 3),
        ("It cost 3.5 million. 40 people came.", 2),
        ("one line without an end", 1),
        ("“We sank,” Tam said. “All of us,” Lind said.", 2),
        ("Two died.[3] [4] The ferry is old. [5]", 2),
        ("Nobody knew " + "." * 50_000 + "x", 1),
    ],
)
def test_where_sentences_end(text: str, count: int) -> None:
    assert len(find_sentences(text, Span(0, len(text)))) == count


@given(st.text(alphabet="aB. !?”\n'", min_size=1, max_size=80))
def test_sentences_cover_all_but_white_space(text: str) -> None:
    sentences = find_sentences(text, Span(0, len(text)))
    covered = {i for sentence in sentences for i in range(sentence.start, sentence.end)}
    assert all(i in covered for i, character in enumerate(text) if not character.isspace())
    assert all(a.end <= b.start for a, b in pairwise(sentences))


def test_a_line_break_ends_a_sentence_where_blocks_are_not_known() -> None:
    text = (
        'Mr. Tam, of the U.S. fleet, spoke. "We sank." He left at 4 p.m. on 3 May.\nA headline\n\n  “Why?” Nobody knew.'
    )
    assert [sentence.of(text) for sentence in sentences_of_lines(text)] == [
        "Mr. Tam, of the U.S. fleet, spoke.",
        '"We sank."',
        "He left at 4 p.m. on 3 May.",
        "A headline",
        "“Why?”",
        "Nobody knew.",
    ]

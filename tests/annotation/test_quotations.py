from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whatweknow.annotation.quotations import find_quotations, mode_of
from whatweknow.records import Mode, Span

from .blocks import lines


def quoted(text: str) -> list[str]:
    return [quotation.span.of(text) for quotation in find_quotations(text, lines(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We saw it,” Berg said. “Twice.”", ["“We saw it,”", "“Twice.”"]),
        ('"We saw it," Berg said. "Twice."', ['"We saw it,"', '"Twice."']),
        ("«Wir nicht», said Oster.", ["«Wir nicht»"]),
        ("„Never“, the ministry wrote. „Not us.”", ["„Never“", "„Not us.”"]),
        ("``We saw it,'' Berg said.", ["``We saw it,''"]),
        ("‘We saw it,’ Berg said of the guards’ camp.", ["‘We saw it,’"]),
        ("'It wasn't ours,' Lind said.", ["'It wasn't ours,'"]),
        ("The guards' boats and the crew's logs", []),
        ("She called it “a ‘gift’ of sorts” and left.", ["“a ‘gift’ of sorts”"]),
        ("the so-called “shield”, 'the wall' and \"peace\"", ["“shield”", "'the wall'", '"peace"']),
        ('A 6" pipe burst, Tam said.', []),
    ],
)
def test_marks_of_many_kinds(text: str, expected: list[str]) -> None:
    assert quoted(text) == expected


def test_an_open_mark_reaches_to_the_end_of_its_paragraph_and_no_further() -> None:
    text = "“We left at noon.\n“Nobody stayed.” Lind said so.\nThe harbour is “closed”."
    assert quoted(text) == ["“We left at noon.", "“Nobody stayed.”", "“closed”"]
    assert [q.closed for q in find_quotations(text, lines(text))] == [False, True, True]


def test_a_closing_mark_too_many_is_passed_over() -> None:
    assert quoted("It was ours,” Lind said. “Ours alone.”") == ["“Ours alone.”"]


@given(st.text(alphabet="ab ,.'\"“”‘’«»„`\n", max_size=120))
def test_quotations_are_ordered_apart_and_inside_one_block(text: str) -> None:
    blocks = lines(text)
    found = [quotation.span for quotation in find_quotations(text, blocks)]
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(any(block.span.contains(span) for block in blocks) for span in found)


def test_modes() -> None:
    text = "Lind said the boat was “lost” in the strait."
    quotations = find_quotations(text, lines(text))
    start = text.index("the boat")
    assert mode_of(text, [Span(start, start + 8)], quotations) is Mode.INDIRECT
    assert mode_of(text, [Span(start, len(text))], quotations) is Mode.MIXED
    mark = text.index("“")
    assert mode_of(text, [Span(mark, mark + 6)], quotations) is Mode.DIRECT

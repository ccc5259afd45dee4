"""Whatever stands in a text, reading it ends, and what cannot be placed stays unresolved."""

from hypothesis import given
from hypothesis import strategies as st

from whatweknow.finding import find_times

WORDS = (
    "Wednesday May 3 31 2031 1998 at 2 p.m. 10:35 0735 noon the next day hour two later after before ago GMT local"
    " time last night early mid late April February between and from to until month week quarter on 29 ( ) - evening"
    " morning tonight today yesterday decade year's summer Christmas weekend past 24 hours same every half fiscal first"
    " 1990s 12/31/2020 Sunday"
).split()
TIMES = (None, "2031-05-04", "2031-05-04T10:00:00+02:00")


def test_a_clock_on_a_weekday_of_an_undated_text() -> None:
    found = find_times("The ferry left at 2 p.m. on Sunday. It was seen on Sunday at noon.")
    assert found
    assert all(one.start is None for one in found)


@given(
    st.lists(st.sampled_from(WORDS), max_size=12), st.sampled_from([None, "2031-05-04", "2031-05-04T10:00:00+02:00"])
)
def test_no_order_of_words_breaks_it(words: list[str], published: str | None) -> None:
    text = " ".join(words) + "."
    for one in find_times(text, published=published):
        assert 0 <= one.span.start < one.span.end <= len(text)

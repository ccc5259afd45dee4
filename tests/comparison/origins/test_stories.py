from hypothesis import given
from hypothesis import strategies as st

from whatweknow.comparison import find_stories
from whatweknow.records import Report

from .copies.invented import CUT, EVENT, EXTENDED, INDEPENDENT, ORIGIN, OTHER, report

MUSEUM = """\
The museum of Bralt has bought nine paintings by Onna Kessel, who painted glass and fruit in the mountain town of \
Orvel until her death. The director, Piet Larrow, called them the quietest pictures of the century."""
GLASS = """\
Nine pictures of glass and fruit by Onna Kessel will hang in the museum of Bralt from May. Orvel, the mountain town \
where Kessel painted, wanted to keep them, but Piet Larrow, the director, had the money."""


def stories(*reports: Report) -> list[tuple[str, ...]]:
    return [story.reports for story in find_stories(reports)]


def museum(id_: str, text: str, day: int) -> Report:
    return report(id_, text, title=text[:40], published=f"2031-03-{day:02}")


def test_a_mixed_stream_falls_into_its_events() -> None:
    stream = [ORIGIN, museum("museum", MUSEUM, 4), CUT, OTHER, museum("glass", GLASS, 5), EXTENDED]
    assert stories(*stream) == [("tidewire", "harbour-post", "lamp", "valley-echo"), ("museum", "glass")]


def test_a_story_is_over_when_nobody_has_written_about_it_for_long() -> None:
    late = museum("late", GLASS, 31)
    assert stories(museum("museum", MUSEUM, 4), late) == [("museum",), ("late",)]


def test_stories_come_as_soon_as_they_are_over() -> None:
    def stream() -> object:
        yield museum("museum", MUSEUM, 1)
        yield report("ferry", INDEPENDENT, published="2031-03-20")
        raise AssertionError("a story that is over must not wait for the rest of the stream")

    assert next(find_stories(stream())).reports == ("museum",)  # type: ignore[arg-type]


def test_the_title_is_one_of_the_titles() -> None:
    (story,) = find_stories([museum("museum", MUSEUM, 4), museum("glass", GLASS, 5)])
    assert story.title in {MUSEUM[:40], GLASS[:40]}


def test_reports_without_times_titles_or_words_are_kept() -> None:
    assert sorted(stories(report("a", ""), report("b", "."), report("c", MUSEUM), report("d", GLASS))) == [
        ("a",),
        ("b",),
        ("c", "d"),
    ]


@given(st.lists(st.sampled_from([*EVENT, museum("museum", MUSEUM, 4), museum("late", GLASS, 31)]), unique=True))
def test_every_report_is_in_one_story(reports: list[Report]) -> None:
    assert sorted(id_ for story in stories(*reports) for id_ in story) == sorted(one.id for one in reports)

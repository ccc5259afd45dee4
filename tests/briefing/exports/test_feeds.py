import pytest

from whatweknow.briefing import export

from ..full import full
from ..invented import BRIEF
from .published import PUBLISHED

feedparser = pytest.importorskip("feedparser", reason="reads feeds as others do")


def test_each_change_is_an_entry() -> None:
    feed = feedparser.parse(export(PUBLISHED, "atom"))
    assert not feed.bozo
    assert feed.version == "atom10"
    assert feed.feed.title.startswith("The loss of the ferry <Alma> & *others*")
    assert [entry.title for entry in feed.entries] == ["New: Sund", "Newly denied: Norland"]
    assert "Now: “the ship “was lit from bow to stern”” (eastern-star)" in feed.entries[0].content[0].value
    assert feed.entries[1].content[0].value.startswith("Before: “sinking the ferry ‘Alma’” (harbour-post)\nNow: ")
    assert len({entry.id for entry in feed.entries}) == 2
    assert all(entry.updated == PUBLISHED.generated for entry in feed.entries)


def test_an_entry_about_a_point_gives_its_words() -> None:
    feed = feedparser.parse(export(full()[0], "atom"))
    on_point, other = (entry.title for entry in feed.entries)
    assert on_point == "Newly denied: Norland – on Sund: denies “sinking the ferry ‘Alma’”"
    assert other == "Figure moved: Sund"


def test_a_first_version_has_an_empty_feed() -> None:
    feed = feedparser.parse(export(BRIEF, "atom"))
    assert not feed.bozo
    assert feed.entries == []
    assert feed.feed.updated == BRIEF.generated

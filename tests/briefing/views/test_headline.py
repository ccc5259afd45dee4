from dataclasses import replace

from whatweknow.briefing import export, render_page
from whatweknow.briefing.views.headline import shared_headline
from whatweknow.records import Brief, BriefReport, Event

from ..full import full
from ..invented import BRIEF
from ..pages import parse


def titled(*titles: str | None) -> Brief:
    return replace(
        BRIEF,
        event=Event(None),
        statements=(),
        reports=tuple(replace(_report(), id=f"r{i}", title=title) for i, title in enumerate(titles)),
    )


def _report() -> BriefReport:
    return BRIEF.reports[0]


def test_the_title_whose_words_most_others_share_stands_in() -> None:
    brief = titled(
        "Live: what we know so far about this",
        "Ferry Alma sinks off Cape Orm",
        "Alma was lit, says captain of second ferry near Orm",
        None,
    )
    found = shared_headline(brief)
    assert found is not None
    assert found.title == "Ferry Alma sinks off Cape Orm"


def test_titles_that_share_nothing_and_single_words_do_not_stand_in() -> None:
    assert shared_headline(titled("Storm over the northern hills", "Bank robbers escape by tram")) is None
    assert shared_headline(titled("Alma", "Alma", None)) is None


def test_it_is_shown_as_the_words_of_its_outlet() -> None:
    brief, texts = full()
    page = parse(render_page(replace(brief, event=Event(None)), texts))
    (title,) = page.tagged("h1")
    outlet = next(one for one in brief.reports if one.title == title.text).outlet
    assert title.parent is not None
    assert f"Headline of {outlet}" in title.parent.text
    link = next(one for one in title.parent.tagged("a") if one.text == outlet)
    assert link.attributes["href"].startswith("sources/")
    assert export(replace(brief, event=Event(None)), "markdown").decode().startswith(f"# “{title.text}” ({outlet})")
    assert parse(render_page(brief, texts)).having(class_="masthead")[0].tagged("q") == []

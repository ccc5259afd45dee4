"""The page's sections below the statements, read back from the page of the full brief."""

from dataclasses import replace

import pytest

from whatweknow.briefing import render_page, render_source
from whatweknow.records import Evidence, EvidenceKind, Place, PlacePrecision

from ..full import at, full
from ..invented import POST
from ..pages import Element, parse

BRIEF, TEXTS = full()
PAGE = parse(render_page(BRIEF, TEXTS))


def section(name: str) -> Element:
    (found,) = (one for one in PAGE.tagged("section") if one.attributes["aria-labelledby"] == name)
    return found


def text_of(element: Element) -> str:
    return " ".join(element.text.split())


def test_a_check_tells_what_was_checked_by_whom_with_what_result() -> None:
    (video,) = section("evidence").having(class_="card")
    assert "Verified: the place – by The Harbour Post" in text_of(video)
    assert "Not verified: the time – by Ilse Varga" in text_of(video)
    assert text_of(section("evidence").having(id="unchecked")[0]) == "Shown, but no report tells of a check"
    (photo,) = section("evidence").having(class_="unchecked")
    assert text_of(photo).startswith("Photograph A flash on the port side Harbour Post")
    assert "erified" not in text_of(photo)


def test_unchecked_things_of_the_same_words_are_one_and_many_are_folded() -> None:
    words = [at("harbour-post", POST, one) for one in ("23 bodies", "Ilse Varga", "the Alma", "Rescuers", "the coast")]
    again = at("harbour-post", POST, "Varga", "He said")
    items = [Evidence(id=f"e{i}", kind=EvidenceKind.PHOTO, mention=one) for i, one in enumerate([*words, again])]
    twice = replace(items[0], id="e9", mention=at("harbour-post", POST, "23 bodies"))
    page = parse(render_page(replace(BRIEF, evidence=(*items, twice)), TEXTS))
    shown, folded = page.having(class_="unchecked")
    assert (len(shown.tagged("li")), len(folded.tagged("li"))) == (3, 3)
    assert folded.parent is not None
    assert folded.parent.tagged("summary")[0].text == "3 more items"


def test_places_named_in_passing_are_folded() -> None:
    named = at("harbour-post", POST, "Norland")
    often = [
        Place(name=f"P{i}", lat=None, lon=None, precision=PlacePrecision.CITY, mentions=(named,) * 2) for i in "ab"
    ]
    once = [replace(often[0], name=f"Q{i}", mentions=(named,)) for i in range(5)]
    page = parse(render_page(replace(BRIEF, places=(*often, *once)), TEXTS))
    (places,) = (one for one in page.tagged("section") if one.attributes["aria-labelledby"] == "places")
    assert [len(table.tagged("tr")) - 1 for table in places.tagged("table")] == [2, 5]
    assert places.tagged("summary")[0].text == "5 more places"


def test_what_is_open_names_who_says_so() -> None:
    assert [text_of(one) for one in section("unknowns").having(class_="sayer")] == ["The report itself", "Ilse Varga"]


def test_figures_stand_party_by_party_as_printed() -> None:
    assert text_of(section("figures").tagged("h3")[0]) == "People killed"
    rows = section("figures").tagged("tbody")[0].tagged("tr")
    assert [[text_of(row.children[1]), text_of(row.children[3])] for row in rows] == [  # type: ignore[arg-type]
        ["Sund", "at least 25 people were dead"],
        ["Norland", "19 had died"],
    ]


@pytest.mark.parametrize(
    ("unit", "event", "heading"),
    [
        ("diplomat", "expelled", "Diplomats expelled"),
        ("missile", "shot_down", "Missiles shot down or intercepted"),
        ("personnel", "deployed", "Personnel sent or deployed"),
        ("percent", "killed", "Killed, in per cent"),
        ("city", None, "Cities"),
        ("person", "launched", "“at least 25 people were dead”"),  # what cannot be keeps the report's words
    ],
)
def test_a_question_reads_as_english_or_as_the_report_has_it(unit: str, event: str | None, heading: str) -> None:
    figures = (replace(BRIEF.figures[0], unit=unit, event=event),)
    page = parse(render_page(replace(BRIEF, figures=figures), TEXTS))
    assert [one.text for one in page.having(id="figures-1")] == [heading]


def test_many_figures_of_one_question_are_folded() -> None:
    values = BRIEF.figures[0].values * 6
    page = parse(render_page(replace(BRIEF, figures=(replace(BRIEF.figures[0], values=values),)), TEXTS))
    (figures,) = (one for one in page.tagged("section") if one.attributes["aria-labelledby"] == "figures")
    assert [len(table.tagged("tr")) - 1 for table in figures.tagged("table")] == [8, 4]


def test_the_timeline_is_a_list_with_the_printed_words_for_the_time() -> None:
    (line,) = section("timeline").tagged("ol")
    first, second = (text_of(entry) for entry in line.tagged("li"))
    assert first.startswith("3 March 2031, 9 p.m. UTC+2 (7 p.m. UTC) at 9 p.m. Sund: the Alma had left Port Orm")
    assert second.startswith("3 to 4 March 2031 late on Monday A video shown")


def test_places_are_a_table_and_a_map() -> None:
    assert section("places").tagged("svg")
    rows = [text_of(row) for row in section("places").tagged("tbody")[0].tagged("tr")]
    assert rows[0] == "Port Orm Town or city 58.25° N, 3.50° W 1 report: Northern Wire"
    assert rows[1].startswith("Cape Orm Water Not in the gazetteer")


def test_copies_are_folded_under_their_origin() -> None:
    rows = section("sources").tagged("tbody")[0].tagged("tr")
    assert len(rows) == len(BRIEF.reports) - 1
    (fold,) = [one for one in section("sources").tagged("details") if "Daily Reprint" in one.text]
    assert fold.tagged("summary")[0].text == "1 copy of this text"


def test_a_later_version_shows_what_it_changed() -> None:
    (fold,) = [one for one in section("sources").tagged("details") if "later version" in one.text]
    assert fold.tagged("summary")[0].text == "A later version of harbour-post: 2 sentences changed"
    assert [one.text for one in fold.tagged("del")] == ["23 bodies"]
    assert [one.text for one in fold.tagged("ins")] == ["25 people", "19 had died"]


def test_what_an_outlet_corrects_leads_to_the_statements() -> None:
    text = text_of(section("sources"))
    assert "Corrected by the outlets Harbour Post we reject the accusation" in text


def test_background_changes_and_corrections_say_whose_they_are() -> None:
    assert text_of(section("background").having(class_="sayer")[0]) == "Ilse Varga, Norland"
    changes = [text_of(one) for one in section("changes").having(class_="sayer")]
    assert changes == ["Newly denied: Norland", "Figure moved: Sund"]
    (point,) = [one for one in section("changes").tagged("a") if one.attributes["href"] == "#p1"]
    assert text_of(point).startswith("Sund: denies “")
    (moved,) = section("changes").tagged("del")
    assert moved.text == "19 had died"
    made = text_of(section("made"))
    assert "Ada Berg, 5 March 2031 Party set: Rescuers → Sund" in made
    assert "not applied no such statement" in made
    assert "nobody edited" not in made


def test_every_link_into_a_stored_copy_finds_its_words() -> None:
    copies = {report.id: parse(render_source(BRIEF, report.id, TEXTS[report.id])) for report in BRIEF.reports}
    links = {link.attributes["href"] for link in PAGE.tagged("a") if link.attributes["href"].startswith("sources/")}
    with_words = [link.removeprefix("sources/").split(".html#") for link in links if "#" in link]
    assert len(with_words) > len(BRIEF.statements)
    for report, anchor in with_words:
        assert len(copies[report].having(id=anchor)) == 1, (report, anchor)


def test_a_stored_copy_names_the_party_of_each_statement() -> None:
    copy = parse(render_source(BRIEF, "northern-wire", TEXTS["northern-wire"]))
    said = [one for one in BRIEF.statements if one.report == "northern-wire"]
    for number, statement in enumerate(said, start=1):
        marks = [mark for mark in copy.tagged("mark") if f"n{number}" in mark.attributes["class"].split()]
        assert "".join(mark.text for mark in marks) == statement.content[0].exact
        assert [mark.attributes.get("data-party") for mark in marks] == [
            *[None] * (len(marks) - 1),
            (statement.party or "").title(),
        ]
        assert {mark.attributes["class"].split()[1] for mark in marks} == {
            "p1" if statement.party == "norland" else "p2"
        }
    assert "Origin of" in copy.text

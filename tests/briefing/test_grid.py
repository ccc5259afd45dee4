from dataclasses import replace

import pytest

from whatweknow.briefing import add_comparison, from_json, render_page, to_json, verify
from whatweknow.errors import InvalidRecord, VerbatimError
from whatweknow.records import Brief, Claim, Comparison, Party, PartyStance, Point, Stance

from .invented import BRIEF, TEXTS
from .pages import parse


def compared() -> tuple[Brief, Comparison]:
    """The invented brief with two parties, and one point on which one denies twice and later asserts."""
    parties = (Party(id="norland", name="Norland"), Party(id="sund", name="Sund"))
    first, second, *_, last = (statement.id for statement in BRIEF.statements)
    stances = (
        PartyStance(party="norland", stance=Stance.DENIES, statements=(first, second), since="2031-03-04", origins=1),
        PartyStance(party="norland", stance=Stance.ASSERTS, statements=(last,), since="2031-03-05", changed=True),
    )
    quote = BRIEF.statements[0].content[0]
    point = Point(id="p1", claim=Claim(quote, "norland"), rank=1, origins=1, stances=stances)
    return replace(BRIEF, parties=parties), Comparison((point,), {second: first})


def test_the_table_says_that_it_is_experimental_and_each_cell_leads_to_its_words() -> None:
    brief, comparison = compared()
    page = parse(render_page(add_comparison(brief, comparison, TEXTS), TEXTS))
    assert "Points in dispute (experimental)" in [heading.text for heading in page.tagged("h2")]
    (table,) = page.having(class_="grid")
    assert [th.text for th in table.tagged("th")][:2] == ["Point", "Norland"]
    positions = [link for cell in table.having(class_="stance") for link in cell.tagged("a")]
    assert [positions[0].text, positions[-1].text] == ["Denies", "Asserts"]
    assert all(len(page.having(id=link.attributes["href"].removeprefix("#"))) == 1 for link in positions)
    assert [tag.text for tag in table.having(class_="tag")] == ["changed, 5 March 2031"]


def test_points_survive_the_file_and_verify() -> None:
    brief = add_comparison(*compared(), TEXTS)
    assert from_json(to_json(brief)) == brief
    assert b'"from": "2031-03-04"' in to_json(brief)
    assert verify(to_json(brief), TEXTS).ok
    assert brief.statements[1].replies_to == brief.statements[0].id


def test_a_point_of_unknown_parties_or_of_words_nobody_said_is_refused() -> None:
    brief, comparison = compared()
    with pytest.raises(InvalidRecord, match="norland"):
        add_comparison(replace(brief, parties=()), comparison, TEXTS)
    (point,) = comparison.points
    false = replace(point, claim=replace(point.claim, quote=replace(point.claim.quote, exact="x")))
    with pytest.raises(VerbatimError):
        add_comparison(brief, Comparison((false,)), TEXTS)

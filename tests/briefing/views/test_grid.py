from dataclasses import replace

import pytest

from whatweknow.briefing import add_comparison, from_json, render_page, to_json
from whatweknow.briefing.page.measured import measured_figures
from whatweknow.errors import InvalidRecord, VerbatimError
from whatweknow.records import Brief, Claim, Comparison, Party, PartyStance, Point, Stance

from ..full import full
from ..invented import BRIEF, TEXTS
from ..pages import parse


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


def test_the_table_says_how_good_it_is_and_each_cell_leads_to_its_words() -> None:
    brief, comparison = compared()
    page = parse(render_page(add_comparison(brief, comparison, TEXTS), TEXTS))
    assert next(heading.text for heading in page.tagged("h2")) == "At a glance"
    (note,) = page.having(id="glance")[0].parent.having(class_="note")
    assert f"its cells score\n    {measured_figures()['stances f1'].value:.2f} of 1" in note.text
    (table,) = page.having(class_="grid")
    assert [th.text for th in table.tagged("th")][:2] == ["Point, in the words of a party", "Norland"]
    labels = [label.text.split(maxsplit=1)[1] for label in table.having(class_="label")]
    assert labels == ["Denies", "Now asserts"]
    statements = [link for link in table.tagged("a") if link.attributes["href"].startswith("#")]
    assert len(statements) == 3
    assert all(len(page.having(id=link.attributes["href"].removeprefix("#"))) == 1 for link in statements)
    words = [link.attributes["href"] for cell in table.having(class_="told") for link in cell.tagged("a")]
    assert words == [f"sources/{one.report}.html#s-{one.id}" for one in (brief.statements[1], brief.statements[-1])]
    assert "A change, on 5 March 2031: the party stood elsewhere before." in table.text


def test_silence_is_an_empty_cell() -> None:
    brief, texts = full()
    silent = replace(brief.points[0], id="p2", rank=2, label=None, verdict=None, stances=brief.points[0].stances[-1:])
    page = parse(render_page(replace(brief, points=(*brief.points, silent)), texts))
    (row,) = page.having(id="p2")
    norland, sund = row.tagged("td")
    assert (norland.text.strip(), norland.attributes["class"]) == ("", "p1 empty")
    assert "Asserts" in sund.text


def test_a_label_and_a_verdict_are_those_of_a_named_person() -> None:
    brief, texts = full()
    (row,) = parse(render_page(brief, texts)).having(id="p1")
    text = " ".join(row.text.split())
    assert "Who fired on the Alma named by Ada Berg, 5 March 2031" in text
    assert "Not settled: verdict of Ada Berg, 5 March 2031. Basis: the inquiry’s report" in text


def test_parties_that_have_no_column_are_named_in_their_cells() -> None:
    brief, _ = compared()
    parties = tuple(Party(id=f"k{i}", name=f"Kingdom {i}") for i in range(9))
    said = brief.statements[0]
    stances = tuple(
        PartyStance(party=party.id, stance=Stance.DENIES, statements=(said.id,), origins=1) for party in parties
    )
    point = Point(id="p1", claim=Claim(said.content[0], "k0"), rank=1, origins=1, stances=stances)
    page = parse(render_page(replace(brief, parties=(*brief.parties, *parties), points=(point,)), TEXTS))
    (table,) = page.having(class_="grid")
    assert [th.text for th in table.tagged("thead")[0].tagged("th")][-2:] == ["Kingdom 3", "Others"]
    others = table.tagged("td")[-1]
    named = [" ".join(label.text.split()[1:]) for label in others.having(class_="label")]
    assert named == [f"Kingdom {i}: denies" for i in range(4, 9)]
    (rest,) = others.having(class_="rest")
    assert rest.tagged("summary")[0].text == "2 more"


def test_points_survive_the_file() -> None:
    brief = add_comparison(*compared(), TEXTS)
    assert from_json(to_json(brief)) == brief
    assert b'"from": "2031-03-04"' in to_json(brief)
    assert brief.statements[1].replies_to == brief.statements[0].id


def test_a_point_of_unknown_parties_or_of_words_nobody_said_is_refused() -> None:
    brief, comparison = compared()
    with pytest.raises(InvalidRecord, match="norland"):
        add_comparison(replace(brief, parties=()), comparison, TEXTS)
    (point,) = comparison.points
    false = replace(point, claim=replace(point.claim, quote=replace(point.claim.quote, exact="x")))
    with pytest.raises(VerbatimError):
        add_comparison(brief, Comparison((false,)), TEXTS)

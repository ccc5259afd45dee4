"""Counts in a text: mistake 12, tolls that change, "dozens", "at least", cumulative and new."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import whatweknow
from whatweknow.annotation.figures import find_figures
from whatweknow.records import Block, BlockKind, FigureMention, Report, Span

Found = tuple[float | None, str, str | None]


def figures(text: str) -> list[FigureMention]:
    return list(find_figures(text, [Block(BlockKind.PARAGRAPH, Span(0, len(text)))]))


def counts(text: str) -> list[Found]:
    return [(one.low, one.unit, one.event) for one in figures(text)]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "event"),
    [
        ("The blast killed 12 people.", 12, 12, "person", "killed"),
        ("Twelve sailors were killed.", 12, 12, "sailor", "killed"),
        ("Sixteen people were murdered.", 16, 16, "person", "killed"),
        ("Some 1,200 people on board died.", 1200, 1200, "person", "killed"),
        ("It was hit, killing all 61 on board.", 61, 61, "person", "killed"),
        ("61 people, including the captain, were killed.", 61, 61, "person", "killed"),
        ("The death toll rose to 44.", 44, 44, "person", "killed"),
        ("The number of dead stood at “at least 44”.", 44, 44, "person", "killed"),
        ("Deaths totalled 44.", 44, 44, "person", "killed"),
        ("There were 14 deaths.", 14, 14, "person", "killed"),
        ("The storm caused the deaths of 14 Norlanders.", 14, 14, "norlander", "killed"),
        ("Fourteen persons lost their lives.", 14, 14, "person", "killed"),
        ("The fire claimed 14 lives.", 14, 14, "person", "killed"),
        ("They mourn the loss of 14 lives.", 14, 14, "person", "killed"),
        ("One man died.", 1, 1, "man", "killed"),
        ("112 dead trout lay there.", 112, 112, "trout", "killed"),
        ("Eleven of the dead were ours.", 11, 11, "person", "killed"),
        ("Five Norlanders were among the dead.", 5, 5, "norlander", "killed"),
        ("The dead included 2 children.", 2, 2, "child", "killed"),
        ("Between 10 and 15 fighters died.", 10, 15, "fighter", "killed"),
        ("Two or three missiles were fired.", 2, 3, "missile", "launched"),
        ("Two dozen houses were destroyed.", 24, 24, "house", "destroyed"),
        ("Half a dozen men were arrested.", 6, 6, "man", "arrested"),
        ("Two hundred and fifty people fled.", 250, 250, "person", "displaced"),
        ("Some 4,000 residents of the old port of Tarn in Norland fled.", 4000, 4000, "resident", "displaced"),
        ("Dozens of houses were destroyed.", None, None, "house", "destroyed"),
        ("Tens of thousands of people fled.", None, None, "person", "displaced"),
        ("The flood killed dozens.", None, None, "person", "killed"),
        ("Sund shot down 14 drones.", 14, 14, "drone", "shot_down"),
        ("Sund announced the expulsion of 14 of its diplomats.", 14, 14, "diplomat", "expelled"),
        ("Sund expels 14 Norland embassy staff.", 14, 14, "staff", "expelled"),
        ("14 NORLAND DIPLOMATS TO BE EXPELLED", 14, 14, "diplomat", "expelled"),
        ("More than 100 diplomats from more than 20 states were expelled.", 100, 100, "diplomat", "expelled"),
        ("Two men in their 20s suffered grave injuries.", 2, 2, "man", "wounded"),
        ("Police officers shot three sheep.", 3, 3, "sheep", "shot"),
        ("Thousands of protesters filled the square.", None, None, "protester", "protested"),
        ("Thousands march against the tax", None, None, "person", "protested"),
        ("About 3,000 people gathered in the square.", 3000, 3000, "person", "gathered"),
        ("A crowd of 3,000 stood there.", 3000, 3000, "person", "gathered"),
        ("A crowd of about 3,000 people stood there.", 3000, 3000, "person", "gathered"),
        ("Some 900 villagers were ordered to evacuate.", 900, 900, "villager", "evacuated"),
        ("There were 40 Norlanders aboard.", 40, 40, "norlander", "aboard"),
        ("There were 61 people on board.", 61, 61, "person", "aboard"),
        ("The ferry, carrying 61 passengers, left at noon.", 61, 61, "passenger", "aboard"),
        ("Sund will send 600 troops.", 600, 600, "soldier", "deployed"),
        ("Three hostages were released.", 3, 3, "hostage", "released"),
        ("The ferry sank 40 km from the coast.", 40, 40, "km", None),
        ("It fell 65km away.", 65, 65, "km", None),
        ("Nearly 20 % of homes were damaged.", 20, 20, "percent", "damaged"),
        ("Homes make up 40 percent of all deaths.", 40, 40, "percent", "killed"),
        ("Two-thirds of the homes burned.", 200 / 3, 200 / 3, "percent", None),
        ("It costs 3.5 million tonnes.", 3.5e6, 3.5e6, "tonne", None),
        ("It lost $3.5 million.", 3.5e6, 3.5e6, "dollar", None),
        ("Two U.S. intelligence officials spoke.", 2, 2, "official", None),
        ("No one was killed.", 0, 0, "person", "killed"),
        ("Nobody was hurt.", 0, 0, "person", "wounded"),
        ("None of the crew were hurt.", 0, 0, "person", "wounded"),
        ("No sailors were killed.", 0, 0, "sailor", "killed"),
        ("There were no casualties.", 0, 0, "casualty", None),
    ],
)
def test_value_unit_and_event(text: str, low: float | None, high: float | None, unit: str, event: str | None) -> None:
    found = figures(text)[0]
    assert (found.unit, found.event) == (unit, event)
    assert (found.low, found.high) == (low and pytest.approx(low), high and pytest.approx(high))


def test_each_number_has_its_own_event() -> None:
    assert counts("At least 12 people were killed and 30 injured, and 5 drones shot down.") == [
        (12, "person", "killed"),
        (30, "person", "wounded"),
        (5, "drone", "shot_down"),
    ]
    assert counts("It struck at noon, killing 3 and wounding 12.") == [
        (3, "person", "killed"),
        (12, "person", "wounded"),
    ]


def test_a_list_shares_its_verb() -> None:
    assert counts("The strike killed five soldiers and 17 civilians.") == [
        (5, "soldier", "killed"),
        (17, "civilian", "killed"),
    ]
    assert counts("Five soldiers and 17 civilians were killed.") == [
        (5, "soldier", "killed"),
        (17, "civilian", "killed"),
    ]


def test_a_part_shares_the_event_of_the_whole() -> None:
    assert counts("Fourteen people died, 12 of them children.")[1] == (12, "person", "killed")
    assert counts("Fourteen people died, including at least 12 children.")[1] == (12, "child", "killed")
    assert counts("Of the 61 people on board, 40 were Norlanders.")[1] == (40, "person", "aboard")


def test_a_toll_that_changes_is_two_figures() -> None:
    for text in ("The death toll rose to 14 from 9.", "The toll stands at 14, up from 9."):
        assert counts(text) == [(14, "person", "killed"), (9, "person", "killed")]
    assert counts("The death toll rose from 9 to 14.") == [(9, "person", "killed"), (14, "person", "killed")]


def test_a_number_that_is_denied_is_none() -> None:
    assert counts("Not 11 but 12 people died.") == [(12, "person", "killed")]
    assert counts("(Corrects the death toll to 16, not 19.)") == [(16, "person", "killed")]
    assert counts("(Corrects death toll in paragraph 5 to 16, not 19)") == [(16, "person", "killed")]
    assert counts("Three other men have not been arrested.") == [(3, "man", None)]


@pytest.mark.parametrize(
    "words",
    ["at least", "up to", "more than", "no fewer than", "nearly", "an estimated", "some", "as many as", "about"],
)
def test_what_loosens_the_number_is_kept(words: str) -> None:
    text = f"It killed {words} 12 people."
    (found,) = figures(text)
    assert found.qualifier is not None
    assert found.qualifier.of(text) == words


@pytest.mark.parametrize("words", ["a further 12 people", "another 12 people", "12 more people", "12 others"])
def test_what_comes_on_top_is_marked(words: str) -> None:
    (found,) = figures(f"It killed {words}.")
    assert found.added
    assert (found.low, found.unit, found.event) == (12, "person", "killed")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "The ministry puts the death toll at 14, down from 19.",
            ["death toll at 14", "death toll at 14, down from 19"],
        ),
        ("It put the number of dead at “at least 14”.", ["number of dead at “at least 14”"]),
        ("Ten men were hurt, five of them gravely.", ["Ten men were hurt", "Ten men were hurt, five of them"]),
        (
            "Of the 61 people on board, 40 were Norlanders.",
            ["61 people on board", "40 were Norlanders"],
        ),
    ],
)
def test_the_words_of_a_figure_can_be_read_by_themselves(text: str, words: list[str]) -> None:
    assert [one.span.of(text) for one in figures(text)] == words


def test_letters_that_grow_in_lower_case_move_nothing() -> None:
    text = "In İİİİİİİİİİİİ the death toll rose to 12."
    (found,) = figures(text)
    assert found.span.of(text) == "death toll rose to 12"


def test_a_report_is_read_without_its_boilerplate() -> None:
    text = "12 people died.\n\n30 people were hurt."
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, 15)), Block(BlockKind.BOILERPLATE, Span(17, len(text))))
    report = Report(id="a", text=text, raw_sha256="0" * 64, blocks=blocks)
    assert [one.low for one in whatweknow.find_figures(report)] == [12]
    assert [one.low for one in whatweknow.find_figures(text)] == [12, 30]


@pytest.mark.parametrize(
    ("text", "people", "counted"),
    [
        ("Two Norland diplomats were expelled.", True, "Norland diplomats"),
        ("Twelve Norlanders died.", True, "Norlanders"),
        ("Twelve died.", True, None),
        ("Twelve trout died.", False, "trout"),
        ("Two Tarnavas were destroyed.", False, "Tarnavas"),
    ],
)
def test_people_are_told_from_others(text: str, people: bool, counted: str | None) -> None:
    (found,) = figures(text)
    assert (found.people, found.counted and found.counted.of(text)) == (people, counted)


def test_a_cumulative_figure_is_not_marked() -> None:
    (found,) = figures("It has killed 12 people in all.")
    assert not found.added


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Two gunmen killed a guard.", None),
        ("Two drones, Sund said, hit the port.", None),
        ("Two houses near the downed jet stood empty.", None),
        ("Two nurses helped the injured.", None),
        ("Two tents were put up for the displaced.", None),
        ("The attempted murder of two men was foiled.", None),
        ("They had plotted to kill 12 ministers.", None),
        ("Twelve missiles hit the port, killing three men.", None),
        ("Two raids in which dozens were killed went unseen.", None),
        ("The firm fired 12 clerks.", None),
        ("Sund said 12 men saw how a guard was killed.", None),
    ],
)
def test_what_others_did_or_suffered_is_not_told_of_the_counted(text: str, event: str | None) -> None:
    assert figures(text)[0].event == event


@pytest.mark.parametrize(
    "text",
    [
        "It happened at 10 p.m. on 12 May.",
        "On 12 May officers came.",
        "It was in 2014, where he died.",
        "In the 2030 floods nobody slept.",
        "The 45-year-old died.",
        "Berg, 66, and Tam, 33, are in hospital.",
        "Children aged 12 were hurt.",
        "Men aged 23, 26 and 58 were arrested.",
        "His 22 year-old sister died.",
        "Flight 752 was shot down.",
        "On May 12 attacks began.",
        "The plague killed in 1347.",
        "He came back 3 days later.",
        "He was shot five times.",
        "He was shot around 11 p.m. and died.",
        "One of the best died.",
        "One witness wept.",
        "Several questions remain.",
        "The two countries agreed.",
        "Norland's two leaders met.",
        "The film “One Line, Two Shores” opens.",
        "The score was 3:2.",
        "Sund won 3-2.",
        "In a poll 52 percent agreed.",
        "Two had killed before.",
    ],
)
def test_what_counts_nothing_or_tells_nothing_is_no_figure(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize("noun", ["protesters", "people", "men"])
def test_one_of_three_is_not_one(noun: str) -> None:
    assert [one.low for one in figures(f"He was one of three {noun} who died.")] == [3]


FRAGMENTS = "0123 twelve killed 12 people and , . – % $ \n K at least ٣ １ of them no one was hurt (10) from to".split(
    " "
)


@given(st.lists(st.sampled_from(FRAGMENTS), max_size=30).map(" ".join) | st.text(max_size=120))
def test_spans_lie_in_the_text_and_hold_their_numbers(text: str) -> None:
    if not text.strip():
        return
    for one in figures(text):
        assert one.span.end <= len(text)
        assert one.span.contains(one.number)
        assert one.qualifier is None or one.span.contains(one.qualifier)


@pytest.mark.parametrize(
    "text",
    [
        "1" * 10**6,
        "12 " * 300_000,
        "1,0" * 300_000,
        "1.2.3" * 200_000,
        "one-" * 250_000,
        "12" + " " * 10**6 + "people",
        "12" + " " * 10**6 + "12",
    ],
    ids=["digits", "numbers", "thousands", "versions", "words", "spaces", "gap"],
)
def test_a_megabyte_of_digits_takes_no_minute(text: str) -> None:
    start = time.process_time()
    figures(text)
    assert time.process_time() - start < 20

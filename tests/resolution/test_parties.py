"""For whom people speak: in events between states, and in events that no table knows."""

import pytest

from whatweknow.records import Resolution
from whatweknow.resolution import resolve_speakers

from .invented import annotated, parties


def party_of(text: str, source: str) -> str | None:
    return parties(resolve_speakers([annotated(text, source)]))[0]


@pytest.mark.parametrize(
    ("source", "party"),
    [
        ("French officials", "France"),
        ("A spokesman for the French army", "France"),
        ("The French embassy in Chile", "France"),
        ("France's ambassador to Chile", "France"),
        ("the Élysée", "France"),
        ("French police", "France"),
        ("French state television", "France"),
        ("French media", None),
        ("A French journalist", None),
        ("A French analyst", None),
        ("A French activist", None),
        ("Witnesses", None),
        ("The Institute for Harbours", None),
        ("A former French general", None),
    ],
)
def test_offices_and_bodies_speak_for_their_country(source: str, party: str | None) -> None:
    assert party_of(f"{source} said no.", source) == party


def test_a_body_without_country_belongs_to_the_one_that_the_report_last_tied_it_to() -> None:
    text = "The French army was calm. Officials in Chile waited. The army said no."
    assert party_of(text, "The army") == "France"


def test_officials_of_a_place_belong_to_it() -> None:
    assert party_of("Chilean police left. In France, officials said no.", "officials") == "France"


def test_an_administration_speaks_for_the_country_of_its_head() -> None:
    text = "French President Ada Berg came. The Berg administration said no."
    assert party_of(text, "The Berg administration") == "France"


def two_firms() -> Resolution:
    first = annotated(
        "Ostra Chemicals Inc denied it on Monday. Its managing director, Bastian Orlec, said the pipe was shut. "
        "“It is shut,” he said.\n\nBrell Dairy, the company that owns the meadow, blamed Ostra. "
        "A spokeswoman for Brell Dairy said the grass was blue. A neighbour said it was green.",
        "Ostra Chemicals Inc",
        "Its managing director, Bastian Orlec",
        "he",
        "Brell Dairy",
        "A spokeswoman for Brell Dairy",
        "A neighbour",
        report="a",
    )
    second = annotated("Bastian Orlec said no. Brell Dairy was silent.", "Bastian Orlec", "Brell Dairy", report="b")
    return resolve_speakers([first, second])


def test_two_firms_are_two_parties() -> None:
    ostra, brell = "Ostra Chemicals Inc", "Brell Dairy"
    assert parties(two_firms()) == [ostra, ostra, ostra, brell, brell, None, ostra, brell]


def test_a_clan_and_a_ministry() -> None:
    text = (
        "The Tarrow clan said it would stay. Elder Maud Ferrin, who speaks for the Tarrow clan, was ill. "
        "“We stay,” said Imre Undle, a leader of the Tarrow clan.\n\n"
        "The forest ministry rejected it. Anna Gresh, a spokeswoman for the forest ministry, said it was over."
    )
    resolution = resolve_speakers(
        [
            annotated(
                text,
                "The Tarrow clan",
                "Imre Undle, a leader of the Tarrow clan",
                "The forest ministry",
                "Anna Gresh, a spokeswoman for the forest ministry",
            )
        ]
    )
    assert parties(resolution) == ["Tarrow clan", "Tarrow clan", "forest ministry", "forest ministry"]


def test_rebels_of_a_country_are_no_part_of_it() -> None:
    text = "Chile's Korrin rebels said no. Korrin rebel spokesman Orso Tam said it again. The Chilean army said yes."
    found = parties(resolve_speakers([annotated(text, "Chile's Korrin rebels", "The Chilean army")]))
    assert found[0] != "Chile"
    assert found[1] == "Chile"


def test_several_countries_that_speak_as_one_are_a_side_of_their_own() -> None:
    text = "The leaders of France, Chile and Japan condemned it. They said no. The three countries were calm."
    resolution = resolve_speakers(
        [annotated(text, "The leaders of France, Chile and Japan", "They", "The three countries")]
    )
    assert len({speaker for row in resolution.speaker_ids for speaker in row}) == 1
    assert parties(resolution) == ["France, Chile and Japan"] * 3


def test_an_outlet_is_no_party() -> None:
    one = annotated("Corvane could not confirm it. Ostra Chemicals told Corvane no.", "Corvane", report="a")
    other = annotated("Corvane could not confirm it.", "Corvane", report="b")
    assert parties(resolve_speakers([one, other])) == [None, None]


def test_countries_that_are_named_side_by_side_speak_each_for_itself() -> None:
    found = parties(resolve_speakers([annotated("Chile and Japan blamed Peru.", "Chile and Japan")]))
    assert found == ["Chile", "Japan"]


def test_an_office_is_not_of_the_country_to_which_another_report_ties_one_like_it() -> None:
    one = annotated("The Chilean interior minister left. Peru's army stayed.", report="a")
    other = annotated("Interior Minister Ada Berg blamed Peru. Peru said no.", "Interior Minister Ada Berg", report="b")
    assert parties(resolve_speakers([one, other])) == [None]


def test_a_research_firm_that_speaks_often_is_no_party() -> None:
    text = "Vell, a research firm, said so.\n\nVell said more.\n\nVell said it again."
    assert parties(resolve_speakers([annotated(text, "Vell, a research firm,", "Vell", "Vell")])) == [None] * 3


def test_a_firm_that_runs_what_sank_is_a_party() -> None:
    text = "Vell, the firm that operates the ferry, said so."
    assert parties(resolve_speakers([annotated(text, "Vell, the firm that operates the ferry,")])) == ["Vell"]


def test_a_brewery_and_a_fishing_village() -> None:
    text = (
        "The village council of Ostra blamed the Brell Brewery. “They poured it in,” its elder, Wena Olt, said.\n\n"
        "The brewery denied it. Its director, Lars Tam, said the council was mistaken."
    )
    found = parties(resolve_speakers([annotated(text, "The village council of Ostra", "Wena Olt", "Lars Tam")]))
    assert found[0] == found[1] is not None
    assert found[2] not in (None, found[0])


def test_the_president_of_a_society_of_settlers_speaks_for_no_country() -> None:
    text = "Ada Berg, president of the Tarn-based Chilean Japanese Council, urged calm. Chile was calm."
    (found,) = parties(resolve_speakers([annotated(text, "Ada Berg")]))
    assert found not in ("Chile", "Japan")


def test_a_state_agency_is_its_states_and_others_are_nobodys() -> None:
    one = annotated("Tass said so. Reuters said so. Russia said so.", "Tass", "Reuters", "Russia")
    assert parties(resolve_speakers([one])) == ["Russia", None, "Russia"]

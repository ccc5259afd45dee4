"""No party and no name without words that show it: the mistakes that real mixtures of reports brought to light."""

import pytest

from whatweknow.records import Resolution
from whatweknow.resolution import resolve_speakers

from .invented import annotated, in_order, names, parties


def of(text: str, *sources: str) -> Resolution:
    return resolve_speakers([annotated(text, *sources)])


def test_a_bare_president_is_not_the_foreign_president_of_whom_the_report_speaks() -> None:
    text = (
        "President Ada Berg made her case. “All eyes are on the Chilean president,” she said.\n\n"
        "Chile was pleased. Berg said the deal was good. The Berg administration said no."
    )
    assert parties(of(text, "she", "Berg", "The Berg administration")) == [None] * 3


def test_a_head_of_state_is_known_by_office_and_name_where_the_report_speaks_of_the_country() -> None:
    text = "President Emmanuel Macron said no. {} Macron said it twice. President Macron Tam of the line said yes."
    sources = ("President Emmanuel Macron", "Macron")
    assert parties(of(text.format("France is calm."), *sources)) == ["France"] * 2
    assert parties(of(text.format("Chile is calm."), *sources)) == [None] * 2


def test_that_a_country_is_named_nearby_gives_nobody_a_party() -> None:
    text = "Chile is calm. Chilean ministers met in Chile. Interior Minister Ada Berg said no. The sheriff said yes."
    assert parties(of(text, "Interior Minister Ada Berg", "The sheriff")) == [None, None]


def test_officials_of_two_countries_are_not_told_apart_by_what_stands_nearest() -> None:
    text = "French officials left. Chilean officials came. It rained. It snowed. It rained. Then officials said no."
    assert parties(of(text, "**officials")) == [None]


def test_saint_is_no_sentence_and_no_speaker() -> None:
    text = (
        "St. Orlo County Police Chief Jon Belm said no. The St. Orlo Dispatch said yes. "
        "St. Orlo County Executive Carl Dool asked for help. Greater St. Orlo Chamber said it was wrong."
    )
    found = names(
        of(
            text,
            "St. Orlo County Police Chief Jon Belm",
            "The St. Orlo Dispatch",
            "St. Orlo County Executive Carl Dool",
            "Greater St. Orlo Chamber",
        )
    )
    assert found == ["Jon Belm", "St. Orlo Dispatch", "Carl Dool", "Greater St. Orlo Chamber"]


@pytest.mark.parametrize(
    ("text", "sources", "name"),
    [
        ("Pollster Keating Holland said no. Holland said yes.", ("*Holland",), "Keating Holland"),
        ("Rep. Orso Jordan was there. Jordan said no.", ("*Jordan",), "Orso Jordan"),
        ("Antonio French, an alderman, said so. French added no.", ("*French",), "Antonio French"),
        ("Police came, Chief Jordan said. Jordan left, said Ruben Jordan, 40.", ("Chief Jordan",), "Ruben Jordan"),
    ],
)
def test_a_surname_is_no_country(text: str, sources: tuple[str, ...], name: str) -> None:
    resolution = of(text, *sources)
    assert (names(resolution), parties(resolution)) == ([name], [None])


def test_beside_a_person_of_its_name_a_country_is_one_where_nobody_could_be_meant() -> None:
    text = "Rep. Orso Jordan spoke of aid in Jordan and of Syria, Jordan and Iraq. Jordan said no."
    codes = [nation.span.of(text) for nation in annotated(text, "Jordan").nations]
    assert codes == ["Jordan", "Syria", "Jordan", "Iraq"]


def test_a_surname_that_only_another_report_gives_in_full_is_no_country() -> None:
    one = annotated("Ivo Chad, a docker, said no.", "Ivo Chad", report="a")
    other = annotated("It took six days. Chad said so.", "Chad", report="b")
    assert names(resolve_speakers([one, other])) == ["Ivo Chad"] * 2


@pytest.mark.parametrize(
    ("source", "party"),
    [
        ("Anna Ket, the U.S. ambassador to the United Nations,", "United States"),
        ("U.N. Ambassador Anna Ket", None),
        ("Chile's U.N. ambassador, Anna Ket,", "Chile"),
        ("Eric Nord, a security officer in Chile,", None),
        ("The embassy in Chile", None),
        ("Police in Chile", "Chile"),
        ("Orso Tam, a Chilean rebel commander,", None),
        ("Leaders of the Chilean opposition group", None),
    ],
)
def test_where_somebody_is_posted_is_not_the_side(source: str, party: str | None) -> None:
    assert parties(of(f"{source} said no. The United Nations met.", source)) == [party]


def test_a_head_of_states_forces_make_no_country_of_his_name() -> None:
    text = "President Orso Tam spoke. Tam's army left. Tam said no. Syria's foreign minister said yes."
    assert parties(of(text, "**Tam", "Syria's foreign minister")) == [None, "Syria"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("She hid her role senior department leadership denied. Its chairman, Orso Tam, said no.", "Orso Tam"),
        ("He waged a scrambling intimidating military campaign. Its chief, Orso Tam, said no.", "Orso Tam"),
        ("Enlarge\n\nHis predecessor, Orso Tam, said no.", "Orso Tam"),
        ("His own family denied it. His own family said so again.\n\nHis own family said no.", "**His own family"),
        ("The Police said no.\n\nThe Police said yes.\n\nThe Police left.", "The Police"),
    ],
)
def test_what_is_no_organisation_is_no_party(text: str, source: str) -> None:
    assert parties(of(text, source)) == [None]


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("Consider McTam. McTam is old. He said no.", "Consider McTam", "McTam"),
        ("Sen. Maz Hiro (D-Hi.) said no.", "Sen. Maz Hiro (D-Hi.)", "Maz Hiro"),
        ("Fifty-four percent of voters said no.", "Fifty-four percent of voters", "(Fifty-four percent of voters)"),
        ("Multiple pathologists said no.", "Multiple pathologists", "(Multiple pathologists)"),
    ],
)
def test_words_that_any_sentence_may_open_with_are_no_names(text: str, source: str, name: str) -> None:
    assert names(of(text, source)) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "It would harm President Ada Berg. Berg said no.",
        "JUST WATCHED President Ada Berg tell it. Berg said no.",
        "Even President Ada Berg came. Berg said no.",
    ],
)
def test_a_verb_before_an_office_is_no_part_of_it(text: str) -> None:
    (speaker,) = of(text, "*Berg").speakers
    assert [role.text.exact for role in speaker.roles] == ["President"]


def test_short_forms_of_given_names_are_one_persons() -> None:
    one = annotated("Robert Tam said no.", "Robert Tam", report="a")
    other = annotated("Bob Tam said yes.", "Bob Tam", report="b")
    assert len({speaker.id for speaker in in_order(resolve_speakers([one, other]))}) == 1


def test_a_title_tells_which_of_two_bearers_of_a_surname_is_meant_in_another_report() -> None:
    reports = [
        annotated("President Orso Tam said no.", "President Orso Tam", report="a"),
        annotated("Ada Tam, his wife, said yes.", "Ada Tam", report="b"),
        annotated("President Tam said so.", "President Tam", report="c"),
    ]
    assert names(resolve_speakers(reports))[-1] == "Orso Tam"


def test_the_words_that_show_a_party_are_kept() -> None:
    text = "Ada Berg, France's foreign minister, spoke. Orso Tam spoke. Berg said no. Paris said yes. Tam agreed."
    found = {one.name: [cited.exact for cited in one.because] for one in of(text, "*Berg", "Paris", "Tam").speakers}
    assert found == {"Ada Berg": ["France's foreign minister"], "France": ["Paris"], "Orso Tam": []}


def test_every_party_has_words_that_show_it() -> None:
    text = (
        "Brell Dairy, the firm that owns the meadow, said no. Its director, Lars Tam, said so. In Chile, officials "
        "waited. The Chilean navy left. The navy said yes. A joint statement by France and Chile said no."
    )
    resolution = of(text, "Brell Dairy", "Lars Tam", "officials", "The navy", "France and Chile")
    assert all(bool(speaker.party) == bool(speaker.because) for speaker in resolution.speakers)
    assert sum(speaker.party is not None for speaker in resolution.speakers) >= 4


def test_reports_in_any_order_have_the_same_speakers() -> None:
    reports = [
        annotated("France, Chile and Japan said no in a joint statement.", "France, Chile and Japan", report="a"),
        annotated("France and Chile said yes in a joint statement.", "France and Chile", report="b"),
        annotated("Tam said no.", "Tam", report="c"),
        annotated("Orso Tam of France's army said no.", "Orso Tam of France's army", report="d"),
    ]
    forward, backward = resolve_speakers(reports), resolve_speakers(reports[::-1])
    assert forward.speakers == backward.speakers
    assert forward.parties == backward.parties
    assert forward.speaker_ids == backward.speaker_ids[::-1]


def test_a_bare_surname_is_not_the_relative_of_whom_the_paragraph_before_spoke() -> None:
    text = "Judge Orso Tam spoke.\n\nHis wife, Ada Tam, sat by.\n\nTam said no.\n\nAda Tam wept. Tam said yes."
    assert names(of(text, "**Tam")) == ["Tam"]


def test_police_and_prosecutors_of_two_places_are_two_parties() -> None:
    text = " ".join(f"Chilean ministers said so on day {day}." for day in range(9))
    text += (
        " Tarn Police Chief Jon Belm said no. Orlo County Police Chief Lena Hald said yes. "
        "Attorney General Ada Berg said no. Orlo Attorney General Ines Holm said yes. "
        "Tarn police officer Nils Lund said no."
    )
    sources = ["Chilean ministers"] * 9
    officials = (
        "Tarn Police Chief Jon Belm",
        "Orlo County Police Chief Lena Hald",
        "Attorney General Ada Berg",
        "Orlo Attorney General Ines Holm",
        "Tarn police officer Nils Lund",
    )
    *_, one, other, country, state, officer = parties(of(text, *sources, *officials))
    assert None not in (one, other, country, state)
    assert len({one, other, country, state}) == 4
    assert officer is None

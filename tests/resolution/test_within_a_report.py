"""Mistakes that such systems are known for, each with an invented report."""

from dataclasses import replace

import pytest

from whatweknow.annotation.mentions import add_mentions
from whatweknow.records import AnnotatedReport, Attribution, Block, BlockKind, Mode, Span, SpeakerRole
from whatweknow.resolution import resolve_speakers

from .invented import annotated, in_order, names, parties, speakers


def test_an_aside_does_not_steal_the_speaker() -> None:
    text = "Transport Minister Ada Berg, who replaced Orso Tam in June, said it was safe. She said no more."
    assert speakers(text, "Transport Minister Ada Berg", "She") == ["Ada Berg", "Ada Berg"]


def test_the_addressee_is_not_the_speaker() -> None:
    text = "Prime Minister Viktor Dray told Richard Orlec that he was sorry.\n\nHe said it would not happen again."
    assert speakers(text, "Prime Minister Viktor Dray", "He")[1] == "Viktor Dray"


@pytest.mark.parametrize(
    "source",
    [
        "The foreign minister of Norland, Ada Berg,",
        "Ada Berg, the foreign minister of Norland,",
        "Norland's foreign minister Ada Berg",
        "Norlandic Foreign Minister Ada Berg",
    ],
)
def test_an_apposition_on_either_side_is_an_office(source: str) -> None:
    resolution = resolve_speakers([annotated(f"{source} denied it. Norland's navy was calm.", source)])
    (speaker,) = resolution.speakers
    assert speaker.name == "Ada Berg"
    assert speaker.named
    assert [role.text.exact.casefold().count("foreign minister") for role in speaker.roles] == [1]
    assert parties(resolution) == ["Norland"]


def test_a_paragraph_break_does_not_lose_the_speaker() -> None:
    text = "Ada Berg, the harbour chief, spoke on Monday.\n\n“It was dark,” she said.\n\n“Very dark,” she added."
    assert speakers(text, "Ada Berg", "she", "she") == ["Ada Berg"] * 3


def test_the_gender_of_a_title_tells_two_people_apart() -> None:
    text = "Spokeswoman Ilse Varga met Chairman Orso Tam. He said no. She said yes."
    assert speakers(text, "He", "She") == ["Orso Tam", "Ilse Varga"]


def test_nobody_speaks_of_himself_by_his_name() -> None:
    text = "Ilse Varga spoke first. He said that Varga had lied."
    assert speakers(text, "Ilse Varga", "He") == ["Ilse Varga", "(He)"]


def test_a_surname_in_the_headline_finds_the_name_in_the_text() -> None:
    assert speakers("Tam denies it\n\nOrso Tam denied it on Monday.", "Tam", "Orso Tam") == ["Orso Tam"] * 2


def test_two_people_of_one_surname_stay_two() -> None:
    text = (
        "Interior Minister Joren Askel spoke. Mr Askel said it was war.\n\n"
        "Far away, engineer Mirja Askel spoke. Ms Askel said it was rust."
    )
    assert speakers(text, "Mr Askel", "Ms Askel") == ["Joren Askel", "Mirja Askel"]


def test_a_surname_that_may_be_either_stays_a_surname() -> None:
    assert speakers("Joren Askel and Mirja Askel met. Askel said no.", "**Askel") == ["Askel"]


def test_an_office_that_was_introduced_stands_for_its_holder() -> None:
    text = "Norland's navy was calm. Norlandic Foreign Minister Ada Berg came. The foreign minister said no."
    assert speakers(text, "The foreign minister") == ["Ada Berg"]


def test_another_office_does_not_stand_for_him() -> None:
    text = "Norlandic Foreign Minister Ada Berg came. The prime minister said no."
    assert speakers(text, "The prime minister") == ["(prime minister)"]


def test_an_office_that_is_named_a_paragraph_later() -> None:
    text = "The president of Ostra Airlines said it was clear.\n\n“Quite clear,” Orso Tam said."
    assert speakers(text, "The president of Ostra Airlines", "Orso Tam") == ["Orso Tam"] * 2


def test_an_institution_and_its_pronoun_are_one_speaker() -> None:
    text = "Norland's foreign ministry denied it. The ministry said it was calm. It said no more."
    assert speakers(text, "Norland's foreign ministry", "The ministry", "It") == ["Norland's foreign ministry"] * 3


def test_those_who_are_not_named_stay_so() -> None:
    text = "A senior official said yes. The official said no more. Two French officials said no."
    assert speakers(text, "A senior official", "The official", "Two French officials") == [
        "(senior official)",
        "(senior official)",
        "(Two French officials)",
    ]


def test_plural_officials_are_not_the_one_official() -> None:
    text = "A French official spoke. French officials said no."
    first, second = in_order(resolve_speakers([annotated(text, "A French official", "French officials")]))
    assert first.id != second.id


def test_a_statement_speaks_for_who_issued_it() -> None:
    text = "In a statement, the Norlandic navy denied it. Norland's king was ill. The statement said it was dark."
    assert speakers(text, "the Norlandic navy", "The statement") == ["Norlandic navy"] * 2


def test_the_latter_is_the_last_one() -> None:
    text = "Ada Berg met Orso Tam. The latter said no."
    assert speakers(text, "The latter") == ["Orso Tam"]


def test_who_says_i_inside_a_quotation_is_its_speaker() -> None:
    text = "Ada Berg said I believe it was rust."
    assert speakers(text, "Ada Berg", "I") == ["Ada Berg", "Ada Berg"]


def test_joint_speakers_are_one_speaker_of_both_names() -> None:
    text = "Ada Berg and Orso Tam said no."
    assert speakers(text, "Ada Berg and Orso Tam") == ["Ada Berg and Orso Tam"]


def test_we_without_quotation_marks_is_the_outlet() -> None:
    text = "We have not been able to verify the clip."
    resolution = resolve_speakers([annotated(text, "We", outlet="Harbour Post")])
    assert [speaker.name for speaker in resolution.speakers] == ["Harbour Post"]
    assert parties(resolution) == [None]


def test_a_former_office_is_not_a_present_one() -> None:
    text = "Former French minister Ada Berg said no."
    resolution = resolve_speakers([annotated(text, "Former French minister Ada Berg")])
    (speaker,) = resolution.speakers
    assert [type(role) for role in speaker.roles] == [SpeakerRole]
    assert speaker.roles[0].former
    assert parties(resolution) == [None]


def test_an_apposition_that_is_the_source_takes_the_name_before_it() -> None:
    text = "Dralvic, the firm that runs the Sund Star, said so. Wena Olt, a lawyer for two families, told Corvane so."
    assert speakers(text, "the firm that runs the Sund Star", "a lawyer for two families") == ["Dralvic", "Wena Olt"]


def test_a_nickname_is_a_name() -> None:
    assert speakers(
        "A commander who goes by the name of Sorl said so.", "A commander who goes by the name of Sorl"
    ) == ["Sorl"]


def test_the_owner_of_a_ship_is_a_firm_where_no_given_name_is_told() -> None:
    text = "Brell Shipping, owner of the ferry, spoke. It said more."
    assert speakers(text, "Brell Shipping", "It") == ["Brell Shipping", "Brell Shipping"]


def test_the_son_of_a_king_is_not_the_king() -> None:
    text = "Prince Khalid bin Orso spoke. King Orso objected."
    assert speakers(text, "Prince Khalid bin Orso", "King Orso") == ["Khalid bin Orso", "Orso"]


def test_two_short_forms_of_one_long_name_are_one() -> None:
    text = "Orso Tam spoke. Bel Tam agreed. Bel Orso Tam, the envoy, left."
    assert speakers(text, "Orso Tam", "Bel Tam") == ["Bel Orso Tam", "Bel Orso Tam"]


def test_neither_means_the_subject_of_its_sentence() -> None:
    text = "The Hill Front, an armed group that wants the uplands, neither confirmed nor denied it. It said nothing."
    assert speakers(text, "neither", "It") == ["Hill Front", "Hill Front"]


def test_the_issuer_of_a_release_is_the_ministry() -> None:
    text = "The Sundian Ministry of Fish is wrong. The Ministry rejects this."
    one = annotated(text, "The Ministry", outlet="Norland Ministry of Ports")
    assert names(resolve_speakers([one])) == ["Norland Ministry of Ports"]


def test_inside_a_quotation_nobody_says_he_of_himself() -> None:
    text = "Orso Tam met Lars Berg. “He said it was late,” Berg recalled."
    start, end = text.index("“"), text.index(" Berg recalled")
    quoted = Attribution(Span(end + 1, end + 5), None, (Span(start, end),), Mode.DIRECT, 1.0)
    he = Attribution(Span(start + 1, start + 3), None, (Span(start + 9, end - 2),), Mode.INDIRECT, 1.0)
    one = annotated(text)
    one = add_mentions(AnnotatedReport(one.report, (quoted, he)), one.report.blocks)
    assert set(names(resolve_speakers([one]))) == {"Lars Berg", "Orso Tam"}


def test_one_official_may_be_they() -> None:
    text = "A navy official told Corvane of boats. Several boats were near, they added."
    assert speakers(text, "A navy official", "they") == ["(navy official)", "(navy official)"]


def test_a_headline_of_an_office_means_the_first_who_holds_one() -> None:
    text = "Minister urges calm\n\nTransport Minister Ada Berg spoke. Interior Minister Orso Tam listened."
    one = annotated(text, "Minister")
    blocks = (Block(BlockKind.HEADLINE, one.report.blocks[0].span), *one.report.blocks[1:])
    one = add_mentions(AnnotatedReport(replace(one.report, blocks=blocks), one.attributions), blocks)
    assert names(resolve_speakers([one])) == ["Ada Berg"]


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("UPDATE 2-Norland says it was late", "UPDATE 2-Norland", "Norland"),
        ("The Norlandic navy left.\n\nTARN, Oct 4 (Corvane) - Norland said so", "Corvane) - Norland", "Norland"),
    ],
)
def test_what_an_agency_puts_before_a_text_is_no_name(text: str, source: str, name: str) -> None:
    assert speakers(text + ". The Norlandic army agreed.", source) == [name]


def test_a_statement_of_several_countries_is_theirs() -> None:
    text = (
        "In a joint statement, Norland, Sund and Estmark blamed Tarnia. The navies of Norland's navy, Sund's navy and "
        "Estmark's navy spoke. Ada Berg was asked about the statement. The statement said more. It added a threat."
    )
    first = "Norland, Sund and Estmark"
    assert speakers(text, first, "The statement", "It") == [first] * 3


def test_allies_are_not_it() -> None:
    text = "Norland's navy left Sund. Sund's army stayed. Norland backs Sund's allies. It says these are calm."
    assert speakers(text, "It") == ["Norland"]


def test_the_regime_is_the_country_last_spoken_of() -> None:
    text = "Norland's navy left. Norland is poor. The secretive regime said nothing."
    assert speakers(text, "The secretive regime") == ["Norland"]


def test_a_public_inquiry_is_not_its_countrys_word() -> None:
    text = (
        "The Chilean consulate closed. A Chilean public inquiry found so. A Chilean statement said so. Chile is calm."
    )
    assert speakers(text, "A Chilean public inquiry", "A Chilean statement") == ["(Chilean public inquiry)", "Chile"]

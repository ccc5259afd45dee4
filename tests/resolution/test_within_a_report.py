"""Mistakes that such systems are known for, each with an invented report."""

import pytest

from whatweknow.records import SpeakerRole
from whatweknow.resolution import resolve_speakers

from .invented import annotated, in_order, parties, speakers


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

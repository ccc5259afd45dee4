from hypothesis import given
from hypothesis import strategies as st

from whatweknow.records import AnnotatedReport
from whatweknow.resolution import resolve_speakers

from .invented import annotated, in_order, names, parties


def test_two_spellings_are_one_speaker_under_the_one_used_most() -> None:
    reports = [
        annotated("Mykhailo Podolsk said no. Podolsk said it twice.", "Mykhailo Podolsk", "Podolsk", report="a"),
        annotated("Mikhaïlo Podolsk said no.", "Mikhaïlo Podolsk", report="b"),
        annotated("Mykhailo Podolsk said no.", "Mykhailo Podolsk", report="c"),
    ]
    resolution = resolve_speakers(reports)
    assert names(resolution) == ["Mykhailo Podolsk"] * 4


def test_a_surname_that_no_report_of_its_own_introduces_goes_to_the_only_bearer() -> None:
    reports = [
        annotated("Orso Tam said no.", "Orso Tam", report="a"),
        annotated("Tam said yes.", "Tam", report="b"),
    ]
    assert names(resolve_speakers(reports)) == ["Orso Tam"] * 2


def test_two_people_of_one_surname_stay_two_over_reports() -> None:
    reports = [
        annotated("Joren Askel said no.", "Joren Askel", report="a"),
        annotated("Mirja Askel said no.", "Mirja Askel", report="b"),
        annotated("Askel said no.", "Askel", report="c"),
    ]
    assert names(resolve_speakers(reports)) == ["Joren Askel", "Mirja Askel", "Askel"]


def test_an_office_with_its_country_finds_the_holder_in_another_report() -> None:
    reports = [
        annotated("French Foreign Minister Ada Berg said no.", "French Foreign Minister Ada Berg", report="a"),
        annotated("France's foreign minister said no.", "France's foreign minister", report="b"),
        annotated("A French minister said no.", "A French minister", report="c"),
    ]
    assert names(resolve_speakers(reports)) == ["Ada Berg", "Ada Berg", "(French minister)"]


def test_a_capital_and_its_country_are_one_speaker() -> None:
    reports = [
        annotated("France denied it.", "France", report="a"),
        annotated("Paris denied it.", "Paris", report="b"),
    ]
    resolution = resolve_speakers(reports)
    assert names(resolution) == ["France", "France"]
    assert parties(resolution) == ["France", "France"]
    (party,) = resolution.parties
    assert party.aliases == ("Paris",)


def test_a_country_that_no_table_knows_is_one_in_a_report_that_only_names_it() -> None:
    reports = [
        annotated("Norland's navy denied it.", "Norland's navy", report="a"),
        annotated("Norland denied it.", "Norland", report="b"),
    ]
    assert parties(resolve_speakers(reports)) == ["Norland", "Norland"]


WORDS = st.sampled_from(
    "Ada Berg Tam Norland Norlandic minister the of , and navy said he it officials “ ” ( ) ' 's . U.S. Mr -".split()
)


@given(st.lists(WORDS, min_size=1, max_size=30), st.integers(0, 28), st.integers(1, 4))
def test_no_text_breaks_it_and_every_source_has_one_speaker(words: list[str], first: int, count: int) -> None:
    text = " ".join(words)
    source = " ".join(words[first : first + count]) or words[0]
    one: AnnotatedReport = annotated(text, source)
    resolution = resolve_speakers([one])
    (row,) = resolution.speaker_ids
    assert [speaker.id for speaker in resolution.speakers] == list(row)
    assert in_order(resolution)[0].name


def told(report: str, name: str) -> AnnotatedReport:
    return annotated(f"{name} said the bridge was open. More will follow.", name, report=report)


def test_a_surname_that_several_bear_stays_apart_under_ids_of_its_own() -> None:
    resolution = resolve_speakers(
        [told("a", "Ada Berg"), told("b", "Milo Berg"), told("c", "Berg"), told("d", "Berg"), told("e", "Berg")]
    )
    ids = [ids[0] for ids in resolution.speaker_ids]
    assert len(set(ids)) == len(resolution.speakers) == 5
    assert [speaker.name for speaker in resolution.speakers].count("Berg") == 3


def test_a_surname_means_the_one_of_whom_nearly_all_reports_speak() -> None:
    many = [told(f"a{i}", "Ada Berg") for i in range(5)]
    (*_, one), (*_, other) = (
        resolve_speakers([*many[:n], told("b", "Milo Berg"), told("c", "Berg")]).speaker_ids for n in (5, 4)
    )
    assert one == resolve_speakers(many).speaker_ids[0]
    assert other != one

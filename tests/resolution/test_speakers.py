from whatweknow.records import AnnotatedReport, Attribution, Block, BlockKind, Mode, Report, Span
from whatweknow.resolution import resolve_speakers

from .invented import annotated, names, speakers


def test_mentions_that_differ_in_case_and_article_are_one_speaker() -> None:
    resolution = resolve_speakers(
        [annotated("The Navy Board spoke. THE NAVY BOARD spoke again.", "The Navy Board", "THE NAVY BOARD")]
    )
    (speaker,) = resolution.speakers
    assert (speaker.name, speaker.named) == ("Navy Board", True)
    assert [mention.exact for mention in speaker.mentions] == ["The Navy Board", "THE NAVY BOARD"]
    assert resolution.speaker_ids == ((speaker.id,) * 2,)


def test_a_pronoun_without_antecedent_stays_one() -> None:
    assert speakers("He spoke of rain.", "He") == ["(He)"]


def test_nobody_speaks_without_a_source_or_in_boilerplate() -> None:
    text = "It rained. Subscribe, said our editors."
    blocks = (Block(BlockKind.PARAGRAPH, Span(0, 10)), Block(BlockKind.BOILERPLATE, Span(11, len(text))))
    editors = Span(text.index("our"), text.index("our") + 11)
    attributions = tuple(Attribution(source, None, (Span(0, 2),), Mode.INDIRECT, 1.0) for source in (None, editors))
    one = AnnotatedReport(Report(id="a", text=text, raw_sha256="00" * 32, blocks=blocks), attributions)
    resolution = resolve_speakers([one])
    assert resolution.speakers == ()
    assert resolution.speaker_ids == ((None, None),)


def test_a_source_that_no_mention_is_known_for_stays_as_printed() -> None:
    text = "Ada Berg spoke."
    one = AnnotatedReport(
        Report(id="a", text=text, raw_sha256="00" * 32),
        (Attribution(Span(0, 8), None, (Span(9, 14),), Mode.INDIRECT, 1.0),),
    )
    assert names(resolve_speakers([one])) == ["(Ada Berg)"]


def test_speakers_keep_their_ids_whatever_the_order_of_the_reports() -> None:
    one = annotated("Ada Berg spoke. Officials agreed.", "Ada Berg", "Officials", report="a")
    other = annotated("Ada Berg spoke again.", "Ada Berg", report="b")
    there = resolve_speakers([one, other]).speaker_ids
    back = resolve_speakers([other, one]).speaker_ids
    assert there == (back[1], back[0])


def test_those_only_described_stay_within_their_report() -> None:
    first = annotated("Officials spoke.", "Officials", report="a")
    second = annotated("Officials spoke.", "Officials", report="b")
    resolution = resolve_speakers([first, second])
    assert resolution.speaker_ids[0] != resolution.speaker_ids[1]

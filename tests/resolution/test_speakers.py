from whatweknow.records import AnnotatedReport, Attribution, Block, BlockKind, Mode, Report, Span
from whatweknow.resolution import resolve_speakers

TEXT = "The Navy spoke. navy spoke. He spoke. he spoke. Tam’s words. Subscribe to Navy news."


def annotated(report_id: str, *sources: Span | None) -> AnnotatedReport:
    boilerplate = Block(BlockKind.BOILERPLATE, Span(TEXT.index("Subscribe"), len(TEXT)))
    report = Report(id=report_id, text=TEXT, raw_sha256="00" * 32, blocks=(boilerplate,))
    attributions = (Attribution(source, None, (Span(0, 1),), Mode.INDIRECT, 1.0) for source in sources)
    return AnnotatedReport(report, tuple(attributions))


def span(words: str) -> Span:
    at = TEXT.index(words)
    return Span(at, at + len(words))


def test_mentions_that_differ_in_case_and_article_are_one_speaker_under_the_first() -> None:
    resolution = resolve_speakers([annotated("a", span("navy"), span("The Navy"), span("navy"))])
    (speaker,) = resolution.speakers
    assert (speaker.name, speaker.named) == ("Navy", True)
    assert [mention.exact for mention in speaker.mentions] == ["The Navy", "navy"]
    assert resolution.speaker_ids == ((speaker.id,) * 3,)


def test_a_pronoun_is_another_speaker_at_each_place() -> None:
    he = Span(TEXT.index("he spoke. Tam"), TEXT.index(" spoke. Tam"))
    resolution = resolve_speakers([annotated("a", span("He"), he, he)])
    first, second, third = resolution.speaker_ids[0]
    assert first != second == third
    assert [(speaker.name, speaker.named) for speaker in resolution.speakers] == [("He", False), ("he", False)]


def test_nobody_speaks_without_a_source_or_in_boilerplate() -> None:
    resolution = resolve_speakers([annotated("a", None, span("Navy news"))])
    assert resolution.speakers == ()
    assert resolution.speaker_ids == ((None, None),)


def test_speakers_stay_within_their_report_and_keep_their_ids() -> None:
    once = resolve_speakers([annotated("a", span("Tam’s")), annotated("b", span("Tam’s"))])
    again = resolve_speakers([annotated("b", span("navy"), span("Tam’s"))])
    assert [speaker.name for speaker in once.speakers] == ["Tam", "Tam"]
    assert once.speaker_ids[0][0] != once.speaker_ids[1][0] == again.speaker_ids[0][1]

import pytest

from whatweknow.records import AnnotatedReport, Block, BlockKind, Media, MediaKind, Report, Span

from .reports import annotated, exhibits


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "The army released a grainy video of the flash over Tarn.",
            [("video", "a grainy video of the flash over Tarn")],
        ),
        ("Photos posted on Rooklet were widely shared.", [("photo", "Photos posted on Rooklet")]),
        ("Two satellite images of the base appeared on Monday.", [("satellite", "Two satellite images of the base")]),
        ("An intercepted call between two pilots was played.", [("audio", "An intercepted call between two pilots")]),
        ("A leaked memo from the ministry was published.", [("document", "A leaked memo from the ministry")]),
        ("Divers brought up the flight data recorder.", [("other", "the flight data recorder")]),
        ("Footage that the Courier has seen shows a drone.", [("video", "Footage that the Courier has seen")]),
        ("The envoy cited evidence that Sund had fired first.", [("other", "evidence that Sund had fired first")]),
        ("The finding is based in part on intelligence, she said.", [("other", "intelligence")]),
    ],
)
def test_things_that_show_something(text: str, found: list[tuple[str, str]]) -> None:
    assert exhibits(text)[: len(found)] == found


@pytest.mark.parametrize(
    "text",
    [
        "There is no evidence that Sund fired the missile.",
        "Norland published no video of the strike.",
        "Sund has not seen any footage.",
        "Divers went down to find evidence.",
        "She spoke by video link to the council.",
        "In a video address the president thanked the crew.",
        "The intelligence agency declined to comment.",
        "(Photo: Ina Tam/Ardin Images)",
        "File photo of the bridge.",
        "It paints a bleak picture.",
        "He sent a letter to his mother.",
        "The report was discussed at noon.",
        "Play Video",
    ],
)
def test_what_is_no_evidence(text: str) -> None:
    assert exhibits(text) == []


def test_what_is_shown_keeps_its_hedge() -> None:
    one = annotated("Mobile phone footage appears to show a missile hitting the pier.")
    assert one.exhibits[0].shown is not None
    assert one.exhibits[0].shown.of(one.report.text) == "appears to show a missile hitting the pier"


def _with_media(kind: MediaKind, caption: str) -> AnnotatedReport:
    text = f"Blast at Tarn\n\n{caption}"
    start = len(text) - len(caption)
    return annotated(
        Report(
            id="r",
            text=text,
            raw_sha256="",
            blocks=(Block(BlockKind.HEADLINE, Span(0, 13)), Block(BlockKind.CAPTION, Span(start, len(text)))),
            media=(Media(kind, "https://courier.example/m", Span(start, len(text))),),
        )
    )


def test_an_embedded_video_is_evidence_by_its_caption() -> None:
    found = _with_media(MediaKind.VIDEO, "The pier burns on Monday night. Courier").exhibits
    assert [(one.kind.value, one.span) for one in found] == [("video", Span(15, 46))]


def test_a_caption_that_names_the_thing_is_counted_once() -> None:
    found = _with_media(MediaKind.VIDEO, "Footage of the burning pier").exhibits
    assert [one.kind.value for one in found] == ["video"]


def test_a_press_photo_is_no_evidence() -> None:
    assert _with_media(MediaKind.IMAGE, "President Ada Berg in Hallen").exhibits == ()

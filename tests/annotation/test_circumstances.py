import pytest

from whatweknow.annotation.mentions import add_mentions
from whatweknow.records import AnnotatedReport, Attribution, Block, BlockKind, Circumstances, Mode, Report, Span


def circumstances(text: str, source: str, content: str) -> Circumstances:
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
    said, by = (Span(text.index(words), text.index(words) + len(words)) for words in (content, source))
    one = AnnotatedReport(
        Report(id="r", text=text, raw_sha256="00"), (Attribution(by, None, (said,), Mode.INDIRECT, 1.0),)
    )
    (found,) = add_mentions(one, (block,)).circumstances
    return found


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("Orso Tam wrote on Telegram that it was dark.", "on Telegram"),
        ("Orso Tam said in a written statement that it was dark.", "in a written statement"),
        ("In a Facebook post, Orso Tam said it was dark.", "In a Facebook post"),
        ("Orso Tam said on its Twitter feed it was dark.", "on its Twitter feed"),
        ("Orso Tam said by telephone it was dark.", "by telephone"),
        ("Orso Tam said that it was dark, on Telegram of all places.", None),
    ],
)
def test_the_channel_stands_beside_the_content(text: str, channel: str | None) -> None:
    content = text[text.index("it was dark") : -1]
    found = circumstances(text, "Orso Tam", content)
    assert (found.channel.of(text) if found.channel else None) == channel


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("Orso Tam said at a news conference in Tarn that it was dark.", "at a news conference in Tarn"),
        ("Orso Tam told parliament that it was dark.", "parliament"),
        ("Speaking in Tarn, Orso Tam said it was dark.", "in Tarn"),
        ("Orso Tam said it was dark.", None),
    ],
)
def test_the_venue_is_a_place_or_an_occasion(text: str, venue: str | None) -> None:
    found = circumstances(text, "Orso Tam", "it was dark")
    assert (found.venue.of(text) if found.venue else None) == venue


@pytest.mark.parametrize(
    ("text", "relay"),
    [
        (
            "Orso Tam told state television that it was dark, the Ardin news agency reported.",
            ["state television", "Ardin news agency"],
        ),
        ("Orso Tam said it was dark, according to Corvane.", ["Corvane"]),
        ("Officials told Corvane, Harbour Post and others that it was dark.", ["Corvane", "Harbour Post"]),
        ("Orso Tam told reporters that it was dark.", []),
        ("Orso Tam told Ada Berg that it was dark.", []),
    ],
)
def test_the_relay_goes_from_the_speaker_outwards(text: str, relay: list[str]) -> None:
    source = "Officials" if text.startswith("Officials") else "Orso Tam"
    found = circumstances(text, source, "it was dark")
    assert [span.of(text) for span in found.relay] == relay

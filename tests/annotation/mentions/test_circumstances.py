import re

import pytest

from whatweknow.annotation.mentions import add_mentions
from whatweknow.records import AnnotatedReport, Attribution, Block, BlockKind, Circumstances, Mode, Report, Span


def circumstances(text: str, source: str, content: str) -> Circumstances:
    block = Block(BlockKind.PARAGRAPH, Span(0, len(text)))
    said, by = (Span(text.rindex(words), text.rindex(words) + len(words)) for words in (content, source))
    cue = max((Span(*match.span()) for match in re.finditer("said|wrote|told", text)), default=None)
    one = AnnotatedReport(
        Report(id="r", text=text, raw_sha256="00"), (Attribution(by, cue, (said,), Mode.INDIRECT, 1.0),)
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
        ("In connection with the letter Orso Tam said it was dark.", None),
        ("Orso Tam, who spoke of the raid in an interview that was cut, said it was dark.", None),
        ("Orso Tam, angered by a video, said it was dark.", None),
        ("Orso Tam said in his first post that it was dark.", None),
        ("Orso Tam said in a blog post that it was dark.", "in a blog post"),
        ("Orso Tam walked through Sundish posts and said it was dark.", None),
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
        ("At the White House, Orso Tam said it was dark.", "At the White House"),
        ("Orso Tam said at the White Cliff that it was dark.", None),
        ("Orso Tam said at a briefing on Nov. 3 that it was dark.", "at a briefing"),
        ("Orso Tam said on a conference call that it was dark.", None),
        ("Orso Tam said during a conference call that it was dark.", "during a conference call"),
        ("Orso Tam, asked to prepare for a hearing, said it was dark.", None),
        ("Orso Tam said after bipartisan talks that it was dark.", None),
        ("Orso Tam appeared before Congress on Tarn, and Orso Tam said it was dark.", None),
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
        ("Dina Raston waited. Raston reported that Orso Tam said that it was dark.", []),
        ("Orso Tam told the Tarn Oversight and Reform Committee that it was dark.", []),
        ("Speaking in Tarn on reports by Orlo, Orso Tam said it was dark.", []),
        ("Orso Tam condemned attacks on two diplomatic posts in Tarn and said it was dark.", []),
        ("Orso Tam told Corvane, a daily, that it was dark.", ["Corvane"]),
    ],
)
def test_the_relay_goes_from_the_speaker_outwards(text: str, relay: list[str]) -> None:
    source = "Officials" if text.startswith("Officials") else "Orso Tam"
    found = circumstances(text, source, "it was dark")
    assert [span.of(text) for span in found.relay] == relay


def test_one_huge_word_is_read_in_no_time() -> None:
    text = f"At the {'A' * 300_000}, Orso Tam said at the {'Aa-' * 100_000} that it was dark."
    assert circumstances(text, "Orso Tam", "it was dark").venue is None

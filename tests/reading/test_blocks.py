import pytest

from whatweknow.reading.blocks import Piece, blocks_of, kinds_of
from whatweknow.records import BlockKind

from .invented import BACKGROUND, DENIAL, HEADLINE, LEDE, PARAGRAPHS, QUOTE

BODY = "\n\n".join(PARAGRAPHS)


def kinds(*paragraphs: str, title: str | None = None) -> list[str]:
    return [block.kind.value for block in blocks_of("\n\n".join(paragraphs), title)]


def kind_between(line: str) -> str:
    """The kind of a line that stands between two paragraphs of an article."""
    return kinds(HEADLINE, LEDE, line, DENIAL)[2]


def test_the_first_line_is_the_headline() -> None:
    assert kinds(HEADLINE, *PARAGRAPHS) == ["headline", *["paragraph"] * 4]


@pytest.mark.parametrize(
    "headline",
    [
        "Minister: ‘You should be ashamed.’",
        "Who shut the bridge?",
        "Norland Shuts Bridge After Blasts, Blames Sundia, Calls Up Its Reserves And Closes Every Road To The South.",
        "Bridge shut. Talks off.",
        "# Bridge shut",
        "EXCLUSIVE – Bridge over the Tarn was mined, letter shows",
    ],
)
def test_headlines_of_many_shapes(headline: str) -> None:
    assert kinds(headline, *PARAGRAPHS)[0] == "headline"


@pytest.mark.parametrize(
    "first",
    [
        LEDE,
        "TARN, Norland (Norwire) - The bridge is shut",
        "Berg said this:",
        "Advertisement",
        "Image caption The bridge at Tarn",
    ],
)
def test_a_first_line_that_is_no_headline(first: str) -> None:
    assert kinds(first, QUOTE, DENIAL)[0] != "headline"


def test_a_single_sentence_has_no_headline() -> None:
    assert kinds("Berg said the bridge was shut.") == ["paragraph"]


def test_a_known_title_says_which_line_is_the_headline() -> None:
    assert kinds("WORLD", HEADLINE, LEDE, title=HEADLINE)[:2] == ["subhead", "headline"]
    assert kinds("Jo Lind", LEDE, QUOTE, title=HEADLINE) == ["subhead", "paragraph", "paragraph"]


def test_the_repeated_headline_is_boilerplate() -> None:
    assert kinds(HEADLINE, HEADLINE.upper(), LEDE, QUOTE) == ["headline", "boilerplate", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "What the ministry says",
        "What does Sundia say?",
        "‘Delusional’ claim",
        "MIXED SIGNALS",
        "GARRISON STEPS ASIDE.",
        "## The inquiry",
        "**The inquiry**",
        "Three questions about 12 May",
    ],
)
def test_subheads(line: str) -> None:
    assert kind_between(line) == "subhead"


@pytest.mark.parametrize(
    "line",
    [
        "He left.",
        "“No comment”",
        "“We know who did this,”",
        "The ministry gave these reasons:",
        "Is it safe? “No,” she said",
        "and nobody came back from the other side",
        "The minister, who had been in the capital, came to the bridge on the same evening",
    ],
)
def test_short_paragraphs_are_no_subheads(line: str) -> None:
    assert kind_between(line) == "paragraph"


def test_a_last_short_line_heads_nothing() -> None:
    assert kinds(HEADLINE, LEDE, "Additional reporting from Tarn")[2] == "paragraph"


@pytest.mark.parametrize(
    "line",
    [
        "Image caption Berg says the bridge was mined",
        "Image copyright Norwire Image caption Soldiers at the bridge",
        "Image copyright Norwire",
        "Media playback is unsupported on your device Media caption Berg: “We know who did this”",
        "Photo: Jo Lind",
        "FILE PHOTO: Ada Berg speaks in Tarn, Norland, May 2, 2031. NORWIRE/Jo Lind/File Photo",
        "FILE - In this May 2, 2031, file photo, Ada Berg speaks to reporters.",
        "In this image taken from video, smoke rises over the bridge.",
        "Soldiers at the bridge on Monday. (Jo Lind/Norwire)",
        "The bridge in 2019. Photograph: Jo Lind/Norwire",
        "Jo Lind/Norwire",
        "Jo Lind via Norwire",
        "Pictured: the bridge before it was shut",
    ],
)
def test_captions(line: str) -> None:
    assert kind_between(line) == "caption"


@pytest.mark.parametrize(
    "line",
    [
        "“You have my word,” Berg said (she gave it and/or took it back).",
        "Nine in ten are against it, a poll showed (Norwire/Tarn Post said “ten”).",
        "He flew in via Tarn.",
    ],
)
def test_paragraphs_that_look_a_little_like_captions(line: str) -> None:
    assert kind_between(line) == "paragraph"


@pytest.mark.parametrize("line", ["- Two spans fell", "• Nobody was hurt", "1. The road is shut", "(2) So is the port"])
def test_list_items(line: str) -> None:
    assert kind_between(line) == "list_item"


def test_a_list_that_lost_its_marks() -> None:
    items = ["Checks on every lorry and every train", "The recall of the envoy", "No football"]
    assert kinds(HEADLINE, "The measures include:", *items, DENIAL)[2:5] == ["list_item"] * 3


def test_a_quotation_mark_of_mail_makes_a_quote() -> None:
    assert kind_between("> We had nothing to do with it.") == "quote"


BOILERPLATE = [
    "Read more: A history of the bridge in nine pictures",
    "READ MORE:",
    "Also read",
    "See also: The treaty of the Tarn",
    "Related: A history of the bridge",
    "Related stories",
    "More on this...",
    "Recommended for you",
    "Read the full statement here.",
    "Story continues below advertisement",
    "Advertisement",
    "ADVERTISEMENT - CONTINUE BELOW",
    "Sign up for our morning newsletter",
    "Sign up here to get the Tarn Post in your inbox",
    "Subscribe to our newsletter",
    "Get the best of the Tarn Post in your inbox every morning",
    "By signing up, you agree to our terms",
    "Enter your email address",
    "We use cookies to make this site better.",
    "This website uses cookies. By continuing you accept our policy.",
    "Accept all cookies",
    "Please enable JavaScript to go on",
    "Share this article",
    "Share on Facebook",
    "Comments (12)",
    "Follow Jo Lind on Twitter @jolind",
    "Follow us on Instagram",
    "CLICK HERE TO GET THE TARN POST APP",
    "© 2031 The Tarn Post",
    "Copyright 2031 Norwire. All rights reserved.",
    "All rights reserved. This material may not be published.",
    "Topics: Norland, Sundia, bridges",
    "Tags: war, water",
    "#bridge #norland",
    "</div>",
    "</p></div><br/>",
    '<img src="a.jpg" alt="x">',
    "https://tarnpost.example/world/bridge",
    "* * *",
    "\u200b",
    "4 min read",
]


@pytest.mark.parametrize("line", BOILERPLATE)
def test_boilerplate(line: str) -> None:
    assert kind_between(line) == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Berg says the bridge was mined",
        "Related: ‘We know who did this’",
        "Sign up for the army, Berg told the young.",
        "Share prices fell in both capitals on Tuesday.",
        "Follow the money, the ministry advised.",
        "The ministry uses cookies to follow its visitors, an expert said.",
        "Print works in Tarn stood still on Monday.",
        "Topics: “none”, according to the agenda.",
        "Copyright law does not cover bridges.",
        "Advertisements for the army appeared in every paper.",
        "Comments from the palace were not to be had.",
        "Related parties must sign by Friday.",
        "Click, and the lock was open.",
        "Register offices in the south stayed shut.",
        "By continuing the blockade, Sundia broke the treaty.",
        "We store grain for a year.",
        "<b>Berg said no.</b>",
        "Copyright is “theft”, Berg said. All rights reserved.",
    ],
)
def test_what_must_not_be_taken_for_boilerplate(line: str) -> None:
    assert kind_between(line) != "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "JUST WATCHED Envoy: ‘We saw nothing’ Replay More Videos ... MUST WATCH Envoy: ‘We saw nothing’ 02:14",
        "Photos: Photos: The bridge at Tarn The bridge at Tarn – Berg says it held. Hide Caption 6 of 18",
        "Newsletter Sign Up Please verify you're not a robot by clicking the box. You have asked for what Berg said."
        " " + "Thank you for subscribing. " * 20,
    ],
)
def test_what_stands_beside_a_film_or_a_form_is_boilerplate_whatever_it_reports(line: str) -> None:
    assert kind_between(line) == "boilerplate"


@pytest.mark.parametrize(
    "line",
    [
        "We had just watched the replay, Berg said.",
        "“You must watch the bridge,” Berg said.",
    ],
)
def test_what_reports_in_a_whole_sentence_is_read(line: str) -> None:
    assert kind_between(line) == "paragraph"


@pytest.mark.parametrize("mark", ['"', "“", "”", "‘", "«", "„", "''", "``"])
def test_a_quotation_is_never_boilerplate(mark: str) -> None:
    assert kind_between(f"Read more: {mark}Nobody was there{mark}") != "boilerplate"


@pytest.mark.parametrize("verb", "said says told denied claims accuses warned insists confirmed".split())
def test_a_reporting_verb_is_never_boilerplate(verb: str) -> None:
    assert kind_between(f"Sign up for nothing, {verb} to Berg") != "boilerplate"


@pytest.mark.parametrize("line", ["By Jo Lind", "By Jo Lind and Tam Oru, Norwire", "Published 3 May 2031, 10:00 GMT"])
def test_bylines_and_date_lines_at_the_top(line: str) -> None:
    assert kinds(HEADLINE, line, LEDE, DENIAL)[1] == "boilerplate"


def test_a_sentence_that_begins_like_a_byline() -> None:
    assert kinds(HEADLINE, "By Monday the bridge had gone.", LEDE)[1] == "paragraph"


def test_links_listed_under_a_related_line() -> None:
    found = kinds(HEADLINE, LEDE, "Related stories:", "- River rises", "- Berg says no", "- Road shut", DENIAL)
    assert found[2:] == ["boilerplate", "boilerplate", "list_item", "list_item", "paragraph"]


def test_hints_of_the_markup_hold_except_for_boilerplate() -> None:
    pieces = [
        Piece(HEADLINE, BlockKind.HEADLINE),
        Piece(
            "A long sentence that a page has marked as a heading of the second rank, with its full stop.",
            BlockKind.SUBHEAD,
        ),
        Piece("We had nothing to do with it.", BlockKind.QUOTE),
        Piece("Share this article", BlockKind.SUBHEAD),
        Piece("A link to another story", None, linked=True),
        Piece("Recommended for you", BlockKind.SUBHEAD),
        Piece("A link to another story", None, linked=True),
        Piece(BACKGROUND),
    ]
    assert [kind.value for kind in kinds_of(pieces)] == [
        "headline",
        "subhead",
        "quote",
        "boilerplate",
        "subhead",
        "boilerplate",
        "boilerplate",
        "paragraph",
    ]


def test_a_huge_single_word_is_classified_in_no_time() -> None:
    assert kinds("A" * 2_000_000, "a " * 500_000)

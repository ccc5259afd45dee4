import pytest

from whatweknow.annotation.layout import SCORE, find_in_layout, with_layout
from whatweknow.finding import find_attributions
from whatweknow.records import Attribution, Mode, Span

from .blocks import lines

HEARING = (
    "The inquiry heard Ada Berg, the harbour master, and Counsel Milo Tam.\n"
    "TAM: When did you see the tanker?\n"
    "BERG: We saw it at noon. It was drifting.\n"
    "TAM: “Drifting” was the word in your log.\n"
    "(A pause.)\n"
    "BERG: It was."
)


def layout(text: str) -> list[tuple[str | None, str]]:
    found = find_in_layout(text, lines(text))
    assert all(one.cue and one.cue.of(text) in {":", "—", "–", "--", "―"} and one.score == SCORE for one in found)
    return [(one.source and one.source.of(text), " / ".join(piece.of(text) for piece in one.content)) for one in found]


def test_turns_of_a_transcript() -> None:
    assert layout(HEARING) == [
        ("TAM", "When did you see the tanker?"),
        ("BERG", "We saw it at noon. It was drifting."),
        ("TAM", "“Drifting” was the word in your log."),
        ("BERG", "It was."),
    ]
    assert [one.mode for one in find_in_layout(HEARING, lines(HEARING))][1:3] == [Mode.INDIRECT, Mode.MIXED]


def test_turns_with_several_names_and_quotation_marks() -> None:
    text = (
        "Ada Berg met Olaf van der Lind.\n"
        "“ADA BERG: We never left.\n“VAN DER LIND: You did.\n“ADA BERG: Ask anyone in Tessel.”"
    )
    assert [source for source, _ in layout(text)] == ["ADA BERG", "VAN DER LIND", "ADA BERG"]


def test_who_talks_with_a_known_name_is_a_name_and_paragraphs_go_on() -> None:
    text = (
        "Ada Berg spoke to the morning programme.\n"
        "HOST: Did you see it?\n"
        "BERG: We did.\nIt was drifting.\n(Crosstalk.)\nAnd it was on fire.\n"
        "HOST: When?\n"
        "BERG: At noon.\nThe programme ended there."
    )
    assert layout(text) == [
        ("HOST", "Did you see it?"),
        ("BERG", "We did. / It was drifting. / And it was on fire."),
        ("HOST", "When?"),
        ("BERG", "At noon."),
    ]


def test_a_quoted_turn_goes_on_in_quotation_marks() -> None:
    text = (
        "Ada Berg and Milo Tam were heard.\n"
        "“TAM: And then?\n“BERG: Then nothing.\n(Crosstalk.)\n“Not a word.\nThe hall was silent.\n“TAM: Go on.”"
    )
    assert [content for _, content in layout(text)] == ["And then?", "Then nothing. / “Not a word.", "Go on.”"]


@pytest.mark.parametrize(
    "text",
    [
        "WATCH: The tanker burns.\nWATCH: Crews arrive.\nWATCH: The harbour, a day later.",
        "The unions said the group would march.\n"
        "PROTEST GROUP: Dockers for Tessel\nPROTEST GROUP: Free the Strait\nPROTEST GROUP: Mothers of Corrin",
        "Ada Berg is the harbour master.\nUPDATE: The tanker has been towed to Tessel.",
        "Police closed the bridge, and the police gave no reason.\n"
        "POLICE: The bridge is closed.\nPOLICE: Use the ferry.\nPOLICE: The ferry is full.",
        "Ada Berg and Milo Tam met on Friday.\nBERG: We saw it.\nTAM: When?",
        "Berg met Tam.\nBERG:\nTAM:\nBERG: \nThe minutes end here.",
        "Score at half time, Berg against Tam.\nBERG 2: TAM 1\nBERG 3: TAM 1\nTAM 2: BERG 3",
    ],
    ids=["labels", "lists", "one line", "also in lower case", "two turns", "nothing said", "figures"],
)
def test_capitals_and_a_colon_are_not_yet_a_transcript(text: str) -> None:
    assert layout(text) == []


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("“We saw it at noon.” — Ada Berg", "Ada Berg", "“We saw it at noon.”"),
        ('"We saw it." -- Milo Tam, counsel to the inquiry', "Milo Tam", '"We saw it."'),
        ("«We saw it» – Olaf van der Lind (harbour master)", "Olaf van der Lind", "«We saw it»"),
    ],
)
def test_signed_quotations(text: str, source: str, content: str) -> None:
    assert layout(f"The harbour was shut.\n{text}\nNobody else spoke.") == [(source, content)]


@pytest.mark.parametrize(
    "text",
    [
        "“We saw it” — and then nobody spoke again.",
        "She called it “ours” — Ada Berg had never liked the word.",
        "“We saw it.” Ada Berg left the room.",
        "‘Ours’ — Ada Berg",
    ],
)
def test_a_dash_after_a_quotation_signs_nothing_by_itself(text: str) -> None:
    assert layout(text) == []


def attribution(*content: Span) -> Attribution:
    return Attribution(None, None, content, Mode.INDIRECT, 0.5)


def test_layout_takes_the_place_of_what_was_found_for_the_same_words_only() -> None:
    turn = attribution(Span(10, 50))
    same, inside, elsewhere = attribution(Span(12, 45)), attribution(Span(12, 20)), attribution(Span(60, 80))
    assert with_layout([same, inside, elsewhere], [turn]) == [turn, inside, elsewhere]
    assert with_layout([elsewhere], []) == [elsewhere]


def test_the_tagger_reads_the_layout_as_well() -> None:
    turns = {(one.source and one.source.of(HEARING)): one for one in find_attributions(HEARING) if one.score == SCORE}
    assert set(turns) == {"TAM", "BERG"}


def test_min_score_holds_for_layout_too() -> None:
    def spoken_by_turn(min_score: float) -> int:
        found = find_attributions(HEARING, min_score=min_score)
        return sum(one.cue is not None and one.cue.of(HEARING) == ":" and one.score == SCORE for one in found)

    assert spoken_by_turn(SCORE) == 4
    assert spoken_by_turn(SCORE + 0.01) == 0

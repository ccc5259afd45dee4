import pytest

from whatweknow.briefing.page.originals import as_searched, original_words
from whatweknow.records import Citation


def words(*pieces: str, url: str = "https://post.example/a", text: str | None = None) -> str | None:
    """The address of ``pieces``, which stand in ``text`` in this order."""
    text = " ".join(pieces) if text is None else text
    content: list[Citation] = []
    for piece in pieces:
        start = text.index(piece, content[-1].end if content else 0)
        content.append(Citation("r", start, start + len(piece), piece))
    return original_words(url, content, text, as_searched(text))


@pytest.mark.parametrize(
    ("pieces", "fragment"),
    [
        (["we saw two drones"], "text=we%20saw%20two%20drones"),
        (["“Yes, a sea-mine & more”"], "text=%E2%80%9CYes%2C%20a%20sea%2Dmine%20%26%20more%E2%80%9D"),
        (["one  two\tthree"], "text=one%20two%20three"),
        (
            ["a b c d e f g h i j k l m n o p q r s t u v w x y z aa bb cc dd ee"],
            "text=a%20b%20c%20d%20e,aa%20bb%20cc%20dd%20ee",
        ),
        (["one two\n\nthree"], "text=one,three"),
        (["first", "second"], "text=first&text=second"),
        (["first", "…"], "text=first"),
        (["x" * 100], "text=" + "x" * 100),
    ],
)
def test_text_fragments_are_escaped(pieces: list[str], fragment: str) -> None:
    assert words(*pieces) == f"https://post.example/a#:~:{fragment}"


def test_what_may_not_be_linked_has_no_original() -> None:
    assert words("a", url="javascript:alert(1)") is None


def test_a_page_with_a_fragment_keeps_it() -> None:
    assert words("one", url="https://post.example/a#live") == "https://post.example/a#live:~:text=one"


def test_words_that_are_none_leave_the_page() -> None:
    assert words("—") == "https://post.example/a"


@pytest.mark.parametrize(
    ("text", "piece", "fragment"),
    [
        ("We know. He said no way. She said no way.", "no way. She", "text=no%20way.%20She"),
        ("They lied. He said: it sank.\nShe said: it sank.", "it sank", "text=lied.%20He%20said%3A-,it%20sank"),
        ("It  sank, he said. She said it sank", "It  sank", "text=It%20sank,-%2C%20he%20said."),
        ("it sank – it sank", "it sank", "text=it%20sank,-%E2%80%93%20it%20sank"),
        ("█████ it sank ████ IT SANK", "it sank", "text=it%20sank"),
    ],
)
def test_words_that_stand_twice_are_told_apart_by_those_around_them(text: str, piece: str, fragment: str) -> None:
    assert words(piece, text=text) == f"https://post.example/a#:~:{fragment}"


def test_the_second_of_two_has_its_own_words_before_it() -> None:
    text = "He said it sank. She said it sank."
    second = Citation("r", text.rindex("it"), len(text) - 1, "it sank")
    found = original_words("https://post.example/a", [second], text, as_searched(text))
    assert found == "https://post.example/a#:~:text=sank.%20She%20said-,it%20sank"

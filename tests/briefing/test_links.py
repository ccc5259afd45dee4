from dataclasses import replace

import pytest

from whatweknow.briefing.links import original_words, stored_copy, web_address
from whatweknow.records import Citation

from .invented import BRIEF


def words(*pieces: str, url: str = "https://post.example/a") -> str | None:
    content = tuple(Citation("r", 0, 1, piece) for piece in pieces)
    return original_words(url, replace(BRIEF.statements[0], content=content))


def test_stored_copies_are_named_safely() -> None:
    assert stored_copy("a b/ü#?") == "sources/a%20b%2F%C3%BC%23%3F.html"
    assert stored_copy("post", "s1") == "sources/post.html#s-s1"


@pytest.mark.parametrize("url", ["https://post.example/a?b=1#c", "http://post.example", "https://ポスト.example/ü"])
def test_pages_of_the_web_are_linked(url: str) -> None:
    assert web_address(url) == url


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java\nscript:alert(1)",
        "\x01javascript:alert(1)",
        " https://post.example",
        "data:text/html,<script>",
        "file:///etc/passwd",
        "ftp://post.example/a",
        "//post.example/a",
        "https:///a",
        "https://[oops/",
        "post.example/a",
    ],
)
def test_nothing_else_is_linked(url: str | None) -> None:
    assert web_address(url) is None
    assert words("a", url=url or "") is None


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


def test_a_page_with_a_fragment_keeps_it() -> None:
    assert words("one", url="https://post.example/a#live") == "https://post.example/a#live:~:text=one"


def test_words_that_are_none_leave_the_page() -> None:
    assert words("—") == "https://post.example/a"

import pytest

from whatweknow.briefing.views.addresses import statement_anchor, stored_copy, web_address


def test_stored_copies_are_named_safely() -> None:
    assert stored_copy("a b/ü#?") == "sources/a%20b%2F%C3%BC%23%3F.html"
    assert stored_copy("post", statement_anchor("s1")) == "sources/post.html#s-s1"


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

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whatweknow.errors import InvalidRecord, NotText
from whatweknow.reading import read_text
from whatweknow.reading.naming import Names, safe_name
from whatweknow.records import BlockKind, TimePrecision

from .invented import BACKGROUND, HEADLINE, PARAGRAPHS, TEXT

NEWS = st.lists(
    st.sampled_from(
        [HEADLINE, *PARAGRAPHS, "Read more:", "- item", "Photo: x", "</div>", "\n", "\r\n", "\n\n", " ", "\f"]
    )
).map("".join)


@given(st.one_of(st.text(), NEWS))
def test_the_text_is_kept_and_every_character_stands_in_one_block(text: str) -> None:
    report = read_text(text)
    assert report.text == text
    end = 0
    for block in report.blocks:
        assert text[end : block.span.start].isspace() or end == block.span.start
        assert block.span.of(text) == block.span.of(text).strip()
        end = block.span.end
    assert not text[end:].strip()


def test_the_fields_of_a_text_in_memory() -> None:
    report = read_text(
        TEXT, id="tarn/1", outlet="Post", published="3 May 2031", url="https://tarnpost.example/1", language="en-GB"
    )
    assert (report.id, report.outlet, report.url, report.language) == (
        "tarn-1",
        "Post",
        "https://tarnpost.example/1",
        "en",
    )
    assert (report.published, report.published_precision) == ("2031-05-03", TimePrecision.DAY)
    assert report.title == HEADLINE
    assert report.raw_sha256 == report.text_sha256 == hashlib.sha256(TEXT.encode()).hexdigest()


def test_a_given_title_that_does_not_stand_in_the_text_makes_no_headline() -> None:
    report = read_text(BACKGROUND + "\n\n" + BACKGROUND, title="Bridge shut")
    assert report.title == "Bridge shut"
    assert BlockKind.HEADLINE not in {block.kind for block in report.blocks}


@pytest.mark.parametrize("field", [{"published": "yesterday"}, {"published": "2031"}, {"language": "english"}])
def test_fields_that_cannot_be_read_are_refused(field: dict[str, str]) -> None:
    with pytest.raises(InvalidRecord, match=r"^report text: \w+ '\w+' must be an ISO"):
        read_text(TEXT, **field)


def test_half_a_surrogate_pair_is_refused() -> None:
    with pytest.raises(NotText, match=r"^half of a surrogate pair, U\+D800, at offset 5$"):
        read_text("Tarn \ud800")


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("01-tarn-post", "01-tarn-post"),
        ("../../etc/passwd", "etc-passwd"),
        (".hidden", "hidden"),
        ("a\\b:c*d", "a-b-c-d"),
        ("line\nbreak\x00", "line-break"),
        ("Mu\u0308nster", "Münster"),
        ("  spaced  ", "spaced"),
        ("", "report"),
        ("...", "report"),
        ("/", "report"),
        ("a" * 500, "a" * 100),
        ("ж" * 500, "ж" * 90),
    ],
)
def test_names_are_safe_as_file_names(name: str, safe: str) -> None:
    assert safe_name(name) == safe


@given(st.text())
def test_any_name_becomes_a_safe_one_and_stays_so(name: str) -> None:
    safe = safe_name(name)
    assert safe_name(safe) == safe
    assert safe.isprintable()
    assert not set(safe) & set('/\\:*?"<>|')
    assert safe not in {".", ".."}
    assert 0 < len(safe.encode()) <= 180


def test_each_name_is_handed_out_once() -> None:
    names = Names()
    assert [names.take(name) for name in ("a", "A", "a-2", "a", "b")] == ["a", "A-2", "a-2-2", "a-3", "b"]

import codecs
import os
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from whatweknow.errors import NotText
from whatweknow.reading.decoding import decode

from .invented import DENIAL, QUOTE, TEXT

RUSSIAN = "Министр заявил, что мост через реку закрыт после двух взрывов в понедельник, и обвинил соседнюю республику."


@given(st.text(st.characters(exclude_categories=["Cc", "Cs"], include_characters="\n\r\t\f")))
def test_utf_8_comes_back_as_it_is_with_line_ends_and_spaces(text: str) -> None:
    assert decode(f"Tarn: {text}".encode()) == f"Tarn: {text}"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
def test_a_byte_order_mark_says_the_encoding_and_is_no_part_of_the_text(encoding: str) -> None:
    assert decode(("\ufeff" + TEXT).encode(encoding)) == TEXT


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_known_by_its_nul_bytes(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_curly_quotes_of_windows_1252() -> None:
    assert decode(TEXT.encode("cp1252")) == TEXT


def test_a_text_in_another_script_is_guessed() -> None:
    assert decode((RUSSIAN * 3).encode("cp1251")) == RUSSIAN * 3


def test_a_few_broken_bytes_do_not_spoil_the_utf_8_around_them() -> None:
    mixed = QUOTE.encode("utf-8") + "é".encode("cp1252") + DENIAL.encode("utf-8")
    assert decode(mixed) == f"{QUOTE}é{DENIAL}"


@pytest.mark.parametrize(
    "declaration",
    ['<meta charset="windows-1251">', "<meta http-equiv=Content-Type content='text/html; charset=windows-1251'>"],
)
def test_a_page_says_its_character_set(declaration: str) -> None:
    html = f"<html><head>{declaration}</head><body>{RUSSIAN}</body></html>"
    assert decode(html.encode("cp1251"), html=True) == html


def test_an_xml_declaration_says_the_character_set() -> None:
    html = f'<?xml version="1.0" encoding="koi8-r"?><html><body>{RUSSIAN}</body></html>'
    assert decode(html.encode("koi8-r"), html=True) == html


def test_latin_1_means_windows_1252_in_a_page() -> None:
    html = f'<meta charset="iso-8859-1"><p>{QUOTE}</p>'
    assert decode(html.encode("cp1252"), html=True) == html


@pytest.mark.parametrize("declared", ["utf-8", "no-such-charset", "utf-16", "hex"])
def test_a_wrong_declaration_is_seen_through(declared: str) -> None:
    html = f'<meta charset="{declared}"><p>{QUOTE}</p>'
    assert decode(html.encode("cp1252"), html=True) == html


def test_valid_utf_8_goes_before_a_declaration() -> None:
    html = f'<meta charset="windows-1252"><p>{QUOTE}</p>'
    assert decode(html.encode("utf-8"), html=True) == html


def test_a_character_set_that_looks_like_ascii_is_honoured() -> None:
    html = '<meta charset="iso-2022-jp"><p>大臣は橋を閉鎖した</p>'
    assert decode(html.encode("iso-2022-jp"), html=True) == html


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.7\n1 0 obj", "a PDF document, not text"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image, not text"),
        (b"PK\x03\x04word/document.xml", "a ZIP archive or an office document, not text"),
        (b"\0\0\0\x18ftypmp42", "an MP4 media file, not text"),
        (b"half a text\0and a NUL", "a binary: NUL byte at offset 11"),
        (bytes(range(1, 9)) * 40, "a binary: 100 % of the bytes are control codes, at most 5 % are read"),
    ],
)
def test_a_binary_is_refused_with_what_it_is(data: bytes, reason: str) -> None:
    with pytest.raises(NotText, match=f"^{reason}$"):
        decode(data)


def test_random_bytes_are_refused() -> None:
    with pytest.raises(NotText):
        decode(os.urandom(5000))


@given(st.binary(max_size=300))
def test_any_bytes_give_a_text_or_a_reason(data: bytes) -> None:
    with suppress(NotText):
        assert decode(data, html=True).encode("utf-8") or not data  # no half of a surrogate pair is left


def test_a_truncated_utf_16_file_is_read_to_its_last_whole_character() -> None:
    assert decode(codecs.BOM_UTF16_LE + "Tarn".encode("utf-16-le")[:-1]).startswith("Tar")

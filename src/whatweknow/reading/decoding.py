"""Bytes to text: byte order marks, declared character sets, and what to do when they are missing or wrong."""

from __future__ import annotations

import codecs
import re

from whatweknow.errors import NotText

# UTF-32 before UTF-16: the little-endian mark of one begins with that of the other.
_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF media file"),
    (b"OggS", "an Ogg media file"),
    (b"ID3", "an MP3 recording"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"BZh", "bzip2-compressed data"),
    (b"\xfd7zXZ", "xz-compressed data"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
    (b"SQLite format 3", "a SQLite database"),
    (b"\x7fELF", "a program"),
)
_SAMPLE = 65_536  # bytes looked at to tell text from binary
_MOST_CONTROLS = 0.05  # share of control bytes above which a file is no text
_FEW_NON_ASCII = 0.10  # share of bytes up to which a text is taken to be written in a Western language
_MOST_UNKNOWN = 0.30  # share of non-ASCII bytes above which an unknown character set is not guessed
_NON_ASCII = bytes(range(128, 256))
_CONTROLS = bytes(set(range(32)) - set(b"\t\n\v\f\r\x1b")) + b"\x7f"
_DECLARED = re.compile(
    rb"""(?:<meta[^>]{0,200}?charset|<\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I
)
_DECLARATION_WITHIN = 4096  # bytes


def decode(data: bytes, *, html: bool = False) -> str:
    """The text that ``data`` holds, without a byte order mark; line ends and all else stay as they are.

    In order: byte order mark; UTF-16 without one; valid UTF-8; for ``html`` the declared character set
    (Latin-1 read as windows-1252, as the WHATWG encoding standard has it); UTF-8 with a few broken bytes;
    windows-1252 where little but ASCII occurs; the best guess of charset-normalizer.

    Raises:
        NotText: the bytes are a binary, or text in no known character set.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, errors="replace").removeprefix("\ufeff")
    if utf16 := _bare_utf16(data[:_SAMPLE]):
        return data.decode(utf16, errors="replace")
    check_is_text(data[:_SAMPLE])
    declared = _declared(data) if html else None
    if declared and data.isascii():  # such as ISO-2022-JP, which looks like ASCII
        return _strictly(data, declared) or data.decode("ascii")
    text = _strictly(data, "utf-8")
    if text is None and declared:
        text = _strictly(data, declared)
    return _guess(data) if text is None else text


def check_is_text(sample: bytes) -> None:
    """Refuse the beginning of a binary file.

    Raises:
        NotText: a known signature, NUL bytes, or many control bytes; the message says which.
    """
    for magic, name in _MAGIC:
        if sample.startswith(magic):
            raise NotText(f"{name}, not text")
    if sample[4:8] == b"ftyp":
        raise NotText("an MP4 media file, not text")
    if b"\0" in sample:
        raise NotText(f"a binary: NUL byte at offset {sample.index(0)}")
    controls = len(sample) - len(sample.translate(None, _CONTROLS))
    if controls > _MOST_CONTROLS * len(sample):
        share = 100 * controls / len(sample)
        raise NotText(
            f"a binary: {share:.0f} % of the bytes are control codes, at most {100 * _MOST_CONTROLS:.0f} % are read"
        )


def _bare_utf16(sample: bytes) -> str | None:
    """UTF-16 without a byte order mark: in Western text nearly every second byte is NUL, always the same one."""
    half = len(sample) // 2
    if half < 2:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd > 0.7 * half and even < 0.05 * half:
        return "utf-16-le"
    if even > 0.7 * half and odd < 0.05 * half:
        return "utf-16-be"
    return None


def _declared(data: bytes) -> str | None:
    """The character set that a page declares, as Python's codec name; ``None`` for none or an unknown one."""
    found = _DECLARED.search(data[:_DECLARATION_WITHIN])
    if not found:
        return None
    try:
        codec = codecs.lookup(found[1].decode("ascii"))
    except (LookupError, UnicodeDecodeError):
        return None
    if codec.name in {"iso8859-1", "ascii"}:
        return "cp1252"
    # The declaration was read as ASCII, so the page is not UTF-16; and codecs like "hex" give no text.
    return codec.name if codec._is_text_encoding and not codec.name.startswith(("utf-16", "utf-32", "utf-7")) else None


def _strictly(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _guess(data: bytes) -> str:
    mended = data.decode("utf-8", errors=_MEND)
    broken = len(_BROKEN_UTF8.findall(data.decode("utf-8", errors="surrogateescape")))
    sound = len(mended) - len(mended.encode("ascii", errors="ignore")) - broken
    if sound > broken:
        return mended
    non_ascii = len(data) - len(data.translate(None, _NON_ASCII))
    if non_ascii > _FEW_NON_ASCII * len(data):
        from charset_normalizer import from_bytes  # noqa: PLC0415 (loaded when a file needs it)

        if best := from_bytes(data).best():
            return str(best)
        if non_ascii > _MOST_UNKNOWN * len(data):
            raise NotText("bytes in no known character set")
    return _windows_1252(data)


def _windows_1252(data: bytes) -> str:
    """``data`` as windows-1252; the five bytes that it leaves undefined become replacement characters."""
    return data.decode("cp1252", errors="replace")


def _mend(error: UnicodeError) -> tuple[str, int]:
    """Error handler: bytes that are not valid UTF-8 are read as windows-1252."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return _windows_1252(error.object[error.start : error.end]), error.end


_BROKEN_UTF8 = re.compile("[\udc80-\udcff]")
_MEND = "whatweknow.windows-1252"
codecs.register_error(_MEND, _mend)

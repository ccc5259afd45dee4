import gzip

from hypothesis import given
from hypothesis import strategies as st

from whatweknow.errors import InputError
from whatweknow.reading.links import ListKind, read_list

LISTED = gzip.compress(b"https://harbour.example/1\nhttps://harbour.example/2\n", mtime=0)


def test_a_compressed_list_is_read() -> None:
    found = read_list(LISTED)
    assert found
    assert (found.kind, found.urls) == (
        ListKind.ADDRESSES,
        ("https://harbour.example/1", "https://harbour.example/2"),
    )


@given(st.integers(10, len(LISTED) - 1), st.integers(1, 255))
def test_a_damaged_list_is_named_and_no_other_error_comes(place: int, change: int) -> None:
    """A bit that fills the last byte of the data means nothing, so that some damage changes nothing."""
    damaged = bytearray(LISTED)
    damaged[place] ^= change
    try:
        found = read_list(bytes(damaged))
    except InputError as error:
        said = str(error)
    else:
        said = "damaged gzip data" if found == read_list(LISTED) else "another list"
    assert "damaged gzip data" in said

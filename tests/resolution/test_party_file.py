import pytest
from hypothesis import given
from hypothesis import strategies as st

from whatweknow.errors import InputError
from whatweknow.records import Party, Resolution, Speaker
from whatweknow.resolution import apply_parties, format_parties, read_parties

NAVY = Speaker(id="p1", name="Norlandic navy", named=True, party="norland")
BERG = Speaker(id="p2", name="Ada Berg", named=True, party=None)
POST = Speaker(id="p3", name="Harbour Post", named=True, party="harbour-post")
FOUND = Resolution(
    (NAVY, BERG, POST),
    (("p1", "p2", "p3"),),
    (Party(id="norland", name="Norland", aliases=("Tarn",)), Party(id="harbour-post", name="Harbour Post")),
)


def spoken_for(resolution: Resolution) -> list[str | None]:
    names = {party.id: party.name for party in resolution.parties}
    return [names[speaker.party] if speaker.party else None for speaker in resolution.speakers]


def test_a_file_renames_moves_and_removes() -> None:
    entries = read_parties(
        """
        [[party]]
        name = "Kingdom of Norland"
        aliases = ["the Tarn"]
        speakers = ["ADA BERG"]
        [[party]]
        name = ""
        speakers = ["Harbour Post"]
        """
    )
    corrected = apply_parties(FOUND, entries)
    assert spoken_for(corrected) == ["Kingdom of Norland", "Kingdom of Norland", None]
    assert [party.id for party in corrected.parties] == ["kingdom-of-norland"]


def test_without_entries_nothing_changes() -> None:
    assert apply_parties(FOUND, ()) == FOUND


def test_the_start_that_is_printed_changes_nothing() -> None:
    entries = read_parties(format_parties(FOUND))
    assert spoken_for(apply_parties(FOUND, entries)) == spoken_for(FOUND)


@given(st.text(min_size=1, max_size=20).filter(lambda name: name.strip(' ,;:–—"“”„')))
def test_any_name_can_be_printed_and_read(name: str) -> None:
    found = Resolution((Speaker(id="p", name=name, named=True, party="x"),), (("p",),), (Party(id="x", name=name),))
    assert [entry.name for entry in read_parties(format_parties(found))] == [name, ""]


@pytest.mark.parametrize("text", ["party = 1", "[[party]]\nalias = []\n", "no toml", "[[party]]\nname = 3\n"])
def test_what_is_no_party_file_is_named(text: str) -> None:
    with pytest.raises(InputError, match=r"sides\.toml"):
        read_parties(text, "sides.toml")


def test_a_party_that_stands_twice_is_named() -> None:
    with pytest.raises(InputError, match="norland"):
        read_parties('[[party]]\nname = "Norland"\n[[party]]\nname = "NORLAND"\n')

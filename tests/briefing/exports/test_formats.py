import pytest

from whatweknow.briefing import FORMATS, digest, export
from whatweknow.errors import InputError

from ..invented import BRIEF
from .published import PUBLISHED


@pytest.mark.parametrize("to", sorted(FORMATS))
def test_every_format_takes_any_brief_gives_bytes_and_the_same_ones_again(to: str) -> None:
    if to == "parquet":
        pytest.importorskip("pyarrow")
    for brief in (BRIEF, PUBLISHED):
        data = export(brief, to)
        assert isinstance(data, bytes)
        assert data
        assert export(brief, to) == data
        assert digest(brief) == brief.digest


def test_an_unknown_format_is_named_with_the_known_ones() -> None:
    with pytest.raises(
        InputError, match="format 'docx': must be one of annotations, atom, csv, geojson, icalendar, jsonl"
    ):
        export(BRIEF, "docx")

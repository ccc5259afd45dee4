"""What kind of place a text says that a name is of."""

from __future__ import annotations

import pytest

from whatweknow.annotation.places.gazetteer import Kind
from whatweknow.annotation.places.kinds import COUNTIES, PARTS, TOWNS, kinds_called
from whatweknow.records import Span


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("in Tarn county", [COUNTIES]),
        ("in the city of Tarn", [TOWNS]),
        ("in Tarn and Hilby provinces", [PARTS, PARTS]),
        ("in Tarn, Hilby and Orm counties, not in Skarn", [COUNTIES, COUNTIES, COUNTIES, frozenset()]),
        ("in Tarn and Hilby province", [frozenset(), PARTS]),
        ("in Tarn statesmen met", [frozenset()]),
    ],
)
def test_kinds_called(text: str, kinds: list[frozenset[Kind]]) -> None:
    names = [Span(at, at + len(name)) for name in ("Tarn", "Hilby", "Orm", "Skarn") if (at := text.find(name)) >= 0]
    found = kinds_called(text, names)
    assert [found[name] for name in names] == kinds

"""Names that are wrong on their face, without the benchmark that counts them."""

from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench"


@pytest.fixture
def sound(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(BENCH)
    import sound  # noqa: PLC0415 - bench/ is no package

    return sound


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("000 people", "number"),
        ("12 percent of ferrymen", "number"),
        ("Fifty-four", "number"),
        ("MUST WATCH Berg", "furniture"),
        ("Enlarge", "furniture"),
        ("Which neighbor of Norland", "opening word"),
        ("Consider McTam", "opening word"),
        ("D-Hi", "badge of a seat"),
        ("own family", "no capital"),
        ("scrambling intimidating Navy", "verb"),
        ("Jordan", "country for a person"),
        ("of the", "nothing"),
    ],
)
def test_an_absurd_name_is_seen(sound: ModuleType, name: str, reason: str) -> None:
    assert sound.is_absurd(name, surnames={"jordan"}, countries={"Jordan", "Chad"}) == reason


@pytest.mark.parametrize(
    "name",
    [
        "Ada Berg",
        "Norland",
        "Chad",
        "United States",
        "Norlandic navy",
        "Orchard & Sons",
        "King Orso II",
        "Free Hill Front",
        "Bank of Tarn",
        "St. Orlo County prosecutor",
        "NTV",
    ],
)
def test_a_name_that_can_be_one_passes(sound: ModuleType, name: str) -> None:
    assert sound.is_absurd(name, surnames={"jordan"}, countries={"Jordan", "Chad"}) is None

"""The gate of the quality benchmark, without the benchmark."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

BENCH = Path(__file__).resolve().parents[2] / "bench"


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(BENCH)
    import floors  # noqa: PLC0415 - bench/ is no package

    return floors


def write(folder: Path, files: dict[str, str]) -> list[Path]:
    paths = [folder / name for name in files]
    for path, body in zip(paths, files.values(), strict=True):
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(body, encoding="utf-8")
    return paths


def test_the_digest_covers_names_and_bytes_in_one_order(gate: ModuleType, tmp_path: Path) -> None:
    files = write(tmp_path, {"text/a.txt": "one", "text/b.txt": "two"})
    digest = gate.corpus_digest(tmp_path, files)
    assert gate.corpus_digest(tmp_path, reversed(files)) == digest
    assert gate.corpus_digest(tmp_path / "text", files) != digest
    write(tmp_path, {"text/b.txt": "two."})
    assert gate.corpus_digest(tmp_path, files) != digest


def test_the_digest_tells_where_one_file_ends(gate: ModuleType, tmp_path: Path) -> None:
    one = gate.corpus_digest(tmp_path / "x", write(tmp_path / "x", {"a": "b\x00001\x00c"}))
    two = gate.corpus_digest(tmp_path / "y", write(tmp_path / "y", {"a": "", "b": "c"}))
    assert one != two


def test_a_figure_below_its_floor_fails_and_one_at_it_does_not(gate: ModuleType) -> None:
    pinned = gate.Pinned("d", {"attr f1": 0.64, "attr p": 0.7})
    assert gate.failures("dev", pinned, gate.Measured("d", {"attr f1": 0.64, "attr p": 0.9, "new": 0.1})) == []
    assert gate.failures("dev", pinned, gate.Measured("d", {"attr f1": 0.6399})) == [
        "dev: attr f1 is 0.6399, below its floor of 0.64",
        "dev: attr p has a floor of 0.7 but is not measured",
    ]


def test_another_corpus_fails_whatever_its_figures(gate: ModuleType) -> None:
    found = gate.Measured("e", {"attr f1": 1.0})
    assert "digest e, pinned d" in gate.failures("dev", gate.Pinned("d", {"attr f1": 0.5}), found)[0]
    assert "--accept-corpus dev" in gate.failures("dev", None, found)[0]


def test_raising_lowers_nothing(gate: ModuleType) -> None:
    pinned = gate.Pinned("d", {"attr f1": 0.64, "attr p": 0.7})
    found = gate.Measured("d", {"attr f1": 0.6789, "attr p": 0.6, "attr r": 0.5, "verbatim": 1.0})
    floors = {"attr f1": 0.673, "attr p": 0.7, "attr r": 0.495, "verbatim": 1.0}
    assert gate.raised(pinned, found) == gate.Pinned("d", floors)
    assert gate.raised(pinned, gate.Measured("e", {"attr f1": 0.9})) == pinned


def test_a_floor_is_lowered_by_name_only(gate: ModuleType) -> None:
    pinned = {"dev": gate.Pinned("d", {"attr f1": 0.64, "attr p": 0.7})}
    measured = {"dev": gate.Measured("d", {"attr f1": 0.61, "attr p": 0.6})}
    assert gate.lowered(pinned, "dev/attr f1", measured) == ("dev", gate.Pinned("d", {"attr f1": 0.605, "attr p": 0.7}))
    better = {"dev": gate.Measured("d", {"attr f1": 0.9, "attr p": 0.9})}
    assert gate.lowered(pinned, "dev/attr f1", better) == ("dev", pinned["dev"])
    with pytest.raises(ValueError, match="dev/f1: no such floor; measured are attr f1, attr p"):
        gate.lowered(pinned, "dev/f1", measured)
    with pytest.raises(ValueError, match="train: not measured; measured are dev"):
        gate.lowered(pinned, "train/attr f1", measured)


def test_a_corpus_that_is_accepted_is_pinned_anew(gate: ModuleType) -> None:
    measured = {"examples": gate.Measured("e", {"speaker": 0.5, "verbatim": 1.0, "act": 0.001})}
    assert gate.accepted("examples", measured) == gate.Pinned("e", {"speaker": 0.495, "verbatim": 1.0, "act": 0.0})


def test_what_is_written_is_what_is_read(gate: ModuleType, tmp_path: Path) -> None:
    pinned = {"dev": gate.Pinned("d", {"attr f1": 0.64}), "examples": gate.Pinned("e", {"not a wrong name": 1.0})}
    gate.write_floors(tmp_path / "floors.toml", pinned)
    assert gate.read_floors(tmp_path / "floors.toml") == pinned


def test_the_pinned_floors_are_readable(gate: ModuleType) -> None:
    for entry in gate.read_floors(BENCH / "floors.toml").values():
        assert len(entry.digest) == 64
        assert all(0.0 <= floor <= 1.0 for floor in entry.floors.values())

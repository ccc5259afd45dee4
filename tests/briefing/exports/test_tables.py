import io
import json
import sys

import pytest

from whatweknow.briefing import export
from whatweknow.briefing.exports.csv_table import FORMULA_STARTS
from whatweknow.briefing.exports.rows import Row, rows
from whatweknow.errors import MissingExtra

from ..disputed import saying
from ..invented import BRIEF, TEXTS
from .published import PUBLISHED

pandas = pytest.importorskip("pandas", reason="reads the tables back as others do")


def test_csv_is_read_back_by_pandas() -> None:
    table = pandas.read_csv(io.BytesIO(export(PUBLISHED, "csv")), dtype=str, keep_default_na=False, encoding="utf-8")
    assert list(table["statement"]) == [one.id for one in PUBLISHED.statements]
    assert list(table.columns) == list(Row.__dataclass_fields__)
    (ship,) = table[table["statement"] == saying("the ship").id].to_dict("records")
    assert ship["content"] == "the ship “was lit from bow to stern”"
    assert ship["speaker"] == "Orso Tam"
    assert ship["party"] == "Sund"
    assert ship["negated"] == "false"
    assert TEXTS["eastern-star"][int(ship["start"]) : int(ship["end"])] == ship["content"]
    (hull,) = table[table["statement"] == saying("the hull").id].to_dict("records")
    assert hull["points"] == PUBLISHED.points[1].id


def test_no_cell_is_a_formula() -> None:
    data = export(PUBLISHED, "csv")
    assert data.startswith("\ufeff".encode())
    table = pandas.read_csv(io.BytesIO(data), dtype=str, keep_default_na=False)
    assert '\'=HYPERLINK("https://evil.example")' in set(table["speaker"])
    assert not [cell for cell in table.to_numpy().ravel() if cell.startswith(FORMULA_STARTS)]


def test_json_lines_are_the_statements_with_names() -> None:
    lines = [json.loads(line) for line in export(PUBLISHED, "jsonl").splitlines()]
    assert [line["id"] for line in lines] == [one.id for one in PUBLISHED.statements]
    for line in lines:
        for piece in line["content"]:
            assert TEXTS[line["report"]["id"]][piece["start"] : piece["end"]] == piece["exact"]
    (ship,) = (line for line in lines if line["id"] == saying("the ship").id)
    assert ship["speaker"]["name"] == "Orso Tam"
    assert ship["party"] == {"id": "sund", "name": "Sund"}
    frame = pandas.read_json(io.BytesIO(export(PUBLISHED, "jsonl")), lines=True)
    assert len(frame) == len(PUBLISHED.statements)


@pytest.mark.parametrize("library", ["pandas", "polars"])  # polars reads Parquet with code of its own
def test_parquet_is_read_back(library: str) -> None:
    pytest.importorskip("pyarrow", reason="the extra that writes Parquet")
    reader = pytest.importorskip(library, reason="reads Parquet as others do")
    table = reader.read_parquet(io.BytesIO(export(PUBLISHED, "parquet")))
    expected = rows(PUBLISHED)
    assert list(table.columns) == list(Row.__dataclass_fields__)
    assert table["statement"].to_list() == [row.statement for row in expected]
    assert table["negated"].to_list() == [row.negated for row in expected]
    assert table["start"].to_list() == [row.start for row in expected]
    assert table["score"].to_list() == [row.score for row in expected]
    assert [one if isinstance(one, str) else None for one in table["party"].to_list()] == [
        row.party for row in expected
    ]


def test_parquet_without_the_extra_names_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtra, match=r"whatweknow\[parquet\]"):
        export(BRIEF, "parquet")

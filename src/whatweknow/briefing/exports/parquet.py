"""Statements as Parquet, for analysis with pandas, polars, DuckDB or R. Needs the extra ``parquet``."""

from __future__ import annotations

import io
from dataclasses import asdict, fields
from typing import Any

from whatweknow.briefing.exports.rows import Row, rows
from whatweknow.errors import MissingExtra
from whatweknow.records import Brief


def parquet(brief: Brief) -> bytes:
    """A row for each statement of ``brief``; the file's metadata holds the brief's digest and title.

    Raises:
        MissingExtra: pyarrow is not installed.
    """
    try:
        import pyarrow as pa  # noqa: PLC0415  # large, and an extra
        from pyarrow import parquet as pq  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtra("Parquet needs pyarrow: pip install 'whatweknow[parquet]'") from error
    kinds: dict[str, Any] = {"str": pa.string(), "bool": pa.bool_(), "int": pa.int64(), "float": pa.float64()}
    about = {"whatweknow.digest": brief.digest, "whatweknow.event": brief.event.title or ""}
    columns = [(field.name, kinds[str(field.type).removesuffix(" | None")]) for field in fields(Row)]
    table = pa.Table.from_pylist([asdict(row) for row in rows(brief)], pa.schema(columns, metadata=about))
    written = io.BytesIO()
    pq.write_table(table, written)
    return written.getvalue()

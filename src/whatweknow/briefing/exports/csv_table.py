"""Statements as CSV, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from dataclasses import astuple, fields

from whatweknow.briefing.exports.rows import Row, rows
from whatweknow.records import Brief

# What spreadsheets take for the start of a formula (https://owasp.org/www-community/attacks/CSV_Injection).
FORMULA_STARTS = tuple("=+-@\t\r\n＝＋－＠")
BYTE_ORDER_MARK = "\ufeff"  # without it Excel reads UTF-8 as something else


def csv_table(brief: Brief) -> bytes:
    """A line for each statement of ``brief``, under a line of names; UTF-8 with a byte order mark.

    Words that a spreadsheet would run as a formula have an apostrophe before them, as spreadsheets show text.
    """
    table = io.StringIO()
    writer = csv.writer(table, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    writer.writerow([field.name for field in fields(Row)])
    for row in rows(brief):
        writer.writerow([_cell(value) for value in astuple(row)])
    return (BYTE_ORDER_MARK + table.getvalue()).encode("utf-8")


def _cell(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        text = value.replace("\0", "\ufffd")
        return f"'{text}" if text.lstrip(" ").startswith(FORMULA_STARTS) else text
    return value

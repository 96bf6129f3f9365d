"""How messages name sheets, rows and cells: 「市民課」シート12行目, 「市民課」シートC12."""

from __future__ import annotations

import re
from collections.abc import Sequence

_PLACE = "((?:「[^」]+」シート|[^「」、]+シートの)?)(?:[A-Z]+([0-9]+)|([0-9]+)行目)"
"""A cell or a row as the places of findings name it."""


def named_sheet(sheet: str) -> str:
    """Return a sheet as messages name it; nothing where ``sheet`` is empty, as of a CSV file."""
    return named_sheets([sheet]) if sheet else ""


def named_sheets(sheets: Sequence[str]) -> str:
    """Return sheets as messages name them together: 「市民課」「福祉課」シート."""
    return f"「{'」「'.join(sheets)}」シート"


def row_name(sheet: str, number: int) -> str:
    """Return the name of a row counted from 1; ``sheet`` is empty where there is but one."""
    return f"{named_sheet(sheet)}{number}行目"


def row_of_place(where: str) -> str:
    """Return the row that the place of a finding begins with, also that of a cell: 12行目 for C12.

    Rows and cells of a plan workbook stand on a named sheet (事業シートのC12). A place without a
    row is returned as it is.
    """
    found = re.match(_PLACE, where)
    return f"{found[1]}{found[2] or found[3]}行目" if found else where


def column_letter(column: int) -> str:
    """Return the letter of a column counted from 0: A, Z, AA."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def place(row: int, column: int) -> str:
    """Return the name of the cell at a place counted from 0: C12."""
    return f"{column_letter(column)}{row + 1}"

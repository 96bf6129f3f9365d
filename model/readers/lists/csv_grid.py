"""A CSV file as a grid: which sign divides its columns is told from its lines."""

from __future__ import annotations

import csv
import io
import re

from model.errors import PlanFileError
from model.readers.lists.grid import Cell, Grid

_DELIMITERS = ",\t;|"
_SAMPLE_LINES = 200
_LONGEST_CELL = 2**24
_QUOTED = re.compile(r'"[^"]*"')


def read_csv_grid(text: str, source: str) -> Grid:
    """Return the rows of a CSV file (comma, tab, semicolon or bar between the cells).

    Raises PlanFileError where a quoted cell does not end.
    """
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
    try:
        rows: list[list[Cell]] = [
            [cell if cell.strip() else None for cell in row] for row in reader
        ]
    except csv.Error as error:
        raise PlanFileError(
            f"CSV の{reader.line_num:,}行目を読み取れません",
            where=source,
            remedy='引用符（"）の閉じ忘れがないか、Excel で開いて保存し直してください。',
        ) from error
    return Grid("", rows, is_text=True)


def _delimiter(text: str) -> str:
    """Return the sign that divides most lines into the same number of cells, at least two."""
    sample = _QUOTED.sub("", text[: 2**18]).splitlines()[:_SAMPLE_LINES]
    lines = [line for line in sample if line.strip()]

    def score(delimiter: str) -> tuple[int, int]:
        counts = [line.count(delimiter) for line in lines]
        usual = max(set(counts), key=counts.count, default=0)
        return (sum(count == usual for count in counts) if usual else 0, sum(counts))

    return max(_DELIMITERS, key=score)

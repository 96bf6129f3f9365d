"""A CSV file as a grid: which sign divides its columns is told from its lines."""

from __future__ import annotations

import csv
import io
import re

from model.errors import PlanFileError
from model.readers.tables.grid import Cell, Grid

_DELIMITERS = ",\t;|"
_SAMPLE_LINES = 200
_LONGEST_CELL = 2**24
_QUOTED = re.compile(r'"[^"]*"')


def read_csv_grid(text: str, source: str) -> Grid:
    """Return the rows of a CSV file (comma, tab, semicolon or bar between the cells).

    Raises PlanFileError where a quoted cell does not end.
    """
    csv.field_size_limit(_LONGEST_CELL)
    delimiter = _delimiter(text)
    _check_quotes(text, delimiter, source)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        rows: list[list[Cell]] = [
            [cell if cell.strip() else None for cell in row] for row in reader
        ]
    except csv.Error as error:
        raise _unreadable(reader.line_num, source) from error
    return Grid("", rows, is_text=True)


def _check_quotes(text: str, delimiter: str, source: str) -> None:
    """Refuse a file whose last quoted cell never ends: it would swallow the rows below it."""
    strict = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 0
    try:
        for _ in strict:
            line = strict.line_num
    except csv.Error as error:
        if "unexpected end" in str(error):
            raise _unreadable(line + 1, source) from error


def _unreadable(line: int, source: str) -> PlanFileError:
    return PlanFileError(
        f'CSV の{line:,}行目の引用符（"）が閉じていないか、セルが長すぎます',
        where=source,
        remedy="その行を直すか、Excel で開いて保存し直してください。",
    )


def _delimiter(text: str) -> str:
    """Return the sign that divides most lines into the same number of cells, at least two."""
    sample = _QUOTED.sub("", text[: 2**18]).splitlines()[:_SAMPLE_LINES]
    lines = [line for line in sample if line.strip()]

    def score(delimiter: str) -> tuple[int, int]:
        counts = [line.count(delimiter) for line in lines]
        usual = max(set(counts), key=counts.count, default=0)
        return (sum(count == usual for count in counts) if usual else 0, sum(counts))

    return max(_DELIMITERS, key=score)

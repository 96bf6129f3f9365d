"""Cells that show by bars, or by standing below each other, made cells divided by tabs.

A PDF's text that keeps the layout (as ``pdftotext -layout`` writes it) has no tabs: the cells of a
column stand below each other, and a long cell goes on in the lines below it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from model.readers.published.furniture import is_page_number
from model.readers.published.labels import read_label
from model.readers.published.lines import Line
from model.readers.published.numbering import read_heading
from model.readers.published.table_head import read_head

_BARS = re.compile(r"[|｜│┃]")
_LEAST_BARS = 2
_GUTTER = 2
"""The fewest blank columns (of half a character) between two cells."""
_CELLS_OF_A_ROW = 3


def divide_lines(lines: Sequence[Line]) -> tuple[Line, ...]:
    """Return ``lines`` with tabs between the cells of tables that have none."""
    barred = [_at_bars(line) for line in lines]
    at = 0
    while at < len(barred):
        table = _aligned_table(barred, at)
        barred[at : at + len(table)] = table
        at += max(len(table), 1)
    return tuple(barred)


def _at_bars(line: Line) -> Line:
    """Return a line divided at its bars: | 1 | name | 課 |."""
    if line.has_tab or len(_BARS.findall(line.raw)) < _LEAST_BARS:
        return line
    text = line.text
    inner = text[bool(_BARS.match(text)) : len(text) - bool(_BARS.match(text[-1]))]
    return replace(line, raw="\t".join(_BARS.split(inner)))


def _aligned_table(lines: Sequence[Line], start: int) -> list[Line]:
    """Return the lines of the table whose head stands at ``start``, divided; none where none does.

    A table is left as it is where its cells do not stand below each other.
    """
    head = lines[start]
    if head.has_tab or len(head.filled) < _CELLS_OF_A_ROW or read_head(head.filled) is None:
        return []
    table = [head, *_below(lines, start + 1)]
    rows = [_pieces(line.raw) for line in table]
    columns = _columns([row for row in rows if len(row) >= _CELLS_OF_A_ROW])
    cells = [_in_columns(row, columns) for row in rows]
    are_whole = all(map(_is_whole, rows, cells))
    if len(table) == 1 or cells[0] is None or not are_whole:
        return []
    return [
        line if found is None else replace(line, raw="\t".join(found), is_aligned=True)
        for line, found in zip(table, cells, strict=True)
    ]


def _below(lines: Sequence[Line], start: int) -> Iterator[Line]:
    """Yield the lines below a head as far as its table goes."""
    for line in lines[start:]:
        is_single = len(line.filled) == 1
        if line.has_tab or (is_single and (read_heading(line.text) or read_label(line.text))):
            return
        if not is_single and read_head(line.filled):
            return
        if is_single and is_page_number(line):
            return
        yield line


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of text without wide blanks; ``start`` and ``end`` count half characters."""

    text: str
    start: int
    end: int


def _pieces(raw: str) -> list[_Piece]:
    pieces: list[_Piece] = []
    at = 0
    for match in re.finditer(r"[ \u3000\xa0]+|[^ \u3000\xa0]+", raw):
        width = _width(match[0])
        is_blank = not match[0].strip()
        if not is_blank:
            last = pieces[-1] if pieces else None
            if last and at - last.end < _GUTTER:
                pieces[-1] = _Piece(f"{last.text} {match[0]}", last.start, at + width)
            else:
                pieces.append(_Piece(match[0], at, at + width))
        at += width
    return pieces


def _width(text: str) -> int:
    return sum(1 + (unicodedata.east_asian_width(c) in "WFA") for c in text)


def _columns(rows: Sequence[Sequence[_Piece]]) -> list[tuple[int, int]]:
    """Return where the columns stand (start, end): what is never blank in all rows at once."""
    columns: list[tuple[int, int]] = []
    for piece in sorted((p for row in rows for p in row), key=lambda p: p.start):
        if columns and piece.start < columns[-1][1] + _GUTTER:
            columns[-1] = (columns[-1][0], max(columns[-1][1], piece.end))
        else:
            columns.append((piece.start, piece.end))
    return columns


def _in_columns(row: Sequence[_Piece], columns: Sequence[tuple[int, int]]) -> list[str] | None:
    """Return the texts of a row by column, None where two share one or one stands in none."""
    cells = [""] * len(columns)
    for piece in row:
        found = [n for n, (start, end) in enumerate(columns) if start <= piece.start < end]
        if not found or piece.end > columns[found[0]][1] or cells[found[0]]:
            return None
        cells[found[0]] = piece.text
    return cells


def _is_whole(row: Sequence[_Piece], cells: list[str] | None) -> bool:
    """Whether a row of cells has come apart; a line of running text need not."""
    return cells is not None or len(row) < _CELLS_OF_A_ROW

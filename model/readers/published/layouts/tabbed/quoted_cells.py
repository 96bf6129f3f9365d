"""Cells with breaks in them as a spreadsheet copies them: quoted, over several lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import reduce

from model.readers.published.cells.looks import BETWEEN_LINES, are_stages, is_amount
from model.readers.published.lines.broken_texts import join_departments
from model.readers.published.lines.line import Line
from model.readers.reading import LineRole

_QUOTE = '"'
_MOST_LINES = 200
"""The most lines that the closing mark is looked for."""


def join_quoted(lines: Sequence[Line]) -> Iterator[tuple[int, Line]]:
    """Yield the lines of rows with such cells, with their indexes: each row made one line.

    A mark that is never closed, or is no mark of a cell, leaves its line as it is.
    """
    at = 0
    while at < len(lines):
        count, cells = _row(lines, at)
        if cells:
            yield at, replace(lines[at], raw="\t".join(cells))
            for below in range(at + 1, at + count):
                yield below, replace(lines[below], role=LineRole.ROW)
        at += count


def _row(lines: Sequence[Line], at: int) -> tuple[int, list[str]]:
    """Return how many lines the row at ``at`` has, and its cells where any is quoted.

    Its first cell may go on before a tab comes; what has no tab to its end is no row.
    """
    if f"\t{_QUOTE}" not in f"\t{lines[at].raw}":
        return 1, []
    cells: list[list[str]] = []
    for count, line in enumerate(lines[at : at + _MOST_LINES], 1):
        goes_on = bool(cells) and _is_open(cells[-1])
        first_cell, *others = (cell.strip() for cell in line.raw.split("\t"))
        cells = [*cells[:-1], [*cells[-1], first_cell]] if goes_on else [[first_cell]]
        if others and _is_open(cells[-1]):
            return 1, []
        cells += [[cell] for cell in others]
        if not _is_open(cells[-1]):
            return (count, [_whole(pieces) for pieces in cells]) if len(cells) > 1 else (1, [])
    return 1, []


def _is_open(pieces: Sequence[str]) -> bool:
    return pieces[0].startswith(_QUOTE) and "".join(pieces).count(_QUOTE) % 2 == 1


def _whole(pieces: list[str]) -> str:
    """Return the cell that stands in ``pieces``, without the marks around it."""
    if pieces[0].startswith(_QUOTE) and pieces[-1].endswith(_QUOTE) and pieces != [_QUOTE]:
        pieces = [pieces[0][1:], *pieces[1:]]
        pieces[-1] = pieces[-1][:-1]
        pieces = [piece.replace(_QUOTE * 2, _QUOTE) for piece in pieces]
    if _are_amounts(pieces):
        return BETWEEN_LINES.join(pieces)
    *stages, last = filter(None, pieces) if any(pieces) else [""]
    if are_stages("".join(stages)) and _are_amounts([last, last]):
        return f"{''.join(stages)}{BETWEEN_LINES}{last}"
    return reduce(join_departments, pieces)


def _are_amounts(pieces: Sequence[str]) -> bool:
    """Whether each of several lines is an amount by itself, so that together they are none."""
    lines = list(filter(None, pieces))
    are_numbers = all(is_amount(line) and any(map(str.isdecimal, line)) for line in lines)
    return len(lines) > 1 and are_numbers

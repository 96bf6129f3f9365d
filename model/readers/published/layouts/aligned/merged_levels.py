"""Columns of sections at the left of an aligned table, each cell merged over its rows.

    基本目標          施策             事業名         担当課
                                    見守り事業      福祉課
                    （１）防災        井戸の改修      水道課
    １ 安全なまち
                                    道普請        土木課
                    （２）道路        橋の点検       土木課

The text of a cell stands in the middle of its rows, so that those of a column divide the rows among
them by their middles.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from model.readers.published.cells.columns import ColumnRole
from model.readers.published.cells.table_head import TableHead
from model.readers.published.layouts.table_lines import Cells
from model.readers.published.lines.broken_texts import join_cell
from model.readers.published.lines.headings import Section, section_of
from model.readers.published.lines.numbering import Form, Heading, read_heading

_NUMBER = re.compile(r"[（(]?\d")
_FAR = 2
"""So many lines apart two lines are not of one cell, where no numbers tell cells apart."""
_MOST_OFF, _MOST_SURE = 1.5, 1.0
"""How many lines a text may be off the middle of its rows, and to be sure of that."""
_LEAST_BETTER = 1.0
"""By so many lines other rows are worse in the sum, for rows to be sure."""


@dataclass(frozen=True, slots=True)
class LevelCell:
    """The text of a merged cell, and the numbers of its first and last lines."""

    text: str
    top: int
    bottom: int

    @property
    def middle(self) -> float:
        """The number of the line in whose height its middle is."""
        return (self.top + self.bottom) / 2


@dataclass(frozen=True, slots=True)
class SectionsOfRows:
    """The sections that begin at rows, by the place of the row; whether they are beyond doubt."""

    begun: dict[int, tuple[Section, ...]]
    is_sure: bool


def have_levels(head: TableHead, lines: Sequence[Cells]) -> bool:
    """Whether the columns of sections have any text."""
    return any(place in cells for cells in lines for place in head.level_places)


def are_beside_names(head: TableHead, lines: Sequence[Cells]) -> bool:
    """Whether each line with a name has a text in a column of sections, as none merged has."""
    (name,) = head.places_of(ColumnRole.NAME)
    named = [cells for cells in lines if name in cells]
    return all(any(place in cells for place in head.level_places) for cells in named)


def is_level_text(heading: Heading, head: TableHead) -> bool:
    """Whether what has the form of a heading may be the text of a merged cell."""
    words = [head.headed[place].heading for place in head.level_places]
    return bool(words) and (heading.style.form is not Form.WORD or heading.style.word in words)


def find_sections(
    head: TableHead,
    lines: Sequence[tuple[int, Cells]],
    rows: Sequence[tuple[int, int]],
    *,
    goes_on: bool,
) -> SectionsOfRows | None:
    """Return the sections that begin at the ``rows``, given by their first and last lines.

    ``lines`` are the numbers of all lines with their cells; ``goes_on`` says that rows stand above,
    on another page, whose sections the first rows may be of. None where they cannot be told.
    """
    bounds: set[int] | None = None
    begun: dict[int, list[Section]] = {}
    is_sure = True
    for place in reversed(head.level_places):  # upper ones begin where lower ones do
        cells = _cells(place, lines)
        if not all(map(_is_whole, cells)):
            return None
        found = _divided(cells, rows, bounds, goes_on=goes_on)
        if found is None:
            return None
        starts, is_own_sure = found
        is_sure = is_sure and is_own_sure
        bounds = set(starts)
        for start, cell in zip(starts, cells, strict=True):
            word = head.headed[place].heading
            begun.setdefault(start, []).insert(0, section_of(word, cell.text))
    return SectionsOfRows({row: tuple(each) for row, each in begun.items()}, is_sure)


def _cells(place: int, lines: Sequence[tuple[int, Cells]]) -> list[LevelCell]:
    """Return the cells of a column; a number, or else a distance, begins one."""
    texts = [(number, cells[place]) for number, cells in lines if place in cells]
    are_numbered = bool(texts) and read_heading(texts[0][1]) is not None
    parts: list[list[tuple[int, str]]] = []
    for number, text in texts:
        begins = read_heading(text) is not None
        if not are_numbered:
            begins = not parts or number - parts[-1][-1][0] >= _FAR
        if begins or not parts:
            parts.append([])
        parts[-1].append((number, text))
    return [_cell(part) for part in parts]


def _is_whole(cell: LevelCell) -> bool:
    """Whether a text is no number without its title, which then stands in another column."""
    return not _NUMBER.match(cell.text) or read_heading(cell.text) is not None


def _cell(part: Sequence[tuple[int, str]]) -> LevelCell:
    text = ""
    for _, more in part:
        text = join_cell(text, more, ColumnRole.NAME)
    return LevelCell(text, part[0][0], part[-1][0])


def _divided(
    cells: Sequence[LevelCell],
    rows: Sequence[tuple[int, int]],
    bounds: set[int] | None,
    *,
    goes_on: bool,
) -> tuple[list[int], bool] | None:
    """Return the row at which each cell begins, and whether other rows would be clearly worse.

    A cell may begin at ``bounds`` alone, where these are given. Texts that all stand in the first
    line of a row may be set at the top of their cells.
    """
    if not cells and goes_on:
        return [], True
    if not cells or len(cells) > len(rows):
        return None
    tops = _from_tops(cells, rows, bounds, goes_on=goes_on)
    middles = _from_middles(cells, rows, bounds, goes_on=goes_on)
    if tops is None or middles is None:
        return (tops, True) if tops else middles
    return tops, tops == middles[0]


def _from_tops(
    cells: Sequence[LevelCell],
    rows: Sequence[tuple[int, int]],
    bounds: set[int] | None,
    *,
    goes_on: bool,
) -> list[int] | None:
    """Return the rows with whose first line cells begin; None where one begins with no row's."""
    firsts = {row[0]: at for at, row in enumerate(rows)}
    starts = [firsts[cell.top] for cell in cells if cell.top in firsts]
    is_whole = len(starts) == len(cells) and (goes_on or starts[0] == 0)
    are_bounds = bounds is None or all(not start or start in bounds for start in starts)
    return starts if is_whole and are_bounds else None


def _from_middles(
    cells: Sequence[LevelCell],
    rows: Sequence[tuple[int, int]],
    bounds: set[int] | None,
    *,
    goes_on: bool,
) -> tuple[list[int], bool] | None:
    """Return the rows about whose middle cells stand, and whether others would be worse."""
    firsts = range(len(rows) if goes_on else 1)
    ways: dict[int, list[tuple[float, list[int]]]] = {
        first: [(0.0, [])] for first in firsts if not (bounds and first and first not in bounds)
    }
    for at, cell in enumerate(cells):
        is_last = at + 1 == len(cells)
        ways = _extended(ways, cell, rows, bounds, is_last=is_last)
    best, *others = sorted(ways.get(len(rows), []))[:2] or [(0.0, [])]
    if not best[1]:
        return None
    ends = [*best[1][1:], len(rows)]
    off = [_off(c, rows, a, b) for c, a, b in zip(cells, best[1], ends, strict=True)]
    if max(off) > _MOST_OFF:
        return None
    is_best = not others or others[0][0] - best[0] >= _LEAST_BETTER
    return best[1], is_best and max(off) <= _MOST_SURE


def _extended(
    ways: dict[int, list[tuple[float, list[int]]]],
    cell: LevelCell,
    rows: Sequence[tuple[int, int]],
    bounds: set[int] | None,
    *,
    is_last: bool,
) -> dict[int, list[tuple[float, list[int]]]]:
    """Return the two best ways to give ``cell`` the next rows, by the row at which these end."""
    found: dict[int, list[tuple[float, list[int]]]] = {}
    for begin, each in ways.items():
        ends = (len(rows),) if is_last else range(begin + 1, len(rows))
        for end in ends:
            if end <= begin or (bounds is not None and end < len(rows) and end not in bounds):
                continue
            off = _off(cell, rows, begin, end)
            found.setdefault(end, []).extend((cost + off, [*way, begin]) for cost, way in each)
    return {end: sorted(each)[:2] for end, each in found.items()}


def _off(cell: LevelCell, rows: Sequence[tuple[int, int]], begin: int, end: int) -> float:
    return abs(cell.middle - (rows[begin][0] + rows[end - 1][1]) / 2)

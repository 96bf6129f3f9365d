"""Rows of a table divided by tabs, each with what it needs to be read where it stands.

Below the heading of a section the table goes on with the head it had; columns of sections begin
these at the rows that name others than the row above:

    基本目標	施策	事業名	担当課
    安全なまち	防災	井戸の改修	水道課
                見守り事業	福祉課
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from model.readers.published.cells.columns import ColumnRole, column_of
from model.readers.published.cells.looks import is_amount
from model.readers.published.cells.table_head import TableHead
from model.readers.published.layouts.tabbed.band_rows import divide_bands
from model.readers.published.layouts.tabbed.broken_rows import mend_broken_rows
from model.readers.published.layouts.tabbed.kind_rows import join_kinds, mark_parts_of_sums
from model.readers.published.layouts.tabbed.level_columns import LevelColumns
from model.readers.published.layouts.table_lines import SERIALS_HEADING, TableLines, is_sum_row
from model.readers.published.lines.line import Line
from model.readers.published.lines.numbering import read_heading

_Lines = dict[int, Line]


def divide_tabbed(table: TableLines) -> Iterator[tuple[int, Line]]:
    """Yield the lines of a table that are other than they stood, with their indexes."""
    mended: _Lines = dict(mend_broken_rows(table))
    yield from mended.items()
    head = _placed_head(table)
    if head is None:
        return
    lines = [mended.get(at, line) for at, line in enumerate(table.lines[: table.far])]
    of_sums = dict(mark_parts_of_sums(head, lines, table.first))
    yield from of_sums.items()
    lines = [of_sums.get(at, line) for at, line in enumerate(lines)]
    joined = join_kinds(head, lines, table.first)
    if joined:
        head, whole = joined
        yield from whole.items()
        lines = [whole.get(at, line) for at, line in enumerate(lines)]
    rows = [line.cells for line in lines[table.first :] if line.has_tab and not line.role]
    numbered = _with_serials(head, rows)
    if numbered is not head:
        place = next(n for n, column in enumerate(head.columns) if column is None)
        yield table.top, _headed(table.lines[table.top], place)
    levels = LevelColumns.of(numbered, table, rows)
    width = range(table.first, table.far)
    if not levels.are_any:
        titles = dict(_titles(table, lines, numbered))
        yield from titles.items()
        lines = [titles.get(at, line) for at, line in enumerate(lines)]
    bands = dict(divide_bands(lines, table.headings, width, above_columns=levels.are_any))
    yield from bands.items()
    yield from _rows(table, [bands.get(at, line) for at, line in enumerate(lines)], levels)


def _rows(
    table: TableLines, lines: Sequence[Line], levels: LevelColumns
) -> Iterator[tuple[int, Line]]:
    head = levels.head
    is_below_heading = False
    for at in range(table.first, table.far):
        line = lines[at]
        if not line.has_tab:
            is_heading = table.headings[at] is not None or bool(line.sections)
            is_below_heading = is_below_heading or is_heading
            if is_heading:
                levels.close()
            continue
        if line.role or not _may_be_row(line.cells, head):
            continue
        cells, sections = levels.taken(line.cells)
        if sections or is_below_heading or cells != line.cells:
            own = head if sections or is_below_heading else line.head
            yield at, replace(line, raw="\t".join(cells), sections=sections, head=own)
        is_below_heading = False


def _titles(
    table: TableLines, lines: Sequence[Line], head: TableHead
) -> Iterator[tuple[int, Line]]:
    """Yield rows that have nothing but the heading of a section in their first cell, as that.

    Where names of the table are numbered alike, it is such a name, without its other cells.
    """
    name = next(iter(head.places_of(ColumnRole.NAME)), None)
    own = {at: lines[at] for at in range(table.first, table.far) if lines[at].has_tab}
    rows = [line for line in own.values() if not line.role and len(line.filled) > 1]
    names = [line.cells[name] for line in rows if name is not None and name < len(line.cells)]
    styles = {heading.style for text in names if (heading := read_heading(text))}
    for at, line in own.items():
        heading = table.headings[at]
        is_alone = bool(line.cells[0]) and len(line.filled) == 1 and not line.role
        if rows and is_alone and heading and heading.style not in styles:
            yield at, replace(line, raw=line.text)


def _placed_head(table: TableLines) -> TableHead | None:
    """Return the head with a place for each cell of its line; None where they do not fit."""
    above = table.lines[table.top].cells
    rows = [above, *(line.cells for line in table.lines[table.top + 1 : table.first])]
    width = max(map(len, rows))
    used = [n for n in range(width) if any(n < len(row) and row[n] for row in rows)]
    if len(used) != len(table.head.headed):
        return None
    placed = dict(zip(used, table.head.headed, strict=True))
    return TableHead(tuple(placed.get(n) for n in range(width)))


def _may_be_row(cells: Sequence[str], head: TableHead) -> bool:
    """Whether cells can be a project by the columns of a head: a name, and amounts that are."""
    if len(cells) > len(head.columns):
        return False
    by_place = {n: cell for n, cell in enumerate(cells) if cell}
    name = next(iter(head.places_of(ColumnRole.NAME)), None)
    if name not in by_place or is_amount(by_place[name]):
        return False
    if any(head.columns[n] is None for n in by_place):
        return False
    headed = [n for n, column in enumerate(head.columns) if column]
    return not is_sum_row({headed.index(n): cell for n, cell in by_place.items()}, head)


def _with_serials(head: TableHead, rows: Sequence[Sequence[str]]) -> TableHead:
    """Return a head whose first column without a heading has serial numbers in every row."""
    place = next((n for n, column in enumerate(head.columns) if column is None), None)
    if place is None or head.has(ColumnRole.NUMBER):
        return head
    cells = [row[place] for row in rows if len(row) == len(head.columns) and row[place]]
    if len(cells) < 2 or not all(cell.isdecimal() for cell in cells):  # noqa: PLR2004  two at least
        return head
    serials = column_of(SERIALS_HEADING, None)
    return TableHead((*head.columns[:place], serials, *head.columns[place + 1 :]))


def _headed(line: Line, place: int) -> Line:
    cells = list(line.cells)
    cells[place] = SERIALS_HEADING
    return replace(line, raw="\t".join(cells))

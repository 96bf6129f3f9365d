"""Tables one below the other on a sheet, each with headings of its own, as one table.

The first keeps its columns; cells of the others are moved under the headings that mean the same,
and what the first lacks becomes columns at its right. The grid still names cells as the file does.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from model.readers.lists.source.heads import Heads, find_heads, heads_around, unnamed
from model.readers.lists.source.table_columns import places_under
from model.readers.lists.source.table_units import own_units, row_in_yen
from model.readers.tables.amount_heads import is_unit
from model.readers.tables.columns import Role
from model.readers.tables.grid import Cell, Grid, MergedRange, Origin
from model.readers.tables.head_words import has_role, head_key, last_key

_ALIKE = 2
_USUAL: set[Cell] = {"事業名", "事務事業名", "事業名称"}


@dataclass(frozen=True, slots=True)
class _Table:
    """A table: its headings, where it ends, and the column that each of its columns becomes."""

    heads: Heads
    end: int
    places: tuple[int, ...]


def read_tables(grid: Grid) -> tuple[Grid, Heads | None]:
    """Return ``grid`` as one table with its headings; as it is where it has but one.

    Tables that repeat the same headings in the same unit are one table already.
    """
    found = find_heads(grid)
    if found is None:
        return grid, None
    heads = _all_heads(grid, found)
    if all(_is_repeated(grid, each, heads[0]) for each in heads):
        return grid, found
    titles = list(heads[0].titles)
    ends = [each.first for each in heads[1:]] + [len(grid.rows)]
    tables = [
        _Table(each, end, places_under(titles, each.titles))
        for each, end in zip(heads, ends, strict=True)
    ]
    joined = _joined(grid, tables, titles)
    own = [_or_empty(joined, title, c, heads[0].body) for c, title in enumerate(titles)]
    return joined, Heads(heads[0].first, heads[0].count, tuple(own))


def _is_repeated(grid: Grid, heads: Heads, first: Heads) -> bool:
    """Whether a table has the headings of the first one again, and its unit."""
    places = range(len(heads.titles))
    return _keys(heads) == _keys(first) and not own_units(grid, heads, first, places)


def _or_empty(grid: Grid, title: str, column: int, body: int) -> str:
    """The title of a column; none where it has none of its own, and but units stand in it."""
    if title != unnamed(column):
        return title
    texts = (grid.text(row, column) for row in range(body, len(grid.rows)))
    return title if any(text and not is_unit(text) for text in texts) else ""


def _all_heads(grid: Grid, found: Heads) -> list[Heads]:
    """The headings of all tables, from the top."""
    named = [
        column
        for column, title in enumerate(found.titles)
        if has_role(title, Role.NAME, is_strong=True)
    ]
    words = {grid.cell(row, c) for row in range(found.first, found.body) for c in named}
    words = (words | _USUAL) - {None}
    heads: list[Heads] = []
    for row in range(len(grid.rows)):
        if heads and row < heads[-1].body:
            continue
        if found.first <= row < found.body:
            heads.append(found)
        elif not words.isdisjoint(grid.rows[row]):
            around = _printed_again(grid, found, row) or heads_around(grid, row)
            known = {last_key(title) for title in found.titles}
            own = [last_key(title) for title in around.titles if title]
            if sum(key in known for key in own) >= _ALIKE and around.first > _end(heads):
                heads.append(around)
    return heads


def _printed_again(grid: Grid, found: Heads, row: int) -> Heads | None:
    """The headings that were ``found`` where all their rows stand again around ``row``."""
    head = grid.rows[found.first : found.body]
    starts = range(max(row - found.count + 1, found.body), row + 1)
    again = (start for start in starts if grid.rows[start : start + found.count] == head)
    return next((replace(found, first=start) for start in again), None)


def _end(heads: Sequence[Heads]) -> int:
    return heads[-1].body - 1 if heads else -1


def _keys(heads: Heads) -> list[str]:
    return [head_key(title) for title in heads.titles]


def _joined(grid: Grid, tables: Sequence[_Table], titles: Sequence[str]) -> Grid:
    first = tables[0]
    rows = [list(row) for row in grid.rows]
    origins = [Origin(0, "", 0)]
    for table in tables[1:]:
        units = own_units(grid, table.heads, first.heads, table.places)
        if table.places == tuple(range(len(table.places))) and not units:
            continue
        own = {place: column for column, place in enumerate(table.places)}
        origins.append(
            Origin(table.heads.first, "", 0, tuple(own.get(c, c) for c in range(len(titles))))
        )
        if table.end < len(rows):
            origins.append(Origin(table.end, "", 0))
        for number in range(table.heads.first, table.end):
            cells = grid.rows[number]
            if number >= table.heads.body:
                cells = row_in_yen(cells, units)
            rows[number] = _moved_cells(cells, table.places, len(titles))
    head = rows[first.heads.body - 1]
    head += [None] * (len(titles) - len(head))
    for column in range(len(first.heads.titles), len(titles)):
        head[column] = titles[column] or None
    return replace(
        grid,
        rows=rows,
        merged=tuple(_moved_merged(grid, tables)),
        faults={(r, _place(tables, r, c)): why for (r, c), why in grid.faults.items()},
        origins=tuple(origins),
    )


def _moved_cells(cells: Sequence[Cell], places: Sequence[int], width: int) -> list[Cell]:
    moved: list[Cell] = [None] * width
    for column, cell in enumerate(cells):
        if cell is not None:
            moved[places[column]] = cell
    return moved


def _moved_merged(grid: Grid, tables: Sequence[_Table]) -> Iterator[MergedRange]:
    for merged in grid.merged:
        left = _place(tables, merged.top, merged.left)
        right = _place(tables, merged.top, merged.right)
        is_whole = right - left == merged.right - merged.left
        yield replace(merged, left=left, right=right if is_whole else left)


def _place(tables: Sequence[_Table], row: int, column: int) -> int:
    table = next((t for t in reversed(tables) if t.heads.first <= row < t.end), tables[0])
    return table.places[column] if column < len(table.places) else column

"""The units of the tables on a sheet, one in 千円 and another in 円, and of rows by their own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from model.readers.lists.source.heads import Heads, find_heads
from model.readers.lists.source.table_columns import is_priced
from model.readers.tables.amount_heads import (
    UNIT,
    UNITS,
    is_unit,
    titled_unit,
    unit_of,
)
from model.readers.tables.amounts import (
    YenText,
    before_second,
    read_amount,
    without_note,
)
from model.readers.tables.grid import Cell, Grid
from model.readers.tables.head_words import last_key
from model.readers.tables.row_kinds import is_ditto, is_note

_MOST_CAPTIONS = 4
_FULL = 3
_APART = r"[、,，・／/\s]"
_IN_TITLE = re.compile(
    rf"[(（\[【〔](?:[^()（）]*{_APART})?({UNIT})(?:{_APART}.*)?[)）\]】〕]\s*$", re.DOTALL
)
"""What ends a title with its unit: （令和8年度・千円）, （千円、（ ）は再掲）."""
_OF_OTHERS = re.compile(
    rf"\d\s*[(（\[【〔]?\s*{UNIT}|以[上下]|未満|超|程度|概ね|残高|上限|限度|率|総額|総事業費|規模"
)
"""Makes the unit of a title that of something else: 予算 25,300（百万円）, （百万円 以上）."""
_TILL_BRACKET = re.compile("^[^(（]*")
_HEADINGS = ("単位", "金額単位", "金額の単位", "金額(単位)")


def own_units(grid: Grid, heads: Heads, first: Heads, places: Sequence[int]) -> dict[int, int]:
    """Return the unit of a table's columns of amounts, where it is not that of the first table's.

    By column of the table; a unit stands in its heading or above the headings.
    """
    own, above = caption_unit(grid, heads), caption_unit(grid, first)
    units: dict[int, int] = {}
    for column, title in enumerate(heads.titles):
        if not is_priced(title):
            continue
        unit = unit_of(title) or own or above
        place = places[column]
        there = unit_of(first.titles[place]) if place < len(first.titles) else unit_of(title)
        if unit is not None and unit != (there or above):
            units[column] = unit
    return units


def as_shown(grid: Grid) -> Grid:
    """Return ``grid`` with the numbers that cells show under a unit, where formats scale them.

    12,345,678 shown as 12,346 below （千円） is 12345.678 of these. Without a unit, or below 円, it
    is what stands there. ``scaled`` are those that were changed. One that is shown with its unit
    (12,346千円) becomes a text in yen where no other says its unit and all amounts are shown with
    theirs, and is one of ``units`` where that is another one.
    """
    if not grid.scaled and not grid.units:
        return grid
    heads = find_heads(grid)
    above = _unit_above(grid, heads)
    titles = enumerate(heads.titles if heads else ())
    stated = {column: unit for column, title in titles if (unit := unit_of(title))}
    tables = set(units_above(grid.rows))
    rows = list(map(list, grid.rows))
    changed, others = {}, {}
    all_have_unit = heads is None or _all_have_units(grid, heads)
    has_row_units = heads is not None and unit_column(grid, heads) is not None
    for (row, column), unit in () if has_row_units else grid.units.items():
        said, cell = stated.get(column, above), shown_number(grid, row, column, unit)
        if said == unit or isinstance(cell, bool) or not isinstance(cell, int | float):
            continue
        other = shown_number(grid, row, column, said or unit)
        if said is None:
            if all_have_unit:
                rows[row][column] = in_yen(cell, unit)
        elif unit not in tables and not _is_same(cell, unit, other, said):
            others[row, column] = unit
    for (row, column), by in grid.scaled.items():
        shown = shown_number(grid, row, column, stated.get(column, above) or 1)
        is_new = shown is not None and shown != grid.cell(row, column)
        if is_new and not isinstance(rows[row][column], YenText):
            rows[row][column] = shown
            changed[row, column] = by
    return replace(grid, rows=rows, scaled=changed, units=others)


def _all_have_units(grid: Grid, heads: Heads) -> bool:
    """Whether the format of each amount whose heading has no unit names one.

    Beside amounts without one they may be in the same unit: none is known for the table then.
    """
    places = ((r, c) for r in range(heads.body, len(grid.rows)) for c in without_unit(heads.titles))
    return all(at in grid.units or not _is_amount(grid.cell(*at)) for at in places)


def _is_amount(cell: Cell) -> bool:
    return isinstance(cell, int | float) and not isinstance(cell, bool) and cell != 0


def _unit_above(grid: Grid, heads: Heads | None) -> int | None:
    """Return the unit that stands around a list, or that its title may say; None for neither."""
    above = next(iter(units_above(grid.rows)), unit_around(grid))
    guessed = guessed_unit(grid.rows[: heads.first] if heads else [])
    return guessed[1] if above is None and guessed else above


def _is_same(one: float, unit: int, other: Cell, its: int) -> bool:
    """Whether two numbers are the same amount, each in its own unit (in yen)."""
    return isinstance(other, int | float) and abs(one * unit - other * its) < 1


def shown_number(grid: Grid, row: int, column: int, unit: int) -> Cell:
    """Return the cell of an amount of ``unit`` yen, a scaled number as it is shown under that."""
    cell, by = grid.cell(row, column), grid.scaled.get((row, column), 1)
    if by == 1 or unit % by or isinstance(cell, bool) or not isinstance(cell, int | float):
        return cell
    return cell / by if cell % by else cell // by


def without_unit(titles: Sequence[str]) -> list[int]:
    """Return the columns of amounts whose headings name no unit."""
    return [n for n, title in enumerate(titles) if is_priced(title) and unit_of(title) is None]


def row_in_yen(cells: Sequence[Cell], units: Mapping[int, int]) -> list[Cell]:
    """Return the cells of a row, those in columns with ``units`` as texts in yen (``in_yen``)."""
    return [in_yen(cell, units[n]) if n in units else cell for n, cell in enumerate(cells)]


def in_yen(cell: Cell, unit: int) -> Cell:
    """Return an amount of ``unit`` yen as a text that names its unit: 1,200,000円.

    What is doubtful about it stays so: (1,200,000円), 約1,200,000円; so do brackets behind it.
    """
    first = before_second(without_note(cell))
    read = read_amount(first, unit)
    if read.yen is None or read.yen == read_amount(first, unit * 10).yen != 0:
        return cell
    behind = "" if first is cell else _TILL_BRACKET.sub("", str(cell))
    sign = "△" if read.yen < 0 else ""
    if read.is_doubtful and sign:
        return YenText(f"（{abs(read.yen):,}円）{behind}")
    about = "約" if read.is_doubtful and read.has_unit else ""
    return YenText(f"{about}{sign}{abs(read.yen):,}円{behind}")


def caption_unit(grid: Grid, heads: Heads) -> int | None:
    """Return the unit that stands right above a table's headings, or None."""
    for row in range(heads.first - 1, max(heads.first - 1 - _MOST_CAPTIONS, -1), -1):
        if sum(cell is not None for cell in grid.rows[row]) >= _FULL:
            return None
        if units := units_above(grid.rows[row : row + 1]):
            return units[0]
    return None


def units_above(rows: Iterable[Sequence[Cell]]) -> list[int]:
    """Return the units (in yen) that ``rows`` above a table say its amounts are in.

    Those of lines that say nothing else come first, those of titles behind them.
    """
    lines: list[int] = []
    titles: list[int] = []
    for text in (cell for row in rows for cell in row if isinstance(cell, str)):
        if "単位" in text or is_unit(text):
            lines += [unit] if (unit := unit_of(text)) else []
        elif unit := titled_unit(text):
            titles.append(unit)
    return [*lines, *titles]


def unit_around(grid: Grid) -> int | None:
    """Return the unit (in yen) that the name of a sheet or the line above its pages says."""
    return titled_unit(grid.name) or next(iter(units_above([grid.headers])), None)


def guessed_unit(rows: Iterable[Sequence[Cell]]) -> tuple[str, int] | None:
    """Return a line above a table that may say the unit of its amounts, and that unit in yen.

    It stands alone in its row, as titles do; among others it may be a heading (経費（千円）).
    """
    filled = ([cell for cell in row if cell is not None] for row in rows)
    for text in (cells[0] for cells in filled if len(cells) == 1):
        found = _IN_TITLE.search(text) if isinstance(text, str) else None
        if found and isinstance(text, str) and not (_OF_OTHERS.search(text) or is_note(text)):
            return text, UNITS[found[1]]
    return None


def unit_column(grid: Grid, heads: Heads) -> int | None:
    """Return the column under the heading 単位 that has units of money alone; None without one."""
    body = range(heads.body, len(grid.rows))
    for column, title in enumerate(heads.titles):
        if last_key(title) in _HEADINGS:
            texts = [text for row in body if (text := grid.text(row, column))]
            texts = [text for text in texts if text != title and not is_ditto(text)]
            if texts and all(map(is_money_unit, texts)):
                return column
    return None


def is_money_unit(text: str) -> bool:
    """Whether a cell is a unit of money and nothing else: 円, 千円, （百万円）."""
    return text.strip("()（） ") == "円" or is_unit(text)


def in_row_units(grid: Grid, heads: Heads | None) -> Grid:
    """Return ``grid`` with amounts that name the unit of their row, where a column has it.

    An amount whose heading has a unit keeps that, and so do those below a unit of the whole list.
    """
    column = None if heads is None else unit_column(grid, heads)
    if heads is None or column is None or caption_unit(grid, heads):
        return grid
    priced = without_unit(heads.titles)
    rows = list(grid.rows)
    unit: int | None = None
    for number in range(heads.body, len(rows)):
        text = grid.text(number, column)
        if not is_ditto(text):  # 〃 is the unit above
            unit = unit_of(text) or _merged_unit(grid, number, column)
        if unit is not None:
            rows[number] = row_in_yen(rows[number], dict.fromkeys(priced, unit))
    return replace(grid, rows=rows)


def rows_without_unit(grid: Grid, heads: Heads, column: int) -> list[str]:
    """Return the cells of the ``column`` of units that are empty though the row has an amount."""
    priced = without_unit(heads.titles)
    return [
        grid.cell_name(row, column)
        for row in range(heads.body, len(grid.rows))
        if not grid.text(row, column) and _merged_unit(grid, row, column) is None
        if any(read_amount(grid.cell(row, n), 1).yen for n in priced)
    ]


def _merged_unit(grid: Grid, row: int, column: int) -> int | None:
    """Return the unit in a merged cell that begins above ``row``."""
    for merged in grid.merged:
        if merged.left <= column <= merged.right and merged.top < row <= merged.bottom:
            return unit_of(grid.text(merged.top, merged.left))
    return None

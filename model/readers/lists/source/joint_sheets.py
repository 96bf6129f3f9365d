"""Sheets of a workbook that are one list together, as where each department fills in its own."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import zip_longest

from model.readers.lists.source.department_line import department_above
from model.readers.lists.source.heads import Heads
from model.readers.lists.source.list_sheet import ListSheet
from model.readers.lists.source.name_years import years_in_name
from model.readers.lists.source.table_columns import is_priced, with_columns
from model.readers.lists.source.table_units import row_in_yen, units_above, without_unit
from model.readers.tables.amount_heads import unit_of, without_years
from model.readers.tables.grid import Cell, Grid, MergedRange, Origin
from model.readers.tables.row_kinds import is_total
from model.readers.tables.section_signs import LONGEST_TITLE, section_word
from model.text import name_key
from model.wareki import find_fiscal_years

SHEET_NAME = "シート名"
"""The heading of the column that sheets read together have besides their own."""
_SERIAL = re.compile(r"^[\s\d０-９①-⑳]+[._．・)）\-－\s]*(?=\D)")
_HALF = 0.5
_LARGE = 1000
_MOST = 0.7
"""The part of the projects that sheets of years share, at least."""


def alike_sheets(sheets: Sequence[ListSheet], chosen: int) -> tuple[int, ...]:
    """Return the numbers of the sheets that are one list with the one that is ``chosen``.

    Those are not hidden, no examples, and have the same headings; they have other projects
    and names that differ in more than the year, or they have mostly the same projects, and each
    the name of a year.
    """
    own = sheets[chosen]
    if years := _sheets_of_years(sheets, own):
        return years
    found = [chosen]
    known = set(project_names(own))
    for number, sheet in enumerate(sheets):
        if number in found or not all(_is_alike(sheet, sheets[other]) for other in found):
            continue
        if has_other_projects(sheet, known):
            found.append(number)
            known.update(project_names(sheet))
    return tuple(sorted(found))


def _sheets_of_years(sheets: Sequence[ListSheet], own: ListSheet) -> tuple[int, ...]:
    """Return the numbers of the sheets of which each has one year of the projects of ``own``.

    Most projects are in each sheet, and the years follow each other. Sheets whose headings name
    years of their own are none, as a plan that is revised each year has them.
    """
    if any(find_fiscal_years(title) for title in own.known_heads.titles):
        return ()
    names = set(project_names(own))
    called = [sheet.grid.name for sheet in sheets]
    found: dict[int, int] = {}
    for number, sheet in enumerate(sheets):
        years = years_in_name(sheet.grid.name, called)
        if len(years) != 1 or not (sheet is own or _has_same_form(sheet, own)):
            continue
        if without_years(sheet.grid.name) == without_years(own.grid.name):
            others = set(project_names(sheet))
            are_same = len(names & others) >= _MOST * max(len(names), len(others))
            if not are_same or years[0] in found:
                return ()
            found[years[0]] = number
    is_run = bool(found) and max(found) - min(found) == len(found) - 1
    return tuple(sorted(found.values())) if len(found) > 1 and is_run else ()


def join_sheets(sheets: Sequence[ListSheet]) -> ListSheet:
    """Return ``sheets``, which have the same headings, as one, with a column of their names."""
    first = sheets[0]
    heads = first.known_heads
    width = max(sheet.grid.width for sheet in sheets)
    rows = list(first.grid.rows)
    origins = _origins(first, 0, 0)
    merged = list(first.grid.merged)
    faults = dict(first.grid.faults)
    for sheet in (_in_columns_of(first, each) for each in sheets[1:]):
        body = sheet.known_heads.body
        shift = body - len(rows)
        origins += _origins(sheet, len(rows), shift)
        merged += (_moved(m, shift) for m in sheet.grid.merged if m.top >= body)
        faults |= {(r - shift, c): why for (r, c), why in sheet.grid.faults.items() if r >= body}
        rows += _in_unit_of(first, sheet)
    columns = zip_longest(*(sheet.known_heads.titles for sheet in sheets), fillvalue="")
    titles = [next(filter(None, column), "") for column in columns]
    titles += [""] * (width - len(titles))
    title = SHEET_NAME if SHEET_NAME not in titles else f"{SHEET_NAME}（2）"
    grid = Grid(
        name="・".join(sheet.grid.name for sheet in sheets) + "（合わせて読む）",
        rows=rows,
        merged=tuple(merged),
        faults=faults,
        origins=tuple(origins),
        sheet_column=width,
        headers=first.grid.headers,
    )
    names = tuple(sheet.grid.name for sheet in sheets)
    told = tuple(finding for sheet in sheets for finding in sheet.told)
    return ListSheet(grid, Heads(heads.first, heads.count, (*titles, title)), names, told=told)


def _in_columns_of(first: ListSheet, sheet: ListSheet) -> ListSheet:
    """Return a sheet with its columns in the order of the ``first`` one; cells keep their names."""
    places = dict(enumerate(sheet.places_in(first) or ()))
    if all(column == place for column, place in places.items()):
        return sheet
    heads = sheet.known_heads
    columns = sorted(range(sheet.grid.width), key=lambda column: places.get(column, column))
    moved = with_columns(sheet.grid, columns, heads.body)
    titles = tuple(heads.titles[column] for column in columns)
    return replace(sheet, grid=moved, heads=replace(heads, titles=titles))


def _origins(sheet: ListSheet, start: int, shift: int) -> list[Origin]:
    """The origins of a sheet and of its own tables, where they stand among the rows of all."""
    body = sheet.known_heads.body
    office = department_above(sheet.grid.rows[: sheet.known_heads.first])
    own = [origin for origin in sheet.grid.origins if origin.start >= body]
    columns = own[0].columns if own and own[0].start == body else ()
    whole = Origin(start, _called(sheet), shift, columns, _title(sheet), office)
    further = (origin for origin in own if origin.start > body)
    return [whole, *(replace(whole, start=o.start - shift, columns=o.columns) for o in further)]


def _title(sheet: ListSheet) -> str:
    """What a sheet called by a level and a number says above its table that it holds."""
    name = name_key(sheet.grid.name)
    rows = sheet.grid.rows[: sheet.known_heads.first]
    texts = (cell.strip() for row in rows for cell in row if isinstance(cell, str))
    longer = (t for t in texts if name_key(t).startswith(name) and len(t) <= LONGEST_TITLE)
    return next(longer, "") if section_word(sheet.grid.name) else ""


def _is_alike(sheet: ListSheet, own: ListSheet) -> bool:
    is_other_year = without_years(sheet.grid.name) == without_years(own.grid.name)
    return not is_other_year and _has_same_form(sheet, own)


def _has_same_form(sheet: ListSheet, own: ListSheet) -> bool:
    if sheet.grid.is_hidden or sheet.is_example or sheet.heads is None:
        return False
    are_known = _units(sheet) == _units(own) or all(map(_has_plain_unit, (sheet, own)))
    return sheet.has_same_heads(own) and are_known


def _has_plain_unit(sheet: ListSheet) -> bool:
    """Whether one unit stands above a sheet, no heading names another, no number has no heading.

    A large number below a heading that is none of amounts may be one yet.
    """
    titles = sheet.known_heads.titles
    others = [n for n, title in enumerate(titles) if not is_priced(title)]
    rows = sheet.grid.rows[sheet.known_heads.body :]
    cells = (row[n] for row in rows for n in others if n < len(row))
    is_plain = not any(isinstance(cell, int | float) and abs(cell) >= _LARGE for cell in cells)
    is_stated = stated_unit(sheet) is not None and not any(map(unit_of, titles))
    return is_stated and is_plain


def stated_unit(sheet: ListSheet) -> int | None:
    """Return the one unit (in yen) that stands above a sheet's headings; None for none or more."""
    units = _units(sheet)
    return next(iter(units)) if len(units) == 1 else None


def _units(sheet: ListSheet) -> set[int]:
    """The units that stand above a sheet's headings, or above its pages."""
    return set(units_above([*sheet.grid.rows[: sheet.known_heads.first], sheet.grid.headers]))


def _in_unit_of(first: ListSheet, sheet: ListSheet) -> list[list[Cell]]:
    """Return the rows of a sheet below its headings, amounts of another unit with that unit."""
    rows = sheet.grid.rows[sheet.known_heads.body :]
    unit = stated_unit(sheet)
    if unit is None or unit == stated_unit(first):
        return rows
    units = dict.fromkeys(without_unit(sheet.known_heads.titles), unit)
    return [row_in_yen(row, units) for row in rows]


def project_names(sheet: ListSheet) -> list[str]:
    """Return the names of a sheet's projects, for comparing; none where no heading names them."""
    column = sheet.name_column
    if column is None:
        return []
    rows: Iterable[int] = range(sheet.known_heads.body, len(sheet.grid.rows))
    texts = (text for row in rows if (text := sheet.grid.text(row, column)))
    return [name_key(text) for text in texts if not is_total(text)]


def has_other_projects(sheet: ListSheet, known: Collection[str]) -> bool:
    """Whether a sheet has projects, of which most are not among the names ``known``."""
    names = project_names(sheet)
    return sum(name in known for name in names) < _HALF * len(names)


def _called(sheet: ListSheet) -> str:
    """A sheet's name without the serial number that keeps the sheets in order; years stay."""
    name = sheet.grid.name
    return name if years_in_name(name) else _SERIAL.sub("", name) or name


def _moved(merged: MergedRange, shift: int) -> MergedRange:
    return replace(merged, top=merged.top - shift, bottom=merged.bottom - shift)

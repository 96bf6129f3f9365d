"""Columns of departments with marks below them (企画課 ◎, 福祉課 ○) as one column of names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from model.finding import Finding, Severity
from model.readers.department_names import is_office
from model.readers.lists.source.department_line import department_above
from model.readers.lists.source.heads import Heads
from model.readers.lists.source.list_sheet import ListSheet
from model.readers.tables.columns import Role
from model.readers.tables.grid import Grid
from model.readers.tables.head_words import JOINT, has_role, head_key, meanings
from model.readers.tables.place_names import column_letter, named_sheet

_LEADING = "◎●★☆■主"
_TICKS = frozenset(f"{_LEADING}○◯〇△▲□◇◆✓✔レ関副・")
_LEAST = 2
_ENDINGS = ("課", "室")
"""What departments end in; ○ below 東センター or 農村部 may say where a project is."""
_IN_CHARGE, _OTHERS = "担当課", "関係課"


def name_ticked_offices(sheet: ListSheet) -> ListSheet:
    """Return a sheet whose ticked departments stand by name in the first of their columns.

    Those with ◎ come first. They are in charge where no other column, no line above and no name of
    a sheet says who is. A sheet without such columns stays as it is, else it is ``plain``.
    """
    grid, heads = sheet.grid, sheet.heads
    columns = _ticked(grid, heads) if heads else []
    if heads is None or len(columns) < _LEAST:
        return sheet
    names = {column: heads.titles[column].split(JOINT)[-1] for column in columns}
    rows = [*grid.rows]
    for number in range(heads.body, len(rows)):
        ticks = {c: text for c in columns if (text := grid.text(number, c)) in _TICKS}
        if ticks:
            lead_first = sorted(ticks, key=lambda column: ticks[column] not in _LEADING)
            named = "、".join(names[column] for column in lead_first)
            own = {**dict.fromkeys(columns), columns[0]: named}
            rows[number] = [own.get(c, grid.cell(number, c)) for c in range(grid.width)]
    titles = ["" if column in names else title for column, title in enumerate(heads.titles)]
    is_known = _names_departments(titles, Role.BUREAU) or _has_department(sheet)
    titles[columns[0]] = _OTHERS if is_known else _IN_CHARGE
    letters = f"{column_letter(columns[0])}～{column_letter(columns[-1])}列"
    message = f"◎や○の付いた課の名前を、「{titles[columns[0]]}」として読みました。"
    return replace(
        sheet,
        grid=replace(grid, rows=rows),
        heads=replace(heads, titles=tuple(titles)),
        told=(*sheet.told, Finding(Severity.NOTICE, named_sheet(grid.name) + letters, message)),
        plain=sheet,
    )


def _has_department(sheet: ListSheet) -> bool:
    """Whether a line above a sheet's headings, or the name of a sheet, is a department."""
    above = department_above(sheet.grid.rows[: sheet.known_heads.first])
    return any(name.endswith(_ENDINGS) for name in (above, *(sheet.parts or (sheet.grid.name,))))


def _ticked(grid: Grid, heads: Heads) -> list[int]:
    """Return the columns under the name of a department that hold nothing but ticks."""
    found = []
    for column, title in enumerate(heads.titles):
        *above, last = title.split(JOINT)
        is_named = is_office(last) and (_names_departments(above) or last.endswith(_ENDINGS))
        if is_named and not meanings(last):
            texts = {grid.text(row, column) for row in range(heads.body, len(grid.rows))}
            own = {text for text in texts if head_key(text) == head_key(last)}
            if texts - own - {""} and texts - own - {""} <= _TICKS:
                found.append(column)
    return found


def _names_departments(titles: Sequence[str], *others: Role) -> bool:
    return any(has_role(title, Role.DEPARTMENT, *others) for title in titles)

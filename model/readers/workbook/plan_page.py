"""The sheet 計画 of a plan workbook: title page, names of levels, meanings of marks, notes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from model.plan import PlanHeading
from model.project import Flag
from model.readers.workbook.cells import CellReader, SlipError
from model.readers.workbook.sheets import FormSheet, SheetRow
from model.text import name_key
from model.workbook.form import (
    CITY_ITEM,
    EXTRA_ITEM,
    FLAG_ITEM,
    LEVEL_ITEM,
    NOTE_ITEM,
    PLAN,
    TITLE_ITEM,
    VERSION,
    VERSION_ITEM,
    YEAR_ITEM,
)

_MOST_LEVELS = 20
_Items = Mapping[str, Sequence[SheetRow]]


class NewerFormError(SlipError):
    """The workbook was written by a newer version of the program."""


@dataclass(frozen=True, slots=True)
class PlanPage:
    """What the sheet 計画 says of the whole plan, in a ``version`` of the form.

    ``levels`` are from the top. ``extras`` are the extra headings of the plan in their order, as
    far as it names them, each with the head of the column of amounts where its words stand (empty:
    in a column of its own).
    """

    version: int
    heading: PlanHeading
    levels: tuple[str, ...]
    flags: tuple[Flag, ...]
    notes: tuple[str, ...]
    extras: Mapping[str, str]


def read_plan_page(sheet: FormSheet, cells: CellReader) -> PlanPage:
    """Return what the sheet 計画 says.

    Raises SlipError where something has no meaning, NewerFormError for a newer form.
    """
    items: dict[str, list[SheetRow]] = {}
    for row in sheet.rows():
        items.setdefault(name_key(cells.text(row, "項目")), []).append(row)
    version = _read_version(items, cells)
    levels = _read_levels(items, cells)
    flags = tuple(
        Flag(cells.key(row, "値"), cells.text(row, "説明")) for row in items.get(FLAG_ITEM, ())
    )
    years = items.get(name_key(YEAR_ITEM)) or items.get("年度") or ()
    heading = PlanHeading(
        _first_value(items, TITLE_ITEM, cells),
        _first_value(items, CITY_ITEM, cells),
        next((cells.year(row, "値") for row in years), None),
    )
    notes = tuple(cells.text(row, "値") for row in items.get(NOTE_ITEM, ()))
    extras = {cells.text(row, "値"): cells.text(row, "説明") for row in items.get(EXTRA_ITEM, ())}
    return PlanPage(version, heading, levels, flags, notes, extras)


def _read_version(items: _Items, cells: CellReader) -> int:
    row = next(iter(items.get(VERSION_ITEM, ())), None)
    if row is None:
        raise SlipError(f"{PLAN}シート", f"「{VERSION_ITEM}」の行がありません")
    version = cells.number(row, "値")
    if version is not None and version > VERSION:
        raise NewerFormError(row.where, "このプログラムより新しい版で保存された計画ブックです")
    return VERSION if version is None else version


def _read_levels(items: _Items, cells: CellReader) -> tuple[str, ...]:
    levels = tuple(cells.text(row, "値") for row in items.get(LEVEL_ITEM, ()))
    if not levels:
        raise SlipError(f"{PLAN}シート", f"「{LEVEL_ITEM}」の行がありません")
    if len(levels) > _MOST_LEVELS:
        raise SlipError(f"{PLAN}シート", f"「{LEVEL_ITEM}」は{_MOST_LEVELS}行までです")
    return levels


def _first_value(items: _Items, item: str, cells: CellReader) -> str:
    return next((cells.text(row, "値") for row in items.get(item, ())), "")

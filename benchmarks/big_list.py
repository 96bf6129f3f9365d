"""The big invented plan as a city would keep it: a list of one project a row, CSV or workbook."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import openpyxl

from benchmarks.big_plan import big_plan
from model.plan import Section

HEADS = (
    "目標",
    "施策",
    "取組",
    "事業名",
    "事業概要",
    "担当課",
    "新規/拡充",
    "R6予算額(千円)",
    "備考",
)


def list_rows(size: int) -> Iterator[tuple[object, ...]]:
    """Yield the rows of the list, the sections named in each."""
    for section in big_plan(size, departments=100).sections:
        yield from _rows(section, ())


def _rows(section: Section, above: tuple[str, ...]) -> Iterator[tuple[object, ...]]:
    titles = (*above, section.title)
    for row in section.listings:
        yield (
            *titles,
            row.name,
            row.description,
            row.printed_departments,
            row.flag.mark if row.flag else None,
            row.project.amounts[0].yen // 1000,
            f"{row.index}番",
        )
    for child in section.children:
        yield from _rows(child, titles)


def write_csv_list(size: int, path: Path) -> None:
    """Write the list as CSV with BOM, as Excel saves it."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([HEADS, *list_rows(size)])


def write_workbook_list(size: int, path: Path) -> None:
    """Write the list as a workbook of one sheet."""
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("一覧")
    for row in [HEADS, *list_rows(size)]:
        sheet.append(row)
    book.save(path)

"""Workbooks for tests: written, opened, and what is looked for in their sheets."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl

from reports.document import Document, Part, Parts
from reports.table import BodyRow, Column, Table, Text
from reports.xlsx.writer import write_workbook


def written(document: Document, folder: Path, **how):
    write_workbook(document, folder / "book.xlsx")
    return openpyxl.load_workbook(folder / "book.xlsx", **how)


def document_of(*texts: str) -> Document:
    columns = (Column("a", "見出し"),)
    rows = tuple(BodyRow((Text(text),)) for text in texts)
    part = Part("part", "部", (Table(columns, rows),))
    return Document("帳票", "計画", "市", date(2026, 4, 1), Parts((part,)), has_cover=False)


def formulas(sheet):
    for row in sheet.iter_rows():
        for cell in row:
            if cell.data_type == "f":
                yield cell


def locations(sheet) -> list[str]:
    cells = (cell for row in sheet.iter_rows() for cell in row if cell.hyperlink)
    return [cell.hyperlink.location for cell in cells]


def names_of(row):
    return [f"{openpyxl.utils.get_column_letter(column)}{number}" for number, column in row]

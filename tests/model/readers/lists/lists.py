"""Lists made for tests: rows as CSV text, or as a workbook with merged cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import openpyxl

from model.listing import format_path
from model.plan import PlanHeading
from model.readers.lists.source.list_source import ListSource, list_from_content, list_from_text
from model.readers.reading import Reading
from model.readers.source import read_plan

Rows = Sequence[Sequence[object]]


def csv_text(rows: Rows, delimiter: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return out.getvalue()


def book_bytes(
    sheets: Mapping[str, Rows], merged: Iterable[str] = (), hidden: Iterable[str] = ()
) -> bytes:
    """Return a workbook; ``merged`` are ranges of its first sheet."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([None if cell == "" else cell for cell in row])
        sheet.sheet_state = "hidden" if name in hidden else "visible"
    for place in merged:
        book.worksheets[0].merge_cells(place)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def list_of(rows: Rows) -> ListSource:
    return list_from_text(csv_text(rows), "一覧.csv")


def book_of(rows: Rows, *merged: str) -> ListSource:
    return list_from_content(book_bytes({"一覧": rows}, merged), "一覧.xlsx")


def read_rows(folder: Path, rows: Rows, *merged: str, year: int | None = None) -> Reading:
    """Return ``rows`` read from a workbook in ``folder``, its columns guessed."""
    path = folder / "一覧.xlsx"
    path.write_bytes(book_bytes({"一覧": rows}, merged))
    return read_plan(path, PlanHeading("", "", year))


def messages(reading: Reading) -> str:
    return "\n".join(f"{finding.where} {finding.told_by_command}" for finding in reading.findings)


def titles(reading: Reading) -> list[str]:
    return [f"{format_path(s.path)} {s.title}" for s in reading.plan.walk()]


def amounts(reading: Reading) -> list[list[tuple[int, str]]]:
    return [[(a.yen, a.label) for a in project.amounts] for project in reading.plan.projects]

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest

from model.selection import Selection
from model.view import pick_from_plan
from reports.cell_text import NOTHING
from reports.content.booklet.report import build_booklet
from reports.content.departments.report import build_departments
from reports.options import ReportOptions
from reports.progress import NoProgress
from reports.sheet_line import LineKind
from reports.sheet_lines import sheet_lines
from reports.xlsx.writer import write_workbook


@pytest.mark.parametrize("build", [build_booklet, build_departments])
def test_the_lines_of_a_table_are_the_rows_of_the_sheet_that_is_written(
    built_in, options: ReportOptions, tmp_path: Path, build
):
    """Cell by cell where a cell holds a text; figures have their format on the sheet alone."""
    document = build(pick_from_plan(built_in.plan, Selection()), options)
    write_workbook(document, tmp_path / "book.xlsx")
    book = openpyxl.load_workbook(tmp_path / "book.xlsx", data_only=True)
    compared = 0
    for sheet, written in zip(sheet_lines(document, NoProgress()), book, strict=True):
        rows = [[cell.value for cell in row] for row in written.iter_rows()]
        kinds = (LineKind.HEAD, LineKind.BODY, LineKind.TOTAL)
        for kind, texts in sheet.lines:
            if kind in kinds:
                assert any(_is_shown(texts, row) for row in rows), (sheet.name, texts)
                compared += 1
            elif kind is LineKind.GROUP:
                assert texts[0] in {row[0] for row in rows}, sheet.name
    assert compared > 400


def test_the_cover_says_the_same_as_the_sheet_that_is_written(
    built_in, options: ReportOptions, tmp_path: Path
):
    document = build_departments(pick_from_plan(built_in.plan, Selection()), options)
    write_workbook(document, tmp_path / "book.xlsx")
    written = openpyxl.load_workbook(tmp_path / "book.xlsx").worksheets[0]
    column = [str(cell.value) for (cell,) in written.iter_rows(max_col=1) if cell.value]
    told = next(iter(sheet_lines(document, NoProgress()))).lines
    shown = [texts[0] for kind, texts in told if kind in (LineKind.TITLE, LineKind.RUNNING)]
    assert shown[: len(document.facts) + 3] == column[: len(document.facts) + 3]


def _is_shown(texts: tuple[str, ...], row: Sequence[object]) -> bool:
    cells = zip(texts, row, strict=False)
    return all(
        text[-1:].isdigit() or text == NOTHING
        if isinstance(value, int | float)
        else _bare(text) == _bare(value or "")
        for text, value in cells
    )


def _bare(text: object) -> str:
    """Without line breaks, and without the place that a sheet adds to a relisted name."""
    name = str(text).partition("\n→ ")[0].partition(" → ")[0]
    return name.replace("\n", "").replace(" ", "")

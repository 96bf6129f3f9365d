"""Forms as they come back: what their totals say of what a clerk put into them."""

from __future__ import annotations

import openpyxl
import pytest

from model.readers.reading import Reading
from model.selection import Selection
from model.view import pick_from_plan
from reports.content.departments.report import build_departments
from reports.options import ReportOptions
from tests.reports.xlsx.books import written
from tests.reports.xlsx.office import Office

pytestmark = pytest.mark.rendering

AMOUNT = "事業費（千円）"


def test_texts_put_in_for_amounts_are_told_and_not_taken_for_relisted_rows(
    built_in: Reading, tmp_path
):
    view = pick_from_plan(built_in.plan, Selection(departments=frozenset({"広報課"})))
    book = written(build_departments(view, ReportOptions()), tmp_path)
    sheet = book["広報課"]
    (head,) = (cell for cells in sheet.iter_rows() for cell in cells if cell.value == AMOUNT)
    below = (cell for (cell,) in sheet.iter_rows(min_col=head.column, max_col=head.column))
    first, second, third, *_ = (cell for cell in below if not cell.protection.locked)
    first.value, second.value, third.value = 200, "未定", "1,500"
    (tmp_path / "filled").mkdir()
    book.save(tmp_path / "filled" / "book.xlsx")
    out = tmp_path / "recalculated"
    Office(tmp_path / "office").convert("xlsx", [tmp_path / "filled" / "book.xlsx"], out)
    sheet = openpyxl.load_workbook(out / "book.xlsx", data_only=True)["広報課"]
    totals = [cells for cells in sheet.iter_rows() if str(cells[0].value).startswith("合計")]
    (total,) = totals
    assert total[0].value == "合計　掲載11件（うち再掲4件）　※数でない金額 2件を除く"
    assert total[head.column - 1].value == 200

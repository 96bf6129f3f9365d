from __future__ import annotations

import re
import zipfile
from pathlib import Path

import openpyxl
import pytest

from model.plan import Plan
from model.selection import Selection
from model.view import pick_from_plan
from reports.content.summary import build_summary
from reports.options import ReportOptions
from reports.xlsx.writer import write_workbook


@pytest.fixture(params=["built_in", "two_goals"])
def book(request, options: ReportOptions, tmp_path: Path) -> Path:
    value = request.getfixturevalue(request.param)
    plan = value if isinstance(value, Plan) else value.plan
    path = tmp_path / "book.xlsx"
    write_workbook(build_summary(pick_from_plan(plan, Selection()), options), path)
    return path


def charts_of(path: Path):
    (sheet,) = openpyxl.load_workbook(path).worksheets
    return sheet, sheet._charts


def words(title) -> str:
    return "".join(run.t for paragraph in title.tx.rich.p for run in paragraph.r)


def test_charts_have_titles_and_axes_with_units(book: Path):
    _, charts = charts_of(book)
    assert len(charts) >= 2
    for chart in charts:
        assert words(chart.title)
        assert re.search("（(件|千円)）$", words(chart.y_axis.title))
        assert words(chart.x_axis.title) in ("区分", "所管課")
        assert not chart.x_axis.delete
        assert not chart.y_axis.delete


def test_charts_show_the_cells_of_their_table_and_carry_their_values(book: Path):
    sheet, charts = charts_of(book)
    for chart in charts:
        for series in chart.series:
            for ref, cache in (
                (series.cat.strRef.f, series.cat.strRef.strCache),
                (series.val.numRef.f, series.val.numRef.numCache),
            ):
                cells = [
                    cell.value
                    for part in ref.strip("()").split(",")
                    for (cell,) in sheet[part.split("!")[1].replace("$", "")]
                ]
                assert len(cells) == cache.ptCount > 1
                assert [point.v for point in cache.pt] == cells


def test_charts_say_in_words_what_they_show(book: Path):
    with zipfile.ZipFile(book) as package:
        drawing = package.read("xl/drawings/drawing1.xml").decode()
    told = re.findall(r'descr="([^"]+)"', drawing)
    assert len(told) == len(charts_of(book)[1])
    assert all("最も大きいのは" in text for text in told)


def test_a_chart_lies_over_no_row_with_text(book: Path):
    sheet, charts = charts_of(book)
    for chart in charts:
        for row in range(chart.anchor._from.row + 1, chart.anchor.to.row + 1):
            assert not any(cell.value for cell in sheet[row])

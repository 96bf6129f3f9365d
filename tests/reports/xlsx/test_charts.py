from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from model.plan import Plan
from model.readers.reading import Reading
from model.selection import Selection
from model.view import pick_from_plan
from reports.content.summary import build_summary
from reports.options import ReportOptions
from reports.typesetting.fonts import load_font
from reports.xlsx.layout.chart_layout import shape_chart
from reports.xlsx.layout.measures import line_count, narrow_points_of, points_of
from reports.xlsx.writer import write_workbook
from tests.reports.content.priced_plans import of_years, priced, view_of

LIBREOFFICE = 20 / 3 / 7
"""The part of their width that columns have there."""
EMU = 12_700
"""English Metric Units in a point."""


@pytest.fixture(params=["built_in", "two_goals"])
def book(request, options: ReportOptions, tmp_path: Path) -> Path:
    value = request.getfixturevalue(request.param)
    plan = value if isinstance(value, Plan) else value.plan
    path = tmp_path / "book.xlsx"
    write_workbook(build_summary(pick_from_plan(plan, Selection()), options), path)
    return path


def charts_of(path: Path):
    """Return (sheet, chart) for every chart."""
    sheets: list[Any] = openpyxl.load_workbook(path).worksheets
    return [(sheet, chart) for sheet in sheets for chart in sheet._charts]


def words(title) -> str:
    return "".join(run.t for paragraph in title.tx.rich.p for run in paragraph.r)


def test_charts_have_titles_and_axes_with_units(book: Path):
    charts = charts_of(book)
    assert len(charts) >= 2
    for _, chart in charts:
        assert words(chart.title)
        assert re.search("（(件|千円)）$", words(chart.y_axis.title))
        assert chart.x_axis.title is None  # that of the chart says whose figures they are
        assert not chart.x_axis.delete
        assert not chart.y_axis.delete


def test_bars_begin_at_nothing_and_only_they_have_figures(book: Path):
    for _, chart in charts_of(book):
        assert chart.y_axis.scaling.min == 0
        longest = max(float(point.v) for point in chart.series[0].val.numRef.numCache.pt)
        assert chart.y_axis.scaling.max >= longest
        assert chart.series[0].dLbls.showVal
        assert chart.y_axis.number_format.formatCode == ";;;"  # which shows nothing


def test_a_figure_below_nothing_has_room_between_its_bar_and_its_name(
    options: ReportOptions, tmp_path: Path
):
    view = view_of(priced("見守り", of_years(y2024=15_300_000, y2025=-7_600_000)))
    write_workbook(build_summary(view, options), tmp_path / "book.xlsx")
    years = charts_of(tmp_path / "book.xlsx")[0][1]
    start, end = years.y_axis.scaling.min, years.y_axis.scaling.max
    characters = len("△7,600")
    assert -7_600 - start > characters * 0.02 * (end - start)
    assert end >= 15_300


def test_charts_show_the_cells_of_their_table_and_carry_their_values(book: Path):
    for sheet, chart in charts_of(book):
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
        names = [name for name in package.namelist() if "drawings/drawing" in name]
        drawings = "".join(package.read(name).decode() for name in names)
    told = re.findall(r'descr="([^"]+)"', drawings)
    assert len(told) == len(charts_of(book))
    assert all("最も大きいのは" in text for text in told)


def test_the_frame_of_a_chart_is_printed_where_columns_are_narrowest(book: Path):
    for sheet, chart in charts_of(book):
        last = sheet.max_column
        to = chart.anchor.to
        width = sheet.column_dimensions[get_column_letter(last)].width - 5 / 7
        assert to.col < last
        if to.col == last - 1:
            assert to.colOff / EMU < narrow_points_of(width)


def test_a_chart_lies_over_no_row_with_text(book: Path):
    for sheet, chart in charts_of(book):
        for row in range(chart.anchor._from.row + 1, chart.anchor.to.row + 2):
            assert not any(cell.value for cell in sheet[row])


def test_the_summary_of_a_city_takes_two_pages_and_its_panels_share_a_scale(
    built_in: Reading, options: ReportOptions, tmp_path: Path
):
    path = tmp_path / "book.xlsx"
    write_workbook(build_summary(pick_from_plan(built_in.plan, Selection()), options), path)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["会議用概要", "所管課別の集計"]
    assert not any(sheet.row_breaks.brk for sheet in book)
    panels = [chart for sheet, chart in charts_of(path) if sheet.title == "所管課別の集計"]
    assert len(panels) == 3
    assert len({chart.y_axis.scaling.max for chart in panels}) == 1
    assert sum(chart.series[0].val.numRef.numCache.ptCount for chart in panels) == 55


def test_names_have_the_room_that_they_take_beside_the_bars(book: Path):
    for sheet, chart in charts_of(book):
        widths = [sheet.column_dimensions[get_column_letter(n)].width for n in range(1, 30)]
        start, end = chart.anchor._from, chart.anchor.to
        points = (
            sum(points_of(width - 5 / 7) for width in widths[start.col : end.col])
            + (end.colOff - start.colOff) / 12_700
        )
        room = chart.layout.manualLayout.x * points * LIBREOFFICE
        size = chart.x_axis.txPr.p[0].pPr.defRPr.sz / 100
        for point in chart.series[0].cat.strRef.strCache.pt:
            assert line_count(point.v, room, size) <= 3


def test_a_name_that_libreoffice_sets_wider_than_its_room_is_given_more_lines_or_smaller_type():
    name = "産業経済・農林水産部デジタル・トランスフォーメーション推進課(15担当)"
    shape = shape_chart([name] * 30, [1.0] * 30, 481, 760, is_beside=False)
    size = shape.names_size
    parted = 0.3 * size * len(["課(", "5担", "当)"])
    assert shape.lines > 1 or load_font().text_width(name, size) + parted < shape.left

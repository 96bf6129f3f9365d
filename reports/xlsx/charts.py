"""Charts of tables as native charts of the workbook: they refer to the cells of the table.

A chart carries the texts and values that its cells have (ECMA-376 Part 1, 21.2.2.121 numCache,
21.2.2.200 strCache), so that a reader that does not compute shows it too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any

from openpyxl.chart import BarChart
from openpyxl.chart.axis import ChartLines
from openpyxl.chart.data_source import (
    AxDataSource,
    NumData,
    NumDataSource,
    NumRef,
    NumVal,
    StrData,
    StrRef,
    StrVal,
)
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.series import Series as BookSeries
from openpyxl.chart.series import SeriesLabel
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.chart.text import Text as ChartText
from openpyxl.chart.title import Title
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.spreadsheet_drawing import AnchorMarker, TwoCellAnchor
from openpyxl.drawing.text import (
    CharacterProperties,
    Font,
    Paragraph,
    ParagraphProperties,
    RegularTextRun,
    RichTextProperties,
)
from openpyxl.utils import get_column_letter

from reports.amounts import grouped
from reports.document import Chart
from reports.table import BodyRow, Column, ColumnKind, Count, Input, Text, Total, Yen
from reports.xlsx.cells import exact
from reports.xlsx.grid import Grid
from reports.xlsx.names import quoted
from reports.xlsx.sheet import PlacedChart, Series
from reports.xlsx.styles import AMOUNT, COUNT, FONT
from reports.xlsx.table_cells import in_unit_exactly
from reports.xlsx.table_rows import TableRows

_BAR, _AROUND, _LEAST = 15.0, 80.0, 150.0
_BAR_OF_PAIR, _BAR_OF_PANEL, _AROUND_BESIDE = 22.0, 11.5, 50.0
_SMALL = 16
"""The most bars of a chart beside which another one may stand."""
_BETWEEN = 8.0
_INSET = 2.0
"""The points by which charts stand inside the print area, so that their frames are printed."""
_ROOM = 0.14
"""The part of the longest bar that a character behind it takes."""
_MOST_OF_PAGE = 0.9
_FILLS = ("3C6E9F", "9DB9D3", "1F3550", "C9D6E2")
_GREYS = ("595959", "A6A6A6", "262626", "D0D0D0")
_LINES = "BFC5CC"
_TITLE_SIZE, _SIZE, _SMALL_SIZE = 11.0, 9.0, 8.0
_NOTHING = ";;;"
"""The number format that shows nothing."""
_EMU = 12_700
"""English Metric Units in a point (ECMA-376 Part 1, 20.1.10.16 ST_Coordinate)."""


def rows_of_charts(charts: Sequence[Chart], tables: Sequence[TableRows]) -> list[list[Chart]]:
    """Return charts that follow each other as they stand: small ones in pairs, panels in a row.

    Raises ValueError where the part has no such table.
    """
    rows: list[list[Chart]] = []
    for chart in charts:
        panels = _table_of(chart, tables).panels(chart)
        is_small = len(panels) == 1 and len(chart.rows) <= _SMALL
        if is_small and rows and len(rows[-1]) == 1 and len(rows[-1][0].rows) <= _SMALL:
            rows[-1].append(chart)
        else:
            rows.append(panels)
    return rows


def charts_height(charts: Sequence[Chart], page: float) -> float:
    """Return the points that charts side by side take of a page ``page`` points high."""
    bars = max(len(chart.rows) * max(1.0, 0.7 * len(chart.values)) for chart in charts)
    bar, around = _BAR, _AROUND
    if len(charts) > 1:
        bar, around = _BAR_OF_PANEL if _are_panels(charts) else _BAR_OF_PAIR, _AROUND_BESIDE
    return min(max(around + bars * bar, _LEAST), page * _MOST_OF_PAGE)


def place_charts(
    charts: Sequence[Chart], rows: tuple[int, int], tables: Sequence[TableRows], width: float
) -> Iterator[PlacedChart]:
    """Yield ``charts`` with the cells that they show, side by side on ``rows`` of the sheet.

    ``width`` is that of the sheet in points. Panels of one chart share the scale of its values.
    """
    placed = [_placed(chart, _table_of(chart, tables)) for chart in charts]
    ends = [_end_of_scale([chart]) for chart in placed]
    if _are_panels(charts):
        ends = [_end_of_scale(placed)] * len(placed)
    share = (width - 2 * _INSET + _BETWEEN) / len(placed)
    for number, (chart, most) in enumerate(zip(placed, ends, strict=True)):
        left = _INSET + number * share
        yield replace(
            chart,
            row=rows[0],
            end=rows[1] + 1,
            left=left,
            right=left + share - _BETWEEN,
            is_beside=len(charts) > 1,
            most=most if len(charts) > 1 else None,
        )


def _are_panels(charts: Sequence[Chart]) -> bool:
    """Whether charts side by side are parts of one, and not a pair."""
    return len({(chart.table, chart.values) for chart in charts}) < len(charts)


def _end_of_scale(charts: Sequence[PlacedChart]) -> float | None:
    """Return where the scale of ``charts`` ends that leaves room for figures behind the bars.

    None where there are values below 0.
    """
    values = [float(v) for chart in charts for series in chart.series for v in series.values if v]
    if not values or min(values) < 0 or max(values) == 0:
        return None
    return max(values) * (1 + _ROOM * len(grouped(round(max(values)))))


def _table_of(chart: Chart, tables: Sequence[TableRows]) -> TableRows:
    shown = next((rows for rows in tables if rows.table.key == chart.table), None)
    if shown is None:
        raise ValueError(f"no table {chart.table}")
    return shown


def _placed(chart: Chart, rows: TableRows) -> PlacedChart:
    kind = _column(rows, chart.values[0]).kind
    return PlacedChart(
        chart=chart,
        row=0,
        end=0,
        left=0,
        right=0,
        is_beside=False,
        most=None,
        labels=_series(chart, chart.labels, rows),
        series=tuple(_series(chart, key, rows) for key in chart.values),
        format=AMOUNT if kind is ColumnKind.YEN else COUNT,
    )


def native_chart(placed: PlacedChart, sheet: str, grid: Grid, *, grey: bool) -> BarChart:
    """Return the chart for the sheet named ``sheet``, whose columns are those of ``grid``."""
    chart: Any = BarChart()  # the types of openpyxl's descriptors are narrower than what they take
    chart.type, chart.gapWidth, chart.style = "bar", 40, 2
    chart.title = _title(placed.chart.title, _SIZE if placed.is_beside else _TITLE_SIZE)
    chart.title.overlay = False
    chart.y_axis.title = _title(placed.chart.axis, _SIZE)
    if not placed.is_beside:  # there is no room for it
        chart.x_axis.title = _title(placed.labels.head, _SIZE)
    _set_axes(chart, placed)
    if placed.is_beside:  # the bars have their figures
        chart.y_axis.number_format, chart.y_axis.majorGridlines = _NOTHING, None
    if placed.most is not None:
        chart.y_axis.scaling.min, chart.y_axis.scaling.max = 0, placed.most
    fills = _GREYS if grey else _FILLS
    for number, series in enumerate(placed.series):
        chart.series.append(_book_series(number, series, placed, sheet, fills[number % 4]))
    if len(placed.series) == 1:
        chart.legend = None
    chart.visible_cells_only = False  # an outline that is folded hides no bars
    chart.anchor = TwoCellAnchor(
        editAs="oneCell",
        _from=_marker(grid, placed.left, placed.row),
        to=_marker(grid, placed.right, placed.end),
    )
    made: BarChart = chart
    return made


def _marker(grid: Grid, points: float, row: int) -> AnchorMarker:
    """Return the place ``points`` from the left edge of the sheet, at the top of ``row``."""
    column = 1
    while column < grid.last and points >= grid.points(column, column):
        points -= grid.points(column, column)
        column += 1
    return AnchorMarker(col=column - 1, colOff=round(points * _EMU), row=row - 1)


def _column(rows: TableRows, key: str) -> Column:
    return next(column for column in rows.table.columns if column.key == key)


def _series(chart: Chart, key: str, rows: TableRows) -> Series:
    index = [column.key for column in rows.table.columns].index(key)
    column = rows.table.columns[index]
    values = []
    for number in chart.rows:
        row = rows.table.rows[number]
        cell = row.cells[index] if isinstance(row, BodyRow) else None
        match cell:
            case Text():
                values.append(cell.text)
            case Count() | Yen() | Total() | Input() if cell.value is not None:
                is_money = column.kind is ColumnKind.YEN
                value = in_unit_exactly(cell.value, rows.unit) if is_money else cell.value
                values.append(exact(value))
            case _:
                values.append("")
    places = [rows.sheet_row(number) for number in chart.rows]
    at = rows.column_of(chart.rows[0], key)
    return Series(column.title, at, _stretches(places), tuple(values))


def _stretches(places: Sequence[int]) -> tuple[tuple[int, int], ...]:
    """Return neighbouring rows as (first, last)."""
    cuts = [i for i, (before, after) in enumerate(pairwise(places), 1) if after != before + 1]
    return tuple(
        (places[first], places[last - 1]) for first, last in pairwise([0, *cuts, len(places)])
    )


def _ref(series: Series, sheet: str) -> str:
    letter = get_column_letter(series.column)
    parts = [
        f"{quoted(sheet)}!${letter}${first}:${letter}${last}" for first, last in series.stretches
    ]
    return parts[0] if len(parts) == 1 else f"({','.join(parts)})"


def _book_series(
    number: int, series: Series, placed: PlacedChart, sheet: str, fill: str
) -> BookSeries:
    labels = placed.labels
    names = [StrVal(idx=i, v=text) for i, text in enumerate(labels.values)]
    values = [NumVal(idx=i, v=text) for i, text in enumerate(series.values) if text]
    made = BookSeries(
        idx=number,
        order=number,
        tx=SeriesLabel(v=series.head),
        cat=AxDataSource(
            strRef=StrRef(f=_ref(labels, sheet), strCache=StrData(ptCount=len(names), pt=names))
        ),
        val=NumDataSource(
            numRef=NumRef(
                f=_ref(series, sheet),
                numCache=NumData(formatCode=placed.format, ptCount=len(names), pt=values),
            )
        ),
        spPr=GraphicalProperties(solidFill=fill, ln=LineProperties(solidFill="404040", w=6350)),
    )
    made.invertIfNegative = False
    made.dLbls = DataLabelList(
        showVal=True,
        showSerName=False,
        showCatName=False,
        showLegendKey=False,
        showPercent=False,
        numFmt=placed.format,
        txPr=_rich(_SIZE),
    )
    return made


def _set_axes(chart: BarChart, placed: PlacedChart) -> None:
    """Names run from the top down, figures along the foot; both axes are shown."""
    names, values = chart.x_axis, chart.y_axis
    names.scaling.orientation = "maxMin"
    names.delete = values.delete = False
    names.tickLblPos, values.tickLblPos = "low", "nextTo"
    names.tickLblSkip = 1
    values.crosses = "max"
    values.number_format = COUNT
    lines = GraphicalProperties(ln=LineProperties(solidFill=_LINES))
    values.majorGridlines = ChartLines(spPr=lines)
    is_dense = len(placed.labels.values) > _SMALL
    names.txPr = _rich(_SMALL_SIZE if placed.is_beside else _SIZE, breaks=not is_dense)
    values.txPr = _rich(_SIZE)


def _title(text: str, size: float) -> Title:
    words = _characters(size)
    title = Title()
    title.tx = _text(text, words)
    title.overlay = False
    return title


def _text(text: str, words: CharacterProperties) -> ChartText:
    paragraph = Paragraph(
        pPr=ParagraphProperties(defRPr=words), r=[RegularTextRun(rPr=words, t=text)]
    )
    return ChartText(rich=RichText(p=[paragraph]))


def _rich(size: float, *, breaks: bool = False) -> RichText:
    """Return how texts are set; LibreOffice ``breaks`` long ones where they are not turned."""
    return RichText(
        bodyPr=RichTextProperties(rot=0, vert="horz") if breaks else None,
        p=[Paragraph(pPr=ParagraphProperties(defRPr=_characters(size)), endParaRPr=None)],
    )


def _characters(size: float) -> CharacterProperties:
    font = Font(typeface=FONT)
    return CharacterProperties(sz=int(size * 100), b=False, latin=font, ea=font)

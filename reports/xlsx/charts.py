"""Charts of tables as native charts of the workbook: they refer to the cells of the table.

A chart carries the texts and values that its cells have (ECMA-376 Part 1, 21.2.2.121 numCache,
21.2.2.200 strCache), so that a reader that does not compute shows it too.
"""

from __future__ import annotations

from collections.abc import Sequence
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
)
from openpyxl.utils import get_column_letter

from reports.document import Chart
from reports.table import BodyRow, Column, ColumnKind, Count, Input, Text, Total, Yen
from reports.xlsx.cells import exact
from reports.xlsx.names import quoted
from reports.xlsx.sheet import PlacedChart, Series
from reports.xlsx.styles import AMOUNT, COUNT, FONT
from reports.xlsx.table_cells import in_unit_exactly
from reports.xlsx.table_rows import TableRows

_BAR, _AROUND, _LEAST = 15.0, 80.0, 150.0
_MOST_OF_PAGE = 0.9
_FILLS = ("3C6E9F", "9DB9D3", "1F3550", "C9D6E2")
_GREYS = ("595959", "A6A6A6", "262626", "D0D0D0")
_LINES = "BFC5CC"
_TITLE_SIZE, _SIZE = 11.0, 9.0


def chart_height(chart: Chart, page: float) -> float:
    """Return the points that a chart takes of a page ``page`` points high."""
    bars = len(chart.rows) * max(1.0, 0.7 * len(chart.values))
    return min(max(_AROUND + bars * _BAR, _LEAST), page * _MOST_OF_PAGE)


def place_chart(chart: Chart, rows: tuple[int, int], tables: Sequence[TableRows]) -> PlacedChart:
    """Return ``chart`` with the cells of its table that it shows, to stand on ``rows``.

    Raises ValueError where the part has no such table.
    """
    shown = next((rows for rows in tables if rows.table.key == chart.table), None)
    if shown is None:
        raise ValueError(f"no table {chart.table}")
    series = tuple(_series(chart, key, shown) for key in chart.values)
    kind = _column(shown, chart.values[0]).kind
    return PlacedChart(
        chart=chart,
        row=rows[0],
        end=rows[1] + 1,
        labels=_series(chart, chart.labels, shown),
        series=series,
        format=AMOUNT if kind is ColumnKind.YEN else COUNT,
    )


def native_chart(placed: PlacedChart, sheet: str, columns: int, *, grey: bool) -> BarChart:
    """Return the chart for the sheet named ``sheet``, over its first ``columns`` columns."""
    chart: Any = BarChart()  # the types of openpyxl's descriptors are narrower than what they take
    chart.type, chart.gapWidth, chart.style = "bar", 40, 2
    chart.title = _title(placed.chart.title, _TITLE_SIZE)
    chart.title.overlay = False
    chart.y_axis.title = _title(placed.chart.axis, _SIZE)
    chart.x_axis.title = _title(placed.labels.head, _SIZE)
    _set_axes(chart)
    fills = _GREYS if grey else _FILLS
    for number, series in enumerate(placed.series):
        chart.series.append(_book_series(number, series, placed, sheet, fills[number % 4]))
    if len(placed.series) == 1:
        chart.legend = None
    chart.visible_cells_only = False  # an outline that is folded hides no bars
    chart.anchor = TwoCellAnchor(
        editAs="oneCell",
        _from=AnchorMarker(col=0, row=placed.row - 1),
        to=AnchorMarker(col=columns, row=placed.end - 1),
    )
    made: BarChart = chart
    return made


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
    return Series(column.title, rows.places[index], _stretches(places), tuple(values))


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


def _set_axes(chart: BarChart) -> None:
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
    names.txPr = values.txPr = _rich(_SIZE)


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


def _rich(size: float) -> RichText:
    return RichText(
        p=[Paragraph(pPr=ParagraphProperties(defRPr=_characters(size)), endParaRPr=None)]
    )


def _characters(size: float) -> CharacterProperties:
    font = Font(typeface=FONT)
    return CharacterProperties(sz=int(size * 100), b=False, latin=font, ea=font)

"""Charts of tables as native charts of the workbook: they refer to the cells of the table.

A chart carries the texts and values that its cells have (ECMA-376 Part 1, 21.2.2.121 numCache,
21.2.2.200 strCache), so that a reader that does not compute shows it too.
"""

from __future__ import annotations

from typing import Any

from openpyxl.chart import BarChart
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

from reports.xlsx.file.names import quoted
from reports.xlsx.file.styles import FONT
from reports.xlsx.layout.chart_layout import INSET, SIZE
from reports.xlsx.layout.grid import Grid
from reports.xlsx.layout.measures import row_height
from reports.xlsx.sheets.sheet import PlacedChart, Series

_FILL = "3C6E9F"
_GREY = "595959"
_NOTHING = ";;;"
"""The number format that shows nothing."""
_EMU = 12_700
"""English Metric Units in a point (ECMA-376 Part 1, 20.1.10.16 ST_Coordinate)."""


def native_chart(placed: PlacedChart, sheet: str, grid: Grid, *, grey: bool) -> BarChart:
    """Return the chart for the sheet named ``sheet``, whose columns are those of ``grid``."""
    chart: Any = BarChart()  # the types of openpyxl's descriptors are narrower than what they take
    chart.type, chart.gapWidth, chart.style = "bar", 40, 2
    shape = placed.shape
    chart.title = _title(placed.chart.title, shape.title_size)
    chart.y_axis.title = _title(placed.chart.axis, SIZE)
    _set_axes(chart, placed)
    if placed.scale:
        chart.y_axis.scaling.min, chart.y_axis.scaling.max = placed.scale
    chart.series.append(_book_series(placed, sheet, _GREY if grey else _FILL))
    chart.legend = None
    height = (placed.end - placed.row) * row_height(1) - 2 * INSET
    chart.layout = shape.layout(height, placed.part)
    chart.visible_cells_only = False  # an outline that is folded hides no bars
    chart.anchor = TwoCellAnchor(
        editAs="oneCell",
        _from=_marker(grid, placed.left, placed.row, INSET),
        to=_marker(grid, placed.right, placed.end - 1, row_height(1) - INSET),
    )
    made: BarChart = chart
    return made


def _marker(grid: Grid, points: float, row: int, below: float) -> AnchorMarker:
    """Return the place ``points`` from the left edge of the sheet, ``below`` the top of ``row``."""
    column, into = grid.column_at(points)
    return AnchorMarker(
        col=column - 1, colOff=round(into * _EMU), row=row - 1, rowOff=round(below * _EMU)
    )


def _ref(series: Series, sheet: str) -> str:
    letter = get_column_letter(series.column)
    parts = [
        f"{quoted(sheet)}!${letter}${first}:${letter}${last}" for first, last in series.stretches
    ]
    return parts[0] if len(parts) == 1 else f"({','.join(parts)})"


def _book_series(placed: PlacedChart, sheet: str, fill: str) -> BookSeries:
    labels, series = placed.labels, placed.series
    names = [StrVal(idx=i, v=text) for i, text in enumerate(labels.values)]
    values = [NumVal(idx=i, v=text) for i, text in enumerate(series.values) if text]
    made = BookSeries(
        idx=0,
        order=0,
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
        txPr=_rich(SIZE),
    )
    return made


def _set_axes(chart: BarChart, placed: PlacedChart) -> None:
    """Names run from the top down; the axis of figures has a title, but no figures."""
    names, values = chart.x_axis, chart.y_axis
    names.scaling.orientation = "maxMin"
    names.delete = values.delete = False
    names.tickLblPos, values.tickLblPos = "low", "nextTo"
    names.tickLblSkip, names.majorTickMark = 1, "none"
    values.crosses = "max"
    values.number_format, values.majorGridlines = _NOTHING, None  # the bars have their figures
    names.txPr = _rich(placed.shape.names_size, breaks=True)
    values.txPr = _rich(SIZE)


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


class _Unbroken(RichTextProperties):
    """Properties of a text in one line, which openpyxl takes for those of any text."""

    def to_tree(self, *arguments: Any, **named: Any) -> Any:
        node = super().to_tree(*arguments, **named)
        node.set("wrap", "none")
        return node


def _rich(size: float, *, breaks: bool = False) -> RichText:
    """Return how texts are set; LibreOffice ``breaks`` long ones where they are not turned."""
    kind = RichTextProperties if breaks else _Unbroken
    return RichText(
        bodyPr=kind(rot=0, vert="horz"),
        p=[Paragraph(pPr=ParagraphProperties(defRPr=_characters(size)), endParaRPr=None)],
    )


def _characters(size: float) -> CharacterProperties:
    font = Font(typeface=FONT)
    return CharacterProperties(sz=int(size * 100), b=False, latin=font, ea=font)

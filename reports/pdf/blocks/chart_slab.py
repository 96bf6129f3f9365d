"""Bar charts as vectors: bars that lie, a value at the end of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reports.cell_text import cell_text
from reports.document import Chart
from reports.pdf.drawing.boxes import Box, FillBox, LinesBox, RuleBox, Slab, TextBox, moved
from reports.pdf.drawing.style import CHART, CHART_TITLE, HAIRLINE, NOTE
from reports.pdf.file.tags import Tag
from reports.pdf.tables.table_style import TableStyle
from reports.table import Table, Yen
from reports.typesetting.breaker import Line
from reports.typesetting.fonts import load_font

_TITLE_ROOM = 18.0
_MOST_LABEL = 0.53  # of the width
_GAP = 5.0
_BAR = 6.5
_AROUND_BAR = 1.5
_ROW_GAP = 3.5
_COLUMN_GAP = 16.0
_PER_COLUMN = 20
_MOST_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class _Bar:
    label: tuple[Line, ...]
    value: int
    text: str


def chart_slab(chart: Chart, table: Table, width: float, style: TableStyle, parent: Tag) -> Slab:
    """Return ``chart`` of ``table``, ``width`` points wide; many bars stand in columns."""
    tag = Tag("Figure", parent, chart.alternative)
    count = min(_MOST_COLUMNS, -(-len(chart.rows) // _PER_COLUMN))
    column_width = (width - (count - 1) * _COLUMN_GAP) / count
    bars = _bars(chart, table, style, column_width)
    per_column = -(-len(bars) // count)
    boxes, room = _title(chart, width, style, tag)
    heights = []
    for number in range(count):
        setter = _ColumnSetter(column_width, bars, style, tag)
        x = number * (column_width + _COLUMN_GAP)
        shown = bars[number * per_column : (number + 1) * per_column]
        boxes += moved(setter.set_bars(shown), x, room)
        heights.append(setter.height)
    return Slab(room + max(heights, default=0.0) + 8, tuple(boxes), before=8)


def side_by_side(slabs: Sequence[Slab], step: float) -> Slab:
    """Return one slab that holds ``slabs``, each ``step`` points further to the right."""
    boxes: list[Box] = []
    for number, slab in enumerate(slabs):
        boxes += moved(slab.boxes, number * step, 0.0)
    return Slab(max(slab.height for slab in slabs), tuple(boxes), before=slabs[0].before)


class _ColumnSetter:
    """Sets bars below each other, in the measure of ``all_bars``: those of all columns.

    Values below zero lie to the left of the line at which bars begin, their figures to its right.
    """

    def __init__(self, width: float, all_bars: Sequence[_Bar], style: TableStyle, tag: Tag) -> None:
        font = load_font()
        self._palette, self._tag, self.height = style.palette, tag, 0.0
        self._labels = max(line.width for bar in all_bars for line in bar.label)
        figures = max(font.text_width(bar.text, CHART.size) for bar in all_bars)
        left = self._labels + _GAP
        most, least = (end(0, *(bar.value for bar in all_bars)) for end in (max, min))
        self._per_one = (width - left - figures - _GAP) / ((most - least) or 1)
        self._zero = left - least * self._per_one

    def set_bars(self, bars: Sequence[_Bar]) -> list[Box]:
        """Return the boxes of ``bars``, which are some of all."""
        boxes = [box for bar in bars for box in self._set_bar(bar)]
        line = RuleBox(self._zero, -2, self._zero, self.height, HAIRLINE * 2, self._palette.ink)
        return [*boxes, line]

    def _set_bar(self, bar: _Bar) -> list[Box]:
        lines = len(bar.label) * CHART.leading
        height = max(lines, _BAR + _AROUND_BAR) + _ROW_GAP
        middle = self.height + (height - _ROW_GAP) / 2
        length = abs(bar.value) * self._per_one
        left = self._zero - length * (bar.value < 0)
        behind = max(left + length, self._zero) + 3
        baseline = middle + CHART.size * 0.36
        ink, first = self._palette.ink, middle - lines / 2 + CHART.size
        self.height += height
        return [
            LinesBox(0, first, bar.label, CHART, ink, self._tag, self._labels, align=1.0),
            FillBox(left, middle - _BAR / 2, length, _BAR, self._palette.accent),
            TextBox(behind, baseline, bar.text, CHART, ink, self._tag),
        ]


def _title(chart: Chart, width: float, style: TableStyle, tag: Tag) -> tuple[list[Box], float]:
    """Return title and axis, which stands below where there is no room beside, and their room."""
    palette, size = style.palette, CHART_TITLE.size
    axis_width = load_font().text_width(chart.axis, NOTE.size)
    title_width = load_font(CHART_TITLE.weight).text_width(chart.title, size)
    below = NOTE.leading if title_width + _GAP + axis_width > width else 0.0
    boxes: list[Box] = [
        TextBox(0, size, chart.title, CHART_TITLE, palette.ink, tag),
        TextBox(width - axis_width, size + below, chart.axis, NOTE, palette.faint, tag),
    ]
    return boxes, _TITLE_ROOM + below


def _bars(chart: Chart, table: Table, style: TableStyle, width: float) -> list[_Bar]:
    kind = next(column.kind for column in table.columns if column.key == chart.values)
    most, font = width * _MOST_LABEL, load_font()
    return [
        _Bar(
            style.phrases.break_lines(name, most, font, CHART.size),
            value,
            cell_text(Yen(value), kind, style.unit),
        )
        for name, value in chart.bars(table)
    ]

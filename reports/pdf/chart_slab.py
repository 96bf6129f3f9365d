"""Bar charts as vectors: bars that lie, a value at the end of each, tones that part in grey."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reports.cell_text import cell_text
from reports.document import Chart
from reports.pdf.boxes import Box, FillBox, LinesBox, RuleBox, Slab, TextBox, moved
from reports.pdf.style import CHART, CHART_TITLE, HAIRLINE, NOTE, Colour
from reports.pdf.table_style import TableStyle
from reports.pdf.tags import Tag
from reports.table import BodyRow, Count, Input, Row, Table, Text, Total, TotalRow, Yen
from reports.typesetting.breaker import Line
from reports.typesetting.fonts import load_font
from reports.typesetting.phrases import Phrases

_TITLE_ROOM = 18.0
_MOST_LABEL = 0.53  # of the width
_GAP = 5.0
_BAR = 6.5
_ROW_GAP = 3.5
_COLUMN_GAP = 16.0
_PER_COLUMN = 20
_MOST_COLUMNS = 3


@dataclass(frozen=True, slots=True)
class _Bar:
    label: tuple[Line, ...]
    values: tuple[int, ...]
    texts: tuple[str, ...]


def chart_slab(chart: Chart, table: Table, width: float, style: TableStyle, parent: Tag) -> Slab:
    """Return ``chart`` of ``table``, ``width`` points wide; many bars stand in columns."""
    tag = Tag("Figure", parent, chart.alternative)
    count = min(_MOST_COLUMNS, -(-len(chart.rows) // _PER_COLUMN))
    column_width = (width - (count - 1) * _COLUMN_GAP) / count
    bars = _bars(chart, table, style, column_width)
    per_column = -(-len(bars) // count)
    boxes = _title(chart, table, width, style, tag)
    most = max((abs(value) for bar in bars for value in bar.values), default=0)
    heights = []
    for number in range(count):
        shown = bars[number * per_column : (number + 1) * per_column]
        setter = _ColumnSetter(column_width, most, style, tag)
        x = number * (column_width + _COLUMN_GAP)
        boxes += moved(setter.set_bars(shown, bars), x, _TITLE_ROOM)
        heights.append(setter.height)
    return Slab(_TITLE_ROOM + max(heights, default=0.0) + 8, tuple(boxes), before=8)


def side_by_side(slabs: Sequence[Slab], step: float) -> Slab:
    """Return one slab that holds ``slabs``, each ``step`` points further to the right."""
    boxes: list[Box] = []
    for number, slab in enumerate(slabs):
        boxes += moved(slab.boxes, number * step, 0.0)
    return Slab(max(slab.height for slab in slabs), tuple(boxes), before=slabs[0].before)


class _ColumnSetter:
    def __init__(self, width: float, most: int, style: TableStyle, tag: Tag) -> None:
        self._width, self._most, self._palette, self._tag = width, most, style.palette, tag
        self.height = 0.0

    def set_bars(self, bars: Sequence[_Bar], all_bars: Sequence[_Bar]) -> list[Box]:
        """Return the boxes of ``bars``; widths go by the labels and values of ``all_bars``."""
        font = load_font()
        labels = max(line.width for bar in all_bars for line in bar.label)
        texts = max(font.text_width(text, CHART.size) for bar in all_bars for text in bar.texts)
        left = labels + _GAP
        room = self._width - left - texts - _GAP
        boxes: list[Box] = []
        for bar in bars:
            boxes += self._set_bar(bar, left, room)
        boxes.append(RuleBox(left, -2, left, self.height, HAIRLINE * 2, self._palette.ink))
        return boxes

    def _set_bar(self, bar: _Bar, left: float, room: float) -> list[Box]:
        lines, series = len(bar.label) * CHART.leading, len(bar.values) * (_BAR + 1.5)
        height = max(lines, series) + _ROW_GAP
        first = self.height + (height - _ROW_GAP - lines) / 2 + CHART.size
        palette = self._palette
        boxes: list[Box] = [
            LinesBox(0, first, bar.label, CHART, palette.ink, self._tag, left - _GAP, align=1.0)
        ]
        y = self.height + (height - _ROW_GAP - series) / 2 + 0.75
        for number, (value, text) in enumerate(zip(bar.values, bar.texts, strict=True)):
            length = room * abs(value) / self._most if self._most else 0.0
            tone = _tones(palette.accent, palette.line)[number % 2]
            boxes.append(FillBox(left, y, length, _BAR, tone))
            x, baseline = left + length + 3, y + _BAR / 2 + CHART.size * 0.36
            boxes.append(TextBox(x, baseline, text, CHART, palette.ink, self._tag))
            y += _BAR + 1.5
        self.height += height
        return boxes


def _tones(first: Colour, second: Colour) -> tuple[Colour, Colour]:
    return first, second


def _title(chart: Chart, table: Table, width: float, style: TableStyle, tag: Tag) -> list[Box]:
    palette = style.palette
    axis_width = load_font().text_width(chart.axis, NOTE.size)
    boxes: list[Box] = [
        TextBox(0, CHART_TITLE.size, chart.title, CHART_TITLE, palette.ink, tag),
        TextBox(width - axis_width, CHART_TITLE.size, chart.axis, NOTE, palette.faint, tag),
    ]
    if len(chart.values) > 1:
        boxes += _legend(chart, table, style, tag)
    return boxes


def _legend(chart: Chart, table: Table, style: TableStyle, tag: Tag) -> list[Box]:
    titles = {column.key: column.title for column in table.columns}
    tones = _tones(style.palette.accent, style.palette.line)
    x = load_font(CHART_TITLE.weight).text_width(chart.title, CHART_TITLE.size) + 14
    boxes: list[Box] = []
    for number, key in enumerate(chart.values):
        boxes.append(FillBox(x, CHART_TITLE.size - _BAR, _BAR, _BAR, tones[number % 2]))
        x += _BAR + 3
        boxes.append(TextBox(x, CHART_TITLE.size, titles[key], NOTE, style.palette.ink, tag))
        x += load_font().text_width(titles[key], NOTE.size) + 10
    return boxes


def _bars(chart: Chart, table: Table, style: TableStyle, width: float) -> list[_Bar]:
    places = {column.key: index for index, column in enumerate(table.columns)}
    bars = []
    for index in chart.rows:
        row = table.rows[index]
        values = [_value(row, places[key]) for key in chart.values]
        texts = [
            cell_text(Yen(value), table.columns[places[key]].kind, style.unit)
            for key, value in zip(chart.values, values, strict=True)
        ]
        label = _label(row, places[chart.labels], width * _MOST_LABEL, style.phrases)
        bars.append(_Bar(label, tuple(values), tuple(texts)))
    return bars


def _value(row: Row, place: int) -> int:
    cell = row.cells[place] if isinstance(row, BodyRow | TotalRow) else None
    return (cell.value or 0) if isinstance(cell, Count | Yen | Input | Total) else 0


def _label(row: Row, place: int, width: float, phrases: Phrases) -> tuple[Line, ...]:
    cell = row.cells[place] if isinstance(row, BodyRow | TotalRow) else None
    text = cell.text if isinstance(cell, Text) else ""
    return phrases.break_lines(text, width, load_font(), CHART.size)

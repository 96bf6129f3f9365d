from __future__ import annotations

from collections import defaultdict
from typing import Any

import pytest

from model.money import Unit
from reports.content.totals.charts import bar_chart
from reports.pdf.blocks.chart_slab import chart_slab
from reports.pdf.drawing.boxes import FillBox, LinesBox, RuleBox, TextBox
from reports.pdf.drawing.style import Palette
from reports.pdf.file.tags import Tag
from reports.pdf.tables.columns import NaturalWidths
from reports.pdf.tables.table_style import TableStyle
from reports.table import BodyRow, Column, ColumnKind, Table, Text, Yen
from reports.typesetting.fonts import load_font
from reports.typesetting.phrases import Phrases

NAMES = ("見守り", "公園の手入れ", "基金の取崩し")
WIDTH = 300.0


def boxes_of(*thousands: int, title: str = "事業費", what: str = "事業費") -> dict[type, list[Any]]:
    """Return the boxes of a chart of amounts, by their kind."""
    columns = (Column("name", "事業名"), Column("amount", "事業費", ColumnKind.YEN))
    amounts = zip(NAMES, thousands, strict=True)
    rows = tuple(BodyRow((Text(name), Yen(amount * 1000))) for name, amount in amounts)
    table = Table(columns, rows, key="amounts")
    (chart,) = bar_chart(table, title, "name", "amount", Unit.THOUSAND, what)
    natural = NaturalWidths(Unit.THOUSAND)
    style = TableStyle(Palette(), Unit.THOUSAND, 700.0, natural, Phrases(()), {})
    boxes = defaultdict(list)
    for box in chart_slab(chart, table, WIDTH, style, Tag("Document")).boxes:
        boxes[type(box)].append(box)
    return boxes


@pytest.mark.parametrize("thousands", [(30, 20, 10), (30, 20, -10), (-30, -20, -10), (0, 0, 0)])
def test_bars_begin_at_one_line_and_lie_to_the_left_of_it_where_they_are_below_zero(thousands):
    boxes = boxes_of(*thousands)
    (zero,) = [rule.x for rule in boxes[RuleBox] if rule.x == rule.to_x]
    for amount, bar in zip(thousands, boxes[FillBox], strict=True):
        begins, ends = bar.x, bar.x + bar.width
        assert (ends if amount < 0 else begins) == pytest.approx(zero)
    lengths = [bar.width for bar in boxes[FillBox]]
    longest = max(map(abs, thousands)) or 1
    assert lengths == pytest.approx([max(lengths) * abs(each) / longest for each in thousands])


@pytest.mark.parametrize("thousands", [(30, 20, 10), (30, 20, -10), (-30, -20, -10)])
def test_names_bars_and_figures_do_not_touch(thousands):
    boxes = boxes_of(*thousands)
    names = max(line.width for box in boxes[LinesBox] for line in box.lines)
    figures = [box for box in boxes[TextBox] if box.text in {f"{each:,}" for each in thousands}]
    figures += [box for box in boxes[TextBox] if box.text.startswith(("△", "-", "−"))]
    assert len(figures) == len(thousands)
    for bar, figure in zip(boxes[FillBox], sorted(figures, key=lambda box: box.y), strict=True):
        assert names < bar.x
        assert bar.x + bar.width < figure.x < WIDTH


@pytest.mark.parametrize("what", ["個別事業費", "個別事業費の計と、そのほかの事業費"])
def test_a_title_does_not_touch_the_name_of_the_axis(what: str):
    title = "区分別の個別事業費の計（令和6年度）"
    boxes = boxes_of(30, 20, 10, title=title, what=what)
    (named,) = [box for box in boxes[TextBox] if box.text == title]
    (axis,) = [box for box in boxes[TextBox] if box.text.startswith(what)]
    ends = named.x + load_font(named.type.weight).text_width(named.text, named.type.size)
    assert ends < axis.x or named.y + axis.type.size < axis.y
    assert axis.y < min(box.y for box in boxes[LinesBox])

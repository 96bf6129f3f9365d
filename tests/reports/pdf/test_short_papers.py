"""Papers of a page or two: what gives way so that they stay short."""

from __future__ import annotations

from reports.document import Chart, Document, Part, Parts
from reports.pdf.pages.laid_out import lay_out
from reports.table import BodyRow, Column, ColumnKind, Count, Table, Text
from tests.conftest import DAY


def charts_on(document: Document) -> tuple[int, int]:
    """How many pages a paper has, and how many charts stand on them."""
    laid_out = lay_out(document)
    charts = [block for part in laid_out.document.parts for block in part.blocks]
    return len(laid_out.body), sum(isinstance(block, Chart) for block in charts)


def paper_with_charts(rows: int, charts: int) -> Document:
    columns = (Column("name", "課"), Column("count", "件", ColumnKind.COUNT))
    body = tuple(BodyRow((Text(f"第{number}課"), Count(1))) for number in range(rows))
    bars = tuple(range(30))
    drawn = [
        Chart(f"図{number}", "t", "name", "count", bars, "事業数（件）", "棒グラフ。")
        for number in range(charts)
    ]
    blocks = (Table(columns, body, key="t"), *drawn)
    parts = Parts((Part("part", "概要", blocks),))
    return Document("概要", "計画", "市", DAY, parts, has_cover=False)


def test_a_chart_that_would_make_a_meeting_read_a_third_page_is_left_out():
    assert charts_on(paper_with_charts(50, 2)) == (2, 2)
    assert charts_on(paper_with_charts(65, 3)) == (2, 1)
    assert charts_on(paper_with_charts(90, 1)) == (3, 1)  # nothing is won

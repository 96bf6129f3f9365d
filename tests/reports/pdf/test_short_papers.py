"""Papers of a page or two: what gives way so that they stay short."""

from __future__ import annotations

from dataclasses import replace

from model.plan import Plan
from reports.content.summary import build_summary
from reports.document import Block, Chart, Document, Part, Parts
from reports.pdf.drawing.boxes import LinesBox
from reports.pdf.pages.laid_out import lay_out
from reports.table import BodyRow, Column, ColumnKind, Count, Table, Text
from tests.conftest import DAY
from tests.plans import whole_view


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
    blocks: tuple[Block, ...] = (Table(columns, body, key="t"), *drawn)
    parts = Parts((Part("part", "概要", blocks),))
    return Document("概要", "計画", "市", DAY, parts, has_cover=False)


def test_a_chart_that_would_make_a_meeting_read_a_third_page_is_left_out():
    assert charts_on(paper_with_charts(50, 2)) == (2, 2)
    assert charts_on(paper_with_charts(65, 3)) == (2, 1)
    assert charts_on(paper_with_charts(90, 1)) == (3, 1)  # nothing is won


def test_a_heading_of_a_short_paper_is_as_large_as_its_sisters(two_goals: Plan, options):
    """Totals by department are a part of their own, but stand among the others."""
    sizes = {
        box.lines[0].text: box.type.size
        for sheet in lay_out(build_summary(whole_view(two_goals), options)).body
        for _, _, slab in sheet.placed
        for box in slab.boxes
        if isinstance(box, LinesBox)
    }
    assert sizes["所管課別の集計"] == sizes["印別の集計"]


def test_a_plan_whose_long_name_is_cut_beside_the_day_says_so():
    document = replace(paper_with_charts(1, 0), subject="まちづくり総合計画" * 20)
    first = lay_out(document).body[0].placed[0][2].boxes[0]
    assert isinstance(first, LinesBox)
    [line] = first.lines
    assert line.text.endswith("…")

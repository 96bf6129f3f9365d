from __future__ import annotations

import io
from dataclasses import replace
from typing import Any

import pypdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.plan import Plan
from model.selection import Selection
from model.view import pick_from_plan
from reports.catalogue import REPORTS
from reports.content.booklet.report import build_booklet
from reports.options import ReportOptions
from reports.page import Binding, Imposing, Imposition, Page, Paper
from reports.pdf.drawing.imposition import Side, impose
from reports.pdf.drawing.style import MM, grid_of
from reports.pdf.pages.laid_out import lay_out
from reports.pdf.writer import draw
from tests.plans import whole_view


def sides_of(count: int, page: Page, **settings) -> tuple[Side, ...]:
    page = page._replace(imposition=Imposition(**settings))
    return impose(count, page, grid_of(page))


def numbers(side: Side) -> list[int]:
    """The pages of a side from left to right (or top to bottom), counted from 1."""
    return [placed.page + 1 for placed in sorted(side.pages, key=lambda p: (p.x, p.y))]


def test_a_left_bound_booklet_of_eight_pages_has_them_in_the_order_of_its_folds():
    sides = sides_of(8, Page(), way=Imposing.BOOKLET)
    assert [numbers(side) for side in sides] == [[8, 1], [2, 7], [6, 3], [4, 5]]


def test_a_right_bound_booklet_is_its_mirror_image():
    sides = sides_of(8, Page(binding=Binding.RIGHT), way=Imposing.BOOKLET)
    assert [numbers(side) for side in sides] == [[1, 8], [7, 2], [3, 6], [5, 4]]


def test_pages_that_are_not_there_leave_blank_halves():
    sides = sides_of(5, Page(), way=Imposing.BOOKLET)
    assert [numbers(side) for side in sides] == [[1], [2], [3], [4, 5]]
    assert sides[0].pages[0].x >= sides[0].width / 2 - 1


def test_landscape_pages_are_stacked_and_folded_at_their_long_side():
    (outer, inner) = sides_of(4, Page(landscape=True), way=Imposing.BOOKLET)
    assert outer.height > outer.width
    assert [placed.page for placed in sorted(outer.pages, key=lambda p: p.y)] == [3, 0]
    assert [placed.page for placed in sorted(inner.pages, key=lambda p: p.y)] == [1, 2]


@pytest.mark.parametrize(
    ("way", "sheet", "scale"),
    [
        (Imposing.BOOKLET, None, 1.0),  # A4 on A3
        (Imposing.BOOKLET, Paper.A4, 210 / 297),  # A5 on A4
        (Imposing.TWO_UP, None, 210 / 297),
        (Imposing.TWO_UP, Paper.A3, 1.0),
    ],
)
def test_pages_keep_their_size_where_the_sheet_allows(way, sheet, scale):
    side = sides_of(8, Page(), way=way, sheet=sheet)[0]
    assert side.pages[0].scale == pytest.approx(scale)


def test_inner_sheets_creep_towards_the_fold():
    sides = sides_of(12, Page(), way=Imposing.BOOKLET, creep=0.5)
    lefts = [min(placed.x for placed in side.pages) for side in sides]
    assert lefts == pytest.approx([0, 0, 0.5 * MM, 0.5 * MM, MM, MM])
    rights = [max(placed.x for placed in side.pages) - side.width / 2 for side in sides]
    assert rights == pytest.approx([0, 0, -0.5 * MM, -0.5 * MM, -MM, -MM])


@given(
    st.integers(1, 60),
    st.sampled_from(Imposing),
    st.sampled_from(Binding),
    st.sampled_from([*Paper, None]),
    st.booleans(),
)
def test_every_page_is_printed_once_and_on_the_sheet(count, way, binding, sheet, landscape):
    page = Page(landscape=landscape, binding=binding)
    sides = sides_of(count, page, way=way, sheet=sheet, creep=0.0)
    grid = grid_of(page)
    assert sorted(p.page for side in sides for p in side.pages) == list(range(count))
    for side in sides:
        for placed in side.pages:
            assert -0.01 <= placed.x <= side.width - grid.width * placed.scale + 0.01
            assert -0.01 <= placed.y <= side.height - grid.height * placed.scale + 0.01


def test_a_booklet_is_drawn_two_pages_on_a_side(two_goals: Plan, options: ReportOptions):
    chosen = replace(options, imposition=Imposition(Imposing.BOOKLET))
    laid_out = lay_out(build_booklet(pick_from_plan(two_goals, Selection()), chosen))
    target = io.BytesIO()
    draw(laid_out, target)
    pdf = pypdf.PdfReader(target)
    assert len(pdf.pages) == -(-len(laid_out.pages) // 4) * 2
    assert pdf.pages[0].mediabox.width == pytest.approx(420 * MM, abs=0.1)
    text = pdf.pages[1].extract_text()
    assert "目次" in text


@pytest.mark.parametrize(
    ("page", "way", "edge"),
    [
        (Page(), Imposing.NONE, "Long"),
        (Page(landscape=True), Imposing.NONE, "Short"),
        (Page(), Imposing.TWO_UP, "Short"),
        (Page(landscape=True), Imposing.TWO_UP, "Long"),
        (Page(), Imposing.BOOKLET, "Short"),
        (Page(landscape=True), Imposing.BOOKLET, "Short"),  # upright, folded across
    ],
)
def test_a_printer_is_told_at_which_edge_sheets_are_turned_over(
    two_goals: Plan, options: ReportOptions, page: Page, way: Imposing, edge: str
):
    chosen = replace(options, landscape=page.landscape, imposition=Imposition(way))
    target = io.BytesIO()
    draw(lay_out(build_booklet(pick_from_plan(two_goals, Selection()), chosen)), target)
    root: Any = pypdf.PdfReader(target).trailer["/Root"]
    asked = root["/ViewerPreferences"]
    assert asked["/Duplex"] == f"/DuplexFlip{edge}Edge"


def test_one_page_can_be_drawn_without_the_rest(two_goals: Plan, options: ReportOptions):
    laid_out = lay_out(build_booklet(pick_from_plan(two_goals, Selection()), options))
    target = io.BytesIO()
    draw(laid_out, target, pages=[2])
    (page,) = pypdf.PdfReader(target).pages
    assert "凡例" in page.extract_text()


def test_forms_and_data_stand_one_on_a_side(two_goals: Plan, options: ReportOptions):
    chosen = replace(options, imposition=Imposition(Imposing.BOOKLET))
    view = whole_view(two_goals)
    ways = {report.title: report.build(view, chosen).page.imposition.way for report in REPORTS}
    assert [title for title, way in ways.items() if way is Imposing.NONE] == [
        "所管課別一覧",
        "データ",
    ]

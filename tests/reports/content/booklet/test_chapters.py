"""The chapters of a booklet, and where its relisted rows lead."""

from __future__ import annotations

from model.plan import Plan
from model.readers.reading import Reading
from model.selection import Selection
from model.view import pick_from_plan
from reports.content.booklet.report import build_booklet
from reports.options import ReportOptions
from reports.table import (
    BodyRow,
    Text,
)
from tests.reports.content.parts import facts, headings_of


def test_the_booklet_goes_down_the_tree(built_in: Reading, options: ReportOptions):
    document = build_booklet(pick_from_plan(built_in.plan, Selection()), options)
    titles = [part.title for part in document.parts]
    assert titles[0] == "凡例"
    assert titles[1].startswith("基本目標 1")
    assert [title[:6] for title in titles[2:7]] == [f"基本施策 {n}" for n in range(1, 6)]
    assert titles[7:] == ["集計", "所管課別索引", "事業名索引"]
    policy = document.parts[2]
    assert facts(policy)["事業費"] == "9億4百万円"
    assert facts(document.parts[1])["事業費の計"] == "66億50百万円"


def test_the_booklet_of_one_policy_is_one_chapter(built_in: Reading, options: ReportOptions):
    view = pick_from_plan(built_in.plan, Selection(sections=frozenset({(1, 4)})))
    titles = [part.title for part in build_booklet(view, options).parts]
    assert [title.split("　")[0] for title in titles] == [
        "凡例",
        "基本目標 1",
        "基本施策 4",
        "集計",
        "所管課別索引",
        "事業名索引",
    ]


def test_the_booklet_of_two_goals_has_a_chapter_for_each(two_goals: Plan, options: ReportOptions):
    document = build_booklet(pick_from_plan(two_goals, Selection()), options)
    titles = [part.title for part in document.parts]
    assert titles == [
        "凡例",
        "分野 1　くらし",
        "分野 2　しごと",
        "集計",
        "所管課別索引",
        "事業名索引",
    ]


def test_a_relisted_row_says_where_its_main_place_is_or_that_it_is_not_printed(
    two_goals: Plan, options: ReportOptions
):
    document = build_booklet(pick_from_plan(two_goals, Selection()), options)
    cells = [
        cell
        for part in document.parts
        if part.title.startswith("分野")
        for table in part.tables
        for row in table.rows
        if isinstance(row, BodyRow)
        for cell in row.cells
        if isinstance(cell, Text) and "（再）" in cell.text
    ]
    by_name = {cell.text.split("（再）")[0]: cell for cell in cells}
    assert by_name["見守り"].see == "listing:1-1-1/1"
    assert by_name["見守り"].see_as in headings_of(document)
    assert by_name["花いっぱい運動"].see is None
    assert "範囲外" in by_name["花いっぱい運動"].text


def test_where_names_have_the_whole_width_what_a_relisted_row_says_stays_on_their_line(
    built_in: Reading, options: ReportOptions
):
    view = pick_from_plan(built_in.plan, Selection(sections=frozenset({(1, 5)})))
    said: dict[bool, set[str]] = {True: set(), False: set()}
    for part in build_booklet(view, options).parts:
        for table in part.tables:
            is_described = any(column.key == "description" for column in table.columns)
            for row in table.rows:
                cells = row.cells if isinstance(row, BodyRow) else ()
                said[is_described] |= {
                    cell.text for cell in cells if isinstance(cell, Text) and "範囲外" in cell.text
                }
    assert "国際交流センター管理運営事業（再）（主な掲載箇所は本冊子の範囲外）" in said[False]
    assert "婦人相談員設置事業（再）\n（主な掲載箇所は本冊子の範囲外）" in said[True]

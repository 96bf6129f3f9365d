"""Sources of funds: beside the projects of a plan of one year, added up in one of several."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.project import Amount
from model.view import PlanView
from reports.content.booklet.report import build_booklet
from reports.content.data import build_data
from reports.content.plan_workbook.report import build_plan_document
from reports.content.summary import build_summary
from reports.document import Heading, Paragraph
from reports.options import ReportOptions
from reports.table import BodyRow, Table
from tests.reports.content.priced_plans import (
    heads,
    notes_of,
    of_years,
    priced,
    shown,
    table_of,
    three_years,
    view_of,
)


def funded() -> PlanView:
    whole = Amount(1_000_000, 2024, "予算")
    parts = [("国庫支出金", 400_000), ("県支出金", 100_000), ("市債", 0), ("一般財源", 500_000)]
    sources = [Amount(yen, 2024, "予算", name) for name, yen in parts]
    return view_of(
        priced("見守り", (whole, sources[0], sources[3])), priced("橋", (whole, *sources))
    )


def test_a_booklet_shows_the_sources_of_funds_in_their_order_on_a_page_across(
    options: ReportOptions,
):
    document = build_booklet(funded(), options)
    table = table_of(document, "くらし")
    assert heads(table.columns)[-5:] == [
        f"{name}（千円）" for name in ("事業費", "国庫支出金", "県支出金", "市債", "一般財源")
    ]
    assert shown(table, table.rows[-1]) == [2_000_000, 800_000, 100_000, 0, 1_000_000]
    assert document.page.landscape
    assert build_booklet(three_years(), options).page.landscape
    two = view_of(priced("見守り", of_years("予算", y2023=900_000, y2024=1_000_000)))
    assert not build_booklet(two, options).page.landscape
    assert not build_booklet(funded(), replace(options, landscape=False)).page.landscape
    assert not build_summary(funded(), options).page.landscape


def test_a_source_that_came_later_stands_where_it_usually_does(options: ReportOptions):
    """A clerk adds a column to a plan workbook behind all others."""
    names = ("一般財源", "基金", "国庫支出金", "過疎債", "その他", "県支出金")
    sources = [Amount(1_000, 2024, None, name) for name in names]
    view = view_of(priced("橋", (Amount(6_000, 2024), *sources)))
    usual = ["国庫支出金", "基金", "県支出金", "過疎債", "その他", "一般財源"]
    booklet = table_of(build_booklet(view, options), "くらし")
    assert heads(booklet.columns)[-6:] == [f"{name}（千円）" for name in usual]
    data = build_data(view, options).parts[0].tables[0]
    assert heads(data.columns)[-6:] == [f"令和6年度 {name}（円）" for name in usual]
    workbook = build_plan_document(view.plan, options.made_on).parts
    projects = next(part for part in workbook if part.title == "事業").tables[0]
    money = [head for head in heads(projects.columns) if "円" in head]
    assert all(name in head for name, head in zip(usual, money[1:], strict=True))


def sums_by_source(view: PlanView, options: ReportOptions) -> tuple[Table, list[str]]:
    """The totals by source of a summary, and what stands below them."""
    (part, *_) = build_summary(view, options).parts
    said = [block.text if isinstance(block, Heading) else "" for block in part.blocks]
    _, table, *below = part.blocks[said.index("財源別の集計") :]
    assert isinstance(table, Table)
    notes = [b.text for b in below[:2] if isinstance(b, Paragraph)]
    return table, notes


def test_sources_of_funds_are_added_up_by_year_where_years_stand_side_by_side(
    options: ReportOptions,
):
    amounts = [
        amount
        for year, yen in ((2024, 1_000_000), (2025, 3_000_000))
        for amount in (
            Amount(yen, year),
            Amount(yen // 5, year, None, "国庫支出金"),
            Amount(yen * 4 // 5, year, None, "一般財源"),
        )
    ]
    view = view_of(priced("見守り", amounts), priced("橋", amounts[:3]))
    table, notes = sums_by_source(view, options)
    assert heads(table.columns) == ["財源", "令和6年度（千円）", "令和7年度（千円）", "計（千円）"]
    assert [shown(table, line) for line in table.rows] == [
        [400_000, 600_000, 1_000_000],
        [1_600_000, 2_400_000, 4_000_000],
        [2_000_000, 3_000_000, 5_000_000],
    ]
    assert notes == ["事業ごとの財源は「データ」に載せています。"]


def test_a_source_of_some_projects_stands_among_those_of_several_years_where_they_have_it(
    options: ReportOptions,
):
    def of(names: tuple[str, ...]) -> tuple[Amount, ...]:
        told = [(year, name) for year in (2024, 2025) for name in (None, *names)]
        return tuple(Amount(1_000, year, None, name) for year, name in told)

    view = view_of(
        priced("見守り", of(("国庫支出金", "一般財源"))),
        priced("橋", of(("国庫支出金", "ふるさと応援基金", "一般財源"))),
    )
    table, _ = sums_by_source(view, options)
    names = [row.cells[0].text for row in table.rows if isinstance(row, BodyRow)]
    assert names[:3] == ["国庫支出金", "ふるさと応援基金", "一般財源"]


@pytest.mark.parametrize("years", [(2024,), (2024, 2025, 2026)])
def test_sources_without_a_year_are_said_to_have_none_and_what_they_make_up(
    years: tuple[int, ...], options: ReportOptions
):
    whole = [Amount(yen * 1_000, year) for yen, year in zip((500, 700, 0), years, strict=False)]
    parts = (
        Amount(200_000, None, "財源内訳", "国庫支出金"),
        Amount(300_000, None, "財源内訳", "一般財源"),
    )
    view = view_of(priced("見守り", (*whole, *parts)), priced("橋", whole))
    table, notes = sums_by_source(view, options)
    assert heads(table.columns) == ["財源", "年度の\n記載なし（千円）"]
    assert [shown(table, line) for line in table.rows] == [[200_000], [300_000], [500_000]]
    assert notes[1] == "年度の記載がない財源の計は、どの事業でも令和6年度の事業費と同じ額です。"


def test_sources_of_all_years_together_are_said_to_make_up_the_sum_of_them(options: ReportOptions):
    whole = of_years("事業費", y2024=500_000, y2025=700_000)
    parts = (
        Amount(200_000, None, "財源内訳", "国庫支出金"),
        Amount(1_000_000, None, "財源内訳", "一般財源"),
    )
    _, notes = sums_by_source(view_of(priced("見守り", (*whole, *parts))), options)
    span = "令和6年度から令和7年度までの事業費の計"
    assert notes[1] == f"年度の記載がない財源の計は、どの事業でも{span}と同じ額です。"


def test_sources_beside_each_project_are_not_added_up_again(options: ReportOptions):
    said = [
        block.text
        for view in (funded(), three_years())
        for part in build_summary(view, options).parts
        for block in part.blocks
        if isinstance(block, Heading)
    ]
    assert "財源別の集計" not in said


def test_sources_and_what_they_lack_add_up_to_the_amount_of_each_year(options: ReportOptions):
    """After forms came back, an amount is another than its sources were."""

    def told(year: int, yen: int, state: int, own: int) -> tuple[Amount, ...]:
        return (
            Amount(yen, year),
            Amount(state, year, None, "国庫支出金"),
            Amount(own, year, None, "一般財源"),
        )

    view = view_of(
        priced("見守り", (*told(2024, 973_000, 200_000, 700_000), *told(2025, 90_000, 0, 90_000))),
        priced("食堂", (*told(2024, 500_000, 300_000, 210_000), *told(2025, 7_000, 0, 10_000))),
        priced("橋", (Amount(40_000, 2024),)),
    )
    table, notes = sums_by_source(view, options)
    assert [shown(table, line) for line in table.rows] == [
        [500_000, 0, 500_000],
        [910_000, 100_000, 1_010_000],
        [103_000, -3_000, 100_000],
        [1_513_000, 97_000, 1_610_000],
    ]
    years = table_of(build_summary(view, options), "会議用概要")
    assert [shown(years, line) for line in years.rows[:2]] == [[1_513_000], [97_000]]
    lacking = "（令和6年度3件、令和7年度1件）の差の額です。"
    assert notes[0] == f"「内訳のない額」は、財源を足しても事業費にならない事業{lacking}"


@pytest.mark.parametrize(
    ("own", "said"), [(700_000, "100千円少なく"), (850_000, "50千円多く"), (800_000, "")]
)
def test_sources_beside_projects_say_how_far_they_are_from_the_amounts(own: int, said: str):
    sources = (
        Amount(1_000_000, 2024),
        Amount(200_000, 2024, None, "国庫支出金"),
        Amount(own, 2024, None, "一般財源"),
    )
    notes = notes_of(view_of(priced("見守り", sources), priced("橋", ())))
    told = (
        f"財源の計は、事業費の計より{said}なっています（財源を足しても事業費にならない事業1件）。"
    )
    assert (told in notes) if said else "財源の計は" not in notes


def test_data_heads_sources_of_a_total_called_jigyohi_without_that_word(options: ReportOptions):
    whole, part = Amount(6_000, 2024, "事業費"), Amount(6_000, 2024, "事業費", "一般財源")
    data = build_data(view_of(priced("橋", (whole, part))), options).parts[0].tables[0]
    assert heads(data.columns)[-2:] == ["令和6年度 事業費（円）", "令和6年度 一般財源（円）"]

"""The years that a form asks for, and those that it only shows."""

from __future__ import annotations

from model.selection import Selection
from model.view import PlanView, pick_from_plan
from reports.content.departments.report import build_departments
from reports.content.summary import build_summary
from reports.options import ReportOptions
from reports.table import BodyRow, Input
from tests.reports.content.priced_plans import (
    heads,
    later_years,
    of_cover,
    of_years,
    priced,
    shown,
    table_of,
    three_years,
    view_of,
)


def test_a_form_asks_for_each_year_and_adds_them_up(options: ReportOptions):
    document = build_departments(three_years(), options)
    part = next(part for part in document.parts if part.title == "福祉課")
    (table,) = part.tables
    money = [column for column in table.columns if "千円" in column.title]
    asked = [f"事業費\n令和{year}年度（千円）" for year in (6, 7, 8)]
    assert heads(money) == [*asked, "計（千円）"]
    watch = next(line for line in table.rows if isinstance(line, BodyRow))
    cells = dict(zip((column.key for column in table.columns), watch.cells, strict=True))
    inputs = [key for key, cell in cells.items() if isinstance(cell, Input)]
    assert inputs == ["amount", "year:2025", "year:2026", "remarks"]
    assert shown(table, watch) == [1_000_000, 2_000_000, 3_000_000, 6_000_000]
    assert "各年度の金額" in getattr(part.blocks[0], "text", "")


def test_a_form_asks_for_the_plan_s_own_year_though_others_alone_are_known(
    options: ReportOptions,
):
    form = table_of(build_departments(later_years(), options), "福祉課")
    asked = [head for head in heads(form.columns) if "年度" in head]
    assert asked == [f"事業費\n令和{year}年度（千円）" for year in (6, 7, 8)]
    before = view_of(priced("見守り", of_years(y2023=1_000_000)))
    form = table_of(build_departments(before, options), "福祉課")
    asked = [head for head in heads(form.columns) if "年度" in head]
    assert asked == ["令和5年度（千円）", "事業費\n令和6年度（千円）"]


def picked(view: PlanView, search: str) -> PlanView:
    return pick_from_plan(view.plan, Selection(search=search))


def test_a_project_that_begins_later_has_all_years_of_the_plan_on_its_papers(
    options: ReportOptions,
):
    later = picked(three_years(), "食堂")
    summary = build_summary(later, options)
    years = table_of(summary, "会議用概要")
    assert [shown(years, line) for line in years.rows][:3] == [["―"], [500_000], [0]]
    form = table_of(build_departments(later, options), "福祉課")
    asked = [head for head in heads(form.columns) if "年度" in head]
    assert asked == [
        "事業費\n令和6年度（千円）",
        "事業費\n令和7年度（千円）",
        "事業費\n令和8年度（千円）",
    ]
    assert of_cover(later, options)["対象年度"] == "令和6年度～令和8年度"


def test_a_project_without_any_amount_is_asked_about_in_all_years(options: ReportOptions):
    view = view_of(
        priced("見守り", of_years(y2024=1_000_000, y2025=2_000_000)), priced("講座", (), "生涯課")
    )
    form = table_of(build_departments(picked(view, "講座"), options), "生涯課")
    assert sum("事業費\n" in head for head in heads(form.columns)) == 2


def test_the_sum_of_a_form_says_from_which_year_it_is_where_one_before_is_shown(
    options: ReportOptions,
):
    view = view_of(priced("見守り", of_years(y2023=1_000, y2024=2_000, y2025=3_000)))
    form = table_of(build_departments(view, options), "福祉課")
    assert heads(form.columns)[-2] == "計\n（令和6年度～）（千円）"
    assert shown(form, form.rows[1]) == [1_000, 2_000, 3_000, 5_000]

"""A plan that tells amounts of several years is printed with them side by side."""

from __future__ import annotations

import pytest

from model.project import Amount
from model.readers.assembly import assemble_plan
from model.selection import Selection
from model.view import pick_from_plan
from reports.amounts import NO_BREAK
from reports.content.booklet.report import build_booklet
from reports.document import Facts
from reports.options import ReportOptions
from tests.plans import draft_of_two_goals
from tests.reports.content.priced_plans import (
    heads,
    later_years,
    notes_of,
    of_cover,
    of_years,
    priced,
    shown,
    table_of,
    three_years,
    view_of,
)


def test_a_booklet_of_three_years_shows_each_year_and_their_sum(options: ReportOptions):
    table = table_of(build_booklet(three_years(), options), "くらし")
    assert heads(table.columns)[-4:] == [
        "令和6年度（千円）",
        "令和7年度（千円）",
        "令和8年度（千円）",
        "計（千円）",
    ]
    watch, canteen, total = table.rows
    assert shown(table, watch) == [1_000_000, 2_000_000, 3_000_000, 6_000_000]
    assert shown(table, canteen) == [None, 500_000, 0, 500_000]
    assert shown(table, total) == [1_000_000, 2_500_000, 3_000_000, 6_500_000]


def test_a_relisted_row_is_in_no_year(options: ReportOptions):
    table = table_of(build_booklet(three_years(), options), "しごと")
    again, total = table.rows
    assert shown(table, again) == ["再掲"] * 4
    assert shown(table, total) == [0] * 4


def test_last_year_s_budget_stands_beside_this_year_s_and_is_not_added_to_it(
    options: ReportOptions,
):
    view = view_of(priced("見守り", of_years("予算", y2023=900_000, y2024=1_000_000)))
    table = table_of(build_booklet(view, options), "くらし")
    assert heads(table.columns)[-2:] == ["令和5年度（千円）", "令和6年度（千円）"]


def test_money_spent_the_year_before_leaves_the_column_of_this_year_as_it_was(
    options: ReportOptions,
):
    amounts = (*of_years("予算", y2024=1_000_000), *of_years("決算", y2023=900_000))
    table = table_of(build_booklet(view_of(priced("見守り", amounts)), options), "くらし")
    assert heads(table.columns)[-1] == "事業費（千円）"
    assert not any("年度" in head for head in heads(table.columns))


@pytest.mark.parametrize("count", [7, 10])
def test_up_to_ten_years_stand_side_by_side_on_a_page_across(count: int, options: ReportOptions):
    view = view_of(priced("見守り", (Amount(1_000, 2024 + n) for n in range(count))))
    document = build_booklet(view, options)
    table = table_of(document, "くらし")
    assert shown(table, table.rows[0]) == [*[1_000] * count, count * 1_000]
    assert document.page.landscape


def test_of_more_years_those_from_the_plan_s_own_on_are_shown(options: ReportOptions):
    view = view_of(priced("見守り", (Amount(year, year) for year in range(2022, 2030))))
    table = table_of(build_booklet(view, options), "くらし")
    assert shown(table, table.rows[0]) == list(range(2022, 2030))
    view = view_of(priced("見守り", (Amount(year, year) for year in range(2020, 2040))))
    table = table_of(build_booklet(view, options), "くらし")
    assert shown(table, table.rows[0]) == [*range(2024, 2034), sum(range(2024, 2034))]
    assert heads(table.columns)[-1] == "10か年計（千円）"


def test_a_cover_names_all_years_from_the_plan_s_own(options: ReportOptions):
    assert of_cover(three_years(), options)["対象年度"] == "令和6年度～令和8年度"
    with_last_year = view_of(priced("見守り", of_years(y2023=1_000, y2024=2_000, y2025=3_000)))
    assert of_cover(with_last_year, options)["対象年度"] == "令和6年度～令和7年度"
    alone = view_of(priced("見守り", of_years(y2024=2_000)))
    assert of_cover(alone, options)["対象年度"] == "令和6年度"
    before = view_of(priced("見守り", of_years(y2023=2_000)))
    assert of_cover(before, options)["対象年度"] == "令和6年度"


@pytest.mark.parametrize(
    ("kind", "is_said"), [(None, False), ("事業費", False), ("当初予算", True)]
)
def test_a_cover_says_of_amounts_what_the_years_do_not(
    kind: str | None, is_said: bool, options: ReportOptions
):
    for yen in ({"y2024": 2_000}, {"y2024": 2_000, "y2025": 3_000}):
        cover = of_cover(view_of(priced("見守り", of_years(kind, **yen))), options)
        assert ("事業費の年度・種別" in cover) == is_said


def test_the_cover_says_which_years_and_a_section_its_sums_of_each(options: ReportOptions):
    draft = draft_of_two_goals()
    goal = draft.sections[0].children[0]
    goal.listings.append(priced("橋", of_years("予算", y2024=1_000, y2025=20_000, y2026=0)))
    document = build_booklet(pick_from_plan(assemble_plan(draft)[0], Selection()), options)
    assert "令和6年度～令和8年度 予算" in [fact.text for fact in document.facts]
    facts = [
        fact.text
        for part in document.parts
        for block in part.blocks
        if isinstance(block, Facts)
        for fact in block.items
        if fact.label == "個別事業費の計"
    ]
    sums = (("令和6年度", "4,002"), ("令和7年度", "20"), ("令和8年度", "0"), ("計", "4,022"))
    said = "、".join(f"{what}{NO_BREAK}{yen}千円" for what, yen in sums)
    assert said in facts
    assert said in [fact.text for fact in document.facts]


def test_a_plan_without_amounts_of_its_own_year_adds_up_the_others_and_says_so(
    options: ReportOptions,
):
    view = later_years()
    table = table_of(build_booklet(view, options), "くらし")
    assert heads(table.columns)[-3:] == ["令和7年度（千円）", "令和8年度（千円）", "計（千円）"]
    assert shown(table, table.rows[-1]) == [2_000_000, 3_500_000, 5_500_000]
    assert "計画に令和6年度の金額はなく、令和7年度～令和8年度の金額を示しています。" in notes_of(
        view
    )
    assert "の金額はなく" not in notes_of(three_years())
    assert of_cover(view, options)["対象年度"] == "令和7年度～令和8年度"
    assert of_cover(view, options)["個別事業費の計"].endswith("5,500千円")


def test_amounts_that_no_column_shows_are_named_with_where_they_stand():
    planned = of_years("計画額", y2025=2, y2026=3)
    view = view_of(priced("見守り", (*of_years("当初予算", y2024=1), *planned)))
    assert (
        "計画にあるほかの金額（令和7年度 計画額、令和8年度 計画額）は「データ」に載せています。"
        in notes_of(view)
    )
    many = view_of(priced("見守り", (Amount(1, year) for year in range(2022, 2040))))
    assert "（令和4年度、令和5年度、令和16年度、令和17年度など）は" in notes_of(many)
    assert "ほかの金額" not in notes_of(three_years())


def test_amounts_without_a_year_are_named_where_the_plan_s_own_has_none():
    view = view_of(priced("見守り", (Amount(100, 2025, "計画額"), Amount(5, None, "計画額"))))
    assert "計画にあるほかの金額（年度のない計画額）は「データ」に載せています。" in notes_of(view)

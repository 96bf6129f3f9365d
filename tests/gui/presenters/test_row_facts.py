from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gui.presenters.figures import Figures
from gui.presenters.row_facts import amount_head, row_facts, rows_hint
from model.listing import Listing
from model.pick_index import PickIndex
from model.plan import Plan
from model.readers.reading import Reading
from model.selection import Selection
from tests.model.readers.lists.lists import read_rows


def figures_of(plan: Plan, **picks) -> Figures:
    return Figures(PickIndex(plan), Selection(**picks))


def row_of(figures: Figures, name: str, *, relisted: bool = False) -> Listing:
    (row,) = [row for row in figures.rows if (row.name, row.relisted) == (name, relisted)]
    return row


def shown_sum(figures: Figures) -> int:
    shown = [figures.of_row(row).replace(",", "") for row in figures.rows]
    return sum(int(text) for text in shown if text.isdigit())


def test_an_amount_stands_once_where_its_project_counts(two_goals: Plan):
    figures = figures_of(two_goals)
    assert figures.of_row(row_of(figures, "見守り")) == "1,500,500"
    assert figures.of_row(row_of(figures, "見守り", relisted=True)) == "再掲"
    assert figures.of_row(row_of(figures, "防災訓練")) == "―"
    assert figures.of_row(row_of(figures, "市の開催")) == "0"


@pytest.mark.parametrize(
    "picks",
    [
        {},
        {"sections": frozenset({(2,)})},
        {"relisted": False},
        {"departments": frozenset({"福祉課"})},
    ],
)
def test_the_amounts_that_are_shown_add_up_to_the_sum_of_the_strip(two_goals: Plan, picks):
    figures = figures_of(two_goals, **picks)
    yen = figures.strip.rpartition("個別事業費の計 ")[2]
    assert yen == f"{shown_sum(figures):,}円"


def test_a_relisted_row_shows_the_amount_where_the_main_place_is_not_picked(two_goals: Plan):
    figures = figures_of(two_goals, sections=frozenset({(2,)}))
    assert figures.of_row(row_of(figures, "見守り", relisted=True)) == "1,500,500"


def test_no_amount_is_rounded(two_goals: Plan):
    assert amount_head(figures_of(two_goals)) == "令和6年度\n事業費（円）"


def test_the_facts_of_a_row_name_its_sections_and_its_amounts(two_goals: Plan):
    figures = figures_of(two_goals)
    assert row_facts(figures, row_of(figures, "ふれあい食堂")).splitlines() == [
        "ふれあい食堂",
        "区分：1 くらし › 1 安心して暮らせるまち › 地域で支え合う",
        "所管課：福祉課",
        "事業費（令和6年度 予算）：2,400,400円",
        "公表事業費（目標 1 の全体）：12百万円",
        "事業概要：市民とともに取り組む。",
    ]


def test_a_row_without_a_description_says_that_the_plan_has_none(two_goals: Plan):
    figures = figures_of(two_goals)
    bare = replace(row_of(figures, "ふれあい食堂"), description="")
    assert "事業概要：記載なし（主要事業）" in row_facts(figures, bare)


def test_the_facts_of_a_row_end_with_what_the_list_told_besides(two_goals: Plan):
    figures = figures_of(two_goals)
    row = row_of(figures, "ふれあい食堂")
    noted = replace(row.project, extras=(("備考", "6月補正で要求"), ("根拠", "")))
    assert row_facts(figures, replace(row, project=noted)).splitlines()[-1] == "備考：6月補正で要求"


def test_a_published_budget_is_of_the_nearest_section_that_has_one(built_in: Reading):
    figures = figures_of(built_in.plan)
    facts = row_facts(figures, row_of(figures, "市民参画推進事業"))
    assert "公表事業費（基本施策 1 の全体）：9億4百万円" in facts
    assert "\n事業費" not in facts
    assert "事業ごとの額は計画にありません" in rows_hint(figures)


def test_a_published_budget_is_not_told_of_sections_picked_in_part(built_in: Reading):
    figures = figures_of(built_in.plan, departments=frozenset({"市民協働課"}))
    facts = row_facts(figures, row_of(figures, "市民参画推進事業"))
    assert "公表事業費（基本施策 1 の全体）：公表事業費は施策単位" in facts


def test_a_kind_that_is_the_caption_is_not_said_twice(tmp_path: Path):
    rows = (("施策", "事業名", "所管課", "R8事業費（千円）"), ("防災", "備蓄", "防災課", 131))
    figures = figures_of(read_rows(tmp_path, rows).plan)
    assert "事業費（令和8年度）：131千円" in row_facts(figures, figures.rows[0]).splitlines()


def test_the_facts_of_a_row_tell_its_sources_and_its_other_years_without_rounding(tmp_path: Path):
    heads = ("施策", "事業名", "所管課", "R8事業費（円）", "R8国庫支出金（円）", "R8一般財源（円）")
    rows = ((*heads, "R9事業費（円）"), ("防災", "備蓄", "防災課", 80_000, 60_000, 20_000, 90_500))
    figures = figures_of(read_rows(tmp_path, rows).plan)
    assert row_facts(figures, figures.rows[0]).splitlines()[3:6] == [
        "事業費（令和8年度）：80千円",
        "財源（令和8年度）：国庫支出金 60千円、一般財源 20千円",
        "事業費（令和9年度）：90,500円",
    ]


def test_other_years_stand_where_the_project_counts_alone(tmp_path: Path):
    heads = ("施策", "事業名", "所管課", "R8事業費（千円）", "R9事業費（千円）")
    rows = (heads, ("防災", "備蓄", "防災課", 80, 90), ("福祉", "備蓄（再掲）", "防災課", "", ""))
    figures = figures_of(read_rows(tmp_path, rows).plan)
    once, again = (row_facts(figures, row) for row in figures.rows)
    assert "事業費（令和9年度）：90千円" in once
    assert "事業費（令和8年度）：再掲" in again
    assert "令和9年度" not in again

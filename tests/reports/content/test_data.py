"""The data: its rows and columns."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.plan import Plan
from model.project import Amount
from model.readers.assembly import assemble_plan
from model.readers.reading import Reading
from model.selection import Selection
from model.view import pick_from_plan
from reports.content.data import build_data
from reports.options import ReportOptions
from reports.table import Table
from tests.plans import draft_of_two_goals


def figures(table: Table, column: int) -> list[int]:
    return [getattr(row.cells[column], "value", 0) or 0 for row in table.rows]


def test_the_data_leaves_nothing_out_and_counts_each_project_once(
    built_in: Reading, options: ReportOptions
):
    (part,) = build_data(pick_from_plan(built_in.plan, Selection()), options).parts
    (table,) = part.tables
    heads = [column.title for column in table.columns]
    assert len(set(heads)) == len(heads)
    counts = heads.index("事業数")
    assert len(table.rows) == 211
    assert sum(figures(table, counts)) == 190
    for head in ("計画名", "基本目標", "基本施策", "単位施策", "掲載区分", "事業名"):
        index = heads.index(head)
        assert all(row.cells[index].text for row in table.rows)


def test_the_data_has_a_column_for_each_amount_and_each_extra_column(options: ReportOptions):
    draft = draft_of_two_goals()
    row = draft.sections[0].children[0].children[0].listings[0]  # 見守り, relisted elsewhere
    settled = (1_000_000, 400_000)
    row.amounts = (*row.amounts, *(Amount(yen, 2024, "決算", "一般財源") for yen in settled))
    row.extras = (("事業名", "みまもり"), ("備考", "=1+1"))
    plan, _ = assemble_plan(draft)
    (part,) = build_data(pick_from_plan(plan, Selection()), options).parts
    (table,) = part.tables
    heads = [column.title for column in table.columns]
    sums = {
        head: sum(figures(table, heads.index(head)))
        for head in ("令和6年度 予算（円）", "令和6年度 決算 一般財源（円）")
    }
    assert list(sums.values()) == [4_000_500, 1_400_000]
    assert "事業費（円）" not in heads  # the same money would stand in two columns
    extras = [heads.index("事業名（2）"), heads.index("備考")]
    texts = [tuple(r.cells[n].text for n in extras) for r in table.rows]
    assert texts.count(("みまもり", "=1+1")) == 2
    assert len(set(heads)) == len(heads)


@pytest.mark.parametrize(
    ("of_projects", "expected"),
    [
        (("町債 一般", "県 町債 一般", "国 県"), "国 県 町債 一般"),  # as the columns of a list
        (("町債 一般", "一般 町債"), "町債 一般"),  # contradicting: as met first
    ],
)
def test_columns_of_amounts_stand_in_the_order_that_the_projects_have_in_common(
    two_goals: Plan, options: ReportOptions, of_projects, expected: str
):
    projects = tuple(
        replace(project, amounts=tuple(Amount(1, 2024, "予算", funds) for funds in each.split()))
        for project, each in zip(two_goals.projects, of_projects, strict=False)
    )
    plan = replace(two_goals, projects=projects + two_goals.projects[len(projects) :])
    (part,) = build_data(pick_from_plan(plan, Selection()), options).parts
    heads = [column.title for table in part.tables for column in table.columns]
    wanted = [f"令和6年度 予算 {funds}（円）" for funds in expected.split()]
    assert [head for head in heads if head in wanted] == wanted

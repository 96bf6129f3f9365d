"""Sheets of a year each, read as one plan with the amounts of all years."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from model.finding import Severity
from tests.model.readers.lists.lists import Rows
from tests.model.readers.lists.sheets import read_sheets, sheet


def of_year(year: int, *rows: Sequence[object]) -> Rows:
    head = ("施策", "事業名", "担当課", "事業費（千円）", "国・県", "一般財源")
    total = sum(row[3] for row in rows if isinstance(row[3], int))
    return ((f"実施計画（令和{year}年度分）",), head, *rows, ("", "合計", "", total))


def test_a_sheet_for_each_year_of_the_same_projects_is_one_plan_with_the_amounts_of_all_years():
    years = {
        "令和7年度": of_year(
            7, ("1 緑", "植樹", "公園課", 30, 10, 20), ("1 緑", "花壇", "公園課", 5)
        ),
        "令和8年度": of_year(
            8, ("1 緑", "植樹", "公園課", 40, 15, 25), ("1 緑", "花壇", "公園課", 6)
        ),
    }
    reading = read_sheets(years)
    trees, flowers = reading.plan.projects
    assert [(a.fiscal_year, a.funds, a.yen) for a in trees.amounts] == [
        (2025, None, 30_000),
        (2025, "国・県", 10_000),
        (2025, "一般財源", 20_000),
        (2026, None, 40_000),
        (2026, "国・県", 15_000),
        (2026, "一般財源", 25_000),
    ]
    assert [(a.fiscal_year, a.yen) for a in flowers.amounts] == [(2025, 5_000), (2026, 6_000)]
    assert all(finding.severity is Severity.NOTICE for finding in reading.findings)


@pytest.mark.parametrize(
    ("first", "second", "year"),
    [
        *(("r7", "r8", 2025), ("予算r7", "予算r8", 2025), ("H28", "H29", 2016)),
        *(("r4", "r5", 2022), ("h29", "h30", 2017)),
    ],
)
def test_sheets_of_years_may_be_called_by_their_letters(first: str, second: str, year: int):
    head = ("事業名", "担当課", "予算額（千円）")
    rows = [("植樹", "公園課", 30), ("草刈り", "公園課", 5)]
    plan = read_sheets({first: (head, *rows), second: (head, *rows)}).plan
    years = [[amount.fiscal_year for amount in project.amounts] for project in plan.projects]
    assert years == [[year, year + 1]] * 2


def test_sheets_of_years_that_differ_in_few_projects_are_one_plan_and_these_are_told():
    kept = [("1 緑", name, "公園課", 30) for name in ("植樹", "草刈り", "水やり")]
    reading = read_sheets(
        {
            "令和7年度": of_year(7, *kept),
            "令和8年度": of_year(8, *kept, ("1 緑", "花壇", "公園課", 6)),
        }
    )
    assert [[(a.fiscal_year, a.yen) for a in p.amounts] for p in reading.plan.projects] == [
        *[[(2025, 30_000), (2026, 30_000)]] * 3,
        [(2026, 6_000)],
    ]
    (told,) = [f for f in reading.findings if f.severity is Severity.WARNING]
    assert "2025年度のシートにない事業" in told.message


def test_sheets_of_years_with_other_projects_are_not_read_together_and_told():
    reading = read_sheets(
        {
            "令和7年度": of_year(7, ("1 緑", "植樹", "公園課", 30)),
            "令和8年度": of_year(8, ("1 緑", "植樹", "公園課", 40), ("1 緑", "花壇", "公園課", 6)),
        }
    )
    assert [p.name for p in reading.plan.projects] == ["植樹", "花壇"]
    (unread,) = [f for f in reading.findings if "読んでいません" in f.message]
    assert unread.where == "「令和7年度」シート"


def test_a_plan_that_is_revised_each_year_does_not_count_the_years_of_both_sheets():
    head = ("施策", "事業名", "担当課", "令和6年度（千円）", "令和7年度（千円）")
    rows = (("1 緑", "植樹", "公園課", 100, 200), ("1 緑", "花壇", "公園課", 5, 6))
    reading = read_sheets(
        {"R6": sheet("R6", *rows, head=head), "R7": sheet("R7", *rows, head=head)}
    )
    assert [[a.yen for a in p.amounts] for p in reading.plan.projects] == [
        [100_000, 200_000],
        [5_000, 6_000],
    ]
    assert any("読んでいません" in finding.message for finding in reading.findings)


def test_sheets_named_by_year_and_department_are_of_their_years():
    head = ("事業名", "事業費（千円）")
    reading = read_sheets(
        {
            f"R{year}_福祉課": sheet(
                "事業一覧", ("見守り", 100 + year), ("敬老会", 50 + year), head=head
            )
            for year in (8, 9)
        }
    )
    found = [[(a.fiscal_year, a.yen) for a in p.amounts] for p in reading.plan.projects]
    assert found == [
        [(2026, 108_000), (2027, 109_000)],
        [(2026, 58_000), (2027, 59_000)],
    ]

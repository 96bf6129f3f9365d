"""The tables of amounts in 新旧対照表."""

from __future__ import annotations

from dataclasses import replace

from model.money import Unit
from model.plan import Plan
from model.project import Amount
from reports.document import Document, Paragraph
from reports.document_texts import texts_of
from reports.options import ReportOptions
from reports.table import BodyRow, GroupRow, Yen
from tests.plans import plan_a_year_later, plan_of_two_goals, with_first_project
from tests.reports.content.comparison.built import built, overview, rows_of


def test_amounts_are_shown_with_their_difference(document: Document):
    (row,) = rows_of(document, "事業費変更")
    assert row[-3:] == [1_500_500, 1_800_000, 299_500]


def test_an_amount_that_one_plan_alone_knows_is_no_difference(options: ReportOptions):
    new = with_first_project(plan_a_year_later(), amounts=())
    document = built(plan_of_two_goals(), new, options)
    (part,) = [part for part in document.parts if part.title == "事業費変更"]
    (table,) = part.tables
    assert table.caption == "一方の計画だけに金額がある事業"
    assert "difference" not in [column.key for column in table.columns]
    (row,) = [row for row in table.rows if isinstance(row, BodyRow)]
    assert row.cells[-2:] == (Yen(1_500_500), Yen(None))


def test_an_estimate_of_another_year_that_was_revised_is_shown(options: ReportOptions):
    def estimated(plan: Plan, yen: int) -> Plan:
        estimate = Amount(yen, 2027, "計画額")
        return with_first_project(plan, amounts=(*plan.projects[0].amounts, estimate))

    plan = plan_of_two_goals()
    document = built(estimated(plan, 100), estimated(plan, 250), options)
    assert rows_of(document, "事業費変更") == [["見守り", "福祉課\nみどり課", 100, 250, 150]]


def test_rounded_units_change_no_amount(options: ReportOptions):
    document = built(plan_of_two_goals(), plan_a_year_later(), replace(options, unit=Unit.MILLION))
    assert rows_of(document, "事業費変更")[0][-1] == 299_500


def test_an_amount_that_both_plans_add_up_is_told_once(options: ReportOptions):
    plan = plan_of_two_goals()
    spent = Amount(900_000, 2024, "決算")
    old = with_first_project(plan, amounts=(Amount(1_500_500, 2024, "予算"), spent))
    more = Amount(950_000, 2024, "決算")
    new = with_first_project(plan, amounts=(Amount(1_600_500, 2024, "予算"), more))
    assert [row[-3:] for row in rows_of(built(old, new, options), "事業費変更")] == [
        [1_500_500, 1_600_500, 100_000],
        [900_000, 950_000, 50_000],
    ]


def test_amounts_of_other_kinds_and_sources_stand_under_what_they_are(options: ReportOptions):
    def funded(plan: Plan, yen: int) -> Plan:
        budget = plan.projects[0].amounts
        return with_first_project(plan, amounts=(*budget, Amount(yen, 2024, "予算", "国庫支出金")))

    plan = plan_of_two_goals()
    document = built(funded(plan, 100), funded(plan, 250), options)
    (part,) = [part for part in document.parts if part.title == "事業費変更"]
    (table,) = part.tables
    assert [row.text for row in table.rows if isinstance(row, GroupRow)] == ["令和6年度 国庫支出金"]
    assert [cell.value for cell in table.rows[-1].cells[-3:]] == [100, 250, 150]


def test_sources_of_funds_stand_in_one_order_in_each_year(options: ReportOptions):
    def funded(plan: Plan, more: int) -> Plan:
        sources = {2024: ("一般財源", "県支出金"), 2025: ("県支出金", "国庫支出金", "一般財源")}
        parts = (
            Amount(100 + more, year, "予算", source)
            for year, names in sources.items()
            for source in names
        )
        return with_first_project(plan, amounts=(*plan.projects[0].amounts, *parts))

    plan = plan_of_two_goals()
    document = built(funded(plan, 0), funded(plan, 1), options)
    (part,) = [part for part in document.parts if part.title == "事業費変更"]
    (table,) = part.tables
    assert [row.text for row in table.rows if isinstance(row, GroupRow)] == [
        *(f"令和6年度 {name}" for name in ("県支出金", "一般財源")),
        *(f"令和7年度 {name}" for name in ("国庫支出金", "県支出金", "一般財源")),
    ]


def test_amounts_that_one_plan_alone_gives_are_added_up_apart(options: ReportOptions):
    plan = plan_of_two_goals()
    budget = plan.projects[0].amounts
    more = (*budget, Amount(70, 2024, "予算", "国庫支出金"), Amount(80, 2026, "予算"))
    document = built(plan, with_first_project(plan, amounts=more), options)
    assert overview(document, "年度・財源・種類") == [
        ["令和6年度 国庫支出金", "新計画", 1, 70, "見守り"],
    ]
    assert [row[0] for row in overview(document, "年度")] == ["令和6年度", "令和8年度"]
    back = built(with_first_project(plan, amounts=more), plan, options)
    assert overview(back, "年度・財源・種類")[0][1] == "旧計画"


def test_where_both_plans_give_the_same_amounts_none_is_told_apart(document: Document):
    heads = [table.columns[0].title for table in document.parts[0].tables]
    assert heads == ["変更の種類", "事業", "公表事業費"]


def test_that_two_plans_call_one_kind_otherwise_is_told_once(options: ReportOptions):
    plan = plan_of_two_goals()
    named = {
        each.id: replace(each, amounts=tuple(a._replace(kind="事業費") for a in each.amounts))
        for each in plan.projects
    }
    document = built(plan, plan.with_projects(named), options)
    assert [part.title for part in document.parts] == ["総括"]
    (line,) = [text for _, text in texts_of(document) if "を比べています" in text]
    assert "旧計画の「予算」と新計画の「事業費」" in line


def test_amounts_of_two_kinds_say_so_where_they_stand(options: ReportOptions):
    plan = plan_of_two_goals()
    spent = {
        each.id: replace(
            each, amounts=tuple(Amount(a.yen + 1_000, 2024, "決算額") for a in each.amounts)
        )
        for each in plan.projects
    }
    document = built(plan, plan.with_projects(spent), options)
    (part,) = [part for part in document.parts if part.key == "amount"]
    first, *_ = part.blocks
    assert isinstance(first, Paragraph)
    assert "旧計画の「予算」と新計画の「決算額」を比べています" in first.text


def test_sources_stand_in_their_usual_order(options: ReportOptions):
    plan = plan_of_two_goals()
    first, second, *_ = plan.projects
    of = {"一般財源": 1, "国庫支出金": 2, "市債": 3}

    def with_sources(project, *sources: str):
        parts = [Amount(of[each], 2024, "予算", each) for each in sources]
        return replace(project, amounts=(*project.amounts, *parts))

    changed = {
        first.id: with_sources(first, "一般財源", "国庫支出金"),
        second.id: with_sources(second, "市債", "一般財源"),
    }
    projects = {each.id: changed.get(each.id, each) for each in plan.projects}
    document = built(plan, plan.with_projects(projects), options)
    assert [line[0] for line in overview(document, "年度・財源・種類")] == [
        "令和6年度 国庫支出金",
        "令和6年度 市債",
        "令和6年度 一般財源",
    ]

"""What departments enter as amounts, put into the plan."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from model.finding import Severity
from model.money import Unit
from model.plan import Plan
from model.project import Amount
from model.readers.forms.collect import collect_forms
from model.readers.forms.form_files import form_files
from model.readers.reading import Reading
from model.selection import Selection
from model.totals import build_totals
from model.view import view_plan
from reports.making.run import run_job
from reports.options import ReportOptions
from tests.jobs import job_of
from tests.model.readers.forms.filled import (
    FORMS,
    Send,
    amounts_of,
    fill,
    plan_of,
    rows_of,
    told,
)
from tests.plans import row


def test_all_that_was_entered_is_in_the_plan_once(built_in: Reading, send: Send):
    forms = send(built_in.plan)
    entered: dict[str, int] = defaultdict(int)
    for number, file in enumerate(forms.values()):
        book = openpyxl.load_workbook(file)
        for sheet in book.worksheets:
            for place, (name, amount, _) in enumerate(rows_of(sheet)):
                amount.value = 1 + number * 31 + place * 7
                entered[name.removesuffix("（再）")] += int(amount.value) * 1_000
        book.save(file)
    collection = collect_forms(built_in.plan, form_files(forms.values()))
    assert amounts_of(collection.plan) == entered
    totals = build_totals(view_plan(collection.plan, Selection()))
    assert totals.tally.amount == sum(entered.values())
    assert (collection.filled, collection.missing) == (len(entered), ())
    assert not [f for f in collection.findings if f.severity is not Severity.NOTICE]


@pytest.mark.parametrize("unit", list(Unit))
def test_amounts_are_in_the_unit_of_their_form(shared: Plan, send: Send, unit: Unit):
    forms = send(shared, options=ReportOptions(unit=unit))
    fill(forms["市民課"], {"相談窓口": 31, "証明の交付": 7})
    fill(forms["福祉課"], {"相談窓口": 2})
    collection = collect_forms(shared, form_files(forms.values()))
    expected = {"相談窓口": 33 * unit.value, "証明の交付": 7 * unit.value}
    assert amounts_of(collection.plan) == expected


def test_one_workbook_of_all_departments_says_what_the_files_of_each_say(
    two_goals: Plan, send: Send, tmp_path: Path
):
    [whole] = run_job(job_of(two_goals, tmp_path / "whole", FORMS))
    forms = send(two_goals)
    for file in (whole.path, *forms.values()):
        fill(file, {"公園の手入れ": 300, "出前講座": 40}, {"出前講座": "隔年"})
    split = collect_forms(two_goals, form_files(forms.values()))
    together = collect_forms(two_goals, [whole.path])
    assert together.plan == split.plan
    assert amounts_of(together.plan)["公園の手入れ"] == 300_000


def test_an_amount_that_was_corrected_takes_the_place_of_the_old_one(two_goals: Plan, send: Send):
    forms = send(two_goals)
    fill(forms["福祉課"], {"ふれあい食堂": 2_500})
    collection = collect_forms(two_goals, form_files(forms.values()))
    assert amounts_of(collection.plan) == amounts_of(two_goals) | {"ふれあい食堂": 2_500_000}
    assert told(collection, "ふれあい食堂", "福祉課", "2,400,400円を2,500千円に")


def test_the_sum_of_several_years_stays_their_sum(send: Send):
    amounts = tuple(
        Amount(yen, year, "計画額") for yen, year in ((1_000, 2026), (2_000, 2027), (3_000, None))
    )
    plan = plan_of(replace(row("窓口", "市民課"), amounts=amounts))
    forms = send(plan)
    fill(forms["市民課"], {"窓口": 5})
    (project,) = collect_forms(plan, form_files(forms.values())).plan.projects
    assert {amount.fiscal_year: amount.yen for amount in project.amounts} == {
        2026: 5_000,
        2027: 2_000,
        None: 7_000,
    }


def test_shares_are_added_up_once_all_have_answered(shared: Plan, send: Send):
    forms = send(shared)
    fill(forms["市民課"], {"相談窓口": 1_000, "証明の交付": 70})
    waiting = collect_forms(shared, [forms["市民課"]])
    assert amounts_of(waiting.plan) == {"相談窓口": None, "証明の交付": 70_000}
    assert told(waiting, "注意", "相談窓口", "福祉課の分がない", "市民課 1,000千円")
    assert waiting.missing == ("福祉課",)
    fill(forms["福祉課"], {"相談窓口": 0})
    done = collect_forms(shared, form_files(forms.values()))
    assert amounts_of(done.plan) == {"相談窓口": 1_000_000, "証明の交付": 70_000}
    assert told(done, "相談窓口", "各課の分を足しました")


def test_a_whole_amount_is_changed_only_where_its_departments_agree(two_goals: Plan, send: Send):
    forms = send(two_goals)
    fill(forms["福祉課"], {"見守り": 1_600})
    alone = collect_forms(two_goals, form_files(forms.values()))
    assert amounts_of(alone.plan) == amounts_of(two_goals)
    assert told(alone, "誤り", "見守り", "1,500,500円のままです", "福祉課 1,600千円")
    fill(forms["みどり課"], {"見守り": 1_600})
    agreed = collect_forms(two_goals, form_files(forms.values()))
    assert amounts_of(agreed.plan)["見守り"] == 1_600_000


@pytest.mark.parametrize(
    ("typed", "yen"),
    [("１，２００", 1_200_000), ("1,200", 1_200_000), ("120万円", 1_200_000)],
)
def test_a_number_typed_as_text_is_read(shared: Plan, send: Send, typed: str, yen: int):
    forms = send(shared)
    fill(forms["市民課"], {"証明の交付": typed})
    assert amounts_of(collect_forms(shared, [forms["市民課"]]).plan)["証明の交付"] == yen


@pytest.mark.parametrize(
    ("typed", "yen"),
    [
        ("３００円", "300円"),
        (12.5, "12,500円"),
        ("12.5", "12,500円"),
    ],
)
def test_what_may_have_been_meant_otherwise_is_to_be_looked_at(
    shared: Plan, send: Send, typed: object, yen: str
):
    forms = send(shared)
    fill(forms["市民課"], {"証明の交付": typed})
    collection = collect_forms(shared, [forms["市民課"]])
    assert told(collection, "注意", "証明の交付", f"「{typed}」を{yen}と読みました")


def test_an_amount_with_the_unit_of_its_form_behind_it_asks_no_question(shared: Plan, send: Send):
    forms = send(shared)
    fill(forms["市民課"], {"証明の交付": "1,200千円"})
    collection = collect_forms(shared, [forms["市民課"]])
    assert amounts_of(collection.plan)["証明の交付"] == 1_200_000
    assert "「1,200千円」" not in str(collection.findings)


@pytest.mark.parametrize("typed", [-20, "-20", "△５"])
def test_an_amount_below_0_is_told_and_not_taken(shared: Plan, send: Send, typed: object):
    form = send(shared)["市民課"]
    fill(form, {"証明の交付": typed})
    collection = collect_forms(shared, [form])
    assert collection.plan == shared
    assert told(
        collection, "誤り", f"証明の交付：「{typed}」は0円より小さい額のため、入れていません"
    )


def test_a_fraction_that_the_plan_had_before_is_nothing_odd(two_goals: Plan, send: Send):
    form = send(two_goals)["福祉課"]
    fill(form, {"見守り": 1_600.5})
    assert not told(collect_forms(two_goals, [form]), "端数")


def test_first_amounts_are_named_once_for_each_department(shared: Plan, send: Send):
    forms = send(shared)
    fill(forms["市民課"], {"相談窓口": 31, "証明の交付": 7})
    fill(forms["福祉課"], {"相談窓口": 2})
    lines = told(collect_forms(shared, form_files(forms.values())), "計画に金額のなかった")
    assert [line.partition("の取りまとめ ")[2] for line in lines] == [
        "市民課、福祉課の様式により、計画に金額のなかった1件に事業費を入れました：相談窓口（33千円）。",
        "市民課の様式により、計画に金額のなかった1件に事業費を入れました：証明の交付（7千円）。",
    ]


def test_the_sums_of_the_plan_are_told_as_they_were_and_as_they_are(two_goals: Plan, send: Send):
    form = send(two_goals)["福祉課"]
    before = build_totals(view_plan(two_goals, Selection())).tally.amount or 0
    fill(form, {"見守り": 1_600.5})
    fill(form, {"ふれあい食堂": 3_000})
    collection = collect_forms(two_goals, [form])
    after = build_totals(view_plan(collection.plan, Selection())).tally.amount or 0
    assert collection.sums == ((2024, before, after),)
    assert f"令和6年度 {before:,}円→{after:,}円（+{after - before:,}円）" in collection.sums_text


def test_a_plan_without_amounts_has_sums_of_what_came_in(shared: Plan, send: Send):
    form = send(shared)["市民課"]
    assert collect_forms(shared, [form]).sums_text == ""
    fill(form, {"証明の交付": 70})
    sums = collect_forms(shared, [form]).sums_text
    assert sums == "計画の事業費の計：令和8年度 ―→70千円（+70千円）。"


def test_the_share_of_offices_that_are_not_named_is_said_to_be_lacking(send: Send):
    plan = plan_of(row("防災訓練", "防災室ほか"), row("見守り", "防災室"))
    form = send(plan)["防災室"]
    fill(form, {"防災訓練": 5, "見守り": 6})
    collection = collect_forms(plan, [form])
    assert amounts_of(collection.plan) == {"防災訓練": 5_000, "見守り": 6_000}
    [line] = told(collection, "「ほか」の分は含みません")
    assert "防災訓練" in line


@pytest.fixture
def funded() -> Plan:
    """Two projects of 9,000 yen: of one all sources of funds are known, of the other none."""
    first, second = row("見守り", "福祉課"), row("相談", "福祉課")
    parts = (Amount(4_000, 2026, "予算", "国庫支出金"), Amount(5_000, 2026, "予算", "一般財源"))
    first.amounts = (Amount(9_000, 2026, "予算"), *parts)
    second.amounts = (Amount(9_000, 2026, "予算"),)
    return plan_of(first, second)


def test_sources_of_funds_that_no_longer_add_up_are_told_once(funded: Plan, send: Send):
    form = send(funded)["福祉課"]
    assert not told(collect_forms(funded, [form]), "財源")
    fill(form, {"見守り": 8, "相談": 7})
    collection = collect_forms(funded, [form])
    amounts = {p.name: [(a.yen, a.funds) for a in p.amounts] for p in collection.plan.projects}
    assert amounts["見守り"] == [(8_000, None), (4_000, "国庫支出金"), (5_000, "一般財源")]
    assert amounts["相談"] == [(7_000, None)]
    [line] = told(collection, "注意", "財源")
    assert "1件は、財源の内訳が元のままで、合計が事業費と合いません" in line
    assert "見守り（財源の計9千円、事業費8千円）" in line


def test_several_amounts_of_one_year_and_kind_give_way_to_one(shared: Plan, send: Send):
    forms_of = plan_of(row("証明の交付", "市民課"))
    project = forms_of.projects[0]
    doubled = replace(project, amounts=(Amount(1_000, 2026), Amount(2_000, 2026)))
    plan = forms_of.with_projects({project.id: doubled})
    forms = send(plan)
    fill(forms["市民課"], {"証明の交付": 5})
    assert amounts_of(collect_forms(plan, [forms["市民課"]]).plan)["証明の交付"] == 5_000


def test_a_long_name_of_the_plan_leaves_its_forms_readable(send: Send):
    plan = plan_of(row("証明の交付", "市民課"))
    title = "ともに支え合いすべての人がいきいきと暮らせるまちをつくる第六次総合計画" * 3
    plan = replace(plan, heading=plan.heading._replace(title=title))
    forms = send(plan)
    fill(forms["市民課"], {"証明の交付": 5})
    collection = collect_forms(plan, [forms["市民課"]])
    assert amounts_of(collection.plan)["証明の交付"] == 5_000
    assert not told(collection, "計画の名前")

"""Projects that their departments give up: what becomes of their amounts, and what is told."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from model.plan import Plan
from model.project import Amount
from model.readers.forms.collect import collect_forms
from model.readers.source import read_plan
from reports.making.plan_workbook import write_plan_workbook
from tests.model.readers.forms.filled import (
    Send,
    amounts_of,
    cells_of,
    fill,
    form_of,
    plan_of,
    told,
)
from tests.plans import row

YEARS = (Amount(300_000, 2026, "事業費"), Amount(200_000, 2027, "事業費"))
SOURCES = (Amount(100_000, 2026, "事業費", "国庫支出金"), Amount(200_000, 2026, "事業費", "市債"))


def plan_with(*amounts: Amount, departments: str = "市民課") -> Plan:
    return plan_of(replace(row("証明", departments), amounts=amounts), row("窓口", departments))


@pytest.mark.parametrize("word", ["廃止", "令和8年度で終了", "事業終了予定", "本事業は廃止"])
def test_a_project_that_ends_is_told_once_with_what_to_do(send: Send, word: str):
    plan = plan_with(YEARS[0])
    file = send(plan)["市民課"]
    fill(file, {}, {"証明": word})
    collection = collect_forms(plan, [file])
    [line] = told(collection, "事業シートと掲載シートでその行を消してください")
    assert f"備考に「{word}」とありますが、計画の事業と金額は残しました" in line
    assert amounts_of(collection.plan)["証明"] == 300_000


@pytest.mark.parametrize(("amount", "remark"), [(None, "廃止"), ("廃止", None), ("－", "廃止")])
def test_amounts_that_are_wiped_out_of_a_project_that_ends_are_gone(send: Send, amount, remark):
    plan = plan_with(YEARS[0], *SOURCES)
    file = send(plan)["市民課"]
    fill(file, {"証明": amount}, {"証明": remark} if remark else {})
    collection = collect_forms(plan, [file])
    [project, _] = collection.plan.projects
    assert project.amounts == (Amount(0, 2026, "事業費"),)
    [line] = told(collection, "事業シートと掲載シートでその行を消してください")
    assert "事業費（300千円）は0円と読みました。計画の事業は残しました" in line
    assert told(collection, "証明", "財源の内訳（計300千円）も除きました")
    again = collect_forms(collection.plan, [file])
    assert again.plan == collection.plan


def test_the_years_that_are_left_stay(send: Send):
    plan = plan_with(*YEARS)
    file = send(plan)["市民課"]
    book, sheet = form_of(file)
    cells_of(sheet, "事業費令和9年度")["証明"].value = None
    cells_of(sheet, "備考")["証明"].value = "R8で廃止"
    book.save(file)
    collection = collect_forms(plan, [file])
    assert [a.yen for a in collection.plan.projects[0].amounts] == [300_000, 0]
    assert told(collection, "事業費（令和9年度 200千円）は0円と読みました")
    assert not told(collection, "改めました")


@pytest.mark.parametrize(
    "remark", ["R9で終了", "R10で廃止予定", "手数料の一部廃止", "旧制度は廃止"]
)
def test_an_amount_of_a_year_before_the_end_or_of_a_part_that_ends_stays(send: Send, remark: str):
    plan = plan_with(*YEARS)
    file = send(plan)["市民課"]
    book, sheet = form_of(file)
    cells_of(sheet, "事業費令和8年度")["証明"].value = None
    cells_of(sheet, "備考")["証明"].value = remark
    book.save(file)
    collection = collect_forms(plan, [file])
    assert [a.yen for a in collection.plan.projects[0].amounts] == [300_000, 200_000]
    assert told(collection, "令和8年度 300千円が消されていますが、計画の金額は残しました")


def test_one_department_alone_gives_no_shared_project_up(send: Send):
    plan = plan_with(YEARS[0], departments="市民課・福祉課")
    files = send(plan)
    fill(files["市民課"], {"証明": None}, {"証明": "廃止"})
    collection = collect_forms(plan, list(files.values()))
    assert amounts_of(collection.plan)["証明"] == 300_000
    [line] = told(collection, "誤り", "証明", "市民課 廃止", "福祉課 300千円")
    assert "その課の分だけをやめるのか、事業をやめるのかを、課に確かめてください" in line
    assert told(collection, "事業費（300千円）はこの課の答えは0円と読みました")


def test_a_remark_that_speaks_of_another_end_is_no_end(send: Send):
    plan = plan_with(YEARS[0])
    file = send(plan)["市民課"]
    fill(file, {}, {"証明": "受付終了後に精査する"})
    assert not told(collect_forms(plan, [file]), "その行を消して")


def opened(plan: Plan, path: Path, remark: str) -> list[str]:
    """What is told of a project with ``remark`` when its plan workbook is opened."""
    first, *others = plan.projects
    ended = replace(first, extras=(("備考", remark),))
    changed = replace(plan, projects=(ended, *others), extra_heads=("備考",))
    rows = {each.id: each for each in (ended, *others)}
    path = write_plan_workbook(changed.with_projects(rows), path)
    return [finding.message for finding in read_plan(path).findings]


@pytest.mark.parametrize(
    ("remark", "says"),
    [
        ("廃止", "証明（廃止、令和8年度 300千円・令和9年度 200千円）"),
        ("福祉課：廃止\n市民課：相談", "証明（廃止、令和8年度 300千円・令和9年度 200千円）"),
        ("R8で終了", "証明（R8で終了、令和9年度 200千円）"),
    ],
)
def test_amounts_of_a_project_that_ended_are_told_whenever_its_plan_is_opened(
    tmp_path: Path, remark: str, says: str
):
    [message] = opened(plan_with(*YEARS), tmp_path / "計画.xlsx", remark)
    assert message.startswith("備考に廃止・終了とある1件に金額があり、合計に入っています")
    assert f"：{says}。" in message


@pytest.mark.parametrize("remark", ["R9で終了", "事業終了後に精査する", "継続"])
def test_amounts_up_to_the_end_are_told_by_nobody(tmp_path: Path, remark: str):
    assert opened(plan_with(*YEARS), tmp_path / "計画.xlsx", remark) == []


def test_money_spent_on_a_project_that_ended_is_in_no_sum_and_told_by_nobody(tmp_path: Path):
    spent, planned = Amount(300_000, 2026, "決算"), Amount(200_000, 2026, "予算")
    rows = (("証明", spent), ("窓口", planned))
    plan = plan_of(*(replace(row(name, "市民課"), amounts=(each,)) for name, each in rows))
    assert opened(plan, tmp_path / "計画.xlsx", "R7で終了") == []

"""Forms of a plan of several years: each year is a column to fill in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from model.plan import Plan
from model.project import Amount
from model.readers.draft import ListingDraft
from model.readers.forms.collect import Collection, collect_forms
from tests.model.readers.forms.filled import Send, cells_of, fill, form_of, plan_of, told
from tests.plans import row

YEARS = {2026: 1_000_000, 2027: 2_000_000, 2028: 3_000_000}
HEADS = ("事業費令和8年度", "事業費令和9年度", "事業費令和10年度")


def of_years(name: str, departments: str, amounts: dict[int, int]) -> ListingDraft:
    told_by_year = tuple(Amount(yen, year, "計画額") for year, yen in amounts.items())
    return replace(row(name, departments), amounts=told_by_year)


@pytest.fixture
def plan() -> Plan:
    return plan_of(
        of_years("窓口", "市民課", YEARS),
        of_years("証明", "市民課", {2026: 500_000}),
        of_years("相談", "市民課・福祉課", {2026: 4_000_000}),
    )


def enter(file: Path, head: str, amounts: dict[str, object]) -> None:
    book, sheet = form_of(file)
    cells = cells_of(sheet, head)
    for name, amount in amounts.items():
        cells[name].value = amount
    book.save(file)


def years_of(plan: Plan, name: str) -> dict[int | None, int]:
    (project,) = [each for each in plan.projects if each.name == name]
    return {each.fiscal_year: each.yen for each in project.amounts}


def collected(plan: Plan, *files: Path) -> Collection:
    return collect_forms(plan, files)


def test_each_year_of_the_plan_is_open_to_be_filled_in_and_their_sum_is_not(plan: Plan, send: Send):
    _, sheet = form_of(send(plan)["市民課"])
    for head in HEADS:
        assert not cells_of(sheet, head)["窓口"].protection.locked
    assert cells_of(sheet, "計")["窓口"].protection.locked
    assert [cells_of(sheet, head)["窓口"].value for head in HEADS] == [1_000, 2_000, 3_000]
    checked = {str(cells) for cells in sheet.data_validations.dataValidation[0].sqref.ranges}
    assert len(checked) == len(HEADS)


def test_what_the_plan_adds_up_to_is_told_year_by_year(plan: Plan, send: Send):
    file = send(plan)["市民課"]
    enter(file, HEADS[1], {"窓口": 2_500, "証明": 100})
    assert collected(plan, file).sums_text == (
        "計画の事業費の計：令和8年度 5,500千円（変わりなし）、"
        "令和9年度 2,000千円→2,600千円（+600千円）、令和10年度 3,000千円（変わりなし）。"
    )


def test_the_sum_of_the_years_follows_what_is_filled_in(plan: Plan, send: Send):
    _, sheet = form_of(send(plan)["市民課"])
    cell = cells_of(sheet, "計")["窓口"]
    years = [cells_of(sheet, head)["窓口"].coordinate for head in HEADS]
    assert f"SUM({','.join(years)})" in cell.value


def test_what_is_entered_for_a_year_comes_back_into_that_year(plan: Plan, send: Send):
    file = send(plan)["市民課"]
    enter(file, "事業費令和9年度", {"窓口": 2_500, "証明": 600})
    enter(file, "事業費令和10年度", {"証明": 700})
    collection = collected(plan, file)
    assert years_of(collection.plan, "窓口") == {**YEARS, 2027: 2_500_000}
    assert years_of(collection.plan, "証明") == {2026: 500_000, 2027: 600_000, 2028: 700_000}
    assert collection.filled == 2
    assert told(collection, "窓口（令和9年度）", "2,000千円を2,500千円")


def test_forms_that_come_back_as_they_went_change_nothing(plan: Plan, send: Send):
    files = send(plan)
    collection = collected(plan, *files.values())
    assert collection.plan == plan
    assert collection.filled == 0


def test_a_year_left_empty_is_told_with_its_year(plan: Plan, send: Send):
    collection = collected(plan, send(plan)["市民課"])
    (blank,) = told(collection, "市民課の様式", "空欄")
    assert "証明（令和9年度・令和10年度）" in blank
    assert "窓口" not in blank


def test_a_year_in_which_a_project_has_nothing_yet_is_not_asked_about_again(send: Send):
    later = {2027: 2_000_000, 2028: 3_000_000}
    plan = plan_of(
        of_years("窓口", "市民課", YEARS),
        of_years("証明", "市民課", YEARS),
        of_years("相談", "市民課", YEARS),
        of_years("令和9年度からの事業", "市民課", later),
        of_years("額のない事業", "市民課", {}),
    )
    (blank,) = told(collected(plan, send(plan)["市民課"]), "空欄")
    assert "1件の事業費が空欄です：額のない事業。" in blank


def test_shares_of_a_year_are_added_up_once_all_departments_gave_theirs(plan: Plan, send: Send):
    files = send(plan)
    enter(files["市民課"], "事業費令和9年度", {"相談": 30})
    enter(files["市民課"], "事業費令和10年度", {"相談": 50})
    (lacking,) = told(collected(plan, *files.values()), "相談", "福祉課の分がない")
    assert "令和9年度は入れていません（市民課 30千円）、令和10年度は入れていません" in lacking
    enter(files["福祉課"], "事業費令和9年度", {"相談": 12})
    collection = collected(plan, *files.values())
    assert years_of(collection.plan, "相談") == {2026: 4_000_000, 2027: 42_000}


@pytest.mark.parametrize("kind", ["計画額", "計", "3か年計"])
def test_the_sum_that_the_plan_has_of_its_years_stays_their_sum(kind: str, send: Send):
    amounts = {**YEARS}
    summed = of_years("窓口", "市民課", amounts)
    total = Amount(6_000_000, None, kind)
    plan = plan_of(replace(summed, amounts=(*summed.amounts, total)))
    file = send(plan)["市民課"]
    enter(file, "事業費令和9年度", {"窓口": 2_500})
    assert years_of(collected(plan, file).plan, "窓口")[None] == 6_500_000


def test_a_sum_of_the_department_s_own_that_disagrees_is_told(plan: Plan, send: Send):
    file = send(plan)["市民課"]
    enter(file, "計", {"窓口": 6_500, "証明": 500})
    collection = collected(plan, file)
    assert told(collection, "注意", "窓口", "計の「6500」", "6,000千円")
    assert not told(collection, "証明：計の")
    assert collection.plan == plan


def test_a_sum_that_leaves_out_numbers_typed_as_texts_is_no_other_sum(plan: Plan, send: Send):
    file = send(plan)["市民課"]
    enter(file, "事業費令和9年度", {"窓口": "2,500円"})
    enter(file, "計", {"窓口": 4_000})  # as Excel adds up the two that are numbers
    assert not told(collected(plan, file), "計の")


def head_cell(sheet: Worksheet, head: str):
    cells = (cell for line in sheet.iter_rows() for cell in line)
    return next(c for c in cells if "".join(str(c.value or "").split()).startswith(head))


def test_a_head_that_names_another_year_is_told_and_its_column_not_read(plan: Plan, send: Send):
    file = send(plan)["市民課"]
    enter(file, "事業費令和9年度", {"窓口": 2_500})
    enter(file, "事業費令和8年度", {"窓口": 1_100})
    book, sheet = form_of(file)
    head_cell(sheet, "事業費令和9年度").value = "事業費\n令和19年度（千円）"
    book.save(file)
    collection = collected(plan, file)
    assert told(collection, "誤り", "令和9年度の「事業費（単位）」の見出し")
    assert years_of(collection.plan, "窓口") == {**YEARS, 2026: 1_100_000}


def test_years_before_the_plan_s_are_shown_and_not_asked_for(send: Send):
    plan = plan_of(of_years("窓口", "市民課", {2025: 900_000, **YEARS}))
    _, sheet = form_of(send(plan)["市民課"])
    assert cells_of(sheet, "令和7年度")["窓口"].protection.locked
    assert not cells_of(sheet, "事業費令和10年度")["窓口"].protection.locked


def test_a_plan_without_amounts_asks_for_the_years_of_its_title(send: Send):
    bare = plan_of(row("窓口", "市民課"))
    title = "実施計画（令和8年度～令和10年度）"
    plan = replace(bare, heading=bare.heading._replace(title=title))
    file = send(plan)["市民課"]
    for head, amount in zip(HEADS, (1, 2, 3), strict=True):
        enter(file, head, {"窓口": amount})
    assert years_of(collected(plan, file).plan, "窓口") == {2026: 1_000, 2027: 2_000, 2028: 3_000}


def test_an_amount_without_a_year_gives_way_to_the_one_that_is_entered(send: Send):
    plan = plan_of(replace(row("窓口", "市民課"), amounts=(Amount(1_000_000),)))
    file = send(plan)["市民課"]
    fill(file, {"窓口": 700})
    (project,) = collected(plan, file).plan.projects
    assert [each.yen for each in project.amounts] == [700_000]


def test_a_form_of_the_first_version_takes_in_the_plan_s_year_alone(plan: Plan, send: Send):
    file = send(plan)["市民課"]
    enter(file, "事業費令和8年度", {"窓口": 1_100})
    book, sheet = form_of(file)
    for cell in [c for line in sheet.iter_rows() for c in line if isinstance(c.value, str)]:
        cell.value = (
            str(cell.value)
            .replace("様式 3", "様式 1")
            .replace("department:2026,2027,2028:", "department:2026:")
            .replace("事業費\n令和9", "令和9")
            .replace("事業費\n令和10", "令和10")
            .partition("@")[0]
        )
    book.save(file)
    collection = collected(plan, file)
    assert years_of(collection.plan, "窓口") == {**YEARS, 2026: 1_100_000}
    assert not told(collection, "誤り")

"""Forms put together again: corrected ones, those of another round, year or plan."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from model.plan import Plan
from model.project import Amount
from model.readers.forms.collect import collect_forms
from model.readers.forms.form_files import form_files
from model.readers.source import read_plan
from reports.making.plan_workbook import write_plan_workbook
from tests.model.readers.forms.filled import (
    Send,
    amounts_of,
    fill,
    form_of,
    plan_of,
    send_forms,
    told,
)
from tests.plans import row


def test_forms_that_come_back_as_they_went_leave_the_plan_as_it_was(two_goals: Plan, send: Send):
    collection = collect_forms(two_goals, form_files(send(two_goals).values()))
    assert (collection.plan, collection.filled) == (two_goals, 0)


def test_forms_put_together_again_into_what_they_gave_change_nothing(shared: Plan, send: Send):
    forms = send(shared)
    fill(forms["市民課"], {"相談窓口": 500, "証明の交付": 70}, {"証明の交付": "手数料収入あり"})
    fill(forms["福祉課"], {"相談窓口": 500})
    once = collect_forms(shared, form_files(forms.values())).plan
    assert amounts_of(once) == {"相談窓口": 1_000_000, "証明の交付": 70_000}
    again = collect_forms(once, form_files(forms.values()))
    assert (again.plan, again.filled) == (once, 0)


def test_a_share_that_was_corrected_is_added_up_anew(shared: Plan, send: Send):
    forms = send(shared)
    fill(forms["市民課"], {"相談窓口": 500})
    fill(forms["福祉課"], {"相談窓口": 500})
    once = collect_forms(shared, form_files(forms.values())).plan
    fill(forms["福祉課"], {"相談窓口": 700})
    again = collect_forms(once, form_files(forms.values()))
    assert amounts_of(again.plan)["相談窓口"] == 1_200_000
    assert told(again, "相談窓口", "1,000千円を1,200千円に")


def test_an_amount_that_the_plan_got_later_is_not_taken_back_by_an_untouched_form(
    two_goals: Plan, send: Send
):
    forms = send(two_goals)
    food = next(each for each in two_goals.projects if each.name == "ふれあい食堂")
    amended = two_goals.with_projects(
        {each.id: each for each in two_goals.projects}
        | {food.id: replace(food, amounts=(Amount(9_000, 2024, "予算"),))}
    )
    collection = collect_forms(amended, form_files(forms.values()))
    assert collection.plan == amended
    assert told(collection, "注意", "ふれあい食堂", "2,400,400円", "9千円のままです")


def test_shares_and_whole_amounts_of_two_rounds_are_not_put_together(shared: Plan, tmp_path: Path):
    first = send_forms(shared, tmp_path / "1")
    fill(first["市民課"], {"相談窓口": 500})
    fill(first["福祉課"], {"相談窓口": 500})
    once = collect_forms(shared, form_files(first.values())).plan
    second = send_forms(once, tmp_path / "2")
    fill(second["福祉課"], {"相談窓口": 900})
    mixed = collect_forms(once, [first["市民課"], second["福祉課"]])
    assert amounts_of(mixed.plan)["相談窓口"] == 1_000_000
    assert told(mixed, "誤り", "相談窓口", "別の時に作った様式が混ざっている")


def test_the_forms_of_another_year_are_not_read(send: Send):
    rows = (row("証明の交付", "市民課"),)
    old, new = plan_of(*rows, year=2025), plan_of(*rows)
    forms = send(old)
    fill(forms["市民課"], {"証明の交付": 70})
    collection = collect_forms(new, [forms["市民課"]])
    assert (collection.plan, collection.missing) == (new, ("市民課",))
    assert told(collection, "誤り", "令和7年度の計画の様式", "令和8年度")


def test_a_form_of_last_years_plan_is_told_once_and_nothing_of_it_taken(shared: Plan, send: Send):
    last_year = replace(shared, heading=shared.heading._replace(fiscal_year=2025))
    form = send(last_year)["市民課"]
    fill(form, {"相談窓口": 999, "証明の交付": 888})
    collection = collect_forms(shared, [form])
    assert (collection.plan, collection.missing) == (shared, ("市民課", "福祉課"))
    [line] = told(collection, "誤り")
    assert "令和7年度の計画の様式のため、入れていません（開いている計画は令和8年度）" in line


def test_the_forms_of_a_plan_with_another_name_are_not_taken(shared: Plan, send: Send):
    forms = send(shared)
    fill(forms["市民課"], {"証明の交付": 70})
    renamed = replace(shared, heading=shared.heading._replace(title="別の構想"))
    collection = collect_forms(renamed, [forms["市民課"]])
    assert (collection.plan, collection.returned) == (renamed, ())
    assert told(collection, "誤り", "別の計画", "開いている計画は 別の構想")


def test_the_form_of_a_department_that_the_plan_does_not_have_is_told(shared: Plan, send: Send):
    strange = send(plan_of(row("商店街の応援", "産業課")))["産業課"]
    fill(strange, {"商店街の応援": 5})
    collection = collect_forms(shared, [strange])
    assert (collection.plan, collection.returned) == (shared, ())
    assert told(collection, "誤り", "産業課", "この計画にない所管課")


def test_a_department_that_no_longer_has_a_project_adds_nothing_to_it(send: Send):
    old = plan_of(row("証明の交付", "市民課・福祉課"), row("見守り", "福祉課"))
    new = plan_of(row("証明の交付", "市民課"), row("見守り", "福祉課"))
    forms = send(old)
    for file in forms.values():
        fill(file, {"証明の交付": 7})
    collection = collect_forms(new, form_files(forms.values()))
    assert amounts_of(collection.plan)["証明の交付"] == 7_000
    assert told(collection, "誤り", "福祉課の事業として計画にない事業名（証明の交付）")


def test_a_form_of_a_later_version_is_told(shared: Plan, send: Send):
    forms = send(shared)
    book, sheet = form_of(forms["市民課"])
    next(c for c in sheet[1] if c.value == "様式 5").value = "様式 6"
    book.save(forms["市民課"])
    collection = collect_forms(shared, [forms["市民課"]])
    assert told(collection, "誤り", "様式 6")
    assert "市民課" in collection.missing


def test_what_was_collected_is_kept_by_a_plan_workbook(shared: Plan, send: Send, tmp_path: Path):
    forms = send(shared)
    fill(forms["市民課"], {"証明の交付": 70, "相談窓口": 5}, {"証明の交付": "手数料収入あり"})
    fill(forms["福祉課"], {"相談窓口": 6})
    plan = collect_forms(shared, form_files(forms.values())).plan
    saved = write_plan_workbook(plan, tmp_path / "取りまとめ.xlsx", replaces=False)
    assert read_plan(saved).plan == plan

"""What must not become an amount in silence: told with its cell, and not taken."""

from __future__ import annotations

import shutil
from pathlib import Path

from model.plan import Plan
from model.readers.forms.collect import collect_forms
from tests.model.readers.forms.filled import Send, amounts_of, fill, form_of, plan_of, rows_of, told
from tests.plans import row


def test_two_forms_of_one_department_that_differ_are_not_chosen_between(
    shared: Plan, send: Send, tmp_path: Path
):
    forms = send(shared)
    fill(forms["市民課"], {"証明の交付": 70})
    again = Path(shutil.copy(forms["市民課"], tmp_path / "市民課（差替）.xlsx"))
    assert amounts_of(collect_forms(shared, [forms["市民課"], again]).plan)["証明の交付"] == 70_000
    fill(again, {"証明の交付": 80})
    collection = collect_forms(shared, [forms["市民課"], again])
    assert amounts_of(collection.plan)["証明の交付"] is None
    assert told(collection, "誤り", "証明の交付", "70千円", "80千円", "市民課（差替）.xlsx")


def test_what_is_no_number_is_told_with_its_cell(shared: Plan, send: Send):
    forms = send(shared)
    fill(forms["市民課"], {"証明の交付": "6月補正で要求", "相談窓口": ""})
    collection = collect_forms(shared, [forms["市民課"]])
    assert amounts_of(collection.plan) == dict.fromkeys(("相談窓口", "証明の交付"))
    [line] = told(collection, "誤り")
    assert forms["市民課"].name in line
    assert "「市民課」" in line
    assert "証明の交付：「6月補正で要求」" in line
    assert told(collection, "市民課の様式で、1件の事業費が空欄です：相談窓口")


def test_a_number_in_the_place_of_a_relisted_row_is_told_and_not_taken(send: Send):
    rows = (row("見守り", "福祉課"), row("見守り", "福祉課", relisted=True))
    plan = plan_of(*rows)
    form = send(plan)["福祉課"]
    book, sheet = form_of(form)
    cell = next(c for line in sheet.iter_rows() for c in line if c.value == "再掲")
    cell.value = 5
    book.save(form)
    collection = collect_forms(plan, [form])
    assert amounts_of(collection.plan) == {"見守り": None}
    assert told(collection, "誤り", "見守り", "「再掲」の行に5とありますが、入れていません")


def test_an_amount_in_brackets_is_no_negative_one(shared: Plan, send: Send):
    forms = send(shared)
    fill(forms["市民課"], {"証明の交付": "(1,200)"})
    collection = collect_forms(shared, [forms["市民課"]])
    assert amounts_of(collection.plan)["証明の交付"] is None
    assert told(collection, "誤り", "証明の交付", "「(1,200)」")


def test_a_project_that_is_said_to_count_elsewhere_on_its_only_row_is_blank(
    shared: Plan, send: Send
):
    forms = send(shared)
    fill(forms["市民課"], {"証明の交付": "再掲", "相談窓口": 1})
    assert told(collect_forms(shared, [forms["市民課"]]), "空欄", "証明の交付")


def test_a_row_that_was_filled_in_on_one_of_two_forms_is_not_blank(
    shared: Plan, send: Send, tmp_path: Path
):
    forms = send(shared)
    first = Path(shutil.copy(forms["市民課"], tmp_path / "市民課（1回目）.xlsx"))
    fill(forms["市民課"], {"証明の交付": 7, "相談窓口": 1})
    collection = collect_forms(shared, [first, forms["市民課"]])
    assert amounts_of(collection.plan)["証明の交付"] == 7_000
    assert not told(collection, "空欄です")


def test_a_second_column_of_amounts_leaves_the_form_unread(shared: Plan, send: Send):
    forms = send(shared)
    fill(forms["市民課"], {"証明の交付": 5})
    book, sheet = form_of(forms["市民課"])
    head = next(
        c for line in sheet.iter_rows() for c in line if str(c.value).startswith("事業費（")
    )
    row, place = head.row or 0, head.column or 0
    sheet.insert_cols(place)
    sheet.cell(row, place, "事業費（前年度、千円）")
    book.save(forms["市民課"])
    collection = collect_forms(shared, [forms["市民課"]])
    assert collection.plan == shared
    assert told(collection, "誤り", "1つだけの「事業費（単位）」")


def test_one_amount_over_two_rows_is_of_neither(send: Send):
    plan = plan_of(row("証明の交付", "市民課"), row("相談窓口", "市民課"))
    forms = send(plan)
    fill(forms["市民課"], {"証明の交付": 12})
    book, sheet = form_of(forms["市民課"])
    (_, first, _), (_, second, _) = rows_of(sheet)
    sheet.merge_cells(f"{first.coordinate}:{second.coordinate}")
    book.save(forms["市民課"])
    collection = collect_forms(plan, [forms["市民課"]])
    assert collection.plan == plan
    assert len(told(collection, "誤り", "結合されています")) == 2


def test_a_row_that_stands_twice_on_a_form_has_no_amount_though_both_are_alike(
    shared: Plan, send: Send
):
    forms = send(shared)
    fill(forms["市民課"], {"証明の交付": 5})
    book, sheet = form_of(forms["市民課"])
    _, amount, _ = list(rows_of(sheet))[1]
    for cell in sheet[amount.row]:
        sheet.cell(amount.row + 9, cell.column).value = cell.value
    book.save(forms["市民課"])
    collection = collect_forms(shared, [forms["市民課"]])
    assert amounts_of(collection.plan)["証明の交付"] is None
    assert told(collection, "誤り", "証明の交付", "市民課 5千円", "市民課 5千円")

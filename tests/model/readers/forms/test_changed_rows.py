"""Rows of forms that were sorted, renamed, added or described anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet

from model.plan import Plan, PlanHeading
from model.readers.assembly import assemble_plan
from model.readers.draft import PlanDraft
from model.readers.forms.collect import collect_forms
from model.readers.forms.form_files import form_files
from model.selection import Selection
from model.view import view_plan
from tests.model.readers.forms.filled import Send, amounts_of, fill, form_of, plan_of, rows_of, told
from tests.plans import row, section


def test_rows_that_were_moved_are_known_by_their_names(shared: Plan, send: Send):
    forms = send(shared)
    fill(forms["市民課"], {"相談窓口": 5, "証明の交付": 7})
    book, sheet = form_of(forms["市民課"])
    (first, one, _), (second, two, _) = rows_of(sheet)
    names = [next(c for c in sheet[cell.row] if c.value == name)
             for name, cell in ((first, one), (second, two))]  # fmt: skip
    names[0].value, names[1].value = second, first
    one.value, two.value = two.value, one.value
    book.save(forms["市民課"])
    collection = collect_forms(shared, [forms["市民課"]])
    assert amounts_of(collection.plan)["証明の交付"] == 7_000
    assert len(told(collection, "行が動いているため")) == 2


def test_a_row_whose_name_was_changed_is_told_and_not_taken(shared: Plan, send: Send):
    forms = send(shared)
    book, sheet = form_of(forms["市民課"])
    name, amount, _ = list(rows_of(sheet))[1]
    next(c for c in sheet[amount.row] if c.value == name).value = "証明書の交付"
    amount.value = 7
    book.save(forms["市民課"])
    collection = collect_forms(shared, [forms["市民課"]])
    assert amounts_of(collection.plan)["証明の交付"] is None
    assert told(collection, "誤り", "証明書の交付")


def test_a_row_that_was_added_is_told(shared: Plan, send: Send):
    forms = send(shared)
    book, sheet = form_of(forms["市民課"])
    name, amount, _ = list(rows_of(sheet))[1]
    column = next(c for c in sheet[amount.row] if c.value == name).column
    sheet.cell(amount.row + 14, column).value = "出張窓口"
    sheet.cell(amount.row + 14, amount.column).value = 12
    book.save(forms["市民課"])
    collection = collect_forms(shared, [forms["市民課"]])
    assert told(collection, "誤り", "配った様式にない行です（出張窓口、12）")
    assert "出張窓口" not in amounts_of(collection.plan)


def test_a_description_that_was_changed_is_told_and_the_plan_keeps_its_own(
    shared: Plan, send: Send
):
    forms = send(shared)
    book, sheet = form_of(forms["市民課"])
    cell = next(
        c for line in sheet.iter_rows() for c in line if c.value == "市民とともに取り組む。"
    )
    cell.value = "窓口を増やす。"
    book.save(forms["市民課"])
    collection = collect_forms(shared, [forms["市民課"]])
    assert told(collection, "注意", "相談窓口", "様式の文：窓口を増やす。")
    assert collection.plan == shared


def test_long_descriptions_that_go_on_in_further_rows_are_no_changes(tmp_path: Path, send: Send):
    rows = (row("長い事業", "市民課", description="市民の声を聴く。" * 180),)
    plan = plan_of(*rows)
    collection = collect_forms(plan, form_files(send(plan).values()))
    assert not told(collection, "事業概要")


def _same_names(*descriptions: str | None) -> Plan:
    rows = [row("一般事務", "市民課", description=each) for each in descriptions]
    sections = [
        section(1, f"施策{n}", rows=(each, row(f"窓口{n}", "市民課")))
        for n, each in enumerate(rows)
    ]
    draft = PlanDraft(PlanHeading("計画", "市", 2026), ("施策",), sections=sections)
    return assemble_plan(draft)[0]


def _swap(sheet: Worksheet, one: int, other: int) -> None:
    """Change the places of two rows but for the hidden names, as sorting what is seen does."""
    for upper, lower in zip(sheet[one][:-2], sheet[other][:-2], strict=True):
        upper.value, lower.value = lower.value, upper.value


@pytest.mark.parametrize(
    ("descriptions", "amounts"),
    [(("転入の届出", "転出の届出"), [1_000, None, 3_000, None]), (("届出",) * 2, [None] * 4)],
)
def test_projects_of_one_name_are_told_apart_by_their_descriptions_after_sorting(
    send: Send, descriptions: tuple[str, ...], amounts: list[int | None]
):
    plan = _same_names(*descriptions)
    forms = send(plan)
    book, sheet = form_of(forms["市民課"])
    places = [amount for _, amount, _ in rows_of(sheet)]
    places[0].value, places[2].value = 1, 3
    _swap(sheet, places[0].row, places[2].row)
    _swap(sheet, places[1].row, places[3].row)
    book.save(forms["市民課"])
    collection = collect_forms(plan, [forms["市民課"]])
    found = view_plan(collection.plan, Selection())
    assert [found.amount_of(project) for project in collection.plan.projects] == amounts
    assert bool(told(collection, "誤り", "同じ名前の事業（一般事務）")) is (amounts[0] is None)


def test_projects_of_one_name_on_a_form_in_its_order_have_each_their_own(send: Send):
    plan = _same_names("届出", "届出")
    forms = send(plan)
    book, sheet = form_of(forms["市民課"])
    places = [amount for _, amount, _ in rows_of(sheet)]
    places[0].value, places[2].value = 1, 3
    book.save(forms["市民課"])
    found = collect_forms(plan, [forms["市民課"]]).plan
    view = view_plan(found, Selection())
    assert [view.amount_of(project) for project in found.projects] == [1_000, None, 3_000, None]

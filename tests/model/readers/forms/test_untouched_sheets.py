"""A workbook of all departments that one of them sends back."""

from __future__ import annotations

import shutil
from pathlib import Path

import openpyxl
import pytest

from model.plan import Plan
from model.readers.forms.collect import collect_forms
from model.readers.forms.form_files import form_files
from reports.making.run import run_job
from tests.jobs import job_of
from tests.model.readers.forms.filled import FORMS, Send, amounts_of, fill, rows_of, told
from tests.plans import plan_of_two_goals


@pytest.fixture
def whole(two_goals: Plan, tmp_path: Path) -> Path:
    """A workbook with the forms of all departments."""
    [made] = run_job(job_of(two_goals, tmp_path / "whole", FORMS))
    return made.path


def test_who_sends_all_sheets_back_answers_with_those_it_filled_in(two_goals: Plan, whole: Path):
    fill(whole, {"出前講座": 40})
    collection = collect_forms(two_goals, [whole])
    assert collection.returned == ("学習課",)
    assert "学習課" not in collection.missing
    assert collection.untouched == collection.missing
    assert amounts_of(collection.plan)["出前講座"] == 40_000
    assert told(collection, "注意", "返答のない所管課が4課あります", "福祉課")
    [line] = told(collection, "配ったときのままのため、返答と数えていません", *collection.untouched)
    assert line.startswith(f"お知らせ {whole.name} ")
    assert not told(collection, "空欄")


def test_a_sheet_left_as_it_went_does_not_contradict_what_its_department_sent_itself(
    two_goals: Plan, whole: Path, send: Send
):
    fill(whole, {"出前講座": 40})
    own = send(two_goals)["福祉課"]
    fill(own, {"ふれあい食堂": 2_500})
    collection = collect_forms(two_goals, [whole, own])
    assert amounts_of(collection.plan)["ふれあい食堂"] == 2_500_000
    assert set(collection.returned) == {"学習課", "福祉課"}
    [line] = told(collection, "返答と数えていません")
    assert "福祉課" not in line


def test_a_form_that_comes_back_alone_as_it_went_says_that_nothing_changes(
    two_goals: Plan, send: Send
):
    collection = collect_forms(two_goals, [send(two_goals)["福祉課"]])
    assert (collection.returned, collection.untouched) == (("福祉課",), ())


@pytest.mark.parametrize(
    ("amounts", "remarks"),
    [({"ふれあい食堂": None}, {}), ({"ふれあい食堂": "－"}, {}), ({}, {"ふれあい食堂": "隔年"})],
)
def test_clearing_an_amount_and_writing_a_remark_are_answers(
    two_goals: Plan, whole: Path, amounts: dict[str, object], remarks: dict[str, str]
):
    fill(whole, amounts, remarks)
    assert collect_forms(two_goals, [whole]).returned == ("福祉課",)


def test_a_row_that_was_renamed_or_added_is_an_answer(two_goals: Plan, whole: Path):
    renamed = Path(shutil.copy(whole, whole.with_name("改名.xlsx")))
    for path, row, text in ((renamed, 0, "食堂"), (whole, 9, "新しい事業")):
        book = openpyxl.load_workbook(path)
        sheet = book["福祉課"]
        name, amount, _ = next(each for each in rows_of(sheet) if each[0] == "ふれあい食堂")
        column = next(c for c in sheet[amount.row] if c.value == name).column
        sheet.cell(amount.row + row, column).value = text
        sheet.cell(amount.row + row, amount.column).value = 12
        book.save(path)
        assert collect_forms(two_goals, [path]).returned == ("福祉課",)


def test_remarks_that_went_out_are_no_answer_and_those_that_came_back_stay_one(
    two_goals: Plan, whole: Path, tmp_path: Path
):
    fill(whole, {}, {"ふれあい食堂": "隔年"})
    once = collect_forms(two_goals, [whole])
    again = collect_forms(once.plan, [whole])
    assert (again.plan, again.returned) == (once.plan, once.returned)
    [next_round] = run_job(job_of(once.plan, tmp_path / "next", FORMS))
    fill(next_round.path, {"出前講座": 40})
    assert collect_forms(once.plan, [next_round.path]).returned == ("学習課",)


def test_nobody_has_answered_where_all_sheets_of_a_workbook_are_as_they_went(whole: Path):
    collection = collect_forms(plan_of_two_goals(), form_files([whole.parent]))
    assert (collection.returned, collection.filled) == ((), 0)
    assert "0課の様式から" in collection.summary

"""What departments do to a form besides filling it in: nothing of it is passed over in silence."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from model.plan import Plan
from model.project import Amount
from model.readers.forms.collect import Collection, collect_forms
from model.readers.forms.form_files import form_files
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

Change = Callable[[Worksheet], object]


@pytest.fixture
def plan() -> Plan:
    draft = replace(row("窓口", "市民課", flag="新"), relisted=False)
    priced = replace(row("証明", "市民課", yen=None), amounts=row("", yen=500_000).amounts)
    return plan_of(draft, priced, row("相談", "市民課"), year=2024)


def changed(plan: Plan, file: Path, change: Change) -> Collection:
    book, sheet = form_of(file)
    change(sheet)
    book.save(file)
    return collect_forms(plan, [file])


def added(sheet: Worksheet, **texts: Any) -> None:
    """Insert a row below that of 窓口 with ``texts`` by the beginnings of headings."""
    at = {head: cells_of(sheet, head)["窓口"].column for head in texts}
    below = cells_of(sheet, "事業名")["窓口"].row + 1
    sheet.insert_rows(below)
    for head, text in texts.items():
        sheet.cell(below, at[head]).value = text


@pytest.mark.parametrize(
    "texts", [{"事業名": "新しい事業"}, {"備考": "来年から始める"}, {"事業費": 700}], ids=str
)
def test_a_row_that_was_added_is_told_whatever_it_holds(plan: Plan, send: Send, texts):
    collection = changed(plan, send(plan)["市民課"], lambda sheet: added(sheet, **texts))
    (text,) = map(str, texts.values())
    assert told(collection, "誤り", "配った様式にない", text)
    assert collection.plan == plan


def test_a_row_added_to_a_form_without_marks_is_no_heading(send: Send):
    plan = plan_of(row("窓口", "市民課"), row("証明", "市民課"))
    collection = changed(
        plan, send(plan)["市民課"], lambda sheet: added(sheet, 事業名="新しい事業")
    )
    assert told(collection, "誤り", "配った様式にない行です（新しい事業）")


def test_a_row_that_was_taken_out_is_told_by_its_name(plan: Plan, send: Send):
    def take_out(sheet: Worksheet) -> None:
        sheet.delete_rows(cells_of(sheet, "事業名")["証明"].row)

    collection = changed(plan, send(plan)["市民課"], take_out)
    assert told(collection, "注意", "3行のうち1行がありません：証明")
    assert collection.plan == plan


def test_a_column_that_was_put_beside_is_told(plan: Plan, send: Send):
    def write_beside(sheet: Worksheet) -> None:
        sheet.cell(cells_of(sheet, "備考")["窓口"].row, 20).value = "国費300"

    collection = changed(plan, send(plan)["市民課"], write_beside)
    assert told(collection, "誤り", "配った様式にない欄", "国費300")


def test_what_is_written_below_the_table_is_told(plan: Plan, send: Send):
    def write_below(sheet: Worksheet) -> None:
        sheet.cell(sheet.max_row + 2, 2).value = "証明は廃止の予定です"

    collection = changed(plan, send(plan)["市民課"], write_below)
    assert told(collection, "誤り", "証明は廃止の予定です")


def test_a_comment_on_a_cell_is_told(plan: Plan, send: Send):
    def comment(sheet: Worksheet) -> None:
        cells_of(sheet, "事業費")["窓口"].comment = Comment("要相談", "市民課")

    collection = changed(plan, send(plan)["市民課"], comment)
    assert told(collection, "注意", "コメント")


@pytest.mark.parametrize(("typed", "said"), [(None, "消されて"), ("なし", "「なし」と書かれて")])
def test_an_amount_that_was_wiped_out_is_told_and_stays(plan: Plan, send: Send, typed, said: str):
    file = send(plan)["市民課"]
    fill(file, {"証明": typed})
    collection = collect_forms(plan, [file])
    assert told(
        collection, "注意", "証明", "500千円", said, "事業シートと掲載シートでその行を消して"
    )
    assert told(collection, "0と", "「未定」と記入")
    assert amounts_of(collection.plan)["証明"] == 500_000


def test_a_dash_where_nothing_was_is_told_as_blank(plan: Plan, send: Send):
    file = send(plan)["市民課"]
    fill(file, {"窓口": "なし"})
    collection = collect_forms(plan, [file])
    assert told(collection, "お知らせ", "窓口", "「なし」は空欄と同じに読みました")


def test_an_amount_merged_with_the_cell_beside_it_is_told(plan: Plan, send: Send):
    def merge(sheet: Worksheet) -> None:
        at = cells_of(sheet, "事業費")["窓口"]
        sheet.merge_cells(None, at.row, at.column, at.row, at.column + 1)

    assert told(changed(plan, send(plan)["市民課"], merge), "誤り", "ほかの列と結合")


@pytest.mark.parametrize("title", ["別の計画", "第2次計画"])
def test_a_plan_whose_title_ends_like_this_one_s_is_another(plan: Plan, send: Send, title: str):
    other = replace(plan, heading=plan.heading._replace(title=title))
    collection = collect_forms(plan, [send(other)["市民課"]])
    assert told(collection, "誤り", "別の計画", title)


def test_a_city_that_was_filled_in_since_makes_no_other_plan(plan: Plan, send: Send):
    before = replace(plan, heading=plan.heading._replace(city=""))
    file = send(before)["市民課"]
    fill(file, {"窓口": 7})
    assert amounts_of(collect_forms(plan, [file]).plan)["窓口"] == 7_000


def test_forms_come_back_as_they_went_with_nothing_to_tell(built_in, send: Send):
    files = send(built_in.plan)
    for file in files.values():
        book, sheet = form_of(file)
        for merged in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(merged))
        book.save(file)
    collection = collect_forms(built_in.plan, list(files.values()))
    assert not told(collection, "誤り")
    assert not told(collection, "注意")


def test_what_lies_beside_the_forms_is_told_and_not_passed_over(
    plan: Plan, send: Send, tmp_path: Path
):
    file = send(plan)["市民課"]
    (file.parent / "旧版").mkdir()
    (file.parent / "回答.txt").write_text("変更なし", encoding="utf-8")
    (file.parent / "Thumbs.db").write_bytes(b"x")
    collection = collect_forms(plan, form_files([file.parent]))
    assert told(collection, "旧版", "フォルダーの中は見ていません")
    assert told(collection, "回答.txt", "様式ではないため、読んでいません")
    assert not told(collection, "Thumbs")


@pytest.mark.parametrize("cell", ["B3", "A4", "Z1", "Z6"])
def test_what_was_written_above_the_table_is_told(cell: str, plan: Plan, send: Send):
    def note(sheet: Worksheet) -> None:
        sheet[cell].value = "課長から：来年度は減額の見込み"

    collection = changed(plan, send(plan)["市民課"], note)
    assert told(collection, "注意", cell, "表の上に", "課長から：来年度は減額の見込み")


@pytest.mark.parametrize("number", range(3))
def test_nothing_is_told_of_what_forms_say_themselves(number: int, plan: Plan, send: Send):
    parts = (Amount(600_000, 2024, "予算", "国庫支出金"), Amount(300_000, 2025, "予算"))
    shared = replace(row("橋", "市民課・土木課"), amounts=(Amount(600_000, 2024, "予算"), *parts))
    open_ = row("道", "市民課・土木課", yen=None)
    sent = (plan, plan_of(shared, open_, year=2024), plan_of(open_))[number]
    files = send(sent).values()
    assert not told(collect_forms(sent, list(files)), "表の上に")


def test_a_column_put_before_the_form_is_told_and_the_form_is_read(plan: Plan, send: Send):
    def number(sheet: Worksheet) -> None:
        for merged in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(merged))
        cells_of(sheet, "事業費")["相談"].value = 70
        sheet.insert_cols(1)
        for count, name in enumerate(cells_of(sheet, "事業名").values()):
            sheet.cell(name.row, 1).value = count

    [form] = send(plan).values()
    collection = changed(plan, form, number)
    assert amounts_of(collection.plan)["相談"] == 70_000
    [line] = told(collection, "配った様式にない欄")
    assert "市民課.xlsx「市民課」A" in line


@pytest.mark.parametrize("place", ["", "B1"])
def test_a_form_whose_title_was_cleared_or_moved_is_read(place: str, plan: Plan, send: Send):
    def change(sheet: Worksheet) -> None:
        for merged in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(merged))
        cells_of(sheet, "事業費")["相談"].value = 70
        title, sheet["A1"].value = sheet["A1"].value, None
        if place:
            sheet[place].value = title

    [form] = send(plan).values()
    assert amounts_of(changed(plan, form, change).plan)["相談"] == 70_000


def test_struck_cells_of_a_form_are_told(plan: Plan, send: Send):
    def strike(sheet: Worksheet) -> None:
        cells_of(sheet, "事業名")["相談"].font = Font(strike=True)

    [form] = send(plan).values()
    [line] = told(changed(plan, form, strike), "取り消し線")
    assert line.startswith("注意 ")
    assert "市民課.xlsx「市民課」" in line

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from model.plan import Plan
from model.project import Amount
from model.readers.reading import Reading
from model.selection import Selection
from model.view import pick_from_plan
from reports.content.booklet.report import build_booklet
from reports.content.departments.report import build_departments
from reports.options import ReportOptions
from reports.xlsx.file.styles import SIZE
from reports.xlsx.layout.measures import points_of, row_height
from tests.plans import whole_view
from tests.reports.content.priced_plans import of_years, priced, view_of
from tests.reports.xlsx.books import locations, names_of, written


def test_there_is_a_sheet_for_each_department_behind_a_front_sheet(forms):
    assert forms.sheetnames[0] == "表紙"
    assert forms.sheetnames[1:3] == ["市民協働課", "広報課"]
    assert len(forms.sheetnames) == 56


def test_the_front_sheet_leads_to_each_department_and_back(forms):
    targets = set(locations(forms["表紙"]))
    assert "'広報課'!A1" in targets
    assert len(targets) == 55
    assert locations(forms["広報課"]) == ["'表紙'!A1"]


def test_the_file_of_one_department_is_its_form_alone(two_goals: Plan, tmp_path: Path):
    one = pick_from_plan(two_goals, Selection(departments=frozenset({"福祉課"})))
    book = written(build_departments(one, ReportOptions()), tmp_path)
    assert book.sheetnames == ["福祉課"]
    assert locations(book["福祉課"]) == []
    assert "表紙へ" not in [cell.value for row in book["福祉課"].iter_rows() for cell in row]


def test_amounts_are_filled_into_open_cells_and_the_rest_is_locked(forms):
    sheet = forms["広報課"]
    assert sheet.protection.sheet
    assert not sheet.protection.password
    assert not sheet.protection.sort
    open_cells = [c for row in sheet.iter_rows() for c in row if not c.protection.locked]
    new = 5 * len(("印", "事業名", "事業概要", "掲載箇所", "事業費", "備考"))
    assert len(open_cells) == 7 + 11 + new  # an amount for each project, a remark for each row
    (check,) = [each for each in sheet.data_validations.dataValidation if each.type == "custom"]
    assert "ISNUMBER(F" in check.formula1
    assert '="未定"' in check.formula1
    amounts = {c.coordinate for c in open_cells if c.column_letter == "F"}
    (ref,) = check.sqref.ranges
    checked = {cell for row in ref.rows for cell in names_of(row)}
    assert amounts <= checked
    assert {cell[0] for cell in checked} == {"F"}


def test_a_word_in_place_of_an_amount_stands_at_the_right_as_amounts_do(
    options: ReportOptions, tmp_path: Path
):
    later = priced("見守り", of_years("事業費", y2024=1_000, y2025=2_000))
    open_ = replace(later, name="食堂", amounts=later.amounts[:1])
    open_.extras = (("令和7年度 事業費", "未定"),)
    sheet = written(build_departments(view_of(later, open_), options), tmp_path)["福祉課"]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    words = [cell for cell in cells if cell.value == "未定"]
    assert words
    assert {cell.alignment.horizontal for cell in words} == {"right"}


def test_a_total_says_before_anything_is_reckoned_how_many_words_it_leaves_out(
    options: ReportOptions, tmp_path: Path
):
    later = priced("見守り", of_years("事業費", y2024=1_000, y2025=2_000))
    open_ = replace(later, name="食堂", amounts=later.amounts[:1])
    open_.extras = (("令和7年度 事業費", "未定"),)
    document = build_departments(view_of(later, open_), options)
    sheet = written(document, tmp_path, data_only=True)["福祉課"]
    labels = [str(row[0].value) for row in sheet.iter_rows() if "計　掲載" in str(row[0].value)]
    assert labels[0] == "小計　掲載2件　※数でない金額 1件を除く"
    assert labels[-1].endswith("（うち再掲1件）　※数でない金額 1件を除く")


def test_rows_carry_a_hidden_name(forms):
    sheet = forms["広報課"]
    assert sheet.column_dimensions["I"].hidden
    ids = [cell.value for cell in sheet["I"][5:] if cell.value]
    assert len(ids) == 11
    assert all(re.fullmatch(r"[\d-]+/\d+", value) for value in ids)


def test_a_form_can_be_left_open_and_then_has_an_outline(built_in: Reading, tmp_path: Path):
    view = pick_from_plan(built_in.plan, Selection(departments=frozenset({"広報課"})))
    open_form = ReportOptions(locks_forms=False)
    sheet = written(build_departments(view, open_form), tmp_path)["広報課"]
    assert not sheet.protection.sheet
    assert {d.outlineLevel for d in sheet.row_dimensions.values()} == {0, 1}


def test_a_protected_form_has_no_outline_but_can_be_filtered(forms):
    sheet = forms["広報課"]
    assert {d.outlineLevel for d in sheet.row_dimensions.values()} == {0}
    assert sheet.auto_filter.ref
    for allowed in ("formatCells", "formatColumns", "formatRows", "sort", "autoFilter"):
        assert not getattr(sheet.protection, allowed), allowed  # False is: not locked


def test_an_outline_can_be_folded(two_goals: Plan, tmp_path: Path):
    for folds in (False, True):
        options = ReportOptions(folds_groups=folds)
        book = written(build_booklet(whole_view(two_goals), options), tmp_path)
        sheet = book["所管課別索引"]
        below = [d for d in sheet.row_dimensions.values() if d.outlineLevel]
        assert below
        assert {bool(d.hidden) for d in below} == {folds}
        assert bool(sheet.auto_filter.ref) is not folds
        assert sheet.sheet_properties.outlinePr.summaryBelow is False


def test_a_form_names_itself_and_its_version_in_a_hidden_column(forms):
    sheet = forms["広報課"]
    assert sheet.column_dimensions["I"].hidden
    assert (sheet["I1"].value, sheet["I2"].value) == ("様式 5", "department:2022:広報課")


def test_a_form_with_fewer_columns_keeps_its_hidden_names_and_its_open_cells(
    two_goals: Plan, tmp_path: Path
):
    view = pick_from_plan(two_goals, Selection(departments=frozenset({"学習課"})))
    sheet = written(build_departments(view, ReportOptions()), tmp_path)["学習課"]
    (head,) = [row for row in sheet.iter_rows() if row[0].value == "事業名"]
    heads = [cell.value for cell in head if cell.value]
    assert heads == ["事業名", "事業概要", "事業費（千円）", "備考"]
    assert sheet.column_dimensions["F"].hidden
    assert (sheet["F1"].value, sheet["F2"].value) == ("様式 5", "department:2024:学習課")
    (line,) = [row for row in sheet.iter_rows() if row[0].value == "出前講座"]
    assert line[5].value in {row.id for row in view.rows}
    assert [cell.protection.locked for cell in line[:4]] == [True, True, False, False]
    (check,) = sheet.data_validations.dataValidation
    assert str(check.sqref).startswith(f"{line[2].coordinate}:")


def test_a_column_without_texts_leaves_its_room_to_those_that_are_filled_in(forms):
    def widths(department: str) -> dict[str, float]:
        sheet = forms[department]
        (head,) = [row for row in sheet.iter_rows() if row[1].value == "事業名"]
        return {
            cell.value: sheet.column_dimensions[cell.column_letter].width
            for cell in head
            if cell.value
        }

    alone, shared = widths("市民協働課"), widths("桜島総務市民課")
    assert alone["ほかの所管課"] < 12 < shared["ほかの所管課"]
    assert alone["備考"] >= 2 * 9


def test_a_head_beside_its_button_is_low_and_its_unit_whole(options: ReportOptions, tmp_path: Path):
    names = ("国庫支出金", "県支出金", "地方債", "その他", "一般財源")
    years = of_years(y2024=1_000, y2025=2_000, y2026=3_000)
    amounts = (*years, *(Amount(1_000, 2024, None, name) for name in names))
    view = view_of(priced("見守り", amounts, "福祉課"))
    sheet = written(build_departments(view, options), tmp_path)["福祉課"]
    (head,) = [row for row in sheet.iter_rows() if "事業名" in [cell.value for cell in row]]
    assert sheet.auto_filter.ref.startswith(f"A{head[0].row}")
    assert sheet.row_dimensions[head[0].row].height <= row_height(
        8
    )  # 6 lines at most, and the button
    for cell in head:
        if "（千円）" in str(cell.value):
            assert (
                points_of(sheet.column_dimensions[cell.column_letter].width)
                > len("（千円）") * SIZE
            )

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings

from model.errors import PlanFileError
from model.finding import Severity
from model.plan import Plan
from model.readers.reading import Reading
from model.readers.source import read_plan
from model.selection import Selection
from model.totals import build_totals
from model.view import view_plan
from model.workbook.form import BLANK_MARK_IS_NONE, VERSION
from reports.making.plan_workbook import write_plan_workbook
from tests.plans import OTHER
from tests.strategies import plans


def whatever_the_order_of_amounts(plan: Plan) -> Plan:
    """Projects that have the same amounts in contradicting orders get them in one."""
    amounts = {each.id: sorted(each.amounts, key=str) for each in plan.projects}
    projects = {each.id: replace(each, amounts=tuple(amounts[each.id])) for each in plan.projects}
    return plan.with_projects(projects)


@settings(max_examples=25)
@given(plan=plans())
def test_any_plan_comes_back_equal(tmp_path: Path, plan: Plan):
    path = write_plan_workbook(plan, tmp_path / "plan.xlsx", replaces=True)
    read = read_plan(path).plan
    assert whatever_the_order_of_amounts(read) == whatever_the_order_of_amounts(plan)


def test_the_built_in_plan_comes_back_equal(tmp_path: Path, built_in: Reading):
    path = write_plan_workbook(built_in.plan, tmp_path / "plan.xlsx")
    assert read_plan(path).plan == built_in.plan


def edited(two_goals: Plan, path: Path, sheet: str, cell: str, value: Any) -> Path:
    write_plan_workbook(two_goals, path)
    book = openpyxl.load_workbook(path)
    book[sheet][cell] = value
    book.save(path)
    return path


def test_what_a_clerk_edits_in_excel_is_read(tmp_path: Path, two_goals: Plan):
    path = edited(two_goals, tmp_path / "plan.xlsx", "掲載", "F2", "見守り活動")
    assert "見守り活動" in {row.name for row in read_plan(path).plan.listings()}


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "says"),
    [
        ("掲載", "A3", "9-9", "9-9"),
        ("掲載", "C3", "甲", "主要事業"),
        ("区分", "A4", "あ", "あ"),
        ("区分", "A3", "1", "「1」が重なって"),
        ("区分", "A2", "9", "上位の区分「1」"),
        ("区分", "A5", "1-1-1-1", "より深い"),
        ("区分", "B3", 9, "1から3までの数"),
        ("区分", "F3", "いくらか", "整数ではありません"),
        ("事業", "A3", "P0001", "重なって"),
        ("計画", "B2", 99, "新しい版"),
    ],
)
def test_a_slip_in_the_workbook_is_told_with_its_place(
    tmp_path: Path, two_goals: Plan, sheet, cell, value, says
):
    path = edited(two_goals, tmp_path / "plan.xlsx", sheet, cell, value)
    with pytest.raises(PlanFileError) as error:
        read_plan(path)
    assert says in error.value.what
    assert f"{sheet}シート" in error.value.where


@pytest.mark.parametrize(
    ("sheet", "cell", "value", "says"),
    [
        ("計画", "B5", "令和６年度", "2024 と読みました"),
        ("計画", "B2", "１", "1 と読みました"),
        ("区分", "A3", "１－１", "1-1 と読みました"),
        ("区分", "A3", date(2026, 1, 1), "日付になっていたため、1-1"),
        ("区分", "F3", "１２，０００千円", "12,000,000 と読みました"),
        ("区分", "B3", None, "階層の順が空"),
        ("事業", "B2", "　見守り ", "前後の空白"),
        ("事業", "E2", "福 祉 課", "「福祉課」と読みました"),
        ("事業", "D2", "（★）", "「★」と読みました"),
        ("事業", "G1", "ほか", "「所管課ほか」として"),
        ("事業", "C1", "概要", "「事業概要」として"),
        ("掲載", "C3", "主要", "「主要事業」と読みました"),
        ("掲載", "D2", "－", "「空欄」と読みました"),
        ("掲載", "B3", None, "事業名「ふれあい食堂」の事業"),
        ("掲載", "B3", "P9999", "事業シートにない"),
        ("掲載", "K1", "備考", "計画ブックにない列"),
    ],
)
def test_what_a_clerk_wrote_otherwise_is_read_and_told(
    tmp_path: Path, two_goals: Plan, sheet, cell, value, says
):
    path = edited(two_goals, tmp_path / "plan.xlsx", sheet, cell, value)
    reading = read_plan(path)
    assert reading.plan == two_goals
    assert says in " ".join(finding.message for finding in reading.findings)


def test_an_untouched_workbook_has_nothing_to_forgive(tmp_path: Path, two_goals: Plan):
    assert read_plan(write_plan_workbook(two_goals, tmp_path / "plan.xlsx")).findings == ()


def reworked(plan: Plan, path: Path, rework) -> Reading:
    write_plan_workbook(plan, path)
    book = openpyxl.load_workbook(path)
    rework(book)
    book.save(path)
    return read_plan(path)


def test_rows_that_a_clerk_added_are_projects_and_listings(tmp_path: Path, two_goals: Plan):
    def add(book):
        book["事業"].append([None, "夜間開館", "夜も開く。", "★", "学習課、新設の課"])
        book["掲載"].append(["２-２", None, "その他の主な事業", None, "★", "夜間開館"])

    reading = reworked(two_goals, tmp_path / "plan.xlsx", add)
    (row,) = [row for row in reading.plan.listings() if row.name == "夜間開館"]
    assert (row.path, row.kind, row.project.id) == ((2, 2), OTHER, "P0010")
    assert [d.name for d in row.project.departments] == ["学習課", "新設の課"]
    assert "課「新設の課」が課シートにありません" in " ".join(f.message for f in reading.findings)


def test_a_row_put_in_between_gets_a_number_that_no_row_below_has(tmp_path: Path, two_goals: Plan):
    def put_in(book):
        book["事業"].insert_rows(3)
        book["事業"]["B3"] = "夜間開館"
        book["掲載"].append(["2-2", None, "主要事業", None, None, "夜間開館"])

    reading = reworked(two_goals, tmp_path / "plan.xlsx", put_in)
    ids = {project.name: project.id for project in reading.plan.projects}
    assert ids.pop("夜間開館") == "P0010"
    assert ids == {project.name: project.id for project in two_goals.projects}


def test_all_that_cannot_be_read_is_told_together(tmp_path: Path, two_goals: Plan):
    def spoil(book):
        book["区分"]["F3"] = "いくらか"
        book["事業"]["A3"] = "P0001"
        book["事業"]["B4"] = None

    with pytest.raises(PlanFileError) as error:
        reworked(two_goals, tmp_path / "plan.xlsx", spoil)
    assert "読めないところが3か所あります" in error.value.what
    for place in ("区分シートの3行目（", "事業シートの3行目（", "事業シートの4行目（"):
        assert place in error.value.where
    assert "計画ブックに読めないところが3か所あります" in str(error.value)


def test_all_rows_of_listings_that_name_no_section_are_told_together(
    tmp_path: Path, two_goals: Plan
):
    def spoil(book):
        book["掲載"]["A3"] = "9-8"
        book["掲載"]["A4"] = "9-9"

    with pytest.raises(PlanFileError, match=r"掲載シートの3行目.*9-8.*掲載シートの4行目.*9-9"):
        reworked(two_goals, tmp_path / "plan.xlsx", spoil)


def test_a_column_of_its_own_behind_one_without_a_head_is_told_as_not_read(
    tmp_path: Path, two_goals: Plan
):
    path = edited(two_goals, tmp_path / "plan.xlsx", "事業", "Z1", "内部メモ")
    (message,) = [f.message for f in read_plan(path).findings if "内部メモ" in f.message]
    assert "計画ブックにない列" in message


def test_what_a_row_of_listings_leaves_blank_is_as_its_project_has_it(
    tmp_path: Path, two_goals: Plan
):
    def add(book):
        book["事業"].append(["P0099", "夜間開館", "夜も開く。", "★", "学習課"])
        book["掲載"].append(["2-2", "P0099", "その他の主な事業"])

    reading = reworked(two_goals, tmp_path / "plan.xlsx", add)
    (row,) = [row for row in reading.plan.listings() if row.project.id == "P0099"]
    printed = (row.name, row.description, row.printed_departments)
    assert printed == ("夜間開館", "夜も開く。", "学習課")
    picked = Selection(departments=frozenset(["学習課"]), flags=frozenset(["★"]))
    assert row in view_plan(reading.plan, picked).rows


@pytest.mark.parametrize(
    ("version", "cell", "mark"),
    [
        (VERSION, None, "★"),
        (VERSION, "（記載なし）", None),
        (VERSION, "継続", "継続"),
        (BLANK_MARK_IS_NONE, None, None),
    ],
)
def test_a_blank_mark_is_that_of_the_project_since_the_form_says_so(
    tmp_path: Path, two_goals: Plan, version: int, cell: str | None, mark: str | None
):
    def change(book):
        book["計画"]["B2"] = version
        for row in book["掲載"].iter_rows(min_row=2):
            if row[5].value == "商店街の応援":
                row[4].value = cell

    reading = reworked(two_goals, tmp_path / "plan.xlsx", change)
    (row,) = [row for row in reading.plan.listings() if row.name == "商店街の応援"]
    assert (row.flag and row.flag.mark) == mark
    assert row.project.flag.mark == "★"
    assert not reading.findings


def test_a_project_that_no_row_lists_is_told(tmp_path: Path, two_goals: Plan):
    reading = reworked(
        two_goals,
        tmp_path / "plan.xlsx",
        lambda book: book["事業"].append(["P0099", "夜間開館", None, None, "学習課"]),
    )
    (told,) = reading.findings
    assert (told.severity, told.where) == (Severity.WARNING, "事業シート")
    assert "「夜間開館」は、掲載シートのどの行にもない" in told.message


def test_a_second_row_without_a_mark_of_relisting_is_told_and_counts_no_second_time(
    tmp_path: Path, two_goals: Plan
):
    def forget(book):
        assert book["掲載"]["D9"].value == "再掲"
        book["掲載"]["D9"] = None

    reading = reworked(two_goals, tmp_path / "plan.xlsx", forget)
    (told,) = reading.findings
    assert (told.severity, told.where) == (Severity.WARNING, "掲載シートの9行目")
    assert "「見守り」は掲載シートの2行目にも" in told.message
    tally = build_totals(view_plan(reading.plan, Selection())).tally
    assert (tally.projects, tally.amount) == (9, 4_000_500)


def test_sheets_that_were_moved_renamed_or_given_a_title_are_found(tmp_path: Path, two_goals: Plan):
    def disturb(book):
        book["掲載"].title = "掲載一覧"
        book["事業"].insert_rows(1, 2)
        book["事業"]["A1"] = "令和6年度 事業の一覧"
        book.move_sheet("課", -5)
        book.create_sheet("メモ")["A1"] = "あとで確かめる"

    reading = reworked(two_goals, tmp_path / "plan.xlsx", disturb)
    assert reading.plan == two_goals
    assert {"掲載一覧シート", "メモシート"} <= {finding.where for finding in reading.findings}


def test_rows_of_totals_are_no_projects(tmp_path: Path, two_goals: Plan):
    reading = reworked(
        two_goals, tmp_path / "plan.xlsx", lambda book: book["事業"].append([None, "合　計"])
    )
    assert reading.plan == two_goals
    assert "合計とみなし" in " ".join(finding.message for finding in reading.findings)


def test_a_merged_cell_stands_in_each_of_its_rows(tmp_path: Path, two_goals: Plan):
    reading = reworked(
        two_goals, tmp_path / "plan.xlsx", lambda book: book["掲載"].merge_cells("A2:A3")
    )
    assert reading.plan == two_goals


def test_a_formula_without_a_result_is_told_with_its_cell(tmp_path: Path, two_goals: Plan):
    path = edited(two_goals, tmp_path / "plan.xlsx", "区分", "F3", "=1+1")
    assert "区分シートのF3" in {finding.where for finding in read_plan(path).findings}


def test_a_newer_form_asks_for_the_newer_program(tmp_path: Path, two_goals: Plan):
    path = edited(two_goals, tmp_path / "plan.xlsx", "計画", "B2", VERSION + 1)
    with pytest.raises(PlanFileError, match="新しい版に替えて"):
        read_plan(path)


def test_the_workbook_explains_itself_and_offers_flags_and_departments(
    tmp_path: Path, two_goals: Plan
):
    book = openpyxl.load_workbook(write_plan_workbook(two_goals, tmp_path / "plan.xlsx"))
    assert book.sheetnames == ["説明", "計画", "区分", "事業", "掲載", "課"]
    told = {cell.value for row in book["説明"].iter_rows() for cell in row}
    assert set(two_goals_heads(book)) <= {*told, *(f"{t}1" for t in told)}

    def offered(sheet: str, cell: str) -> list[object]:
        checks = book[sheet].data_validations.dataValidation
        (formula,) = [check.formula1 for check in checks if cell in check.sqref]
        if formula.startswith('"'):
            return formula.strip('"').split(",")
        name, cells = formula.replace("$", "").replace("'", "").split("!")
        return [row[0].value for row in book[name][cells] if row[0].value]

    assert offered("事業", "D2") == ["★", "継続"]
    assert offered("掲載", "H2") == [d.name for d in two_goals.departments]
    assert offered("掲載", "C2") == ["主要事業", "その他の主な事業"]
    assert offered("掲載", "A20") == [
        "1",
        "1-1",
        "1-1-1",
        "1-1-2",
        "1-2",
        "2",
        "2-1",
        "2-1-1",
        "2-2",
    ]


def two_goals_heads(book) -> list[str]:
    return [
        cell.value
        for name in ("計画", "区分", "掲載", "課")
        for cell in book[name][1]
        if not str(cell.value).endswith("2")
    ]

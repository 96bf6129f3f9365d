"""Lists as offices work on them: requests by stage, rolling plans, sums that Excel puts between."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from model.readers.reading import Reading
from model.readers.source import read_plan
from tests.model.readers.lists.lists import amounts, book_bytes, messages, read_rows, titles


def departments(reading: Reading) -> list[list[str]]:
    return [[each.name for each in project.departments] for project in reading.plan.projects]


def test_requests_below_the_line_of_a_department_are_a_list_and_no_forms(tmp_path: Path):
    rows = [
        ("令和８年度　事業費要求一覧",),
        ("部局名", "建設部", "", "課名", "土木課", "（単位：千円）"),
        ("番号", "事業名", "令和７年度\n当初予算額", "令和８年度", "", ""),
        ("", "", "Ａ", "要求額 Ｂ", "内示額 Ｃ", "増減 Ｃ－Ａ"),
        *((1, "道路維持", 4500, 5000, 4200, -300), (2, "橋", 300, 800, 800, 500)),
    ]
    reading = read_rows(tmp_path, rows, "A3:A4", "B3:B4", "D3:F3")
    assert [p.name for p in reading.plan.projects] == ["道路維持", "橋"]
    assert [yen for yen, _ in amounts(reading)[0]] == [4_500_000, 5_000_000, 4_200_000]
    assert departments(reading) == [["土木課"], ["土木課"]]


def test_the_plan_before_is_a_kind_of_its_own_and_the_difference_none(tmp_path: Path):
    rows = [
        ("ローリング調書", "", "", "", "（千円）"),
        ("事業名", "所管課", "区分", "令和８年度", "令和９年度"),
        *(("幹線道路", "道路課", "前回", 100, 200), ("", "", "今回", 150, 200)),
        *(("", "", "増減", 50, 0), ("井戸", "水道課", "前回", 5, 5)),
        *(("", "", "今回", 5, 6), ("", "", "増減", 0, 1)),
    ]
    reading = read_rows(tmp_path, rows, "A3:A5", "B3:B5", "A6:A8", "B6:B8")
    assert amounts(reading)[0] == [
        *((100_000, "2026年度 前回"), (200_000, "2027年度 前回")),
        *((150_000, "2026年度 今回"), (200_000, "2027年度 今回")),
    ]
    assert "5行目、8行目 「増減」の行は" in messages(reading)


def test_a_lower_line_may_be_said_to_stand_in_brackets(tmp_path: Path):
    rows = [
        ("実施計画（上段：事業費、下段（　）：うち一般財源）", "", "単位：千円"),
        ("事業名", "所管課", "令和８年度"),
        *(("図書館", "総務課", 1000), ("", "", "(400)"), ("給食", "学校課", 500), ("", "", "(0)")),
    ]
    reading = read_rows(tmp_path, rows)
    assert amounts(reading)[0] == [(1_000_000, "2026年度"), (400_000, "2026年度 一般財源")]


def test_sums_that_excel_puts_below_each_department_are_none_of_its_projects(tmp_path: Path):
    rows = [
        ("課名", "事業名", "R8予算（千円）"),
        *(("総務課", "文書", 110), ("総務課", "研修", 210), ("総務課 集計", "", 320)),
        *(("財政課", "起債", 50), ("財政課 集計", "", 50), ("総計", "", 370)),
    ]
    reading = read_rows(tmp_path, rows)
    assert [[yen for yen, _ in own] for own in amounts(reading)] == [[110_000], [210_000], [50_000]]
    assert departments(reading) == [["総務課"], ["総務課"], ["財政課"]]


@pytest.mark.parametrize("ditto", ["〃", "同上"])
def test_sections_behind_the_names_group_them_though_ditto_stands_for_most(
    tmp_path: Path, ditto: str
):
    rows = [
        ("事業名", "担当課", "政策", "R8予算額（千円）"),
        *(("街灯", "市民課", "安全", 300), ("防犯", ditto, ditto, 40), ("交通", ditto, ditto, 50)),
        *(("祭り", "観光課", "活力", 900), ("花火", ditto, ditto, 70)),
    ]
    assert titles(read_rows(tmp_path, rows)) == ["1 安全", "2 活力"]


def test_letters_set_apart_or_below_each_other_are_one_name(tmp_path: Path):
    rows = [
        ("施　策", "所　管　課", "事業名", "事業費（千円）"),
        ("安\n全", "危\n機\n管\n理\n課", "避難所", 500),
        ("福　祉", "長　寿　課", "配食", 200),
    ]
    reading = read_rows(tmp_path, rows)
    assert departments(reading) == [["危機管理課"], ["長寿課"]]
    assert titles(reading) == ["1 安全", "2 福祉"]


def test_an_era_above_the_numbers_of_its_years_is_one_heading_with_each(tmp_path: Path):
    rows = [
        ("事業費の推移　単位千円",),
        ("事業名", "担当課", "平成", "令和", ""),
        ("", "", "30", "7", "8"),
        ("堤防", "河川課", 50, 100, 300),
    ]
    reading = read_rows(tmp_path, rows, "A2:A3", "B2:B3", "D2:E2")
    years = [(2018, 50_000), (2025, 100_000), (2026, 300_000)]
    assert [(a.fiscal_year, a.yen) for a in reading.plan.projects[0].amounts] == years


def test_examples_notes_and_rows_kept_free_are_no_projects_and_no_sections(tmp_path: Path):
    rows = [
        ("No.", "事業名", "担当課", "令和９年度（千円）"),
        ("例", "○○センター整備", "○○課", 10000),
        (1, "児童館改修", "こども課", 7000),
        (2, "", "", ""),
        (3, "放課後クラブ", "こども課", 300),
        *((4, 0, "", ""), (5, "", "", 0)),
        ("※", "金額は税込みで記入すること。", "", ""),
    ]
    reading = read_rows(tmp_path, rows)
    assert [p.name for p in reading.plan.projects] == ["児童館改修", "放課後クラブ"]
    assert titles(reading) == ["1 一覧"]
    assert "2行目 記入例の行は" in messages(reading)
    assert not reading.unplaced


def test_a_title_with_another_number_of_its_page_is_the_same_title(tmp_path: Path):
    heads = ("事業名", "所管課", "予算額")
    rows = [
        *(("主要施策一覧（1/2）", "", "円"), heads, ("甲", "総務課", 1_000_000)),
        *(("主要施策一覧（2/2）", "", "円"), heads, ("乙", "税務課", 4_000_000)),
    ]
    assert [p.name for p in read_rows(tmp_path, rows).plan.projects] == ["甲", "乙"]


def test_without_departments_codes_whose_rows_add_up_are_sections_counted_once(tmp_path: Path):
    rows = [
        ("番号", "事業名", "R8（千円）"),
        *(("1", "防災訓練", 100), ("1-1", "水防訓練", 40), ("1-2", "避難訓練", 60)),
        *(("2", "消防団", 500), ("2-1", "装備", 300), ("2-2", "報酬", 200)),
    ]
    reading = read_rows(tmp_path, rows)
    assert titles(reading) == ["1 防災訓練", "2 消防団"]
    assert sum(a.yen for p in reading.plan.projects for a in p.amounts) == 600_000
    assert "2行目、5行目 所管課がなく、金額が下の事業の合計と同じ行は" in messages(reading)


def test_departments_with_their_sums_head_the_projects_below(tmp_path: Path):
    rows = [
        ("所属・事業名", "予算額（円）", "説明"),
        *(("【総務課】", 3000, "計"), ("文書", 1000, ""), ("研修", 2000, "")),
        *(("【税務課】", 4500, "計"), ("評価", 4500, "")),
    ]
    assert departments(read_rows(tmp_path, rows)) == [["総務課"], ["総務課"], ["税務課"]]


@pytest.mark.parametrize(
    ("cell", "names"),
    [
        ("（主）企画課（副）財政課", ["企画課", "財政課"]),
        ("010101 総務課", ["総務課"]),
    ],
)
def test_what_stands_beside_the_names_of_departments_is_none_of_them(
    tmp_path: Path, cell: str, names: list[str]
):
    rows = [("事業名", "担当", "R8（千円）"), ("文書", cell, 10), ("研修", "総務課", 20)]
    assert departments(read_rows(tmp_path, rows))[0] == names


def test_the_unit_may_stand_above_each_page_alone_or_in_the_format_of_a_cell(tmp_path: Path):
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (("事業名", "所管課", "R8予算額"), ("甲", "土木課", 12345), ("乙", "土木課", 80)):
        sheet.append(row)
    sheet["C2"].number_format = sheet["C3"].number_format = '#,##0"千円"'
    path = tmp_path / "一覧.xlsx"
    book.save(path)
    assert [[yen for yen, _ in own] for own in amounts(read_plan(path))] == [[12_345_000], [80_000]]
    sheet["C2"].number_format, sheet["C3"].number_format = "#,##0", "#,##0,"
    sheet["C3"] = 80_000
    sheet.oddHeader.right.text = "（単位：千円）"
    book.save(path)
    reading = read_plan(path)
    assert [[yen for yen, _ in own] for own in amounts(reading)] == [[12_345_000], [80_000]]
    assert "単位が書かれていない" not in messages(reading)


def test_sheets_read_together_may_have_other_units_above_their_pages(tmp_path: Path):
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for office, unit, size in (("道路課", "千円", 1), ("水道課", "円", 1000)):
        sheet = book.create_sheet(office)
        sheet.oddHeader.right.text = f"（単位：{unit}）"
        for row in (("事業名", "内容", "R8要求額"), (f"{office}事業", "説明", 200 * size)):
            sheet.append(row)
    path = tmp_path / "要求.xlsx"
    book.save(path)
    assert [own[0][0] for own in amounts(read_plan(path))] == [200_000, 200_000]


def test_an_empty_result_of_a_formula_is_an_empty_cell(tmp_path: Path):
    rows = [("事業名", "所管課", "備考", "R8（千円）"), ("甲", "土木課", '=IF(1=1,"","x")', 5)]
    content = book_bytes({"一覧": rows})
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        parts = {name: book.read(name) for name in book.namelist()}
    part = "xl/worksheets/sheet1.xml"
    parts[part] = parts[part].replace(b'<c r="C2">', b'<c r="C2" t="str">')
    path = tmp_path / "一覧.xlsx"
    with zipfile.ZipFile(path, "w") as book:
        for name, own in parts.items():
            book.writestr(name, own)
    assert b't="str"' in parts[part]
    assert "数式" not in messages(read_plan(path))


def test_a_section_named_as_its_column_and_a_number_is_no_heading_again(tmp_path: Path):
    rows = [
        ("施策", "事業名", "課名", "R8（千円）"),
        *(("施策1", "", "", ""), ("", "街灯", "市民課", 300)),
        *(("施策2", "", "", ""), ("", "祭り", "観光課", 900)),
    ]
    assert titles(read_rows(tmp_path, rows)) == ["1 施策1", "2 施策2"]


def test_the_line_of_a_department_above_headings_that_stand_again_is_no_section(tmp_path: Path):
    heads = ("事業名", "内容", "予算額")
    rows = [
        ("令和8年度主要事業",),
        *((), ("課名：総務課", "", "単位：千円"), heads, ("文書", "保存", 10)),
        *((), ("課名：税務課", "", "単位：千円"), heads, ("評価", "土地", 30)),
    ]
    reading = read_rows(tmp_path, rows)
    assert departments(reading) == [["総務課"], ["税務課"]]
    assert "金額として読めない" not in messages(reading)


def test_parts_of_a_sum_above_the_projects_are_none_of_them(tmp_path: Path):
    rows = [
        ("区分", "事業名", "担当課", "R8（千円）"),
        *(("", "合計", "", 900), ("", "うち一般会計", "", 700), ("", "うち特別会計", "", 200)),
        *(("一般会計", "防災", "防災課", 700), ("特別会計", "国保", "保険課", 200)),
    ]
    assert [p.name for p in read_rows(tmp_path, rows).plan.projects] == ["防災", "国保"]


def test_units_below_the_years_belong_to_headings_that_call_projects_main_ones(tmp_path: Path):
    rows = [
        ("基本施策", "主要事業", "担当部課", "令和8年度", "令和9年度"),
        ("", "", "", "（千円）", "（千円）"),
        ("防災", "避難所", "総務部-防災課", 300, 200),
    ]
    reading = read_rows(tmp_path, rows)
    assert amounts(reading) == [[(300_000, "2026年度"), (200_000, "2027年度")]]
    assert departments(reading) == [["防災課"]]


def test_a_sum_under_a_stated_unit_is_the_amount_where_nothing_else_is(tmp_path: Path):
    rows = [
        ("令和8年度　課別予算（千円）",),
        ("事業名", "企画課", "土木課", "計"),
        *(("移住", 100, 200, 300), ("空家", 0, 50, 50)),
    ]
    assert [own[0][0] for own in amounts(read_rows(tmp_path, rows))] == [300_000, 50_000]


def test_a_table_of_something_else_below_a_list_is_told_and_none_of_it(tmp_path: Path):
    rows = [
        *(("１　主な事業", "", "単位：千円"), ("事業名", "担当課", "R8", "R7")),
        *(("校舎", "学校課", 900, 800), ("体育館", "学校課", 100, 100), ()),
        *(("２　基金残高の見込み",), ("基金名", "R7末残高", "R8積立", "R8取崩")),
        *(("財政調整基金", 5000, 100, 300), ("減債基金", 700, 0, 0), ("計", 5700, 100, 300)),
    ]
    reading = read_rows(tmp_path, rows)
    assert [p.name for p in reading.plan.projects] == ["校舎", "体育館"]
    assert departments(reading) == [["学校課"], ["学校課"]]
    assert "「一覧」シート7行目 ここから下は見出しの違う表" in messages(reading)

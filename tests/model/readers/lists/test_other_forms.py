"""Lists in the forms of other offices: bureaus and sources of funds as rows, 〃, hidden rows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest

from model.errors import PlanFileError
from model.finding import Severity
from model.readers.reading import Reading
from model.readers.source import read_plan
from model.readers.tables.columns import ColumnUse, Role
from tests.model.readers.lists.lists import book_bytes, messages, read_rows


def test_sources_of_funds_in_rows_of_their_own_are_parts_of_the_amount_above(tmp_path: Path):
    rows = [
        ("実施計画　財源内訳表", "", "", "", "", "千円"),
        ("施策", "事業名", "担当課", "財源", "R7", "R8"),
        ("水", "井戸の改修", "水道課", "事業費", 900, 800),
        ("", "", "", "国", 400, 300),
        ("", "", "", "一般", 500, 500),
    ]
    reading = read_rows(tmp_path, rows, "A3:A5", "B3:B5", "C3:C5", year=2025)
    (project,) = reading.plan.projects
    assert reading.plan.heading.title == "実施計画 財源内訳表"
    assert {(a.fiscal_year, a.funds, a.yen) for a in project.amounts} == {
        (2025, None, 900_000),
        (2026, None, 800_000),
        (2025, "国", 400_000),
        (2026, "国", 300_000),
        (2025, "一般", 500_000),
        (2026, "一般", 500_000),
    }


@pytest.mark.parametrize("unit", ["（千円）", "千円", "（事業費：千円）", "単位は千円"])
def test_a_unit_above_the_headings_needs_no_word_before_it(tmp_path: Path, unit: str):
    rows = [("事業一覧", "", unit), ("事業名", "担当課", "事業費"), ("井戸の改修", "水道課", 900)]
    reading = read_rows(tmp_path, rows)
    assert reading.plan.projects[0].amounts[0].yen == 900_000
    assert "単位が書かれていない" not in messages(reading)


def test_offices_that_head_rows_are_the_departments_and_signs_without_a_heading_marks(
    tmp_path: Path,
):
    rows = [
        ("", "事業名", "事業費（千円）", "内容"),
        ("【水道課】", "", "", ""),
        ("◎", "井戸の改修", 900, "古い井戸を直す。"),
        ("☆", "給水車の配備", 300, "一台を買う。"),
        ("【農政課】", "", "", ""),
        ("◎", "水路の清掃", 560, "泥をさらう。"),
    ]
    plan = read_rows(tmp_path, rows, "A2:D2", "A5:D5").plan
    found = [
        (row.name, row.printed_departments, row.flag and row.flag.mark) for row in plan.listings()
    ]
    assert found == [
        ("井戸の改修", "水道課", "◎"),
        ("給水車の配備", "水道課", "☆"),
        ("水路の清掃", "農政課", "◎"),
    ]


def test_ditto_stands_for_the_cell_above_it_and_is_told(tmp_path: Path):
    rows = [
        ("施策", "事業名", "担当課"),
        ("水", "井戸の改修", "水道課"),
        ("〃", "給水車の配備", "〃"),
        ("同上", "水路の清掃", "同　上"),
    ]
    reading = read_rows(tmp_path, rows)
    assert [section.title for section in reading.plan.sections] == ["水"]
    assert [d.name for d in reading.plan.departments] == ["水道課"]
    assert "C3、C4 「担当課」の「〃」「同上」は、上の行と同じとして読みました。" in messages(
        reading
    )


def test_hidden_rows_and_columns_are_read_and_named(tmp_path: Path):
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (
        ("事業名", "担当課", "メモ"),
        ("井戸の改修", "水道課", ""),
        ("水路の清掃", "農政課", "要"),
    ):
        sheet.append(row)
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True
    path = tmp_path / "一覧.xlsx"
    book.save(path)
    reading = read_plan(path)
    assert len(reading.plan.projects) == 2
    (told,) = [finding for finding in reading.findings if "非表示" in finding.message]
    assert told.severity is Severity.NOTICE
    assert "C列、3行目" in told.message


def test_sentences_and_amounts_with_commas_are_no_list(tmp_path: Path):
    path = tmp_path / "本文.txt"
    path.write_text(
        "主要事業の概要\n井戸の改修 1,200 古い井戸を直す。\n水路の清掃 560 泥をさらう, 毎年。\n"
        "道の舗装 900 坂道 1,300 m, 橋も。\n"
    )
    with pytest.raises(PlanFileError):
        read_plan(path)


def test_a_list_in_a_text_file_is_one_where_its_rows_are_as_long_as_its_headings(tmp_path: Path):
    path = tmp_path / "一覧.txt"
    path.write_text("事業名\t担当課\n井戸の改修\t水道課\n水路の清掃\t農政課\n")
    assert [p.name for p in read_plan(path).plan.projects] == ["井戸の改修", "水路の清掃"]


@pytest.mark.parametrize("gap", ["  ", "\u3000", " "])
def test_cells_of_a_list_may_be_apart_by_blanks_where_no_row_is_in_doubt(tmp_path: Path, gap: str):
    path = tmp_path / "一覧.txt"
    rows = (
        ("事業名", "担当課", "R8予算（千円）"),
        ("井戸", "水道課", "1,200"),
        ("堰", "農政課", "30"),
    )
    text = "主要事業一覧\n\n" + "\n".join(map(gap.join, rows))
    path.write_text(f"{text}\n")
    yen = [[a.yen for a in p.amounts] for p in read_plan(path).plan.projects]
    assert yen == [[1_200_000], [30_000]]
    path.write_text(f"{text}\n水路{gap}560\n")
    with pytest.raises(PlanFileError):
        read_plan(path)


def test_a_list_of_several_years_is_of_the_first_which_is_told_and_its_city_may_stand_below(
    tmp_path: Path,
):
    rows = [
        ("実施計画（令和9年度～令和11年度）", "", "", "千円"),
        ("川北町　企画財政課", "", "", ""),
        ("事業名", "担当課", "R9計画額", "R10計画額"),
        ("井戸の改修", "水道課", 900, 800),
    ]
    reading = read_rows(tmp_path, rows)
    assert (reading.plan.heading.city, reading.plan.heading.fiscal_year) == ("川北町", 2027)
    assert "期間「令和9年度～令和11年度」の初めの令和9年度" in messages(reading)


def test_rows_of_a_project_in_several_years_are_one_project_with_all_amounts(tmp_path: Path):
    rows = [
        ("年度", "施策", "事業名", "担当課", "事業費（千円）"),
        ("令和7年度", "水", "井戸の改修", "水道課", 900),
        ("令和8年度", "水", "井戸の改修", "水道課", 800),
        ("令和7年度", "水", "水路の清掃", "農政課", 560),
        ("令和8年度", "水", "水路の清掃", "水道課", 70),
    ]
    reading = read_rows(tmp_path, rows)
    found = [
        (p.name, p.printed_departments, [(a.fiscal_year, a.yen) for a in p.amounts])
        for p in reading.plan.projects
    ]
    assert found == [
        ("井戸の改修", "水道課", [(2025, 900_000), (2026, 800_000)]),
        ("水路の清掃", "農政課", [(2025, 560_000)]),
        ("水路の清掃", "水道課", [(2026, 70_000)]),
    ]
    assert "3行目 「年度」の違う同じ事業の行は、1つの事業の" in messages(reading)


def test_sheets_of_a_year_each_that_a_mapping_joins_give_each_project_once(tmp_path: Path):
    head = ("施策", "事業名", "内容", "担当課", "事業費（千円）")
    rows = {
        "R7": [head, ("水", "井戸の改修", "古い井戸を直す。", "水道課", 900)],
        "R8": [
            head,
            ("水", "井戸の改修", "新しい井戸も直す。", "水道課", 800),
            ("水", "水路の清掃", "泥をさらう。", "農政課", 560),
        ],
    }
    path = tmp_path / "一覧.xlsx"
    path.write_bytes(book_bytes(rows))
    alone = read_plan(path)
    assert alone.mapping is not None
    assert "同じ見出しの表がありますが" in messages(alone)
    year = ColumnUse("シート名", Role.EXTRA)
    joint = replace(alone.mapping, sheet="", sheets=("R7", "R8"))
    reading = read_plan(path, mapping=replace(joint, columns=(*joint.columns, year)))
    amounts = [[(a.fiscal_year, a.yen) for a in p.amounts] for p in reading.plan.projects]
    assert amounts == [[(2025, 900_000), (2026, 800_000)], [(2026, 560_000)]]
    assert "初めの行の内容を使います" in messages(reading)


def departments(reading: Reading) -> list[tuple[str, list[str]]]:
    return [(p.name, [d.name for d in p.departments]) for p in reading.plan.projects]


@pytest.mark.parametrize("before", ["", "１　"])
def test_departments_alone_in_rows_are_those_of_the_projects_below(tmp_path: Path, before: str):
    rows = [
        ("事業名", "予算額（千円）"),
        (f"{before}水道課",),
        ("井戸の改修", 900),
        ("給水車", 300),
        (f"{before}農政課",),
        ("水路の清掃", 560),
    ]
    assert departments(read_rows(tmp_path, rows)) == [
        ("井戸の改修", ["水道課"]),
        ("給水車", ["水道課"]),
        ("水路の清掃", ["農政課"]),
    ]


def test_a_department_left_of_the_names_is_that_of_the_blanks_below_it(tmp_path: Path):
    rows = [
        ("課名", "事業名", "予算額（千円）"),
        ("水道課", "井戸の改修", 900),
        ("", "給水車", 300),
        ("", "水道管", 200),
        ("農政課", "水路の清掃", 560),
        ("", "ため池", 40),
    ]
    reading = read_rows(tmp_path, rows)
    assert departments(reading)[1] == ("給水車", ["水道課"])
    assert "A3、A4、A6 所管課の空欄は、上の行と同じとみなしました" in messages(reading)


@pytest.mark.parametrize("merged", [(), ("A2:A4",)])
def test_a_blank_department_among_filled_ones_is_undecided(tmp_path: Path, merged: tuple[str, ...]):
    rows = [
        ("課名", "事業名", "予算額（千円）"),
        ("水道課", "井戸の改修", 900),
        ("" if merged else "環境課", "給水車", 300),
        ("" if merged else "農政課", "水路の清掃", 560),
        ("", "市民アンケート", 30),
        ("", "合計", 1790),
    ]
    reading = read_rows(tmp_path, rows, *merged)
    assert departments(reading)[3] == ("市民アンケート", [])
    assert "所管課がありません" in messages(reading)


def test_a_blank_department_of_a_list_that_repeats_departments_is_none(tmp_path: Path):
    rows = [
        ("課名", "事業名", "予算額（千円）"),
        ("水道課", "井戸の改修", 900),
        ("水道課", "給水車", 300),
        ("", "水路の清掃", 560),
    ]
    assert departments(read_rows(tmp_path, rows))[2] == ("水路の清掃", [])


@pytest.mark.parametrize("office", ["水道課（123）", "水道課\n内線456", "水道課 TEL 12-3456"])
def test_a_telephone_is_none_of_a_departments_name(tmp_path: Path, office: str):
    rows = [("事業名", "担当課", "予算額（千円）"), ("井戸の改修", office, 900)]
    reading = read_rows(tmp_path, rows)
    assert departments(reading) == [("井戸の改修", ["水道課"])]
    assert "電話番号や内線、課の番号は除いて" in messages(reading)


def test_departments_may_stand_in_brackets_behind_names(tmp_path: Path):
    rows = [
        ("主な事業（担当課）", "予算額（千円）"),
        ("井戸の改修（水道課）", 900),
        ("水路の清掃（第2期）（農政課・環境課）", 560),
    ]
    assert departments(read_rows(tmp_path, rows)) == [
        ("井戸の改修", ["水道課"]),
        ("水路の清掃（第2期）", ["農政課", "環境課"]),
    ]


def test_rows_with_bullets_that_add_up_to_the_project_above_are_its_parts(tmp_path: Path):
    rows = [
        ("事業名", "担当課", "予算額（千円）"),
        ("井戸の改修", "水道課", 900),
        ("・設計", "", 200),
        ("・工事", "", 700),
        ("水路の清掃", "農政課", 560),
        ("・東地区", "農政課", 300),
        ("・西地区", "", 100),
    ]
    reading = read_rows(tmp_path, rows)
    assert [p.name for p in reading.plan.projects] == [
        "井戸の改修",
        "水路の清掃",
        "東地区",
        "西地区",
    ]
    assert reading.plan.projects[0].description == (
        "設計（予算額（千円） 20万円）\n工事（予算額（千円） 70万円）"
    )
    (told,) = (f for f in reading.findings if "内訳として概要に" in f.message)
    assert (told.severity, told.where) == (Severity.WARNING, "3行目、4行目")


def test_rows_indented_by_blanks_alone_are_projects(tmp_path: Path):
    rows = [
        ("事業名", "予算額（千円）"),
        ("井戸の改修", 900),
        ("\u3000給水車", 200),
        ("\u3000水路の清掃", 700),
    ]
    names = [project.name for project in read_rows(tmp_path, rows).plan.projects]
    assert names == ["井戸の改修", "給水車", "水路の清掃"]


def test_rows_that_number_the_columns_or_end_the_list_are_no_projects(tmp_path: Path):
    rows = [
        ("施策", "事業名", "担当課", "予算額（千円）"),
        ("①", "②", "③", "④"),
        ("水", "井戸の改修", "水道課", 900),
        ("水", "水路の清掃", "農政課", 560),
        ("", "以上", "", ""),
    ]
    assert departments(read_rows(tmp_path, rows)) == [
        ("井戸の改修", ["水道課"]),
        ("水路の清掃", ["農政課"]),
    ]


def test_units_below_the_headings_belong_to_them(tmp_path: Path):
    rows = [
        ("事業名", "担当課", "予算額", "対象者数"),
        ("", "", "（千円）", "（人）"),
        ("井戸の改修", "水道課", 900, 5000),
    ]
    reading = read_rows(tmp_path, rows)
    assert [a.yen for a in reading.plan.projects[0].amounts] == [900_000]
    assert not reading.unplaced


def test_a_department_alone_above_a_list_is_that_of_its_projects(tmp_path: Path):
    rows = [("令和8年度 主要事業",), ("■水道課",), ("事業名", "R8（千円）"), ("井戸の改修", 900)]
    reading = read_rows(tmp_path, rows)
    assert departments(reading) == [("井戸の改修", ["水道課"])]
    assert reading.plan.heading.title == "令和8年度 主要事業"


def test_sheets_of_bureaus_may_name_departments_in_rows(tmp_path: Path):
    heads = ("事業名", "予算額（千円）")
    book = {
        "建設部": [("＜水道課＞",), heads, ("井戸", 9), ("＜道路課＞",), heads, ("舗装", 7)],
        "福祉部": [("＜福祉課＞",), heads, ("見守り", 5), ("＜長寿課＞",), heads, ("配食", 3)],
    }
    path = tmp_path / "一覧.xlsx"
    path.write_bytes(book_bytes(book))
    assert departments(read_plan(path)) == [
        ("井戸", ["水道課"]),
        ("舗装", ["道路課"]),
        ("見守り", ["福祉課"]),
        ("配食", ["長寿課"]),
    ]


def test_a_room_is_no_department(tmp_path: Path):
    rows = [
        ("事業名", "予算額（千円）"),
        ("空調の設置（理科室）", 900),
        ("家庭児童相談室",),
        ("水路の清掃", 560),
        ("給食", 10),
    ]
    assert departments(read_rows(tmp_path, rows)) == [
        ("空調の設置（理科室）", []),
        ("家庭児童相談室", []),
        ("水路の清掃", []),
        ("給食", []),
    ]


def test_who_made_a_list_has_none_of_its_projects_without_a_department(tmp_path: Path):
    rows = [
        ("令和8年度 主要事業", "", "企画課"),
        ("", "", "企画課"),
        ("事業名", "担当課", "予算額（千円）"),
        ("井戸の改修", "水道課", 900),
        ("水路の清掃", "", 560),
    ]
    assert departments(read_rows(tmp_path, rows))[1] == ("水路の清掃", [])


@pytest.mark.parametrize("above", ["水道課", "課名：水道課"])
def test_below_a_department_a_room_is_a_project_and_another_department_none(
    tmp_path: Path, above: str
):
    rows = [
        (above,),
        ("事業名", "予算額（千円）", "備考"),
        ("井戸の改修", 900, ""),
        ("市民相談室", "", ""),
        ("給水車", 300, ""),
        ("農政課", "", ""),
        ("水路の清掃", 560, ""),
    ]
    assert departments(read_rows(tmp_path, rows)) == [
        ("井戸の改修", ["水道課"]),
        ("市民相談室", ["水道課"]),
        ("給水車", ["水道課"]),
        ("水路の清掃", ["農政課"]),
    ]


def test_a_blank_department_below_a_blank_bureau_is_the_one_above(tmp_path: Path):
    rows = [
        ("部", "課", "事業名", "R8（千円）"),
        *(
            ("建設部", "道路課", "市道1号線", 10),
            ("", "", "市道2号線", 5),
            ("", "公園課", "広場", 3),
        ),
        *(("市民部", "", "証明書発行", 2), ("", "市民課", "戸籍", 1)),
    ]
    reading = read_rows(tmp_path, rows)
    assert [[d.name for d in p.departments] for p in reading.plan.projects] == [
        *(["道路課"], ["道路課"], ["公園課"], ["市民部"], ["市民課"])
    ]
    told = messages(reading)
    assert "B3 所管課の空欄は、上の行と同じとみなしました。部や局の事業のときは" in told
    assert "5行目 所管課が空欄の事業は、部局の名前を所管課としました" in told

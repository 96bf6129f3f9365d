"""Where a list says which department a project is of: in a column, in rows, above the list."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.readers.reading import Reading
from model.readers.source import read_plan
from tests.model.readers.lists.lists import (
    book_bytes,
    messages,
    read_rows,
)


def test_a_department_above_its_own_list_is_that_of_every_project(tmp_path: Path):
    rows = [
        ("令和8年度　要求事業一覧",),
        ("部課名", "健康福祉部　長寿支援課"),
        ("No", "事業名", "", "要求額（千円）"),
        (1, "見守り", "", 300),
        (2, "配食", "", 40),
    ]
    reading = read_rows(tmp_path, rows, "B3:C3", "B4:C4", "B5:C5")
    assert [d.name for d in reading.plan.departments] == ["長寿支援課"]
    assert (
        "「健康福祉部 長寿支援課」 表の上や途中の行に書かれた課を、その下の事業の所管課としました"
        in messages(reading)
    )
    assert not any("（2）" in use.heading for use in reading.mapping.columns)


def test_departments_named_without_their_ending_come_apart_by_lines_and_rows(tmp_path: Path):
    rows = [
        ("NO", "部", "課", "実施計画掲載事業名", "総合\n評価"),
        (1, "市民", "総務", "平和", "Ｂ"),
        (2, "市長\n市民", "国際交流\n人権", "交流", "－"),
        (3, "教育", "総務", "給食", "A"),
        ("", "産業", "林政", "", ""),
    ]
    path = tmp_path / "評価.xlsx"
    path.write_bytes(
        book_bytes({"第1号様式": rows, "予算名": [("実施計画掲載事業名",), ("平和",)]})
    )
    reading = read_plan(path)
    assert [[d.name for d in p.departments] for p in reading.plan.projects] == [
        ["市民総務"],
        ["国際交流", "人権"],
        ["教育総務", "林政"],
    ]
    assert "所管課の欄の改行は、課の区切りとして読みました。" in messages(reading)


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

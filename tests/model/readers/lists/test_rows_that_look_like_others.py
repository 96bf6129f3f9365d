"""Rows of lists that look like notes, examples, sums or rows kept free, and are projects."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.finding import Severity
from model.readers.reading import Reading
from tests.model.readers.lists.lists import amounts, messages, read_rows, titles


def names(reading: Reading) -> list[str]:
    return [project.name for project in reading.plan.projects]


def departments(reading: Reading) -> list[list[str]]:
    return [[each.name for each in project.departments] for project in reading.plan.projects]


@pytest.mark.parametrize("sign", ["※", "（注）", "備考"])
def test_a_sign_before_a_name_alone_makes_no_note_of_a_project(tmp_path: Path, sign: str):
    rows = [
        ("印", "事業名", "所管課", "事業費（千円）"),
        *((sign, "道路補修", "建設課", 100), (sign, "橋梁補修", "", "")),
        *(("", "見守り", "福祉課", 5), (sign, "金額は見込みである。", "", "")),
    ]
    reading = read_rows(tmp_path, rows)
    assert names(reading) == ["道路補修", "橋梁補修", "見守り"]
    assert "「橋梁補修」に所管課がありません" in messages(reading)


def test_a_kind_called_sample_is_no_example(tmp_path: Path):
    rows = [
        ("区分", "事業名", "所管課", "事業費（千円）"),
        *(("見本", "見本市開催", "商工課", 300), ("例", "橋梁補修", "建設課", 5)),
        ("記入例", "○○の整備", "○○課", 9),
    ]
    assert amounts(read_rows(tmp_path, rows)) == [[(300_000, "事業費")], [(5_000, "事業費")]]


def test_a_row_without_a_name_is_kept_free_only_where_nothing_else_stands_in_it(tmp_path: Path):
    rows = [
        ("番号", "事業名", "所管課", "R8（千円）", "R9（千円）"),
        *((1, "道路補修", "建設課", 100, 90), (2, "", "", "?", "?"), (3, "", "", 0, "－")),
        *((4, "", "2026/4/1", "", ""), (5, "", "", "", "")),
    ]
    reading = read_rows(tmp_path, rows)
    unread = [f.where for f in reading.findings if f.severity is Severity.WARNING]
    assert unread == ["3行目", "5行目"]


def test_a_name_that_ends_in_tallying_is_no_sum_where_it_adds_nothing_up(tmp_path: Path):
    rows = [
        ("事業名", "事業費（千円）"),
        *(("道路補修", 500), ("アンケート 集計", 200), ("防災", 100)),
    ]
    assert names(read_rows(tmp_path, rows)) == ["道路補修", "アンケート 集計", "防災"]


def test_a_section_that_ends_in_tallying_is_one(tmp_path: Path):
    rows = [
        ("施策", "事業名", "所管課", "事業費（千円）"),
        *(("調査 集計", "", "", ""), ("", "国勢調査", "総務課", 200)),
        *(("防災", "", "", ""), ("", "避難所", "防災課", 100)),
    ]
    assert titles(read_rows(tmp_path, rows)) == ["1 調査 集計", "2 防災"]


def test_sums_that_excel_puts_below_each_section_are_none_of_its_projects(tmp_path: Path):
    rows = [
        ("分野", "事業名", "R8予算（千円）"),
        *(("安全", "街灯", 110), ("安全", "防犯", 210), ("安全 集計", "", 320)),
        *(("活力", "祭り", 50), ("活力 集計", "", 50), ("総計", "", 370)),
    ]
    assert names(read_rows(tmp_path, rows)) == ["街灯", "防犯", "祭り"]


def test_only_what_can_be_no_project_is_a_part_of_the_sum_above_it(tmp_path: Path):
    rows = [
        ("事業名", "事業費（千円）"),
        *(("道普請", 100), ("小計", 100), ("うちエコ診断", 5), ("うちわ祭り", 7)),
        *(("合計", 112), ("うち一般会計", 80), ("うち特別会計", 32)),
    ]
    reading = read_rows(tmp_path, rows)
    assert names(reading) == ["道普請", "うちエコ診断", "うちわ祭り"]
    assert "合計と合いません" not in messages(reading)


@pytest.mark.parametrize("mark", ["■担当：{}", "【担当課：{}】", "○所管課：{}"])
def test_beside_a_column_of_departments_the_line_of_one_is_a_section(tmp_path: Path, mark: str):
    rows = [
        ("事業名", "所管課", "事業費（千円）"),
        *((mark.format("福祉課"), "", ""), ("見守り", "", 5), ("配食", "", 6)),
        *((mark.format("建設課"), "", ""), ("道路補修", "", 7)),
    ]
    reading = read_rows(tmp_path, rows)
    assert len(titles(reading)) == 2
    assert all(map(any, departments(reading)))


def test_words_of_one_letter_stay_apart_but_for_names_of_departments(tmp_path: Path):
    rows = [
        ("事業名", "対象", "所管課", "事業費（千円）"),
        *(("給食", "幼 小 中", "学 校 課", 5), ("収集", "月\n水\n金", "環\n境\n課", 6)),
    ]
    reading = read_rows(tmp_path, rows)
    assert [dict(p.extras)["対象"] for p in reading.plan.projects] == ["幼 小 中", "月\n水\n金"]
    assert departments(reading) == [["学校課"], ["環境課"]]


@pytest.mark.parametrize(
    "rows",
    [
        (("２ 保険", "", "", "", ""), ("国保特別会計", "保険課", "繰出", "未定", "未定")),
        (("", "", "", "", ""), ("水道事業会計", "水道課", "更新", "未定", "－")),
        (("", "", "", "", ""), ("新町名", "住居課", "表示", "調整中", "調整中")),
    ],
)
def test_a_project_without_amounts_below_a_section_begins_no_other_table(
    tmp_path: Path, rows: tuple[tuple[object, ...], ...]
):
    heads = ("事業名", "所管課", "内容", "R8（千円）", "R9（千円）")
    last = (("介護", "保険課", "支援", 11, 21), ("健診", "保険課", "委託", 5, 6))
    reading = read_rows(tmp_path, [heads, ("１ 道", "", "", "", ""), *last, *rows, *last])
    assert len(list(reading.plan.listings())) == 5


def test_a_table_of_works_or_places_with_their_departments_is_left_in(tmp_path: Path):
    rows = [
        ("事業名", "所管課", "内容", "R8（千円）", "R9（千円）"),
        *(("介護", "保険課", "支援", 11, 21), ()),
        ("施設名", "担当課", "内容", "R8事業費（千円）", "R9事業費（千円）"),
        *(("小学校改修", "教育課", "外壁", 30, 20), ("中学校改修", "教育課", "屋根", 31, 21)),
    ]
    assert {"小学校改修", "中学校改修"} <= set(names(read_rows(tmp_path, rows)))


def test_a_row_that_numbers_its_title_otherwise_is_told(tmp_path: Path):
    rows = [
        ("道路整備 No.1", "", ""),
        *(("事業名", "所管課", "事業費（千円）"), ("道普請", "建設課", 100)),
        *(("道路整備 No.2", "", ""), ("見守り", "福祉課", 300)),
    ]
    assert "「道路整備 No.2」に所管課がありません" in messages(read_rows(tmp_path, rows))


@pytest.mark.parametrize("heads", [("男", "女"), ("優先順位", "総合評価")])
def test_a_sum_beside_counts_is_no_amount(tmp_path: Path, heads: tuple[str, str]):
    rows = [
        ("実施計画（単位：千円）",),
        ("事業名", "所管課", *heads, "計"),
        *(("道普請", "建設課", 1, 2, 3), ("橋", "建設課", 2, 2, 4)),
    ]
    assert amounts(read_rows(tmp_path, rows)) == [[], []]

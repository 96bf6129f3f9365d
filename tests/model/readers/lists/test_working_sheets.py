"""Lists as offices work on them: requests by stage, rolling plans, sums that Excel puts between."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.readers.reading import Reading
from tests.model.readers.lists.lists import amounts, messages, read_rows, titles


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

"""Lists in which the years of a project stand below each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.readers.reading import Reading
from model.selection import Selection
from model.totals import build_totals
from model.view import view_plan
from tests.model.readers.lists.lists import amounts, messages, read_rows

HEADS = ("事業名", "担当課", "年度", "事業費", "一般財源")


def test_years_below_each_other_are_those_of_one_project(tmp_path: Path):
    rows = [
        ("実施計画（単位：千円）",),
        HEADS,
        ("雨水幹線", "下水道課", "R8", 100, 60),
        ("", "", "R9", 200, 90),
        ("", "", "計", 300, 150),
        ("浄水場", "水道課", "R8", 10, 10),
        ("", "", "R9", "未定", ""),
        ("", "", "計", 10, 10),
    ]
    reading = read_rows(tmp_path, rows, "A3:A5", "B3:B5", "A6:A8", "B6:B8")
    wholes = [
        [(a.fiscal_year, a.yen) for a in p.amounts if not a.funds] for p in reading.plan.projects
    ]
    assert wholes == [[(2026, 100_000), (2027, 200_000)], [(2026, 10_000)]]
    assert "足しました" not in messages(reading)


@pytest.mark.parametrize(("again", "projects"), [(90, 2), (80, 3)])
def test_what_each_year_repeats_of_the_last_one_counts_once(
    tmp_path: Path, again: int, projects: int
):
    rows = [
        ("実施計画（単位：千円）",),
        ("事業名", "担当課", "年度", "予算額", "R7決算額"),
        ("雨水幹線", "下水道課", "R8", 100, 90),
        ("雨水幹線", "下水道課", "R9", 200, again),
        ("浄水場", "水道課", "R8", 10, 8),
    ]
    reading = read_rows(tmp_path, rows)
    assert len(reading.plan.projects) == projects
    assert ("雨水幹線" in messages(reading)) is (projects == 3)
    first = {a.fiscal_year: a.yen // 1_000 for a in reading.plan.projects[0].amounts}
    assert first == ({2026: 100, 2025: 90} | ({2027: 200} if projects == 2 else {}))


def test_the_year_in_which_a_project_begins_is_none_of_its_amounts(tmp_path: Path):
    rows = [
        ("実施計画（単位：千円）",),
        ("事業名", "担当課", "開始年度", "事業費"),
        ("雨水幹線", "下水道課", "R2", 100),
        ("浄水場", "水道課", "R2", 10),
        ("水門", "水道課", "R3", 10),
    ]
    reading = read_rows(tmp_path, rows)
    assert amounts(reading)[0] == [(100_000, "事業費")]


def years_of(*lines: tuple[str, int]) -> list[tuple[object, ...]]:
    """Return the rows of a list whose first project has ``lines``, the second R8, R9 and 計."""
    first, *more = lines
    return [
        ("事業名", "担当課", "年度", "事業費（千円）"),
        ("雨水幹線", "下水道課", *first),
        *(("", "", *line) for line in more),
        ("浄水場", "水道課", "R8", 50),
        ("", "", "R9", 60),
        ("", "", "計", 110),
    ]


def read_years(reading: Reading) -> list[list[tuple[int | None, int]]]:
    return [[(a.fiscal_year, a.yen) for a in p.amounts] for p in reading.plan.projects]


OF_SECOND = [(2026, 50_000), (2027, 60_000)]


@pytest.mark.parametrize(
    "label",
    [
        "3か年計",
        "三か年計",
        "3年間計",
        "３ヵ年合計",
        "計画期間計",
        "R8～R9",
        "令和8年度～令和9年度 計",
    ],
)
def test_a_sum_of_years_is_no_year(tmp_path: Path, label: str):
    reading = read_rows(tmp_path, years_of(("R8", 1), ("R9", 2), (label, 3)))
    assert read_years(reading) == [[(2026, 1_000), (2027, 2_000)], OF_SECOND]
    assert not reading.unplaced


def test_a_sum_that_is_wrong_is_held_against_the_years_of_its_project(tmp_path: Path):
    told = messages(read_rows(tmp_path, years_of(("R8", 1), ("R9", 2), ("計", 4))))
    assert "D4 「計」の行の「事業費（千円）」4千円が、この事業の各年度の合計3千円と違います" in told
    assert told.count("計") == messages_of_right_sums(tmp_path).count("計") + 2


def messages_of_right_sums(folder: Path) -> str:
    return messages(read_rows(folder, years_of(("R8", 1), ("R9", 2), ("計", 3))))


def test_a_year_that_comes_twice_is_added_up_and_told(tmp_path: Path):
    reading = read_rows(tmp_path, years_of(("R8", 1), ("R8", 2), ("計", 3)))
    assert read_years(reading)[0] == [(2026, 1_000), (2026, 2_000)]
    assert "3行目 同じ事業に「R8」の行が2つ以上あるため、その金額を足しました" in messages(reading)


def test_the_amount_of_a_span_of_years_is_of_none_and_told(tmp_path: Path):
    reading = read_rows(tmp_path, years_of(("R8～R9", 30)))
    assert read_years(reading) == [[(None, 30_000)], OF_SECOND]
    assert reading.plan.projects[0].extras == (("年度", "R8～R9"),)
    assert build_totals(view_plan(reading.plan, Selection())).tally.amount == 50_000
    assert "「R8～R9」の金額は、年度ごとに分けられない" in messages(reading)


def test_what_comes_after_a_year_is_not_that_years(tmp_path: Path):
    reading = read_rows(tmp_path, years_of(("R8", 1), ("R9", 2), ("R10以降", 7)))
    assert [a.label for a in reading.plan.projects[0].amounts] == [
        "2026年度 事業費",
        "2027年度 事業費",
        "2028年度 以降事業費",
    ]


@pytest.mark.parametrize("label", ["計", "3か年計", "R8～R9"])
def test_a_sum_that_repeats_the_projects_name_is_none_of_its_years(tmp_path: Path, label: str):
    rows = [
        ("事業名", "事業概要", "担当課", "年度", "事業費（千円）"),
        ("雨水幹線", "直す", "下水道課", "R8", 1),
        ("雨水幹線", "直す", "下水道課", "R9", 2),
        ("雨水幹線", "直す", "下水道課", label, 3),
        ("浄水場", "直す", "水道課", "R8～R9", 110),
    ]
    assert read_years(read_rows(tmp_path, rows)) == [
        [(2026, 1_000), (2027, 2_000)],
        [(None, 110_000)],
    ]


def test_an_amount_of_later_years_is_no_sum_of_those_above(tmp_path: Path):
    rows = [
        ("事業名", "担当課", "年度", "事業費（千円）"),
        ("雨水幹線", "下水道課", "R8", 5),
        ("雨水幹線", "下水道課", "R9～R10", 5),
        ("浄水場", "水道課", "R8", 1),
        ("浄水場", "水道課", "R9", 2),
    ]
    assert [(None, 5_000)] in read_years(read_rows(tmp_path, rows))


def test_projects_of_one_name_in_two_departments_keep_their_sums_above_their_sources(
    tmp_path: Path,
):
    rows = [
        ("事業名", "担当課", "財源区分", "金額（千円）"),
        ("事務費", "総務課", "計", 100),
        ("", "", "国", 60),
        ("", "", "一般財源", 40),
        ("事務費", "福祉課", "計", 200),
        ("", "", "国", 150),
        ("", "", "一般財源", 50),
    ]
    reading = read_rows(tmp_path, rows)
    wholes = [[a.yen for a in p.amounts if not a.funds] for p in reading.plan.projects]
    assert wholes == [[100_000], [200_000]]
    assert not reading.unplaced


def test_a_sum_that_repeats_the_name_of_its_project_is_no_project(tmp_path: Path):
    rows = [
        ("事業名", "担当課", "年度", "金額（千円）"),
        ("雨水幹線", "下水道課", "R8", 1),
        ("雨水幹線", "下水道課", "R9", 2),
        ("雨水幹線", "下水道課", "計", 3),
        ("浄水場", "水道課", "R8", 50),
        ("浄水場", "水道課", "R9", 60),
        ("浄水場", "水道課", "計", 110),
    ]
    assert read_years(read_rows(tmp_path, rows)) == [[(2026, 1_000), (2027, 2_000)], OF_SECOND]


def test_years_of_a_second_project_that_are_no_sum_stay_its_own(tmp_path: Path):
    rows = [
        ("事業名", "担当課", "期間", "事業費（千円）"),
        ("舗装", "道路課", "R8～R9", 40),
        ("舗装", "道路課", "R8～R9", 40),
        ("側溝", "道路課", "R8", 10),
        ("側溝", "道路課", "R8～R9", 25),
    ]
    reading = read_rows(tmp_path, rows)
    assert sum(yen for years in read_years(reading) for _, yen in years) == 115_000

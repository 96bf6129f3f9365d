"""Lists in which the years of a project stand below each other."""

from __future__ import annotations

from pathlib import Path

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


def test_a_unit_at_the_end_of_a_title_is_that_of_the_list(tmp_path: Path):
    rows = [
        ("令和8年度 事業一覧（千円）",),
        ("事業名", "担当課", "計画額(A)"),
        ("道普請", "土木課", 7),
    ]
    assert amounts(read_rows(tmp_path, rows)) == [[(7_000, "計画額")]]

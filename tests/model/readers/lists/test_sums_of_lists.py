"""Rows of a list that add up others, and rows that stand for one elsewhere."""

from __future__ import annotations

from pathlib import Path

from model.readers.reading import LineRole
from tests.model.readers.lists.lists import messages, read_rows


def test_sums_are_no_projects_and_are_held_against_the_rows(tmp_path: Path):
    rows = (
        ("施策", "事業名", "担当課", "予算額(千円)"),
        ("A", "甲", "a課", 1),
        ("A", "家計の相談", "a課", 2),
        ("A 計", "", "", 3),
        ("B", "統計", "b課", 5),
        ("B 計", "", "", 6),
        ("総　計", "", "", 8),
    )
    reading = read_rows(tmp_path, rows)
    assert [p.name for p in reading.plan.projects] == ["甲", "家計の相談", "統計"]
    (finding,) = [f for f in reading.findings if "合いません" in f.message]
    assert finding.where == "D6"


def test_sums_that_count_their_rows_are_held_against_them(tmp_path: Path):
    rows = (
        ("施策", "事業名", "担当課", "予算額(千円)"),
        ("A", "甲", "a課", 1),
        ("A", "乙（再）", "a課", "再掲"),
        ("小計　掲載2件（うち再掲1件）", "", "", 1),
        ("B", "統計の窓口 5件", "b課", 5),
        ("小計：1事業", "", "", 4),
        ("合計　事業数 3件", "", "", 6),
        ("再掲の金額は、ほかの行で数えます。", "", "", ""),
    )
    reading = read_rows(tmp_path, rows)
    assert [row.name for row in reading.plan.listings()] == ["甲", "乙", "統計の窓口 5件"]
    assert [row.relisted for row in reading.plan.listings()] == [False, True, False]
    assert reading.coverage[LineRole.TOTAL] == 3
    assert reading.coverage[LineRole.NOTE] == 1
    (finding,) = [f for f in reading.findings if "合いません" in f.message]
    assert finding.where == "D6"
    assert "金額として読めない" not in messages(reading)


RELISTED = (
    ("施策", "事業名", "担当課", "予算額(千円)", "備考"),
    ("A", "病児保育", "a課", 8_400, ""),
    ("A", "祭り", "b課", 100, ""),
    ("小計", "", "", 8_500, ""),
    ("B", "病児保育（再掲）", "a課", "(8,400)", "Aに掲載"),
    ("B", "花壇", "b課", 20, ""),
    ("小計", "", "", 20, ""),
)


def test_what_stands_at_a_relisted_row_alone_is_not_said_of_the_project(tmp_path: Path):
    reading = read_rows(tmp_path, RELISTED)
    assert [project.extras for project in reading.plan.projects] == [(), (), ()]
    assert "5行目 再掲の行の「備考」が、主な掲載箇所と違います" in messages(reading)


def test_brackets_round_the_amount_of_a_relisted_row_are_no_sign(tmp_path: Path):
    reading = read_rows(tmp_path, RELISTED)
    assert [a.yen for p in reading.plan.projects for a in p.amounts] == [8_400_000, 100_000, 20_000]
    told = messages(reading)
    assert "負の数" not in told
    assert "金額が、主な掲載箇所" not in told
    assert "合計の行" not in told


def test_amounts_that_a_relisted_row_leaves_out_are_no_difference(tmp_path: Path):
    rows = (
        ("施策", "事業名", "担当課", "R8予算額(千円)", "R9予算額(千円)"),
        ("A", "甲", "a課", 1, 2),
        ("B", "甲（再掲）", "a課", "(1)", ""),
        ("C", "甲（再掲）", "a課", "(3)", ""),
    )
    told = messages(read_rows(tmp_path, rows))
    assert "4行目 再掲「甲」の金額が、主な掲載箇所（2行目）と違います" in told
    assert told.count("金額が、主な掲載箇所") == 1


def test_a_sum_that_adds_up_relisted_rows_too_is_told(tmp_path: Path):
    reading = read_rows(tmp_path, (*RELISTED[:-1], ("小計", "", "", 8_420, "")))
    (told,) = [finding for finding in reading.findings if "合計の行" in finding.message]
    assert (told.where, told.severity.value) == ("D7", "notice")
    assert "再掲の行の金額も足した額です" in told.message


def test_departments_that_differ_are_told_in_one_line(tmp_path: Path):
    rows = [
        ("施策", "事業名", "所管課", "再掲"),
        ("福祉", "見守り", "福祉課\n健康課", ""),
        ("防犯", "見守り", "福祉課", "再掲"),
    ]
    told = [finding.message for finding in read_rows(tmp_path, rows).findings]
    assert any("「福祉課、健康課」と違います" in message for message in told)
    assert not any("\n" in message for message in told)


def test_sources_named_in_one_row_of_headings_are_of_its_year(tmp_path: Path):
    rows = (
        ("単位：千円", *[""] * 7),
        ("事業名", "担当課", "R8事業費", "R9事業費", "R8財源：国庫", "県", "一般", "備考"),
        ("甲", "a課", 10, 7, 5, 3, 2, "可"),
        ("乙", "b課", 20, 8, 4, "", 16, ""),
    )
    (first, _) = read_rows(tmp_path, rows).plan.projects
    assert [(a.label, a.yen) for a in first.amounts] == [
        ("2026年度 事業費", 10_000),
        ("2027年度 事業費", 7_000),
        ("2026年度 事業費 国庫", 5_000),
        ("2026年度 事業費 県", 3_000),
        ("2026年度 事業費 一般", 2_000),
    ]
    assert first.extras == (("備考", "可"),)


def test_an_amount_before_another_in_brackets_is_read_and_the_other_kept_and_told(tmp_path: Path):
    rows = [
        ("事業一覧（千円、（）内は前年度）",),
        ("事業名", "所管課", "R8予算額（千円）"),
        ("見守り", "福祉課", "10,000（9,500）"),
        ("配食", "福祉課", "2,000\n（1,800）"),
    ]
    reading = read_rows(tmp_path, rows)
    assert [[a.yen for a in p.amounts] for p in reading.plan.projects] == [
        [10_000_000],
        [2_000_000],
    ]
    assert reading.plan.projects[0].extras == (("R8予算額（千円）", "10,000（9,500）"),)
    assert "C3、C4 「R8予算額（千円）」に、括弧の中にも金額がある欄があります" in messages(reading)


def test_the_sum_of_all_below_the_whole_of_the_last_project_is_none_of_its_amounts(tmp_path: Path):
    rows = [
        ("事業名", "担当課", "財源", "金額（千円）"),
        ("消防団", "総務課", "国", 60),
        ("", "", "一般財源", 40),
        ("", "", "小計", 100),
        ("水防", "総務課", "国", 20),
        ("", "", "一般財源", 180),
        ("", "", "小計", 200),
        ("", "", "合計", 300),
    ]
    projects = read_rows(tmp_path, rows).plan.projects
    assert [[a.yen for a in p.amounts if not a.funds] for p in projects] == [[100_000], [200_000]]


def test_the_second_part_of_a_project_is_no_sum_though_its_amount_is_that_of_the_first(
    tmp_path: Path,
):
    rows = (
        ("道路課",),
        ("単位：千円",),
        ("事業名", "令和8年度", "令和9年度"),
        ("橋りょう補修設計（1）", 5000, 5000),
        ("橋りょう補修設計（2）", 5000, 5000),
        ("橋りょう補修工事", 9000, 1),
        ("橋りょう点検設計（3件）", 19000, 10001),
    )
    plan = read_rows(tmp_path, rows).plan
    assert [p.name for p in plan.projects] == [name for name, *_ in rows[3:]]

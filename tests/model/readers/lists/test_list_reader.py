from __future__ import annotations

from pathlib import Path

import pytest

from model.listing import format_path
from model.readers.lists.guess import guess_mapping
from model.readers.lists.list_reader import read_list
from model.readers.reading import LineRole
from model.readers.source import read_plan
from model.selection import Selection
from model.totals import build_totals
from model.view import view_plan
from tests.model.readers.lists.lists import csv_text, list_of, messages, read_rows

CITY = (
    ("令和8年度　主要事業一覧", "", "", "", "", "", "", ""),
    ("", "", "", "", "", "", "", "（単位：千円）"),
    ("政策", "施策", "事業名", "事業概要", "担当課", "新規/拡充", "R8当初予算額", "備考"),
    ("1 くらし", "1-1 子育て", "保育所の整備", "定員を増やす。", "保育課", "新規", 12000, "国補"),
    ("", "", "児童館の運営", "5館を開く。", "保育課、子育て課", "", "△1,500", ""),
    ("", "1-2 防災", "防災訓練", "年2回。", "危機管理課", "拡充", "３００", ""),
    ("", "小計", "", "", "", "", 10800, ""),
    ("2 しごと", "2-1 商業", "商店街の応援", "", "産業課", "-", 0.5, "※"),
    ("合計", "", "", "", "", "", 10800.5, ""),
)


def test_a_citys_list_comes_in_with_its_tree_flags_departments_and_yen(tmp_path: Path):
    reading = read_rows(tmp_path, CITY)
    plan = reading.plan
    assert plan.heading.title == "令和8年度 主要事業一覧"
    assert plan.heading.fiscal_year == 2026
    assert plan.levels == ("政策", "施策")
    assert [(format_path(s.path), s.number, s.title) for s in plan.walk()] == [
        ("1", "1", "くらし"),
        ("1-1", "1", "子育て"),
        ("1-2", "2", "防災"),
        ("2", "2", "しごと"),
        ("2-1", "1", "商業"),
    ]
    rows = list(plan.listings())
    assert [row.name for row in rows] == [
        "保育所の整備",
        "児童館の運営",
        "防災訓練",
        "商店街の応援",
    ]
    assert [row.flag.mark if row.flag else None for row in rows] == ["新規", None, "拡充", None]
    assert [d.name for d in rows[1].departments] == ["保育課", "子育て課"]
    yen = [a.yen for row in rows for a in row.project.amounts]
    assert yen == [12_000_000, -1_500_000, 300_000, 500]
    assert {(a.fiscal_year, a.kind) for p in plan.projects for a in p.amounts} == {
        (2026, "当初予算")
    }
    assert rows[0].project.extras == (("備考", "国補"),)


def test_every_row_is_accounted_for(tmp_path: Path):
    coverage = read_rows(tmp_path, CITY).coverage
    assert coverage.total() == len(CITY)
    assert coverage[LineRole.ROW] == 4
    assert coverage[LineRole.TOTAL] == 2
    assert coverage[LineRole.FRONT] == 2


def test_a_list_of_offices_has_them_as_its_tree(tmp_path: Path):
    rows = (
        ("pid", "name", "ministry", "bureau", "division", "section", "office", "budgetAmount"),
        (1, "甲事業", "総務省", "行政局", "", "会計課", "", 1000),
        (2, "乙事業", "総務省", "行政局", "管理部", "", "企画室", 2000),
        (3, "丙事業", "総務省", "", "", "", "", 30),
        (4, "丙事業", "財務省", "主計局", "", "会計課", "", 4),
    )
    path = tmp_path / "一覧.csv"
    path.write_text(csv_text(rows), encoding="utf-8")
    reading = read_plan(path)
    plan = reading.plan
    assert plan.levels == ("府省庁", "局・庁", "部")
    assert [(s.level, s.title) for s in plan.walk()] == [
        (1, "総務省"),
        (2, "行政局"),
        (3, "管理部"),
        (1, "財務省"),
        (2, "主計局"),
    ]
    names = {row.name + str(row.path): row.printed_departments for row in plan.listings()}
    assert set(names.values()) == {"行政局会計課", "企画室", "総務省", "主計局会計課"}
    assert build_totals(view_plan(plan, Selection())).tally.amount == 3034
    assert "同じ名前の所管課が複数の部局にある" in messages(reading)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_a_csv_is_read_in_the_encodings_and_with_the_signs_that_offices_use(
    tmp_path: Path, encoding: str, delimiter: str
):
    path = tmp_path / "一覧.csv"
    path.write_bytes(csv_text(CITY, delimiter).encode(encoding))
    assert sum(1 for _ in read_plan(path).plan.listings()) == 4


def test_a_guess_put_on_its_own_list_reads_it_alike():
    source = list_of(CITY)
    mapping = guess_mapping(source).mapping
    assert read_list(source, mapping).plan == read_list(source, mapping).plan

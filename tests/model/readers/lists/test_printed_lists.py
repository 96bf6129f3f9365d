"""Lists made to be printed: a table under each section's title, with its own headings and unit."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.listing import format_path
from model.readers.reading import LineRole
from tests.model.readers.lists.lists import messages, read_rows

HEADS = ("番号", "事業名", "担当課", "令和7年度")
PRINTED = (
    ("みほん町総合計画実施計画",),
    ("第一章　くらし",),
    ("第一節　安心",),
    ("（一）見守り",),
    ("", "", "", "単位：千円"),
    HEADS,
    (1, "声かけ", "福祉課", 300),
    (2, "配食", "福祉課", "－"),
    ("", "計", "", 300),
    (),
    ("（二）備え",),
    ("", "", "", "単位：千円"),
    HEADS,
    (1, "水路", "道路課", 1200),
    ("第二章　しごと",),
    ("第一節　商い",),
    ("（一）市場",),
    ("", "", "", "単位：千円"),
    HEADS,
    (1, "朝市", "産業課", 50),
)


def test_titles_above_the_first_headings_are_sections_as_those_below(tmp_path: Path):
    reading = read_rows(tmp_path, PRINTED)
    plan = reading.plan
    assert [(format_path(s.path), s.title) for s in plan.walk()] == [
        ("1", "くらし"),
        ("1-1", "安心"),
        ("1-1-1", "見守り"),
        ("1-1-2", "備え"),
        ("2", "しごと"),
        ("2-1", "商い"),
        ("2-1-1", "市場"),
    ]
    assert (plan.heading.city, plan.heading.title) == ("みほん町", "総合計画実施計画")
    assert [[a.yen for a in p.amounts] for p in plan.projects] == [
        [300_000],
        [],
        [1_200_000],
        [50_000],
    ]
    assert reading.coverage.total() == sum(any(row) for row in PRINTED)
    assert reading.coverage[LineRole.UNPLACED] == 0


def test_another_unit_above_a_later_table_is_that_tables_and_told(tmp_path: Path):
    rows = [*PRINTED[:-3], ("", "", "", "単位：円"), *PRINTED[-2:]]
    reading = read_rows(tmp_path, rows)
    assert "19行目 見出しか単位の違う表がここから始まるため" in messages(reading)
    assert [[a.yen for a in p.amounts] for p in reading.plan.projects] == [
        [300_000],
        [],
        [1_200_000],
        [50],
    ]
    assert not reading.unplaced


def test_a_unit_in_the_column_of_names_is_no_project(tmp_path: Path):
    rows = [
        ("（単位：千円）",),
        ("事業名", "担当課", "予算額"),
        ("見守り", "福祉課", 100),
        ("（単位：円）",),
        ("事業名", "担当課", "予算額"),
        ("水路", "道路課", 110_000),
        ("（単位：百万円）",),
    ]
    reading = read_rows(tmp_path, rows)
    assert [(p.name, p.amounts[0].yen) for p in reading.plan.projects] == [
        ("見守り", 100_000),
        ("水路", 110_000),
    ]
    assert "7行目 この行は事業としても区分としても読み取れませんでした" in messages(reading)


def test_headings_of_three_rows_stand_again_below_a_sum_that_excel_has_not_worked_out(
    tmp_path: Path,
):
    heads = [
        ("施策", "事業名", "担当課", "R8", "", "R9", ""),
        ("", "", "", "事業費", "財源内訳", "事業費", "財源内訳"),
        ("", "", "", "", "国", "", "国"),
    ]
    rows = [
        ("実施計画（千円）",),
        *heads,
        ("安心", "見守り", "福祉課", 30, 10, 50, 20),
        ("", "", "小計", "=SUM(D5:D5)", "=SUM(E5:E5)", "=SUM(F5:F5)", "=SUM(G5:G5)"),
        *heads,
        ("備え", "水路", "道路課", 70, 40, 90, 60),
    ]
    reading = read_rows(tmp_path, rows, "D2:E2", "F2:G2")
    of_years = [(2026, None), (2026, "国"), (2027, None), (2027, "国")]
    for project, yen in zip(
        reading.plan.projects, ([30, 10, 50, 20], [70, 40, 90, 60]), strict=True
    ):
        read = {(a.fiscal_year, a.funds): a.yen for a in project.amounts}
        assert read == {of: one * 1000 for of, one in zip(of_years, yen, strict=True)}
    assert not reading.unplaced


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("課名", "総務課"), ("課名", "福祉課")),
        (("担当課：総務課",), ("担当課：福祉課",)),
        (("", "課名", "総務課"), ("", "課名", "福祉課")),
        (("部名", "総務部", "課名", "総務課"), ("部名", "福祉部", "課名", "福祉課")),
    ],
)
def test_the_line_of_a_department_is_that_of_the_projects_below_and_told(
    tmp_path: Path, first: tuple[str, ...], second: tuple[str, ...]
):
    heads = ("番号", "事業名", "事業費（千円）")
    rows = [
        ("事業計画書",),
        first,
        heads,
        (1, "広報", 10),
        ("", "合計", 10),
        second,
        heads,
        (1, "見守り", 20),
        (2, "配食", 30, "担当：栄養係"),
    ]
    reading = read_rows(tmp_path, rows)
    found = [(p.name, [d.name for d in p.departments]) for p in reading.plan.projects]
    assert found == [("広報", ["総務課"]), ("見守り", ["福祉課"]), ("配食", ["福祉課"])]
    assert "「総務課」、「福祉課」 表の上や途中の行に書かれた課を" in messages(reading)


def test_a_sign_that_the_list_says_means_relisted_counts_its_project_once(tmp_path: Path):
    rows = [
        ("目標", "事業名", "担当課", "R8予算（千円）"),
        ("1 安心", "見守り", "福祉課", 90),
        ("1 安心", "※印の事業", "福祉課", 10),
        ("2 活力", "※見守り", "福祉課", 90),
        ("※は再掲事業",),
    ]
    reading = read_rows(tmp_path, rows)
    assert [(row.name, row.relisted) for row in reading.plan.listings()] == [
        *(("見守り", False), ("印の事業", True), ("見守り", True)),
    ]
    assert len(reading.plan.projects) == 2
    assert "「※」の付いた事業は、表の説明により再掲としました" in messages(reading)

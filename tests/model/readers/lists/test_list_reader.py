"""A list as it comes in: projects, departments, marks, amounts, and what is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.errors import PlanFileError
from model.listing import format_path
from model.readers.lists.guessing.guess import guess_mapping
from model.readers.reading import LineRole
from model.readers.source import read_plan
from model.selection import Selection
from model.totals import build_totals
from model.view import view_plan
from tests.model.readers.lists.lists import (
    amounts,
    book_bytes,
    csv_text,
    list_of,
    messages,
    read_rows,
)

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


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";"])
def test_a_csv_is_read_in_the_encodings_and_with_the_signs_that_offices_use(
    tmp_path: Path, encoding: str, delimiter: str
):
    path = tmp_path / "一覧.csv"
    path.write_bytes(csv_text(CITY, delimiter).encode(encoding))
    assert sum(1 for _ in read_plan(path).plan.listings()) == 4


def test_a_guess_put_on_its_own_list_reads_it_alike(tmp_path: Path):
    source = list_of(CITY)
    mapping = guess_mapping(source).mapping
    path = tmp_path / "一覧.csv"
    path.write_text(csv_text(CITY), encoding="utf-8")
    assert read_plan(path, mapping=mapping).plan == read_plan(path).plan


def test_merged_cells_and_rows_below_them_belong_together(tmp_path: Path):
    rows = (
        ("施策", "事業名", "担当課", "財源", "R8予算額(千円)"),
        ("防災", "避難所の整備", "危機管理課", "国", 100),
        ("", "", "", "県", 50),
        ("", "", "建築課", "一般財源", 150),
        ("", "", "", "", 300),
        ("防犯", "防犯灯", "市民課", "一般財源", 20),
    )
    reading = read_rows(tmp_path, rows, "A2:A4", "B2:B4", "C2:C3")
    assert amounts(reading) == [
        [
            (100_000, "2026年度 予算 国"),
            (50_000, "2026年度 予算 県"),
            (150_000, "2026年度 予算 一般財源"),
        ],
        [(20_000, "2026年度 予算 一般財源")],
    ]
    first = reading.plan.projects[0]
    assert [d.name for d in first.departments] == ["危機管理課", "建築課"]
    assert reading.coverage[LineRole.CONTINUED] == 2
    assert reading.coverage[LineRole.TOTAL] == 1
    assert build_totals(view_plan(reading.plan, Selection())).tally.amount == 320_000


@pytest.mark.parametrize(
    ("printed", "title", "city", "year"),
    [
        (
            "みどり市 第二次総合計画 実施計画 事業一覧（令和9年度）",
            "第二次総合計画 実施計画 事業一覧",
            "みどり市",
            2027,
        ),
        ("川北町　主要事業一覧　令和9年度", "主要事業一覧", "川北町", 2027),
        ("実施計画（令和9年度～令和11年度）", "実施計画", "", 2027),
        ("川北町 実施計画（令和9年度～令和11年度）", "実施計画", "川北町", 2027),
        ("第2次川北町総合計画", "第2次総合計画", "川北町", None),
        ("第２次川北町総合計画（案）～前期～", "第２次総合計画（案）～前期～", "川北町", None),
        ("都市整備の事業一覧", "都市整備の事業一覧", "", None),
        ("みどり市一覧", "みどり市一覧", "みどり市", None),
    ],
)
def test_city_and_year_of_a_title_are_the_plans(
    tmp_path: Path, printed: str, title: str, city: str, year: int | None
):
    rows = ((printed, "", ""), ("施策", "事業名", "担当課"), ("A", "甲", "a課"))
    heading = read_rows(tmp_path, rows).plan.heading
    assert (heading.title, heading.city, heading.fiscal_year) == (title, city, year)


def test_a_sentence_among_projects_is_no_note(tmp_path: Path):
    rows = (
        ("施策", "事業名", "担当課", "予算額(千円)"),
        ("A", "甲", "a課", 1),
        ("", "", "", ""),
        ("", "", "この施策では、市民とともに取り組みます。", ""),
        ("", "乙", "a課", 2),
    )
    reading = read_rows(tmp_path, rows)
    assert reading.coverage[LineRole.NOTE] == 0


def test_cells_without_a_value_are_told_with_their_place(tmp_path: Path):
    rows = (
        ("事業名", "担当課", "R8予算額(千円)", "備考"),
        ("甲", "a課", "#REF!", "#N/A"),
        ("乙", "a課", "=1+1", "可"),
        ("丙", "a課", "未定", ""),
        ("丁", "a課", "(1,234)", ""),
    )
    reading = read_rows(tmp_path, rows)
    told = messages(reading)
    assert "C2 「R8予算額(千円)」が#REF!のため" in told
    assert "C3 「R8予算額(千円)」が計算結果のない数式のため" in told
    assert "D2 「備考」が#N/Aのため" in told
    assert "C4 金額の欄の「未定」は、額が決まっていない" in told
    assert "C5 「R8予算額(千円)」に括弧付きの金額" in told
    assert amounts(reading) == [[], [], [], [(-1_234_000, "2026年度 予算")]]
    extras = [dict(project.extras).get("R8予算額(千円)") for project in reading.plan.projects]
    assert extras == ["#REF!", None, "未定", None]


def test_ticks_under_the_name_of_a_mark_are_that_mark(tmp_path: Path):
    rows = (
        ("分野", "取組名", "所管課", "新規", "拡充", "再掲", "掲載区分"),
        ("福祉", "甲", "福祉課", "○", "", "", "主要事業"),
        ("福祉", "乙", "福祉課", "", "○", "", "その他の主な事業"),
        ("産業", "甲", "福祉課", "○", "", "○", "主要事業"),
    )
    plan = read_rows(tmp_path, rows).plan
    listed = [(r.name, r.flag and r.flag.mark, r.relisted, r.kind.value) for r in plan.listings()]
    assert listed == [
        ("甲", "新規", False, "main"),
        ("乙", "拡充", False, "other"),
        ("甲", "新規", True, "main"),
    ]
    assert len(plan.projects) == 2


def test_namesakes_are_two_projects_and_told(tmp_path: Path):
    rows = [
        ("施策", "事業名", "担当課"),
        ("A", "甲", "a課"),
        ("B", "甲", "a課"),
        ("C", "乙", "c課"),
    ]
    reading = read_rows(tmp_path, rows)
    assert len(reading.plan.projects) == 3
    assert "「甲」が再掲の印なしに3行目にもあります" in messages(reading)
    twice = read_rows(tmp_path, [*rows, ("C", "乙", "c課")])
    assert len(twice.plan.projects) == 4
    told = [finding.message for finding in twice.findings if "再掲の印" in finding.message]
    assert len(told) == 1
    assert "2組あります：「甲」（2行目と3行目）、「乙」（4行目と、同じ区分の5行目）。" in told[0]
    assert told[0].endswith("二重に載っていないか確かめてください。")
    alone = read_rows(tmp_path, [*rows[:2], rows[3], rows[3]])
    assert "「乙」が再掲の印なしに、同じ区分の4行目にもあります" in messages(alone)


def test_spellings_of_a_department_are_offered_as_one_and_not_merged(tmp_path: Path):
    rows = (
        ("施策", "事業名", "担当課"),
        *(("A", f"事業{n}", name) for n, name in enumerate(["市民課", "市民　課", "市民部市民課"])),
        *(("A", f"取組{n}", "ＩＴ推進課" if n else "IT推進課") for n in range(2)),
    )
    reading = read_rows(tmp_path, rows)
    names = [d.name for d in reading.plan.departments]
    assert names == ["市民課", "市民 課", "市民部市民課", "IT推進課"]
    told = messages(reading)
    assert "「市民課」と同じ課かもしれません（空白の有無）" in told
    by_command = "".join(finding.by_command for finding in reading.findings)
    assert '"市民 課": "市民課"' in by_command
    assert '"市民部市民課": "市民課"' in by_command
    assert "「IT推進課」「ＩＴ推進課」を同じ課として読みました" in told


def test_the_sheet_that_is_a_list_is_chosen_and_the_others_are_named(tmp_path: Path):
    heads = ("施策", "事業名", "担当課")
    path = tmp_path / "計画.xlsx"
    path.write_bytes(
        book_bytes(
            {
                "表紙": [("実施計画",)],
                "記入例": [heads, ("例", "例の事業", "例課"), ("例", "例の事業2", "例課")],
                "一覧": [heads, ("A", "甲", "a課")],
                "集計": [("担当課", "事業（件）"), ("a課", 1)],
                "古い一覧": [heads, *[("A", f"古{n}", "a課") for n in range(9)]],
            },
            hidden=["古い一覧"],
        )
    )
    reading = read_plan(path)
    assert [p.name for p in reading.plan.projects] == ["甲"]
    told = messages(reading)
    for name in ("表紙", "記入例", "集計", "古い一覧"):
        assert f"「{name}」シート" in told


def test_headings_repeated_on_every_page_are_no_projects(tmp_path: Path):
    heads = ("施策", "事業名", "担当課")
    rows = [heads, ("A", "甲", "a課"), (), heads, ("A", "乙", "a課")]
    reading = read_rows(tmp_path, rows)
    assert len(reading.plan.projects) == 2
    assert reading.coverage[LineRole.TABLE_HEAD] == 2


def test_a_csv_whose_quote_never_ends_is_refused_with_its_line(tmp_path: Path):
    path = tmp_path / "一覧.csv"
    path.write_text('施策,事業名\nA,甲\nA,"乙\nA,丙\n', encoding="utf-8")
    with pytest.raises(PlanFileError, match="3行目の引用符"):
        read_plan(path)


def test_a_bureau_in_the_cell_of_a_department_is_no_department(tmp_path: Path):
    rows = (
        ("施策", "事業名", "担当課"),
        ("A", "甲", "福祉部　障害福祉課"),
        ("A", "乙", "福祉部 高齢課\n市民部 市民課"),
        ("A", "丙", "財政部、税務課"),
    )
    reading = read_rows(tmp_path, rows)
    assert [[d.name for d in row.departments] for row in reading.plan.listings()] == [
        ["障害福祉課"],
        ["高齢課", "市民課"],
        ["財政部", "税務課"],
    ]
    assert reading.plan.projects[0].extras == (("担当課の部局", "福祉部"),)
    assert "C2、C3 所管課の欄にある部局と課を分けて" in messages(reading)


@pytest.mark.parametrize("joint", ["市民部-市民課・環境部-環境課", "市民部 市民課、環境部 環境課"])
def test_departments_of_several_bureaus_in_a_cell_are_the_same_as_alone(tmp_path: Path, joint: str):
    cells = ("市民部 市民課", joint, "環境部-環境課", "環境部 総務課", "市民部 総務課・市民課")
    rows = (("事業名", "担当課"), *((f"事業{n}", c) for n, c in enumerate(cells)))
    reading = read_rows(tmp_path, rows)
    assert [[d.name for d in row.departments] for row in reading.plan.listings()] == [
        ["市民課"],
        ["市民課", "環境課"],
        ["環境課"],
        ["環境部総務課"],
        ["市民部総務課", "市民課"],
    ]
    assert reading.plan.projects[1].extras == (("担当課の部局", "市民部・環境部"),)


def test_a_row_that_fits_nowhere_is_told_with_its_line(tmp_path: Path):
    rows = (("施策", "事業名", "担当課", "備考"), ("A", "甲", "a課", ""), ("", "", "", "確認済み"))
    reading = read_rows(tmp_path, rows)
    assert [(line.number, line.text) for line in reading.unplaced] == [(3, "確認済み")]
    assert "3行目 この行は事業としても区分としても読み取れませんでした：「確認済み」" in messages(
        reading
    )


def test_stars_before_names_are_marks_and_serial_numbers_may_differ(tmp_path: Path):
    rows = [
        ("No.", "施策", "事業名", "担当課", "前年度当初（千円）"),
        (1, "安心", "★見守り", "福祉課", 3),
        (2, "学び", "★見守り（再掲）", "福祉課", 3),
    ]
    reading = read_rows(tmp_path, rows, year=2026)
    (project,) = reading.plan.projects
    assert (project.name, project.flag and project.flag.mark) == ("見守り", "★")
    assert [(a.yen, a.fiscal_year) for a in project.amounts] == [(3000, None)]
    assert "違います" not in messages(reading)


def test_amounts_that_name_their_own_unit_raise_no_doubt(tmp_path: Path):
    heads = ("施策", "事業名", "担当課", "R8予算")
    stated = [heads, ("A", "甲", "a課", "1,200千円"), ("A", "乙", "a課", "3万円")]
    assert "単位が書かれていない" not in messages(read_rows(tmp_path, stated))
    bare = [heads, ("A", "甲", "a課", "1,200千円"), ("A", "乙", "a課", 3)]
    assert "単位が書かれていない" in messages(read_rows(tmp_path, bare))


def test_one_odd_cell_in_a_short_list_leaves_the_others_amounts(tmp_path: Path):
    rows = (
        ("みほん市実施計画（令和7年度）", "", ""),
        ("単位：千円", "", ""),
        ("事業名", "担当課", "令和7年度"),
        ("甲事業", "福祉課", "10\n20"),
        ("乙事業", "市民課", 30),
        ("丙事業", "土木課", 40),
    )
    reading = read_rows(tmp_path, rows)
    assert amounts(reading) == [[], [(30_000, "2025年度")], [(40_000, "2025年度")]]
    assert "C4 「令和7年度」を金額として読めない" in messages(reading)

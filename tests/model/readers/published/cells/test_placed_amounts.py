"""Columns that are amounts: of which year, and of which source of funds."""

from __future__ import annotations

import pytest

from model.project import Amount
from tests.model.readers.published.texts import read_lines, read_measure


def test_a_year_heads_no_amounts_where_no_unit_is_said():
    reading = read_lines("事業名\t担当課\t令和12年度", "見守り\t福祉課\t12回")
    (project,) = reading.plan.projects
    assert (project.amounts, project.extras) == ((), (("令和12年度", "12回"),))


def test_a_remark_behind_an_amount_is_kept_beside_it():
    reading = read_lines(
        "（単位：千円）",
        "事業名\t担当課\tR12",
        "見守り\t福祉課\t1,200（R11繰越含む）",
        "敬老会\t長寿課\t皆減",
        "運動会\t体育課\t皆減",
        "盆踊り\t文化課\t40（35）",
    )
    first, *_ = reading.plan.projects
    assert [p.amounts for p in reading.plan.projects] == [(Amount(1_200_000, 2030),), (), (), ()]
    assert first.extras == (("R12", "1,200（R11繰越含む）"),)
    (told,) = (f for f in reading.findings if "金額と読めない" in f.message)
    assert "「皆減」（6行目、7行目）、「40（35）」（8行目）" in told.message


def test_years_counted_from_the_own_one_head_amounts_where_the_unit_is_said():
    reading = read_lines(
        "（単位：千円）", "事業名\t本年度\t前年度\t比較\t担当課", "見守り\t12\t10\t2\t福祉課"
    )
    (project,) = reading.plan.projects
    assert [(a.yen, a.kind) for a in project.amounts] == [(12_000, "本年度"), (10_000, "前年度")]
    assert project.extras == (("比較", "2"),)


def test_columns_of_years_in_kanji_hold_amounts():
    reading = read_measure(
        "（単位：千円）\n事業名\t主管課\t令和七年度\t令和八年度\n植林\t林務課\t１，２００\t―\n"
    )
    (row,) = reading.plan.listings()
    assert [(a.fiscal_year, a.yen) for a in row.project.amounts] == [(2025, 1_200_000)]


@pytest.mark.parametrize(
    "heads",
    [
        "国庫支出金\t県支出金\t一般財源",
        "左の財源内訳 › 国\t左の財源内訳 › 県\t左の財源内訳 › 一般",
        "財源内訳（国）\t財源内訳（県）\t財源内訳（一般財源）",
    ],
)
def test_sources_of_funds_are_parts_of_the_one_amount_beside_them(heads: str):
    reading = read_lines(
        "（単位：千円）",
        f"事業名\t担当課\tR12事業費\t{heads}",
        "見守り\t福祉課\t30\t10\t5\t15",
    )
    whole, *parts = next(reading.plan.listings()).project.amounts
    assert (whole.yen, whole.fiscal_year, whole.funds) == (30_000, 2030, None)
    assert [(a.yen, a.fiscal_year, a.kind == whole.kind) for a in parts] == [
        (10_000, 2030, True),
        (5_000, 2030, True),
        (15_000, 2030, True),
    ]
    assert reading.findings == ()


def test_sources_of_funds_beside_several_amounts_are_of_that_of_the_own_year_or_of_none_known():
    reading = read_lines(
        "（単位：千円）",
        "| 連番 | 頁 | 担当課 | 予算科目 | 事業名 | 本年度 | 前年度 | 国県支出金 | 地方債 | 説明 |",
        "|---|---|---|---|---|---|---|---|---|---|",
        "| 新1 | 33 | 道路課 | 8.2.1 | 橋の補修 | 900 | 800 | 300 | 600 | 直す。 |",
        "| 2 | 34 | 〃 | 〃 | 街路灯 | 70 | 60 | | 70 | 灯す。 |",
        "（2）収支",
        "（単位：千円）",
        "事業名\t計画額\t実績額\t国道支出金\t起債\t担当課",
        "草地整備\t500\t400\t100\t300\t農林課",
    )
    bridge, lamp, grass = reading.plan.projects
    assert (bridge.name, [d.name for d in lamp.departments]) == ("橋の補修", ["道路課"])
    assert [(a.kind, a.funds, a.yen) for a in bridge.amounts] == [
        ("本年度", None, 900_000),
        ("前年度", None, 800_000),
        ("本年度", "国県支出金", 300_000),
        ("本年度", "地方債", 600_000),
    ]
    assert [(a.kind, a.funds) for a in grass.amounts][2:] == [
        ("財源内訳", "国道支出金"),
        ("財源内訳", "起債"),
    ]
    assert [row.flag and row.flag.mark for row in reading.plan.listings()] == ["新", None, None]


def test_each_year_with_its_own_sources_of_funds_beside_it_has_these():
    reading = read_lines(
        "（単位：千円）",
        "事業名\t担当課\tR8事業費\t国\t一般財源\tR9事業費\t国\t一般財源",
        "水路\t農林課\t30\t10\t20\t50\t15\t35",
    )
    (project,) = reading.plan.projects
    assert [(a.fiscal_year, a.funds, a.yen) for a in project.amounts] == [
        (2026, None, 30_000),
        (2026, "国", 10_000),
        (2026, "一般財源", 20_000),
        (2027, None, 50_000),
        (2027, "国", 15_000),
        (2027, "一般財源", 35_000),
    ]


def test_sources_in_brackets_behind_an_amount_are_its_parts():
    reading = read_lines(
        "事業名\t担当課\tR8事業費（千円）",
        "乾燥機\t農林課\t480（国 240、県 48、一般 192）",
        "直売所\t農林課\t30（前年度 20）",
    )
    first, second = reading.plan.projects
    assert [(a.funds, a.yen) for a in first.amounts] == [
        (None, 480_000),
        ("国", 240_000),
        ("県", 48_000),
        ("一般", 192_000),
    ]
    assert [(a.funds, a.yen) for a in second.amounts] == [(None, 30_000)]


@pytest.mark.parametrize(
    ("cell", "sources"),
    [
        ("900（国 400、市 500）", {"国": 400_000, "市": 500_000}),
        ("1,200（国 600、県 300、町 300）", {"国": 600_000, "県": 300_000, "町": 300_000}),
        ("2,000（ふるさと納税 600、市 1,400）", {"ふるさと納税": 600_000, "市": 1_400_000}),
        ("1,200（国費 600、雑入 600）", {"国費": 600_000, "雑入": 600_000}),
        ("1,200（国 600、雑入 500）", {}),
        ("1,200（設計 200、工事 1,000）", {}),
        ("1,200（うち市債 300）", {"うち市債": 300_000}),
    ],
)
@pytest.mark.parametrize("is_card", [True, False])
def test_brackets_name_sources_that_are_known_or_add_up_with_one_that_is(
    cell: str, sources: dict[str, int], *, is_card: bool
):
    head = "事業名\t担当課\tR8事業費（千円）\n乾燥機\t農林課\t"
    card = "事業名：乾燥機\n担当課：農林課\nR8事業費（千円）："
    (project,) = read_measure(f"\n{card if is_card else head}{cell}\n").plan.projects
    assert {a.funds: a.yen for a in project.amounts if a.funds} == sources
    assert sources or cell in dict(project.extras).values()


def test_sources_that_have_columns_are_not_taken_from_brackets_again():
    reading = read_lines(
        "事業名\t担当課\tR8事業費（千円）\t国庫支出金\t一般財源",
        "乾燥機\t農林課\t1,200（国庫支出金 600）\t600\t600",
    )
    (project,) = reading.plan.projects
    assert [a.yen for a in project.amounts] == [1_200_000, 600_000, 600_000]


def test_an_amount_below_the_stage_of_a_year_is_read():
    reading = read_lines(
        "※年次計画欄の数字は計画事業費（千円）",
        "取組項目\t担当課\t年次計画\t",
        "\t\tR8年度\tR9年度",
        '庁舎ＬＥＤ化\t管財課\t"設計\n3,300"\t"→\n28,000"',
    )
    (project,) = reading.plan.projects
    assert [(a.fiscal_year, a.yen) for a in project.amounts] == [
        (2026, 3_300_000),
        (2027, 28_000_000),
    ]
    assert "設計" in dict(project.extras).values()


@pytest.mark.parametrize(
    ("before", "printed_before", "behind", "printed_behind"),
    [("R7まで", "R7まで", "R9以降", "R9以降"), ("～R7", "~R7", "R9～", "R9~")],
)
def test_targets_beside_a_year_are_no_amounts_and_years_without_an_end_are_no_years(
    before: str, printed_before: str, behind: str, printed_behind: str
):
    reading = read_lines(
        "（単位：千円）",
        f"事業名\t担当課\tR8年度目標（人・回）\t{before}\tR8\t{behind}",
        "健診\t健康課\t1,500\t90\t20\t70",
    )
    (project,) = reading.plan.projects
    assert [(a.fiscal_year, a.label, a.yen) for a in project.amounts] == [
        (None, printed_before, 90_000),
        (2026, "2026年度", 20_000),
        (None, printed_behind, 70_000),
    ]
    assert "1,500" in dict(project.extras).values()


def test_what_is_done_and_what_it_costs_may_stand_below_each_year():
    reading = read_lines(
        "（単位：千円）",
        "事業名\t担当課\t令和8年度\t\t令和9年度\t",
        "\t\t内容\t事業費\t内容\t事業費",
        "中央線\t土木課\t用地\t12\t工事\t48",
    )
    (row,) = reading.plan.listings()
    assert [(a.fiscal_year, a.yen) for a in row.project.amounts] == [(2026, 12_000), (2027, 48_000)]
    assert [d.name for d in row.departments] == ["土木課"]

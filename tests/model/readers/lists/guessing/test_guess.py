from __future__ import annotations

import pytest

from model.readers.lists.guessing.guess import guess_mapping
from model.readers.tables.columns import Role
from tests.model.readers.lists.lists import Rows, book_of, list_of

BODY = (
    ("1", "くらし", "保育所の整備", "定員を増やす。", "保育課", "新規", 1200, "国"),
    ("1", "くらし", "児童館の運営", "5館を開く。", "保育課", "", 900, ""),
    ("2", "しごと", "商店街の応援", "催しを助ける。", "産業課", "拡充", 30, ""),
)


def roles(rows: Rows) -> list[str]:
    return [use.role.name for use in guess_mapping(list_of(rows)).mapping.columns]


@pytest.mark.parametrize(
    "heads",
    [
        "施策番号,施策名,事業名,事業概要,所管課,新規/拡充,予算額(千円),備考",
        "番号,分野,事務事業名,内容,担当課,区分,R8予算千円,メモ",
        "No.,基本目標,取組名,事業内容,担当部署,新規・拡充,令和8年度当初予算額,他",
        "章番号,章,事 業 名,概要,主管課,新・拡,決算額,特記",
        "コード,大分類,事業名称,取組内容,所属,印,計画額（円）,ほか",
    ],
)
def test_headings_of_many_cities_are_understood(heads):
    assert roles([heads.split(","), *BODY]) == [
        *("NUMBER", "LEVEL", "NAME", "DESCRIPTION", "DEPARTMENT", "FLAG", "AMOUNT", "EXTRA")
    ]


def test_values_decide_where_a_heading_is_not_enough():
    rows = [
        ("区分", "分類", "名称", "担当"),
        ("新規", "福祉", "甲", "あ課"),
        ("拡充", "福祉", "乙", "い課"),
    ]
    assert roles(rows) == ["FLAG", "LEVEL", "NAME", "DEPARTMENT"]
    rows = [
        ("区分", "種別", "名称", "担当"),
        ("福祉", "主要", "甲", "あ課"),
        ("福祉", "その他", "乙", "い課"),
    ]
    assert roles(rows) == ["LEVEL", "KIND", "NAME", "DEPARTMENT"]


def test_serial_numbers_beside_titles_that_stand_once_number_no_section():
    rows = [
        ("№", "政策", "事業名", "所管課"),
        (1, "1 安全", "甲", "あ課"),
        (2, "", "乙", "い課"),
        (3, "2 健康", "丙", "あ課"),
    ]
    assert roles(rows) == ["EXTRA", "LEVEL", "NAME", "DEPARTMENT"]


def test_without_a_known_heading_the_name_is_found_by_its_values_and_that_is_told():
    rows = [("甲", "乙", "丙"), ("市民課", "花いっぱい運動", 1), ("市民課", "防災訓練", 2)]
    guess = guess_mapping(list_of(rows))
    assert [use.role for use in guess.mapping.columns][:2] == [Role.DEPARTMENT, Role.NAME]
    assert "値から「乙」の列" in guess.findings[0].message


def test_heads_of_two_rows_are_joined_and_titles_above_are_none_of_them():
    rows = [
        ("令和8年度 事業一覧", "", "", "", "", ""),
        ("", "", "", "", "", "（単位：千円）"),
        ("施策体系", "", "事業名", "予算額", "", "備考"),
        ("政策", "施策", "", "R7", "R8", ""),
        ("くらし", "子育て", "保育所", 1, 2, ""),
        ("くらし", "防災", "訓練", 3, 4, ""),
    ]
    for source in (
        list_of(rows),
        book_of(rows, "A1:F1", "A3:B3", "D3:E3", "C3:C4", "F3:F4"),
    ):
        assert source.heads.first == 2
        assert source.heads.titles == (
            *("施策体系 › 政策", "施策体系 › 施策", "事業名", "予算額 › R7", "予算額 › R8", "備考"),
        )
        mapping = guess_mapping(source).mapping
        amounts = [use.amount for use in mapping.columns if use.amount]
        assert [(a.unit, a.fiscal_year, a.kind) for a in amounts] == [
            (1000, 2025, "予算"),
            (1000, 2026, "予算"),
        ]
        levels = mapping.with_role(Role.LEVEL)
        assert [use.level.name for use in levels if use.level] == ["政策", "施策"]


def test_an_unknown_unit_is_told():
    rows = [("事業名", "予算額"), ("甲", 1), ("乙", 2)]
    (finding,) = guess_mapping(list_of(rows)).findings
    assert "円として読みました" in finding.message


def test_the_trees_of_budget_and_policy_are_not_mixed():
    heads = ("款", "項", "目", "政策", "施策", "事業名", "予算額(円)")
    both = [
        heads,
        ("総務費", "管理費", "一般", "くらし", "防災", "訓練", 1),
        ("民生費", "福祉費", "児童", "くらし", "子育て", "保育", 2),
    ]
    assert roles(both) == [
        *("EXTRA", "EXTRA", "EXTRA", "LEVEL", "LEVEL", "NAME", "AMOUNT"),
    ]
    budget = [(*row[:3], *row[5:]) for row in both]
    assert roles(budget) == ["LEVEL", "LEVEL", "LEVEL", "NAME", "AMOUNT"]


def test_sections_of_a_chapter_are_a_level_and_items_of_a_budget_are_none():
    body = [
        ("第1章 くらし", "第1節 子ども", "保育所の整備", "保育課"),
        ("第1章 くらし", "第2節 高齢者", "見守り", "福祉課"),
    ]
    assert roles([("章", "節", "事業名", "担当課"), *body])[:3] == ["LEVEL", "LEVEL", "NAME"]
    assert roles([("施策", "節", "事業名", "担当課"), *body])[:3] == ["LEVEL", "EXTRA", "NAME"]


def test_projects_above_measures_are_a_level():
    rows = [
        ("重点プロジェクト", "取組", "担当課"),
        ("子育て応援", "保育所の整備", "保育課"),
        ("子育て応援", "児童館の運営", "保育課"),
        ("防災", "備蓄", "危機管理課"),
        ("防災", "訓練", "危機管理課"),
    ]
    assert roles(rows) == ["LEVEL", "NAME", "DEPARTMENT"]
    rows[0] = ("施策", "重点プロジェクト名", "担当課")
    assert roles(rows) == ["LEVEL", "NAME", "DEPARTMENT"]


def test_each_mark_may_have_a_column_of_circles_of_any_kind():
    rows = [
        ("施策大綱", "事業名", "担当課", "新規", "拡充"),
        ("くらし", "保育所の整備", "保育課", "○", ""),
        ("くらし", "児童館の運営", "保育課", "", "〇"),
        ("しごと", "商店街の応援", "産業課", "", "〇"),
    ]
    assert roles(rows) == ["LEVEL", "NAME", "DEPARTMENT", "FLAG", "FLAG"]


def test_numbered_titles_left_of_the_names_are_a_level_whatever_their_heading():
    rows = [
        ("重点", "状況等", "事業名", "所管課", "R8予算（千円）"),
        ("1 人口減少対策", "A-1", "移住相談", "企画課", 10),
        ("", "A-2", "婚活支援", "企画課", 20),
        ("2 防災", "A-3", "備蓄", "危機管理課", 30),
        ("", "A-4", "訓練", "危機管理課", 40),
    ]
    assert roles(rows) == ["LEVEL", "EXTRA", "NAME", "DEPARTMENT", "AMOUNT"]


def test_sums_of_sections_among_the_labels_of_lines_leave_them_sources_of_funds():
    rows = [
        ("事業名", "所管課", "区分", "R8（千円）"),
        ("移住相談", "企画課", "事業費", 30),
        ("", "", "国", 10),
        ("", "", "一般財源", 20),
        ("婚活支援", "企画課", "事業費", 5),
        ("", "", "一般財源", 5),
        ("", "", "施策計", 35),
    ]
    assert roles(rows) == ["NAME", "DEPARTMENT", "FUNDS", "AMOUNT"]


@pytest.mark.parametrize(
    "heads",
    [
        ("R8国庫支出金（円）", "R8一般財源（円）", "R8事業費（円）"),
        ("R7予算額（円）", "R8予算額（円）", "R8国費（円）"),
    ],
)
def test_a_source_that_names_its_year_is_part_of_the_amount_of_that_year(heads: tuple[str, ...]):
    mapping = guess_mapping(
        list_of([("事業名", "所管課", *heads), ("甲", "あ課", 40, 60, 20)])
    ).mapping
    amounts = [use.amount for use in mapping.columns if use.amount]
    (whole,) = [a for a in amounts if a.funds is None and a.fiscal_year == 2026]
    sources = [a for a in amounts if a.funds]
    assert sources
    assert {(a.fiscal_year, a.kind) for a in sources} == {(2026, whole.kind)}


def test_a_numbered_grade_of_each_project_is_no_level():
    rows = [
        ("優先度", "事業名", "所管課", "R8予算（千円）"),
        ("1 高", "移住相談", "企画課", 10),
        ("2 中", "婚活支援", "企画課", 20),
        ("1 高", "備蓄", "危機管理課", 30),
        ("1 高", "訓練", "危機管理課", 40),
    ]
    assert roles(rows) == ["EXTRA", "NAME", "DEPARTMENT", "AMOUNT"]


def test_shares_of_the_state_make_no_amount_wholly_the_states():
    rows = [
        ("事業名", "所管課", "財源", "R8予算（千円）"),
        ("移住相談", "企画課", "国1/2", 10),
        ("婚活支援", "企画課", "一財", 20),
        ("備蓄", "危機管理課", "県　１０／１０", 30),
    ]
    assert roles(rows) == ["NAME", "DEPARTMENT", "EXTRA", "AMOUNT"]


def test_a_share_beside_one_source_leaves_the_lines_of_projects_their_sources():
    rows = [
        ("事業名", "所管課", "財源", "事業費（千円）"),
        ("井戸の改修", "水道課", "国（補助率1/2）", 100),
        ("", "", "一般財源（50%）", 50),
        ("水路の清掃", "農政課", "県", 10),
        ("", "", "一般財源", 10),
    ]
    assert roles(rows) == ["NAME", "DEPARTMENT", "FUNDS", "AMOUNT"]
    whole = [rows[0], *((f"{n}の井戸", "水道課", funds, 9) for n, funds in enumerate("国県市"))]
    assert roles([*whole, ("井戸の改修", "水道課", "国（1/2）", 100)])[2] == "FUNDS"

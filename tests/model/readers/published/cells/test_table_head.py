from __future__ import annotations

import pytest

from model.readers.published.cells.columns import ColumnRole
from model.readers.published.cells.table_head import read_head
from tests.model.readers.published.texts import read_measure


@pytest.mark.parametrize(
    "cells",
    [["事業名", "事業概要", "所管課"], ["", "事業名", "所管課", ""], ["事 業 名", "担当"]],
)
def test_table_heads_are_known_wherever_they_stand(cells):
    assert read_head(cells) is not None


def test_a_project_called_like_a_head_is_no_head():
    assert read_head(["事業名", "名前を決める。", "市民課"]) is None


def test_items_are_projects_only_beside_what_they_are_and_cost():
    head = read_head(["項目", "内容", "予算額（千円）"])
    assert head is not None
    assert head.roles == (ColumnRole.NAME, ColumnRole.DESCRIPTION, ColumnRole.AMOUNT)
    assert read_head(["項目", "内容", "担当課"]) is None
    assert read_head(["項目", "予算額（千円）", "前年度予算額"]) is None


def test_short_names_of_funds_stand_below_their_heading():
    text = (
        "（単位：千円）\n事業名\t担当課\t事業内容\t事業費\t財源内訳\t\t\n"
        "\t\t\t\t国・県\t起債\t一般\n甲事業\t道路課\t直す。\t600\t300\t200\t100\n"
    )
    (row,) = read_measure(text).plan.listings()
    assert [(a.funds, a.yen) for a in row.project.amounts] == [
        (None, 600_000),
        ("国・県", 300_000),
        ("起債", 200_000),
        ("一般", 100_000),
    ]


@pytest.mark.parametrize(
    ("heads", "years"),
    [
        ("国庫支出金 一般財源 R8事業費 国庫支出金 一般財源 R9事業費", [2026] * 3 + [2027] * 3),
        ("R8事業費 国庫支出金 一般財源 R9事業費 国庫支出金 一般財源", [2026] * 3 + [2027] * 3),
        ("国庫支出金 一般財源 R8事業費 R9事業費", [None, None, 2026, 2027]),
        (
            "国庫支出金 R8事業費 国庫支出金 R9事業費 一般財源",
            [None, 2026, None, 2027, None],
        ),
    ],
)
def test_sources_of_funds_are_of_the_amount_beside_them_where_the_order_tells_it(heads, years):
    head = read_head(["事業名", "担当課", *heads.split()], 1_000)
    assert head is not None
    assert [amount.fiscal_year for amount in head.amounts] == years


@pytest.mark.parametrize(
    ("heads", "name"),
    [
        ("施策・事業 具体的な取組", "具体的な取組"),
        ("施策・事業 事業名", "事業名"),
        ("プロジェクト 構成する取組の名", "構成する取組の名"),
        ("プロジェクト 主な事業", "主な事業"),
        ("施策・事業 関連事業名", "施策・事業"),
        ("プロジェクト 内容", "プロジェクト"),
    ],
)
def test_what_groups_projects_is_not_their_name_where_another_column_is(heads, name):
    head = read_head([*heads.split(), "事業費（千円）", "担当課"])
    assert head is not None
    assert [c.heading for c in head.headed if c.role is ColumnRole.NAME] == [name]

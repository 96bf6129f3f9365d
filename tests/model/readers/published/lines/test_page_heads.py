"""Heads and numbers of pages within rows."""

from __future__ import annotations

import pytest

from model.readers.reading import Reading
from tests.model.readers.published.texts import read_measure

NAMES = ("花壇", "植樹", "電子図書館", "橋の点検")


def rows(reading: Reading) -> list[tuple[str, str | None]]:
    return [(row.name, row.description) for row in reading.plan.listings()]


@pytest.mark.parametrize(
    "head",
    [
        "- {} -\nみほん市実施計画\n",
        "\n{}\n\n\fみほん市実施計画\n\n",
        "みほん市実施計画　{}\n",
        "みほん市実施計画\n{}ページ\n",
    ],
)
def test_rows_go_on_over_the_head_of_a_page(head: str):
    below = [
        f"・{name}（公園課）\n　市民の憩いの場を、\n{{}}　町ごとに整えます。\n" for name in NAMES
    ]
    pages = [text.format(head.format(page)) for page, text in enumerate(below, 3)]
    reading = read_measure("".join(pages))
    assert rows(reading) == [(name, "市民の憩いの場を、町ごとに整えます。") for name in NAMES]
    assert not reading.unplaced


def test_what_stands_above_the_serial_numbers_of_rows_is_no_head_of_a_page():
    cells = [f"{at}\n{name}\n花を植える。\n公園推進課\n" for at, name in enumerate(NAMES, 1)]
    reading = read_measure("番号\n事業名\n事業概要\n担当課\n" + "".join(cells))
    offices = [[each.name for each in row.departments] for row in reading.plan.listings()]
    assert offices == [["公園推進課"]] * len(NAMES)


def test_amounts_that_follow_each_other_are_no_numbers_of_pages():
    cards = [
        f"事業名：{name}\n担当課：公園課\n令和8年度の事業費 {yen}\n"
        for yen, name in enumerate(NAMES, 100)
    ]
    reading = read_measure("（単位：千円）\n" + "\n".join(cards))
    assert [a.yen for p in reading.plan.projects for a in p.amounts] == [
        100_000,
        101_000,
        102_000,
        103_000,
    ]


def test_a_heading_below_the_head_of_a_page_ends_the_table_above():
    pages = [
        f"みほん市実施計画      第1期\n\n\n基本施策 {number}          {name}を進めます\n"
        "市民の憩いの場を整えます。\n\n"
        f"事業名          担当課\n\n{name}事業          公園課\n{name}補助事業      公園課\n\n\n"
        for number, name in enumerate(NAMES, 1)
    ]
    reading = read_measure("\f".join(["", *pages]))
    assert [len(section.listings) for section in reading.plan.walk()][-4:] == [2] * len(NAMES)
    assert not reading.unplaced

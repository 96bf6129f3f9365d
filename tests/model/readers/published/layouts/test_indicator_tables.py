"""Tables of indicators, which are no projects."""

from __future__ import annotations

from model.readers.reading import LineRole
from tests.model.readers.published.texts import read_measure

INDICATORS = "指標\t現状値\t目標値\n相談件数\t15件/年\t30件/年\n満足度\t61.2%\t70.0%\n"
ROWS = "事業名\t事業概要\t所管課\n敬老会\t開く。\t長寿課\n"


def test_indicators_stay_with_their_section_and_are_no_projects():
    reading = read_measure(f"【重要業績評価指標】\n{INDICATORS}【具体的な事業】\n{ROWS}")
    assert [row.name for row in reading.plan.listings()] == ["敬老会"]
    section = list(reading.plan.walk())[-1]
    assert section.text == (
        "指標　現状値　目標値",
        "相談件数　15件/年　30件/年",
        "満足度　61.2%　70.0%",
    )
    assert reading.unplaced == ()


def test_a_table_of_projects_with_indicators_is_one_of_projects():
    text = "指標\t事業名\t目標値\t所管課\n来場者数\t敬老会\t30人\t長寿課\n"
    reading = read_measure(f"【具体的な事業】\n{text}")
    assert [row.name for row in reading.plan.listings()] == ["敬老会"]


def test_rows_below_the_head_of_another_table_are_read():
    reading = read_measure(f"【具体的な事業】\n{INDICATORS}{ROWS}")
    assert [row.name for row in reading.plan.listings()] == ["敬老会"]
    assert reading.coverage[LineRole.ROW] == 1

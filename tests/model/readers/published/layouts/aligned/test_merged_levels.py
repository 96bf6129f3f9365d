"""Tables by blanks whose first columns are sections, each merged down the rows that it has."""

from __future__ import annotations

import pytest

from model.errors import UnreadTablesError
from model.plan import PlanHeading
from model.readers.published.text import read_text
from model.readers.reading import Reading

HEAD = (
    "（単位：千円）",
    "  基本目標        施策            事業名        担当課         R6      R7",
)
MIDDLE = (
    "                          見守り事業      福祉課         10      20",
    "            （１）防災体制    井戸の改修      水道課         30      40",
    "                          道普請        土木課         50      60",
    "１ 安全で快",
    "適なまち        （２）道路      橋の点検       土木課         70      80",
    "            （３）学びの     読書会        図書館         90     100",
    "２ 人が輝くま     推進",
    "ち                         自習室        学習課        110     120",
)
TOP = (
    "１ 安全で快       （１）防災体制    見守り事業      福祉課         10      20",
    "適なまち                      井戸の改修      水道課         30      40",
    "                          道普請        土木課         50      60",
    "            （２）道路      橋の点検       土木課         70      80",
    "２ 人が輝くま     （３）学びの     読書会        図書館         90     100",
    "ち           推進          自習室        学習課        110     120",
)


def read(*lines: str) -> Reading:
    text = "\n".join((*HEAD, *lines, ""))
    return read_text(text, "みほん.txt", PlanHeading("計画", "みほん市", 2024))


def sections(reading: Reading) -> list[tuple[str, str, str]]:
    titles = {section.path: section.title for section in reading.plan.walk()}
    return [(titles[row.path[:1]], titles[row.path], row.name) for row in reading.plan.listings()]


RIGHT = [
    ("安全で快適なまち", "防災体制", "見守り事業"),
    ("安全で快適なまち", "防災体制", "井戸の改修"),
    ("安全で快適なまち", "防災体制", "道普請"),
    ("安全で快適なまち", "道路", "橋の点検"),
    ("人が輝くまち", "学びの推進", "読書会"),
    ("人が輝くまち", "学びの推進", "自習室"),
]


def test_sections_set_at_the_top_of_their_rows_begin_there():
    reading = read(*TOP)
    assert sections(reading) == RIGHT
    assert reading.plan.levels == ("基本目標", "施策")
    assert sum(a.yen for p in reading.plan.projects for a in p.amounts) == 780_000


def test_sections_set_in_the_middle_of_their_rows_have_these():
    assert sections(read(*MIDDLE)) == RIGHT


def test_rows_of_which_no_section_can_be_told_are_not_read_and_told():
    with pytest.raises(UnreadTablesError, match="列や行の切れ目"):
        read(*MIDDLE[:3], *MIDDLE[5:])


def test_a_table_above_all_sections_that_is_not_read_is_told():
    below = ("", "第１章 くらし", "事業名      担当課", "植樹       公園課")
    reading = read(*MIDDLE[:3], *MIDDLE[5:], *below)
    assert [row.name for row in reading.plan.listings()] == ["植樹"]
    assert any("読んでいません" in finding.message for finding in reading.findings)

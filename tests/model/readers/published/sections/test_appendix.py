"""What stands behind the last project of a plan."""

from __future__ import annotations

import pytest

from model.plan import PlanHeading
from model.readers.published.text import read_text
from model.readers.reading import LineRole, Reading
from tests.model.readers.published.texts import read_measure

ROWS = "事業名\t事業概要\t所管課\n敬老会\t開く。\t長寿課\n"
MEMBERS = """\
１　委員名簿
区分\t氏名\t所属
学識経験者\t山田　太郎\t○○大学
２　用語
ＤＸ\t変革すること。
"""


def read(text: str) -> Reading:
    return read_text(text, "みほん.txt", PlanHeading("計画"))


@pytest.mark.parametrize(
    "word", ["資料編", "第３部　資料編", "第３部　資料", "【参考資料】", "用語解説"]
)
def test_what_is_no_plan_any_more_is_left_out_and_told_once(word: str):
    reading = read(
        f"第１部 まち\n{ROWS}第２部 人\n{ROWS.replace('敬老会', '花壇')}\n{word}\n{MEMBERS}"
    )
    assert [row.name for row in reading.plan.listings()] == ["敬老会", "花壇"]
    assert [section.title for section in reading.plan.walk()] == ["まち", "人"]
    assert reading.coverage[LineRole.APPENDIX] == 6
    (told,) = [f for f in reading.findings if "6行は、事業がないか" in f.message]
    assert told.where == "8行目"


def test_a_list_of_projects_behind_that_word_is_read():
    reading = read(f"第1章 まち\n{ROWS}\n資料編\n{ROWS.replace('敬老会', '花壇')}")
    assert [row.name for row in reading.plan.listings()] == ["敬老会", "花壇"]
    assert LineRole.APPENDIX not in reading.coverage


@pytest.mark.parametrize(
    "index",
    [
        "事業名索引\n1 井戸の改修 ……… 3\n2 見守り　12\n",
        "担当課別一覧\n水道課\n・井戸の改修\n福祉課\n・見守り\n",
        "担当課別\n(1) 井戸の改修\t水道課\n(2) 見守り\t福祉課\n- 8 -\n",
    ],
)
def test_an_index_of_the_projects_above_begins_no_section_and_no_project(index: str):
    plan = (
        "事業名\t担当課\t事業費（千円）\n井戸の改修\t水道課\t10\n施策2 福祉\n"
        "事業名\t担当課\t事業費（千円）\n見守り\t福祉課\t20\n"
    )
    reading = read_measure(plan + index)
    assert [row.name for row in reading.plan.listings()] == ["井戸の改修", "見守り"]
    assert [s.title for s in reading.plan.walk()] == ["くらし", "安心", "福祉"]
    (told,) = (f for f in reading.findings if "索引" in f.message)
    assert told.where == "8行目"


def test_a_list_by_departments_that_names_other_projects_is_read():
    plan = "事業名\t担当課\t事業費（千円）\n井戸の改修\t水道課\t10\n"
    reading = read_measure(f"{plan}担当課別一覧\n水路の清掃\t農政課\t5\n井戸の改修\t水道課\t10\n")
    assert "水路の清掃" in [row.name for row in reading.plan.listings()]


@pytest.mark.parametrize(
    "rows",
    [
        "事業名    所管課    R8（円）\n敬老会    長寿課     300\n花壇の    公園課     200\n整備\n",
        "事業名 事業概要 所管課\n敬老会 会を開く。 長寿課\n花壇の整備 花を植える。 公園課\n",
        "・敬老会（長寿課）\n会を開く。\n・花壇の整備（公園課）\n花を植える。\n",
        "【事業名】敬老会\n【担当】長寿課\n【内容】会を開く。\n\n【事業名】花壇の整備\n【担当】公園課\n【内容】花を植える\n",
    ],
)
def test_that_word_goes_on_with_no_project_above_it(rows: str):
    reading = read(f"第1章 まち\n{rows}資料編\n{MEMBERS}")
    names = [(row.name, row.printed_departments) for row in reading.plan.listings()]
    assert names == [("敬老会", "長寿課"), ("花壇の整備", "公園課")]
    assert all("資料編" not in (row.description or "") for row in reading.plan.listings())


@pytest.mark.parametrize("word", ["資料", "参考資料", "用語の説明"])
def test_a_description_that_wraps_to_such_a_word_does_not_end_its_project(word: str):
    reading = read_measure(
        f"事業名：避難訓練\n担当課：防災課\n事業概要：配る。\n令和8年度の\n{word}\n事業費：100千円\n"
        "事業名：備蓄\n担当課：防災課\n事業概要：備える。\n事業費：50千円\n"
    )
    assert [[a.yen for a in p.amounts] for p in reading.plan.projects] == [[100_000], [50_000]]
    assert [s.published_budget for s in reading.plan.walk()] == [None, None]


def test_a_description_in_a_column_may_wrap_to_such_a_word_too():
    reading = read_measure(
        "事業名      事業概要                担当課    事業費（千円）\n"
        "避難訓練    配る。令和8年度の       防災課      100\n"
        "            参考資料\n"
        "            を配る。\n"
        "備蓄        備える。                防災課       50\n"
    )
    assert [[a.yen for a in p.amounts] for p in reading.plan.projects] == [[100_000], [50_000]]

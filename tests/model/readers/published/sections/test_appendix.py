"""What stands behind the last project of a plan."""

from __future__ import annotations

import pytest

from model.plan import PlanHeading
from model.readers.published.text import read_text
from model.readers.reading import LineRole, Reading

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


@pytest.mark.parametrize("word", ["資料編", "第３部　資料編", "【参考資料】", "用語解説"])
def test_what_is_no_plan_any_more_is_left_out_and_told_once(word: str):
    reading = read(
        f"第１部 まち\n{ROWS}第２部 人\n{ROWS.replace('敬老会', '花壇')}\n{word}\n{MEMBERS}"
    )
    assert [row.name for row in reading.plan.listings()] == ["敬老会", "花壇"]
    assert [section.title for section in reading.plan.walk()] == ["まち", "人"]
    assert reading.coverage[LineRole.APPENDIX] == 6
    (told,) = [f for f in reading.findings if "6行は、事業がないため" in f.message]
    assert told.where == "8行目"


def test_a_list_of_projects_behind_that_word_is_read():
    reading = read(f"第1章 まち\n{ROWS}\n資料編\n{ROWS.replace('敬老会', '花壇')}")
    assert [row.name for row in reading.plan.listings()] == ["敬老会", "花壇"]
    assert LineRole.APPENDIX not in reading.coverage

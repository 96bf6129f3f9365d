"""Texts in which a page stands twice."""

from __future__ import annotations

from model.plan import PlanHeading
from model.readers.published.text import read_text

PAGE = (
    "施策1 安心\n事業名\t事業内容\t担当課\n見守り\t声をかける。\t福祉課\n"
    "敬老会\t開く。\t長寿課\n運動会\t走る。\t体育課\n"
)


def read(text: str):
    return read_text(text, "みほん.txt", PlanHeading("みほん市実施計画"))


def test_a_page_that_comes_twice_is_read_once_and_told():
    reading = read(f"{PAGE}\f{PAGE}\f施策2 学び\n事業名\t担当課\n読み聞かせ\t図書館\n")
    assert [row.name for row in reading.plan.listings()] == [
        *("見守り", "敬老会", "運動会"),
        "読み聞かせ",
    ]
    (told,) = (f for f in reading.findings if "同じ" in f.message)
    assert told.where == "6行目"
    assert "ここからの5行は、1行目からのページと同じ" in told.message
    assert [line.number for line in reading.unplaced] == [6, 7, 8, 9, 10]


def test_a_page_that_says_other_things_is_read_though_its_head_comes_again():
    other = PAGE.replace("施策1 安心", "施策2 学び").replace("運動会", "文化祭")
    reading = read(f"{PAGE}\f{other}")
    assert [row.name for row in reading.plan.listings()][-1] == "文化祭"
    assert reading.unplaced == ()


def test_several_pages_that_come_twice_are_told_at_once():
    second = PAGE.replace("施策1 安心", "施策2 学び").replace("運動会", "文化祭")
    reading = read(f"{PAGE}\f{second}\f{PAGE}\f{second}")
    assert len(list(reading.plan.listings())) == 6
    (told,) = (f.message for f in reading.findings if "同じページ" in f.message)
    assert "11行目、16行目から始まる2ページ（合わせて10行）は、前に同じページがある" in told

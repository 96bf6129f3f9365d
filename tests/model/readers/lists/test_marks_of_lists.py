"""Marks of projects, and what says that a row is listed again."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.model.readers.lists.lists import (
    messages,
    read_rows,
)


def test_a_row_that_says_relisted_speaks_of_the_project_above_it(tmp_path: Path):
    rows = [
        ("施策", "事業名", "事業概要", "R8予算（千円）", "備考"),
        ("安心", "見守り", "声をかける", 500, "国の補助がある"),
        ("便利", "見守り", "声をかける", 500, ""),
        ("", "", "※再掲事業", "", ""),
        ("学び", "見守り", "声をかける", 500, "再掲"),
        ("学び", "読書", "本を読む", 20, "新しい棚を含む"),
        ("", "計", "", 520, ""),
    ]
    reading = read_rows(tmp_path, rows)
    listed = [x for section in reading.plan.walk() for x in section.listings]
    assert [x.relisted for x in listed] == [False, True, True, False]
    assert [p.name for p in reading.plan.projects] == ["見守り", "読書"]
    assert "「備考」の「再掲」を、再掲の印として読みました。" in messages(reading)
    assert listed[1].description == "声をかける"


@pytest.mark.parametrize(
    ("remark", "department", "amount", "projects"),
    [
        ("再掲（1-1）", "高齢課", 500, 2),
        ("※再掲：施策1に掲載", "高齢課", None, 2),
        ("（再掲）", "福祉課", "(500)", 2),
        ("（再掲：施策1-1）", "高齢課", "－", 2),
        ("再掲 1-1", "高齢課", 0, 2),
        ("再掲（1-1）", "総務課", 90, 3),
        ("再掲（1-1）", "高齢課", 90, 3),
        ("再掲の検討を要する", "総務課", 90, 3),
        ("再掲あり", "高齢課", 500, 3),
        ("再掲分を除く", "高齢課", None, 3),
        ("再掲（1-1）を除く", "高齢課", 500, 3),
        ("再掲事業とは別枠の講座", "高齢課", 500, 3),
        ("再掲載の要否を検討中", "高齢課", 500, 3),
    ],
)
def test_a_remark_that_names_where_it_lists_again_is_meant_where_nothing_is_lost_by_it(
    remark: str, department: str, amount: object, projects: int, tmp_path: Path
):
    rows = [
        ("施策", "事業名", "担当課", "R8予算（千円）", "備考"),
        ("安心", "見守り", "高齢課", 500, "国の補助がある"),
        ("学び", "見守り", department, amount, remark),
        ("学び", "読書", "図書館", 20, "再掲ではない"),
    ]
    reading = read_rows(tmp_path, rows)
    plan = reading.plan
    assert [len(plan.projects), plan.projects[0].amounts[0].yen] == [projects, 500_000]
    assert ("別の事業として数えています" in messages(reading)) == (projects == 3)


def test_a_description_that_begins_with_relisted_is_no_mark(tmp_path: Path):
    rows = [
        ("施策", "事業名", "担当課", "事業概要", "R8予算（千円）"),
        ("安心", "見守り", "高齢課", "声をかける", 500),
        ("学び", "見守り", "高齢課", "再掲（1-1）の教材で学ぶ", 500),
    ]
    assert len(read_rows(tmp_path, rows).plan.projects) == 2


def test_of_two_columns_of_marks_the_one_in_words_is_the_projects(tmp_path: Path):
    rows = [
        ("重点", "区分", "事業名", "所管"),
        ("◎", "新規", "見守り", "福祉部\n高齢課、障がい課ほか"),
        ("○", "拡充", "配食", "総務課"),
        ("○", "", "読書", "総務課"),
    ]
    reading = read_rows(tmp_path, rows)
    projects = reading.plan.projects
    assert [p.flag and p.flag.mark for p in projects] == ["新規", "拡充", "○"]
    assert dict(projects[0].extras)["重点"] == "◎"
    assert [d.name for d in projects[0].departments] == ["高齢課", "障がい課"]
    assert "「区分」の印を事業の印とし" in messages(reading)

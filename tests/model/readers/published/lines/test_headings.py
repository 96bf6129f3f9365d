"""Offices as headings: a list of projects by bureau, as budgets print them."""

from __future__ import annotations

from model.plan import PlanHeading
from model.readers.published.text import read_text

HEADING = PlanHeading("みほん市主要事業一覧", "みほん市", 2025)
BY_BUREAU = """\
（単位：千円）
所属        事業名             予算額

■総務部

人事課       研修の充実           1,200
〃         採用の広報            △30

■福祉部

福祉課       見守りの輪           3,400
"""
BY_OFFICE = """\
【水道課】
（単位：千円）
事業名\t事業概要\t事業費
井戸の改修\t古い井戸を直す。\t1,200
【農政課】
事業名\t事業概要\t事業費
水路の清掃\t泥をさらう。\t560
"""


def test_bureaus_with_a_sign_before_them_are_sections_and_ditto_repeats_the_office_above():
    plan = read_text(BY_BUREAU, "みほん.txt", HEADING).plan
    assert [section.title for section in plan.sections] == ["総務部", "福祉部"]
    rows = [(row.name, row.printed_departments) for row in plan.listings()]
    assert rows == [("研修の充実", "人事課"), ("採用の広報", "人事課"), ("見守りの輪", "福祉課")]
    assert [p.amounts[0].yen for p in plan.projects] == [1_200_000, -30_000, 3_400_000]


def test_an_office_above_a_table_without_departments_is_that_of_its_rows():
    plan = read_text(BY_OFFICE, "みほん.txt", HEADING).plan
    rows = [(row.name, row.printed_departments) for row in plan.listings()]
    assert rows == [("井戸の改修", "水道課"), ("水路の清掃", "農政課")]


def test_a_sign_that_stands_before_other_words_too_heads_no_offices():
    text = (
        "施策1 水\n■概要\n■水道課\n■農政課\n"
        + BY_OFFICE.split("\n", 1)[1].split("【農", maxsplit=1)[0]
    )
    plan = read_text(text, "みほん.txt", HEADING).plan
    assert [section.title for section in plan.sections] == ["水"]


def test_a_sign_above_each_table_of_projects_begins_a_section():
    table = "事業名\t事業内容\t担当課\n{name}\t行う。\t福祉課\n"
    text = "".join(
        f"■{area}\n{table.format(name=name)}- {n} -\n地域別計画\n\n"
        for n, (area, name) in enumerate((("北部地区", "甲"), ("南部地区", "乙")))
    )
    plan = read_text(text, "みほん.txt", PlanHeading("計画")).plan
    assert [(s.title, [r.name for r in s.listings]) for s in plan.walk()] == [
        ("北部地区", ["甲"]),
        ("南部地区", ["乙"]),
    ]


def test_rows_above_all_sections_are_told():
    table = "事業名\t事業内容\t担当課\n{name}\t行う。\t福祉課\n"
    text = f"{table.format(name='甲')}施策1 道\n{table.format(name='乙')}"
    reading = read_text(text, "みほん.txt", PlanHeading("計画"))
    assert [row.name for row in reading.plan.listings()] == ["乙"]
    (told,) = (f for f in reading.findings if "より前にある" in f.message)
    assert (told.where, "ここからの1行" in told.message) == ("2行目", True)


def test_a_number_that_counts_on_heads_a_section_of_the_word_behind_it():
    table = "事業名\t事業内容\t担当課\n{}\t行う。\t福祉課\n\n"
    text = f"１つ目の柱　防災\n{table.format('甲')}２つ目の柱　子育て\n{table.format('乙')}"
    plan = read_text(text, "みほん.txt", HEADING).plan
    assert [(s.number, s.title) for s in plan.sections] == [("1", "防災"), ("2", "子育て")]
    assert plan.levels == ("柱",)

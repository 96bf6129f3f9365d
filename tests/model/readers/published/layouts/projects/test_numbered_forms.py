"""Forms whose first word is a number's, with the name behind it in the same line."""

from __future__ import annotations

from model.plan import PlanHeading
from model.readers.published.text import read_text

FORM = """\
事業No.   {number}             事業名        {name}                        担当課         福祉課
        1 ともに支え合うま
基本目標                  施策         1-1 地域福祉の推進                      区分          {mark}
        ち
事業概要    {text}
年度別事業費（千円）        令和7年度               令和8年度             計

事業費                         {first:,}            626            1,626

国庫支出金                        400            300            700

一般財源                         600            326            926


"""
FORMS = FORM.format(number=1, name="見守り", mark="継続", text="声をかける。", first=1000)
FORMS += FORM.format(number=2, name="敬老会", mark="新規", text="敬老会を開く。", first=1000)


def test_a_form_may_begin_with_its_number_and_have_the_name_behind_it():
    reading = read_text(FORMS, "みほん.txt", PlanHeading("計画", "みほん市", 2025))
    titles = {section.path: section.title for section in reading.plan.walk()}
    rows = [
        (titles[r.path[:1]], titles[r.path], r.name, r.flag and r.flag.mark, r.description)
        for r in reading.plan.listings()
    ]
    assert rows == [
        ("ともに支え合うまち", "地域福祉の推進", "見守り", "継続", "声をかける。"),
        ("ともに支え合うまち", "地域福祉の推進", "敬老会", "新規", "敬老会を開く。"),
    ]
    assert [[d.name for d in r.departments] for r in reading.plan.listings()] == [["福祉課"]] * 2
    assert [(a.fiscal_year, a.yen) for a in reading.plan.projects[0].amounts if not a.funds] == [
        (2025, 1_000_000),
        (2026, 626_000),
        (None, 1_626_000),
    ]
    assert all("見比べてください" in finding.message for finding in reading.findings)


def test_tables_whose_heads_begin_with_a_number_are_no_forms():
    head = "番号   事業名      事業概要            担当課"
    table = f"{head}\n1    見守り      声をかける。          福祉課\n"
    text = f"第１章 安心\n{table}\n第２章 緑\n{table.replace('見守り', '植樹　')}"
    reading = read_text(text, "みほん.txt", PlanHeading("計画", "みほん市", 2025))
    assert [row.name for row in reading.plan.listings()] == ["見守り", "植樹"]


def test_a_word_and_its_value_may_stand_beside_others_with_one_blank_between():
    form = (
        "事業番号 {n:03d}　　　整理区分 {mark}\n事業名 {name}\n担当課 福祉課\n"
        "事業の概要\n声をかけます。\n"
        "事業費（単位：千円）\n　　　　　令和７年度　令和８年度　合計\n"
        "事業費　　{yen}　20　{whole}\n"
        "活動指標　利用者数（人）　1,200　1,300　1,400\n\n"
    )
    text = form.format(n=1, mark="継続", name="見守り", yen=10, whole=30)
    text += form.format(n=2, mark="新規", name="敬老会", yen=5, whole=25)
    reading = read_text(f"施策1 安心\n{text}", "みほん.txt", PlanHeading("みほん市実施計画"))
    first, second = reading.plan.listings()
    assert [row.flag and row.flag.mark for row in (first, second)] == ["継続", "新規"]
    assert first.description == "声をかけます。"
    assert [(a.fiscal_year, a.yen) for a in second.project.amounts] == [
        (2025, 5_000),
        (2026, 20_000),
        (None, 25_000),
    ]
    assert [section.title for section in reading.plan.walk()] == ["安心"]
    assert not any("事業番号" in text for _, text in first.project.extras)

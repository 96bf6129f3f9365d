"""Projects printed as ruled forms, one sheet each."""

from __future__ import annotations

import re

import pytest

from model.plan import PlanHeading
from model.readers.published.text import read_text
from model.readers.reading import LineRole, Reading

ALIGNED = """\
 事業名       見守り事業                             区分   新規
 担当課       福祉課

           声をかけ、見守りを行う。また、困りごとを聞き、
 事業概要
           関係する所につなぐ。
 事業費       令和7年度 5千円 令和8年度 94,473千円

 事業名       道普請                               区分   継続
 担当課       土木課、
           公園課
 事業概要      道を直す。

 事業費       令和7年度 20千円 令和8年度 30千円
"""
RAW = """\
事業名 見守り事業 区分 新規
担当課 福祉課
事業概要
声をかけ、見守りを行う。また、困りごとを聞き、
関係する所につなぐ。
事業費 令和7年度 5千円 令和8年度 94,473千円
事業名 道普請 区分 継続
担当課 土木課、公園課
事業概要 道を直す。
事業費 令和7年度 20千円 令和8年度 30千円
"""
COPIED = """\
事業名\t見守り事業\t区分\t新規
担当課\t福祉課
事業概要\t声をかけ、見守りを行う。また、困りごとを聞き、関係する所につなぐ。
事業費\t令和7年度 5千円　令和8年度 94,473千円

事業名\t道普請\t区分\t継続
担当課\t土木課、公園課
事業概要\t道を直す。
事業費\t令和7年度 20千円　令和8年度 30千円
"""


def read(text: str) -> Reading:
    return read_text(f"施策1 安心\n{text}", "みほん.txt", PlanHeading("みほん市実施計画"))


@pytest.mark.parametrize(
    "text", [ALIGNED.replace("土木課、\n           公園課", "土木課、公園課"), RAW, COPIED]
)
def test_a_form_is_a_project_with_each_value_below_its_word(text: str):
    reading = read(
        f"{text}施策2 緑\n{COPIED.replace('見守り事業', '花壇').replace('道普請', '街路樹')}"
    )
    rows = list(reading.plan.listings())
    assert [(r.name, r.flag and r.flag.mark) for r in rows] == [
        ("見守り事業", "新規"),
        ("道普請", "継続"),
        ("花壇", "新規"),
        ("街路樹", "継続"),
    ]
    assert rows[0].description == (
        "声をかけ、見守りを行う。また、困りごとを聞き、関係する所につなぐ。"
    )
    assert [[d.name for d in r.departments] for r in rows[:2]] == [
        ["福祉課"],
        ["土木課", "公園課"],
    ]
    assert [[(a.fiscal_year, a.yen) for a in r.project.amounts] for r in rows[:2]] == [
        [(2025, 5_000), (2026, 94_473_000)],
        [(2025, 20_000), (2026, 30_000)],
    ]
    assert reading.findings == ()


def test_a_form_whose_values_stand_elsewhere_is_not_read_and_told_with_its_lines():
    muddled = "事業名\n\n敬老会を開く。\n\n担当課\n\n1,200\n\n事業概要\n\n敬老会\n"
    reading = read(f"{RAW}{muddled}")
    assert [r.name for r in reading.plan.listings()] == ["見守り事業", "道普請"]
    (finding,) = [f for f in reading.findings if "読んでいません" in f.message]
    assert "12～22行目" in finding.message
    assert {line.role for line in reading.unplaced} == {LineRole.UNPLACED}
    assert len(reading.unplaced) == 6


YEARLY_FORM = """\
                 実施計画事業調書
事業名       井戸の改修                       事業番号     {number}
担当部署      水道課                          区分       新規
基本目標      基本目標1 暮らし
施策        {section}
事業の内容     古い井戸を直す。

                                              （単位：千円）
      年度別計画         令和６年度        令和７年度
事業費                     900           800
財源内訳    国庫支出金            400           300
          一般財源             500           500

                     - {number} -
"""


def test_a_form_names_its_sections_and_ends_in_a_table_of_years_and_funds():
    first = YEARLY_FORM.format(number=1, section="1-1 水を守る")
    second = YEARLY_FORM.format(number=2, section="1-2 道を守る").replace("井戸の改修", "坂の舗装")
    plan = read_text(f"{first}\f{second}", "みほん.txt", PlanHeading("みほん町実施計画")).plan
    assert plan.levels == ("基本目標", "施策")
    titles = {section.path: section.title for section in plan.walk()}
    rows = [(titles[row.path[:1]], titles[row.path], row.name) for row in plan.listings()]
    assert rows == [("暮らし", "水を守る", "井戸の改修"), ("暮らし", "道を守る", "坂の舗装")]
    assert {(a.fiscal_year, a.funds, a.yen) for a in plan.projects[0].amounts} == {
        (2024, None, 900_000),
        (2025, None, 800_000),
        (2024, "国庫支出金", 400_000),
        (2025, "国庫支出金", 300_000),
        (2024, "一般財源", 500_000),
        (2025, "一般財源", 500_000),
    }
    assert [(p.printed_departments, p.description) for p in plan.projects] == [
        ("水道課", "古い井戸を直す。")
    ] * 2


CODED = """\
みほん市 実施計画 事業カード

 事業コード        000001                       事業区分       重点
 事務事業名        見守り事業                         担当課等       福祉課
 施策体系         基本方針Ⅰ 安心 ＞ 防犯
              声をかけ、見守りを行う。困りごとを聞き、関係する所に
 目的・概要
              つなぐ。
 計画期間         令和８年度～令和９年度                 会計         一般会計
        年 度            令和８年度            令和９年度          ２か年計
事業費（千円）                        300              400            700
主な取組                工事                工事

 事業コード        000002                       事業区分       一般
 事務事業名        読書会                           担当課等       図書館
 施策体系         基本方針Ⅱ 教育 ＞ 生涯学習
 目的・概要        本を読む。
 計画期間         令和８年度～令和９年度                 会計         一般会計
        年 度            令和８年度            令和９年度          ２か年計
事業費（千円）                          0               50             50
主な取組                準備                工事
"""


def flowing(text: str) -> str:
    """Return a text as ``pdftotext -raw`` gives it: no blanks, a word above its value."""
    held = "声をかけ、見守りを行う。困りごとを聞き、関係する所に\n"
    text = re.sub("\n *声を.*", "", text).replace("つなぐ。", f"{held}つなぐ。")
    return re.sub(r"[ 　]+", " ", re.sub(r"\n\s*", "\n", text))


@pytest.mark.parametrize("text", [CODED, flowing(CODED)])
def test_a_card_may_begin_with_its_number_and_end_in_the_sum_of_its_years(text: str):
    reading = read_text(text, "みほん.txt", PlanHeading("みほん市実施計画"))
    titles = {section.path: section.title for section in reading.plan.walk()}
    rows = list(reading.plan.listings())
    assert [(titles[r.path[:1]], titles[r.path], r.name) for r in rows] == [
        ("安心", "防犯", "見守り事業"),
        ("教育", "生涯学習", "読書会"),
    ]
    assert reading.plan.levels == ("基本方針", "施策")
    assert [[d.name for d in r.departments] for r in rows] == [["福祉課"], ["図書館"]]
    assert rows[0].flag
    assert rows[0].flag.mark == "重点"
    assert rows[0].description == "声をかけ、見守りを行う。困りごとを聞き、関係する所につなぐ。"
    assert [[(a.fiscal_year, a.yen) for a in r.project.amounts] for r in rows] == [
        [(2026, 300_000), (2027, 400_000), (None, 700_000)],
        [(2026, 0), (2027, 50_000), (None, 50_000)],
    ]
    assert [f.where for f in reading.findings] == ["表題"]


def test_cards_of_which_the_first_line_is_not_known_are_read_with_a_doubt():
    otherwise = re.sub("(.*000002.*\n)(.*\n)", r"\2\1", CODED)
    reading = read_text(otherwise, "みほん.txt", PlanHeading("みほん市実施計画"))
    (doubt,) = (f.message for f in reading.findings if "見比べてください" in f.message)
    assert all(f"「{row.name}」" in doubt for row in reading.plan.listings())


def test_a_form_of_single_words_above_a_table_of_years_has_its_amounts():
    text = """\
事業名      見守り事業
担当課      福祉課
事業概要    見守りを行う。
年度            令和7年度   令和8年度   ２か年計
事業費（千円）  100         200         300
一般財源        40          －          40

事業名      配食事業
担当課      高齢課
事業概要    配食を行う。
年度            令和7年度   令和8年度   ２か年計
事業費（千円）  10          30          40
"""
    first, second = read(text).plan.projects
    assert [(a.fiscal_year, a.yen) for a in first.amounts if a.fiscal_year and not a.funds] == [
        (2025, 100_000),
        (2026, 200_000),
    ]
    assert [a.yen for a in first.amounts if a.fiscal_year and a.funds == "一般財源"] == [40_000]
    assert [a.yen for a in second.amounts if a.fiscal_year] == [10_000, 30_000]


SCHEDULED = """\
事業名                      藻場の再生             事業番号            1
担当課                      水産課                 区分                拡充
事業概要                    海藻を植える。
年次計画（単位：千円） 令和８年度        令和９年度           合計
実施内容                    調査              →
事業費                         3,300          7,400             10,700
県支出金                         825          1,850              2,675
"""


@pytest.mark.parametrize("blanks", [r"\g<0>", " "])
def test_what_is_done_in_each_year_may_stand_above_the_amounts_of_a_form(blanks: str):
    text = re.sub(" {2,}", blanks, SCHEDULED)
    other = text.replace("藻場", "漁港").replace("    1\n", "    2\n").replace("号 1", "号 2")
    reading = read(f"{text}\n{other}\n\nお問い合わせ 企画課 電話 012-345-6789\n")
    first, last = reading.plan.projects
    assert [(a.fiscal_year, a.funds, a.yen) for a in first.amounts if a.fiscal_year] == [
        (2026, None, 3_300_000),
        (2027, None, 7_400_000),
        (2026, "県支出金", 825_000),
        (2027, "県支出金", 1_850_000),
    ]
    assert first.description == last.description == "海藻を植える。"
    assert dict(first.extras)["実施内容"] == "令和８年度 調査、令和９年度 →"


def test_heads_whose_words_stand_between_unknown_ones_are_of_tables_and_not_of_forms():
    head = "連番\t頁\t担当課\t予算科目\t事業名\t本年度\t説明"
    reading = read(
        "第1章 まち\n（単位：千円）\n"
        f"{head}\n1\t33\t道路課\t8.2.1\t橋の補修\t900\t直す。\n"
        f"第2章 くらし\n{head}\n1\t41\t福祉課\t3.1.1\t見守り\t70\t見守る。\n"
    )
    assert [(p.name, p.amounts[0].yen) for p in reading.plan.projects] == [
        ("橋の補修", 900_000),
        ("見守り", 70_000),
    ]

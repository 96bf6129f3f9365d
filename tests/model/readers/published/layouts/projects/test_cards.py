"""Projects as cards, one below the other."""

from __future__ import annotations

import pytest

from model.plan import PlanHeading
from model.project import Amount
from model.readers.published.text import read_text
from model.readers.reading import LineRole
from tests.model.readers.published.texts import read_chapter, read_measure

CARDS = """\
事業名{0}見守り事業（再掲）
担当課{0}福祉課、市民課ほか
区分{0}新規
事業概要{0}地域で声をかけ、
見守りを行う。
事業費（千円）{0}1,200

事業名{0}敬老会
担当課{0}長寿課
区分{0}－
事業概要{0}敬老会を開く。
事業費（千円）{0}未定
"""


@pytest.mark.parametrize("sign", ["\t", "：", "    ", "　"])
def test_each_card_is_a_project(sign: str):
    reading = read_chapter(CARDS.format(sign))
    first, second = reading.plan.listings()
    assert (first.name, first.relisted) == ("見守り事業", True)
    assert first.description == "地域で声をかけ、見守りを行う。"
    assert ([d.name for d in first.departments], first.and_others) == (["福祉課", "市民課"], True)
    assert (first.flag and first.flag.mark, second.flag) == ("新規", None)
    assert first.project.amounts == (Amount(1_200_000, None, "事業費"),)
    assert (second.name, second.project.amounts) == ("敬老会", ())
    assert reading.unplaced == ()
    assert reading.coverage[LineRole.ROW] == 11


def test_words_in_brackets_label_the_lines_of_a_card_too():
    reading = read_chapter("【事業名】敬老会\n【担当課】長寿課\n【事業概要】敬老会を開く。\n")
    (row,) = reading.plan.listings()
    assert (row.name, row.description) == ("敬老会", "敬老会を開く。")


def test_amounts_of_years_stand_beside_each_other_in_a_card():
    text = "事業名\t敬老会\n担当課\t長寿課\n事業費（千円）\tR4　1,000\t令和5年度　2,000\n"
    (project,) = read_chapter(text).plan.projects
    assert [(a.yen, a.fiscal_year) for a in project.amounts] == [
        (1_000_000, 2022),
        (2_000_000, 2023),
    ]


def test_each_card_has_the_unit_stated_last_above_its_amounts():
    table = "（単位：千円）\n事業名\t担当課\t事業費\n花壇\t公園課\t20\n\n第2節 ふ\n\n"
    card = "事業名\t{}\n担当課\t長寿課\n{}事業費\t20\n\n"
    first = card.format("敬老会", "")
    second = card.format("見守り", "（単位：千円）\n")
    reading = read_chapter(f"第1節 ひ\n\n{table}（単位：百万円）\n\n{first}{second}")
    assert [(p.name, p.amounts[0].yen, p.extras) for p in reading.plan.projects] == [
        ("花壇", 20_000, ()),
        ("敬老会", 20_000_000, ()),
        ("見守り", 20_000, ()),
    ]


def test_a_unit_below_a_card_belongs_to_the_next_one():
    card = "事業名：{}\n担当課：長寿課\n事業概要：集う。\n事業費：12\n\n"
    reading = read_chapter(
        f"（単位：百万円）\n{card.format('敬老会')}（単位：千円）\n{card.format('見守り')}"
    )
    assert [(p.amounts[0].yen, p.extras) for p in reading.plan.projects] == [
        (12_000_000, ()),
        (12_000, ()),
    ]


def test_a_card_of_two_lines_is_a_project():
    reading = read_measure(
        "\n事業名：見守り\n担当課：福祉課、市民課\n\n事業名：配食\n担当課：長寿課\n"
    )
    assert [(r.name, [d.name for d in r.departments]) for r in reading.plan.listings()] == [
        ("見守り", ["福祉課", "市民課"]),
        ("配食", ["長寿課"]),
    ]
    assert reading.findings == ()


def test_a_name_with_nothing_beside_it_is_told():
    reading = read_measure("\n事業名：見守り\n担当課：福祉課\n\n事業名：配食\n")
    assert [f.where for f in reading.findings if "事業名：配食" in f.message] == ["7行目"]


def test_a_card_may_begin_with_its_name_alone_and_have_funds_behind_its_amount():
    text = """\
施策1 水
◆ 【新規】井戸の改修
担当課：水道課、農政課
事業費：1,200千円（国・県 700千円、一般財源 500千円）
事業内容：古い井戸を直す。

◆ 水路の清掃
担当課：農政課
事業費：560千円（泥の処分を含む）
事業内容：泥をさらう。
"""
    reading = read_text(text, "みほん.txt", PlanHeading("みほん町実施計画"))
    first, second = reading.plan.projects
    assert (first.name, first.flag and first.flag.mark) == ("井戸の改修", "新規")
    assert first.printed_departments == "水道課・農政課"
    assert [(a.funds, a.yen) for a in first.amounts] == [
        (None, 1_200_000),
        ("国・県", 700_000),
        ("一般財源", 500_000),
    ]
    assert (second.name, second.description) == ("水路の清掃", "泥をさらう。")
    assert [a.yen for a in second.amounts] == [560_000]
    assert "560千円（泥の処分を含む）" in dict(second.extras).values()


def test_a_card_goes_on_over_the_end_of_a_page():
    text = """\
事業名：見守り事業
概　要：地域で声を
担　当：福祉課・市民課
12
\fみほん市実施計画
事業費：1,200千円

事業名：こどもの事業費補助
概　要：費用の一部を助ける。
担　当：保育課
13
\fみほん市実施計画
事業費：700千円
"""
    first, second = read_chapter(text).plan.projects
    assert [card.printed_departments for card in (first, second)] == [
        "福祉課・市民課",
        "保育課",
    ]
    assert (first.description, second.description) == ("地域で声を", "費用の一部を助ける。")
    assert [p.amounts[0].yen for p in (first, second)] == [1_200_000, 700_000]
    assert second.name == "こどもの事業費補助"


def test_amounts_of_several_years_in_one_line_of_a_card_are_each_its_own():
    text = (
        "事業名：敬老会\n担当課：長寿課\n事業費：令和8年度 246千円　令和9年度 184千円、R10 7千円\n"
    )
    (project,) = read_chapter(text).plan.projects
    assert [(a.fiscal_year, a.yen) for a in project.amounts] == [
        (2026, 246_000),
        (2027, 184_000),
        (2028, 7_000),
    ]


def test_numbered_projects_have_their_words_and_a_table_of_years_below():
    text = """\
計画事業１　見守り事業（継続）
所管課　福祉課、市民課
事業概要　地域で声をかける。
年度別計画
\t令和７年度\t令和８年度\t合計
事業量\t2か所\t3か所\t5か所
事業費（千円）\t157\t65\t222

計画事業２　敬老会（新規）
所管課　長寿課
事業概要　敬老会を開く。
年度別計画
\t令和７年度\t令和８年度\t合計
事業量\t1回\t1回\t2回
事業費（千円）\t4\t134\t138
"""
    first, second = read_chapter(text).plan.listings()
    assert (first.name, first.flag and first.flag.mark) == ("見守り事業", "継続")
    assert (first.description, second.description) == ("地域で声をかける。", "敬老会を開く。")
    assert [(a.fiscal_year, a.yen) for a in second.project.amounts if a.fiscal_year] == [
        (2025, 4_000),
        (2026, 134_000),
    ]
    assert ("事業量", "令和７年度 2か所、令和８年度 3か所、合計 5か所") in first.project.extras


@pytest.mark.parametrize("sign", ["【1】", "◎", "■"])
def test_a_card_without_a_word_before_its_name_may_have_words_without_colons(sign: str):
    text = f"""\
{sign}見守り事業
取組内容　地域で声をかける。
所管課　福祉課・市民課
実施時期　令和７年度～

{sign.replace("1", "2")}敬老会
取組内容　敬老会を開く。
所管課　長寿課
実施時期　令和８年度～

◎：新規事業
"""
    first, second = read_chapter(text).plan.listings()
    assert (first.name, second.name) == ("見守り事業", "敬老会")
    assert [d.name for d in first.departments] == ["福祉課", "市民課"]
    assert [d.name for d in second.departments] == ["長寿課"]
    assert first.project.extras == (("実施時期", "令和７年度～"),)


def test_a_heading_below_a_card_is_none_of_its_words():
    text = "施策１ 高齢福祉\n◆ 敬老会\n担当課：長寿課\n事業内容：開く。\n"
    text += "施策２ 地域福祉\n◆ 花壇\n担当課：公園課\n事業内容：植える。\n"
    reading = read_text(text, "みほん.txt", PlanHeading("計画"))
    assert [(s.title, len(s.listings)) for s in reading.plan.walk()] == [
        ("高齢福祉", 1),
        ("地域福祉", 1),
    ]


def test_a_card_without_departments_is_no_rest_of_the_one_above():
    text = "事業名：見守り事業\n担当課：福祉課\n事業概要：催し\n事業費：1,200千円\n\n"
    text += "事業名：図書館\n区分：新規\n事業概要：整える。\n"
    first, second = read_chapter(text).plan.listings()
    assert (first.name, second.name) == ("見守り事業", "図書館")
    assert (second.flag and second.flag.mark) == "新規"


def test_a_page_number_below_the_name_of_a_card_divides_it_not():
    text = "施策1 水\n計画事業1　井戸の改修\n\n- 3 -\n\n所管課　水道課\n事業概要　井戸を直す。\n"
    text += "\n計画事業2　水路の清掃\n所管課　農政課\n事業概要　泥をさらう。\n"
    reading = read_text(text, "みほん.txt", PlanHeading("みほん町実施計画"))
    assert [(row.name, row.description) for row in reading.plan.listings()] == [
        ("井戸の改修", "井戸を直す。"),
        ("水路の清掃", "泥をさらう。"),
    ]


def test_the_years_below_an_amount_in_all_are_amounts_of_their_own():
    reading = read_measure(
        "No.1　花壇の手入れ　〈新規〉\n　担当部署　公園課\n　概要　花を植える。\n"
        "　総事業費　300千円\n　　（内訳）令和7年度　100千円　令和8年度　200千円\n\n"
        "No.2　橋の点検　〈継続〉\n　担当部署　道路課\n　概要　橋を見る。\n"
        "　総事業費　50千円\n　　（内訳）令和7年度　50千円\n"
    )
    found = [
        (row.name, [(a.fiscal_year, a.kind, a.yen) for a in row.project.amounts])
        for row in reading.plan.listings()
    ]
    assert found == [
        (
            "花壇の手入れ",
            [
                (None, "総事業費", 300_000),
                (2025, "事業費", 100_000),
                (2026, "事業費", 200_000),
            ],
        ),
        ("橋の点検", [(None, "総事業費", 50_000), (2025, "事業費", 50_000)]),
    ]


def test_several_words_in_brackets_may_stand_in_one_line_of_a_card():
    reading = read_measure(
        "\n【事業名】見守り\n【担　当】福祉課　【区　分】新規\n【内　容】声をかける。\n"
        "【事業費】R8：900千円\n"
    )
    (row,) = reading.plan.listings()
    assert (row.name, row.printed_departments, row.flag and row.flag.mark) == (
        *("見守り", "福祉課"),
        "新規",
    )
    assert row.project.amounts == (Amount(900_000, 2026, "事業費"),)


def test_a_label_with_the_unit_of_the_table_below_it_is_no_card():
    reading = read_measure("【主な事業】（単位：千円）\n事業名\t担当課\tR8\n見守り\t福祉課\t900\n")
    (row,) = reading.plan.listings()
    assert row.project.amounts == (Amount(900_000, 2026),)
    assert reading.findings == ()


def test_a_table_of_years_below_any_card_is_its_own():
    text = "（単位：千円）\n施策1 水\n" + "".join(
        f"事業名：{name}\n担当課：水道課\n事業概要：直す。\n年度\tR8年度\tR9年度\n事業費\t10\t{yen}\n\n"
        for name, yen in (("井戸", 20), ("水路", 30))
    )
    reading = read_chapter(text)
    assert [[a.yen for a in p.amounts] for p in reading.plan.projects] == [
        [10_000, 20_000],
        [10_000, 30_000],
    ]
    assert [row.description for row in reading.plan.listings()] == ["直す。", "直す。"]

"""Tables whose columns can be told: divided, aligned, or a cell a line."""

from __future__ import annotations

import pytest

from model.plan import PlanHeading
from model.project import Amount
from model.readers.published.text import read_text
from model.readers.reading import Reading


def read(table: str, *, above: str = "第1章 まち\n") -> Reading:
    return read_text(f"{above}{table}", "みほん.txt", PlanHeading("みほん市実施計画"))


ALIGNED = """\
（単位：千円）
No.   事業名            事業概要                区分    担当課            令和４年度   令和５年度
1     地域見守り事業    声をかけ、見守りを      新規    福祉課・長寿課        1,234          －
                        行う。
2     敬老会            敬老会を開く。                  長寿課                  560        △60
      小計                                                                    1,794        △60
"""
DIVIDED = """\
（単位：千円）
事業名\t事業概要\t区分\t担当課\t計画額
\t\t\t\tR4\tR5
地域見守り事業\t声をかけ、見守りを行う。\t新規\t福祉課
長寿課\t1,234\t－
敬老会\t敬老会を開く。\t\t長寿課\t560\t△60
合計\t\t\t\t1,794\t△60
"""
BARRED = """\
| 番号 | 事業名 | 事業概要 | 区分 | 担当課 | 令和4年度（千円） | 令和5年度（千円） |
| --- | --- | --- | --- | --- | ---: | ---: |
| 1 | 地域見守り事業 | 声をかけ、見守りを行う。 | 新規 | 福祉課、長寿課 | 1,234 | － |
| 2 | 敬老会 | 敬老会を開く。 |  | 長寿課 | 560 | △60 |
"""
BOXED = """\
┌────┬────┐
│ 番号 │ 事業名 │ 事業概要 │ 区分 │ 担当課 │ 令和4年度（千円） │ 令和5年度（千円） │
├────┼────┤
│ 1 │ 地域見守り事業 │ 声をかけ、見守りを行う。 │ 新規 │ 福祉課、長寿課 │ 1,234 │ － │
├────┼────┤
│ 2 │ 敬老会 │ 敬老会を開く。 │  │ 長寿課 │ 560 │ △60 │
└────┴────┘
"""
STACKED = """\
事業名
事業概要
区分
担当課
令和４年度（千円）
令和５年度（千円）
地域見守り事業
声をかけ、見守りを
行う。
新規
福祉課
長寿課
1,234
－

- 12 -

敬老会
敬老会を開く。
長寿課
560
△60
"""


@pytest.mark.parametrize("table", [ALIGNED, DIVIDED, BARRED, BOXED, STACKED])
def test_a_table_is_the_same_however_its_columns_are_kept(table: str):
    reading = read(table)
    first, second = reading.plan.projects
    assert (first.name, second.name) == ("地域見守り事業", "敬老会")
    assert (first.description, second.description) == (
        "声をかけ、見守りを行う。",
        "敬老会を開く。",
    )
    assert [d.name for d in first.departments] == ["福祉課", "長寿課"]
    assert [p.flag.mark if p.flag else None for p in (first, second)] == ["新規", None]
    assert [(a.yen, a.fiscal_year) for a in first.amounts] == [(1_234_000, 2022)]
    assert [(a.yen, a.fiscal_year) for a in second.amounts] == [(560_000, 2022), (-60_000, 2023)]
    assert reading.unplaced == ()
    assert reading.findings == ()


def test_amounts_carry_their_own_unit_below_years_alone():
    reading = read("事業名\t内容\t課名\tR6\tR7\n産後ケア\t支える。\t健康課\t1億2,300万円\t未定\n")
    (project,) = reading.plan.projects
    assert project.amounts == (Amount(123_000_000, 2024, None),)
    assert project.extras == (("R7", "未定"),)


def test_a_number_below_a_year_without_any_unit_is_told_and_kept_but_is_no_amount():
    reading = read("事業名\t内容\t課名\tR6\n産後ケア\t支える。\t健康課\t120\n")
    (project,) = reading.plan.projects
    assert (project.amounts, project.extras) == ((), (("R6", "120"),))
    assert "「120」" in reading.findings[0].message


def test_an_amount_is_never_taken_for_departments():
    reading = read("【主要事業】\n敬老会\t敬老会を開く。\t1,300\n")
    (row,) = reading.plan.listings()
    assert row.departments == ()


@pytest.mark.parametrize(
    "name",
    ["産後ケア（※再）", "産後ケア ※再掲", "産後ケア　再掲", "【再掲】産後ケア", "産後ケア[再]"],
)
def test_a_row_is_relisted_however_that_is_written(name: str):
    rows = f"産後ケア\t支える。\t健康課\n{name}\t支える。\t健康課\n"
    reading = read(f"事業名\t事業概要\t所管課\n{rows}")
    assert [row.relisted for row in reading.plan.listings()] == [False, True]
    assert len(reading.plan.projects) == 1


def test_a_second_mark_is_kept_beside_the_row():
    reading = read("事業名\t事業概要\t所管課\n【新規】【重点】産後ケア\t支える。\t健康課\n")
    (project,) = reading.plan.projects
    assert project.flag is not None
    assert (project.flag.mark, project.extras) == ("新規", (("その他の印", "重点"),))


def test_a_level_above_the_names_and_an_office_above_the_departments_are_kept():
    reading = read(
        "施策名\t事業名\t事業内容\t部局名\t担当課\n母子保健\t産後ケア\t支える。\t福祉部\t健康課\n"
    )
    (project,) = reading.plan.projects
    assert project.name == "産後ケア"
    assert [d.name for d in project.departments] == ["健康課"]
    assert project.extras == (("施策名", "母子保健"), ("部局名", "福祉部"))


def test_a_row_merged_downwards_goes_on_with_the_row_above():
    reading = read(
        "事業名\t内容\t課名\t予算額（千円）\n"
        "道路整備\t舗装する。\t土木課\t100\n\t橋を直す。\t建設課\t50\n"
    )
    (project,) = reading.plan.projects
    assert project.description == "舗装する。橋を直す。"
    assert [d.name for d in project.departments] == ["土木課", "建設課"]
    assert sum(a.yen for a in project.amounts) == 150_000


@pytest.mark.parametrize("number", ["Ⅰ－１－（１）", "1－1－(1)", "Ⅰ-1-1", "Ⅰ‐１‐①"])
def test_a_number_of_mixed_figures_is_one(number: str):
    table = "事業名\t事業概要\t所管課\n産後ケア\t支える。\t健康課\n"
    reading = read(table, above=f"基本目標Ⅰ　やさしいまち\n{number}　母子保健の充実\n")
    section = list(reading.plan.walk())[-1]
    assert (section.path, section.title) == ((1, 1), "母子保健の充実")


@pytest.mark.parametrize("words", ["該当する事業はありません。", "※該当事業なし", "該当なし"])
def test_a_last_section_that_says_it_is_empty_is_no_broken_text(words: str):
    table = "事業名\t事業概要\t所管課\n産後ケア\t支える。\t健康課\n"
    assert read(f"{table}第2章 しごと\n{words}\n").findings == ()


def test_a_mark_of_encoding_in_the_middle_of_a_text_hides_no_heading():
    table = "\ufeff事業名\t事業概要\t所管課\n敬老会\t開く。\ufeff\t長寿課\n"
    reading = read(f"{table}\ufeff第2章 しごと\n{table.replace('敬老会', '相談会')}")
    assert [s.title for s in reading.plan.sections] == ["まち", "しごと"]
    assert [p.description for p in reading.plan.projects] == ["開く。", "開く。"]


def test_wide_blanks_within_a_cell_of_an_aligned_table_divide_no_cell():
    reading = read(
        "番号  事業名          事業概要                 所管課      予算額（千円）\n"
        "1     見守り          声を        かける。     長寿課      1,000\n"
        "2     敬老会          敬老会を開く。           長寿課        500\n"
    )
    assert [p.description for p in reading.plan.projects] == ["声を かける。", "敬老会を開く。"]
    assert [a.yen for p in reading.plan.projects for a in p.amounts] == [1_000_000, 500_000]


def test_an_amount_is_not_departments_where_those_and_the_last_columns_are_missing():
    head = "区分\t事業名\t事業概要\t担当課\t令和6年度\t令和7年度\n"
    reading = read(f"（単位：千円）\n{head}\t見守り\t\t\t1,200\n\t敬老会\t\t\t4,567\n")
    assert [(p.name, [a.yen for a in p.amounts]) for p in reading.plan.projects] == [
        ("見守り", [1_200_000]),
        ("敬老会", [4_567_000]),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "事業名\t事業費（千円）\t事業名\t事業費（千円）\n町道Ａ線\t9\t町道Ｃ線\t12\n町道Ｂ線\t4\t\t\n",
        (
            "事業名    おむつ券        事業名    絵本の事業\n"
            "担当課    子育て課        担当課    図書館\n"
            "事業費    500千円         事業費    120千円\n"
            "内容      出生時に配る。  内容      贈る。\n"
        ),
    ],
)
def test_projects_beside_each_other_are_told_and_none_has_the_amount_of_another(table: str):
    text = f"施策1　道\n事業名\t担当課\n橋\t土木課\n\n施策2　家\n{table}"
    reading = read_text(text, "みほん.txt", PlanHeading("みほん市実施計画"))
    assert [row.name for row in reading.plan.listings()] == ["橋"]
    assert any("事業として読んでいません" in finding.message for finding in reading.findings)

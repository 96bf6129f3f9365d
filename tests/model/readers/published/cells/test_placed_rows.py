"""Tables whose columns stand in any order, divided by tabs, bars, or by how they stand."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.finding import Severity
from model.project import Amount
from model.readers.reading import LineRole
from tests.model.readers.published.texts import read_lines


def test_bars_divide_cells_and_years_head_amounts_where_the_unit_is_said():
    reading = read_lines(
        "| 番号 | 区分 | 事業名 | 担当課 | 令和12年度 | 令和13年度 |",
        "| :-- | :-- | :-- | :-- | --: | --: |",
        "| 1 | 【新】 | 見守り | 福祉課・市民課 | 1,200 | － |",
        "| 2 | | 敬老会 | 福祉課ほか | 30 | 40 |",
        "| | | 計 | | 1,230 | 40 |",
        "（単位：千円）",
    )
    first, second = reading.plan.projects
    assert first.amounts == (Amount(1_200_000, 2030),)
    assert second.amounts == (Amount(30_000, 2030), Amount(40_000, 2031))
    assert (first.flag and first.flag.mark, second.flag) == ("新", None)
    assert [d.name for d in first.departments] == ["福祉課", "市民課"]
    assert second.and_others
    assert reading.unplaced == ()


def test_a_head_of_two_rows_spans_the_years_below_it():
    reading = read_lines(
        "担当部署\t事業名称\t区分\t取組内容\t事業費（千円）\t\t",
        "\t\t\t\t令和12年度\t令和13年度\t令和14年度",
        "福祉課\t見守り\t拡充\t声をかける。\t10\t20\t30",
        "市民課\t\t\t\t\t\t",
        "公園課\t花いっぱい\t\t花を植える。\t1\t2\t未定",
    )
    first, second = reading.plan.projects
    assert [d.name for d in first.departments] == ["福祉課", "市民課"]
    assert [(a.yen, a.fiscal_year) for a in first.amounts] == [
        (10_000, 2030),
        (20_000, 2031),
        (30_000, 2032),
    ]
    assert (first.flag and first.flag.mark, first.description) == ("拡充", "声をかける。")
    assert [a.yen for a in second.amounts] == [1_000, 2_000]
    told = reading.findings[0]
    assert (told.severity, told.where) == (Severity.NOTICE, "7行目")
    assert "「未定」は、額が決まっていない" in told.message


def test_cells_that_go_on_below_are_put_together():
    reading = read_lines(
        "      事業名            事業内容                  所管課              当初予算（千円）",
        "      放課後児童        放課後に、子どもが過ごす  子育て支援課、健康           12,000",
        "      クラブ運営（再    場所をつくり、指導員を    増進課ほか",
        "      掲）              置く。",
        "      橋の補修          橋を直す。                道路課                        1,000",
    )
    first, second = reading.plan.listings()
    assert (first.name, first.relisted) == ("放課後児童クラブ運営", True)
    assert first.description == "放課後に、子どもが過ごす場所をつくり、指導員を置く。"
    assert [d.name for d in first.departments] == ["子育て支援課", "健康増進課"]
    assert first.and_others
    assert [a.yen for a in first.project.amounts] == [12_000_000]
    assert (second.name, second.description) == ("橋の補修", "橋を直す。")


def test_a_table_may_say_that_it_has_no_project():
    reading = read_lines(
        "事業名\t担当課\t予算額（千円）",
        "見守り\t福祉課\t1",
        "",
        "2 みち",
        "",
        "事業名\t担当課\t予算額（千円）",
        "該当事業なし\t\t",
    )
    assert [p.name for p in reading.plan.projects] == ["見守り"]
    assert [s.text for s in reading.plan.walk()][-1] == ("該当事業なし",)


def test_what_stands_in_a_column_of_marks_and_is_none_is_kept():
    reading = read_lines("区分\t事業名\t事業内容\t担当課", "単独\t見守り\t声をかける。\t福祉課")
    (project,) = reading.plan.projects
    assert (project.flag, project.extras) == (None, (("区分", "単独"),))


WORDS = st.text("あいうえおかきくけこさしすせそ", min_size=2, max_size=9)
ROWS = st.lists(
    st.tuples(
        WORDS.map(lambda word: f"{word}事業"),
        WORDS.map(lambda word: f"{word}を行う。"),
        st.lists(WORDS.map(lambda word: f"{word}課"), min_size=1, max_size=3).map("、".join),
        st.integers(0, 9_999_999).map("{:,}".format),
    ),
    min_size=1,
    max_size=6,
)
HEADS = ("事業名", "事業概要", "所管課", "事業費（千円）")


def wide(text: str) -> int:
    return sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in text)


def tabbed(table: list[list[str]]) -> list[str]:
    return ["\t".join(row) for row in table]


def barred(table: list[list[str]]) -> list[str]:
    return [f"| {' | '.join(row)} |" for row in table]


def aligned(table: list[list[str]]) -> list[str]:
    widths = [max(map(wide, column)) + 2 for column in zip(*table, strict=True)]
    return [
        "".join(cell + " " * (n - wide(cell)) for cell, n in zip(row, widths, strict=True)).rstrip()
        for row in table
    ]


@given(
    rows=ROWS,
    order=st.permutations(range(4)),
    divide=st.sampled_from([tabbed, barred, aligned]),
)
def test_whatever_the_order_of_columns_and_what_divides_them_nothing_is_lost(rows, order, divide):
    table = [[line[n] for n in order] for line in (HEADS, *rows)]
    reading = read_lines(*divide(table))
    found = [
        (row.name, row.description, row.printed_departments, row.project.amounts[0].yen)
        for row in reading.plan.listings()
    ]
    assert found == [
        (
            name,
            text,
            "・".join(dict.fromkeys(offices.split("、"))),
            int(yen.replace(",", "")) * 1000,
        )
        for name, text, offices, yen in rows
    ]
    assert reading.unplaced == ()


def test_sums_and_heads_of_next_pages_are_no_projects_whatever_stands_beside_them():
    reading = read_lines(
        "No.\t事業名\t事業概要\t担当課\t令和8年度事業費（千円）\t令和9年度事業費（千円）",
        "1\t見守り\t声をかける。\t福祉課\t10\t未定",
        "\t小計\t声をかける。\t\t10\t0",
        "No.\t事業名\t施４－策１道路・河川の整備\t担当課\t事業費\t事業費",
        "\t\t\t\t令和8年度\t令和9年度",
        "2\t花いっぱい\t花を植える。\t公園課\t1\t未定",
        "\t合　計\t\t公園課\t11\t0",
    )
    assert [project.name for project in reading.plan.projects] == ["見守り", "花いっぱい"]
    assert [a.yen for p in reading.plan.projects for a in p.amounts] == [10_000, 1_000]
    assert (reading.coverage[LineRole.TOTAL], reading.coverage[LineRole.TABLE_HEAD]) == (2, 3)
    assert "合いません" not in " ".join(finding.message for finding in reading.findings)
    (told,) = [finding for finding in reading.findings if "未定" in finding.message]
    assert told.severity is Severity.NOTICE


def test_offices_in_brackets_behind_a_name_are_departments_where_the_head_says_so():
    reading = read_lines(
        "事業名（担当課）\t内容\t事業費（千円）",
        "見守り（西地区）（福祉課、市民課）\t声をかける。\t10",
        "敬老会\t開く。\t20",
    )
    first, second = reading.plan.listings()
    assert (first.name, second.name) == ("見守り（西地区）", "敬老会")
    assert [d.name for d in first.departments] == ["福祉課", "市民課"]


def test_an_amount_and_a_description_below_make_a_row_that_no_head_explains():
    reading = read_lines(
        "【主な事業】",
        "見守り事業　［拡充］　　福祉課　　1,200千円",
        "　　声をかけ、地域で",
        "　見守ります。",
        "敬老会　　長寿課　　30千円",
        "　　会を開きます。",
    )
    first, second = reading.plan.listings()
    assert (first.name, first.description) == ("見守り事業", "声をかけ、地域で見守ります。")
    assert [d.name for d in first.departments] == ["福祉課"]
    assert [row.project.amounts[0].yen for row in (first, second)] == [1_200_000, 30_000]
    assert second.description == "会を開きます。"


def test_a_project_that_rests_or_was_joined_to_another_has_its_mark():
    reading = read_lines("事業名\t区分\t担当課", "見守り\t休止\t福祉課", "敬老会\t統合\t長寿課")
    assert [row.flag and row.flag.mark for row in reading.plan.listings()] == ["休止", "統合"]


def test_a_cell_may_hold_several_marks_the_first_of_which_is_the_rows():
    reading = read_lines(
        "【凡例】★：重点事業　◆：新規事業",
        "\t事業の名称\t担当課\tＲ12予算額（千円）",
        "★◆\t広場の整備\t公園課\t88",
        "\t街路灯\t公園課\t42",
    )
    first, second = reading.plan.listings()
    assert (first.name, first.flag and first.flag.mark) == ("広場の整備", "★")
    assert "◆" in dict(first.project.extras).values()
    assert (second.name, second.flag) == ("街路灯", None)


def test_a_tick_below_relisted_says_that_the_row_is():
    rows = read_lines(
        "事業名\t担当課\t再掲\t概要",
        "直売所支援\t産業課\t\t補助する。",
        "直売所支援\t産業課\t○\t補助する。",
    ).plan.listings()
    assert [row.relisted for row in rows] == [False, True]


def test_a_heading_may_be_of_a_name_and_its_office_or_of_a_number_and_a_name():
    joined = read_lines("事業名／担当課\t事業内容", "見守り【レベルアップ】（福祉課）\t見守る。")
    (row,) = joined.plan.listings()
    assert (row.name, [d.name for d in row.departments]) == ("見守り", ["福祉課"])
    assert row.flag
    assert row.flag.mark == "レベルアップ"
    numbered = read_lines("番号・事業名\t事業内容\t主管課", "11-01 見守り\t見守る。\t福祉課")
    assert [row.name for row in numbered.plan.listings()] == ["見守り"]


@pytest.mark.parametrize("name", ["24 時間保育事業", "2025 年国体準備事業", "10 周年記念事業"])
def test_what_a_name_counts_is_not_its_number(name: str):
    reading = read_lines("番号・事業名\t事業内容\t主管課", f"{name}\t支える。\t福祉課")
    assert [row.name for row in reading.plan.listings()] == [name]


def test_a_mark_that_goes_on_as_a_verb_is_of_the_name():
    reading = read_lines("事業名\t主管課", "充実　した道づくり\t土木課", "充実　街路樹\t公園課")
    assert [(row.name, row.flag and row.flag.mark) for row in reading.plan.listings()] == [
        ("充実　した道づくり", None),
        ("街路樹", "充実"),
    ]


@pytest.mark.parametrize("heading", ["施策・事業", "取組項目", "個別事業", "具体的な取組"])
def test_a_name_may_stand_under_other_words(heading: str):
    reading = read_lines(f"担当課\t{heading}\t内容", "福祉課\t見守り\t見守る。")
    assert [row.name for row in reading.plan.listings()] == ["見守り"]

"""Rows with tabs that need more than their own line to be read."""

from __future__ import annotations

import pytest

from model.readers.published.text import read_text
from model.readers.reading import Reading
from tests.model.readers.published.texts import HEADING, read_measure

HEAD = "担当課\t事業名\t事業内容\tR7（千円）\n"


def rows(reading: Reading) -> list[tuple[str, list[str], list[int]]]:
    return [
        (
            row.name,
            [department.name for department in row.departments],
            [amount.yen for amount in row.project.amounts],
        )
        for row in reading.plan.listings()
    ]


def sections(reading: Reading) -> list[tuple[str, list[str]]]:
    return [
        (section.title, [row.name for row in section.listings]) for section in reading.plan.walk()
    ]


def test_a_heading_within_a_table_leaves_it_its_columns():
    text = (
        "第1章　緑\n" + HEAD + "公園課\t花壇\t花を植える。\t10\n"
        "第2章　道\n土木課\t電子図書館\t道を直す。\t20\n〃\t橋の点検\t橋を見る。\t30\n"
    )
    reading = read_text(text, "みほん.txt", HEADING)
    assert rows(reading) == [
        ("花壇", ["公園課"], [10_000]),
        ("電子図書館", ["土木課"], [20_000]),
        ("橋の点検", ["土木課"], [30_000]),
    ]
    assert sections(reading) == [("緑", ["花壇"]), ("道", ["電子図書館", "橋の点検"])]


def test_a_heading_below_a_row_with_a_break_is_none_of_its_cells():
    text = (
        "（１）緑\n事業名\t事業内容\t担当課\t備考\n"
        '花壇\t"花を植え、\n育てる。"\t公園課\n'
        "（２）道\n事業名\t事業内容\t担当課\t備考\n道普請\t直す。\t土木課\t\n"
    )
    assert sections(read_text(text, "みほん.txt", HEADING)) == [
        ("緑", ["花壇"]),
        ("道", ["道普請"]),
    ]


def test_columns_of_sections_begin_these():
    text = (
        "政策\t施策\t事業名\t担当課\tR7（千円）\n"
        "ひと\t子育て\t見守り\t福祉課\t10\n\t\t相談会\t福祉課\t20\n"
        "\t学び\t朝の読書\t学校課\t30\nまち\t道\t道普請\t土木課\t40\n"
        "- 1 -\n\f政策\t施策\t事業名\t担当課\tR7（千円）\n"
        "まち\t道\t橋の点検\t土木課\t50\n"
    )
    assert sections(read_text(text, "みほん.txt", HEADING)) == [
        ("ひと", []),
        ("子育て", ["見守り", "相談会"]),
        ("学び", ["朝の読書"]),
        ("まち", []),
        ("道", ["道普請", "橋の点検"]),
    ]


def test_a_first_column_without_heading_may_number_the_rows():
    text = (
        "\t事業名\t事業内容\t区分\t担当課\n1\t花壇\t花を植える。\t新規\t公園課\n"
        "2\t道普請\t道を直す。\t\t土木課\n"
    )
    first, second = read_measure(text).plan.listings()
    assert (first.flag and first.flag.mark, second.flag) == ("新規", None)
    assert first.description == "花を植える。"


def test_lines_of_what_is_done_and_what_it_costs_are_one_project():
    text = (
        "事業名\t担当課\t\t令和7年度\t令和8年度\n"
        "道普請\t土木課\t内容\t設計\t工事\n\t\t事業費\t1,000千円\t5,000千円\n"
        "橋の点検\t土木課\t内容\t調査\t－\n\t\t事業費\t30千円\t－\n"
    )
    reading = read_measure(text)
    assert rows(reading) == [
        ("道普請", ["土木課"], [1_000_000, 5_000_000]),
        ("橋の点検", ["土木課"], [30_000]),
    ]
    first = next(iter(reading.plan.listings())).project
    assert [amount.fiscal_year for amount in first.amounts] == [2025, 2026]
    assert ("内容（令和8年度）", "工事") in first.extras


def test_a_kind_of_line_that_a_project_has_twice_is_told_and_a_word_is_no_fault():
    text = (
        "第1章　道\n事業名\t担当課\t\t令和7年度（千円）\t令和8年度（千円）\n"
        "道普請\t土木課\t事業費\t1,000\t5,000\n"
        "\t\t事業費\t300\t\n"
        "\t\t国庫支出金\t400\t2,000\n"
        "橋の点検\t土木課\t事業費\t10\t未定\n"
        "\t\t国庫支出金\t5\t\n"
    )
    reading = read_text(text, "みほん.txt", HEADING)
    assert [(name, offices) for name, offices, _ in rows(reading)] == [
        ("道普請", ["土木課"]),
        ("橋の点検", ["土木課"]),
    ]
    road, bridge = reading.plan.projects
    assert [a.yen for a in road.amounts if a.funds is None] == [5_000_000]
    assert [a.yen for a in bridge.amounts if a.funds is None] == [10_000]
    told = " ".join(found.message for found in reading.findings)
    assert "「1,000／300」" in told
    assert "「未定」" in told


def test_a_remark_beside_any_line_of_a_project_is_the_project_s():
    text = (
        "第１章　まち\n（単位：千円）\n事業名\t担当課\t区分\t令和7年度\t令和8年度\t備考\n"
        "道普請\t土木課\t事業費\t10\t20\t単独\n"
        "\t\t国庫支出金\t4\t6\t国と協議\n"
        "\t\t一般財源\t6\t14\t\n"
    )
    reading = read_text(text, "みほん.txt", HEADING)
    (project,) = reading.plan.projects
    assert project.extras == (("備考", "単独、国と協議"),)
    assert [(amount.funds, amount.yen) for amount in project.amounts] == [
        (None, 10_000),
        (None, 20_000),
        ("国庫支出金", 4_000),
        ("国庫支出金", 6_000),
        ("一般財源", 6_000),
        ("一般財源", 14_000),
    ]


def test_a_table_of_figures_that_no_head_explains_is_no_project():
    figures = "農家数（戸）\t1,234\t987\n年\t平成27年\t令和2年\n"
    reading = read_measure(f"{figures}事業名\t事業概要\t所管課\n敬老会\t開く。\t長寿課\n")
    assert [row.name for row in reading.plan.listings()] == ["敬老会"]
    assert [line.text for line in reading.unplaced] == figures.strip().split("\n")


def test_a_name_that_goes_on_in_the_next_row_is_whole_and_told():
    text = (
        "事業名\t事業内容\t担当課\t事業費（千円）\n"
        "広域連携\t老朽化した設備を\t商工課\t1,200\n中枢都市圏\t直す。\t\t\n"
        "敬老会\t開く。\t長寿課\t7\n花壇\t植える。\t\t\n"
    )
    reading = read_measure(text)
    first, second, third = reading.plan.listings()
    assert (first.name, first.description) == ("広域連携中枢都市圏", "老朽化した設備を直す。")
    assert (second.name, third.name) == ("敬老会", "花壇")
    assert any("広域連携中枢都市圏" in f.message for f in reading.findings)


def test_what_was_planned_and_what_was_spent_are_two_amounts_of_a_year():
    reading = read_measure(
        "（単位：千円）\n事業名\t担当課\t\tR6\tR7\n"
        "道普請\t土木課\t計画\t10\t20\n\t\t実績\t9\t\n橋の点検\t道路課\t計画\t30\t40\n\t\t実績\t31\t\n"
    )
    first, second = reading.plan.projects
    assert (first.name, second.name) == ("道普請", "橋の点検")
    assert [(a.fiscal_year, a.kind, a.yen) for a in first.amounts] == [
        (2024, "計画", 10_000),
        (2025, "計画", 20_000),
        (2024, "実績", 9_000),
    ]


def test_amounts_that_carry_their_unit_are_those_of_their_years():
    reading = read_measure(
        "事業名\t担当\t2025（R7）\t2026（R8）\n"
        "花壇\t公園課\t10千円\t20千円\n電子図書館\t図書館\t30千円\t-\n"
    )
    found = [
        [(amount.fiscal_year, amount.yen) for amount in row.project.amounts]
        for row in reading.plan.listings()
    ]
    assert found == [[(2025, 10_000), (2026, 20_000)], [(2025, 30_000)]]


def test_a_project_is_relisted_where_that_stands_in_place_of_its_amounts():
    reading = read_measure(
        "事業名\t担当課\tR7（千円）\tR8（千円）\n"
        "花壇\t公園課\t10\t20\n花壇\t公園課\t再掲\t（再掲）\n"
    )
    assert [row.relisted for row in reading.plan.listings()] == [False, True]
    assert not reading.findings


def test_titles_of_sections_in_rows_with_tabs_leave_a_table_its_columns():
    text = (
        "No\t事業名\t区分\tR8（千円）\tR9（千円）\t担当課\n"
        "施策1　緑\t\t\t\t\t\n（１）公園\t\t\t\t\t\n1\t花壇\tソフト\t10\t20\t公園課\n"
        "\t小計\t\t10\t20\t\n"
        "（２）街路\t\t\t\t\t\n2\t並木\tハード\t30\t40\t道路課\n"
    )
    reading = read_text(text, "みほん.txt", HEADING)
    assert rows(reading) == [
        ("花壇", ["公園課"], [10_000, 20_000]),
        ("並木", ["道路課"], [30_000, 40_000]),
    ]
    assert sections(reading) == [("緑", []), ("公園", ["花壇"]), ("街路", ["並木"])]


@pytest.mark.parametrize("number", ["(%d) ", "%d ", "（%d）"])
def test_a_numbered_project_whose_other_cells_are_blank_is_no_section(number: str):
    names = [number % n + name for n, name in enumerate(("花壇", "並木", "公園"), 1)]
    reading = read_measure(
        "事業名\t事業内容\tR8（千円）\t担当課\n"
        f"{names[0]}\t植える。\t10\t公園課\n{names[1]}\t\t\t\n{names[2]}\t直す。\t20\t公園課\n"
    )
    assert [len(section.listings) for section in reading.plan.walk()][-1] == len(names)
    assert any("所管課がありません" in told.message for told in reading.findings)


def test_a_table_of_numbered_names_alone_has_no_sections():
    text = "事業名\t事業内容\t担当課\n（1）花壇\t\t\n（2）並木\t\t\n"
    assert len(list(read_measure(text).plan.listings())) == 2


def test_what_was_planned_last_time_is_no_amount_of_this_time():
    reading = read_measure(
        "（単位：千円）\n事業名\t担当課\t計画\t令和8年度\t令和9年度\n"
        "公園\t公園課\t前回\t10\t20\n\t\t今回\t11\t25\n"
    )
    (park,) = reading.plan.projects
    assert [(a.fiscal_year, a.kind, a.yen) for a in park.amounts] == [
        (2026, "前回", 10_000),
        (2027, "前回", 20_000),
        (2026, "今回", 11_000),
        (2027, "今回", 25_000),
    ]


def test_a_line_of_amounts_below_what_is_done_each_year_is_of_that_project():
    reading = read_measure(
        "事務事業名\t事務事業の概要\t所管\t現状\t事業内容・目標\t\n"
        "\t\t\t令和7年度\t令和8年度\t令和9年度\n"
        "診断\t住宅を診る。\tまち局 建築課\t●420件\t●450件\t→\n\t\t事業費（千円）\t98\t112\t120\n"
    )
    (project,) = reading.plan.projects
    assert [(a.fiscal_year, a.yen) for a in project.amounts] == [
        (2025, 98_000),
        (2026, 112_000),
        (2027, 120_000),
    ]
    assert [d.name for d in project.departments] == ["建築課"]
    assert "●450件" in dict(project.extras).values()


def test_a_cell_may_have_as_many_lines_as_a_page():
    items = "\n".join(f"・{n}番目の取組" for n in range(60))
    reading = read_measure(f'事業名\t事業内容\t担当課\n学び\t"{items}"\t指導課\n')
    (row,) = reading.plan.listings()
    assert (row.description or "").endswith("・59番目の取組")


def test_the_columns_of_the_plan_of_a_depopulated_area_are_known():
    reading = read_text(
        "持続的発展施策区分\t事業名（施設名）\t事業内容\t事業主体\t備考\n"
        "１ 移住・定住\t空き家改修\t補助する。\t村\t\n\t移住体験住宅\t建てる。\t村\t\n"
        "２ 産業の振興\t林道\t延ばす。\t県\t\n",
        "みほん.txt",
        HEADING,
    )
    assert sections(reading) == [
        ("移住・定住", ["空き家改修", "移住体験住宅"]),
        ("産業の振興", ["林道"]),
    ]

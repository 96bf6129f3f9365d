"""Lines below that of a project: sums are none, and sources of funds leave it its amounts."""

from __future__ import annotations

import pytest

from model.project import Project
from model.readers.reading import Reading
from tests.model.readers.published.texts import read_measure

UNIT = "（単位：千円）\n"
HEAD = f"{UNIT}No.\t事業名\t担当課\t令和8年度\t令和9年度\n"
ROWS = "1\t花壇\t公園課\t10\t20\n2\t並木\t道路課\t30\t40\n3\t橋の点検\t道路課\t50\t60\n"


def read_amounts(project: Project) -> list[tuple[int | None, str | None, str | None, int]]:
    return [(a.fiscal_year, a.kind, a.funds, a.yen // 1_000) for a in project.amounts]


def yen(reading: Reading) -> list[list[int]]:
    return [[a.yen // 1_000 for a in project.amounts] for project in reading.plan.projects]


@pytest.mark.parametrize("word", ["合計", "計", "小計", "総計", "合　計", "事業費合計", "事業費計"])
@pytest.mark.parametrize("before", [0, 1, 2])
def test_a_row_of_sums_leaves_projects_their_amounts(word: str, before: int):
    cells = [""] * 3
    cells[before] = word
    reading = read_measure(HEAD + ROWS + "\t".join([*cells, "90", "120"]) + "\n")
    assert yen(reading) == [[10, 20], [30, 40], [50, 60]]
    assert [project.extras for project in reading.plan.projects] == [()] * 3


def test_sums_of_parts_of_a_table_are_no_amounts_of_projects_either():
    first, *others = ROWS.splitlines(keepends=True)
    sums = "\t\t小計\t10\t20\n", "\t\t小計\t80\t100\n\t\t合計\t90\t120\n"
    reading = read_measure(HEAD + first + sums[0] + "".join(others) + sums[1])
    assert yen(reading) == [[10, 20], [30, 40], [50, 60]]


@pytest.mark.parametrize("beside", ["担当課", "備考", "内容", "区分"])
@pytest.mark.parametrize("word", ["国庫支出金", "うち国庫支出金"])
def test_a_source_of_funds_below_a_project_is_a_part_of_its_amounts(beside: str, word: str):
    said = {"担当課": "公園課", "備考": "国の補助", "内容": "花を植える。", "区分": "補助"}[beside]
    other = "道路課" if beside == "担当課" else "単独"
    reading = read_measure(
        f"{UNIT}事業名\t{beside}\t事業費\t令和8年度\t令和9年度\n"
        f"花壇\t{said}\t30\t10\t20\n\t{word}\t\t5\t8\n並木\t{other}\t70\t30\t40\n"
    )
    row, _ = reading.plan.listings()
    assert word not in f"{row.description}{row.printed_departments}{row.project.extras}"
    flowers, trees = reading.plan.projects
    assert read_amounts(flowers) == [
        (None, "事業費", None, 30),
        (2026, None, None, 10),
        (2027, None, None, 20),
        (2026, None, word, 5),
        (2027, None, word, 8),
    ]
    assert [a[3] for a in read_amounts(trees)] == [70, 30, 40]


def test_what_will_be_spent_is_another_amount_than_that_above_it():
    reading = read_measure(
        f"{UNIT}事業名\t担当課\t備考\t令和8年度\t令和9年度\n"
        "花壇\t公園課\t補助\t10\t20\n\t\t決算見込\t5\t8\n並木\t道路課\t単独\t30\t40\n"
    )
    flowers, _ = reading.plan.projects
    assert read_amounts(flowers) == [
        (2026, None, None, 10),
        (2027, None, None, 20),
        (2026, "決算見込", None, 5),
        (2027, "決算見込", None, 8),
    ]
    assert flowers.extras == (("備考", "補助"),)


def test_sources_below_a_project_may_be_of_all_years_together_too():
    reading = read_measure(
        f"{UNIT}事業名\t担当課\t事業費\t令和8年度\t令和9年度\n"
        "花壇\t公園課\t30\t10\t20\n\t国庫支出金\t13\t5\t8\n並木\t道路課\t70\t30\t40\n"
    )
    flowers, _ = reading.plan.projects
    assert [(a.fiscal_year, a.funds, a.yen) for a in flowers.amounts if a.funds] == [
        (None, "国庫支出金", 13_000),
        (2026, "国庫支出金", 5_000),
        (2027, "国庫支出金", 8_000),
    ]
    assert [a.yen for a in flowers.amounts if not a.funds] == [30_000, 10_000, 20_000]


def test_a_dash_among_what_is_done_is_no_amount():
    reading = read_measure(
        f"{UNIT}事業名\t担当課\t令和8年度\t令和9年度\n"
        "花壇\t公園課\t設計\t工事\n\t事業費\t10\t20\n"
        "並木\t道路課\t調査\t－\n\t事業費\t30\t\n\t合計\t40\t20\n"
    )
    assert yen(reading) == [[10, 20], [30]]


@pytest.mark.parametrize("word", ["合計", "事業費計"])
def test_sources_below_a_sum_are_no_amounts_of_the_project_above_it(word: str):
    reading = read_measure(HEAD + ROWS + f"\t\t{word}\t90\t120\n\t\t国庫支出金\t30\t40\n")
    assert yen(reading) == [[10, 20], [30, 40], [50, 60]]
    assert reading.findings == ()
    assert reading.unplaced == ()

from __future__ import annotations

import pytest

from model.plan import PlanHeading
from model.readers.published.text import read_text
from tests.model.readers.published.texts import read_measure


def test_a_budget_of_the_years_of_the_plan_is_the_sections():
    reading = read_measure("3か年事業費　約３億２，０００万円\n事業名\t担当課\n甲事業\t道路課\n")
    assert [s.published_budget for s in reading.plan.walk()] == [None, 320_000_000]


@pytest.mark.parametrize("budget", ["約３億２，０００万円", "3億2,000万円程度"])
def test_a_round_budget_counts_is_told_and_stays_as_printed(budget: str):
    reading = read_measure(f"事業費　{budget}\n事業名\t事業概要\t所管課\n敬老会\t開く。\t長寿課\n")
    goal, measure = reading.plan.walk()
    assert (goal.published_budget, measure.published_budget) == (None, 320_000_000)
    assert f"事業費　{budget}" in measure.text
    (finding,) = reading.findings
    assert "概数" in finding.message


def test_a_budget_may_name_the_level_that_it_is_of():
    reading = read_measure("施策の事業費　1億1,568万円\n事業名\t担当課\n甲事業\t道路課\n")
    assert [s.published_budget for s in reading.plan.walk()] == [None, 115_680_000]


@pytest.mark.parametrize(
    "line", ["担当課：福祉課・市民課", "【所管課】福祉課、市民課", "（担当：福祉課、市民課）"]
)
def test_offices_above_a_table_without_their_column_are_those_of_its_rows(line: str):
    reading = read_measure(
        f"{line}\n事業名\t事業内容\n敬老会\t開く。\n"
        "施策2 学び\n事業名\t事業内容\n図書館\t増やす。\n"
    )
    first, second = reading.plan.listings()
    assert [d.name for d in first.departments] == ["福祉課", "市民課"]
    assert second.departments == ()
    (told,) = (f for f in reading.findings if "担当課：" in f.message)
    assert told.where == "5行目"
    assert line in list(reading.plan.walk())[1].text


def test_offices_above_a_table_that_has_their_column_fill_no_gap_in_it():
    reading = read_measure(
        "担当課：福祉課\n事業名\t担当課\t事業費（千円）\n敬老会\t長寿課\t10\n運動会\t\t20\n"
    )
    assert [[d.name for d in row.departments] for row in reading.plan.listings()] == [
        ["長寿課"],
        [],
    ]


def test_an_amount_alone_at_the_right_of_a_heading_is_the_sections():
    rows = "事業名\t担当課\n{}\t防災課\n"
    text = f"施策1 防災　12,000千円\n{rows.format('訓練')}施策2 人口１万人　を保つ\n"
    plan = read_text(text + rows.format("祭り"), "計画.txt", PlanHeading("計画")).plan
    assert [(each.title, each.published_budget) for each in plan.walk()] == [
        ("防災", 12_000_000),
        ("人口１万人　を保つ", None),
    ]


def test_a_price_in_a_title_is_no_budget():
    text = "施策1 ワンコインバス　100円\n事業名\t担当課\n運行\t交通課\n"
    plan = read_text(text, "計画.txt", PlanHeading("計画")).plan
    assert [s.published_budget for s in plan.walk()] == [None]
    assert [s.title for s in plan.walk()] == ["ワンコインバス　100円"]


@pytest.mark.parametrize(("above", "yen"), [("（単位：千円）\n", 12_000_000), ("", 12_000)])
def test_a_budget_without_a_unit_has_that_of_the_text_or_is_told(above: str, yen: int):
    text = f"{above}施策1　防災\n事業費　12,000\n\n事業名\t担当課\n見守り\t福祉課\n"
    reading = read_text(text, "plan.txt", PlanHeading("計画"))
    assert [section.published_budget for section in reading.plan.walk()] == [yen]
    told = any("単位が書かれていない" in finding.message for finding in reading.findings)
    assert told is not bool(above)


@pytest.mark.parametrize(
    ("above", "below"), [("（単位：千円）\n", ""), ("", "【主要事業】\n（単位：千円）\n")]
)
def test_the_unit_of_tables_is_not_that_of_a_budget_in_yen(above: str, below: str):
    rows = "事業名\t事業費\t担当課\n保育\t904,000\t福祉課\n"
    text = f"{above}施策1　子育て\n事業費　904,000,000\n{below}{rows}"
    plan = read_text(text, "plan.txt", PlanHeading("計画")).plan
    assert [section.published_budget for section in plan.walk()] == [904_000_000]
    assert [a.yen for row in plan.listings() for a in row.project.amounts] == [904_000_000]

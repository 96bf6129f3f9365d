"""Tables by blanks that have a line for each year beside names merged over them."""

from __future__ import annotations

from model.plan import PlanHeading
from model.readers.published.text import read_text
from model.readers.reading import Reading

TOUCHING = "講師派遣による研修会の開催、施設の維"


def line(
    name: str = "", text: str = "", year: str = "", amounts: str = "", office: str = ""
) -> str:
    """Return a line with its words below those of the head, as far apart as these are."""
    whole, state, own = amounts.split() or ("", "", "")
    return f"{name:<15}{text:<19}{year:<6}{whole:>10}{state:>11}{own:>11}     {office}".rstrip()


HEAD = (
    f"{'':65}財源内訳",
    line("    事業名", "      事業内容", " 年度", "事業費 . .", "  所管課").replace(".", " "),
    line(amounts=". 国庫 一般財源").replace(".", " "),
)
ROWS = (
    line(year="R7", amounts="900 400 500"),
    line(text=TOUCHING, year="R8", amounts="800 300 500"),
    line("見守り体制強化事業", office="福祉課"),
    line(text="持管理", year="R9", amounts="700 300 400"),
    line(year="計", amounts="2,400 1,000 1,400"),
    line(year="R7", amounts="30 10 20"),
    line("道普請", "舗装補修、測量", "R8", "40 10 30", "土木課"),
    line(year="R9", amounts="50 20 30"),
    line(year="計", amounts="120 40 80"),
)


def read(*rows: str) -> Reading:
    text = "\n".join(("１．道路網の整備", f"{'':60}単位：千円", *HEAD, *rows))
    return read_text(text, "みほん.txt", PlanHeading("みほん町実施計画", "みほん町", 2025))


def test_a_year_that_touches_the_text_before_it_is_read_and_sums_of_years_need_no_word():
    reading = read(*ROWS)
    rows = list(reading.plan.listings())
    assert [(r.name, r.description, [d.name for d in r.departments]) for r in rows] == [
        ("見守り体制強化事業", f"{TOUCHING}持管理", ["福祉課"]),
        ("道普請", "舗装補修、測量", ["土木課"]),
    ]
    assert [(a.fiscal_year, a.yen) for a in rows[0].project.amounts if not a.funds] == [
        (2025, 900_000),
        (2026, 800_000),
        (2027, 700_000),
    ]
    assert reading.findings == ()


def test_a_head_of_three_lines_is_no_project_where_rows_are_not_read():
    reading = read(*ROWS, "１－２ 歩道", *HEAD, *ROWS[:2], *ROWS[3:5])
    assert [row.name for row in reading.plan.listings()] == ["見守り体制強化事業", "道普請"]
    assert any("読んでいません" in finding.message for finding in reading.findings)


def test_names_that_touch_their_first_years_are_of_projects_apart():
    text = """\
第1章 道

（単位：千円）
事業名          年度      事業費  所管課
道路整備と改修事業 R6     1,200  建設課
                R7        1,300
橋りょう事業    R6          200  建設課
                R7          300
公園事業        R6          200  公園課
                R7          300
"""
    plan = read_text(text, "みほん.txt", PlanHeading("みほん町実施計画", "みほん町", 2024)).plan
    assert [p.amounts[0].yen for p in plan.projects] == [1_200_000, 200_000, 200_000]

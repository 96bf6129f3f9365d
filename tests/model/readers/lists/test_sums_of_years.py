"""Columns that are the sum of the years beside them: 3か年計, 総事業費."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.amount_basis import choose_basis
from model.comparison.compare import compare_plans
from model.finding import Severity
from model.readers.reading import Reading
from tests.model.readers.lists.lists import Rows, amounts, messages, read_rows

SUMS = (
    "３か年計",
    "3か年事業費計",
    "事業費計",
    "総事業費",
    "計",
    "合計",
    "令和8年度～令和10年度 計",
    "全体計画額",
)
NAMES = ("見守り", "水路改修", "橋の点検")


def rows_from(first: int, heading: str, *more: tuple[object, ...]) -> Rows:
    """Three years of amounts from ``first`` of 令和 on, and their sum under ``heading``."""
    years = tuple(f"令和{first + n}年度" for n in range(3))
    listed = [
        (name, *(at := [100 * (n + 1) + 10 * (first + year) for year in range(3)]), sum(at))
        for n, name in enumerate(NAMES)
    ]
    title = f"実施計画（令和{first}年度～令和{first + 2}年度）（単位：千円）"
    return [(title,), ("事業名", *years, heading), *listed, *more]


def warnings(reading: Reading) -> list[str]:
    return [f.message for f in reading.findings if f.severity is Severity.WARNING]


@pytest.mark.parametrize("heading", SUMS)
def test_a_sum_of_years_is_told_and_is_neither_an_amount_nor_a_text(heading: str, tmp_path: Path):
    reading = read_rows(tmp_path, rows_from(8, heading))
    assert [[yen for yen, _ in each] for each in amounts(reading)] == [
        [180_000 + 100_000 * n, 190_000 + 100_000 * n, 200_000 + 100_000 * n] for n in range(3)
    ]
    assert reading.plan.extra_heads == ()
    assert f"「{heading}」 この列は令和8年度から令和10年度までの計" in messages(reading)
    assert warnings(reading) == []


@pytest.mark.parametrize("heading", SUMS)
def test_sums_of_other_years_are_no_change_of_a_rolling_plan(heading: str, tmp_path: Path):
    old = read_rows(tmp_path, rows_from(8, heading)).plan
    new = read_rows(tmp_path, rows_from(9, heading)).plan
    assert len(compare_plans(old, new).unchanged) == len(NAMES)


def test_a_year_before_the_plan_is_not_in_the_sum(tmp_path: Path):
    heads = ("事業名", "令和7年度予算", "令和8年度予算", "令和9年度予算", "計")
    rows = [("実施計画（単位：千円）",), heads, ("道", 90, 10, 20, 30), ("橋", 70, 5, 6, 11)]
    reading = read_rows(tmp_path, rows, year=2026)
    assert [len(each) for each in amounts(reading)] == [3, 3]
    assert "令和8年度から令和9年度までの計" in messages(reading)


def test_sums_of_what_each_source_gives_are_left_out_too(tmp_path: Path):
    rows = [
        ("実施計画（単位：千円）",),
        ("事業名", "担当課", "令和8年度", "", "令和9年度", "", "2か年計", ""),
        ("", "", "事業費", "一般財源", "事業費", "一般財源", "事業費", "一般財源"),
        ("道", "土木課", 10, 4, 20, 8, 30, 12),
        ("橋", "土木課", 50, 30, 60, 35, 110, 65),
        ("川", "土木課", 70, 31, 60, 32, 130, 63),
    ]
    reading = read_rows(tmp_path, rows, "A2:A3", "B2:B3", "C2:D2", "E2:F2", "G2:H2")
    assert [len(each) for each in amounts(reading)] == [4, 4, 4]
    assert reading.plan.extra_heads == ()


def test_sums_that_their_years_do_not_add_up_to_are_told_and_kept(tmp_path: Path):
    more = (
        ("堤", 1, 2, 3, 7),
        ("港", None, None, None, 50),
        ("駅", 40, "未定", None, 900),
        ("市場", None, 60, None, 60),
    )
    reading = read_rows(tmp_path, rows_from(8, "３か年計", *more))
    told = {f.where: f.message for f in reading.findings if f.severity is Severity.WARNING}
    assert set(told) == {"6行目、8行目", "7行目"}
    assert "各年度の合計が「３か年計」の額と違います" in told["6行目、8行目"]
    assert "どの年度の合計にも数えていません" in told["7行目"]
    assert "合う額は計画に入れていません" in messages(reading)
    assert [len(each) for each in amounts(reading)][-4:] == [3, 0, 1, 1]
    kept = [dict(p.extras).get("３か年計") for p in reading.plan.projects]
    assert kept == [None] * 3 + ["7千円", "50千円", "900千円", None]


def test_a_sum_of_years_that_a_project_has_none_of_is_kept(tmp_path: Path):
    heads = ("事業名", "令和7年度", "令和8年度", "令和9年度", "2か年計")
    rows = [("実施計画（単位：千円）",), heads, ("道", 90, 10, 20, 30), ("橋", 30, None, None, 80)]
    reading = read_rows(tmp_path, rows, year=2026)
    assert reading.plan.projects[-1].extras == (("2か年計", "80千円"),)
    (warning,) = warnings(reading)
    assert "各年度の額がなく「2か年計」だけがある" in warning


def test_of_several_sums_one_is_held_against_the_years_and_none_are_added_up(tmp_path: Path):
    sums = ("前期計（千円）", "後期計（千円）", "総計（千円）")
    rows = [
        ("事業名", *(f"令和{year}年度（千円）" for year in range(8, 12)), *sums),
        *((n, k, k, 2 * k, 2 * k, 2 * k, 4 * k, 6 * k) for k, n in enumerate(NAMES, 5)),
        ("庁舎", None, None, None, None, 300, 700, 1000),
    ]
    reading = read_rows(tmp_path, rows)
    projects = reading.plan.projects
    assert choose_basis(reading.plan).sum_of(projects) == 18_000
    of_sums = [("前期計", None), ("後期計", None)]
    assert [[(a.kind, a.fiscal_year) for a in p.amounts][-2:] for p in projects] == [of_sums] * 4
    assert projects[-1].extras == (("総計（千円）", "1,000千円"),)


def test_the_amount_of_a_plan_is_no_sum_for_one_row_that_adds_up(tmp_path: Path):
    heads = ("事業名", "令和8年度", "令和9年度", "計画額")
    rows = [("実施計画（単位：千円）",), heads, ("道", 10, 20, 30), ("講座", 5, None, 60)]
    assert amounts(read_rows(tmp_path, rows))[-1][-1] == (60_000, "計画額")


def test_what_a_project_costs_beyond_the_listed_years_is_kept(tmp_path: Path):
    reading = read_rows(tmp_path, rows_from(8, "総事業費", ("堤", 10, 20, 30, 900)))
    assert [each[-1] for each in amounts(reading)][-1] == (900_000, "総事業費")


def test_columns_that_add_up_by_chance_in_few_rows_stay_texts(tmp_path: Path):
    rows = [*rows_from(8, "箇所")[:2], ("道", 1, 2, 3, 6), ("橋", 4, 5, 6, 2)]
    assert read_rows(tmp_path, rows).plan.extra_heads == ("箇所",)

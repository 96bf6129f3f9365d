"""Projects as lines that end in an amount, in texts where nothing else tells them."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.errors import PlanFileError
from model.listing import format_path
from model.readers.reading import Reading
from model.readers.source import read_plan

NEWS = """\
令和8年度予算のあらまし みほん市
■歳入
・市税 31億円
・地方交付税 18億2,000万円
■歳出
・総務費 9億円
■主な事業
◆安全なまち
○川と道
・水門の補修(新規) 499万2千円
古くなった水門を直し、
大雨に備えます。
・見守り隊の活動(拡充) 30万円
登下校を見守る人を増やす
◆学ぶまち
○学校
・給食費の軽減(小学校) 1億2,000万円
※1食あたり40円
・図書室の開放 ゼロ円
問い合わせ:財政課
"""


def read(tmp_path: Path, text: str) -> Reading:
    path = tmp_path / "みほん.txt"
    path.write_text(text)
    return read_plan(path)


def rows(reading: Reading) -> list[tuple[str, str, int]]:
    return [
        (format_path(row.path), row.name, row.project.amounts[0].yen)
        for row in reading.plan.listings()
    ]


def test_lines_of_a_newsletter_that_end_in_amounts_are_projects_below_its_signs(tmp_path: Path):
    reading = read(tmp_path, NEWS)
    assert rows(reading) == [
        ("1-1", "水門の補修", 4_992_000),
        ("1-1", "見守り隊の活動", 300_000),
        ("2-1", "給食費の軽減(小学校)", 120_000_000),
        ("2-1", "図書室の開放", 0),
    ]
    first, second, third, _ = reading.plan.listings()
    assert (first.flag and first.flag.mark, second.flag and second.flag.mark) == ("新規", "拡充")
    assert first.description == "古くなった水門を直し、大雨に備えます。"
    assert (second.description, third.departments) == ("登下校を見守る人を増やす", ())
    assert [s.title for s in reading.plan.walk()] == ["安全なまち", "川と道", "学ぶまち", "学校"]
    assert any("金額の付いた行（4行）" in found.message for found in reading.findings)


@pytest.mark.parametrize(
    "lines",
    [
        "◇[新規]水門の補修\n499万2千円\n直します。\n◇見守り隊の活動\n30万円 [拡充]\n増やします。",
        "(1)【新規】水門の補修 499万2千円\n直します。\n(2)見守り隊の活動【拡充】 30万円",
        "● 水門の補修(新規)…………499万2千円\n● 見守り隊の活動(拡充)……30万円",
        "新規 ◎ 水門の補修    4,992 千円\n拡充 ◎ 見守り隊の活動    300 千円",
        "○〔新規〕水門の\n   補修   4,992千円\n   直します。\n○〔拡充〕見守り隊の活動\n  300千円",
        "(数字は事業費、単位=千円)\n▽水門の補修(新規)\n4,992\n直します。\n▽見守り隊の活動(拡充)\n300",
        "・水門の補修<新規>4,992千円\n直します。\n・見守り隊の活動<拡充>300千円\n増やします。",
        "○水門の補修【新規】\n令和8年度予算:4,992千円\n直します。\n○見守り隊の活動【拡充】\n予算額：30万円",
    ],
)
def test_the_amount_stands_behind_the_name_or_below_it(tmp_path: Path, lines: str):
    reading = read(tmp_path, f"令和8年度の主な事業\n《安全なまち》\n{lines}\n")
    assert rows(reading) == [("1", "水門の補修", 4_992_000), ("1", "見守り隊の活動", 300_000)]
    assert [row.flag and row.flag.mark for row in reading.plan.listings()] == ["新規", "拡充"]
    assert [s.title for s in reading.plan.walk()] == ["安全なまち"]


@pytest.mark.parametrize(
    "text",
    [
        "水門補修事業:49万円\n敬老会開催事業:7万円\n花壇整備事業:3万円\n",
        "・水門補修事業490千円\n・敬老会開催事業70千円\n・花壇整備事業30千円\n",
        "水門補修事業\n予算:49万円(総額:90万円)\n敬老会開催事業\n予算:7万円\n花壇整備事業\n予算:3万円\n",
    ],
)
def test_names_are_projects_where_their_words_say_so(tmp_path: Path, text: str):
    assert rows(read(tmp_path, f"●主な事業と予算額\n{text}")) == [
        ("1", "水門補修事業", 490_000),
        ("1", "敬老会開催事業", 70_000),
        ("1", "花壇整備事業", 30_000),
    ]


@pytest.mark.parametrize("last", ["前年度予算額　2万円", "（前年度予算額　2万円）", "決算額 2万円"])
def test_what_a_project_cost_before_is_no_project(tmp_path: Path, last: str):
    text = "".join(
        f"\n{name}事業\n予算額　{n}万円\n{last}\n直します。\n"
        for n, name in enumerate(("水門補修", "花壇整備", "敬老会開催"), 3)
    )
    plan = read(tmp_path, f"●まち\n{text}").plan
    found = list(plan.listings())
    assert [row.name for row in found] == ["水門補修事業", "花壇整備事業", "敬老会開催事業"]
    assert all((row.description or "").startswith(last) for row in found)
    assert [row.project.amounts[0].yen for row in found] == [30_000, 40_000, 50_000]


def test_names_that_end_as_headings_of_amounts_do_are_projects(tmp_path: Path):
    text = "●まち\n給食管理経費…2万円\nクラブ整備事業費…3万円\n接種費用助成事業…4万円\n"
    names = [name for _, name, _ in rows(read(tmp_path, text))]
    assert names == ["給食管理経費", "クラブ整備事業費", "接種費用助成事業"]


@pytest.mark.parametrize("between", ["建設課", "市道の舗装を行う工事"])
def test_a_line_above_an_amount_that_names_no_project_is_none(tmp_path: Path, between: str):
    text = "".join(f"\n{name}事業\n{between}\n予算額 7万円\n" for name in ("水門", "花壇", "公園"))
    with pytest.raises(PlanFileError):
        read(tmp_path, f"●まち\n{text}")


def test_a_name_with_another_bracket_behind_its_amount_is_a_project_too(tmp_path: Path):
    text = "■まち\n・橋の補修…9万円(戦略1)\n・堰の補修…7万円(戦略1)(戦略2)\n直します。\n"
    assert rows(read(tmp_path, text)) == [
        ("1", "橋の補修(戦略1)", 90_000),
        ("1", "堰の補修(戦略1)(戦略2)", 70_000),
    ]


def test_a_grant_that_names_a_project_is_none_of_the_budget_as_a_whole(tmp_path: Path):
    text = "■まち\n▽地方創生道整備交付金事業 160万円\n▽橋の補修事業 7万円\n"
    assert rows(read(tmp_path, text))[0] == ("1", "地方創生道整備交付金事業", 1_600_000)


def test_an_office_stands_before_a_name_and_a_sign_of_the_legend_is_a_mark(tmp_path: Path):
    text = (
        "★：新規\n■まち\n★道路課…橋の補修 9万円\n直します。\n★水道課…堰の補修 7万円\n直します。\n"
    )
    reading = read(tmp_path, text)
    assert [row.name for row in reading.plan.listings()] == ["橋の補修", "堰の補修"]
    assert [d.name for row in reading.plan.listings() for d in row.departments] == [
        "道路課",
        "水道課",
    ]
    assert {row.flag.mark for row in reading.plan.listings() if row.flag} == {"★"}


@pytest.mark.parametrize(
    "text",
    [
        "■使用料\n・大会議室 2,000円\n・小会議室 500円\n・和室 300円\n",
        "■歳出\n・議会費 6,500万円\n・民生費 15億円\n役場の仕事に使います。\n",
        "■歳入\n・地方特例交付金 6,500万円\n・地方消費税交付金 15億円\n・地方譲与税 2億円\n",
        "■基金\n・財政調整基金残高 20億円\n・減債基金残高 5億円\n",
        "○課長　予算は、会計で 123億円\nでございます。\n○市長　整備費 12億円\nです。\n",
    ],
)
def test_other_sums_of_money_are_no_projects(tmp_path: Path, text: str):
    with pytest.raises(PlanFileError):
        read(tmp_path, f"令和8年度 財政のお知らせ\n{text}")


def test_amounts_of_more_years_stand_below_a_name_too(tmp_path: Path):
    below = "令和8年度予算：{}千円\n令和7年度予算：1千円\n行う。\n"
    text = "".join(
        f"{name}事業\n{below.format(yen)}" for name, yen in zip("甲乙丙", "234", strict=True)
    )
    plan = read(tmp_path, f"■まち\n{text}").plan
    assert [row.name for row in plan.listings()] == ["甲事業", "乙事業", "丙事業"]
    first = next(plan.listings())
    assert [(a.fiscal_year, a.yen) for a in first.project.amounts] == [(2026, 2_000), (2025, 1_000)]
    assert first.description == "行う。"

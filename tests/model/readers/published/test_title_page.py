"""What a text's first lines say of plan, city and year."""

from __future__ import annotations

import pytest

from model.finding import Finding, Severity
from model.plan import PlanHeading
from model.readers.published.text import read_text
from model.readers.reading import TITLE_PAGE

PLAN = "\n\n基本目標1　くらし\n\n事業名\t事業概要\t担当課\n敬老会\t敬老会を開く。\t長寿課\n"


def read(cover: str, given: PlanHeading | None = None) -> tuple[PlanHeading, list[Finding]]:
    reading = read_text(cover + PLAN, "計画.txt", given or PlanHeading(""))
    return reading.plan.heading, [f for f in reading.findings if f.where == TITLE_PAGE]


@pytest.mark.parametrize(
    ("cover", "title", "city", "year"),
    [
        ("みどり市 実施計画（令和8年度）", "実施計画", "みどり市", 2026),
        (
            "○○市第六次総合計画 第1期実施計画 令和4年度～令和6年度",
            "第六次総合計画 第1期実施計画",
            "○○市",
            2022,
        ),
        (
            "川　北　市\n\n第2次総合計画\n実施計画\n（令和７～９年度）\n7年3月\n\n川北市実施計画",
            "第2次総合計画 実施計画",
            "川北市",
            2025,
        ),
        (
            "まちづくり実施計画書\n～ともに創る～\n【計画期間：2023～2025年度】\n鹿児島県さくら町総務部企画課",
            "まちづくり実施計画書",
            "さくら町",
            2023,
        ),
        ("四日市市中心市街地活性化プラン\n令和5年度版", "中心市街地活性化プラン", "四日市市", 2023),
        ("東村山市\nアクションプラン2023\n令和5年度～", "アクションプラン2023", "東村山市", 2023),
    ],
)
def test_plan_city_and_year_are_those_of_the_first_lines_and_that_is_said(
    cover: str, title: str, city: str, year: int
):
    heading, (finding,) = read(cover)
    assert heading == PlanHeading(title, city, year)
    assert finding.severity is Severity.NOTICE
    assert f"「{title}」" in finding.message
    assert "--title" in finding.message


def test_what_the_first_lines_do_not_say_is_told():
    heading, (finding,) = read("中心市街地活性化基本計画\n令和7年3月")
    assert heading == PlanHeading("中心市街地活性化基本計画")
    assert finding.severity is Severity.WARNING
    assert "市区町村・年度は、本文の初めに見つかりませんでした" in finding.message


@pytest.mark.parametrize(
    "cover", ["", "市長と語る計画は、次のとおりです。\n", "目次\n実施計画 … 3\n"]
)
def test_a_text_without_a_title_is_called_by_its_file_and_that_is_told(cover: str):
    heading, (finding,) = read(cover)
    assert heading == PlanHeading("計画")
    assert finding.severity is Severity.WARNING
    assert "ファイルの名前の「計画」" in finding.message


def test_what_is_given_counts_more_than_the_text():
    given = PlanHeading("別の計画", "別の市", 2030)
    assert read("みどり市 実施計画（令和8年度）", given) == (given, [])
    heading, (finding,) = read("みどり市 実施計画（令和8年度）", PlanHeading("別の計画"))
    assert heading == PlanHeading("別の計画", "みどり市", 2026)
    assert "計画の名前" not in finding.message.split("違うときは")[0]


def test_a_period_of_two_years_with_a_dash_begins_with_its_first():
    text = "第2次川北市総合計画\n実施計画 2024-2026\n施策1 水\n事業名\t担当課\n井戸の改修\t水道課\n"
    heading = read_text(text, "みほん.txt", PlanHeading("")).plan.heading
    assert (heading.city, heading.fiscal_year) == ("川北市", 2024)
    assert heading.title == "第2次総合計画 実施計画 2024-2026"


@pytest.mark.parametrize(
    ("head", "line", "title"),
    [
        ("川北市 実施計画", "川北市 第6次総合計画 第1期実施計画", "第6次総合計画 第1期実施計画"),
        ("川北市こども計画", "こども計画 ― 笑顔の川北市 ―", "こども計画 ― 笑顔の川北市 ―"),
    ],
)
def test_a_running_head_above_the_whole_title_is_no_part_of_it(head: str, line: str, title: str):
    text = f"{head}\n\n{line}\n\n施策1 安心\n事業名\t所管課\n見守り\t福祉課\n"
    heading = read_text(text, "a.txt", PlanHeading("")).plan.heading
    assert (heading.title, heading.city) == (title, "川北市")

"""Names and number of the levels, as a text's own headings tell them."""

from __future__ import annotations

import pytest

from model.plan import PlanHeading
from model.readers.published.text import read_text

TABLE = "事業名\t事業内容\t担当課\n{name}\t行う。\t福祉課\n"


def outline(text: str) -> tuple[tuple[str, ...], list[tuple[tuple[int, ...], str, str]]]:
    for name in ("甲", "乙", "丙", "丁"):
        text = text.replace("T\n", TABLE.format(name=name), 1)
    plan = read_text(text, "plan.txt", PlanHeading("計画")).plan
    return plan.levels, [(section.path, section.number, section.title) for section in plan.walk()]


@pytest.mark.parametrize(
    ("text", "levels", "paths"),
    [
        (
            "政策1 くらし\n施策1 安心\nT\n施策2 学び\nT\n政策2 しごと\n施策1 商い\nT\n",
            ("政策", "施策"),
            ["1", "1-1", "1-2", "2", "2-1"],
        ),
        (
            (
                "第1章 まち\n第1節 人\n基本目標1 育つ\n基本施策1 学ぶ\n(1) 学校\nT\n(2) 社会\nT\n"
                "第2節 物\n基本目標1 作る\n基本施策1 工場\n(1) 誘致\nT\n"
            ),
            ("章", "節", "基本目標", "基本施策", "取組の柱"),
            [
                "1",
                "1-1",
                "1-1-1",
                "1-1-1-1",
                "1-1-1-1-1",
                "1-1-1-1-2",
                "1-2",
                "1-2-1",
                "1-2-1-1",
                "1-2-1-1-1",
            ],
        ),
        (
            (
                "基本目標Ⅰ くらし\n基本施策一 安心\nT\n基本施策二 学び\nT\n基本目標Ⅱ しごと\n"
                "基本施策一 商い\nT\n"
            ),
            ("基本目標", "基本施策"),
            ["1", "1-1", "1-2", "2", "2-1"],
        ),
        (
            (
                "ミッション 1 くらし\nねらい 1 安心\nT\nねらい 2 学び\nT\nミッション 2 しごと\n"
                "ねらい 1 商い\nT\n"
            ),
            ("ミッション", "ねらい"),
            ["1", "1-1", "1-2", "2", "2-1"],
        ),
        (
            "1 くらし\n1-1 安心\n1-1-1 見守り\nT\n1-1-2 備え\nT\n2 しごと\n2-1 商い\n2-1-1 市\nT\n",
            ("項目", "項目（2）", "項目（3）"),
            ["1", "1-1", "1-1-1", "1-1-2", "2", "2-1", "2-1-1"],
        ),
        (
            "1 くらし\n施策1 安心\nT\n施策2 学び\nT\n2 しごと\n施策1 商い\nT\n",
            ("分野", "施策"),
            ["1", "1-1", "1-2", "2", "2-1"],
        ),
        (
            "3 分野別計画\n\n分野１　くらし\n【施策１－１　安心】\nT\n【施策１－３　学び】\nT\n",
            ("分野", "施策"),
            ["1", "1-1", "1-3"],
        ),
        (
            "基本目標1 くらし\n1 安心\n① 見守り\nT\n② 食\nT\n2 備え\n① 水\nT\n",
            ("基本目標", "項目", "細目"),
            ["1", "1-1", "1-1-1", "1-1-2", "1-2", "1-2-1"],
        ),
        (
            (
                "Ⅰ　くらし\nⅠ-1　安心\nⅠ-1-(1)　見守り\nⅠ-1-(1)-①　声かけ\nT\n"
                "Ⅰ-1-(1)-②　食\nT\nⅠ-2　備え\nⅠ-2-(1)　水\nⅠ-2-(1)-①　川\nT\n"
            ),
            ("部", "項目", "項目（2）", "項目（3）"),
            ["1", "1-1", "1-1-1", "1-1-1-1", "1-1-1-2", "1-2", "1-2-1", "1-2-1-1"],
        ),
        (
            (
                "第一章　くらし\n第一節　安心\n（一）見守り\nT\n（二）食\nT\n第二節　備え\n"
                "（一）水\nT\n"
            ),
            ("章", "節", "中項目"),
            ["1", "1-1", "1-1-1", "1-1-2", "1-2", "1-2-1"],
        ),
        (
            "一　くらし\n（１）見守り\nT\n（２）食\nT\n二　備え\n（１）水\nT\n",
            ("大項目", "細目"),
            ["1", "1-1", "1-2", "2", "2-1"],
        ),
        (
            "基本目標Ⅰ　くらし\n施策（１）　見守り\nT\n施策（２）　食\nT\n施策Ⅰ-(３)　水\nT\n",
            ("基本目標", "施策"),
            ["1", "1-1", "1-2", "1-3"],
        ),
        (
            "第1部　くらし\n第1　安心\n1　見守り\nT\n2　食\nT\n第2　備え\n1　水\nT\n",
            ("部", "大項目", "項目"),
            ["1", "1-1", "1-1-1", "1-1-2", "1-2", "1-2-1"],
        ),
    ],
)
def test_levels_are_those_of_the_headings(text: str, levels: tuple[str, ...], paths: list[str]):
    found, sections = outline(text)
    assert found == levels
    assert ["-".join(map(str, path)) for path, _, _ in sections] == paths


def test_numbers_that_run_on_through_the_goals_stay_as_printed():
    text = "目標1 くらし\n施策1 安心\nT\n施策2 学び\nT\n目標2 しごと\n施策3 商い\nT\n"
    _, sections = outline(text)
    assert sections[-1] == ((2, 3), "3", "商い")


def test_a_project_group_beside_the_goals_is_no_part_of_the_last_goal():
    text = "目標1 くらし\n施策1 安心\n1 見守り\nT\n重点プロジェクト1 駅前\n1 広場\nT\n"
    levels, sections = outline(text)
    assert levels == ("目標", "施策", "項目")
    assert sections[-2] == ((2,), "重点プロジェクト1", "駅前")


def test_a_title_that_breaks_after_a_comma_is_whole():
    _, sections = outline("目標1 安心して暮らし、\n支え合うまち\nT\n")
    assert sections == [((1,), "1", "安心して暮らし、支え合うまち")]


def test_numbers_of_three_figures_go_on_with_those_before_them():
    text = "".join(f"施策{n} くらし{n}\n事業名\t担当課\n事業{n}\t福祉課\n" for n in range(98, 103))
    _, sections = outline(f"{text}プラン2030 まちの姿\n")
    assert [number for _, number, _ in sections] == ["98", "99", "100", "101", "102"]


@pytest.mark.parametrize(
    "line",
    [
        "10 周年の式典",
        "120 人が参加",
        "2030 年の姿",
        "目標1人当たりの面積を広げます。",
        "図1 目標の姿",
    ],
)
def test_what_only_looks_like_a_heading_is_none(line: str):
    _, sections = outline(f"目標1 くらし\n施策1 安心\n1 見守り\nT\n\n{line}\n\n2 備え\nT\n")
    assert [title for _, _, title in sections] == ["くらし", "安心", "見守り", "備え"]


def test_letters_number_sections():
    levels, sections = outline("Ａ．道\nT\nＢ．緑\nT\n")
    assert levels == ("部",)
    assert sections == [((1,), "Ａ", "道"), ((2,), "Ｂ", "緑")]


@pytest.mark.parametrize(
    "listed",
    ["Ａ．計画どおり\nＢ．やや遅れ\nＣ．遅れ\n", "Ｂ．リーグとの連携\n", "A．予定どおり進んだ\n"],
)
def test_letters_of_grades_and_names_number_no_sections(listed: str):
    _, sections = outline(f"1　福祉\nT\n評価の区分\n{listed}2　交通\nT\n")
    assert [title for _, _, title in sections] == ["福祉", "交通"]


def test_letters_number_sections_of_tables_set_by_blanks():
    table = "事業名          担当課        事業費（千円）\n{}          土木課                10\n\n"
    text = f"Ａ．道\n{table.format('甲')}Ｂ．緑\n{table.format('乙')}"
    plan = read_text(text, "plan.txt", PlanHeading("計画")).plan
    assert [(s.number, s.title) for s in plan.walk()] == [("Ａ", "道"), ("Ｂ", "緑")]

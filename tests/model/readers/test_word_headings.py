"""Word documents whose headings are told by their styles, and by no number."""

from __future__ import annotations

from pathlib import Path

import pytest

from model.listing import format_path
from model.readers.reading import Reading
from model.readers.source import read_plan
from tests.model.readers.test_word_text import document, paragraph, table

HEADS = ("事業名", "事業概要", "担当課")
STYLES = (
    '<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    '<w:style w:styleId="1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:styleId="a2"><w:name w:val="見出し 2"/></w:style>'
    '<w:style w:styleId="own1"><w:name w:val="市の章"/><w:basedOn w:val="1"/></w:style>'
    '<w:style w:styleId="own2"><w:name w:val="市の節"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr>'
    "</w:style></w:styles>"
)


def heading(style: str, text: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>'


def table_of(*names: str) -> str:
    return table(HEADS, *((name, "直す。", "土木課") for name in names))


def plan_of(path: Path, first: str, second: str, *, styles: str = "", number: str = "") -> Reading:
    blocks = [
        paragraph("ひかり市実施計画（令和8年度）"),
        heading(first, f"{number and '第1章 '}安全なまち"),
        heading(second, "道路"),
        table_of("村道", "農道"),
        heading(second, "橋"),
        table_of("大橋"),
        heading(first, f"{number and '第2章 '}育つまち"),
        heading(second, "学び"),
        table_of("学校"),
    ]
    parts = {"styles": styles} if styles else {}
    return read_plan(document(path / "計画.docx", *blocks, **parts))


TREE = ["1 安全なまち", "1-1 道路", "1-2 橋", "2 育つまち", "2-1 学び"]


@pytest.mark.parametrize(
    ("first", "second", "styles"),
    [("Heading1", "Heading2", ""), ("1", "a2", STYLES), ("own1", "own2", STYLES)],
)
def test_styles_of_headings_are_the_levels(tmp_path: Path, first: str, second: str, styles: str):
    plan = plan_of(tmp_path, first, second, styles=styles).plan
    assert [f"{format_path(s.path)} {s.title}" for s in plan.walk()] == TREE
    assert plan.levels == ("区分1", "区分2")
    placed = [(format_path(row.path), row.name) for row in plan.listings()]
    assert placed == [("1-1", "村道"), ("1-1", "農道"), ("1-2", "大橋"), ("2-1", "学校")]
    assert plan.heading.title == "実施計画"


def test_a_level_with_numbers_keeps_its_word_above_one_without(tmp_path: Path):
    plan = plan_of(tmp_path, "Heading1", "Heading2", number="章").plan
    assert [f"{format_path(s.path)} {s.title}" for s in plan.walk()] == TREE
    assert plan.levels == ("章", "区分")


def test_headings_of_parts_of_a_section_are_no_sections(tmp_path: Path):
    path = document(
        tmp_path / "計画.docx",
        heading("Heading1", "第1章 安全なまち"),
        heading("Heading2", "現状と課題"),
        paragraph("道が古い。"),
        heading("Heading2", "主な事業"),
        table_of("村道"),
    )
    plan = read_plan(path).plan
    assert [section.title for section in plan.walk()] == ["安全なまち"]


def test_plain_lines_above_tables_that_repeat_their_heads_are_sections(tmp_path: Path):
    path = document(
        tmp_path / "計画.docx",
        paragraph("ひかり市実施計画（令和8年度）"),
        paragraph("道路"),
        table_of("村道", "農道"),
        paragraph("学び"),
        table_of("学校"),
    )
    plan = read_plan(path).plan
    assert [(format_path(row.path), row.name) for row in plan.listings()] == [
        ("1", "村道"),
        ("1", "農道"),
        ("2", "学校"),
    ]
    assert [section.title for section in plan.walk()] == ["道路", "学び"]

"""Word documents with a small form of each project below the heading that names it."""

from __future__ import annotations

from pathlib import Path

from model.listing import format_path
from model.readers.source import read_plan
from tests.model.readers.test_word_text import cell, document, paragraph, table

YEARS = cell("令和8年度　450千円", "令和9年度　66千円")


def heading(depth: int, text: str) -> str:
    style = f'<w:pPr><w:pStyle w:val="heading {depth}"/></w:pPr>'
    return f"<w:p>{style}<w:r><w:t>{text}</w:t></w:r></w:p>"


def form(department: str, amounts: str = YEARS) -> str:
    return table(("担当課", department), ("事業概要", "市民を支える。"), ("事業費", amounts))


def test_a_form_below_a_heading_is_the_project_that_the_heading_names(tmp_path: Path):
    path = document(
        tmp_path / "計画.docx",
        paragraph("川北市実施計画（令和8年度～令和9年度）"),
        heading(1, "安心して暮らせるまち"),
        heading(2, "見守り事業"),
        form("福祉課"),
        heading(2, "【新規】相談会"),
        paragraph(""),
        form("市民課", "30千円"),
        heading(1, "にぎわいのあるまち"),
        heading(2, "朝市"),
        form("産業課"),
    )
    plan = read_plan(path).plan
    assert [(format_path(s.path), s.title) for s in plan.walk()] == [
        ("1", "安心して暮らせるまち"),
        ("2", "にぎわいのあるまち"),
    ]
    assert [(row.name, row.flag and row.flag.mark) for row in plan.listings()] == [
        ("見守り事業", None),
        ("相談会", "新規"),
        ("朝市", None),
    ]
    assert [d.name for p in plan.projects for d in p.departments] == ["福祉課", "市民課", "産業課"]
    read = [[(a.fiscal_year, a.yen) for a in p.amounts] for p in plan.projects]
    assert read == [
        [(2026, 450_000), (2027, 66_000)],
        [(None, 30_000)],
        [(2026, 450_000), (2027, 66_000)],
    ]


def test_a_form_of_a_section_above_its_table_of_projects_is_none_of_them(tmp_path: Path):
    projects = table(("事業名", "担当課", "事業費（千円）"), ("見守り", "福祉課", "10"))
    path = document(
        tmp_path / "計画.docx",
        paragraph("川北市実施計画（令和8年度）"),
        heading(1, "支え合い"),
        form("福祉課", "900千円"),
        projects,
        heading(1, "商い"),
        form("産業課", "500千円"),
        table(("事業名", "担当課", "事業費（千円）"), ("朝市", "産業課", "20")),
    )
    plan = read_plan(path).plan
    assert [p.name for p in plan.projects] == ["見守り", "朝市"]
    assert sum(a.yen for p in plan.projects for a in p.amounts) == 30_000

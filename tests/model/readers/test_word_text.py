"""Word documents (.docx) given as plans."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from model.errors import PlanFileError
from model.readers.source import read_plan

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)


def paragraph(*texts: str) -> str:
    """Return a paragraph of which each text is a run; what begins with < is as it stands."""
    runs = (text if text.startswith("<") else f"<w:r><w:t>{text}</w:t></w:r>" for text in texts)
    return f"<w:p>{''.join(runs)}</w:p>"


def cell(*paragraphs: str, span: int = 1) -> str:
    width = f'<w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>' if span > 1 else ""
    return f"<w:tc>{width}{''.join(map(paragraph, paragraphs))}</w:tc>"


def table(*rows: tuple[str, ...]) -> str:
    lines = (
        f"<w:tr>{''.join(one if one.startswith('<') else cell(one) for one in row)}</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{''.join(lines)}</w:tbl>"


def document(path: Path, *blocks: str, head: str = "") -> Path:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        body = f"<w:document {_NAMESPACES}><w:body>{''.join(blocks)}</w:body></w:document>"
        package.writestr("word/document.xml", f"{head}{body}")
    path.write_bytes(content.getvalue())
    return path


HEAD = ("事業名", "事業概要", "担当課", "令和7年度（千円）")


def test_the_tables_of_a_document_are_read_with_its_headings(tmp_path: Path):
    path = document(
        tmp_path / "計画.docx",
        paragraph("みほん市実施計画（令和", "7年度）"),
        paragraph("第１章　安心"),
        table(
            HEAD,
            ("見守り", cell("声をかける。", "訪ねる。"), cell("福祉課", "市民課"), "1,200"),
            ("相談会", "月1回開く。", "市民課", "30"),
        ),
        paragraph("第２章　緑"),
        table(HEAD, ("植樹", "木を植える。", "公園課", "5")),
    )
    reading = read_plan(path)
    assert reading.plan.heading.city == "みほん市"
    assert [
        (row.name, row.description, [d.name for d in row.departments])
        for row in reading.plan.listings()
    ] == [
        ("見守り", "声をかける。訪ねる。", ["福祉課", "市民課"]),
        ("相談会", "月1回開く。", ["市民課"]),
        ("植樹", "木を植える。", ["公園課"]),
    ]
    assert [a.yen for p in reading.plan.projects for a in p.amounts] == [1_200_000, 30_000, 5_000]
    assert [section.title for section in reading.plan.walk()] == ["安心", "緑"]
    assert any("Word 文書" in finding.message for finding in reading.findings)


def test_deleted_text_is_left_out_and_a_text_box_is_read_once(tmp_path: Path):
    box = paragraph("事業名：植樹") + paragraph("担当課：公園課") + paragraph("概要：木を植える。")
    path = document(
        tmp_path / "計画.docx",
        paragraph("第１章　緑", "<w:del><w:r><w:delText>と水</w:delText></w:r></w:del>"),
        paragraph(
            "<w:r><mc:AlternateContent>"
            f"<mc:Choice><w:txbxContent>{box}</w:txbxContent></mc:Choice>"
            f"<mc:Fallback><w:txbxContent>{box}</w:txbxContent></mc:Fallback>"
            "</mc:AlternateContent></w:r>"
        ),
    )
    plan = read_plan(path).plan
    assert [section.title for section in plan.walk()] == ["緑"]
    assert [(r.name, r.description) for r in plan.listings()] == [("植樹", "木を植える。")]


def test_a_heading_over_several_columns_stands_above_the_years_below_it(tmp_path: Path):
    path = document(
        tmp_path / "計画.docx",
        paragraph("第１章　緑"),
        table(
            ("事業名", "担当課", cell("事業費（千円）", span=2)),
            ("", "", "令和7年度", "令和8年度"),
            ("植樹", "公園課", "5", "6"),
        ),
    )
    (project,) = read_plan(path).plan.projects
    assert [(a.fiscal_year, a.yen) for a in project.amounts] == [(2025, 5_000), (2026, 6_000)]


def test_a_document_that_names_files_outside_is_refused(tmp_path: Path):
    path = document(tmp_path / "計画.docx", paragraph("第１章　緑"), head="<!DOCTYPE x>")
    with pytest.raises(PlanFileError, match="外部を参照"):
        read_plan(path)

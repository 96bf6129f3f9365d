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


def cell(*paragraphs: str, span: int = 1, merged: str = "") -> str:
    """Return a cell; ``merged`` is restart in the first one of those merged downward."""
    width = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    down = f'<w:vMerge w:val="{merged}"/>' if merged else ""
    held = "".join(map(paragraph, paragraphs or ("",)))
    return f"<w:tc><w:tcPr>{width}{down}</w:tcPr>{held}</w:tc>"


def first(text: str) -> str:
    return cell(text, merged="restart")


BELOW = cell(merged="continue")


def table(*rows: tuple[str, ...]) -> str:
    lines = (
        f"<w:tr>{''.join(one if one.startswith('<') else cell(one) for one in row)}</w:tr>"
        for row in rows
    )
    return f"<w:tbl>{''.join(lines)}</w:tbl>"


def document(path: Path, *blocks: str, head: str = "", **parts: str) -> Path:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        body = f"<w:document {_NAMESPACES}><w:body>{''.join(blocks)}</w:body></w:document>"
        package.writestr("word/document.xml", f"{head}{body}")
        for name, text in parts.items():
            package.writestr(f"word/{name}.xml", text)
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


def test_cells_merged_downward_hold_for_each_row(tmp_path: Path):
    path = document(
        tmp_path / "計画.docx",
        table(
            ("政策", "施策", "事業名", "担当課", "令和7年度（千円）"),
            (first("ひと"), first("子育て"), "見守り", first("福祉課"), "10"),
            (BELOW, BELOW, "相談会", BELOW, "20"),
            (BELOW, "学び", "朝の読書", "学校課", "30"),
        ),
    )
    plan = read_plan(path).plan
    assert [
        (row.name, [d.name for d in row.departments], [a.yen for a in row.project.amounts])
        for row in plan.listings()
    ] == [
        ("見守り", ["福祉課"], [10_000]),
        ("相談会", ["福祉課"], [20_000]),
        ("朝の読書", ["学校課"], [30_000]),
    ]
    assert [section.title for section in plan.walk()] == ["ひと", "子育て", "学び"]


def test_a_merged_amount_is_that_of_none_of_its_rows(tmp_path: Path):
    path = document(
        tmp_path / "計画.docx",
        paragraph("第１章　緑"),
        table(
            ("事業名", "担当課", "令和7年度（千円）"),
            ("植樹", "公園課", first("1,200")),
            ("草刈り", "公園課", BELOW),
        ),
    )
    reading = read_plan(path)
    assert [project.amounts for project in reading.plan.projects] == [(), ()]
    assert any("1,200（2事業分）" in finding.message for finding in reading.findings)


def test_an_amount_over_several_years_is_that_of_none_and_a_word_holds_for_each(tmp_path: Path):
    path = document(
        tmp_path / "計画.docx",
        paragraph("第１章　緑"),
        table(
            ("事業名", "担当課", "令和7年度（千円）", "令和8年度（千円）"),
            ("植樹", "公園課", cell("30", span=2)),
            ("草刈り", "公園課", cell("未定", span=2)),
            ("水やり", "公園課", "5", "6"),
        ),
    )
    reading = read_plan(path)
    plant, mow, water = reading.plan.projects
    assert (plant.amounts, mow.amounts) == ((), ())
    assert [text for _, text in mow.extras] == ["未定", "未定"]
    assert [(a.fiscal_year, a.yen) for a in water.amounts] == [(2025, 5_000), (2026, 6_000)]
    assert any("30（2欄分）" in finding.message for finding in reading.findings)


def test_amounts_below_each_other_in_a_cell_are_not_run_together(tmp_path: Path):
    path = document(
        tmp_path / "計画.docx",
        paragraph("第１章　緑"),
        table(
            ("事業名", "担当課", "令和7年度（千円）"),
            ("植樹", "公園課", cell("10", "20")),
            ("草刈り", "公園課", cell("1,234,", "567")),
        ),
    )
    reading = read_plan(path)
    assert [[a.yen for a in each.amounts] for each in reading.plan.projects] == [
        [],
        [1_234_567_000],
    ]
    assert any("10／20" in finding.message for finding in reading.findings)


def test_what_a_document_hides_and_how_words_are_said_is_left_out(tmp_path: Path):
    hidden = "<w:r><w:rPr><w:vanish/></w:rPr><w:t>99</w:t></w:r>"
    ruby = (
        "<w:r><w:ruby><w:rt><w:r><w:t>しょくじゅ</w:t></w:r></w:rt>"
        "<w:rubyBase><w:r><w:t>植樹</w:t></w:r></w:rubyBase></w:ruby></w:r>"
    )
    path = document(
        tmp_path / "計画.docx",
        paragraph("第１章　緑"),
        table(
            ("事業名", "担当課", "令和7年度（千円）"),
            (
                f"<w:tc>{paragraph(ruby)}</w:tc>",
                "公園課",
                f"<w:tc>{paragraph(hidden, '10')}</w:tc>",
            ),
        ),
    )
    (project,) = read_plan(path).plan.projects
    assert project.name == "植樹"
    assert [amount.yen for amount in project.amounts] == [10_000]


LEVELS = (("japaneseCounting", "第%1章", ""), ("decimal", "%1-%2", "<w:isLgl/>"))


def numbering() -> str:
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'{legal}<w:lvlText w:val="{text}"/></w:lvl>'
        for at, (form, text, legal) in enumerate(LEVELS)
    )
    return (
        f"<w:numbering {_NAMESPACES}>"
        f'<w:abstractNum w:abstractNumId="4">{levels}</w:abstractNum>'
        '<w:num w:numId="7"><w:abstractNumId w:val="4"/></w:num>'
        '<w:num w:numId="8"><w:abstractNumId w:val="4"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride></w:num>'
        "</w:numbering>"
    )


def numbered(text: str, level: int, of: int = 7) -> str:
    place = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{of}"/></w:numPr>'
    return f"<w:p><w:pPr>{place}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def test_numbers_that_word_puts_before_headings_are_read(tmp_path: Path):
    path = document(
        tmp_path / "計画.docx",
        numbered("安心", 0),
        numbered("福祉", 1),
        table(HEAD, ("見守り", "声をかける。", "福祉課", "10")),
        numbered("緑", 0),
        numbered("公園", 1),
        table(HEAD, ("植樹", "木を植える。", "公園課", "5")),
        numbering=numbering(),
    )
    sections = [(section.number, section.title) for section in read_plan(path).plan.walk()]
    assert sections == [("一", "安心"), ("1-1", "福祉"), ("二", "緑"), ("2-1", "公園")]


def test_numbers_that_begin_anew_begin_with_the_one_that_is_told(tmp_path: Path):
    path = document(
        tmp_path / "計画.docx",
        numbered("安心", 0),
        table(HEAD, ("見守り", "声をかける。", "福祉課", "10")),
        numbered("緑", 0, of=8),
        table(HEAD, ("植樹", "木を植える。", "公園課", "5")),
        numbering=numbering(),
    )
    sections = [(section.number, section.title) for section in read_plan(path).plan.walk()]
    assert sections == [("一", "安心"), ("五", "緑")]


def test_rows_that_were_deleted_are_no_projects(tmp_path: Path):
    rows = table(HEAD, ("見守り", "声", "福祉課", "10"), ("相談", "話", "福祉課", "20"))
    deleted = "<w:tr><w:trPr><w:del/></w:trPr>".join(rows.rsplit("<w:tr>", 1))
    path = document(tmp_path / "計画.docx", paragraph("第１章　緑"), deleted)
    assert [row.name for row in read_plan(path).plan.listings()] == ["見守り"]


def test_signs_from_fonts_of_pictures_are_characters_and_told_where_nobody_knows_them(
    tmp_path: Path,
):
    def sign(code: str) -> str:
        return f'<w:r><w:sym w:font="Wingdings" w:char="{code}"/></w:r>'

    name = f"<w:tc><w:tcPr/>{paragraph(sign('F0AB'), '見守り', sign('F021'))}</w:tc>"
    path = document(
        tmp_path / "計画.docx",
        paragraph("第１章　緑"),
        table(HEAD, (name, "声をかける。", "福祉課", "10")),
    )
    reading = read_plan(path)
    assert [(p.name, p.flag and p.flag.mark) for p in reading.plan.projects] == [("見守り〓", "★")]
    assert "「〓」としました" in " ".join(finding.message for finding in reading.findings)

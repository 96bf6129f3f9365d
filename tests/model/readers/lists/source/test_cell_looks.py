"""Text that is struck through in a draft: read as it is, and told."""

from __future__ import annotations

from pathlib import Path

import openpyxl
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from model.finding import Severity
from model.readers.lists.source.cell_looks import CellLooks
from model.readers.source import read_plan


def test_struck_cells_and_parts_of_texts_are_told_where_they_stand(tmp_path: Path):
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in (("事業名", "R8（千円）"), ("", 5), ("美術展", 7), ("大会", 9)):
        sheet.append(row)
    sheet["A2"] = CellRichText(TextBlock(InlineFont(strike=True), "旧"), "新文化祭")
    sheet["A4"].font = sheet["B4"].font = sheet["B9"].font = Font(strike=True)
    book.save(tmp_path / "見え消し.xlsx")
    told = [f for f in read_plan(tmp_path / "見え消し.xlsx").findings if "取り消し線" in f.message]
    assert [(f.severity, f.where) for f in told] == [
        (Severity.WARNING, "「Sheet」シートA2、A4、B4")
    ]


def test_a_shared_text_with_a_struck_part_is_that_of_each_cell_that_has_it():
    texts = (
        b"<sst><si><t>a</t></si><si><r><rPr><b/><strike/></rPr><t>b</t></r><r><t>c</t></r></si>"
        b'<si><r><rPr><strike val="0"/></rPr><t>d</t></r></si></sst>'
    )
    sheet = (
        b'<c r="A1" t="s"><v>0</v></c><c r="B1" s="3" t="s"><v>1</v></c>'
        b'<c r="A2"><v>1</v></c><c r="AB2" t="s"><v>1</v></c><c r="B2" t="s"><v>2</v></c>'
    )
    assert list(CellLooks(texts=texts).struck(sheet)) == [(b"B", b"1"), (b"AB", b"2")]

"""What the booklet takes from behind reportlab's canvas is still there."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

import pikepdf
import pypdfium2
import pytest
from reportlab.pdfbase.pdfdoc import PDFCatalog, PDFPage
from reportlab.pdfgen.canvas import Canvas

from model.readers.assembly import assemble_plan
from model.readers.reading import Reading
from model.selection import Selection
from model.view import pick_from_plan
from reports.catalogue import REPORTS
from reports.content.booklet.report import build_booklet
from reports.content.summary import build_summary
from reports.options import ReportOptions
from reports.pdf.pages.laid_out import lay_out
from reports.pdf.writer import draw, write_booklet
from tests.plans import draft_of_two_goals, whole_view
from tests.reports.pdf.content import operations_of


def test_reportlab_still_has_what_we_take_from_behind_its_canvas():
    canvas: Any = Canvas(io.BytesIO())
    canvas.showPage()
    document = canvas._doc
    (page,) = document.Pages.pages
    assert isinstance(page, PDFPage)
    assert "Contents" in PDFPage.__NoDefault__
    assert "StructTreeRoot" in PDFCatalog.__NoDefault__
    assert "BasicFonts" in document.idToObject
    name: Any = page.__InternalName__  # type: ignore[attr-defined]
    assert name in document.idToObjectNumberAndVersion


def drawn(document) -> io.BytesIO:
    target = io.BytesIO()
    draw(lay_out(document), target)
    return target


@pytest.fixture(scope="module")
def files(built_in: Reading) -> dict[str, io.BytesIO]:
    view = whole_view(built_in.plan)
    chosen = ReportOptions(made_on=date(2026, 4, 1))
    return {report.id: drawn(report.build(view, chosen)) for report in REPORTS}


def test_no_report_has_a_fault_that_qpdf_or_pdfium_finds(files):
    for target in files.values():
        with pikepdf.open(target) as pdf:
            assert pdf.check_pdf_syntax() == []
        with pypdfium2.PdfDocument(target) as pdf:
            for page in pdf:
                page.render(scale=0.1)


def test_metadata_language_and_colour_space_are_there(files):
    with pikepdf.open(files["booklet"]) as pdf:
        assert str(pdf.docinfo["/CreationDate"]) == "D:20260401000000+09'00'"
        with pdf.open_metadata() as xmp:
            assert xmp["dc:title"] == "計画冊子　第六次総合計画 第1期実施計画"
            assert xmp["dc:language"] == {"ja-JP"}
            assert xmp.pdfa_status == "2B"
        (intent,) = pdf.Root.OutputIntents
        assert len(intent.DestOutputProfile.read_bytes()) > 400
        assert pdf.Root.ViewerPreferences.DisplayDocTitle


def elements(element: Any, kind: str) -> Iterator[Any]:
    if not isinstance(element, pikepdf.Dictionary) or "/S" not in element:
        return
    if f"/{kind}" == element.S:
        yield element
    kids: Any = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        yield from elements(kid, kind)


def test_tables_have_header_cells_and_charts_alternative_text(files):
    with pikepdf.open(files["summary"]) as pdf:
        top = pdf.Root.StructTreeRoot.K
        assert pdf.Root.MarkInfo.Marked
        heads = [str(e.A.Scope) for e in elements(top, "TH")]
        assert heads.count("/Column") >= 12
        assert all("棒グラフ" in str(e.Alt) for e in elements(top, "Figure"))
        assert len(list(elements(top, "Figure"))) == 3
        rows = [e for table in elements(top, "Table") for e in elements(table, "TR")]
        assert all(len(row.K) >= 1 for row in rows)


def parents_of(pdf: pikepdf.Pdf) -> dict[int, pikepdf.Object]:
    found: dict[int, pikepdf.Object] = {}
    for leaf in pdf.Root.StructTreeRoot.ParentTree.Kids:
        nums = list(leaf.Nums)
        found |= zip(map(int, nums[::2]), nums[1::2], strict=True)
        assert list(map(int, leaf.Limits)) == [min(map(int, nums[::2])), max(map(int, nums[::2]))]
    return found


def test_every_link_is_an_element_of_the_structure(files):
    with pikepdf.open(files["booklet"]) as pdf:
        parents = parents_of(pdf)
        links = [link for page in pdf.pages for link in page.get("/Annots", [])]
        assert len(links) > 300
        for link in links:
            element = parents[int(link.StructParent)]
            assert element.S == "/Link"
            assert element.K[-1].Obj.objgen == link.objgen
            assert str(link.Contents).startswith("p. ")


def test_every_marked_text_is_found_from_its_page(files):
    with pikepdf.open(files["booklet"]) as pdf:
        parents = parents_of(pdf)
        for page in pdf.pages:
            marks = [
                int(operands[1].MCID)
                for operands, operator in operations_of(page)
                if operator == "BDC"
            ]
            assert marks == list(range(len(parents[int(page.obj.StructParents)])))


def test_a_name_with_rare_letters_is_copied_as_it_is_written(options, tmp_path):
    draft = draft_of_two_goals()
    draft.sections[0].children[0].children[0].listings[0].name = "髙﨑と𠮷野の見守り"
    plan, _ = assemble_plan(draft)
    target = tmp_path / "rare.pdf"
    write_booklet(build_booklet(pick_from_plan(plan, Selection()), options), target)
    with pypdfium2.PdfDocument(target) as pdf:
        text = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    assert "髙﨑と𠮷野の見守り" in text.replace("\r\n", "")


def test_the_same_document_gives_the_same_bytes(built_in: Reading, options: ReportOptions):
    document = build_summary(pick_from_plan(built_in.plan, Selection()), options)
    assert drawn(document).getvalue() == drawn(document).getvalue()


def test_a_long_document_that_is_laid_out_twice_gives_the_same_bytes(built_in: Reading, options):
    document = build_booklet(whole_view(built_in.plan), options)
    twice = lay_out(document, most_held=2)
    assert not any(sheet.placed for sheet in twice.body)
    target = io.BytesIO()
    draw(twice, target)
    assert target.getvalue() == drawn(document).getvalue()

"""Objects in streams: what reportlab wrote is found again by others, and reportlab still has it."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfbase.pdfdoc import PDFStream
from reportlab.pdfgen.canvas import Canvas

from reports.pdf.file.packed_file import PackedFile, text_string


def written(pages: int, packed: list[bytes] | None = None) -> tuple[bytes, list[int]]:
    """Return a file of reportlab's with objects packed beside its own, and their numbers."""
    target = io.BytesIO()
    canvas: Any = Canvas(target, invariant=1)
    file = PackedFile(canvas._doc, target)
    numbers = []
    for body in packed or []:
        numbers.append(file.reserve())
        file.pack(numbers[-1], body)
    for number in range(pages):
        canvas.bookmarkPage(f"page {number}")
        canvas.addOutlineEntry(f"第{number}頁", f"page {number}")
        canvas.drawString(72, 700, f"page {number}")
        canvas.showPage()
    file.finish(canvas)
    return target.getvalue(), numbers


@pytest.mark.parametrize("pages", [1, 150])
def test_pages_bookmarks_and_metadata_of_reportlab_are_read_from_the_streams(pages: int):
    data, _ = written(pages)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert len(pdf.pages) == pages
        assert str(pdf.docinfo.Title) == "untitled"
        with pdf.open_outline() as outline:
            assert [item.title for item in outline.root] == [f"第{n}頁" for n in range(pages)]


def test_only_streams_stand_outside_of_streams():
    data, _ = written(150)
    assert data.count(b" obj\n") == data.count(b"\nendstream\n")
    assert b"\nxref\n" not in data


def test_a_line_ends_before_every_endstream_as_archives_ask():
    data, _ = written(3)
    assert data.count(b"endstream") == data.count(b"\nendstream\n") > 3


@given(st.lists(st.text(min_size=1), max_size=450))
def test_every_packed_object_is_found_under_its_number(texts: list[str]):
    data, numbers = written(1, [text_string(text) for text in texts])
    with pikepdf.open(io.BytesIO(data)) as pdf:
        found = [str(pdf.get_object(number, 0)) for number in numbers]
    assert found == texts


def test_a_number_that_is_never_used_is_free():
    target = io.BytesIO()
    canvas: Any = Canvas(target, invariant=1)
    file = PackedFile(canvas._doc, target)
    unused = file.reserve()
    canvas.showPage()
    file.finish(canvas)
    with pikepdf.open(target) as pdf:
        assert pdf.check_pdf_syntax() == []
        assert pdf.get_object(unused, 0) == pikepdf.Object.parse(b"null")


def test_reportlab_still_has_what_is_taken_from_its_document():
    canvas: Any = Canvas(io.BytesIO(), invariant=1)
    canvas.showPage()
    document = canvas._doc
    number, _ = document.idToObjectNumberAndVersion["Page1"]
    assert document.numberToId[number] == "Page1"
    assert document.objectcounter == max(document.numberToId)
    assert document.Outlines.prepare(document, canvas) is None
    assert document.Outlines.ready < 0
    assert document.delayedFonts == []
    assert document.Reference("7 0 R") == "7 0 R"
    assert PDFStream(content=b"a").format(document).endswith(b"stream\naendstream\n")

"""The text of a Word document (.docx), its tables as rows whose cells tabs part.

What stands in the body is taken from top to bottom, text boxes behind the paragraph that holds
them; heads, feet and what was deleted under 変更履歴 are left out (ECMA-376 part 1, 17.2 to 17.4).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from model.readers.package import WORD, check_package, damaged

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_BOX = f"{_W}txbxContent"
_LEFT_OUT = (_FALLBACK, _BOX, f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}pPr")
_QUOTE = '"'
_Element = ET.Element


def is_word(content: bytes) -> bool:
    """Whether the bytes of a zip are a Word document, as far as the names in it tell."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return WORD in package.namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return False


def read_word_text(content: bytes, source: str) -> str:
    """Return the text of the document whose bytes are ``content``: a line for each paragraph.

    A row of a table is a line too; a cell of several paragraphs is quoted, as a spreadsheet copies
    it. Raises PlanFileError where the document is damaged or dangerous.
    """
    check_package(content, source, WORD)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            root = ET.fromstring(package.read(WORD))  # noqa: S314  has no document type
    except (ET.ParseError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise damaged(source) from error
    body = root.find(f"{_W}body")
    return "" if body is None else "\n".join(_lines(body)) + "\n"


def _lines(block: _Element) -> Iterator[str]:
    """Yield the lines of what holds paragraphs and tables: a body, a box, a content control."""
    for child in block:
        if child.tag == f"{_W}p":
            yield _text(child, tab="  ")
            for box in _boxes(child):
                yield from _lines(box)
        elif child.tag == f"{_W}tbl":
            yield ""
            yield from _rows(child)
            yield ""
        elif child.tag not in _LEFT_OUT:
            yield from _lines(child)


def _rows(table: _Element) -> Iterator[str]:
    for row in _own(table, "tr"):
        cells: list[str] = []
        for cell in _own(row, "tc"):
            cells += [_cell(cell), *[""] * (_span(cell) - 1)]
        yield "\t".join(cells)


def _own(parent: _Element, tag: str) -> Iterator[_Element]:
    """Yield the rows of a table, or the cells of a row, also those in content controls."""
    for child in parent:
        if child.tag == f"{_W}{tag}":
            yield child
        elif child.tag not in (*_LEFT_OUT, f"{_W}tbl"):
            yield from _own(child, tag)


def _span(cell: _Element) -> int:
    """Return over how many columns of the table a cell reaches."""
    span = cell.find(f"{_W}tcPr/{_W}gridSpan")
    value = "" if span is None else span.get(f"{_W}val", "")
    return max(1, int(value)) if value.isdecimal() else 1


def _cell(cell: _Element) -> str:
    """Return the text of a cell, quoted where it is over several lines."""
    lines = [line.strip() for text in _lines(cell) for line in text.split("\n")]
    filled = [line.replace("\t", " ") for line in lines if line]
    if len(filled) <= 1:
        return "".join(filled)
    return _QUOTE + "\n".join(filled).replace(_QUOTE, _QUOTE * 2) + _QUOTE


def _text(paragraph: _Element, tab: str) -> str:
    pieces: list[str] = []
    for part in _parts(paragraph):
        if part.tag == f"{_W}t":
            pieces.append(part.text or "")
        elif part.tag == f"{_W}tab":
            pieces.append(tab)
        elif part.tag in (f"{_W}br", f"{_W}cr"):
            pieces.append("\n")
        elif part.tag == f"{_W}noBreakHyphen":
            pieces.append("-")
    return "".join(pieces)


def _parts(element: _Element) -> Iterator[_Element]:
    """Yield the elements of a paragraph, without those of boxes and of what was deleted."""
    for child in element:
        if child.tag not in _LEFT_OUT:
            yield child
            yield from _parts(child)


def _boxes(element: _Element) -> Iterator[_Element]:
    """Yield the text boxes of a paragraph, each once."""
    for child in element:
        if child.tag == _BOX:
            yield child
        elif child.tag != _FALLBACK:
            yield from _boxes(child)

"""The text of a Word document (.docx), its tables as rows whose cells tabs part.

What stands in the body is taken from top to bottom, text boxes behind the paragraph that holds
them; heads, feet, ふりがな, hidden text and what was deleted under 変更履歴 are left out (ECMA-376
part 1, 17.2 to 17.4).
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from itertools import takewhile
from xml.etree import ElementTree as ET

from model.readers.document_table import TableCell, divide_table
from model.readers.package import WORD, check_package, damaged
from model.readers.published.lines.marked_levels import MARK, with_levels
from model.readers.titled_forms import titled_form
from model.readers.word_headings import W, WordHeadings, number_of
from model.readers.word_numbers import WordNumbers
from model.readers.word_signs import sign_of

_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_NUMBERING, _STYLES = "word/numbering.xml", "word/styles.xml"
_BOX = f"{W}txbxContent"
_LEFT_OUT = (
    *(_FALLBACK, _BOX, f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}pPr"),
    f"{W}rt",  # ふりがな
)
_Element = ET.Element


def is_word(content: bytes) -> bool:
    """Whether the bytes of a zip are a Word document, as far as the names in it tell."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return WORD in package.namelist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        return False


def read_word_text(content: bytes, source: str) -> str:
    """Return the text of the document whose bytes are ``content``: a line for each paragraph.

    A row of a table is a line too; a cell of several paragraphs is quoted, as a spreadsheet copies
    it. Raises PlanFileError where the document is damaged or dangerous.
    """
    check_package(content, source, WORD)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            root = _parsed(package, WORD)
            styles = _parsed(package, _STYLES)
            numbers = WordNumbers(_parsed(package, _NUMBERING), styles)
    except (ET.ParseError, zipfile.BadZipFile, KeyError, ValueError) as error:
        raise damaged(source) from error
    body = None if root is None else root.find(f"{W}body")
    if body is None:
        return ""
    headings = WordHeadings(styles)
    deepest = max(map(headings.depth, body.iter(f"{W}p")), default=0)
    lines = list(_WordText(numbers, headings, deepest).lines(body))
    return "\n".join(with_levels(lines)) + "\n"


def _parsed(package: zipfile.ZipFile, name: str) -> _Element | None:
    """Return a part of a document, None where it has none of that name."""
    if name not in package.namelist():
        return None
    return ET.fromstring(package.read(name))  # noqa: S314  has no document type


class _WordText:
    """Makes lines of a document; ``numbers`` stand before its paragraphs and not in them.

    Before a heading stands a # for each level of its depth, as in Markdown. One of the ``deepest``
    that names a project, with a form of it below, is a row of a table with that.
    """

    def __init__(self, numbers: WordNumbers, headings: WordHeadings, deepest: int) -> None:
        self._numbers, self._headings, self._deepest = numbers, headings, deepest

    def lines(self, block: _Element, *, in_cell: bool = False) -> Iterator[str]:
        """Yield the lines of what holds paragraphs and tables: a body, a box, a content control.

        In a cell of a table a number is a line though nothing stands behind it.
        """
        read: set[_Element] = set()
        for at, child in enumerate(block):
            if child in read:
                continue
            if child.tag == f"{W}p":
                form = None if in_cell else self._form_below(block, at)
                if form:
                    table, lines = form
                    read.add(table)
                    yield from ("", *lines, "")
                    continue
                text, number = _text(child, tab="  "), self._numbers.before(child)
                depth = 0 if in_cell or "\n" in text else self._headings.depth(child)
                mark = f"{MARK * depth} " if depth else ""
                yield mark + number + text if text.strip() or in_cell else ""
                for box in _boxes(child):
                    yield from self.lines(box)
            elif child.tag == f"{W}tbl":
                yield ""
                yield from self._rows(child)
                yield ""
            elif child.tag not in _LEFT_OUT:
                yield from self.lines(child, in_cell=in_cell)

    def _form_below(self, block: _Element, at: int) -> tuple[_Element, tuple[str, str]] | None:
        """Return the table right below a heading and its lines, where it is a form of a project.

        No other table stands there before the next heading.
        """
        if not self._deepest or self._headings.depth(block[at]) != self._deepest:
            return None
        below = takewhile(lambda one: not self._is_heading(one), block[at + 1 :])
        held = [one for one in below if one.tag == f"{W}tbl" or _is_filled(one)]
        tables = [one for one in held if one.tag == f"{W}tbl"]
        if len(tables) != 1 or held[0] is not tables[0]:
            return None
        lines = titled_form(_text(block[at], tab="  ").strip(), self._cells(tables[0]))
        return (tables[0], lines) if lines else None

    def _is_heading(self, element: _Element) -> bool:
        return element.tag == f"{W}p" and self._headings.depth(element) > 0

    def _rows(self, table: _Element) -> Iterator[str]:
        """Yield the lines of a table: those of parts that have no head of projects as they are."""
        for part in divide_table(self._cells(table)):
            yield from part.lines() if part.has_head else part.plain_lines()

    def _cells(self, table: _Element) -> list[TableCell]:
        """Return the cells of a table; one that goes on with that above it is one with it."""
        cells: list[TableCell] = []
        last: dict[int, int] = {}
        kept = (row for row in _own(table, "tr") if row.find(f"{W}trPr/{W}del") is None)
        for top, row in enumerate(kept):
            left = number_of(row, "trPr", "gridBefore")
            for cell in _own(row, "tc"):
                right = left + max(1, number_of(cell, "tcPr", "gridSpan"))
                above = last.get(left)
                if above is not None and _goes_on(cell) and cells[above].right == right:
                    cells[above] = cells[above]._replace(bottom=top + 1)
                else:
                    last[left] = len(cells)
                    cells.append(TableCell(top, left, top + 1, right, self._cell(cell)))
                left = right
        return cells

    def _cell(self, cell: _Element) -> tuple[str, ...]:
        """Return the lines of text in a cell."""
        texts = self.lines(cell, in_cell=True)
        lines = [line.strip() for text in texts for line in text.split("\n")]
        return tuple(line.replace("\t", " ") for line in lines if line)


def _is_filled(element: _Element) -> bool:
    return element.tag == f"{W}p" and bool(_text(element, tab=" ").strip() or [*_boxes(element)])


def _own(parent: _Element, tag: str) -> Iterator[_Element]:
    """Yield the rows of a table, or the cells of a row, also those in content controls."""
    for child in parent:
        if child.tag == f"{W}{tag}":
            yield child
        elif child.tag not in (*_LEFT_OUT, f"{W}tbl"):
            yield from _own(child, tag)


def _goes_on(cell: _Element) -> bool:
    """Whether a cell is merged with that above it (17.4.84)."""
    merged = cell.find(f"{W}tcPr/{W}vMerge")
    return merged is not None and merged.get(f"{W}val", "continue") == "continue"


def _text(paragraph: _Element, tab: str) -> str:
    pieces: list[str] = []
    for part in _parts(paragraph):
        if part.tag == f"{W}t":
            pieces.append(part.text or "")
        elif part.tag == f"{W}tab":
            pieces.append(tab)
        elif part.tag in (f"{W}br", f"{W}cr"):
            pieces.append("\n")
        elif part.tag == f"{W}noBreakHyphen":
            pieces.append("-")
        elif part.tag == f"{W}sym":
            pieces.append(sign_of(part.get(f"{W}font", ""), part.get(f"{W}char", "")))
    return "".join(pieces)


def _parts(element: _Element) -> Iterator[_Element]:
    """Yield the elements of a paragraph, without those of boxes, and what is deleted or hidden."""
    for child in element:
        if child.tag not in _LEFT_OUT and not _is_hidden(child):
            yield child
            yield from _parts(child)


def _is_hidden(run: _Element) -> bool:
    """Whether a run is 隠し文字, which is neither shown nor printed (17.3.2.41)."""
    vanish = run.find(f"{W}rPr/{W}vanish")
    return vanish is not None and vanish.get(f"{W}val", "1") not in ("0", "false", "off")


def _boxes(element: _Element) -> Iterator[_Element]:
    """Yield the text boxes of a paragraph, each once."""
    for child in element:
        if child.tag == _BOX:
            yield child
        elif child.tag != _FALLBACK:
            yield from _boxes(child)

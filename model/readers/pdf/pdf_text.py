"""The text of a PDF: what stands between tables line by line, rows of ruled tables with tabs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

from model.errors import PlanFileError
from model.readers.pdf.page_marks import Glyph, PageMarks, read_marks
from model.readers.pdf.ruled_tables import RuledTable, find_ruled_tables
from model.readers.pdf.text_lines import (
    TextLine,
    beside_each_other,
    half_width,
    lines_of,
    placed_text,
)
from model.readers.published.cells.table_head import TableHead
from model.version import PROGRAM

if TYPE_CHECKING:
    import pypdfium2

_FAR, _FARTHER = 1.6, 1.3
"""Base lines so many sizes apart, and so many times as far as most, have a blank line between."""
_NEAR = 3.0
"""Columns of two tables within so many points are the same."""
_FEW_A_PAGE = 5
"""A PDF with fewer characters a page is one of pictures."""
_Part = RuledTable | TextLine


class PdfText(NamedTuple):
    """The text of each page of a PDF, and which pages (from 1) do not say all they show.

    ``pictures`` have a picture and no characters but their number, ``nameless`` have characters
    of which nobody knows which ones they are, ``fields`` have fields to fill in or notes.
    """

    pages: tuple[str, ...]
    pictures: tuple[int, ...]
    nameless: tuple[int, ...]
    fields: tuple[int, ...]


_PASSWORD = 4
"""PDFium's error where a password is asked for (fpdfview.h: FPDF_ERR_PASSWORD)."""


def read_pdf_text(content: bytes, source: str) -> PdfText:
    """Return the text of the PDF whose bytes are ``content``.

    Raises PlanFileError where it is damaged, locked by a password, has no characters, or is one of
    this program's own papers, which print a project in several tables.
    """
    import pypdfium2  # noqa: PLC0415  only PDFs need it

    try:
        with pypdfium2.PdfDocument(content) as document:
            _check_not_own(document, source)
            pages = [read_marks(page) for page in document]
    except pypdfium2.PdfiumError as error:
        raise _unread(error, source) from error
    if sum(len(page.glyphs) for page in pages) < _FEW_A_PAGE * len(pages):
        raise PlanFileError(
            "この PDF には文字がありません（紙を読み取った画像のようです）",
            where=source,
            remedy="文字の入った PDF か、元の Excel・Word のファイルを指定してください。",
        )
    made = _Pages()
    numbered = list(enumerate(pages, 1))
    return PdfText(
        tuple("\n".join([*made.lines(page), ""]) for page in pages),
        tuple(number for number, page in numbered if page.has_picture and _is_empty(page)),
        tuple(number for number, page in numbered if page.nameless),
        tuple(number for number, page in numbered if page.has_fields),
    )


def _check_not_own(document: pypdfium2.PdfDocument, source: str) -> None:
    if document.get_metadata_value("Creator").split(" ")[0] == PROGRAM:
        name = document.get_metadata_value("Title").split("\u3000")[0]
        raise PlanFileError(
            f"この PDF は、このプログラムの「{name}」で、計画としては読めません",
            where=source,
            remedy="それを作った計画の計画ブック（.xlsx）か、元の一覧を指定してください。",
        )


def _is_empty(page: PageMarks) -> bool:
    """Whether a page has no characters, but for its number."""
    return len(page.glyphs) < _FEW_A_PAGE


def _unread(error: Exception, source: str) -> PlanFileError:
    if getattr(error, "err_code", None) == _PASSWORD:
        return PlanFileError(
            "パスワード付きの PDF は読めません",
            where=source,
            remedy="パスワードを外して保存し直してください。",
        )
    return PlanFileError(
        "PDF が壊れているため読めません",
        where=source,
        remedy="PDF を開けるか確かめ、元の場所からもう一度取り出してください。",
    )


class _Pages:
    """Makes lines of the pages; a table may go on with that of the page before."""

    def __init__(self) -> None:
        self._lefts: tuple[float, ...] = ()
        self._head: TableHead | None = None
        self._reaching_down: frozenset[str] = frozenset()

    def lines(self, marks: PageMarks) -> Iterator[str]:
        """Yield the lines of a page from top to bottom, a blank one wherever there is room."""
        ruled = find_ruled_tables(marks)
        inside = frozenset[Glyph]().union(*(each.glyphs for each in ruled))
        tables = [each for each in ruled if self._is_of_projects(each)]
        others = [line for each in ruled if each not in tables for line in each.lines]
        half = half_width(marks.glyphs)
        margin = min((glyph.left for glyph in marks.glyphs), default=0.0)
        free = lines_of(glyph for glyph in marks.glyphs if glyph not in inside)
        free = self._without_repeated(free, tables)
        lines = beside_each_other([*free, *others])
        parts: list[_Part] = [*tables, *lines]
        usual = _usual_distance(lines)
        before: _Part | None = None
        for part in sorted(parts, key=_top):
            if _is_far(before, part, usual):
                yield ""
            if isinstance(part, RuledTable):
                yield from part.table.lines(None if part.table.has_head else self._head)
            else:
                yield placed_text(part, half, margin)
            before = part
        if tables:
            self._reaching_down = tables[-1].table.last_texts

    def _without_repeated(
        self, lines: Sequence[TextLine], tables: Sequence[RuledTable]
    ) -> list[TextLine]:
        """Return ``lines`` without those above a table that say again what a merged cell says.

        It is of the table before, and goes on on this page: its text is hidden there.
        """
        top = min((each.top for each in tables), default=0.0)
        above = [line for line in lines if _top(line) < top]
        for end in range(len(above), 0, -1):
            for start in range(end):
                if "".join(line.text for line in above[start:end]) in self._reaching_down:
                    return [line for line in lines if line not in above[start:end]]
        return list(lines)

    def _is_of_projects(self, ruled: RuledTable) -> bool:
        """Whether a table has the head of projects, or goes on with one that had."""
        if head := ruled.table.last_head:
            self._lefts, self._head = ruled.lefts, head
            return True
        pairs = zip(self._lefts, ruled.lefts, strict=False)
        return len(self._lefts) == len(ruled.lefts) and all(abs(a - b) <= _NEAR for a, b in pairs)


def _top(part: _Part) -> float:
    return part.top if isinstance(part, RuledTable) else part.base - part.size / 2


def _usual_distance(lines: Sequence[TextLine]) -> float:
    """Return how far below each other most lines of a page stand, in points."""
    return median(b.base - a.base for a, b in pairwise(lines)) if len(lines) > 1 else 0.0


def _is_far(before: _Part | None, part: _Part, usual: float) -> bool:
    if before is None:
        return False
    if isinstance(before, RuledTable) or isinstance(part, RuledTable):
        return True
    distance = part.base - before.base
    return distance > max(_FAR * max(part.size, before.size), _FARTHER * usual)

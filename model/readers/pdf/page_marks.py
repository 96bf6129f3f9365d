"""The marks on a page of a PDF: its characters and the straight rules between them.

Places are in points from the left top corner of the page as it is looked at.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import pypdfium2
from pypdfium2 import raw

_THIN = 3.0
"""A filled shape up to so many points thick is a rule; another one is a ground."""
_STRAIGHT = 0.7
"""A line may end so many points off and is straight yet."""
_MOST_NESTED = 8
_BLANKS = " \u3000\xa0\t\r\n"
_NAMELESS = frozenset({0, 0xFFFE, 0xFFFF})
"""What PDFium gives for a character whose font does not say which one it is."""
_FIRST_HALVES, _SECOND_HALVES = range(0xD800, 0xDC00), range(0xDC00, 0xE000)
_UNNAMED = range(_FIRST_HALVES.start, 0xF000)
"""Halves without another, and 外字; behind these are the marks of fonts of symbols, as bullets."""


class Glyph(NamedTuple):
    """A character: its left and right end, its base line, its height, whether a blank is before."""

    text: str
    left: float
    right: float
    base: float
    size: float
    after_blank: bool

    @property
    def middle(self) -> tuple[float, float]:
        """Where its middle is, about."""
        return (self.left + self.right) / 2, self.base - self.size * 0.35


class Rule(NamedTuple):
    """A straight rule: where it stands across its way, and from where to where it goes."""

    at: float
    start: float
    end: float


class PageMarks(NamedTuple):
    """What is on a page, and how large that is.

    ``nameless`` is how many characters it has of which nobody knows which ones they are,
    ``has_fields`` says that fields to fill in or notes lie on it, whose text is not of the page.
    """

    glyphs: list[Glyph]
    across: list[Rule]
    down: list[Rule]
    width: float
    height: float
    has_picture: bool
    nameless: int
    has_fields: bool


_Matrix = tuple[float, float, float, float, float, float]
_Point = tuple[float, float]
_PLAIN: _Matrix = (1, 0, 0, 1, 0, 0)


def read_marks(page: pypdfium2.PdfPage) -> PageMarks:
    """Return the marks on a page, turned as it is shown."""
    shown = _shown(page)
    texts = page.get_textpage()
    codes = [raw.FPDFText_GetUnicode(texts, at) for at in range(texts.count_chars())]
    placed = list(characters(codes))
    glyphs, nameless = list(_glyphs(texts, placed, shown)), _count_nameless(placed)
    texts.close()
    width, height = page.get_size()
    marks = PageMarks(
        glyphs, [], [], width, height, _has_picture(page), nameless, _has_fields(page)
    )
    for points in _outlines(page, shown):
        for (x0, y0), (x1, y1) in pairwise(points):
            if abs(y1 - y0) <= _STRAIGHT < abs(x1 - x0):
                marks.across.append(Rule((y0 + y1) / 2, min(x0, x1), max(x0, x1)))
            elif abs(x1 - x0) <= _STRAIGHT < abs(y1 - y0):
                marks.down.append(Rule((x0 + x1) / 2, min(y0, y1), max(y0, y1)))
    return marks


def _shown(page: pypdfium2.PdfPage) -> _Matrix:
    """Return what turns a place in the page's own points into one of the page as it is shown."""
    left, bottom, right, top = page.get_cropbox()
    match page.get_rotation() % 360:
        case 90:
            return (0, 1, 1, 0, -bottom, -left)
        case 180:
            return (-1, 0, 0, 1, right, -bottom)
        case 270:
            return (0, -1, -1, 0, top, right)
    return (1, 0, 0, -1, -left, top)


def _moved(matrix: _Matrix, x: float, y: float) -> _Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _joined(inner: _Matrix, outer: _Matrix) -> _Matrix:
    """Return the matrix that does what ``inner`` does and then what ``outer`` does."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    first = (a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s)
    return (*first, e * p + f * r + t, e * q + f * s + u)


def _has_picture(page: pypdfium2.PdfPage) -> bool:
    """Whether a page holds a picture, such as one of a sheet that was scanned."""
    pictures = page.get_objects([raw.FPDF_PAGEOBJ_IMAGE], max_depth=_MOST_NESTED)
    return any(True for _ in pictures)


def _has_fields(page: pypdfium2.PdfPage) -> bool:
    """Whether fields of a form or notes in free text lie on a page (ISO 32000-1, 12.5.6)."""
    for at in range(raw.FPDFPage_GetAnnotCount(page)):
        annotation = raw.FPDFPage_GetAnnot(page, at)
        kind = raw.FPDFAnnot_GetSubtype(annotation)
        raw.FPDFPage_CloseAnnot(annotation)
        if kind in (raw.FPDF_ANNOT_WIDGET, raw.FPDF_ANNOT_FREETEXT):
            return True
    return False


def characters(codes: Sequence[int]) -> Iterator[tuple[int, str]]:
    """Yield each character of a page whose ``codes`` PDFium gives, and at which of them it begins.

    A rare one (𠮷) comes as two halves of UTF-16 where the system's wide characters have 16 bits,
    as on Windows.
    """
    is_begun = False
    for at, (code, second) in enumerate(pairwise([*codes, 0])):
        if is_begun:  # the second half
            is_begun = False
        elif code in _FIRST_HALVES and second in _SECOND_HALVES:
            is_begun = True
            halves = (code - _FIRST_HALVES.start, second - _SECOND_HALVES.start)
            yield at, chr(0x10000 + (halves[0] << 10) + halves[1])
        else:
            yield at, chr(code)


def _count_nameless(placed: Iterable[tuple[int, str]]) -> int:
    return sum(ord(text) in _NAMELESS or ord(text) in _UNNAMED for _, text in placed)


def _glyphs(
    texts: pypdfium2.PdfTextPage, placed: Iterable[tuple[int, str]], shown: _Matrix
) -> Iterator[Glyph]:
    """Yield the characters of a page that are no blanks, each printed twice once.

    ``placed`` are all of them, each behind the place at which PDFium has it.
    """
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    seen: set[tuple[str, int, int]] = set()
    after_blank = False
    for at, text in placed:
        if text in _BLANKS or not text.isprintable():
            after_blank = after_blank or raw.FPDFText_IsGenerated(texts, at) != 1
            continue
        if not raw.FPDFText_GetLooseCharBox(texts, at, box):
            continue
        raw.FPDFText_GetCharOrigin(texts, at, x, y)
        _, base = _moved(shown, x.value, y.value)
        x0, y0 = _moved(shown, box.left, box.bottom)
        x1, y1 = _moved(shown, box.right, box.top)
        key = (text, round(min(x0, x1)), round(base))
        if key not in seen:
            seen.add(key)
            yield Glyph(text, min(x0, x1), max(x0, x1), base, abs(y1 - y0), after_blank)
        after_blank = False


def _outlines(page: pypdfium2.PdfPage, shown: _Matrix) -> Iterator[Sequence[_Point]]:
    """Yield the points of each outline that is drawn as rules."""
    for at in range(raw.FPDFPage_CountObjects(page)):
        yield from _outlines_of(raw.FPDFPage_GetObject(page, at), shown, 0)


def _outlines_of(
    drawn: raw.FPDF_PAGEOBJECT, outer: _Matrix, depth: int
) -> Iterator[Sequence[_Point]]:
    kind = raw.FPDFPageObj_GetType(drawn)
    if kind not in (raw.FPDF_PAGEOBJ_FORM, raw.FPDF_PAGEOBJ_PATH) or depth > _MOST_NESTED:
        return
    own = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(drawn, own)
    matrix = _joined((own.a, own.b, own.c, own.d, own.e, own.f), outer)
    if kind == raw.FPDF_PAGEOBJ_FORM:
        for at in range(raw.FPDFFormObj_CountObjects(drawn)):
            yield from _outlines_of(raw.FPDFFormObj_GetObject(drawn, at), matrix, depth + 1)
        return
    fill, stroke = ctypes.c_int(), raw.FPDF_BOOL()
    raw.FPDFPath_GetDrawMode(drawn, fill, stroke)
    for points in _points(drawn, matrix):
        if stroke.value or _is_thin(points):
            yield points


def _points(path: raw.FPDF_PAGEOBJECT, matrix: _Matrix) -> Iterator[list[_Point]]:
    """Yield the corners of each part of a path; a curve parts it."""
    x, y = ctypes.c_float(), ctypes.c_float()
    points: list[_Point] = []
    for at in range(raw.FPDFPath_CountSegments(path)):
        segment = raw.FPDFPath_GetPathSegment(path, at)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = _moved(matrix, x.value, y.value)
        if raw.FPDFPathSegment_GetType(segment) == raw.FPDF_SEGMENT_LINETO:
            points.append(point)
        else:
            yield points
            points = [point]
        if raw.FPDFPathSegment_GetClose(segment) and len(points) > 1:
            points.append(points[0])
    yield points


def _is_thin(points: Sequence[_Point]) -> bool:
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return len(points) > 1 and min(max(xs) - min(xs), max(ys) - min(ys)) <= _THIN

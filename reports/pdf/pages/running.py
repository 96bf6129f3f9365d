"""What runs along with every page: head, page number, marks, line numbers. None of it is text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from operator import itemgetter

from reports.pdf.drawing.boxes import Box, LinesBox, RuleBox, Sheet, Slab, TextBox
from reports.pdf.drawing.style import (
    HAIRLINE,
    LINE_NUMBER,
    MARK,
    MARK_FIRST,
    PAGE_NUMBER,
    RULE,
    RUNNING,
    Grid,
    Palette,
    Type,
)
from reports.pdf.pages.laid_out import LaidOut
from reports.typesetting.fonts import load_font

_HEAD_ABOVE = 22.0
_RULE_ABOVE = 17.0
_FOOT_BELOW = 24.0
_HEAD_SHARE = 0.55  # of the line, for the plan at least; the section has the rest
_HEAD_GAP = 12.0
_MARK_ABOVE = 3.0
_MARK_HEIGHT = 1.75  # em
_CAP_HALF = 0.38  # em
_MARK_PAD = 5.0
_MARK_GAP = 6.0
_NUMBER_GAP = 9.0
_NUMBER_GAP_BETWEEN = 3.0  # in the gutter between stretches
_SAME_LINE = 6.0


def running_slabs(laid_out: LaidOut, place: int, sheet: Sheet) -> list[tuple[float, float, Slab]]:
    """Return what runs along with the ``place``-th page of the file (from 0), at its places.

    ``sheet`` is that page with its boxes.
    """
    grid = laid_out.grid
    boxes, left_of_marks = _marks(laid_out, place)
    if sheet.number is not None:
        boxes += _head_and_foot(laid_out, sheet, grid.left(place), left_of_marks)
    if laid_out.document.page.has_line_numbers and sheet.number is not None:
        boxes += _line_numbers(sheet, laid_out.palette)
    return [(0.0, 0.0, Slab(0.0, tuple(boxes)))]


def _head_and_foot(laid_out: LaidOut, sheet: Sheet, left: float, end: float) -> Iterator[Box]:
    """The plan at the left and the section at the right, up to ``end``; the page below.

    A part that is called as the document is has no section to name.
    """
    grid, palette = laid_out.grid, laid_out.palette
    baseline, rule = grid.top - _HEAD_ABOVE, grid.top - _RULE_ABOVE
    document = laid_out.document
    of_part = "" if sheet.head == document.title else sheet.head
    room = end - left - (_width(of_part, RUNNING) + _HEAD_GAP if of_part else 0)
    share = max(room, (end - left) * _HEAD_SHARE)
    head = _fitting(f"{document.subject}　{document.title}", share)
    yield TextBox(left, baseline, head, RUNNING, palette.faint)
    section = _fitting(of_part, end - left - _width(head, RUNNING) - _HEAD_GAP)
    x = end - _width(section, RUNNING)
    if section:
        yield TextBox(x, baseline, section, RUNNING, palette.faint)
    yield RuleBox(left, rule, left + grid.text_width, rule, HAIRLINE, palette.line)
    number = f"{sheet.number} / {len(laid_out.body)}"
    middle = left + (grid.text_width - _width(number, PAGE_NUMBER)) / 2
    yield TextBox(middle, _foot(grid), number, PAGE_NUMBER, palette.ink)


def _foot(grid: Grid) -> float:
    return grid.text_bottom + _FOOT_BELOW


def _marks(laid_out: LaidOut, place: int) -> tuple[list[Box], float]:
    """Return the marks in boxes at the top right, and where they begin."""
    grid, palette = laid_out.grid, laid_out.palette
    type_ = MARK if place else MARK_FIRST
    end = right = grid.left(place) + grid.text_width
    bottom = grid.top - _RULE_ABOVE - _MARK_ABOVE
    top = bottom - type_.size * _MARK_HEIGHT
    baseline = (top + bottom) / 2 + type_.size * _CAP_HALF
    boxes: list[Box] = []
    for word in reversed(laid_out.document.marks.words):
        left = right - _width(word, type_) - 2 * _MARK_PAD
        corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)]
        boxes += [
            RuleBox(x, y, to_x, to_y, RULE, palette.ink)
            for (x, y), (to_x, to_y) in pairwise(corners)
        ]
        boxes.append(TextBox(left + _MARK_PAD, baseline, word, type_, palette.ink))
        right, end = left - _MARK_GAP, left - _HEAD_GAP
    return boxes, end


def _line_numbers(sheet: Sheet, palette: Palette) -> Iterator[Box]:
    """Number the lines of a page in the order in which they are read, stretch by stretch.

    What stands side by side in a row shares its numbers; each stretch of a table that stands beside
    another has its own at its left.
    """
    number = 0
    margin = min((x for x, _, _ in sheet.placed), default=0.0)
    for left, placed in groupby(sheet.placed, key=itemgetter(0)):
        right = left - (_NUMBER_GAP if left == margin else _NUMBER_GAP_BETWEEN)
        last = 0.0
        for baseline in sorted(_baselines(placed)):
            if baseline - last < _SAME_LINE:
                continue
            last, number = baseline, number + 1
            text = str(number)
            x = right - _width(text, LINE_NUMBER)
            yield TextBox(x, baseline, text, LINE_NUMBER, palette.faint)


def _baselines(placed: Iterable[tuple[float, float, Slab]]) -> set[float]:
    """Return how far down the lines of text stand; pictures and repeated heads are none."""
    found = set()
    for _, y, slab in placed:
        for box in slab.boxes:
            if isinstance(box, LinesBox | TextBox) and box.tag and box.tag.kind != "Figure":
                count = len(box.lines) if isinstance(box, LinesBox) else 1
                found |= {round(y + box.y + n * box.type.leading, 1) for n in range(count)}
    return found


def _fitting(text: str, width: float) -> str:
    """Return ``text``, cut short with … where it is wider than ``width``."""
    if _width(text, RUNNING) <= width:
        return text
    while text and _width(text + "…", RUNNING) > width:
        text = text[:-1]
    return text + "…" if text else ""


def _width(text: str, type_: Type) -> float:
    return load_font(type_.weight).text_width(text, type_.size)

"""The content stream of a page: boxes turned into operators (ISO 32000-1, 8 and 9).

Rules and tints come first, by colour, as artifacts; then the texts in reading order, each piece
marked with the element of the structure that it belongs to. Coordinates are turned over here: boxes
measure from the top, a page from its foot.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from reports.pdf.drawing.boxes import (
    UNKNOWN_PAGE,
    FillBox,
    LinesBox,
    PageNumberBox,
    PageNumbersBox,
    RuleBox,
    Slab,
    TextBox,
)
from reports.pdf.drawing.font_set import FontSet
from reports.pdf.drawing.style import Colour, Type
from reports.pdf.file.structure import StructureTree
from reports.typesetting.fonts import load_font

Placed = Iterable[tuple[float, float, Slab]]
_Pen = tuple[Colour, float, bool]
_Stroke = tuple[float, float, float, float]
_DOTS = b"[.7 2.6]0 d"


class Content:
    """The operators of one page, ``height`` points high; ``tree`` numbers its tagged texts."""

    def __init__(
        self,
        height: float,
        fonts: FontSet,
        pages: Mapping[str, str],
        tree: StructureTree | None,
    ) -> None:
        self._height, self._fonts, self._pages, self._tree = height, fonts, pages, tree
        self._parts: list[bytes] = []
        self._type: Type | None = None
        self._colour: Colour | None = None

    def data(self) -> bytes:
        """Return the stream so far."""
        return b"\n".join(self._parts)

    def begin(self, x: float, y: float, scale: float) -> None:
        """Begin a page whose foot stands at ``y`` points from that of the side."""
        self._parts.append(b"q %.4f 0 0 %.4f %.2f %.2f cm" % (scale, scale, x, y))
        self._type = self._colour = None

    def end(self) -> None:
        """End the page begun last."""
        self._parts.append(b"Q")

    def draw(self, placed: Placed) -> None:
        """Draw all boxes at their places."""
        placed = list(placed)
        self._draw_artifacts(placed)
        self._parts.append(b"BT")
        for x, y, slab in placed:
            for box in slab.boxes:
                match box:
                    case LinesBox():
                        self._draw_lines(box, x, y)
                    case TextBox():
                        self._draw_text(box.x + x, box.y + y, box.text, box)
                    case PageNumberBox():
                        self._draw_page_number(box, x, y)
                    case PageNumbersBox():
                        for number, _ in box.numbers(self._pages):
                            self._draw_text(number.x + x, number.y + y, number.text, number)
        self._parts.append(b"ET")

    def _draw_artifacts(self, placed: Placed) -> None:
        """Draw tints, then rules, as many in one path as share their colour and thickness."""
        tints: dict[Colour, list[bytes]] = defaultdict(list)
        rules: dict[_Pen, list[_Stroke]] = defaultdict(list)
        for x, y, slab in placed:
            top = self._height - y
            for box in slab.boxes:
                if isinstance(box, FillBox):
                    tints[box.colour].append(
                        b"%.1f %.1f %.1f %.1f re"
                        % (box.x + x, top - box.y - box.height, box.width, box.height)
                    )
                elif isinstance(box, RuleBox):
                    rules[box.colour, box.thickness, box.is_dotted].append(
                        (box.x + x, top - box.y, box.to_x + x, top - box.to_y)
                    )
        if not tints and not rules:
            return
        if self._tree:
            self._parts.append(b"/Artifact BMC")
        for colour, paths in tints.items():
            self._parts += [_colour(colour, b"rg"), *paths, b"f"]
        self._colour = None
        for (colour, thickness, is_dotted), strokes in rules.items():
            paths = [b"%.1f %.1f m %.1f %.1f l" % stroke for stroke in _joined(strokes)]
            self._parts += [_colour(colour, b"RG"), b"%.2f w" % thickness]
            self._parts += [_DOTS, *paths, b"S []0 d"] if is_dotted else [*paths, b"S"]
        self._close()

    def _draw_lines(self, box: LinesBox, x: float, y: float) -> None:
        texts = [line.text for line in box.lines]
        if not any(texts):
            if box.tag and self._tree:
                self._tree.touch(box.tag)
            return
        self._open(box)
        baseline = self._height - box.y - y
        is_plain = not any(line.runs for line in box.lines)
        if is_plain and len(texts) == 1:
            self._show(box.start_of(box.lines[0]) + x, baseline, texts[0], box.type)
        elif is_plain and not box.align:
            self._show_below(box.x + x, baseline, texts, box.type)
        else:
            for line in box.lines:
                start = box.start_of(line) + x
                for offset, text in line.pieces():
                    self._show(start + offset, baseline, text, box.type)
                baseline -= box.type.leading
        self._close()

    def _draw_text(self, x: float, y: float, text: str, box: TextBox | PageNumberBox) -> None:
        if text:
            self._open(box)
            self._show(x, self._height - y, text, box.type)
            self._close()

    def _draw_page_number(self, box: PageNumberBox, x: float, y: float) -> None:
        text = box.prefix + self._pages.get(box.anchor, UNKNOWN_PAGE)
        width = load_font(box.type.weight).text_width(text, box.type.size)
        self._draw_text(x + (box.x - width if box.is_right else box.x), box.y + y, text, box)

    def _open(self, box: LinesBox | TextBox | PageNumberBox) -> None:
        """Begin a marked text in the type and colour of ``box``."""
        if self._tree and box.tag:
            number = self._tree.mark(box.tag)
            self._parts.append(b"/%b<</MCID %d>>BDC" % (box.tag.kind.encode(), number))
        elif self._tree:
            self._parts.append(b"/Artifact BMC")
        if box.colour != self._colour:
            self._parts.append(_colour(box.colour, b"rg"))
            self._colour = box.colour
        if box.type is not self._type:
            self._parts.append(self._fonts.select(box.type))
            self._type = box.type

    def _close(self) -> None:
        """End what was marked last."""
        if self._tree:
            self._parts.append(b"EMC")

    def _show(self, x: float, y: float, text: str, type_: Type) -> None:
        self._parts.append(b"1 0 0 1 %.1f %.1f Tm%b" % (x, y, self._fonts.show(text, type_)))

    def _show_below(self, x: float, y: float, texts: list[str], type_: Type) -> None:
        """Show whole lines one below the other."""
        show = self._fonts.show
        lines = b" T* ".join(show(text, type_) for text in texts)
        self._parts.append(b"%.1f TL 1 0 0 1 %.1f %.1f Tm%b" % (type_.leading, x, y, lines))


def _joined(strokes: list[_Stroke]) -> Iterable[_Stroke]:
    """Return ``strokes`` with upright ones that go on below each other as one."""
    others: list[_Stroke] = []
    upright: dict[tuple[float, float], _Stroke] = {}
    for stroke in strokes:
        x, top, to_x, foot = stroke
        if x != to_x:
            others.append(stroke)
            continue
        above = upright.pop((x, round(top, 2)), stroke)
        upright[x, round(foot, 2)] = (x, above[1], x, foot)
    return [*others, *upright.values()]


def _colour(colour: Colour, operator: bytes) -> bytes:
    return b"%.3f %.3f %.3f %b" % (*colour, operator)

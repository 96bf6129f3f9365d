"""Facts as slabs: a label, and beside it what is said under it, over a hairline."""

from __future__ import annotations

from collections.abc import Sequence

from reports.document import Fact
from reports.pdf.drawing.boxes import Box, LinesBox, RuleBox, Slab
from reports.pdf.drawing.style import BODY, HAIRLINE, LABEL, Palette, on_grid
from reports.pdf.file.tags import Tag
from reports.typesetting.breaker import break_lines
from reports.typesetting.fonts import load_font

_LABEL_GAP = 12.0
_TOP = 2.0
_FOOT = 1.0


class FactSetter:
    """Sets ``facts`` over ``width`` points, their texts under each other, as items of ``tag``."""

    def __init__(self, palette: Palette, tag: Tag, facts: Sequence[Fact], width: float) -> None:
        self._palette, self._tag, self._width = palette, tag, width
        font = load_font(LABEL.weight)
        self._label_width = max(font.text_width(fact.label, LABEL.size) for fact in facts)
        self._left = self._label_width + _LABEL_GAP
        texts = [load_font().text_width(fact.text, BODY.size) for fact in facts]
        self.are_single = max(texts) <= width - self._left

    def slabs(self, fact: Fact) -> list[Slab]:
        """Return the slabs of a fact, one a line, its first and last two lines together."""
        item = Tag("LI", self._tag)
        label, body = Tag("Lbl", item), Tag("LBody", item)
        palette = self._palette
        lines = break_lines(fact.text, self._width - self._left, load_font(), BODY.size)
        slabs: list[Slab] = []
        for number, line in enumerate(lines):
            is_last = number == len(lines) - 1
            top = 0.0 if number else _TOP
            height = BODY.leading + top
            if is_last:
                above = sum(slab.height for slab in slabs)
                height = on_grid(above + height + _FOOT) - above
            boxes: list[Box] = []
            if number == 0:
                boxes.append(self._label(fact.label, top + LABEL.baseline, label))
            y = top + BODY.baseline
            boxes.append(LinesBox(self._left, y, (line,), BODY, palette.ink, body))
            if is_last:
                boxes.append(RuleBox(0, height, self._width, height, HAIRLINE, palette.line))
            keeps = not is_last and number in (0, len(lines) - 2)
            slabs.append(Slab(height, tuple(boxes), keeps_next=keeps))
        return slabs

    def _label(self, text: str, y: float, tag: Tag) -> LinesBox:
        font = load_font(LABEL.weight)
        lines = break_lines(text, self._label_width + 1, font, LABEL.size)[:1]
        return LinesBox(0, y, lines, LABEL, self._palette.accent, tag)

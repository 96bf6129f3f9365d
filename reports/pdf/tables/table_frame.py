"""The frame of a table: where its columns stand, the lines of its cells, its rules."""

from __future__ import annotations

from itertools import accumulate

from reports.cell_text import cell_text
from reports.pdf.drawing.boxes import RuleBox
from reports.pdf.drawing.style import HAIRLINE, RULE, Type
from reports.pdf.file.tags import Tag
from reports.pdf.tables.columns import column_widths
from reports.pdf.tables.table_cells import CellLines, align_of
from reports.pdf.tables.table_style import TableStyle
from reports.table import Across, Cell, ColumnKind, PageOf, Table, Text, Total
from reports.typesetting.breaker import Line, break_lines
from reports.typesetting.fonts import load_font


class TableFrame:
    """What the rows of ``table`` share, over ``width`` points.

    Cells that show the same are broken once, rows as high share their rules.
    """

    def __init__(self, table: Table, width: float, style: TableStyle) -> None:
        self.width = width
        self._table, self._style = table, style
        self._widths = column_widths(table, style.natural, width, style.text)
        self.lefts = tuple(accumulate(self._widths, initial=0.0))[:-1]
        self._insides = tuple(left + style.text.side for left in self.lefts)
        self._aligns = tuple(align_of(column.kind) for column in table.columns)
        self._broken: dict[tuple[int, bool, str], tuple[Line, ...]] = {}
        self._rules: dict[tuple[float, tuple[float, ...]], list[RuleBox]] = {}
        self._titles = self._alike([column.title for column in table.columns])

    def head(self, index: int, row: Tag | None) -> CellLines:
        """Return the head of a column; without ``row`` it is repeated, and no text of its own."""
        cell = self._head_lines(index, self._titles[index])
        cell.align = 0.5
        cell.tag = Tag("TH", row) if row else None
        return cell

    def cell(self, index: int, cell: Cell, type_: Type, row: Tag) -> CellLines:
        """Return the lines of ``cell`` in the column ``index``, and what they lead to."""
        is_page = isinstance(cell, PageOf)
        is_room = isinstance(cell, Total | Across) and cell.is_open
        text = (
            ""
            if is_page or is_room
            else cell_text(cell, self._table.columns[index].kind, self._style.unit)
        )
        is_name = self._table.columns[index].is_name
        lines = self._lines_at(index, text, type_, is_name=is_name)
        lines.tag = Tag("TD", row)
        if isinstance(cell, Text):
            lines.link, lines.see = cell.link, cell.see
        elif isinstance(cell, PageOf):
            lines.page_of = self._style.a_page_each(cell.anchors)
        return lines

    def rule(self, y: float, thickness: float) -> RuleBox:
        """Return a rule over the whole width."""
        palette = self._style.palette
        colour = palette.accent if thickness == RULE else palette.line
        return RuleBox(0, y, self.width, y, thickness, colour)

    def rules(self, height: float, separators: tuple[float, ...]) -> list[RuleBox]:
        """Return the separators of a row ``height`` points high and the rule below it."""
        key = (height, separators)
        rules = self._rules.get(key)
        if rules is None:
            colour = self._style.palette.line
            rules = [RuleBox(x, 0, x, height, HAIRLINE / 2, colour) for x in separators]
            rules.append(self.rule(height, HAIRLINE))
            self._rules[key] = rules
        return rules

    def _alike(self, titles: list[str]) -> list[str]:
        """Return ``titles`` with the unit of each amount below it where one has no room beside."""
        below = [
            title.replace("（", "\n（", 1) if column.kind is ColumnKind.YEN else title
            for title, column in zip(titles, self._table.columns, strict=True)
        ]
        amounts = [n for n, title in enumerate(titles) if title != below[n]]
        has_room = all(self._fits(n, titles[n]) for n in amounts)
        return below if not has_room and all(self._fits(n, below[n]) for n in amounts) else titles

    def _fits(self, index: int, title: str) -> bool:
        return len(self._head_lines(index, title).lines) == title.count("\n") + 1

    def _head_lines(self, index: int, title: str) -> CellLines:
        return self._lines_at(index, title, self._style.bold, is_name=True, spare=1)

    def _lines_at(
        self, index: int, text: str, type_: Type, *, is_name: bool, spare: int = 0
    ) -> CellLines:
        width = self._widths[index] - 2 * self._style.text.side
        key = (index, type_ is self._style.bold, text)
        lines = self._broken.get(key)
        if lines is None:
            font = load_font(type_.weight)
            lines = (
                self._style.phrases.break_lines(text, width, font, type_.size, spare=spare)
                if is_name
                else break_lines(text, width, font, type_.size)
            )
            self._broken[key] = lines
        return CellLines(self._insides[index], width, lines, self._aligns[index], type_)

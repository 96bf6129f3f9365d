"""What each line of a text was taken for, and what is told of it."""

from __future__ import annotations

from collections.abc import Sequence

from model.finding import Finding, Severity
from model.readers.published.cells.columns import ColumnRole
from model.readers.published.cells.looks import is_amount
from model.readers.published.cells.table_head import read_head
from model.readers.published.layouts.unread_lines import READ_ANEW
from model.readers.published.lines.line import Line
from model.readers.published.published_text import PublishedText
from model.readers.reading import LineRole, PlacedLine
from model.readers.tables.marks import is_tick
from model.readers.tables.told import places_text
from model.text import first_names

_QUOTED = 40
_MOST_QUOTED = 3
_KEYS = (ColumnRole.DEPARTMENTS, ColumnRole.DESCRIPTION)
"""What the head of a table of projects has beside their names."""


class LineLog:
    """Adds lines with their roles, and findings about them, to what was read of a text."""

    def __init__(self, result: PublishedText) -> None:
        self._result = result
        self._waiting: Line | None = None
        self._is_in_front = False  # in a table of projects above all sections
        self._front_rows: list[Line] = []
        self._stray: list[Line] = []  # figures and ticks of no row

    def add(self, line: Line, role: LineRole, *, in_section: bool) -> None:
        """Add a line; one that fits nowhere is told, and so is what is doubtful about it.

        Of a table above all sections, that is told once a row has one (``tell_waiting``).
        """
        if role is LineRole.UNPLACED and not line.is_told and _is_cell(line):
            self._stray.append(line)
        elif role is LineRole.UNPLACED and not line.is_told:
            self.warn(line, f"この行は読み取れませんでした：「{line.text[:_QUOTED]}」")
        if line.doubt and in_section:
            self.warn(line, line.doubt)
        elif line.doubt:
            self._waiting = line
        if role is LineRole.FRONT:
            self._see_front(line)
        self._result.lines.append(PlacedLine(line.number, line.text, role))

    def leave_out(self, lines: Sequence[Line]) -> None:
        """Add the lines behind the last project, which are told once."""
        for line in lines:
            self._result.lines.append(PlacedLine(line.number, line.text, LineRole.APPENDIX))
        if lines:
            message = (
                f"「{lines[0].text[:_QUOTED]}」から後の{len(lines):,}行は、事業がないか、上にある事業の"
                "索引なので、計画に入れていません。"
            )
            self._result.findings.append(Finding(Severity.NOTICE, lines[0].where, message))

    def tell_waiting(self) -> None:
        """Tell the doubt that waited for a section."""
        if self._waiting:
            self.warn(self._waiting, self._waiting.doubt)
        self._waiting = None

    def tell_stray_cells(self) -> None:
        """Tell the figures and ticks that stand alone, of no row: whose they are is not known."""
        if not self._stray:
            return
        texts = list(dict.fromkeys(line.text for line in self._stray))
        quoted = first_names([f"「{text}」" for text in texts], _MOST_QUOTED)
        places = places_text(line.where for line in self._stray)
        message = (
            f"金額や印だけの行（{quoted}：{places}）は、どの事業のものか"
            "分からないため、読んでいません。近くの事業も、金額・印・区分を誤って読んだおそれがあります。"
            f"{READ_ANEW}"
        )
        self.warn(self._stray[0], message)

    def tell_front_rows(self) -> None:
        """Tell the rows of projects that stand above all sections, and so in none."""
        if not self._front_rows:
            return
        message = (
            f"ここからの{len(self._front_rows):,}行は、初めの区分の見出しより前にあるため、事業として"
            "読んでいません。事業であれば、表の上に「施策1 …」のような見出しを書いて"
            "読み直してください。"
        )
        self.warn(self._front_rows[0], message)

    def _see_front(self, line: Line) -> None:
        """Take in a line above all sections, which may be a row of projects."""
        head = line.head or (read_head(line.filled, 1) if line.has_tab else None)
        is_head = head is not None and any(map(head.has, _KEYS))
        if line.has_tab and (line.head is not None or (self._is_in_front and not is_head)):
            self._front_rows.append(line)
        self._is_in_front = line.has_tab and (is_head or self._is_in_front)

    def count_unread(self, lines: Sequence[Line]) -> None:
        """Count the lines of tables that are not read as such, though they stand in no section."""
        placed = zip(lines, self._result.lines, strict=True)
        self._result.lines = [
            one._replace(role=LineRole.UNPLACED) if line.is_told else one for line, one in placed
        ]

    def warn(self, line: Line, message: str) -> None:
        """Tell something of a line."""
        self._result.findings.append(Finding(Severity.WARNING, line.where, message))


def _is_cell(line: Line) -> bool:
    return len(line.filled) == 1 and (is_amount(line.text) or is_tick(line.text))

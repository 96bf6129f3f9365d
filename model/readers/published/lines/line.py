"""The lines of a text, numbered as an editor numbers them, and the cells they fall into."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from model.readers.published.cells.table_head import TableHead
from model.readers.reading import LineRole
from model.text import fold

_RUN = re.compile(r"[ \u3000\xa0]{2,}")
_YEAR = r"(?:令和|平成|[RHＲＨ])[\d０-９元]{1,2}年度"
RUN_OR_YEARS = re.compile(rf"[ \u3000\xa0]{{2,}}|(?<=年度)[ \u3000\xa0](?={_YEAR}(?!\S))")
"""What parts the cells of a line with runs of blanks: also the one blank between two years."""
_LINE_ENDS = "\r\n"
_ENDLESS = 1_000_000
"""More blank lines than any text has: before its first line, and that of a page."""
_LEAST_DOUBLE = 10
"""So many lines, each with a blank one before it, are a text set with double spacing."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank.

    Attributes:
        number: its number in the source, from 1; a form feed begins no new number.
        raw: the line as it stands, without its end; tabs between its cells, where it has any.
        text: the same without blanks around it.
        after_blank: whether a blank line, a form feed or the start of the text precedes it.
        head: the head of the table that the line alone makes, as a card does; else None.
        role: what the line is where its table says so; None where it is still to be read.
        doubt: what is doubtful about its cells, as a finding says it; mostly nothing.
        is_told: whether its table tells that the line is not read.
        unsure: its departments that may be the names of projects.
        sections: those that it heads in a form, or that begin at it where it is a row, the highest
            first: each level's word, number and title.
        is_whole: whether it is a project to which no line below belongs that has no role.
        begins_page: whether a form feed precedes it, with nothing but blank lines between.
    """

    number: int
    raw: str
    text: str
    after_blank: bool
    role: LineRole | None = None
    head: TableHead | None = None
    doubt: str = ""
    is_told: bool = False
    unsure: tuple[str, ...] = ()
    is_whole: bool = False
    begins_page: bool = False
    sections: tuple[tuple[str, str, str], ...] = ()

    @property
    def where(self) -> str:
        """The line's place as messages name it: 123行目."""
        return f"{self.number}行目"

    @property
    def folded(self) -> str:
        """The text with full-width characters folded (NFKC)."""
        return fold(self.text)

    @property
    def has_tab(self) -> bool:
        """Whether the line is divided by tabs."""
        return "\t" in self.raw

    @property
    def cells(self) -> tuple[str, ...]:
        """The cells of the line, divided by tabs, or by runs of blanks where it has no tab."""
        if self.has_tab:
            return tuple(piece.strip() for piece in self.raw.split("\t"))
        pieces = (RUN_OR_YEARS if _RUN.search(self.text) else _RUN).split(self.raw.rstrip())
        return tuple(piece.strip() for piece in pieces)

    @property
    def filled(self) -> tuple[str, ...]:
        """The cells that are not empty."""
        return tuple(cell for cell in self.cells if cell)


def split_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of ``text`` that are not blank, whatever their ends.

    Where every line but the first has a blank one before it, one says nothing, and two do.
    """
    found: list[tuple[Line, int]] = []
    number, blanks, begins_page = 1, _ENDLESS, True
    for piece in text.splitlines(keepends=True):
        raw = piece.rstrip("\r\n\f\v\x1c\x1d\x1e\x85\u2028\u2029")
        stripped = raw.strip()
        if stripped:
            line = Line(number, raw, stripped, blanks > 0, begins_page=begins_page)
            found.append((line, blanks))
            begins_page = False
        blanks = 0 if stripped else blanks + 1
        if piece.endswith("\f"):
            blanks, begins_page = _ENDLESS, True
        number += piece[-1] in _LINE_ENDS
    is_double = len(found) >= _LEAST_DOUBLE and all(before for _, before in found)
    if not is_double:
        return tuple(line for line, _ in found)
    return tuple(replace(line, after_blank=before > 1) for line, before in found)

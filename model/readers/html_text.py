"""The text of a web page (.html), its tables as rows whose cells tabs part.

What a browser shows is taken from top to bottom; scripts, styles, controls and cells that their
own style hides are left out. Other hidden parts are read, since a press of a button may show them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import NamedTuple

from model.readers.document_table import TableCell, divide_table
from model.readers.published.lines.marked_levels import MARK, with_levels
from model.readers.tables.head_words import meanings

_LEFT_OUT = frozenset(
    ("script", "style", "head", "template", "svg", "select", "button", "textarea", "rt", "rp")
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BLOCKS = frozenset(
    (
        *("p", "div", *_HEADINGS, "ul", "ol", "li", "dl", "dt", "dd"),
        *("section", "article", "header", "footer", "main", "nav", "aside", "address", "pre"),
        *("figure", "figcaption", "caption", "blockquote", "hr", "form", "body", "html"),
    )
)
_APART = frozenset(("p", *_HEADINGS, "ul", "ol", "dl", "section", "hr"))
"""Blocks with room above and below them."""
_OF_TABLES = frozenset(("table", "tr", "td", "th"))
_OPEN_ENDED = frozenset(("rt", "rp", "head", "select"))
"""Of what is left out, that which holds no blocks: one ends it where its own end is not written."""
_ENDING = _BLOCKS | _OF_TABLES | {"ruby", "rt", "rp"}
_LISTS = ("ul", "ol")
_NOT_SHOWN = re.compile(r"(?:^|;)\s*display\s*:\s*none\b", re.IGNORECASE)
_CELLS = frozenset(("td", "th"))
_BULLET, _INDENT = "・", "　"
_COLONS = ":： "
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_BREAK_IN_TEXT = re.compile(r"(?<=[^\x00-\u2fff])[ \t]*[\r\n]+[ \t\r\n]*(?=[^\x00-\u2fff])")
"""A line break between wide characters, which shows as nothing (CSS Text 3, 4.1.2)."""
_MOST_COLUMNS, _MOST_ROWS = 200, 65_534
"""How far a cell may reach (HTML, 4.9.11, which allows for 1,000 columns)."""


class HtmlText(NamedTuple):
    """What a page shows, and how many cells of its tables it does not show."""

    text: str
    unseen: int


def read_html_text(text: str) -> HtmlText:
    """Return what a web page with the source ``text`` shows: a line for each block.

    A row of a table is a line too; a cell of several lines is quoted, as a spreadsheet copies it.
    """
    page = _Page()
    page.feed(text)
    page.close()
    return HtmlText("\n".join(with_levels(list(_lines(page.body)))) + "\n", page.unseen)


@dataclass
class _Block:
    """What a page or a cell holds, in order: lines of text, and tables."""

    items: list[str | _Table] = field(default_factory=list)
    open_line: str = ""

    def end_line(self, *, apart: bool = False) -> None:
        """End the open line; ``apart``: what follows is set off from it."""
        line = _BLANKS.sub(" ", self.open_line).strip(" ")
        self.open_line = ""
        if line:
            self.items.append(line)
        if apart and self.items and self.items[-1] != "":
            self.items.append("")


@dataclass
class _Cell(_Block):
    """A cell of a table, with how many rows and columns it reaches over."""

    high: int = 1
    wide: int = 1


@dataclass
class _Table:
    """A table: its rows of cells."""

    rows: list[list[_Cell]] = field(default_factory=list)

    @property
    def is_of_blocks(self) -> bool:
        """Whether it holds other tables, and gives the page its look alone."""
        return any(isinstance(item, _Table) for c in self.cells() for item in c.items)

    def cells(self) -> Iterator[_Cell]:
        """Yield its cells, row by row."""
        for row in self.rows:
            yield from row


@dataclass
class _Unseen:
    """A cell that its own style hides (display: none), while it is open.

    Its end need not be written: the next cell or row, or the table's end, ends it.
    """

    tables: int = 0
    """How many tables are open within it."""

    def is_ended_by_start(self, tag: str) -> bool:
        """Take the start of an element; returns whether it ends the cell, and is not in it."""
        self.tables += tag == "table"
        return not self.tables and tag in _OF_TABLES

    def is_ended_by_end(self, tag: str) -> bool:
        """Take the end of an element; returns whether it ends the cell."""
        is_ended = not self.tables and tag in _OF_TABLES
        self.tables -= tag == "table"
        return is_ended


class _Page(HTMLParser):
    """Takes the source of a page apart.

    ``body`` is what it shows, ``unseen`` counts the cells that it does not show.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.body = _Block()
        self._open: list[_Block] = [self.body]
        self._tables: list[_Table] = []
        self._hidden: list[str] = []
        self._unseen: _Unseen | None = None
        self.unseen = 0
        self._lists: list[int | None] = []
        self._is_pre = False  # text keeps its lines and blanks
        self._ended = ""  # the block that ended last; <dt> may lack its end

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take the start of an element (HTMLParser)."""
        if self._unseen and not self._unseen.is_ended_by_start(tag):
            return
        self._unseen = _Unseen() if _is_unseen(tag, dict(attrs)) else None
        if self._unseen:
            self.unseen += 1
            return
        self._end_hidden(tag)
        if self._hidden or tag in _LEFT_OUT:
            self._hidden.append(tag)
        elif tag == "table":
            self._open[-1].end_line()
            table = _Table()
            self._open[-1].items.append(table)
            self._tables.append(table)
        elif tag in ("tr", "td", "th") and self._tables:
            self._end_cell()
            if tag == "tr" or not self._tables[-1].rows:
                self._tables[-1].rows.append([])
            if tag != "tr":
                self._begin_cell(dict(attrs))
        elif tag == "br":
            self._open[-1].end_line()
        elif tag in _BLOCKS:
            self._is_pre = self._is_pre or tag == "pre"
            self._begin_block(tag)

    def handle_endtag(self, tag: str) -> None:
        """Take the end of an element (HTMLParser)."""
        if self._unseen:
            self._unseen = None if self._unseen.is_ended_by_end(tag) else self._unseen
            if self._unseen or tag in _CELLS:
                return
        if tag in self._hidden:
            del self._hidden[self._hidden.index(tag) :]
            return
        self._end_hidden(tag)
        if self._hidden:
            return
        if tag == "table" and self._tables:
            self._end_cell()
            self._tables.pop()
        elif tag in ("td", "th", "tr") and self._tables:
            self._end_cell()
        elif tag in _BLOCKS:
            self._is_pre = self._is_pre and tag != "pre"
            if tag in _LISTS and self._lists:
                self._lists.pop()
            self._mark_heading(tag)
            self._open[-1].end_line(apart=self._is_apart(tag))
            self._ended = tag

    def handle_data(self, data: str) -> None:
        """Take text (HTMLParser)."""
        if self._hidden or self._unseen:
            return
        if self._is_pre and self._open[-1] is self.body:
            self.body.items += data.strip("\r\n").split("\n")
        else:
            self._open[-1].open_line += _BREAK_IN_TEXT.sub("", data).replace("\xa0", " ")

    def _end_hidden(self, tag: str) -> None:
        """End what is left out where ``tag`` cannot stand in it (HTML, 13.1.2.4)."""
        if tag in _ENDING and _LEFT_OUT.intersection(self._hidden) <= _OPEN_ENDED:
            self._hidden.clear()

    def _begin_block(self, tag: str) -> None:
        block = self._open[-1]
        block.end_line(apart=self._is_apart(tag))
        if tag == self._ended == "p" and block.items[-1:] == [""]:
            block.items.pop()  # all paragraphs have room between: it says nothing
        if tag in _LISTS:
            self._lists.append(0 if tag == "ol" else None)
        elif tag == "li":
            number = self._lists[-1] if self._lists else None
            if number is not None:
                self._lists[-1] = number + 1
            sign = _BULLET if number is None else f"{number + 1} "
            block.open_line = _INDENT * (len(self._lists) - 1) + sign
        elif tag == "dd" and self._ended == "dt" and block.items:
            term = block.items[-1]
            if isinstance(term, str) and meanings(term.rstrip(_COLONS)):
                block.items.pop()
                block.open_line = f"{term.rstrip(_COLONS)}："
        self._ended = tag if tag == "dt" else ""

    def _mark_heading(self, tag: str) -> None:
        """Put a # for each level of its depth before a heading that ends, as in Markdown."""
        if tag in _HEADINGS and self._open[-1] is self.body and self.body.open_line.strip():
            self.body.open_line = f"{MARK * int(tag[1])} {self.body.open_line.lstrip()}"

    def _is_apart(self, tag: str) -> bool:
        """Whether a block has room above and below it: a list within another has none."""
        return tag in _APART and not (tag in _LISTS and self._lists)

    def _begin_cell(self, attrs: Mapping[str, str | None]) -> None:
        high = _span(attrs, "rowspan", _MOST_ROWS)
        cell = _Cell(high=high or _MOST_ROWS, wide=max(1, _span(attrs, "colspan", _MOST_COLUMNS)))
        self._tables[-1].rows[-1].append(cell)
        self._open.append(cell)

    def _end_cell(self) -> None:
        """End the open cell where it is one of the innermost table."""
        cells = self._tables[-1].rows[-1:] or [[]]
        if len(self._open) > 1 and any(cell is self._open[-1] for cell in cells[0]):
            self._open.pop().end_line()


def _is_unseen(tag: str, attrs: Mapping[str, str | None]) -> bool:
    is_styled = _NOT_SHOWN.search(attrs.get("style") or "") is not None
    return tag in _CELLS and (is_styled or "hidden" in attrs)


def _span(attrs: Mapping[str, str | None], name: str, most: int) -> int:
    value = (attrs.get(name) or "1").strip()
    return min(int(value), most) if value.isascii() and value.isdigit() and len(value) < 9 else 1  # noqa: PLR2004  digits


def _lines(block: _Block) -> Iterator[str]:
    block.end_line()
    for item in block.items:
        if isinstance(item, str):
            yield item
        elif item.is_of_blocks:
            for cell in item.cells():
                yield from _lines(cell)
        else:
            yield ""
            for part in divide_table(_placed(item)):
                yield from part.lines() if part.has_head else part.plain_lines()
            yield ""


def _placed(table: _Table) -> list[TableCell]:
    """Return the cells of a table with their places, each behind those that reach into its row."""
    cells: list[TableCell] = []
    taken: set[tuple[int, int]] = set()
    height = len(table.rows)
    for top, row in enumerate(table.rows):
        left = 0
        for cell in row:
            while (top, left) in taken:
                left += 1
            bottom, right = min(top + cell.high, height), left + cell.wide
            taken.update((t, n) for t in range(top, bottom) for n in range(left, right))
            cell.end_line()
            texts = tuple(text for text in cell.items if isinstance(text, str) and text)
            cells.append(TableCell(top, left, bottom, right, texts))
            left = right
    return cells

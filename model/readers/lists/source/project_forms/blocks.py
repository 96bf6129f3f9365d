"""The filled cells of a form, merged ones whole, and which of them are labels."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from model.readers.tables.amount_heads import is_year_head
from model.readers.tables.amounts import read_amount
from model.readers.tables.columns import Role
from model.readers.tables.grid import Cell, Grid, cell_text
from model.readers.tables.head_words import funds_of, is_amount_head, is_whole, meanings
from model.readers.tables.row_kinds import is_nothing
from model.text import without_blanks

_NUMBERING = re.compile(r"^(?:[①-⑳■◆●○◎□・]|[(（]?\d{1,2}[)）.．、]?(?=\D))\s*")
_BRACKETS = re.compile(r"^[【〔\[［〈＜](.+)[】〕\]］〉＞]$")
_WITH_VALUE = re.compile(r"\s*([^:：\n]{2,12}?)\s*[:：]\s*(\S.*)", re.DOTALL)
LONGEST_LABEL = 16


@dataclass(frozen=True, slots=True)
class Block:
    """A filled cell with the last row and the last column that it is merged over, from 0."""

    row: int
    column: int
    bottom: int
    right: int
    cell: Cell

    @property
    def text(self) -> str:
        """The text of the cell."""
        return cell_text(self.cell)

    @property
    def label(self) -> str:
        """The text as a label: without its number, brackets and colon."""
        bare = _NUMBERING.sub("", self.text.replace("\n", "").strip("：: "))
        found = _BRACKETS.match(bare)
        return found[1] if found else bare

    @property
    def is_bracketed(self) -> bool:
        """Whether brackets say that the cell is a label: 【対象者】."""
        return _BRACKETS.match(self.text.strip()) is not None

    @property
    def is_number(self) -> bool:
        """Whether the cell is an amount, or says that there is none (－)."""
        if isinstance(self.cell, int | float):
            return not isinstance(self.cell, bool)
        return is_nothing(self.text) or read_amount(self.cell, 1000).yen is not None

    @property
    def roles(self) -> frozenset[Role]:
        """What the cell is the label of beyond doubt, without money: of that names speak too."""
        if self.is_number or len(without_blanks(self.label)) > LONGEST_LABEL:
            return frozenset()
        return frozenset(
            word.role
            for word in meanings(self.label)
            if word.is_strong and word.role is not Role.AMOUNT
        )

    @property
    def is_money(self) -> bool:
        """Whether the cell may be the label of amounts: of a year, of a source, of their sum."""
        if self.is_number or len(without_blanks(self.label)) > LONGEST_LABEL:
            return False
        label = self.label
        is_source = funds_of(label) is not None or is_whole(label) or Role.FUNDS in self.roles
        return is_source or is_year_head(label) or is_amount_head(label)


@dataclass(frozen=True, slots=True)
class FormBlocks:
    """The blocks of a sheet by row, from the left."""

    rows: dict[int, tuple[Block, ...]]

    def across(self, row: int) -> list[Block]:
        """Return the blocks of a row with those that reach into it from above, from the left."""
        above = (b for first in range(max(row - 30, 0), row) for b in self.rows.get(first, ()))
        reaching = [block for block in above if block.bottom >= row]
        return sorted((*reaching, *self.rows.get(row, ())), key=lambda block: block.column)


def blocks_of(grid: Grid) -> FormBlocks:
    """Return the blocks of ``grid``; 担当課：総務課 in one cell is a label and its value."""
    merged = {(m.top, m.left): m for m in grid.merged}
    width = grid.width
    covered = {
        (row, column)
        for m in grid.merged
        for row in range(m.top, min(m.bottom + 1, len(grid.rows)))
        for column in range(m.left, min(m.right + 1, width))
        if (row, column) != (m.top, m.left)
    }
    rows: dict[int, list[Block]] = defaultdict(list)
    for row, cells in enumerate(grid.rows):
        for column, cell in enumerate(cells):
            if cell is None or (row, column) in covered:
                continue
            m = merged.get((row, column))
            block = Block(row, column, m.bottom if m else row, m.right if m else column, cell)
            rows[row] += _parted(block)
    return FormBlocks({row: tuple(found) for row, found in rows.items()})


def _parted(block: Block) -> Sequence[Block]:
    found = _WITH_VALUE.fullmatch(block.text) if isinstance(block.cell, str) else None
    if found is None:
        return (block,)
    label = Block(block.row, block.column, block.bottom, block.right, found[1])
    value = Block(block.row, block.column, block.bottom, block.right, found[2])
    return (label, value) if label.roles or label.is_money else (block,)

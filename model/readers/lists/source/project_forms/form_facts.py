"""What one form says: labels beside their values, labels above them, small tables of amounts."""

from __future__ import annotations

import re
from dataclasses import replace

from model.readers.lists.source.project_forms.blocks import Block, FormBlocks
from model.readers.lists.source.project_forms.form_tables import Fact, items_at, table_at
from model.readers.tables.amount_heads import is_unit, states_unit
from model.readers.tables.amounts import read_amount
from model.readers.tables.grid import Cell, cell_text
from model.text import without_blanks

_LONGEST_UNKNOWN = 12
_ITEMS = "内訳"


class FormFacts:
    """Reads the rows of one form; ``facts`` in their order, ``unread`` what nothing took.

    ``titles`` are the lines above the first label, ``units`` those that say a unit, ``indicators``
    the beginnings of tables of indicators, which are not read.
    """

    def __init__(self, blocks: FormBlocks, rows: range) -> None:
        self.facts: list[Fact] = []
        self.unread: list[Block] = []
        self.indicators: list[Block] = []
        self.titles: list[str] = []
        self.units: list[str] = []
        self._blocks, self._end = blocks, rows.stop
        self._labels: dict[Block, int] = {}
        self._open: list[Block] = []
        self._taken: set[Block] = set()
        for row in rows:
            self._read_row(row)
        cells = [(label, self.facts[number].cell) for label, number in self._labels.items()]
        self.unread += [label for label, cell in cells if _lacks_amount(label, cell)]

    def _read_row(self, row: int) -> None:
        own = self._blocks.rows.get(row, ())
        is_open = any(block not in self._taken for block in own)
        table = table_at(self._blocks, row, self._end) if is_open else None
        if table is not None:
            self.facts += table.facts
            self.indicators += table.indicators
            self._open = []
            self._taken |= table.blocks
        blocks = [block for block in own if block not in self._taken]
        items = items_at(self._blocks, row, self._end) if blocks and table is None else ()
        if items:
            self._take_items(items)
            return
        units = [block for block in own if is_unit(block.text)]
        self.units += [block.text for block in units]
        blocks = [block for block in blocks if block not in units]
        if not self._goes_on(row, blocks):
            self._read_pairs(blocks)

    def _take_items(self, rows: tuple[tuple[Block, ...], ...]) -> None:
        """Take a table of items as the text of the label above it, a line for each."""
        lines = "\n".join(" ".join(block.text for block in row) for row in rows)
        first = rows[0][0]
        title = self._open[-1].label if self._open else _ITEMS
        self.facts.append(Fact(title, lines, first.row, first.column))
        self._open = []
        self._taken |= {block for row in rows for block in row}

    def _goes_on(self, row: int, blocks: list[Block]) -> bool:
        """Take a row without labels as more of the value whose label stands left or above."""
        if not blocks or any(b.roles or b.is_money or b.is_bracketed for b in blocks):
            return False
        left = [b for b in self._blocks.across(row) if b.right < blocks[0].column]
        beside = [block for block in left if block in self._labels]
        if beside and beside[-1].row < row:
            self._add(self._labels[beside[-1]], blocks)
            return True
        under = {self._label_above(block) for block in blocks} if self._open else set()
        is_pair = len(under) < len(blocks) and _may_be_label(blocks[0])
        if under and not is_pair:
            for block in blocks:
                self._fill(block)
            return True
        last = self.facts[-1] if self.facts else None
        label = next(reversed(self._labels), None)
        is_more = label is not None and not left and blocks[0].column > label.right
        if last is not None and is_more and self._labels.get(label) == len(self.facts) - 1:  # type: ignore[arg-type]
            self._add(len(self.facts) - 1, blocks)
            return True
        return False

    def _read_pairs(self, blocks: list[Block]) -> None:
        place = 0
        while place < len(blocks):
            block = blocks[place]
            after = blocks[place + 1] if place + 1 < len(blocks) else None
            is_label = block.roles or block.is_money or _may_be_label(block)
            has_value = after is not None and not _is_label(after, blocks[place + 2 :])
            if is_label and has_value and after is not None:
                self._open = []
                self._labels[block] = len(self.facts)
                self.facts.append(Fact(block.label, after.cell, after.row, after.column))
                place += 2
                continue
            is_open = block.is_money or block.is_bracketed or self._heads_lines(block)
            if block.roles or (self.facts and is_open):
                self._open = [b for b in self._open if b.row == block.row] + [block]
            elif not self.facts and not self._open:
                self.titles.append(block.text)
                self.units += [block.text] if states_unit(block.text) else []
            elif self._open:
                self._fill(block)
            else:
                self.unread.append(block)
            place += 1

    def _heads_lines(self, block: Block) -> bool:
        """Whether a block without a value stands below other labels and may be one: 備考."""
        return _may_be_label(block) and any(label.column == block.column for label in self._labels)

    def _fill(self, block: Block) -> None:
        """Take a block as the value of the label above it that has none at its right."""
        label = self._label_above(block)
        if label in self._labels:
            self._add(self._labels[label], [block])
        else:
            self._labels[label] = len(self.facts)
            self.facts.append(Fact(label.label, block.cell, block.row, block.column))

    def _label_above(self, block: Block) -> Block:
        """Return the open label under which a block stands, the last one where it is under none."""
        above = (b for b in self._open if b.column <= block.column <= b.right)
        return next(above, self._open[-1])

    def _add(self, number: int, blocks: list[Block]) -> None:
        fact = self.facts[number]
        texts = [cell_text(fact.cell), *(block.text for block in blocks)]
        cell: Cell = "\n".join(texts)
        self.facts[number] = replace(fact, cell=cell)


def _lacks_amount(label: Block, cell: Cell) -> bool:
    """Whether what stands beside a label of money has figures and is no amount."""
    if not label.is_money or label.roles or not isinstance(cell, str):
        return False
    return read_amount(cell, 1).yen is None and re.search(r"\d", cell) is not None


def _is_label(block: Block, behind: list[Block]) -> bool:
    """Whether a block that stands behind a label is one itself: of money with an amount behind."""
    is_priced = block.is_money and bool(behind) and behind[0].is_number
    return bool(block.roles) or block.is_bracketed or is_priced


def _may_be_label(block: Block) -> bool:
    text = without_blanks(block.label)
    return not block.is_number and 0 < len(text) <= _LONGEST_UNKNOWN and "。" not in text

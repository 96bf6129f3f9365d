"""What the values of a column look like, from a sample of its rows."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import islice

from model.readers.department_names import is_office
from model.readers.lists.source.heads import Heads
from model.readers.tables.amount_heads import is_unit
from model.readers.tables.amounts import before_second, read_amount, without_note
from model.readers.tables.grid import Cell, Grid
from model.readers.tables.head_words import JOINT, head_key
from model.readers.tables.row_kinds import is_ditto, is_nothing
from model.text import fold, name_key

_SAMPLE = 1_000
FLAG_VALUE = re.compile(
    r"[(（\[【]?(?:新規?|拡[充大]?|継続?|見直し?|変更?|縮小?|廃止?|終了?|完了?|統合?|再掲?|重点?|新※|[★☆◆◇■□◎○〇●▲△])[)）\]】]?"
)
KIND_VALUE = re.compile(r"主要事業|その他.*|主要|主な事業|main|other")
_CODE = re.compile(r"\d{5,8}|[(（]?[0-9a-zA-Z]{1,4}(?:[-‐.．_][0-9a-zA-Z]{1,4})*[)）]?|[IVX]{1,4}")


@dataclass(frozen=True, slots=True)
class ColumnFacts:
    """Shares are of the filled cells, from 0 to 1, ``blank`` of all rows of the sample.

    ``repeats`` says how many cells equal the filled one before them, in the row right above.
    """

    filled: int
    distinct: int
    blank: float
    numeric: float
    office: float
    flag: float
    kind: float
    repeats: float
    length: float
    code: float

    @property
    def variety(self) -> float:
        """Distinct values to filled cells."""
        return self.distinct / self.filled if self.filled else 0.0


def column_facts(grid: Grid, heads: Heads, column: int) -> ColumnFacts:
    """Return the facts of ``column``, from at most the first thousand rows of its list.

    A heading that stands again among the rows is no value, nor is a unit; what stands alone in its
    row is the heading of a section and says nothing of marks.
    """
    body = range(heads.body, len(grid.rows))
    filled_rows = (row for row in body if any(cell is not None for cell in grid.rows[row]))
    rows = list(islice(filled_rows, _SAMPLE))
    cells = [(number, grid.cell(row, column)) for number, row in enumerate(rows)]
    own = {head_key(part) for part in heads.titles[column].split(JOINT)}
    filled = [
        (number, cell)
        for number, cell in cells
        if cell is not None and cell != "" and not _is_no_value(str(cell), own)
    ]
    texts: list[str] = []
    for text in (fold(str(cell)).strip() for _, cell in filled):
        texts.append(texts[-1] if texts and is_ditto(text) else text)
    keys = [name_key(text) for text in texts]
    count = len(filled) or 1
    marks = sum(map(_is_mark, keys))
    alone = marks and sum(
        _stands_alone(grid.rows[rows[number]]) and not _is_mark(key)
        for (number, _), key in zip(filled, keys, strict=True)
    )
    placed = [(number, key) for (number, _), key in zip(filled, keys, strict=True)]
    above = set(placed)
    return ColumnFacts(
        filled=len(filled),
        distinct=len(set(keys)),
        blank=1 - len(filled) / len(rows) if rows else 1.0,
        numeric=sum(_is_number(cell) for _, cell in filled) / count,
        office=sum(is_office(text) for text in texts) / count,
        flag=marks / ((len(filled) - alone) or 1),
        kind=sum(KIND_VALUE.fullmatch(key) is not None for key in keys) / count,
        repeats=sum((number - 1, key) in above for number, key in placed) / count,
        length=sum(map(len, texts)) / count,
        code=sum(_CODE.fullmatch(key) is not None for key in keys) / count,
    )


def _is_no_value(text: str, heading: Collection[str]) -> bool:
    return head_key(text) in heading or is_unit(text)


def _stands_alone(cells: Sequence[Cell]) -> bool:
    return sum(cell is not None for cell in cells) == 1


def _is_mark(key: str) -> bool:
    return bool(FLAG_VALUE.fullmatch(key)) or is_nothing(key)


def _is_number(cell: object) -> bool:
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return True
    if not isinstance(cell, str):
        return False
    read = read_amount(before_second(without_note(cell)), 1000)
    return read.yen is not None or bool(read.forgiven)

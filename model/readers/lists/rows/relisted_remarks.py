"""Remarks that say that their row lists a project again: 再掲, 再掲（1-1）."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property

from model.finding import Severity
from model.readers.lists.columns.fitting import FittedMapping
from model.readers.lists.rows.cells import ListCells
from model.readers.tables.columns import Role
from model.readers.tables.marks import bare_mark, is_relisted_mark, read_name
from model.text import name_key

_BEGINS = re.compile(r"[※(（【〔\[]*再掲(?!あり|有|検討|予定)")


class RelistedRemarks:
    """Reads the columns of remarks, row by row.

    What is 再掲 alone says it for certain. What goes on behind it does where the same project
    stands elsewhere without such a remark: of the same name, and of its departments or amounts.
    """

    def __init__(self, fitted: FittedMapping, cells: ListCells) -> None:
        self._cells, self._grid = cells, cells.grid
        self._remarks = fitted.places(Role.EXTRA, Role.DESCRIPTION)
        self._name = fitted.places(Role.NAME)[0]
        self._departments = fitted.places(Role.DEPARTMENT)
        self._amounts = fitted.places(Role.AMOUNT)

    def is_said(
        self, number: int, texts: dict[int, str], columns: Iterable[int] | None = None
    ) -> bool:
        """Whether a cell of ``columns``, of those of remarks if None, says so; it is told."""
        looked_at = self._remarks if columns is None else columns
        likely = [column for column in looked_at if "再" in texts.get(column, "")]
        said = [column for column in likely if self._says(number, column, texts[column])]
        for column in said:
            message = (
                f"「{self._cells.heads.titles[column]}」の「再掲」を、再掲の印として読みました。"
            )
            self._cells.told.tell(Severity.NOTICE, message, self._grid.cell_name(number, column))
        return bool(said)

    def _says(self, number: int, column: int, text: str) -> bool:
        if is_relisted_mark(bare_mark(text)):
            return True
        return column in self._remarks and bool(_BEGINS.match(text)) and self._stands_again(number)

    def _stands_again(self, number: int) -> bool:
        others = self._others.get(self._key(number), ())
        return any(
            self._same(number, other, self._departments) or self._same(number, other, self._amounts)
            for other in others
        )

    def _same(self, row: int, other: int, columns: Iterable[int]) -> bool:
        """Whether two rows say the same in ``columns``; an amount in brackets is the same one."""
        texts = [
            [name_key(self._grid.text(each, column)).strip("()") for column in columns]
            for each in (row, other)
        ]
        return texts[0] == texts[1] and any(texts[0])

    @cached_property
    def _others(self) -> dict[str, list[int]]:
        """The rows without a remark that begins with 再掲, by the key of their name."""
        found: dict[str, list[int]] = defaultdict(list)
        for row in range(self._cells.heads.body, len(self._grid.rows)):
            texts = (self._grid.text(row, column) for column in self._remarks)
            if not any(map(_BEGINS.match, texts)):
                found[self._key(row)].append(row)
        found.pop("", None)
        return found

    def _key(self, row: int) -> str:
        return name_key(read_name(self._grid.text(row, self._name), ()).name)

"""Rows that are parts of the project above them, whose amounts are in its amount already."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from model.readers.lists.columns.fitting import FittedMapping
from model.readers.lists.rows.cells import ListCells
from model.readers.tables.amounts import read_amount
from model.readers.tables.columns import ONE_YEN, Role

_PART = re.compile(r"[\s・※]*[(（]?\s*(?:うち|内訳)")
_PROJECT = re.compile(r"うち(?![\s、，,:：]).*事業")
"""What may be a project's own name: うちエコ診断事業."""
_PART_OF_SUM = re.compile(
    r"[\s・※]*[(（]?\s*うち[\s、，,:：]*\S{0,8}(?:会計|財源|新規分|継続分|人件費|支出金|市?債)[)）]?"
)
"""What only parts are called: うちわ祭り and うちエコ診断 may be projects below a sum."""
_BULLET = re.compile(r"\s*(?:[・･*└├①-⑳]|[-－–—](?=\D))")
_LEAST = 2


class PartRows:
    """Knows the rows of parts: うち人件費, and rows with bullets (・, ①) that add up."""

    def __init__(self, fitted: FittedMapping, cells: ListCells) -> None:
        self._cells = cells
        self._departments = fitted.places(Role.DEPARTMENT)
        self._name = fitted.name
        self._amounts = dict(fitted.columns(Role.AMOUNT))
        self._bulleted = frozenset(self._rows_that_add_up())

    def is_part(self, number: int, project: int) -> bool:
        """Whether row ``number`` is a part of the ``project`` in a row above it.

        It has no department of its own and no amount larger than the project's. Where no project
        has a department, one may be called so itself.
        """
        if number in self._bulleted:
            return True
        name = self._cells.texts(number).get(self._name, "")
        if not _PART.match(name) or (not self._departments and _PROJECT.fullmatch(name)):
            return False
        if self._has_department(number):
            return False
        own, whole = self.sums(number), self.sums(project)
        return bool(own) and all(column in whole and own[column] <= whole[column] for column in own)

    def is_of_sum(self, number: int) -> bool:
        """Whether row ``number``, right below a sum, is called a part of it: うち一般会計."""
        name = self._cells.texts(number).get(self._name, "")
        return _PART_OF_SUM.fullmatch(name) is not None and not self._has_department(number)

    def is_bulleted(self, number: int) -> bool:
        """Whether row ``number`` is a part by its bullet and its amounts, and does not say so."""
        return number in self._bulleted and not _PART.match(self._raw_name(number))

    def sums(self, number: int) -> dict[int, int]:
        """Return the yen in a row, by column."""
        read = {
            column: read_amount(self._cells.grid.cell(number, column), (use.amount or ONE_YEN).unit)
            for column, use in self._amounts.items()
        }
        return {column: amount.yen for column, amount in read.items() if amount.yen is not None}

    def _rows_that_add_up(self) -> Iterator[int]:
        """Yield the rows with bullets before their names that add up to the project above them.

        A single one is a part too, where elsewhere several are.
        """
        rows = len(self._cells.grid.rows)
        found: list[range] = []
        number = self._cells.heads.body
        while number < rows:
            below = number + 1
            if self._raw_name(number) and not self._has_bullet(number):
                while below < rows and self._has_bullet(below):
                    below += 1
                parts = range(number + 1, below)
                found += [parts] if parts and self._add_up(number, parts) else []
            number = below
        if any(len(parts) >= _LEAST for parts in found):
            yield from chain.from_iterable(found)

    def _add_up(self, project: int, parts: range) -> bool:
        whole = self.sums(project)
        own = [self.sums(part) for part in parts]
        is_priced = any(whole.values()) and all(own)
        return is_priced and all(
            sum(each.get(column, 0) for each in own) == yen for column, yen in whole.items()
        )

    def _has_bullet(self, number: int) -> bool:
        return bool(_BULLET.match(self._raw_name(number))) and not self._has_department(number)

    def _raw_name(self, number: int) -> str:
        name = self._cells.grid.cell(number, self._name)
        return name if isinstance(name, str) else ""

    def _has_department(self, number: int) -> bool:
        return any(self._cells.text(number, column) for column in self._departments)

"""A sheet of a list with its headings."""

from __future__ import annotations

import re
from dataclasses import dataclass

from model.finding import Finding
from model.readers.lists.source.heads import Heads
from model.readers.lists.source.table_columns import is_priced
from model.readers.tables.columns import Role
from model.readers.tables.grid import Grid
from model.readers.tables.head_words import head_key, meanings

_EXAMPLE = re.compile(r"記[入載]例|見本|サンプル|凡例|リスト$|選択肢|マスタ")
_FORM = re.compile(r"様式")
_LEAST_FILLED = 3

_ROLES = (Role.NAME, Role.DEPARTMENT, Role.DESCRIPTION)


@dataclass(frozen=True, slots=True)
class ListSheet:
    """A sheet and its headings, None where none were found.

    ``parts`` are the names of the sheets that it joins, where it is more than one, ``forms`` those
    whose forms of single projects are its rows, of which ``told`` says what was read. ``plain`` is
    the sheet as it stands, where ticks in it are read as the names of departments.
    """

    grid: Grid
    heads: Heads | None
    parts: tuple[str, ...] = ()
    forms: tuple[str, ...] = ()
    told: tuple[Finding, ...] = ()
    plain: ListSheet | None = None

    @property
    def known_heads(self) -> Heads:
        """The headings, which are known to have been found."""
        if self.heads is None:
            raise RuntimeError(f"no headings in {self.grid.name}")
        return self.heads

    @property
    def is_example(self) -> bool:
        """Whether the sheet's name says that it is no list but an example or a choice of words.

        A 様式 is a form to fill in, unless projects stand in it.
        """
        if is_example(self.grid.name):
            return True
        return _FORM.search(self.grid.name) is not None and not self._is_filled

    @property
    def _is_filled(self) -> bool:
        column = self.name_column
        if column is None:
            return False
        rows = range(self.known_heads.body, len(self.grid.rows))
        return sum(bool(self.grid.text(row, column)) for row in rows) >= _LEAST_FILLED

    @property
    def is_named(self) -> bool:
        """Whether a heading says, or may say, which column has the projects' names."""
        return self.naming > 0

    @property
    def naming(self) -> int:
        """How plainly a heading names the column of names: 2 plainly, 1 perhaps, 0 not at all."""
        return max((naming for naming, _ in self._namings), default=0)

    @property
    def name_column(self) -> int | None:
        """The column whose heading names projects most plainly, None where none does."""
        best = self.naming
        return next((column for naming, column in self._namings if naming == best), None)

    @property
    def _namings(self) -> list[tuple[int, int]]:
        titles = self.heads.titles if self.heads else ()
        return [
            (1 + word.is_strong, column)
            for column, title in enumerate(titles)
            for word in meanings(title)
            if word.role is Role.NAME
        ]

    def has_same_heads(self, other: ListSheet) -> bool:
        """Whether both have headings that mean the same (担当課, 課名), as ``places_in`` says."""
        return self.places_in(other) is not None

    def places_in(self, other: ListSheet) -> tuple[int, ...] | None:
        """Return the column of ``other`` that has the heading of each own one.

        None where the headings are not the same. They may stand in another order, or one sheet may
        have further columns behind them, as 備考, but none of amounts.
        """
        if self.heads is None or other.heads is None:
            return None
        own, its = _keys(self), _keys(other)
        short, long = sorted((own, its), key=len)
        if long[: len(short)] == short and not any(map(is_priced, long[len(short) :])):
            return tuple(range(len(own)))
        are_moved = sorted(own) == sorted(its) and len(set(own)) == len(own)
        return tuple(map(its.index, own)) if are_moved else None


def is_example(name: str) -> bool:
    """Whether the name of a sheet says that it holds an example or words to choose from."""
    return _EXAMPLE.search(name) is not None


def _keys(sheet: ListSheet) -> list[str]:
    keys = [_key(title) for title in sheet.known_heads.titles]
    while keys and not keys[-1]:
        keys.pop()
    return keys


def _key(title: str) -> str:
    roles = [word.role for word in meanings(title) if word.is_strong and word.role in _ROLES]
    return roles[0].value if len(roles) == 1 else head_key(title)

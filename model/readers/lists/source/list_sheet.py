"""A sheet of a list with its headings."""

from __future__ import annotations

import re
from dataclasses import dataclass

from model.readers.lists.source.heads import Heads
from model.readers.tables.columns import Role
from model.readers.tables.grid import Grid
from model.readers.tables.head_words import head_key, meanings

_EXAMPLE = re.compile(r"記[入載]例|見本|サンプル|様式|凡例|リスト$|選択肢|マスタ")


@dataclass(frozen=True, slots=True)
class ListSheet:
    """A sheet and its headings, None where none were found.

    ``parts`` are the names of the sheets that it joins, where it is more than one.
    """

    grid: Grid
    heads: Heads | None
    parts: tuple[str, ...] = ()

    @property
    def known_heads(self) -> Heads:
        """The headings, which are known to have been found."""
        if self.heads is None:
            raise RuntimeError(f"no headings in {self.grid.name}")
        return self.heads

    @property
    def is_example(self) -> bool:
        """Whether the sheet's name says that it is no list but an example or a choice of words."""
        return _EXAMPLE.search(self.grid.name) is not None

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
        """Whether both have the same headings in the same columns."""
        return self.heads is not None and other.heads is not None and _keys(self) == _keys(other)


def _keys(sheet: ListSheet) -> list[str]:
    keys = [head_key(title) for title in sheet.known_heads.titles]
    while keys and not keys[-1]:
        keys.pop()
    return keys

"""Guessing which columns of a list are the levels of its plan, and which their numbers."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from model.readers.lists.guessing.open_columns import HALF, MOSTLY, OpenColumns
from model.readers.lists.rows.section_rows import own_cells
from model.readers.lists.source.heads import unnamed
from model.readers.tables.columns import LevelColumn, Role
from model.readers.tables.head_words import is_budget_level, level_name
from model.readers.tables.row_kinds import is_named_total
from model.readers.tables.section_signs import heading_sign

_MOST_LEVELS = 9
_RARELY = 0.1


class LevelGuesser:
    """Takes columns of section titles, of their numbers, and of bureaus."""

    def __init__(self, columns: OpenColumns) -> None:
        self._open = columns

    def guess(self, name: int | None) -> None:
        """Give out the roles of levels, their numbers and bureaus; ``name`` has the names."""
        levels = self._with_titles(self._level_columns(name))
        levels = levels or [c for c in self._open.free(Role.NUMBER, strong=True) if self._groups(c)]
        bureaus = [column for column in self._open.free(Role.BUREAU) if column not in levels]
        is_office = not levels
        levels = levels or bureaus
        numbers = self._number_columns(levels)
        levels = [column for column in levels if column not in numbers][:_MOST_LEVELS]
        names = self._names(levels)
        above = int(self._open.has(Role.LEVEL))  # sheets that are sections
        for depth, column in enumerate(levels, 1 + above):
            level = LevelColumn(
                depth, names[depth - 1 - above], self._fills(column, levels), is_office
            )
            self._open.take(column, Role.LEVEL, level=level)
        for column, owner in numbers.items():
            if owner in levels:
                at = levels.index(owner)
                level = LevelColumn(at + 1 + above, names[at], self._fills(owner, levels))
                self._open.take(column, Role.NUMBER, level=level)
        for column in bureaus:
            if column not in self._open.uses:
                self._open.take(column, Role.BUREAU)

    def _names(self, levels: list[int]) -> list[str]:
        """Return what the plan calls each level; one without a heading takes that at its left."""
        names: list[str] = []
        for column in levels:
            is_unnamed = self._open.titles[column] == unnamed(column)
            name = level_name(self._open.titles[column - is_unnamed])
            names.append(self._open.titles[column] if name in names else name)
        return names

    def _level_columns(self, name: int | None) -> list[int]:
        found = self._filled(self._open.free(Role.LEVEL, strong=True))
        policy = [c for c in found if not is_budget_level(self._open.titles[c])]
        if policy:
            more = (*self._parts_of_chapters(policy), *self._programmes(policy))
            found = sorted({*policy, *self._filled(more)})
        elif any(is_budget_level(self._open.titles[c]) for c in found):
            budget = [
                c for c in self._open.free(Role.LEVEL) if is_budget_level(self._open.titles[c])
            ]
            found = sorted({*found, *self._filled(budget)})
        else:
            found = [c for c in self._filled(self._open.free(Role.LEVEL)) if self._groups(c)]
        left = [column for column in found if name is None or column < name]
        left = left or [column for column in found if self._groups(column)]
        return left or self._numbered(name or 0)

    def _numbered(self, name: int) -> list[int]:
        """The columns left of the ``name`` whose values are titles of sections by their numbers."""
        facts = self._open.facts
        free = [c for c in range(name) if c not in self._open.uses and facts[c].code < HALF]
        return [c for c in self._filled(free) if self._groups(c) and self._are_titles(c)]

    def _are_titles(self, column: int) -> bool:
        """Whether all values, also the first, begin with numbers of one form: 1 安心, 2 活力."""
        texts = self._open.texts(column)
        titles = [text for text, _ in groupby(filter(None, texts)) if not is_named_total(text)]
        signs = {heading_sign(title) for title in titles}
        comes_back = len(set(titles)) < len(titles)  # a grade of each project: 1 高, 2 中, 1 高
        is_numbered = len(signs) == 1 and None not in signs
        return is_numbered and not comes_back and bool(texts[0])

    def _parts_of_chapters(self, levels: list[int]) -> list[int]:
        """The columns of 節 where a plan has chapters; elsewhere 節 is a budget's item."""
        has_chapters = any(level_name(self._open.titles[column]) == "章" for column in levels)
        weak = self._open.free(Role.LEVEL, strong=False) if has_chapters else []
        return [column for column in weak if level_name(self._open.titles[column]) == "節"]

    def _programmes(self, levels: list[int]) -> list[int]:
        """The columns of プロジェクト before those of policies, whose rows they gather."""
        weak = self._open.free(Role.LEVEL, strong=False)
        named = [c for c in weak if level_name(self._open.titles[c]).endswith("プロジェクト")]
        return [column for column in named if column < levels[0] and self._groups(column)]

    def _with_titles(self, levels: list[int]) -> list[int]:
        """Add columns of titles without a heading right of level columns that hold codes alone."""
        titles = [
            column + 1
            for column in levels
            if self._open.facts[column].code >= MOSTLY
            and column + 1 < len(self._open.titles)
            and self._open.titles[column + 1] == unnamed(column + 1)
            and self._open.facts[column + 1].code < HALF
            and self._open.facts[column + 1].filled
        ]
        return sorted({*levels, *titles})

    def _filled(self, columns: Iterable[int]) -> list[int]:
        """Return those of ``columns`` with values; marks (継続, 拡充) are no titles of sections."""
        facts = self._open.facts
        filled = [c for c in columns if facts[c].filled and facts[c].flag < MOSTLY]
        return [column for column in filled if not self._heads_rows(column)]

    def _heads_rows(self, column: int) -> bool:
        """Whether a column holds nothing but headings of several levels, each alone in its row."""
        grid = self._open.source.grid
        rows = [row for row in self._open.rows if grid.cell(row, column) is not None]
        if any(len(own_cells(grid.rows[row])) > 1 for row in rows):
            return False
        return len({heading_sign(grid.text(row, column)) for row in rows} - {None}) > 1

    def _groups(self, column: int) -> bool:
        """Whether the values of a column gather its rows into groups."""
        facts = self._open.facts[column]
        return facts.variety <= HALF or facts.blank >= HALF or facts.repeats > _RARELY

    def _fills(self, column: int, levels: list[int]) -> bool:
        """Whether an empty cell means the one above: some are empty, and few repeat the one above.

        Where a list repeats its sections row by row, an empty cell means that there is none.
        """
        top, facts = self._open.facts[levels[0]], self._open.facts[column]
        repeats_all = top.blank == 0 and top.repeats > 0
        return facts.blank > 0 and facts.repeats <= _RARELY and not repeats_all

    def _number_columns(self, levels: list[int]) -> dict[int, int]:
        """The columns of section numbers, each with the column of the sections' titles."""
        owners = {}
        for column, facts in enumerate(self._open.facts):
            if column in self._open.uses or facts.code < MOSTLY:
                continue
            owner = self._owner(column, levels)
            if owner is not None:
                owners[column] = owner
        return owners

    def _owner(self, column: int, levels: list[int]) -> int | None:
        texts = [c for c in levels if c != column and self._open.facts[c].code < HALF]
        stem = level_name(self._open.titles[column])
        named = [c for c in texts if level_name(self._open.titles[c]) == stem]
        strength = self._open.meanings[column].get(Role.NUMBER)
        if named and (strength or column in levels):
            return min(named, key=lambda c: abs(c - column))
        beside = column + 1
        if column in levels and beside in texts and self._open.titles[beside] == unnamed(beside):
            return beside
        if (strength is None and self._open.meanings[column]) or beside not in texts:
            return None
        pairs = self._pairs(column, beside)
        is_serial = (
            self._open.facts[column].distinct > pairs
        )  # it counts rows below an empty title, too
        return None if is_serial or pairs != self._open.facts[beside].distinct else beside

    def _pairs(self, column: int, beside: int) -> int:
        pairs = zip(self._open.texts(column), self._open.texts(beside), strict=True)
        return len({pair for pair in pairs if all(pair)})

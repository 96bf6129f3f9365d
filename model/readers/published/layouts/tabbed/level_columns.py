"""Columns of sections in a table divided by tabs: where each section begins."""

from __future__ import annotations

from collections.abc import Sequence

from model.readers.published.cells.table_head import TableHead
from model.readers.published.layouts.table_lines import TableLines
from model.readers.published.lines.headings import Section, section_of

_Texts = dict[int, str]
"""The text of each column of sections that is open, by the place of the column."""


class LevelColumns:
    """The columns of sections of a table, and what is open in them at the row that comes next.

    Attributes:
        head: the head of the table.
    """

    def __init__(self, head: TableHead, places: Sequence[int], above: _Texts) -> None:
        self.head, self._places, self._open = head, tuple(places), above

    @classmethod
    def of(cls, head: TableHead, table: TableLines, rows: Sequence[Sequence[str]]) -> LevelColumns:
        """Return those of a table with ``rows`` of cells.

        What stands above the table may be open yet, where no heading is between.
        """
        places = head.level_places
        if not all(_are_runs(rows, places[: n + 1]) for n in range(len(places))):
            places = ()
        return cls(head, places, _open_above(head, places, table))

    @property
    def are_any(self) -> bool:
        """Whether the table has such columns."""
        return bool(self._places)

    def close(self) -> None:
        """Forget what is open: a heading stands between."""
        self._open = {}

    def taken(self, cells: Sequence[str]) -> tuple[tuple[str, ...], tuple[Section, ...]]:
        """Return the cells of a row without those of sections, and what sections begin at it."""
        begun: list[Section] = []
        for place in self._places:
            text = cells[place] if place < len(cells) else ""
            if not text or (not begun and self._open.get(place) == text):
                continue
            if not begun:
                self._open = {n: each for n, each in self._open.items() if n < place}
            column = self.head.columns[place]
            begun.append(section_of(column.heading if column else "", text))
            self._open[place] = text
        rest = tuple("" if n in self._places else cell for n, cell in enumerate(cells))
        return rest, tuple(begun)


def _are_runs(rows: Sequence[Sequence[str]], places: Sequence[int]) -> bool:
    """Whether the rows of each text in the last of ``places`` follow each other."""
    seen: list[tuple[str, ...]] = []
    now: tuple[str, ...] = ()
    for row in rows:
        texts = [row[place] if place < len(row) else "" for place in places]
        if not any(texts):
            continue
        first = next(n for n, text in enumerate(texts) if text)
        now = (*now[:first], *texts[first:])
        if now not in seen:
            seen.append(now)
        elif now != seen[-1]:
            return False
    return True


def _open_above(head: TableHead, places: Sequence[int], table: TableLines) -> _Texts:
    """Return the texts of the sections that rows above the table began."""
    words = {column.heading: n for n in places if (column := head.columns[n])}
    found: _Texts = {}
    for at in range(table.top - 1, -1, -1):
        line = table.lines[at]
        if not line.has_tab and (table.headings[at] is not None or line.sections):
            break
        for word, number, title in line.sections if line.has_tab else ():
            place = words.get(word)
            if place is not None and all(place < n for n in found):
                found[place] = title if not number else f"{number} {title}"
        if 0 in found:
            break
    return found

"""The rows of a block of an aligned table, with the sections that begin at them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from model.readers.published.layouts.aligned.merged_levels import find_sections, have_levels
from model.readers.published.layouts.aligned.row_bounds import FoundRows, find_rows
from model.readers.published.layouts.table_lines import Cells, TableLines
from model.readers.published.lines.headings import Section
from model.readers.published.lines.line import Line


@dataclass(frozen=True, slots=True)
class BlockRows:
    """The rows of a block, by the index of the line at which each begins.

    Attributes:
        faults: how many faults the rows have.
        rows: their cells.
        doubtful: the indexes of lines at which rows begin that may be two.
        sections: what begins at a row, where columns of sections are merged down the rows.
        is_sure: whether these sections are beyond doubt.
    """

    faults: float
    rows: Mapping[int, Cells]
    doubtful: Sequence[int]
    sections: Mapping[int, tuple[Section, ...]]
    is_sure: bool = True

    def lines(self, table: TableLines, block: Sequence[int]) -> Iterator[tuple[int, Line]]:
        """Yield the lines of ``block`` with their indexes, each row made one line."""
        for at in block:
            row = self.rows.get(at)
            if row is None:
                yield at, table.part(at)
            elif sections := self.sections.get(at):
                yield at, replace(table.divided(at, row), sections=sections, head=table.head)
            else:
                yield at, table.divided(at, row)


def find_block_rows(
    table: TableLines, block: Sequence[int], cells: Sequence[Cells], *, goes_on: bool
) -> BlockRows | None:
    """Return the rows of the lines ``block``, which have ``cells``; None where they cannot be told.

    ``goes_on`` says that rows of the table stand above the block.
    """
    lines = [table.lines[at] for at in block]
    if not have_levels(table.head, cells):
        found = find_rows(table.head, cells, [line.after_blank for line in lines])
        return _block_rows(block, found) if found else None
    levels = table.head.level_places
    if any(_is_cut(line, one, levels) for line, one in zip(lines, cells, strict=True)):
        return None
    bare = [{n: text for n, text in one.items() if n not in levels} for one in cells]
    kept = [n for n, one in enumerate(bare) if one]
    before = [-1, *kept[:-1]]
    is_apart = [
        any(line.after_blank for line in lines[a + 1 : b + 1])
        for a, b in zip(before, kept, strict=True)
    ]
    found = find_rows(table.head, [bare[n] for n in kept], is_apart)
    if found is None:
        return None
    own = _block_rows([block[n] for n in kept], found)
    numbered = [(line.number, one) for line, one in zip(lines, cells, strict=True)]
    ends = [*found.starts[1:], len(kept)]
    extents = [
        (lines[kept[a]].number, lines[kept[b - 1]].number)
        for a, b in zip(found.starts, ends, strict=True)
    ]
    sections = find_sections(table.head, numbered, extents, goes_on=goes_on)
    if sections is None:
        return None
    begun = {list(own.rows)[row]: each for row, each in sections.begun.items()}
    return replace(own, sections=begun, is_sure=sections.is_sure)


def _is_cut(line: Line, cells: Cells, levels: Sequence[int]) -> bool:
    """Whether a bound divides a text among columns of sections, its number from its title."""
    texts = [cells[place] for place in levels if place in cells]
    return any(
        not any(piece.startswith(text) or text.startswith(piece) for piece in line.filled)
        for text in texts
    )


def _block_rows(block: Sequence[int], found: FoundRows) -> BlockRows:
    rows = {block[start]: row for row, start in zip(found.rows, found.starts, strict=True)}
    return BlockRows(found.faults, rows, [block[n] for n in found.doubtful], {})

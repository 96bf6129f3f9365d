"""The texts of columns of sections, each whole in the column at whose left edge it begins."""

from __future__ import annotations

from collections.abc import Sequence

from model.readers.published.cells.table_head import TableHead
from model.readers.published.layouts.aligned.column_bounds import ColumnBounds
from model.readers.published.layouts.aligned.merged_levels import are_beside_names
from model.readers.published.layouts.table_lines import Cells
from model.readers.published.lines.line import Line

_NEAR = 2
"""So many places apart two texts begin at the same edge."""


def with_level_texts(
    head: TableHead, columns: ColumnBounds, lines: Sequence[Line], cells: Sequence[Cells]
) -> list[Cells] | None:
    """Return the ``cells`` of ``lines`` with the texts of columns of sections in their columns.

    A number and the title behind it are one text. None where texts begin at more edges than there
    are such columns, as those set in the middle do, and not each name has one beside it.
    """
    places = head.level_places
    found = [columns.pieces_in(line, places) for line in lines]
    edges = _edges(sorted(left for pieces in found for left, _, _ in pieces))
    if not edges:
        return list(cells)
    if len(edges) > len(places):
        return list(cells) if are_beside_names(head, cells) else None
    used = places[-len(edges) :]
    whole: list[Cells] = []
    for pieces, own in zip(found, cells, strict=True):
        texts: dict[int, list[str]] = {}
        for left, _, text in pieces:
            edge = min(edges, key=lambda edge: abs(edge - left))
            texts.setdefault(used[edges.index(edge)], []).append(text)
        rest = {n: text for n, text in own.items() if n not in places or not pieces}
        whole.append({**rest, **{n: " ".join(each) for n, each in texts.items()}})
    return whole


def _edges(lefts: Sequence[int]) -> list[int]:
    """Return the places at which texts begin that stand below each other."""
    edges: list[int] = []
    for left in lefts:
        if not edges or left - edges[-1] > _NEAR:
            edges.append(left)
    return edges

"""A head three lines high: words of one column above and below the line of the others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from model.readers.published.cells.table_head import TableHead, read_head
from model.readers.published.lines.line import Line
from model.readers.published.lines.places import MEASURES, Measure, Span, pieces_of


@dataclass(frozen=True, slots=True)
class TallHead:
    """A head whose middle line is that of the table; ``spans`` are its headings, in ``measure``."""

    head: TableHead
    spans: tuple[Span, ...]
    measure: Measure


def find_tall_head(lines: Sequence[Line], at: int, unit: int | None) -> TallHead | None:
    """Return the head whose middle line is that at ``at``, None where it is no such head."""
    if not 0 < at < len(lines) - 1 or lines[at].after_blank or lines[at + 1].after_blank:
        return None
    if any(line.has_tab for line in lines[at - 1 : at + 2]):
        return None
    for measure in MEASURES:
        above, own, below = (pieces_of(line, measure) for line in lines[at - 1 : at + 2])
        joined = _joined(above, below)
        spans = sorted([*own, *joined])
        is_apart = all(a[1] <= b[0] for a, b in pairwise(spans))
        head = read_head([text for _, _, text in spans], unit) if joined and is_apart else None
        if head is not None:
            return TallHead(head, tuple(spans), measure)
    return None


def _joined(above: Sequence[Span], below: Sequence[Span]) -> list[Span]:
    """Return each span above with the one below it, none where they do not pair."""
    pairs = list(zip(above, below, strict=False))
    overlap = all(a[0] < b[1] and b[0] < a[1] for a, b in pairs)
    if len(above) != len(below) or not overlap:
        return []
    return [(min(a[0], b[0]), max(a[1], b[1]), a[2] + b[2]) for a, b in pairs]

"""Tables that rules divide on a page: which cells they make, and what stands in each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from model.readers.document_table import DocumentTable, TableCell, divide_table
from model.readers.pdf.page_marks import Glyph, PageMarks, Rule
from model.readers.pdf.text_lines import TextLine, Word, cell_lines, lines_of, unbroken
from model.readers.published.cells.looks import is_amount

_NEAR = 2.5
"""Rules within so many points are one; a rule that ends so near another one touches it."""
_HANGING = "、。，．,.・：；？！）)」』】〕〉》ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ"
"""What begins no line (JLREQ 3.1.7), and hangs over the end of one rather."""
_MOST_RULES = 1000
"""A page with more rules is a map or a drawing: tables have some hundreds."""
_LEAST_CELLS = 2
_LEAST_AMOUNTS = 3
"""So many amounts below each other in one cell: rules do not part the rows."""


class RuledTable(NamedTuple):
    """Rows of a table on a page: where they begin and end, where their columns do, what is in them.

    ``lines`` are the same as text, the first lines of the cells in a row beside each other.
    """

    left: float
    top: float
    bottom: float
    lefts: tuple[float, ...]
    table: DocumentTable
    glyphs: frozenset[Glyph]
    lines: tuple[TextLine, ...]


def find_ruled_tables(marks: PageMarks) -> list[RuledTable]:
    """Return the tables on a page whose rows rules part, from top to bottom."""
    across, down = _merged(marks.across), _merged(marks.down)
    if max(len(across), len(down)) > _MOST_RULES:
        return []
    made = (t for a, d in _connected(across, down) for t in _tables(a, d, marks.glyphs))
    return sorted(made, key=lambda t: (t.top, t.left))


def _merged(rules: Iterable[Rule]) -> list[Rule]:
    """Return rules that lie on each other, or go on from each other, as one."""
    lanes: list[list[Rule]] = []
    for rule in sorted(rules):
        if lanes and rule.at - lanes[-1][0].at <= _NEAR:
            lanes[-1].append(rule)
        else:
            lanes.append([rule])
    return [rule for lane in lanes for rule in _runs(lane)]


def _runs(lane: Sequence[Rule]) -> Iterator[Rule]:
    at = sum(rule.at for rule in lane) / len(lane)
    start, end = None, 0.0
    for rule in sorted(lane, key=lambda rule: rule.start):
        if start is not None and rule.start > end + _NEAR:
            yield Rule(at, start, end)
            start = None
        start, end = (rule.start, rule.end) if start is None else (start, max(end, rule.end))
    if start is not None:
        yield Rule(at, start, end)


def _connected(
    across: Sequence[Rule], down: Sequence[Rule]
) -> Iterator[tuple[list[Rule], list[Rule]]]:
    """Yield the rules that touch each other, those across and those down."""
    open_across, open_down = set(range(len(across))), set(range(len(down)))
    while open_across:
        first = min(open_across)
        group: tuple[set[int], set[int]] = ({first}, set())
        fresh: tuple[set[int], set[int]] = ({first}, set())
        while fresh[0] or fresh[1]:
            new_down = {d for d in open_down for a in fresh[0] if _touch(across[a], down[d])}
            new_across = {a for a in open_across for d in fresh[1] if _touch(across[a], down[d])}
            fresh = (new_across - group[0], new_down - group[1])
            group = (group[0] | fresh[0], group[1] | fresh[1])
        open_across -= group[0]
        open_down -= group[1]
        yield [across[a] for a in sorted(group[0])], [down[d] for d in sorted(group[1])]


def _touch(across: Rule, down: Rule) -> bool:
    return (
        across.start - _NEAR <= down.at <= across.end + _NEAR
        and down.start - _NEAR <= across.at <= down.end + _NEAR
    )


class _Cell(NamedTuple):
    """A cell: its first row and column, and those behind its last ones."""

    top: int
    left: int
    bottom: int
    right: int


def _tables(
    across: Sequence[Rule], down: Sequence[Rule], glyphs: Sequence[Glyph]
) -> Iterator[RuledTable]:
    """Yield the tables that rules make; none where they make no cells, or rows without rules."""
    xs = _places(_all(down, across))
    ys = _places(_all(across, down))
    if len(xs) < _LEAST_CELLS + 1 or len(ys) < _LEAST_CELLS:
        return
    cells = _cells(xs, ys, across, down)
    held = _held(cells, xs, ys, glyphs)
    if len(held) < _LEAST_CELLS or not any(held.values()):
        return
    texts = {cell: cell_lines(own) for cell, own in held.items()}
    if _has_rows_within(texts.values()):
        return
    for part in divide_table([TableCell(*cell, texts[cell]) for cell in held]):
        own = {cell: glyphs for cell, glyphs in held.items() if cell.top in part.rows}
        inside = frozenset(glyph for glyphs in own.values() for glyph in glyphs)
        top, bottom = ys[part.rows[0]], ys[part.rows[-1] + 1]
        lines = tuple(_lines(part, xs, ys, own))
        lefts = tuple(xs[n] for n in part.edges)
        yield RuledTable(xs[0], top, bottom, lefts, part, inside, lines)


def _lines(
    part: DocumentTable,
    xs: Sequence[float],
    ys: Sequence[float],
    held: Mapping[_Cell, Sequence[Glyph]],
) -> Iterator[TextLine]:
    """Yield the lines of a table that is none of projects, a head above years as one line."""
    behind = part.rows[0]
    size = max((glyph.size for own in held.values() for glyph in own), default=1.0)
    for row in part.rows:
        head = part.year_head_at(row) if row >= behind else None
        if head:
            words, behind = head
            named = zip(part.edges, words, strict=True)
            placed = tuple(Word(xs[n], xs[n + 1], word) for n, word in named if word)
            yield TextLine((ys[row] + ys[behind]) / 2, size, placed)
        elif row >= behind:
            yield from _row_lines(row, xs, ys, held)


def _row_lines(
    row: int, xs: Sequence[float], ys: Sequence[float], held: Mapping[_Cell, Sequence[Glyph]]
) -> Iterator[TextLine]:
    """Yield what the cells that begin in a row say, the first lines of all beside each other."""
    low: list[list[TextLine]] = []
    for cell, glyphs in held.items():
        if cell.top != row or not glyphs:
            continue
        lines = unbroken(lines_of(glyphs), xs[cell.right])
        if cell.bottom > row + 1:
            yield from _spread(lines, len(lines), ys[row], ys[cell.bottom])
        else:
            low.append(lines)
    most = max(map(len, low), default=0)
    for lines in low:
        yield from _spread(lines, most, ys[row], ys[row + 1])


def _spread(lines: Sequence[TextLine], count: int, top: float, bottom: float) -> Iterator[TextLine]:
    for n, line in enumerate(lines, 1):
        yield line._replace(base=top + (bottom - top) * n / (count + 1))


def _held(
    cells: Mapping[tuple[int, int], _Cell],
    xs: Sequence[float],
    ys: Sequence[float],
    glyphs: Sequence[Glyph],
) -> dict[_Cell, list[Glyph]]:
    """Return the characters in each cell."""
    held: dict[_Cell, list[Glyph]] = {cell: [] for cell in cells.values()}
    before: tuple[Glyph, list[Glyph]] | None = None
    for glyph in glyphs:
        x, y = glyph.middle
        if before and _hangs_on(before[0], glyph):
            own = before[1]
        elif xs[0] < x < xs[-1] and ys[0] < y < ys[-1]:
            own = held[cells[bisect_right(ys, y) - 1, bisect_right(xs, x) - 1]]
        else:
            before = None
            continue
        own.append(glyph)
        before = glyph, own
    return held


def _hangs_on(before: Glyph, glyph: Glyph) -> bool:
    """Whether a sign goes on with the character before it, over the rule of its cell if need be."""
    is_near = abs(glyph.left - before.right) <= _NEAR and abs(glyph.base - before.base) <= _NEAR
    return glyph.text in _HANGING and is_near


def _all(rules: Sequence[Rule], others: Sequence[Rule]) -> list[float]:
    """Return where rules stand, and how far those reach that cross them: a side may have none."""
    ends = [end for rule in others for end in (rule.start, rule.end)]
    return [*(rule.at for rule in rules), *((min(ends), max(ends)) if ends else ())]


def _places(values: Iterable[float]) -> list[float]:
    """Return places in order, those that are near each other once."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _cells(
    xs: Sequence[float], ys: Sequence[float], across: Sequence[Rule], down: Sequence[Rule]
) -> dict[tuple[int, int], _Cell]:
    """Return for each row and column the cell that it is of: one reaches as far as a rule."""
    owner: dict[tuple[int, int], _Cell] = {}
    for top, left in ((t, n) for t in range(len(ys) - 1) for n in range(len(xs) - 1)):
        if (top, left) in owner:
            continue
        right = left + 1
        while right < len(xs) - 1 and not _stands(down, xs[right], ys[top], ys[top + 1]):
            right += 1
        bottom = top + 1
        while bottom < len(ys) - 1 and not any(
            _stands(across, ys[bottom], xs[n], xs[n + 1]) for n in range(left, right)
        ):
            bottom += 1
        cell = _Cell(top, left, bottom, right)
        for place in ((t, n) for t in range(top, bottom) for n in range(left, right)):
            owner.setdefault(place, cell)
    return owner


def _stands(rules: Sequence[Rule], at: float, start: float, end: float) -> bool:
    """Whether a rule at ``at`` parts what lies between ``start`` and ``end``."""
    middle = (start + end) / 2
    return any(abs(r.at - at) <= _NEAR and r.start <= middle <= r.end for r in rules)


def _has_rows_within(texts: Iterable[Sequence[str]]) -> bool:
    """Whether cells hold several rows: amounts below each other, as in cells of nothing else."""
    return any(len(lines) >= _LEAST_AMOUNTS and all(map(is_amount, lines)) for lines in texts)

"""Sharing the width of a page among columns that ask for more of it, or for less."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from reports.table import Column, ColumnKind
from reports.typesetting.even_widths import even_widths

_LITTLE = 0.05
"""Of the width of a page: so much texts give up for the least widths of figures."""
_MOST_SPREAD = 0.12
"""Of the width of a page: so much a figure gets at most of what names leave."""


def shared(
    rest: float, indices: Sequence[int], natural: Sequence[float], least: Sequence[float]
) -> dict[int, float]:
    """Divide ``rest`` among columns by their natural widths, none below its least."""
    if not indices:
        return {}
    wanted = sum(natural[i] for i in indices)
    shares = {i: max(least[i], rest * natural[i] / wanted) for i in indices}
    over = sum(shares.values()) - max(rest, sum(least[i] for i in indices))
    roomy = [i for i in indices if shares[i] > least[i]]
    room = sum(shares[i] - least[i] for i in roomy)
    if over > 0 and room > 0:
        for i in roomy:
            shares[i] -= over * (shares[i] - least[i]) / room
    return shares


def fitted(widths: Sequence[float], held: Sequence[float], width: float) -> list[float]:
    """Return ``widths`` made to be ``width`` together, none below the figures that it holds.

    Where little is lacking columns of texts give it; else all shrink alike.
    """
    over = sum(widths) - width
    if 0 < over <= width * _LITTLE:
        room = [0.0 if h else w for w, h in zip(widths, held, strict=True)]
        if over <= sum(room) / 2:
            return [w - over * r / sum(room) for w, r in zip(widths, room, strict=True)]
    alike = [w * width / sum(widths) for w in widths]
    lacking = [max(0.0, h - w) for w, h in zip(alike, held, strict=True)]
    room = [max(0.0, w - h) for w, h in zip(alike, held, strict=True)]
    if 0 < sum(lacking) <= sum(room) / 2:
        taken = sum(lacking) / sum(room)
        return [max(w - taken * r, h) for w, r, h in zip(alike, room, held, strict=True)]
    return alike


def spread(columns: Sequence[Column], widths: Sequence[float], wanted: float) -> Sequence[float]:
    """Return ``widths`` with what names have too much shared among them and their figures.

    ``wanted`` is what names in the first column would like to have. Beside one that takes half a
    page nobody finds the figure of its row.
    """
    first, *figures = columns
    spare = widths[0] - wanted
    if first.kind.is_summed or spare <= 0 or not all(each.kind.is_summed for each in figures):
        return widths
    share = min(spare / len(widths), sum(widths) * _MOST_SPREAD)
    return [widths[0] - share * len(figures), *(each + share for each in widths[1:])]


def alike(
    columns: Sequence[Column],
    widths: Sequence[float],
    held: Sequence[float],
    wanted: Sequence[float],
) -> Sequence[float]:
    """Return ``widths`` with amounts that stand beside each other as wide as each other.

    ``held`` is what their figures need, ``wanted`` what their heads do, too (``even_widths``).
    """
    by_kind = groupby(range(len(widths)), lambda place: columns[place].kind)
    runs = [tuple(run) for kind, run in by_kind if kind is ColumnKind.YEN]
    return even_widths(widths, runs, held, wanted)

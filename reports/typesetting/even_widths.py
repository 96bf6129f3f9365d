"""Columns of amounts that stand beside each other, made as wide as each other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence


def even_widths(
    widths: Sequence[float],
    runs: Iterable[Sequence[int]],
    held: Sequence[float],
    wanted: Sequence[float],
) -> Sequence[float]:
    """Return ``widths`` with those at the places of each of ``runs`` evened.

    A column whose figures need more than its part, as ``held`` says, keeps what they need. A run
    stays as it is where its columns have what they ``wanted`` and one would lose some of that, so
    that its head would be broken; where some heads are broken already, all may be.
    """
    evened = list(widths)
    for run in runs:
        even = _evened(widths, run, held)
        has_all = all(widths[place] >= wanted[place] for place in run)
        if not has_all or all(even[place] >= wanted[place] for place in run):
            evened = [even.get(place, width) for place, width in enumerate(evened)]
    return evened


def _evened(widths: Sequence[float], run: Sequence[int], held: Sequence[float]) -> dict[int, float]:
    """Return the widths of a run by place, the same as far as ``held`` lets them."""
    room = sum(widths[place] for place in run)
    even = {}
    neediest = sorted(run, key=held.__getitem__, reverse=True)
    for place, others in zip(neediest, range(len(run), 0, -1), strict=True):
        even[place] = max(held[place], room / others)
        room -= even[place]
    return even

"""Amounts that are the sum of those of several years (3か年計): known by their values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

MOST = 0.51
"""More than half of the rows add up where others are slips of what is a sum of years."""

YearsAndSum = tuple[Mapping[int, int], int]
"""Of one row: the yen by fiscal year (西暦), and what may be their sum."""


def years_added_up(rows: Sequence[YearsAndSum], least: float = MOST) -> tuple[int, ...]:
    """Return the years that are added up in a share of ``least`` of ``rows``, none where none are.

    They follow each other; years before or after them may stand beside the sum. Only rows with
    amounts of several years can tell; a year without one adds nothing.
    """
    known = sorted({year for years, _ in rows for year in years})
    for run in _runs(known):
        sums = [
            (sum(parts), total)
            for years, total in rows
            if len(parts := [years[year] for year in run if years.get(year)]) > 1
        ]
        if sums and sum(own == total for own, total in sums) >= least * len(sums):
            return run
    return ()


def _runs(years: Sequence[int]) -> Iterator[tuple[int, ...]]:
    """Yield all stretches of two ``years`` or more, the longest first."""
    for length in range(len(years), 1, -1):
        for first in range(len(years) - length + 1):
            yield tuple(years[first : first + length])

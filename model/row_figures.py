"""How many projects, and how much, of the rows that picks leave of a plan."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence
from functools import cache
from itertools import compress
from typing import NamedTuple, TypeVar

from model.amount_basis import choose_basis
from model.listing import Listing, Path
from model.money import sum_known
from model.plan import Plan

_Key = TypeVar("_Key", bound=Hashable)


class Figure(NamedTuple):
    """How many projects, and how much in yen where any amount is known."""

    projects: int
    amount: int | None


class RowFigures:
    """Counts the projects of some ``rows``, which are all those of ``plan``; each counts once.

    Rows that picks leave are given as bytes, a 1 for each that is left, else 0. Knows no picks.

    Attributes:
        spans: by path of each section, its first row, with what is below it, and the row after its
            last.
        amounts: the yen of each project that are added up, in the plan's order, None where no
            amount is known.
        total_amount: the sum of all that is known of projects in yen.
        largest_amount: the largest amount of any project in yen, whatever its sign; None where no
            amount is known.
        basis: the fiscal year and the kind of the amounts that are added up.
    """

    def __init__(self, plan: Plan, rows: Sequence[Listing]) -> None:
        number = {project.id: n for n, project in enumerate(plan.projects)}
        self._rows = rows  # held, so that their ids stay theirs
        self._places = {id(row): n for n, row in enumerate(rows)}
        self._projects = [number[row.project.id] for row in rows]
        self.basis = basis = choose_basis(plan)
        self.amounts = [basis.amount_of(project) for project in plan.projects]
        amounts = [self.amounts[project] for project in self._projects]
        self._row_amounts = [yen or 0 for yen in amounts]
        self._has_amount = bytes(yen is not None for yen in amounts)
        self._several = _places_to_count(rows, self._projects)
        self.spans = _spans(rows)
        self._by_department = places(row.department_names for row in rows)
        self.total_amount = sum_known(self.amounts) or 0
        yen = (abs(amount.yen) for project in plan.projects for amount in project.amounts)
        self.largest_amount = max(yen, default=None)

    def of_all(self, left: bytes) -> Figure:
        """Return the figure of the rows that are ``left``."""
        return self._of_span(self._homes(left), 0, len(left))

    def by_department(self, left: bytes) -> Callable[[str], Figure]:
        """Return what says of a department's name the figure of its rows that are ``left``."""
        return cache(lambda name: self._of_department(name, left))

    def by_section(self, left: bytes, picked: bytes | None = None) -> Callable[[Path], Figure]:
        """Return what says of a section's path the figure of its rows that are ``left``.

        A project counts in one section and in those above it: where ``PlanView.homes`` has it of
        the rows that are ``picked``, else of those that are left.
        """
        homes = cache(lambda: self._homes(left, picked))  # few lines are in sight, or none
        return cache(lambda path: self._of_span(homes(), *self.spans.get(path, (0, 0))))

    def yen_of(self, row: Listing) -> int | None:
        """Return the amount of the project of ``row`` in yen, None where none is known."""
        return self.amounts[self._projects[self._places[id(row)]]]

    def counting(self, left: bytes) -> Callable[[Listing], bool]:
        """Return what says of a row that is ``left`` whether its project counts there."""
        homes = cache(lambda: self._homes(left))  # asked for a few rows, and not at each pick
        places = self._places

        def counts_at(row: Listing) -> bool:
            return id(row) in places and homes()[places[id(row)]] == 1

        return counts_at

    # --- private --------------------------------------------------------------------------------

    def _of_projects(self, projects: Collection[int]) -> Figure:
        return Figure(len(projects), sum_known(self.amounts[n] for n in projects))

    def _of_department(self, name: str, left: bytes) -> Figure:
        rows = self._by_department.get(name, ())
        return self._of_projects({self._projects[row] for row in rows if left[row]})

    def _of_span(self, homes: bytes, first: int, after: int) -> Figure:
        inside = homes[first:after]
        amount = sum(compress(self._row_amounts[first:after], inside))
        is_known = any(compress(self._has_amount[first:after], inside))
        return Figure(inside.count(1), amount if is_known else None)

    def _homes(self, left: bytes, picked: bytes | None = None) -> bytes:
        """Return 1 for each row at which its project counts, one of those ``picked`` if any is."""
        homes = bytearray(left)
        for rows in self._several:
            kept = [row for row in rows if left[row]]
            if picked:
                kept.sort(key=lambda row: not picked[row])
            for row in kept[1:]:
                homes[row] = 0
        return bytes(homes)


def places(keys: Iterable[Iterable[_Key]]) -> dict[_Key, list[int]]:
    """Return for each key which rows have it."""
    places: dict[_Key, list[int]] = {}
    for row, row_keys in enumerate(keys):
        for key in row_keys:
            places.setdefault(key, []).append(row)
    return places


def _places_to_count(rows: Sequence[Listing], projects: Sequence[int]) -> tuple[list[int], ...]:
    """Return, of each project with several rows, the places of these; it counts at the first kept.

    Relisted rows come behind all others.
    """
    several = [found for found in places([n] for n in projects).values() if len(found) > 1]
    return tuple(sorted(found, key=lambda row: rows[row].relisted) for found in several)


def _spans(rows: Sequence[Listing]) -> dict[Path, tuple[int, int]]:
    """Return the first row of each section, with what is below it, and the row after its last."""
    spans: dict[Path, tuple[int, int]] = {}
    for n, row in enumerate(rows):
        for depth in range(1, len(row.path) + 1):
            above = row.path[:depth]
            spans[above] = (spans[above][0] if above in spans else n, n + 1)
    return spans

"""Picking again and again from one plan: what each pick leaves, in time for the next key press.

``view_plan`` asks every row every question anew; an index has asked each once. It holds a bit for
each row, so that a pick is a few operations on long integers. Of a thousand departments few are in
sight: the figures of a section or a department are counted when they are asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import compress
from typing import TypeVar

from model.amount_basis import choose_basis
from model.listing import Listing, ListingKind, Path
from model.money import sum_known
from model.plan import Plan
from model.selection import Selection, searched_text
from model.view import PlanView, view_plan

_Key = TypeVar("_Key", bound=Hashable)
_Item = TypeVar("_Item")
_DIGITS = bytes.maketrans(b"01", b"\x00\x01")


@dataclass(frozen=True, slots=True)
class Figure:
    """How many projects, and how much in yen where any amount is known."""

    projects: int
    amount: int | None


@dataclass(frozen=True, slots=True)
class Picked:
    """What a selection leaves of a plan.

    Attributes:
        rows: the picked listings, in document order.
        figure: their projects, each counted once.
        departments: how many of the picked departments they name.
        of_department: what the department of a name would have were it picked alone beside the
            other picks.
        of_section: what the section at a path would have were all sections picked; each project
            counts in one section and in those above it.
    """

    rows: tuple[Listing, ...]
    figure: Figure
    departments: int
    of_department: Callable[[str], Figure]
    of_section: Callable[[Path], Figure]


class PickIndex:
    """The rows of ``plan``, ready to be picked from.

    Attributes:
        plan: the plan.
        published: the published budget of each section in yen, by path, with nothing left out.
        has_published: whether any section publishes a budget.
        total_amount: the sum of all that is known of projects in yen, as figures count it.
        largest_amount: the largest amount of any project in yen, whatever its sign; None where no
            amount is known.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        whole = view_plan(plan, Selection(), takes=lambda _: True)
        self.published = {node.section.path: node.published_budget for node in whole.walk()}
        self.has_published = any(budget is not None for budget in self.published.values())
        yen = (abs(amount.yen) for project in plan.projects for amount in project.amounts)
        self.largest_amount = max(yen, default=None)
        self._rows = tuple(plan.listings())
        number = {project.id: n for n, project in enumerate(plan.projects)}
        self._projects = [number[row.project.id] for row in self._rows]
        basis = choose_basis(plan)
        self._amounts = [basis.amount_of(project) for project in plan.projects]
        self.total_amount = sum_known(self._amounts) or 0
        self._row_amounts = [self._amounts[project] for project in self._projects]
        self._several = _places_to_count(self._rows, self._projects)
        self._spans = _spans(self._rows)
        named = [[d.name for d in row.departments] for row in self._rows]
        self._department_rows = _places(named)
        self._everything = (1 << len(self._rows)) - 1
        self._relisted = _mask(row.relisted for row in self._rows)
        self._other = _mask(row.kind is ListingKind.OTHER for row in self._rows)
        self._by_flag = _masks([[row.flag.mark if row.flag else ""] for row in self._rows])
        self._by_department = _masks(named)
        self._by_path = _masks([[row.path] for row in self._rows])

    @cached_property
    def _texts(self) -> list[str]:
        return [searched_text(row) for row in self._rows]

    def prepare(self) -> None:
        """Fold the texts of all rows and count them now, so that the first picks do not wait."""
        _ = self._texts
        self.pick(Selection())

    def pick(self, selection: Selection) -> Picked:
        """Return what ``selection`` leaves; it may be nothing."""
        rest, sections, departments = self._parts(selection)
        picked = rest & sections & departments
        in_departments, homes = self._bits(rest & sections), self._homes(rest & departments)
        return Picked(
            rows=tuple(self._kept(self._rows, picked)),
            figure=self._figure(set(self._kept(self._projects, picked))),
            departments=self._count_departments(picked, selection.departments),
            of_department=cache(lambda name: self._department_figure(name, in_departments)),
            of_section=cache(lambda path: self._section_figure(path, homes)),
        )

    def view(self, selection: Selection) -> PlanView:
        """Return what ``view_plan`` does, without asking each row again."""
        rest, sections, departments = self._parts(selection)
        kept = {id(row) for row in self._kept(self._rows, rest & sections & departments)}
        return view_plan(self.plan, selection, takes=lambda row: id(row) in kept)

    # --- picks as bits --------------------------------------------------------------------------

    def _parts(self, selection: Selection) -> tuple[int, int, int]:
        """Return the rows that pass all but two picks, and those that pass each of the two."""
        sections = departments = self._everything
        if selection.sections is not None:
            sections = _join(
                mask
                for path, mask in self._by_path.items()
                if selection.is_whole(path) or path in selection.own_rows
            )
        if selection.departments is not None:
            departments = _join(self._by_department.get(name, 0) for name in selection.departments)
        return self._rest(selection), sections, departments

    def _rest(self, selection: Selection) -> int:
        passing = self._everything
        if not selection.relisted:
            passing &= ~self._relisted
        if not selection.other:
            passing &= ~self._other
        if selection.flags is not None:
            passing &= _join(self._by_flag.get(mark, 0) for mark in selection.flags)
        for word in selection.words:
            passing &= _mask(word in text for text in self._texts)
        return passing

    def _kept(self, items: Sequence[_Item], mask: int) -> Iterator[_Item]:
        """Yield those of ``items``, one for each row, whose bit is set."""
        return compress(items, self._bits(mask))

    def _bits(self, mask: int) -> bytes:
        """Return a byte of 0 or 1 for each row."""
        return f"{mask:0{max(len(self._rows), 1)}b}"[::-1].encode().translate(_DIGITS)

    # --- figures --------------------------------------------------------------------------------

    def _figure(self, projects: Iterable[int]) -> Figure:
        numbers = tuple(projects)
        return Figure(len(numbers), sum_known(self._amounts[n] for n in numbers))

    def _count_departments(self, mask: int, wanted: frozenset[str] | None) -> int:
        """Return how many departments, of those ``wanted``, the rows of ``mask`` name."""
        names = self._by_department if wanted is None else wanted & self._by_department.keys()
        return sum(1 for name in names if self._by_department[name] & mask)

    def _department_figure(self, name: str, bits: bytes) -> Figure:
        rows = self._department_rows.get(name, ())
        return self._figure({self._projects[row] for row in rows if bits[row]})

    def _section_figure(self, path: Path, homes: bytes) -> Figure:
        first, after = self._spans.get(path, (0, 0))
        inside = homes[first:after]
        amounts = compress(self._row_amounts[first:after], inside)
        return Figure(inside.count(1), None if self.largest_amount is None else sum_known(amounts))

    def _homes(self, mask: int) -> bytes:
        """Return 1 for each row at which its project counts, as ``PlanView.homes`` has it."""
        homes = bytearray(self._bits(mask))
        for places in self._several:
            kept = [row for row in places if homes[row]]
            for row in kept[1:]:
                homes[row] = 0
        return bytes(homes)


def _places_to_count(rows: Sequence[Listing], projects: Sequence[int]) -> tuple[list[int], ...]:
    """Return, of each project with several rows, the places of these; it counts at the first kept.

    The last row that is no relisted one comes first, relisted ones come behind all others.
    """
    several = [places for places in _places([[n] for n in projects]).values() if len(places) > 1]
    main = [[row for row in reversed(places) if not rows[row].relisted] for places in several]
    again = [[row for row in places if rows[row].relisted] for places in several]
    return tuple(map(list.__add__, main, again))


def _spans(rows: Sequence[Listing]) -> dict[Path, tuple[int, int]]:
    """Return the first row of each section, with what is below it, and the row after its last."""
    spans: dict[Path, tuple[int, int]] = {}
    for n, row in enumerate(rows):
        for depth in range(1, len(row.path) + 1):
            above = row.path[:depth]
            spans[above] = (spans[above][0] if above in spans else n, n + 1)
    return spans


def _mask(truths: Iterable[bool]) -> int:
    """Return a number whose n-th bit says the n-th truth."""
    bits = "".join(["1" if truth else "0" for truth in truths])
    return int(bits[::-1] or "0", 2)


def _places(keys: Iterable[Iterable[_Key]]) -> dict[_Key, list[int]]:
    """Return for each key which rows have it."""
    places: dict[_Key, list[int]] = {}
    for row, row_keys in enumerate(keys):
        for key in row_keys:
            places.setdefault(key, []).append(row)
    return places


def _masks(keys: Sequence[Iterable[_Key]]) -> dict[_Key, int]:
    """Return for each key a number whose n-th bit says whether the n-th row has it."""
    masks = {}
    for key, rows in _places(keys).items():
        bits = bytearray(len(keys) // 8 + 1)
        for row in rows:
            bits[row >> 3] |= 1 << (row & 7)
        masks[key] = int.from_bytes(bits, "little")
    return masks


def _join(masks: Iterable[int]) -> int:
    joined = 0
    for mask in masks:
        joined |= mask
    return joined

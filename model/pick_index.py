"""Picking again and again from one plan: what each pick leaves, in time for the next key press.

``view_plan`` asks every row every question anew; an index has asked each once. It holds a bit for
each row, so that a pick is a few operations on long integers, and figures are counted in one pass.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
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
_LATELY = 16
"""So many counts of the rows that other picks leave are kept: ticking sections changes none of the
figures of sections, and undo comes back to those before."""
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
        by_department: for each department, by name, what it would have were it picked alone
            beside the other picks.
        by_section: for each section, by path, what it would have were all sections picked; each
            project counts in one section and in those above it.
    """

    rows: tuple[Listing, ...]
    figure: Figure
    departments: int
    by_department: dict[str, Figure]
    by_section: dict[Path, Figure]


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
        self._named = [tuple(d.name for d in row.departments) for row in self._rows]
        self._everything = (1 << len(self._rows)) - 1
        self._relisted = _mask(row.relisted for row in self._rows)
        self._other = _mask(row.kind is ListingKind.OTHER for row in self._rows)
        self._by_flag = _masks([row.flag.mark if row.flag else ""] for row in self._rows)
        self._by_department = _masks(self._named)
        self._by_path = _masks([row.path] for row in self._rows)
        self._department_figures = lru_cache(_LATELY)(self._figures_by_department)
        self._section_figures = lru_cache(_LATELY)(self._figures_by_section)

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
        wanted = selection.departments
        named = {name for names in self._kept(self._named, picked) for name in names}
        return Picked(
            rows=tuple(self._kept(self._rows, picked)),
            figure=self._figure(set(self._kept(self._projects, picked))),
            departments=len(named if wanted is None else named & wanted),
            by_department=self._department_figures(rest & sections),
            by_section=self._section_figures(rest & departments),
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
        bits = f"{mask:0{max(len(items), 1)}b}"[::-1].encode().translate(_DIGITS)
        return compress(items, bits)

    # --- figures --------------------------------------------------------------------------------

    def _figure(self, projects: Iterable[int]) -> Figure:
        numbers = tuple(projects)
        return Figure(len(numbers), sum_known(self._amounts[n] for n in numbers))

    def _figures_by_department(self, mask: int) -> dict[str, Figure]:
        projects: dict[str, set[int]] = {d.name: set() for d in self.plan.departments}
        pairs = zip(self._kept(self._named, mask), self._kept(self._projects, mask), strict=True)
        for names, project in pairs:
            for name in names:
                projects[name].add(project)
        return {name: self._figure(found) for name, found in projects.items()}

    def _figures_by_section(self, mask: int) -> dict[Path, Figure]:
        own: dict[Path, list[int]] = {}
        for project, path in self._homes(mask).items():
            own.setdefault(path, []).append(project)
        counts: dict[Path, int] = {}
        amounts: dict[Path, int] = {}
        for path, projects in own.items():
            figure = self._figure(projects)
            for depth in range(1, len(path) + 1):
                above = path[:depth]
                counts[above] = counts.get(above, 0) + figure.projects
                if figure.amount is not None:
                    amounts[above] = amounts.get(above, 0) + figure.amount
        return {path: Figure(count, amounts.get(path)) for path, count in counts.items()}

    def _homes(self, mask: int) -> dict[int, Path]:
        """Return where each project counts, as ``PlanView.homes`` has it."""
        homes: dict[int, Path] = {}
        for row, project in self._rows_of(mask & self._relisted):
            homes.setdefault(project, row.path)
        for row, project in self._rows_of(mask & ~self._relisted):
            homes[project] = row.path
        return homes

    def _rows_of(self, mask: int) -> Iterator[tuple[Listing, int]]:
        return zip(self._kept(self._rows, mask), self._kept(self._projects, mask), strict=True)


def _mask(truths: Iterable[bool]) -> int:
    """Return a number whose n-th bit says the n-th truth."""
    bits = "".join(["1" if truth else "0" for truth in truths])
    return int(bits[::-1] or "0", 2)


def _masks(keys: Iterable[Iterable[_Key]]) -> dict[_Key, int]:
    """Return for each key a number whose n-th bit says whether the n-th row has it."""
    places: dict[_Key, list[int]] = {}
    count = 0
    for count, row_keys in enumerate(keys, 1):
        for key in row_keys:
            places.setdefault(key, []).append(count - 1)
    masks = {}
    for key, rows in places.items():
        bits = bytearray(count // 8 + 1)
        for row in rows:
            bits[row >> 3] |= 1 << (row & 7)
        masks[key] = int.from_bytes(bits, "little")
    return masks


def _join(masks: Iterable[int]) -> int:
    joined = 0
    for mask in masks:
        joined |= mask
    return joined

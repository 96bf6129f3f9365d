"""Picking again and again from one plan: what each pick leaves, in time for the next key press.

``view_plan`` asks every row every question anew; an index has asked each once. It holds a bit for
each row, so that a pick is a few operations on long integers. Of a thousand departments few are in
sight: the figures of a section or a department are counted when they are asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import compress
from typing import TypeVar

from model.listing import Listing, ListingKind, Path
from model.plan import Plan
from model.row_figures import Figure, RowFigures, places
from model.selection import Selection, searched_text
from model.view import PlanView, view_plan

_Key = TypeVar("_Key", bound=Hashable)
_DIGITS = bytes.maketrans(b"01", b"\x00\x01")


@dataclass(frozen=True, slots=True)
class Picked:
    """What a selection leaves of a plan.

    Attributes:
        rows: the picked listings, in document order.
        counts_at: whether the project of one of these rows counts there, and not at another.
        figure: their projects, each counted once.
        departments: how many of the picked departments they name.
        of_department: what the department of a name would have were it picked alone beside the
            other picks.
        of_section: what the section at a path would have were all sections picked; each project
            counts in one section and in those above it.
    """

    rows: tuple[Listing, ...]
    counts_at: Callable[[Listing], bool]
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
        figures: what is known of the projects of its rows.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        whole = view_plan(plan, Selection(), takes=lambda _: True)
        self.published = {node.section.path: node.published_budget for node in whole.walk()}
        self.has_published = any(budget is not None for budget in self.published.values())
        self._rows = tuple(plan.listings())
        self.figures = RowFigures(plan, self._rows)
        self._everything = (1 << len(self._rows)) - 1
        self._relisted = _mask(row.relisted for row in self._rows)
        self._other = _mask(row.kind is ListingKind.OTHER for row in self._rows)
        self._by_flag = _masks([[row.flag.mark if row.flag else ""] for row in self._rows])
        self._by_department = _masks([[d.name for d in row.departments] for row in self._rows])
        self._by_path = _masks([[row.path] for row in self._rows])

    @cached_property
    def _texts(self) -> list[str]:
        return [searched_text(row) for row in self._rows]

    @cached_property
    def _whole(self) -> Picked:
        return self._pick(Selection())

    def prepare(self) -> None:
        """Fold the texts of all rows and pick them all now, so that the first picks do not wait."""
        _ = self._texts
        _ = self._whole

    def pick(self, selection: Selection) -> Picked:
        """Return what ``selection`` leaves; it may be nothing."""
        return self._whole if selection == Selection() else self._pick(selection)

    def _pick(self, selection: Selection) -> Picked:
        rest, sections, departments = self._parts(selection)
        picked = rest & sections & departments
        bits = self._bits(picked)
        return Picked(
            rows=tuple(self._kept(picked)),
            counts_at=self.figures.counting(bits),
            figure=self.figures.of_all(bits),
            departments=self._count_departments(picked, selection.departments),
            of_department=self.figures.by_department(self._bits(rest & sections)),
            of_section=self.figures.by_section(self._bits(rest & departments)),
        )

    def view(self, selection: Selection) -> PlanView:
        """Return what ``view_plan`` does, without asking each row again."""
        rest, sections, departments = self._parts(selection)
        kept = {id(row) for row in self._kept(rest & sections & departments)}
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

    def _kept(self, mask: int) -> Iterator[Listing]:
        """Yield the rows whose bit is set."""
        return compress(self._rows, self._bits(mask))

    def _bits(self, mask: int) -> bytes:
        """Return a byte of 0 or 1 for each row."""
        return f"{mask:0{max(len(self._rows), 1)}b}"[::-1].encode().translate(_DIGITS)

    def _count_departments(self, mask: int, wanted: frozenset[str] | None) -> int:
        """Return how many departments, of those ``wanted``, the rows of ``mask`` name."""
        names = self._by_department if wanted is None else wanted & self._by_department.keys()
        return sum(1 for name in names if self._by_department[name] & mask)


def _mask(truths: Iterable[bool]) -> int:
    """Return a number whose n-th bit says the n-th truth."""
    bits = "".join(["1" if truth else "0" for truth in truths])
    return int(bits[::-1] or "0", 2)


def _masks(keys: Sequence[Iterable[_Key]]) -> dict[_Key, int]:
    """Return for each key a number whose n-th bit says whether the n-th row has it."""
    masks = {}
    for key, rows in places(keys).items():
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

"""Picking again and again from one plan: what each pick leaves, in time for the next key press.

``view_plan`` asks every row every question anew; an index has asked each once. It holds a bit for
each row, so that a pick is a few operations on long integers. Of a thousand departments few are in
sight: the figures of a section or a department are counted when they are asked for.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import compress, repeat
from operator import contains
from typing import NamedTuple, TypeVar

from model.listing import Listing, ListingKind, Path
from model.plan import Plan, Section
from model.row_figures import Figure, RowFigures, places
from model.selection import Selection, searched_text
from model.view import view_plan

_Key = TypeVar("_Key", bound=Hashable)
_TRUTHS, _DIGITS = b"\x00\x01", b"01"
_TO_TRUTHS, _TO_DIGITS = bytes.maketrans(_DIGITS, _TRUTHS), bytes.maketrans(_TRUTHS, _DIGITS)


class Picked(NamedTuple):
    """What a selection leaves of a plan.

    Attributes:
        rows: the picked listings, in document order.
        counts_at: whether the project of one of these rows counts there, and not at another.
        figure: their projects, each counted once.
        published_budget: the published budget in yen of all that is shown, None where it is not
            known for it, as ``PlanView`` has it.
        departments: how many of the picked departments they name.
        of_department: what the department of a name would have were it picked alone beside the
            other picks.
        of_section: what the section at a path has, or would add were it picked too; each project
            counts in one section and in those above it, so that the picked ones add up to the
            figure of all.
        of_picked: what is picked of the section at a path.
        mask: a bit for each row of the plan, which says whether it is left.
    """

    rows: tuple[Listing, ...]
    counts_at: Callable[[Listing], bool]
    figure: Figure
    published_budget: int | None
    departments: int
    of_department: Callable[[str], Figure]
    of_section: Callable[[Path], Figure]
    of_picked: Callable[[Path], Figure]
    mask: int


class PickIndex:
    """The rows of ``plan``, ready to be picked from.

    Attributes:
        plan: the plan.
        rows: its listings, in document order.
        published: the published budget of each section in yen, by path, with nothing left out.
        has_published: whether any section publishes a budget.
        figures: what is known of the projects of its rows.
    """

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        whole = view_plan(plan, Selection(), takes=lambda _: True)
        self.published = {node.section.path: node.published_budget for node in whole.walk()}
        self.has_published = any(budget is not None for budget in self.published.values())
        self.rows = tuple(plan.listings())
        self.figures = RowFigures(plan, self.rows)
        self._everything = (1 << len(self.rows)) - 1
        self._relisted = _mask(row.relisted for row in self.rows)
        self._other = _mask(row.kind is ListingKind.OTHER for row in self.rows)
        self._by_flag = _masks([[row.flag.mark if row.flag else ""] for row in self.rows])
        self._by_department = _masks([row.department_names for row in self.rows])
        self._by_path = _masks([[row.path] for row in self.rows])
        self._sections = {section.path: section for section in plan.walk()}
        self._below = {path: _span(*span) for path, span in self.figures.spans.items()}

    @property
    def department_names(self) -> tuple[str, ...]:
        """The names by which departments are picked, an empty one where rows name none."""
        names = (department.name for department in self.plan.departments)
        return (*names, *([""] if "" in self._by_department else []))

    @property
    def has_relisted(self) -> bool:
        """Whether any row is relisted."""
        return self._relisted != 0

    @property
    def has_other(self) -> bool:
        """Whether any row is one of the other projects (その他の主な事業)."""
        return self._other != 0

    @cached_property
    def _texts(self) -> list[str]:
        return [searched_text(row) for row in self.rows]

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

    def published_of(self, path: Path, selection: Selection, picked: Picked) -> int | None:
        """Return the published budget in yen of what ``selection`` picks of the section at a path.

        None where it is not known for that. ``picked`` is what the selection leaves of the plan;
        it knows no index, so that a plan goes at once when another is opened.
        """
        return self._published((self._sections[path],), selection, picked.mask)

    def _pick(self, selection: Selection) -> Picked:
        rest, sections, departments = self._parts(selection)
        picked = rest & sections & departments
        bits = self._bits(picked)
        return Picked(
            rows=tuple(self._kept(picked)),
            counts_at=self.figures.counting(bits),
            figure=self.figures.of_all(bits),
            published_budget=self._published(self.plan.sections, selection, picked),
            departments=self._count_departments(picked, selection.departments),
            of_department=self.figures.by_department(self._bits(rest & sections)),
            of_section=self.figures.by_section(self._bits(rest & departments), bits),
            of_picked=self.figures.by_section(bits),
            mask=picked,
        )

    # --- picks as bits --------------------------------------------------------------------------

    def _parts(self, selection: Selection) -> tuple[int, int, int]:
        """Return the rows that pass all but two picks, and those that pass each of the two."""
        sections = departments = self._everything
        if selection.sections is not None:
            sections = self._join(self._below, selection.sections)
            sections |= self._join(self._by_path, selection.own_rows)
        if selection.departments is not None:
            departments = self._join(self._by_department, selection.departments)
        return self._rest(selection), sections, departments

    def _rest(self, selection: Selection) -> int:
        passing = self._everything
        if not selection.relisted:
            passing &= ~self._relisted
        if not selection.other:
            passing &= ~self._other
        if selection.flags is not None:
            passing &= self._join(self._by_flag, selection.flags)
        for word in selection.words:
            passing &= _mask(map(contains, self._texts, repeat(word)))
        return passing

    def _join(self, masks: Mapping[_Key, int], keys: Iterable[_Key]) -> int:
        """Return the rows of all ``keys`` together."""
        joined = 0
        for key in keys:
            joined |= masks.get(key, 0)
        return joined

    def _kept(self, mask: int) -> Iterator[Listing]:
        """Yield the rows whose bit is set."""
        return compress(self.rows, self._bits(mask))

    def _bits(self, mask: int) -> bytes:
        """Return a byte of 0 or 1 for each row."""
        return f"{mask:0{max(len(self.rows), 1)}b}"[::-1].encode().translate(_TO_TRUTHS)

    def _count_departments(self, mask: int, wanted: frozenset[str] | None) -> int:
        """Return how many departments, of those ``wanted``, the rows of ``mask`` name."""
        names = self._by_department if wanted is None else wanted & self._by_department.keys()
        return sum(1 for name in names if name and self._by_department[name] & mask)

    def _published(
        self, sections: tuple[Section, ...], selection: Selection, picked: int
    ) -> int | None:
        """Return the published budget of those of ``sections`` that are shown."""
        known = []
        for section in sections:
            budget = self.published[section.path]
            if not selection.is_whole(section.path) or selection.narrows_rows:
                if not self._below.get(section.path, 0) & picked:
                    continue
                budget = self._published_in_part(section, selection, picked)
                if budget is None:
                    return None
            if budget is not None:
                known.append(budget)
        return sum(known) if known else None

    def _published_in_part(self, section: Section, selection: Selection, picked: int) -> int | None:
        """Return that of a section not all of which is shown: the sum of its children's."""
        if section.published_budget is not None or self._by_path.get(section.path, 0) & picked:
            return None
        return self._published(section.children, selection, picked)


def _mask(truths: Iterable[bool]) -> int:
    """Return a number whose n-th bit says the n-th truth."""
    return int(bytes(truths)[::-1].translate(_TO_DIGITS) or b"0", 2)


def _span(first: int, after: int) -> int:
    """Return a number whose bits from ``first`` on are set, up to the one before ``after``."""
    return (1 << after) - (1 << first)


def _masks(keys: Sequence[Iterable[_Key]]) -> dict[_Key, int]:
    """Return for each key a number whose n-th bit says whether the n-th row has it."""
    masks = {}
    for key, rows in places(keys).items():
        bits = bytearray(len(keys) // 8 + 1)
        for row in rows:
            bits[row >> 3] |= 1 << (row & 7)
        masks[key] = int.from_bytes(bits, "little")
    return masks

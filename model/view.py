"""What picks leave of a plan: the same tree, with the rows that are picked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING

from model.amount_basis import AmountBasis, choose_basis
from model.errors import SelectionError
from model.listing import Listing, homes_of
from model.plan import Plan
from model.project import Department, Flag, Project
from model.section_view import SectionView, narrow_sections, sum_budgets, view_sections
from model.selection import Selection, check_selection

if TYPE_CHECKING:
    from model.row_traits import RowTraits


@dataclass(frozen=True)
class PlanView:
    """A plan under picks.

    A section is in the view when it has picked rows at or below it, or is whole. Projects are
    counted once each; ``homes`` says at which row. ``basis`` is the plan's, whatever is picked.
    ``earlier`` is the plan beside which it is looked at, if any; reports of two plans need it.
    ``piece_of`` is the view of which it is the part of one department, if it is.
    """

    plan: Plan
    selection: Selection
    sections: tuple[SectionView, ...]
    basis: AmountBasis
    earlier: Plan | None = None
    piece_of: PlanView | None = field(default=None, compare=False, repr=False)

    @cached_property
    def rows(self) -> tuple[Listing, ...]:
        """The picked listings, in document order."""
        return tuple(row for section in self.sections for row in section.rows)

    @cached_property
    def projects(self) -> tuple[Project, ...]:
        """The projects of the picked rows, each once, in the order of the rows."""
        return tuple({row.project.id: row.project for row in self.rows}.values())

    @cached_property
    def departments(self) -> tuple[Department, ...]:
        """The departments of the picked rows (those picked, if any are), in the plan's order."""
        named = {department for row in self.rows for department in row.departments}
        picked = self.selection.departments
        return tuple(
            department
            for department in self.plan.departments
            if department in named and (picked is None or department.name in picked)
        )

    @cached_property
    def rows_by_department(self) -> dict[Department, tuple[Listing, ...]]:
        """The picked rows that name each of ``departments``, in document order."""
        rows: dict[Department, list[Listing]] = {department: [] for department in self.departments}
        for row in self.rows:
            for department in row.departments:
                if department in rows:
                    rows[department].append(row)
        return {department: tuple(named) for department, named in rows.items()}

    @cached_property
    def flags(self) -> tuple[Flag, ...]:
        """The flags of the plan's legend."""
        return self.plan.legend.flags

    @cached_property
    def traits(self) -> RowTraits:
        """What the rows have among them; of a piece, those of all that was picked."""
        from model.row_traits import RowTraits  # noqa: PLC0415  documents need it, the window does not

        return self.piece_of.traits if self.piece_of else RowTraits(self.plan, self.rows)

    @cached_property
    def homes(self) -> dict[str, Listing]:
        """The row at which each project (by id) counts.

        Its main place where that is picked, else its first picked row; so the sections add up to
        the whole.
        """
        return homes_of(self.rows)

    @cached_property
    def published_budget(self) -> int | None:
        """The published budget in yen of all that is shown, None where it is not known for it."""
        return sum_budgets(self.sections)

    @cached_property
    def _rows_by_project(self) -> dict[str, tuple[Listing, ...]]:
        rows: dict[str, list[Listing]] = {}
        for row in self.rows:
            rows.setdefault(row.project.id, []).append(row)
        return {project_id: tuple(listed) for project_id, listed in rows.items()}

    @cached_property
    def _amounts(self) -> dict[str, int | None]:
        return {project.id: self.basis.amount_of(project) for project in self.projects}

    @cached_property
    def has_amounts(self) -> bool:
        """Whether an amount that is added up is known of any of ``projects``."""
        return any(yen is not None for yen in self._amounts.values())

    @cached_property
    def is_of_amounts(self) -> bool:
        """Whether the plan knows an amount that is added up, of a project picked or not."""
        told = self.traits.amounts_of_plan
        return any(self.basis.yen_of(amounts) is not None for amounts in told)

    @cached_property
    def years_told(self) -> frozenset[int]:
        """The fiscal years of which the plan knows amounts of the kind that is added up."""
        told = [a for order in self.traits.amounts_of_plan for a in order]
        years = {a.fiscal_year for a in told if a.kind == self.basis.kind}
        return frozenset(year for year in years if year is not None)

    @cached_property
    def years_added_up(self) -> frozenset[int]:
        """``years_told``, and the plan's own where it knows amounts of it, be it without a year."""
        own = self.basis.fiscal_year
        return self.years_told | ({own} if own is not None and self.is_of_amounts else set())

    def rows_of_project(self, project: Project) -> tuple[Listing, ...]:
        """Return the picked rows of ``project``, in document order."""
        return self._rows_by_project.get(project.id, ())

    def counts_at(self, row: Listing) -> bool:
        """Whether ``row`` is the one at which its project counts."""
        return self.homes[row.project.id] is row

    def amount_of(self, project: Project) -> int | None:
        """Return the yen of ``project`` that are added up, None where no amount is known."""
        if project.id in self._amounts:
            return self._amounts[project.id]
        return self.basis.amount_of(project)

    def under(self, selection: Selection) -> PlanView:
        """Return the same plan under other picks of what it has; it may be empty."""
        sections = view_sections(self.plan, selection, selection.takes)
        return replace(self, selection=selection, sections=sections, piece_of=None)

    def walk(self) -> Iterator[SectionView]:
        """Yield every section of the view in document order."""
        for section in self.sections:
            yield from section.walk()


def view_plan(
    plan: Plan,
    selection: Selection,
    takes: Callable[[Listing], bool] | None = None,
    *,
    earlier: Plan | None = None,
) -> PlanView:
    """Return what ``selection`` leaves of ``plan``; it may be empty.

    ``takes`` answers in place of the selection's own, for who knows the picked rows already.
    ``earlier`` is the plan beside which it is looked at; what is picked may be in that alone.
    Raises SelectionError where a pick names what neither has; sections are those of ``plan``.
    """
    check_selection(plan, selection, earlier)
    sections = view_sections(plan, selection, takes or selection.takes)
    return PlanView(plan, selection, sections, choose_basis(plan), earlier)


def pick_from_plan(plan: Plan, selection: Selection) -> PlanView:
    """Return what ``selection`` leaves of ``plan``.

    Raises SelectionError where a pick names what the plan does not have, or nothing is left.
    """
    view = view_plan(plan, selection)
    if not view.rows:
        raise SelectionError(
            "選んだ条件に合う事業がありません",
            remedy="区分・所管課・印・検索の言葉のいずれかを減らしてください。",
        )
    return view


def split_by_department(view: PlanView) -> dict[Department, PlanView]:
    """Return for each department of ``view`` what picking it alone would leave."""
    return {department: view_of_department(view, department) for department in view.departments}


def view_of_department(view: PlanView, department: Department) -> PlanView:
    """Return what picking ``department``, one of those of ``view``, alone would leave.

    As ``pick_from_plan`` with that department, but in time that grows with its rows. Raises
    KeyError where ``view`` has no such department.
    """
    return replace(
        view,
        selection=replace(view.selection, departments=frozenset({department.name})),
        sections=narrow_sections(view.sections, view.rows_by_department[department]),
        piece_of=view.piece_of or view,
    )


def view_of_unnamed(view: PlanView) -> PlanView:
    """Return what is left of ``view`` of rows that name no department; it may be empty."""
    return replace(
        view,
        selection=replace(view.selection, departments=frozenset({""})),
        sections=narrow_sections(view.sections, [r for r in view.rows if not r.departments]),
        piece_of=view.piece_of or view,
    )

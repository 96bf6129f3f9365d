"""What is picked: the presenter behind sections, departments, marks and search."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import Protocol

from gui.presenters.section_ticks import SectionTicks, TickNode
from model.listing import Listing
from model.money import format_yen
from model.plan import Plan
from model.readers.reading import Reading
from model.selection import Selection
from model.text import search_key
from model.totals import tally_rows
from model.view import PlanView, view_plan
from model.wareki import format_fiscal_year

BY_SECTION_ONLY = "公表事業費は施策単位"


class PicksView(Protocol):
    """What the presenter asks of the window."""

    def show_plan(self) -> None:
        """Show a plan that has just been opened: its title, sections, departments, marks."""

    def show_ticks(self) -> None:
        """Show the ticks as they are now."""

    def show_picked(self) -> None:
        """Show what is picked now: rows, strip, counts."""


class Picks:
    """The open plan and what is picked of it; every change goes through here.

    ``listeners`` are called, without arguments, after each change of what is picked.
    """

    def __init__(self, view: PicksView) -> None:
        self.listeners: list[Callable[[], None]] = []
        self._view = view
        self._reading: Reading | None = None
        self._sections: SectionTicks | None = None
        self._departments: dict[str, bool] = {}
        self._flags: dict[str, bool] = {}
        self._rest = Selection()
        self._picked: PlanView | None = None

    # --- what is open ---------------------------------------------------------------------------

    @property
    def reading(self) -> Reading | None:
        """The open plan as read, None before the first one is open."""
        return self._reading

    @property
    def plan(self) -> Plan:
        """The open plan; raises RuntimeError where none is open."""
        if self._reading is None:
            raise RuntimeError("no plan is open")
        return self._reading.plan

    @property
    def headline(self) -> str:
        """City, title and year of the open plan."""
        heading = self.plan.heading
        year = (
            "" if heading.fiscal_year is None else f"（{format_fiscal_year(heading.fiscal_year)}）"
        )
        return "　".join(filter(None, (heading.city, heading.title))) + year

    def open(self, reading: Reading) -> None:
        """Open a plan with everything ticked."""
        self._reading = reading
        plan = reading.plan
        self._sections = SectionTicks(plan)
        self._departments = {department.name: True for department in plan.departments}
        self._flags = {flag.mark: True for flag in plan.legend.flags} | {"": True}
        self._rest = Selection()
        self._view.show_plan()
        self._pick()

    # --- ticks ----------------------------------------------------------------------------------

    @property
    def section_nodes(self) -> list[TickNode]:
        """The lines of the tree of sections."""
        return self._sections.nodes if self._sections else []

    def tick_section(self, node: TickNode, *, ticked: bool) -> None:
        """Tick or untick a line of the tree with all below it."""
        node.set_tick(ticked=ticked)
        self._changed()

    def tick_all_sections(self, *, ticked: bool) -> None:
        """Tick or untick all sections."""
        if self._sections:
            self._sections.set_all(ticked=ticked)
        self._changed()

    @property
    def departments(self) -> tuple[str, ...]:
        """The departments of the plan."""
        return tuple(self._departments)

    def is_department_ticked(self, name: str) -> bool:
        """Whether a department is ticked."""
        return self._departments[name]

    def tick_departments(self, names: Iterable[str], *, ticked: bool) -> None:
        """Tick or untick departments."""
        for name in names:
            self._departments[name] = ticked
        self._changed()

    def departments_like(self, words: str) -> tuple[str, ...]:
        """Return the departments whose names hold all ``words``, whatever width and kana."""
        keys = [search_key(word) for word in words.split()]
        return tuple(
            name for name in self._departments if all(key in search_key(name) for key in keys)
        )

    @property
    def flags(self) -> tuple[tuple[str, str], ...]:
        """The marks of the plan with their meanings; the empty mark is a row without one."""
        legend = [(flag.mark, flag.meaning) for flag in self.plan.legend.flags]
        return (*legend, ("", "印のない事業"))

    def is_flag_ticked(self, mark: str) -> bool:
        """Whether a mark is ticked."""
        return self._flags[mark]

    def tick_flag(self, mark: str, *, ticked: bool) -> None:
        """Tick or untick a mark."""
        self._flags[mark] = ticked
        self._changed()

    @property
    def takes_relisted(self) -> bool:
        """Whether relisted rows are taken."""
        return self._rest.relisted

    @property
    def takes_other(self) -> bool:
        """Whether the other projects are taken."""
        return self._rest.other

    def take_relisted(self, *, taken: bool) -> None:
        """Take relisted rows or leave them out."""
        self._rest = replace(self._rest, relisted=taken)
        self._changed()

    def take_other(self, *, taken: bool) -> None:
        """Take the other projects or leave them out."""
        self._rest = replace(self._rest, other=taken)
        self._changed()

    def search(self, words: str) -> None:
        """Take only rows that hold all ``words``."""
        self._rest = replace(self._rest, search=words)
        self._changed()

    def reset(self) -> None:
        """Tick everything again and forget the words."""
        if self._reading:
            self.open(self._reading)

    # --- what is picked -------------------------------------------------------------------------

    @property
    def selection(self) -> Selection:
        """The ticks as a selection."""
        sections, own_rows = self._sections.picks() if self._sections else (None, frozenset())
        return replace(
            self._rest,
            sections=sections,
            own_rows=own_rows,
            departments=_ticked(self._departments),
            flags=_ticked(self._flags),
        )

    @property
    def picked(self) -> PlanView | None:
        """What is left of the plan, None before one is open."""
        return self._picked

    @property
    def rows(self) -> tuple[Listing, ...]:
        """The picked listings."""
        return self._picked.rows if self._picked else ()

    @property
    def strip(self) -> str:
        """The figures of what is picked in one line."""
        view = self._picked
        if view is None or not view.rows:
            return "選んだ条件に合う事業がありません"
        tally = tally_rows(view, view.rows)
        figures = (
            f"{len(view.departments):,}課・{tally.projects:,}事業（延べ{tally.listings:,}掲載）"
        )
        money = []
        if any(section.published_budget is not None for section in view.plan.walk()):
            budget = view.published_budget
            money.append(BY_SECTION_ONLY if budget is None else f"公表事業費 {format_yen(budget)}")
        if tally.amount is not None:
            money.append(f"個別事業費の計 {format_yen(tally.amount)}")
        return "　".join([figures, *money])

    def department_counts(self) -> dict[str, int]:
        """Return the projects of each department under the other picks."""
        if self._picked is None:
            return {}
        everyone = replace(self.selection, departments=None)
        projects: dict[str, set[str]] = {name: set() for name in self._departments}
        for row in view_plan(self.plan, everyone).rows:
            for department in row.departments:
                projects[department.name].add(row.project.id)
        return {name: len(ids) for name, ids in projects.items()}

    def _changed(self) -> None:
        self._view.show_ticks()
        self._pick()

    def _pick(self) -> None:
        self._picked = view_plan(self.plan, self.selection)
        self._view.show_picked()
        for listener in self.listeners:
            listener()


def _ticked(ticks: dict[str, bool]) -> frozenset[str] | None:
    """Return the ticked names, None where all are: that is no pick at all."""
    if all(ticks.values()):
        return None
    return frozenset(name for name, ticked in ticks.items() if ticked)

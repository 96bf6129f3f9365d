"""What is picked: the presenter behind sections, departments, marks and search."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import replace
from typing import Any, Protocol

from gui.presenters.figures import Figures
from gui.presenters.name_ticks import NameTicks
from gui.presenters.section_ticks import SectionTicks, TickNode
from model.listing import Listing, format_path
from model.pick_index import PickIndex
from model.plan import Plan
from model.project import NO_DEPARTMENT
from model.readers.reading import Reading
from model.selection import Selection


class PicksView(Protocol):
    """What the presenter asks of the window."""

    def show_plan(self) -> None:
        """Show a plan that has just been opened: its title, sections, departments, marks."""

    def show_picked(self) -> None:
        """Show ticks and what is picked now: rows, strip, figures."""


class Picks:
    """The open plan and what is picked of it; every change goes through here.

    ``listeners`` are called, without arguments, after each change of what is picked.
    """

    def __init__(self, view: PicksView) -> None:
        self.listeners: list[Callable[[], None]] = []
        self._view = view
        self._reading: Reading | None = None
        self._sections: SectionTicks | None = None
        self._departments = NameTicks()
        self._flags = NameTicks()
        self._rest = Selection()
        self._figures: Figures | None = None

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
        """City, title and year of the open plan; the city once, where the title names it too."""
        heading = self.plan.heading
        city = "" if heading.city in heading.title else heading.city
        return "　".join(filter(None, (city, heading.dated_title)))

    def open(
        self,
        reading: Reading,
        index: PickIndex | None = None,
        selection: Selection | None = None,
    ) -> None:
        """Open a plan with everything ticked, or with what ``selection`` picks.

        ``index`` is that of its rows, where it is made already.
        """
        self._reading = reading
        self._sections = SectionTicks(reading.plan)
        index = index or PickIndex(reading.plan)
        self._departments = NameTicks(index.department_names)
        self._set(selection or Selection())
        self._figures = Figures(index, self.selection)
        self._view.show_plan()
        self._show()

    # --- ticks ----------------------------------------------------------------------------------

    @property
    def section_nodes(self) -> list[TickNode]:
        """The lines of the tree of sections."""
        return self._sections.nodes if self._sections else []

    def tick_section(self, node: TickNode, *, ticked: bool) -> None:
        """Tick or untick a line of the tree with all below it."""
        self._change_sections(lambda ticks: ticks.set_tick(node, ticked=ticked))

    def tick_all_sections(self, *, ticked: bool) -> None:
        """Tick or untick all sections."""
        self._change_sections(lambda ticks: ticks.set_all(ticked=ticked))

    def tick_only_section(self, node: TickNode) -> None:
        """Tick one line of the tree and nothing else."""

        def only(ticks: SectionTicks) -> None:
            ticks.set_all(ticked=False)
            ticks.set_tick(node, ticked=True)

        self._change_sections(only)

    def invert_sections(self) -> None:
        """Tick the sections that are not ticked, and untick the others."""
        self._change_sections(lambda ticks: ticks.invert())

    @property
    def departments(self) -> tuple[str, ...]:
        """The departments of the plan, and an empty name where rows name none."""
        return self._departments.names

    def is_department_ticked(self, name: str) -> bool:
        """Whether a department is ticked."""
        return self._departments.is_ticked(name)

    def tick_departments(self, names: Iterable[str], *, ticked: bool) -> None:
        """Tick or untick departments."""
        self._change(lambda: self._departments.set_ticks(names, ticked=ticked))

    def tick_only_departments(self, names: Collection[str]) -> None:
        """Tick these departments and no others."""
        self._change(lambda: self._departments.set_only(names))

    def invert_departments(self, names: Iterable[str]) -> None:
        """Tick those of ``names`` that are not ticked, and untick the others."""
        self._change(lambda: self._departments.invert(names))

    def departments_like(self, words: str) -> tuple[str, ...]:
        """Return the departments whose names hold all ``words``, whatever width and kana."""
        return self._departments.like(words)

    @property
    def flags(self) -> tuple[tuple[str, str], ...]:
        """The marks of the plan with their meanings; the empty mark where other rows have none."""
        legend = tuple((flag.mark, flag.meaning) for flag in self.plan.legend.flags)
        has_unmarked = any(row.flag is None for row in self.plan.listings())
        return (*legend, ("", "印のない事業")) if legend and has_unmarked else legend

    def is_flag_ticked(self, mark: str) -> bool:
        """Whether a mark is ticked."""
        return self._flags.is_ticked(mark)

    def tick_flag(self, mark: str, *, ticked: bool) -> None:
        """Tick or untick a mark."""
        self._change(lambda: self._flags.set_ticks([mark], ticked=ticked))

    @property
    def takes_relisted(self) -> bool:
        """Whether relisted rows are taken."""
        return self._rest.relisted

    @property
    def takes_other(self) -> bool:
        """Whether the other projects are taken."""
        return self._rest.other

    @property
    def words(self) -> str:
        """The search words."""
        return self._rest.search

    def take_relisted(self, *, taken: bool) -> None:
        """Take relisted rows or leave them out."""
        self._change(lambda: self._change_rest(relisted=taken))

    def take_other(self, *, taken: bool) -> None:
        """Take the other projects or leave them out."""
        self._change(lambda: self._change_rest(other=taken))

    def search(self, words: str) -> None:
        """Take only rows that hold all ``words``."""
        if self._reading:
            self._change(lambda: self._change_rest(search=words))

    def reset(self) -> None:
        """Tick everything again and forget the words."""
        self.take(Selection())

    def take(self, selection: Selection) -> None:
        """Set all ticks to ``selection``; what the plan does not have is passed over."""
        if self._reading:
            self._change(lambda: self._set(selection))

    def lacking(self, selection: Selection) -> tuple[str, ...]:
        """Return what ``selection`` names and the plan does not have: 区分 1-2, offices, marks."""
        named = (selection.sections or frozenset()) | selection.own_rows
        places = sorted(named - {section.path for section in self.plan.walk()})
        names = filter(None, self._departments.lacking(selection.departments))
        marks = filter(None, self._flags.lacking(selection.flags))
        return (*(f"区分 {format_path(place)}" for place in places), *names, *marks)

    # --- what is picked -------------------------------------------------------------------------

    @property
    def selection(self) -> Selection:
        """The ticks as a selection."""
        sections, own_rows = self._sections.picks() if self._sections else (None, frozenset())
        return replace(
            self._rest,
            sections=sections,
            own_rows=own_rows,
            departments=self._departments.picks(),
            flags=self._flags.picks(),
        )

    @property
    def figures(self) -> Figures:
        """What is picked, in numbers; raises RuntimeError where no plan is open."""
        if self._figures is None:
            raise RuntimeError("no plan is open")
        return self._figures

    @property
    def rows(self) -> tuple[Listing, ...]:
        """The picked listings."""
        return self._figures.rows if self._figures else ()

    # --- private --------------------------------------------------------------------------------

    def _change_sections(self, change: Callable[[SectionTicks], None]) -> None:
        if self._sections:
            ticks = self._sections
            self._change(lambda: change(ticks))

    def _change_rest(self, **changes: Any) -> None:
        self._rest = replace(self._rest, **changes)

    def _change(self, change: Callable[[], None]) -> None:
        """Make a change and show it; what leaves all as it was is none."""
        before = self.selection
        change()
        if self.selection == before:
            return
        if self._figures:
            self._figures.pick(self.selection)
        self._show()

    def _set(self, selection: Selection) -> None:
        if self._sections:
            self._sections.apply(selection)
        names = self._departments.names
        departments = selection.departments if any(names) else None  # none to choose from
        self._departments = NameTicks(names, departments, NO_DEPARTMENT)
        self._flags = NameTicks((mark for mark, _ in self.flags), selection.flags)
        self._rest = Selection(
            relisted=selection.relisted, other=selection.other, search=selection.search
        )

    def _show(self) -> None:
        self._view.show_picked()
        for listener in self.listeners:
            listener()

"""The figures of what is picked: beside each tick, and in the strip at the foot."""

from __future__ import annotations

from gui.presenters.section_ticks import TickNode
from model.listing import Listing
from model.money import Unit, format_yen
from model.pick_index import PickIndex
from model.row_figures import Figure
from model.selection import Selection
from reports.amounts import BY_SECTION_ONLY, in_unit

NOTHING_PICKED = "選んだ条件に合う事業がありません"
_SMALL = 100_000_000


class Figures:
    """What ``selection`` leaves of the plan of ``index``, in numbers."""

    def __init__(self, index: PickIndex, selection: Selection) -> None:
        self._index = index
        self.pick(selection)

    def pick(self, selection: Selection) -> None:
        """Be the figures of ``selection`` from now on."""
        self._selection = selection
        self._picked = self._index.pick(selection)

    @property
    def rows(self) -> tuple[Listing, ...]:
        """The picked listings, in document order."""
        return self._picked.rows

    @property
    def strip(self) -> str:
        """The figures of all that is picked, in one line."""
        picked = self._picked
        if not picked.rows:
            return NOTHING_PICKED
        counts = f"{picked.departments:,}課・{picked.figure.projects:,}事業"
        parts = [f"{counts}（延べ{len(picked.rows):,}掲載）"]
        if self._index.has_published:
            budget = self._index.view(self._selection).published_budget
            parts.append(BY_SECTION_ONLY if budget is None else f"公表事業費 {format_yen(budget)}")
        if picked.figure.amount is not None:
            parts.append(f"個別事業費の計 {format_yen(picked.figure.amount)}")
        return "　".join(parts)

    @property
    def widest_money(self) -> str:
        """The longest text of an amount beside a tick, a figure of its own or of the whole."""
        known = [yen for yen in self._index.published.values() if yen is not None]
        longest = len(in_unit(max([*known, self._index.figures.total_amount, _SMALL]), self.unit))
        return "0" * longest

    @property
    def widest_count(self) -> str:
        """The longest text of a number of projects beside a tick."""
        return "0" * len(f"{len(self._index.plan.projects):,}")

    @property
    def section_money(self) -> str:
        """What the amounts beside sections are called, empty where none are known."""
        return "公表事業費" if self._index.has_published else self.department_money

    @property
    def department_money(self) -> str:
        """What the amounts beside departments are called, empty where none are known."""
        return "" if self._index.figures.largest_amount is None else "個別事業費"

    @property
    def unit(self) -> Unit:
        """The unit of the amounts beside ticks: 百万円, 千円 where the plan's are small."""
        largest = self._index.figures.largest_amount
        return Unit.THOUSAND if largest is not None and largest < _SMALL else Unit.MILLION

    def of_section(self, node: TickNode) -> Figure | None:
        """Return the projects and the amount of a line under the other picks.

        The amount is the published budget where the plan has such. None for own rows.
        """
        if node.is_own_rows:
            return None
        figure = self._picked.of_section(node.path)
        if not self._index.has_published:
            return figure
        known = None if self._selection.narrows_rows else self._index.published[node.path]
        return Figure(figure.projects, known)

    def of_department(self, name: str) -> Figure:
        """Return the projects and the amount of a department under the other picks."""
        return self._picked.of_department(name)

"""The figures of what is picked: beside each tick, and in the strip at the foot."""

from __future__ import annotations

from functools import cached_property
from math import gcd

from gui.presenters.section_ticks import Tick, TickNode
from model.amount_basis import AmountBasis
from model.listing import Listing, Path
from model.money import Unit, format_yen
from model.pick_index import PickIndex
from model.plan import Plan
from model.row_figures import Figure
from model.selection import Selection
from model.wareki import format_fiscal_year
from reports.amounts import BY_SECTION_ONLY, in_unit, whole_unit

MARKS_TOLD, SECTIONS_TOLD = "印（新規・拡充など）", "区分（政策・施策など）"
"""What the window means by these words in full: many a list has marks below the head 区分."""
NOTHING_PICKED = "選んだ条件に合う事業がありません"
_LEAST = 100_000_000
"""An amount for which there is room, however small those of the plan are."""
_TOO_LONG = 1_000_000_000_000
"""The least amount that has ten digits in 千円."""
_RELISTED, _UNKNOWN = "再掲", "―"
_AMOUNT = "事業費"
_PUBLISHED, _OF_PROJECTS = f"公表{_AMOUNT}", f"個別{_AMOUNT}"


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
        offices = f"{picked.departments:,}課・" if picked.departments else ""
        counts = f"{offices}{picked.figure.projects:,}事業"
        parts = [f"{counts}（延べ{len(picked.rows):,}掲載）"]
        if self._index.has_published:
            budget = picked.published_budget
            parts.append(BY_SECTION_ONLY if budget is None else f"公表事業費 {format_yen(budget)}")
        if picked.figure.amount is not None:
            parts.append(f"{self.name_of(_OF_PROJECTS)}の計 {format_yen(picked.figure.amount)}")
        return "　".join(parts)

    @property
    def widest_money(self) -> str:
        """The longest text of an amount beside a tick, a figure of its own or of the whole."""
        return "0" * len(in_unit(max(self._largest_total, _LEAST), self.unit))

    @cached_property
    def _largest_total(self) -> int:
        known = (yen or 0 for yen in self._index.published.values())
        return max(abs(self._index.figures.total_amount), *known, 0)

    @property
    def widest_count(self) -> str:
        """The longest text of a number of projects beside a tick."""
        return "0" * len(f"{len(self._index.plan.projects):,}")

    @property
    def section_money(self) -> str:
        """What the amounts beside sections are called, empty where none are known."""
        return _PUBLISHED if self._index.has_published else self.department_money

    @property
    def department_money(self) -> str:
        """What the amounts beside departments are called, empty where none are known."""
        return "" if self._index.figures.largest_amount is None else _OF_PROJECTS

    def head_of(self, money: str) -> str:
        """Return the head of amounts called ``money``, in lines: 令和8年度, 個別, 千円.

        The kind is told where sections have another one than departments.
        """
        has_both = self.department_money not in ("", self.section_money)
        kind = money.removesuffix(_AMOUNT) if has_both else ""
        return "\n".join(filter(None, (self._year_of(money), kind, self.unit.label)))

    def name_of(self, money: str) -> str:
        """Return ``money`` with the year that it is of: 令和8年度の個別事業費."""
        year = self._year_of(money)
        return f"{year}の{money}" if year else money

    @property
    def has_flags(self) -> bool:
        """Whether the plan knows any marks."""
        return bool(self.plan.legend.flags)

    @property
    def has_departments(self) -> bool:
        """Whether any row of the plan names a department."""
        return any(self._index.department_names)

    @property
    def has_relisted(self) -> bool:
        """Whether any row of the plan is relisted."""
        return self._index.has_relisted

    @property
    def has_other(self) -> bool:
        """Whether the plan tells other projects (その他の主な事業) beside its main ones."""
        return self._index.has_other

    @cached_property
    def tells_more(self) -> bool:
        """Whether rows tell more than their names: descriptions, or which kind they are of."""
        return self.has_other or any(row.description for row in self._index.rows)

    @property
    def plan(self) -> Plan:
        """The plan whose figures these are."""
        return self._index.plan

    @property
    def basis(self) -> AmountBasis:
        """The fiscal year and the kind of the amounts of projects."""
        return self._index.figures.basis

    @cached_property
    def row_unit(self) -> Unit:
        """The unit in which no amount of a project is rounded: 千円, else 円."""
        divides_all = gcd(*filter(None, self._index.figures.amounts))
        return whole_unit(divides_all, Unit.THOUSAND)

    def _year_of(self, money: str) -> str:
        """Return of which year ``money`` is, empty where the plan does not say."""
        year = self.basis.fiscal_year
        return "" if year is None or money != _OF_PROJECTS else format_fiscal_year(year)

    def counts_at(self, row: Listing) -> bool:
        """Whether the project of a picked row counts at that row."""
        return self._picked.counts_at(row)

    def of_row(self, row: Listing) -> str:
        """Return the amount of the project of a picked row in ``row_unit``.

        It stands where the project counts, so that the amounts add up to that of the strip.
        """
        if not self.counts_at(row):
            return _RELISTED
        yen = self.yen_at(row)
        return _UNKNOWN if yen is None else in_unit(yen, self.row_unit)

    def yen_at(self, row: Listing) -> int | None:
        """Return the yen that a picked row adds, None where its project counts at another one.

        None where no amount is known, too.
        """
        return self._index.figures.yen_of(row) if self.counts_at(row) else None

    def published_above(self, path: Path) -> tuple[Path, int | None] | None:
        """Return the nearest section, at ``path`` or above, with a published budget, and that.

        The budget is None under picks that it is not known for; there may be no such section.
        """
        for depth in range(len(path), 0, -1):
            budget = self._index.published.get(path[:depth])
            if budget is not None:
                return path[:depth], None if self._selection.narrows_rows else budget
        return None

    @cached_property
    def unit(self) -> Unit:
        """The unit of the amounts beside ticks: 百万円 where that rounds none, else 千円.

        Where 千円 would have more than nine digits, it is 百万円 all the same.
        """
        figures = self._index.figures
        divides_all = gcd(*filter(None, (*figures.amounts, *self._index.published.values())))
        is_rounding = whole_unit(divides_all, Unit.MILLION) is not Unit.MILLION
        is_short = self._largest_total < _TOO_LONG
        return Unit.THOUSAND if is_rounding and is_short else Unit.MILLION

    def of_section(self, node: TickNode) -> Figure | None:
        """Return the projects and the amount of a line under the other picks.

        Of a line that is ticked in part they are those of what is picked of it. The amount is the
        published budget where the plan has such. None for own rows.
        """
        if node.is_own_rows:
            return None
        is_part, path = node.tick is Tick.SOME, node.path
        figure = self._picked.of_picked(path) if is_part else self._picked.of_section(path)
        if not self._index.has_published:
            return figure
        if is_part:
            known = self._index.published_of(path, self._selection, self._picked)
            return Figure(figure.projects, known)
        known = None if self._selection.narrows_rows else self._index.published[path]
        return Figure(figure.projects, known)

    def of_department(self, name: str) -> Figure:
        """Return the projects and the amount of a department under the other picks."""
        return self._picked.of_department(name)

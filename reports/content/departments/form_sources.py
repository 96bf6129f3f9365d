"""The columns of a form in which an amount is divided by its sources of funds (財源)."""

from __future__ import annotations

from dataclasses import dataclass

from model.form_marks import SOURCE, sources_key
from model.project import Project
from model.view import PlanView
from model.wareki import format_fiscal_year
from reports.content.shared.column_order import sources_in_order
from reports.content.shared.table_builder import yen_column
from reports.options import ReportOptions
from reports.table import Cell, Column, Input

_FEWEST = 2
"""One source alone (うち一般財源) is a part, and does not add up to the amount."""
_MOST_BESIDE = 9
"""So many columns of amounts, of years and sources, have room beside names and descriptions."""


@dataclass(frozen=True, slots=True)
class FormSources:
    """The sources of funds whose amounts of the plan's year stand on a form, in order."""

    names: tuple[str, ...] = ()

    @classmethod
    def of(cls, view: PlanView, beside: int) -> FormSources:
        """Return the sources that the plan tells; none where there is no room for them.

        Those of other years are asked for too: a plan that goes round for a new year knows none of
        it. ``beside`` is how many other columns of amounts the form has.
        """
        names = sources_in_order(
            (amount.funds for amount in amounts if amount.kind == view.basis.kind)
            for amounts in view.traits.amounts_of_plan
        )
        is_fit = len(names) >= _FEWEST and len(names) + beside <= _MOST_BESIDE
        return cls(names if is_fit else ())

    def columns(self, options: ReportOptions, year: int | None = None) -> list[Column]:
        """Return the columns; their heads begin with 財源, and name the ``year`` among several."""
        of = f"{SOURCE}\n" if year is None else f"{SOURCE}\n{format_fiscal_year(year)}\n"
        return [
            yen_column(_key(name), f"{of}{name}", options.unit, least=5, most=6.5)
            for name in self.names
        ]

    def cells(self, view: PlanView, project: Project) -> dict[str, Cell]:
        """Return the cells of a row of ``project`` by the keys of the columns.

        Beside sources that are known, a blank is none.
        """
        known = view.basis.by_source(project.amounts)
        return {_key(name): Input(known.get(name), bool(known)) for name in self.names}

    def blank_cells(self) -> dict[str, Cell]:
        """Return the cells of a row for a new project, by the keys of the columns."""
        return {_key(name): Input() for name in self.names}

    def mark(self, view: PlanView, project: Project) -> str:
        """Return the key by which the amounts that went out are known again."""
        known = {name: view.basis.from_source(project, name) for name in self.names}
        return sources_key({name: yen for name, yen in known.items() if yen is not None})


def _key(name: str) -> str:
    return f"funds:{name}"

"""What to make of a plan: the order that a user gives, and the job that it becomes with a plan."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from model.plan import Plan
from model.selection import Selection
from model.view import PlanView, pick_from_plan, view_plan
from reports.catalogue import Report
from reports.options import Format, ReportOptions, Split


@dataclass(frozen=True, slots=True)
class Order:
    """What to make and where to put it, whatever the plan.

    Attributes:
        selection: the picks.
        wanted: the reports to make, each with a format that it comes in.
        folder: where the files go; made where it is missing.
        options: how they look.
        split: whether a report is one file or one for each department or section.
        divided: the ids of the reports that ``split`` is about, None for all; the others are one
            file each.
        replaces: whether files that are there already are replaced.
        keeps: whether they are kept, and the new ones get names of their own.
        names_plan: whether the names of the files begin with the plan's, for who has several.
    """

    selection: Selection
    wanted: tuple[tuple[Report, Format], ...]
    folder: Path
    options: ReportOptions
    split: Split = Split.NONE
    replaces: bool = False
    keeps: bool = False
    names_plan: bool = False
    divided: frozenset[str] | None = None

    def split_of(self, report: Report) -> Split:
        """Return how ``report`` is divided.

        One of two plans never is: it also tells what has ended, and that stands in no section or
        department of the newer plan.
        """
        is_meant = self.divided is None or report.id in self.divided
        return self.split if is_meant and not report.needs_earlier else Split.NONE


@dataclass(frozen=True, slots=True)
class Job:
    """An order to be carried out on a plan.

    Attributes:
        plan: the plan.
        order: what to make of it.
        earlier: the plan that reports of two plans set beside ``plan``.
    """

    plan: Plan
    order: Order
    earlier: Plan | None = None

    @property
    def view(self) -> PlanView:
        """What the picks leave of the plan, with the earlier plan beside it where one is given.

        Raises SelectionError where the picks name what is not there, or leave nothing of a plan
        that stands alone.
        """
        if self.earlier is None:
            return pick_from_plan(self.plan, self.order.selection)
        return view_plan(self.plan, self.order.selection, earlier=self.earlier)

"""The year by whose amounts two plans are compared."""

from __future__ import annotations

from dataclasses import replace

from model.amount_basis import AmountBasis
from model.view import PlanView


def at_one_year(old: PlanView, new: PlanView) -> tuple[PlanView, PlanView]:
    """Return both plans on the basis of one year, if they tell amounts of one.

    Rolling plans (R8-R10, R9-R11) begin in different years: what was changed shows in a year that
    both have, the new plan's own if the old one has it. Plans of one year each, which have none in
    common, stay on the basis of their own.
    """
    own = (old.basis.fiscal_year, new.basis.fiscal_year)
    kind = new.basis.kind
    if None in own or own[0] == own[1] or old.basis.kind != kind:
        return old, new
    years = [
        {each.fiscal_year for project in view.plan.projects for each in project.amounts
         if each.kind == kind}
        for view in (old, new)
    ]  # fmt: skip
    common = {year for year in years[0] & years[1] if year is not None}
    if not common or None in years[0] | years[1]:  # one without a year is of the plan's own
        return old, new
    year = own[1] if own[1] in common else min(common)
    basis = AmountBasis(year, kind)
    return replace(old, basis=basis), replace(new, basis=basis)

"""By which year and which kinds the amounts of two plans are compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from model.amount_basis import AmountBasis
from model.comparison.amounts import Keys, Measure
from model.comparison.open_words import keys_of_words, years_of_words
from model.plan import Plan
from model.project import Amount
from model.view import PlanView

_Kinds = Mapping[tuple[str | None, bool], str | None]


def measure_of(old: PlanView, new: PlanView) -> Measure:
    """Return by what the amounts of two plans are compared.

    What both add up is the same money under any name: a list says 事業費 where the plan in Word
    says nothing. Sources of funds are parts of it, though a plan calls them 財源内訳.
    """
    if _are_alike(old, new):
        own_year, kind = new.basis.fiscal_year, new.basis.kind or old.basis.kind
        before_year = old.basis.fiscal_year if own_year in old.years_added_up else own_year
        before = Keys(old.basis, before_year, _kinds(old, kind))
        after = Keys(new.basis, own_year, _kinds(new, kind))
    else:
        before, after = (
            Keys(view.basis, view.basis.fiscal_year, _kinds(view, view.basis.kind))
            for view in (old, new)
        )
    told = [
        frozenset(key for project in view.plan.projects for key in keys.sums_of(project))
        for view, keys in ((old, before), (new, after))
    ]
    both = told[0] & told[1]
    both |= keys_of_words(years_of_words(old.plan), told[1], before)
    both |= keys_of_words(years_of_words(new.plan), told[0], after)
    return Measure(before, after, both)


def at_one_year(old: PlanView, new: PlanView) -> tuple[PlanView, PlanView]:
    """Return both plans on the basis of one year, if they tell amounts of one.

    Rolling plans (R8-R10, R9-R11) begin in different years: what was changed shows in a year that
    both have, the new plan's own if the old one has it. Plans of one year each, which have none in
    common, stay on the basis of their own. So do those of which a project has an amount without a
    year: that is of the plan's own, and would be taken for one of the common year.
    """
    own = (old.basis.fiscal_year, new.basis.fiscal_year)
    if None in own or own[0] == own[1] or not _are_alike(old, new):
        return old, new
    common = old.years_added_up & new.years_added_up
    if not common:
        return old, new
    year = own[1] if own[1] in common else min(common)
    if any(view.basis.fiscal_year != year and _has_undated(view) for view in (old, new)):
        return old, new
    return (
        replace(old, basis=AmountBasis(year, old.basis.kind)),
        replace(new, basis=AmountBasis(year, new.basis.kind)),
    )


def _has_undated(view: PlanView) -> bool:
    """Whether a project has amounts without a year alone, which are of the plan's own."""
    kind = view.basis.kind
    of_kind = (
        {amount.fiscal_year for amount in project.amounts if amount.kind == kind}
        for project in view.plan.projects
    )
    return any(years == {None} for years in of_kind)


def _are_alike(old: PlanView, new: PlanView) -> bool:
    """Whether both plans add up the same kind, or kinds that only their names tell apart.

    Those are kinds of which neither plan has the other's.
    """
    ours, theirs = old.basis.kind, new.basis.kind
    if ours == theirs:
        return True
    kinds = [{amount.kind for amount in _amounts(view.plan)} for view in (old, new)]
    return theirs not in kinds[0] and ours not in kinds[1]


def _kinds(view: PlanView, common: str | None) -> _Kinds:
    """Return what kinds of a plan are called in both; that which it adds up is ``common``.

    A kind that is told by source of funds alone (財源内訳) is one of parts of what is added up.
    """
    own = view.basis.kind
    whole = {amount.kind for amount in _amounts(view.plan) if amount.funds is None}
    parted = {amount.kind for amount in _amounts(view.plan) if amount.funds is not None}
    kinds = {(own, False): common, (own, True): common}
    if own not in parted and len(parted - whole) == 1:
        (parts,) = parted - whole
        kinds[parts, True] = common
    return kinds


def _amounts(plan: Plan) -> Iterator[Amount]:
    return (amount for project in plan.projects for amount in project.amounts)

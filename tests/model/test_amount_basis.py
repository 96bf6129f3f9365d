from __future__ import annotations

import pytest

from model.amount_basis import AmountBasis, basis_among, choose_basis
from model.plan import Legend, Plan, PlanHeading
from model.project import Amount, Project


def project(*amounts: Amount) -> Project:
    return Project("P1", "名", None, (), and_others=False, flag=None, amounts=amounts)


def plan(year: int | None, *amounts: Amount) -> Plan:
    return Plan(PlanHeading("題", "", year), ("段",), Legend(), (), (project(*amounts),), ())


BUDGET, OTHER_YEAR = Amount(100, 2026, "予算"), Amount(90, 2025, "予算")
SPENT, PLANNED = Amount(80, 2026, "決算"), Amount(70, 2027, "計画額")


@pytest.mark.parametrize(
    ("year", "amounts", "basis"),
    [
        (2026, (SPENT, BUDGET, OTHER_YEAR), AmountBasis(2026, "予算")),
        (2025, (SPENT, BUDGET, OTHER_YEAR), AmountBasis(2025, "予算")),
        (None, (OTHER_YEAR, SPENT, BUDGET), AmountBasis(2026, "予算")),
        (None, (PLANNED, Amount(1, 2026, "計画額")), AmountBasis(2026, "計画額")),
        (2026, (SPENT, Amount(1, 2026, "計画額")), AmountBasis(2026, "計画額")),
        (2026, (Amount(9, 2026, "要求額"), Amount(1, 2026, "計画額")), AmountBasis(2026, "計画額")),
        (2026, (Amount(9, 2026, "予算要求"), BUDGET), AmountBasis(2026, "予算")),
        (None, (Amount(9, 2025, "要求額"), PLANNED), AmountBasis(2027, "計画額")),
        (None, (Amount(1),), AmountBasis(None, None)),
        (None, (Amount(9, None, "前年度予算"), Amount(1, None, "予算")), AmountBasis(None, "予算")),
        (2026, (Amount(1, None, "予算"),), AmountBasis(2026, "予算")),
        (2030, (BUDGET, OTHER_YEAR, SPENT), AmountBasis(2030, "予算")),
        (2025, (BUDGET, SPENT, PLANNED), AmountBasis(2025, "予算")),
        (2024, (PLANNED,), AmountBasis(2024, "計画額")),
        (2026, (Amount(1, 2028, "予算"), PLANNED), AmountBasis(2026, "計画額")),
        (2026, (Amount(1, 2023, "予算"), Amount(1, 2024, "計画額")), AmountBasis(2026, "計画額")),
        (None, (), AmountBasis(None, None)),
    ],
)
def test_the_plans_year_and_a_budget_come_first(year, amounts, basis):
    assert choose_basis(plan(year, *amounts)) == basis


def test_amounts_of_another_kind_never_stand_in():
    assert AmountBasis(2026, "予算").amount_of(project(SPENT)) is None


def test_parts_by_source_of_funds_are_not_added_to_their_whole():
    state, own = Amount(60, 2026, "予算", "国費"), Amount(40, 2026, "予算", "一般財源")
    basis = AmountBasis(2026, "予算")
    assert basis.amount_of(project(BUDGET, state, own)) == 100
    assert basis.amount_of(project(state, own)) == 100


def test_an_amount_without_a_year_stands_in_where_none_has_a_year():
    undated = Amount(7, None, "予算")
    assert AmountBasis(2026, "予算").amount_of(project(undated)) == 7
    assert AmountBasis(2026, "予算").amount_of(project(undated, BUDGET)) == 100


def test_the_sum_of_other_years_never_stands_in_for_the_plans_year():
    of_years = project(
        Amount(8, 2027, "事業費"), Amount(9, 2028, "事業費"), Amount(17, None, "事業費")
    )
    assert AmountBasis(2026, "事業費").amount_of(of_years) is None


def test_without_a_year_of_its_own_a_plan_begins_where_it_plans_and_not_where_money_was_spent():
    amounts = [Amount(1, 2025, "決算見込"), Amount(2, 2026, None), Amount(3, 2027, None)]
    assert basis_among(amounts, None) == AmountBasis(2026, None)

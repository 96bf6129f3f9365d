"""Amounts of two plans beside each other: years, kinds, sources and what is open."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.comparison.amounts import AmountKey, Revision
from model.comparison.changes import Change
from model.comparison.compare import compare_plans
from model.comparison.left_out import LeftOut, left_out
from model.comparison.year_totals import YearTotal, year_totals
from model.plan import Plan, PlanHeading
from model.project import Amount
from model.readers.assembly import assemble_plan
from model.readers.draft import PlanDraft
from tests.plans import (
    row,
    section,
)


def plan_of(*rows: tuple[str, tuple[Amount, ...]], year: int = 2024) -> Plan:
    listed = [
        replace(row(name, "財政課", description=None), amounts=amounts) for name, amounts in rows
    ]
    sections = [section(1, "窓口", rows=tuple(listed))]
    heading = PlanHeading("計画", "市", year)
    return assemble_plan(PlanDraft(heading, ("施策",), sections=sections))[0]


def plan_of_years(*rows: tuple[str, dict[int, int]], year: int = 2024) -> Plan:
    of = ((name, tuple(Amount(yen, year) for year, yen in told.items())) for name, told in rows)
    return plan_of(*of, year=year)


@pytest.mark.parametrize("kind", [None, "計", "3か年計"])
def test_the_sum_of_several_years_is_no_amount_to_compare(kind: str | None):
    def of(first: int) -> tuple[Amount, ...]:
        years = tuple(Amount(first + n, first + n) for n in range(3))
        return (*years, Amount(sum(each.yen for each in years), None, kind))

    comparison = compare_plans(plan_of(("道路", of(2024))), plan_of(("道路", of(2025)), year=2025))
    assert [each.changes for each in comparison.projects] == [frozenset()]
    assert all(
        each.key.fiscal_year in (2024, 2027) for side in left_out(comparison) for each in side
    )


def test_rolling_plans_are_compared_by_a_year_that_both_tell():
    old = plan_of_years(
        ("道路", {2024: 10, 2025: 20, 2026: 30}),
        ("公園", {2024: 1, 2025: 2, 2026: 3}),
        ("港", {2024: 7}),
    )
    new = plan_of_years(
        ("道路", {2025: 20, 2026: 30, 2027: 99}),
        ("公園", {2025: 5, 2026: 3, 2027: 4}),
        ("港", {2027: 7}),
        year=2025,
    )
    comparison = compare_plans(old, new)
    (park,) = comparison.changed
    assert park.latest.project.name == "公園"
    assert park.difference == 3
    assert [each.difference for each in comparison.unchanged] == [0, None]
    by_year = {each.fiscal_year: each for each in year_totals(comparison)}
    assert by_year[2024] == YearTotal(2024, 18, None, None, None, None)
    assert by_year[2025] == YearTotal(2025, 22, 0, 3, 0, 25)
    assert by_year[2026] == YearTotal(2026, 33, 0, 0, 0, 33)
    assert by_year[2027] == YearTotal(2027, None, None, None, None, 110)


def test_plans_of_one_year_each_are_compared_by_their_own():
    old, new = plan_of_years(("道路", {2024: 10})), plan_of_years(("道路", {2025: 12}), year=2025)
    (road,) = compare_plans(old, new).changed
    assert road.difference == 2


def test_an_amount_of_another_year_that_came_or_went_is_a_change_where_both_plans_tell_it():
    steady = ("道路", {2024: 1, 2025: 2, 2026: 3})
    old = plan_of_years(steady, ("公園", {2024: 5}), ("港", {2024: 6, 2025: 7}))
    new = plan_of_years(steady, ("公園", {2024: 5, 2025: 9}), ("港", {2024: 6}))
    of = {each.latest.project.name: each for each in compare_plans(old, new).changed}
    key = AmountKey(2025, None, None)
    assert of.keys() == {"公園", "港"}
    assert of["公園"].revisions == (Revision(key, None, 9),)
    assert of["港"].revisions == (Revision(key, 7, None),)
    assert of["港"].changes == {Change.AMOUNT}


def test_a_year_that_one_plan_alone_has_is_no_change():
    old = plan_of_years(("道路", {2024: 1, 2025: 2}))
    new = plan_of_years(("道路", {2024: 1, 2025: 2, 2026: 3}))
    assert compare_plans(old, new).changed == ()


def test_the_totals_of_each_year_are_made_of_what_ended_stayed_and_came():
    old = plan_of_years(("道路", {2024: 10, 2025: 20}), ("港湾の浚渫", {2024: 1, 2025: 2}))
    new = plan_of_years(("道路", {2024: 10, 2025: 25}), ("図書の貸出", {2025: 7, 2026: 8}))
    first, second, third = year_totals(compare_plans(old, new))
    assert first == YearTotal(2024, old=11, ended=1, kept=0, added=0, new=10)
    assert second == YearTotal(2025, old=22, ended=2, kept=5, added=7, new=32)
    assert third == YearTotal(2026, old=None, ended=None, kept=None, added=None, new=8)
    assert (second.difference, third.difference) == (10, None)


def test_a_year_of_which_neither_plan_tells_an_amount_has_no_totals():
    bare = plan_of_years(("道路", {}))
    assert year_totals(compare_plans(bare, bare)) == ()
    past = plan_of_years(("道路", {2022: 5}))
    assert [each.fiscal_year for each in year_totals(compare_plans(past, past))] == [2022]
    (only,) = year_totals(compare_plans(bare, plan_of_years(("道路", {2025: 7}), year=2025)))
    assert only == YearTotal(2025, old=None, ended=None, kept=None, added=None, new=7)


def with_open(amounts: tuple[Amount, ...], **words: str) -> Plan:
    """Return a plan of one project with ``amounts`` and words in place of those of R8, R9 …"""
    extras = tuple((f"事業費 {year}", word) for year, word in words.items())
    listed = replace(row("街灯", "市民課"), amounts=amounts, extras=extras)
    draft = PlanDraft(
        PlanHeading("計画", "市", 2026), ("施策",), sections=[section(1, "灯", rows=(listed,))]
    )
    draft.extra_heads = ("事業費 R9", "事業費 R10")
    return assemble_plan(draft)[0]


def test_an_amount_that_was_open_is_a_change_of_its_amount_alone():
    now = (Amount(5_000, 2026, "事業費"),)
    later = (*now, Amount(800, 2027, "事業費"))
    old, new = with_open(now, R9="未定", R10="未定"), with_open(later, R10="未定")
    for before, after, revision in (
        (old, new, Revision(AmountKey(2027, "事業費", None), None, 800)),
        (new, old, Revision(AmountKey(2027, "事業費", None), 800, None)),
    ):
        (change,) = compare_plans(before, after).projects
        assert change.changes == {Change.AMOUNT}
        assert change.revisions == (revision,)


def test_a_word_stands_for_the_amount_of_its_own_year_alone():
    now = (Amount(5_000, 2026, "事業費"),)
    later = (*now, Amount(800, 2027, "事業費"), Amount(900, 2028, "事業費"))
    comparison = compare_plans(with_open(now, R9="未定"), with_open(later))
    (change,) = comparison.projects
    assert change.revisions == (Revision(AmountKey(2027, "事業費", None), None, 800),)
    assert left_out(comparison)[1] == (LeftOut(AmountKey(2028, "事業費", None), 900, ("街灯",)),)


def test_a_word_in_place_of_another_is_a_change_of_what_the_list_says():
    now = (Amount(5_000, 2026, "事業費"),)
    (change,) = compare_plans(with_open(now, R9="未定"), with_open(now, R9="調整中")).projects
    assert change.changes == {Change.EXTRA}


def revisions(*projects: tuple[Amount, ...]) -> tuple[Revision, ...]:
    """What differs between the amounts of a project in two plans."""
    old, new = (plan_of(("道路", amounts)) for amounts in projects)
    (change,) = compare_plans(old, new).projects
    assert (Change.AMOUNT in change.changes) == bool(change.revisions)
    return change.revisions


def test_amounts_of_the_same_year_and_kind_are_compared_beside_those_of_the_plans_years():
    budget = Amount(5, 2024, "予算")
    old = (budget, Amount(7, 2025, "計画額"))
    new = (budget, Amount(8, 2025, "計画額"), Amount(9, 2025, "予算"))
    assert revisions(old, new) == (Revision(AmountKey(2025, "計画額", None), 7, 8),)
    in_parts = (budget, Amount(3, 2025, "計画額"), Amount(4, 2025, "計画額"))
    assert revisions(old, in_parts) == ()


NAMELESS = Amount(100, 2024), Amount(200, 2025)
NAMED = Amount(100, 2024, "事業費"), Amount(200, 2025, "事業費")
IN_PARTS = Amount(60, 2024, "事業費", "国庫支出金"), Amount(40, 2024, "事業費", "一般財源")


@pytest.mark.parametrize(("before", "after"), [(NAMELESS, NAMED), (NAMED, NAMELESS)])
def test_amounts_under_another_name_are_the_same(before, after):
    assert revisions(before, after) == ()
    later = (before[0], before[1]._replace(yen=250))
    assert revisions(later, after) == (Revision(AmountKey(2025, "事業費", None), 250, 200),)


def test_both_names_of_one_kind_are_told():
    old, new = plan_of(("道路", NAMELESS)), plan_of(("道路", NAMED))
    assert compare_plans(old, new).measure.kinds == (None, "事業費")
    assert compare_plans(new, new).measure.kinds is None


def test_sources_are_parts_of_the_amount_under_whatever_kind_they_stand():
    apart = tuple(each._replace(kind="財源内訳") for each in IN_PARTS)
    assert revisions((*NAMED, *IN_PARTS), (*NAMED, *apart)) == ()
    more = (*NAMED, apart[0]._replace(yen=70), apart[1]._replace(yen=30))
    assert [
        (each.key.funds, each.old, each.new) for each in revisions((*NAMED, *IN_PARTS), more)
    ] == [
        ("国庫支出金", 60, 70),
        ("一般財源", 40, 30),
    ]


def test_kinds_that_one_plan_tells_apart_are_not_the_same():
    both = Amount(100, 2024, "予算"), Amount(90, 2024, "決算")
    spent = (Amount(95, 2024, "決算"),)
    assert revisions(both, spent)[-1] == Revision(AmountKey(2024, "決算", None), 90, 95)


def test_rolling_plans_under_two_names_are_compared_by_a_year_that_both_tell():
    old = plan_of(("道路", NAMELESS))
    new = plan_of(("道路", (Amount(200, 2025, "事業費"), Amount(300, 2026, "事業費"))), year=2025)
    assert compare_plans(old, new).changed == ()


def test_amounts_without_a_year_are_compared_with_those_of_the_plan_s_own():
    old = plan_of(("道路", (Amount(10, 2024), Amount(20, 2025))))
    new = plan_of(("道路", (Amount(25),)), year=2025)
    (road,) = compare_plans(old, new).projects
    assert (road.old.amount, road.new.amount, road.difference) == (20, 25, 5)


def test_an_amount_without_a_year_is_taken_for_none_of_a_year_that_plans_have_in_common():
    dated = (Amount(100, 2024), Amount(120, 2025))
    old = plan_of(("道路", dated), ("橋", (Amount(30),)))
    new = plan_of(("道路", (Amount(120, 2025),)), ("橋", (Amount(30, 2025),)), year=2025)
    comparison = compare_plans(old, new)
    first, second = year_totals(comparison)
    assert (first.old, second.old, second.new) == (130, 120, 150)
    bridge = next(c for c in comparison.projects if c.new.project.name == "橋")
    assert Revision(AmountKey(2025, None, None), None, 30) in bridge.revisions


def test_sources_that_add_up_to_what_the_other_plan_tells_whole_are_no_change():
    whole = Amount(100, 2024, "事業費")
    assert revisions((whole,), (whole, *IN_PARTS)) == ()
    old, new = plan_of(("道路", IN_PARTS), ("公園", (whole,))), plan_of(("道路", (whole,)))
    (road, _) = compare_plans(old, new).projects
    assert road.changes == frozenset()


def test_a_sum_of_years_hides_no_year_that_rolling_plans_have_in_common():
    old = plan_of(("道路", (Amount(10, 2024), Amount(20, 2025), Amount(30))))
    new = plan_of(("道路", (Amount(20, 2025), Amount(30, 2026), Amount(50))), year=2025)
    (road,) = compare_plans(old, new).projects
    assert (road.old.amount, road.new.amount) == (20, 20)


def test_what_one_plan_alone_gives_is_no_change_and_is_not_lost():
    old = plan_of(("道路", NAMELESS), ("公園", NAMELESS))
    new = plan_of(
        ("道路", (Amount(7, 2026, "事業費"), *NAMED, *IN_PARTS)), ("公園", (*NAMED, IN_PARTS[0]))
    )
    comparison = compare_plans(old, new)
    assert comparison.changed == ()
    assert left_out(comparison) == (
        (),
        (
            LeftOut(AmountKey(2024, "事業費", "国庫支出金"), 120, ("道路", "公園")),
            LeftOut(AmountKey(2024, "事業費", "一般財源"), 40, ("道路",)),
            LeftOut(AmountKey(2026, "事業費", None), 7, ("道路",)),
        ),
    )


def test_sources_of_plans_of_one_year_each_are_compared_by_their_own():
    parts = [each._replace(fiscal_year=2025) for each in IN_PARTS]
    old = plan_of(("道路", (Amount(100, 2024, "事業費"), *IN_PARTS)))
    new = plan_of(("道路", (Amount(100, 2025, "事業費"), parts[0])), year=2025)
    comparison = compare_plans(old, new)
    assert comparison.measure.common_year is None
    assert left_out(comparison)[0] == (
        LeftOut(AmountKey(2025, "事業費", "一般財源"), 40, ("道路",)),
    )


def test_other_kinds_of_plans_of_one_year_each_stay_of_their_own_years():
    old = plan_of(("道路", (Amount(100, 2024, "予算"), Amount(90, 2024, "決算"))))
    new = plan_of(("道路", (Amount(120, 2025, "予算"), Amount(80, 2025, "決算"))), year=2025)
    comparison = compare_plans(old, new)
    (road,) = comparison.projects
    assert road.revisions == (Revision(AmountKey(2025, "予算", None), 100, 120),)
    assert left_out(comparison) == (
        (LeftOut(AmountKey(2024, "決算", None), 90, ("道路",)),),
        (LeftOut(AmountKey(2025, "決算", None), 80, ("道路",)),),
    )

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from model.amount_basis import AmountBasis
from model.plan import Plan
from model.readers.assembly import assemble_plan
from model.readers.reading import Reading
from model.selection import Selection
from model.totals import build_totals
from model.view import PlanView, view_plan
from seeds.built_in import load_built_in_plan
from tests.plans import draft_of_two_goals, plan_of_two_goals, row
from tests.strategies import plans

FEWER = settings(max_examples=40)
PLANS = (plan_of_two_goals(), load_built_in_plan().plan)


@st.composite
def views(draw: st.DrawFn) -> PlanView:
    plan = draw(st.sampled_from(PLANS) | plans())
    paths = [section.path for section in plan.walk()]
    departments = [department.name for department in plan.departments]
    marks = [flag.mark for flag in plan.legend.flags]
    selection = Selection(
        sections=draw(st.none() | st.frozensets(st.sampled_from(paths), max_size=4)),
        departments=draw(
            st.none() | st.frozensets(st.sampled_from(departments or [""]), max_size=5)
        ),
        flags=draw(st.none() | st.frozensets(st.sampled_from([*marks, ""]))),
        relisted=draw(st.booleans()),
        other=draw(st.booleans()),
        search=draw(st.sampled_from(["", "推進", "事業 課"])),
    )
    return view_plan(plan, selection)


@FEWER
@given(views())
def test_sections_of_a_level_add_up_to_those_above_them(view: PlanView):
    totals = {total.section.path: total for total in build_totals(view).by_section}
    for node in view.walk():
        whole = totals[node.section.path].tally
        parts = [totals[child.section.path].tally for child in node.children]
        own = [row for row in node.own_rows if view.counts_at(row)]
        assert whole.listings == sum(p.listings for p in parts) + len(node.own_rows)
        assert whole.projects == sum(p.projects for p in parts) + len(own)
        known = [view.amount_of(row.project) for row in own] + [p.amount for p in parts]
        assert (whole.amount or 0) == sum(filter(None, known))
        assert (whole.amount is None) == all(yen is None for yen in known)


@FEWER
@given(views())
def test_the_top_sections_add_up_to_the_whole(view: PlanView):
    totals = build_totals(view)
    tops = [t.tally for t in totals.by_section if len(t.section.path) == 1]
    assert totals.tally.listings == sum(t.listings for t in tops) == len(view.rows)
    assert totals.tally.projects == sum(t.projects for t in tops) == len(view.projects)
    assert (totals.tally.amount or 0) == sum(t.amount or 0 for t in tops)


@FEWER
@given(views())
def test_each_project_counts_at_exactly_one_of_its_rows(view: PlanView):
    counted = [row.project.id for row in view.rows if view.counts_at(row)]
    assert sorted(counted) == sorted(project.id for project in view.projects)


@FEWER
@given(views())
def test_flags_add_up_to_all_rows_and_all_projects(view: PlanView):
    totals = build_totals(view)
    assert sum(total.tally.listings for total in totals.by_flag) == len(view.rows)
    assert sum(total.tally.projects for total in totals.by_flag) == len(view.projects)


@FEWER
@given(views())
def test_a_published_budget_is_never_anything_but_what_the_plan_publishes(view: PlanView):
    for node in view.walk():
        parts = [child.published_budget for child in node.children]
        own = node.section.published_budget
        if node.published_budget is not None:
            assert node.published_budget == (sum(filter(None, parts)) if own is None else own)
        if node.is_whole and own is not None:
            assert node.published_budget == own


@FEWER
@given(views())
def test_a_budget_is_given_only_where_it_is_published_for_all_that_is_shown(view: PlanView):
    if view.selection.narrows_rows:
        assert view.published_budget is None
        assert all(total.published_budget is None for total in build_totals(view).by_section)


def test_departments_count_a_shared_project_each_and_the_total_once(two_goals: Plan):
    totals = build_totals(view_plan(two_goals, Selection()))
    by_name = {total.department.name: total.tally for total in totals.by_department}
    assert (by_name["福祉課"].projects, by_name["福祉課"].listings) == (2, 3)
    assert (by_name["みどり課"].projects, by_name["みどり課"].listings) == (3, 4)
    assert by_name["福祉課"].amount == 1_500_500 + 2_400_400
    assert totals.tally.projects == 9
    assert totals.tally.amount == 4_000_500


def test_a_relisted_project_is_never_paid_for_twice(two_goals: Plan):
    totals = {
        t.section.title: t for t in build_totals(view_plan(two_goals, Selection())).by_section
    }
    assert totals["商いを支える"].tally.amount is None
    assert totals["地域で支え合う"].tally.amount == 3_900_900


def test_a_project_counts_at_its_first_row_where_its_main_place_is_not_picked(two_goals: Plan):
    view = view_plan(two_goals, Selection(sections=frozenset({(2,)})))
    (total,) = [t for t in build_totals(view).by_section if t.section.title == "商いを支える"]
    assert total.tally.projects == 2
    assert total.tally.amount == 1_500_500


def test_budgets_of_sections_picked_whole_are_added(built_in: Reading):
    def budget(*paths: tuple[int, ...]) -> int | None:
        return view_plan(built_in.plan, Selection(sections=frozenset(paths))).published_budget

    assert budget((1,)) == 6_650_000_000
    assert budget((1, 1), (1, 4)) == 904_000_000 + 186_000_000
    assert budget((1, 1, 1)) is None
    assert budget((1, 1), (1, 2, 1)) is None


def test_the_whole_has_no_budget_where_one_section_is_shown_in_part(two_goals: Plan):
    draft = draft_of_two_goals()
    draft.sections[1].children[0].published_budget = 5_000_000
    plan, _ = assemble_plan(draft)

    def budget(plan: Plan, *paths: tuple[int, ...]) -> int | None:
        view = view_plan(plan, Selection(sections=frozenset(paths)))
        return build_totals(view).published_budget

    assert budget(plan, (1,), (2, 1)) == 20_500_000
    assert budget(plan, (1,), (2, 1, 1)) is None
    assert budget(two_goals, (1,), (2,)) == 15_500_000
    assert budget(two_goals, (1,), (2, 1, 1)) is None


def test_budgets_of_parts_are_not_that_of_rows_beside_them():
    draft = draft_of_two_goals()
    draft.sections[0].listings.append(row("区分をまたぐ事業", yen=700_000))
    plan, _ = assemble_plan(draft)
    picked = Selection(sections=frozenset({(1, 1)}))
    assert view_plan(plan, picked).published_budget == 12_000_000
    beside = Selection(sections=frozenset({(1, 1)}), own_rows=frozenset({(1,)}))
    assert view_plan(plan, beside).published_budget is None


def test_goals_without_published_budgets_do_not_hide_those_that_have_them(two_goals: Plan):
    assert view_plan(two_goals, Selection()).published_budget == 15_500_000
    assert view_plan(two_goals, Selection(sections=frozenset({(2,)}))).published_budget is None


def test_kinds_of_amounts_that_tell_the_same_money_are_not_added():
    draft = draft_of_two_goals()
    row = draft.sections[0].children[0].children[0].listings[0]
    row.amounts = (*row.amounts, row.amounts[0].__class__(1_400_000, 2024, "決算"))
    plan, _ = assemble_plan(draft)
    assert AmountBasis(2024, "予算").sum_of(plan.projects) == 4_000_500
    assert AmountBasis(2024, "決算").sum_of(plan.projects) == 1_400_000
    assert AmountBasis(2023, "予算").sum_of(plan.projects) is None
    assert build_totals(view_plan(plan, Selection())).tally.amount == 4_000_500

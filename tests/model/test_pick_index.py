from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from model.pick_index import PickIndex
from model.plan import Plan
from model.readers.assembly import assemble_plan
from model.selection import Selection
from model.totals import build_totals
from model.view import view_plan
from seeds.built_in import load_built_in_plan
from tests.plans import (
    draft_of_two_goals,
    plan_of_two_goals,
    plan_with_an_unnamed_office,
    without_marks_of_relisting,
)


def relisted_first() -> Plan:
    """Return a plan with a relisted row above the main place of its project."""
    draft = draft_of_two_goals()
    draft.sections.reverse()
    return assemble_plan(draft)[0]


PLANS = (
    plan_of_two_goals(),
    relisted_first(),
    plan_with_an_unnamed_office(),
    load_built_in_plan().plan,
    without_marks_of_relisting(load_built_in_plan().plan),
)
INDEXES = tuple(map(PickIndex, PLANS))


@st.composite
def picks(draw: st.DrawFn) -> tuple[PickIndex, Selection]:
    index = draw(st.sampled_from(INDEXES))
    plan = index.plan
    paths = [section.path for section in plan.walk()]
    names = [department.name for department in plan.departments] + [""]
    marks = [flag.mark for flag in plan.legend.flags] + [""]
    some = st.frozensets
    return index, Selection(
        sections=draw(st.none() | some(st.sampled_from(paths), max_size=6)),
        own_rows=draw(some(st.sampled_from(paths), max_size=3)),
        departments=draw(st.none() | some(st.sampled_from(names))),
        flags=draw(st.none() | some(st.sampled_from(marks))),
        relisted=draw(st.booleans()),
        other=draw(st.booleans()),
        search=draw(st.sampled_from(["", "市民", "ＩＣＴ", "市民 課", "防災"])),
    )


@given(picks())
def test_an_index_leaves_what_the_selection_takes_row_by_row(made):
    index, selection = made
    slow = view_plan(index.plan, selection)
    quick = index.pick(selection)
    assert quick.rows == slow.rows
    assert quick.published_budget == slow.published_budget
    totals = build_totals(slow)
    assert (quick.figure.projects, quick.figure.amount) == (
        totals.tally.projects,
        totals.tally.amount,
    )
    assert quick.departments == len(slow.departments)


@given(picks())
def test_figures_are_those_of_a_pick_without_the_ticks_beside_which_they_stand(made):
    index, selection = made
    quick = index.pick(selection)
    whole = build_totals(view_plan(index.plan, replace(selection, sections=None))).tally
    tops = [quick.of_section(section.path) for section in index.plan.sections]
    assert sum(figure.projects for figure in tops) == whole.projects
    assert sum(figure.amount or 0 for figure in tops) == (whole.amount or 0)
    departments = build_totals(view_plan(index.plan, replace(selection, departments=None)))
    told = {total.department.name: total.tally for total in departments.by_department}
    for name in (department.name for department in index.plan.departments):
        figure = quick.of_department(name)
        assert figure.projects == (told[name].projects if name in told else 0)
        assert figure.amount == (told[name].amount if name in told else None)


@given(picks())
def test_sections_that_are_picked_whole_have_the_figures_that_papers_give_them(made):
    index, selection = made
    quick = index.pick(selection)
    for total in build_totals(view_plan(index.plan, selection)).by_section:
        if selection.is_whole(total.section.path):
            figure = quick.of_section(total.section.path)
            assert (figure.projects, figure.amount) == (total.tally.projects, total.tally.amount)


@given(picks())
def test_what_is_picked_of_a_section_has_the_figures_that_papers_give_it(made):
    index, selection = made
    quick, view = index.pick(selection), view_plan(index.plan, selection)
    for total in build_totals(view).by_section:
        figure = quick.of_picked(total.section.path)
        assert (figure.projects, figure.amount) == (total.tally.projects, total.tally.amount)
    for node in view.walk():
        path = node.section.path
        assert index.published_of(path, selection, quick) == node.published_budget

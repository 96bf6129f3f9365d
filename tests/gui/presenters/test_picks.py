from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.presenters.picks import Picks
from gui.presenters.section_ticks import SectionTicks, Tick
from model.listing import Listing
from model.plan import Legend, Plan, Section
from model.readers.reading import Reading
from model.selection import Selection
from reports.amounts import in_unit
from tests.plans import plan_of_two_goals, plan_with_an_unnamed_office


class FakeWindow:
    def __init__(self) -> None:
        self.shown: list[str] = []

    def show_plan(self) -> None:
        self.shown.append("plan")

    def show_picked(self) -> None:
        self.shown.append("picked")


@pytest.fixture
def picks(built_in: Reading) -> Picks:
    made = Picks(FakeWindow())
    made.open(built_in)
    return made


@pytest.fixture
def other_picks(two_goals: Plan) -> Picks:
    made = Picks(FakeWindow())
    made.open(Reading(two_goals, "二つの目標"))
    return made


def test_rows_that_name_no_department_stay_when_one_is_unticked_and_have_a_tick_of_their_own():
    picks = Picks(FakeWindow())
    plan = plan_with_an_unnamed_office()
    picks.open(Reading(plan, "二つの目標"))
    offices = len(plan.departments)
    assert picks.departments[-1] == ""
    assert picks.departments_like("記載") == ("",)
    assert picks.figures.strip.startswith(f"{offices}課・10事業")
    picks.tick_departments(["福祉課"], ticked=False)
    assert "計画の進み具合の公表" in [row.name for row in picks.rows]
    picks.tick_only_departments({""})
    assert [row.name for row in picks.rows] == ["計画の進み具合の公表"]
    assert picks.figures.of_department("").projects == 1
    assert picks.figures.strip.startswith("1事業（延べ1掲載）")


def test_a_plan_whose_rows_all_name_departments_has_no_such_tick(picks: Picks):
    assert "" not in picks.departments


def test_at_first_everything_is_picked_and_known(picks: Picks):
    assert picks.headline == "鹿児島市　第六次総合計画 第1期実施計画（令和4年度）"
    assert picks.figures.strip == "55課・190事業（延べ211掲載）　公表事業費 66億50百万円"
    assert len(picks.rows) == 211


def test_a_year_that_the_title_says_is_not_said_again(picks: Picks):
    plan = plan_of_two_goals()
    title = "実施計画（令和8年度～令和10年度）"
    heading = plan.heading._replace(title=title, city="みほん市", fiscal_year=2026)
    picks.open(Reading(replace(plan, heading=heading), "計画.xlsx"))
    assert picks.headline == f"みほん市　{title}"


def test_a_city_that_the_title_names_is_not_named_again(picks: Picks):
    picks.open(Reading(plan_of_two_goals(), "計画.xlsx"))
    assert picks.headline == "ひかり市 まちづくり実施計画（令和6年度）"


def test_unticking_a_pillar_leaves_its_measure_and_those_above_in_part(picks: Picks):
    goal = picks.section_nodes[0]
    measure = goal.children[0].children[0]
    picks.tick_section(measure.children[0], ticked=False)
    assert [node.tick for node in (goal, goal.children[0], measure)] == [Tick.SOME] * 3
    assert len(picks.rows) == 211 - 7
    assert picks.figures.strip.endswith("公表事業費は施策単位")


def test_the_others_of_a_measure_are_a_line_of_their_own(picks: Picks):
    measure = picks.section_nodes[0].children[0].children[0]
    assert measure.children[-1].label == "その他の主な事業"
    picks.tick_section(measure.children[-1], ticked=False)
    assert len(picks.rows) == 211 - 4
    picks.tick_section(measure.children[-1], ticked=True)
    assert picks.selection.sections is None


def test_one_goal_of_two_is_picked(other_picks: Picks):
    other_picks.tick_section(other_picks.section_nodes[0], ticked=False)
    assert {row.path[0] for row in other_picks.rows} == {2}
    assert other_picks.selection.sections == frozenset({(2,)})


def test_departments_are_found_by_part_of_their_names(picks: Picks):
    assert picks.departments_like("支所 総務課") == ("谷山支所総務課",)
    assert picks.departments_like("デジタル") == picks.departments_like("ﾃﾞｼﾞﾀﾙ")


def test_rows_without_a_mark_are_offered_where_there_are_any_beside_marks(other_picks: Picks):
    plan = other_picks.plan
    reading = Reading(plan, "計画.xlsx")

    def open_flagged(wanted: Callable[[Listing], bool]) -> list[str]:
        sections = tuple(with_rows(each, wanted) for each in plan.sections)
        other_picks.open(replace(reading, plan=replace(plan, sections=sections)))
        return [mark for mark, _ in other_picks.flags]

    assert open_flagged(lambda row: row.flag is not None) == ["★", "継続"]
    other_picks.open(replace(reading, plan=replace(plan, legend=Legend())))
    assert other_picks.flags == ()


def with_rows(section: Section, wanted: Callable[[Listing], bool]) -> Section:
    return section._replace(
        listings=tuple(filter(wanted, section.listings)),
        children=tuple(with_rows(child, wanted) for child in section.children),
    )


def test_marks_are_those_of_the_plan(other_picks: Picks):
    assert [mark for mark, _ in other_picks.flags] == ["★", "継続", ""]
    other_picks.tick_flag("", ticked=False)
    assert {row.flag.mark for row in other_picks.rows if row.flag} == {"★", "継続"}
    assert all(row.flag for row in other_picks.rows)


def test_when_nothing_is_left_the_strip_says_so(picks: Picks):
    picks.tick_all_sections(ticked=False)
    assert picks.figures.strip == "選んだ条件に合う事業がありません"
    picks.reset()
    assert len(picks.rows) == 211


def test_listeners_hear_of_every_change(picks: Picks):
    heard: list[int] = []
    picks.listeners.append(lambda: heard.append(len(picks.rows)))
    picks.take_relisted(taken=False)
    picks.take_other(taken=False)
    assert heard == [171, 126]


def test_only_one_line_then_the_others(picks: Picks):
    node = picks.section_nodes[0].children[0].children[0].children[0]
    picks.tick_only_section(node)
    assert picks.selection.sections == frozenset({node.path})
    picks.invert_sections()
    assert len(picks.rows) == 211 - 7
    picks.tick_only_departments(["広報課"])
    assert picks.selection.departments == frozenset({"広報課"})
    picks.invert_departments(picks.departments)
    assert len(picks.selection.departments) == 54


@given(st.data())
def test_ticks_set_from_a_selection_stand_for_it(data):
    plan = plan_of_two_goals()
    ticks = SectionTicks(plan)
    for node in data.draw(st.lists(st.sampled_from(ticks.lines), max_size=6)):
        ticks.set_tick(node, ticked=data.draw(st.booleans()))
    sections, own_rows = ticks.picks()
    again = SectionTicks(plan)
    again.apply(Selection(sections=sections, own_rows=own_rows))
    assert again.picks() == (sections, own_rows)
    assert [node.tick for node in again.lines] == [node.tick for node in ticks.lines]


def test_what_a_set_names_and_the_plan_lacks_is_told(other_picks: Picks):
    wanted = Selection(
        sections=frozenset({(1, 1), (9, 1)}),
        own_rows=frozenset({(9,)}),
        departments=frozenset({"福祉課", "廃止課"}),
        flags=frozenset({"★", "新"}),
    )
    other_picks.take(wanted)
    assert other_picks.lacking(wanted) == ("区分 9", "区分 9-1", "廃止課", "新")
    assert other_picks.selection.departments == frozenset({"福祉課"})


@pytest.mark.parametrize("plan", ["picks", "other_picks"])
def test_no_amount_beside_a_tick_is_longer_than_the_widest(plan: str, request):
    picks: Picks = request.getfixturevalue(plan)
    figures = picks.figures
    beside = [
        *(figures.of_section(node) for node in SectionTicks(picks.plan).lines),
        *(figures.of_department(name) for name in picks.departments),
    ]
    amounts = [figure.amount for figure in beside if figure and figure.amount is not None]
    assert amounts
    assert max(len(in_unit(yen, figures.unit)) for yen in amounts) <= len(figures.widest_money)

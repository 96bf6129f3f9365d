from __future__ import annotations

from pathlib import Path

import pytest

from gui.presenters.figures import Figures
from gui.presenters.section_ticks import SectionTicks, TickNode
from model.money import Unit
from model.pick_index import PickIndex
from model.plan import Plan
from model.readers.assembly import assemble_plan
from model.readers.reading import Reading
from model.row_figures import Figure
from model.selection import Selection
from reports.amounts import in_unit
from tests.model.readers.lists.lists import read_rows
from tests.plans import draft_of_two_goals

WHOLE = Selection()
HEADS = ("施策", "事業名", "所管課", "R8事業費（千円）")


@pytest.fixture
def figures(built_in: Reading) -> Figures:
    return Figures(PickIndex(built_in.plan), WHOLE)


@pytest.fixture
def other_figures(two_goals: Plan) -> Figures:
    return Figures(PickIndex(two_goals), WHOLE)


def test_departments_projects_listings_and_the_published_budget_stand_in_one_line(figures):
    assert figures.strip == "55課・190事業（延べ211掲載）　公表事業費 66億50百万円"


def test_the_budget_of_a_policy_picked_whole_is_known(figures):
    figures.pick(Selection(sections=frozenset({(1, 1)})))
    assert figures.strip.endswith("公表事業費 9億4百万円")


def test_the_budget_of_a_measure_picked_in_part_is_not(figures):
    figures.pick(Selection(sections=frozenset({(1, 1, 1, 1)})))
    assert figures.strip.endswith("公表事業費は施策単位")


def test_amounts_of_projects_are_told_beside_published_budgets(other_figures):
    assert other_figures.strip.endswith(
        "公表事業費 1,550万円　令和6年度の個別事業費の計 4,000,500円"
    )


def test_when_nothing_is_left_the_strip_says_so(figures):
    figures.pick(Selection(search="どこにもない"))
    assert figures.strip == "選んだ条件に合う事業がありません"


def test_counts_of_departments_follow_the_other_picks(figures):
    assert figures.of_department("広報課").projects == 7
    figures.pick(Selection(search="ホームページ"))
    assert figures.of_department("広報課").projects == 2
    assert figures.of_department("人事課").projects == 0


def test_counts_of_departments_stay_when_departments_are_unticked(figures):
    figures.pick(Selection(departments=frozenset({"人事課"})))
    assert figures.of_department("広報課").projects == 7


def test_amounts_stand_beside_sections_and_departments_where_they_are_known(
    other_figures, two_goals: Plan
):
    first = SectionTicks(two_goals).nodes[0]
    assert other_figures.of_section(first) == Figure(6, 15_500_000)
    assert other_figures.of_section(first.children[0].children[-1]) is None
    assert other_figures.of_department("福祉課") == Figure(2, 3_900_900)
    other_figures.pick(Selection(flags=frozenset({"★"})))
    assert other_figures.of_section(first).amount is None
    assert other_figures.section_money == "公表事業費"


def test_a_plan_without_published_budgets_shows_amounts_of_projects_by_section():
    draft = draft_of_two_goals()
    for section in draft.sections:
        for child in section.children:
            child.published_budget = None
    plan = assemble_plan(draft)[0]
    figures = Figures(PickIndex(plan), WHOLE)
    assert figures.section_money == "個別事業費"
    assert figures.of_section(SectionTicks(plan).nodes[0]).amount == 4_000_500


def figures_of(folder: Path, *rows: tuple[object, ...]) -> Figures:
    plan = read_rows(folder, (HEADS, *rows)).plan
    return Figures(PickIndex(plan), WHOLE)


@pytest.mark.parametrize(
    ("thousands", "unit"),
    [
        ((13_700_250, 13_700), Unit.THOUSAND),  # 13,700 would read 「14」 in 百万円
        ((999_999_000, 999), Unit.THOUSAND),
        ((999_999_000, 1_001), Unit.MILLION),  # ten digits have no room
        ((3_000, 12_000), Unit.MILLION),
    ],
)
def test_amounts_beside_ticks_are_not_rounded_where_there_is_room(tmp_path, thousands, unit):
    figures = figures_of(tmp_path, *(("都市", f"事業{yen}", "道路課", yen) for yen in thousands))
    assert figures.unit is unit
    assert len(figures.widest_money) >= len(in_unit(sum(thousands) * 1_000, unit))


def test_a_plan_that_names_no_department_counts_none(tmp_path: Path):
    figures = figures_of(tmp_path, ("都市", "歩道の改修", "", 13_700))
    assert figures.strip == "1事業（延べ1掲載）　令和8年度の個別事業費の計 1,370万円"
    assert not figures.has_departments


def test_amounts_beside_ticks_say_of_which_year_they_are(tmp_path: Path, other_figures: Figures):
    figures = figures_of(tmp_path, ("都市", "歩道の改修", "", 13_700))
    assert figures.head_of(figures.section_money) == "令和8年度\n千円"
    assert figures.name_of(figures.section_money) == "令和8年度の個別事業費"
    assert other_figures.head_of("公表事業費") == "公表\n千円"
    assert other_figures.head_of("個別事業費") == "令和6年度\n個別\n千円"


def untick_first_below(figures: Figures) -> TickNode:
    """Untick the first line below the first one; return the latter."""
    ticks = SectionTicks(figures.plan)
    ticks.set_tick(ticks.nodes[0].children[0], ticked=False)
    sections, own_rows = ticks.picks()
    figures.pick(Selection(sections=sections, own_rows=own_rows))
    return ticks.nodes[0]


def test_beside_a_line_ticked_in_part_stands_what_is_picked_of_it(tmp_path: Path):
    rows = [("安全", "防災", "訓練", "防災課", 300), ("安全", "福祉", "見守り", "福祉課", 1_700)]
    plan = read_rows(tmp_path, (("政策", *HEADS), *rows)).plan
    figures = Figures(PickIndex(plan), WHOLE)
    first = untick_first_below(figures)
    assert figures.of_section(first) == Figure(1, 1_700_000)
    assert figures.of_section(first.children[0]) == Figure(1, 300_000)  # what it would add


def test_beside_a_line_ticked_in_part_stand_the_published_budgets_of_what_is_picked(other_figures):
    first = untick_first_below(other_figures)
    assert other_figures.of_section(first) == Figure(2, 3_500_000)

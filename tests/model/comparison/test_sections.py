"""Which section of one plan is which of the other."""

from __future__ import annotations

from dataclasses import replace

from model.comparison.changes import Change, Comparison, Fate
from model.comparison.compare import compare_plans, narrow
from model.listing import format_path
from model.plan import Plan, PlanHeading
from model.readers.assembly import assemble_plan
from model.readers.draft import PlanDraft
from model.selection import Selection
from tests.plans import (
    draft_of_two_goals,
    plan_of_two_goals,
    row,
    section,
)


def test_sections_are_found_again_under_another_title(year_on_year: Comparison):
    changed = {
        format_path(change.new.path): change for change in year_on_year.sections if change.changes
    }
    assert {path: change.changes for path, change in changed.items()} == {
        "1-2": {Change.AMOUNT},
        "2-1": {Change.NAME},
    }
    assert "番号が同じ" in changed["2-1"].evidence


def test_a_section_renumbered_by_one_put_before_it_moves_no_project(two_goals: Plan):
    _, work = two_goals.sections
    later = plan_of_two_goals()
    first = assemble_plan(
        PlanDraft(two_goals.heading, two_goals.levels, [], [], [section(1, "はじめに", number="1")])
    )[0].sections[0]
    later = replace(later, sections=(first, *map(_one_further, later.sections)))
    compared = compare_plans(two_goals, later)
    assert len(compared.unchanged) == len(two_goals.projects)
    assert [c.new.title for c in compared.sections if c.fate is Fate.NEW] == ["はじめに"]
    moved = [c.new.title for c in compared.sections if Change.SECTION in c.changes]
    assert moved == ["くらし", work.title]


def _one_further(node):
    def further(path):
        return (path[0] + 1, *path[1:])

    return node._replace(
        path=further(node.path),
        number=str(int(node.number) + 1) if node.level == 1 else node.number,
        children=tuple(map(_one_further, node.children)),
        listings=tuple(replace(r, path=further(r.path)) for r in node.listings),
    )


def test_a_section_that_moved_under_another_title_is_known_by_its_projects(two_goals: Plan):
    draft = draft_of_two_goals()
    life, work = draft.sections
    life.title, life.number, work.number = "みんなの毎日", "2", "3"
    safe, green = life.children
    green.title = "みどり豊かな町なみ"
    for listing, name in zip(green.listings, ("並木を育てる", "生け垣の補助"), strict=True):
        listing.name = name
    draft.sections.insert(0, section(1, "あたらしい分野", number="1", rows=(row("始める事業"),)))
    compared = compare_plans(two_goals, assemble_plan(draft)[0])
    pairs = {c.old.title: (c.new.title, c.evidence) for c in compared.sections if c.old and c.new}
    assert pairs["くらし"] == ("みんなの毎日", ("同じ事業が多く載っている",))
    assert pairs["みどり豊かなまち"] == (green.title, ("番号が同じ", "名称が似ている"))
    assert pairs[safe.title] == (safe.title, ())


def test_sections_are_picked_by_their_place_in_the_new_plan(two_goals: Plan):
    draft = draft_of_two_goals()
    draft.sections[1].children.pop()  # 学びのあるまち has ended
    draft.sections.insert(0, section(1, "あたらしい分野", number="1", rows=(row("始める事業"),)))
    draft.sections[1].number, draft.sections[2].number = "2", "3"
    later, _ = assemble_plan(draft)
    compared = compare_plans(two_goals, later)

    def titles(*paths: tuple[int, ...]) -> list[str]:
        picked = narrow(compared, Selection(sections=frozenset(paths)))
        return [(c.new or c.old).title for c in picked.sections]

    assert titles((3, 1)) == ["にぎわいのあるまち", "商いを支える"]
    assert titles((3,)) == ["しごと", "にぎわいのあるまち", "商いを支える", "学びのあるまち"]
    assert titles((1,)) == ["あたらしい分野"]


def test_a_number_with_that_of_the_section_above_is_the_same_number():
    def plan(number: str) -> Plan:
        below = section(2, "道をつくる", number=number, rows=(row("舗装"),))
        goal = section(1, "まち", number="1", children=(below,))
        draft = PlanDraft(PlanHeading("計画"), ("政策", "施策"), sections=[goal])
        return assemble_plan(draft)[0]

    assert not any(c.changes for c in compare_plans(plan("2"), plan("1-2")).sections)
    assert any(c.changes for c in compare_plans(plan("2"), plan("1-3")).sections)

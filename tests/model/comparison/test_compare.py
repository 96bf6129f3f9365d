from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from model.comparison.amounts import AmountKey, Revision, revisions
from model.comparison.changes import Change, Comparison, Fate, ProjectChange
from model.comparison.compare import compare_plans, narrow
from model.comparison.year_totals import YearTotal, year_totals
from model.listing import format_path
from model.plan import Plan, PlanHeading
from model.project import Amount, Flag, Project
from model.readers.assembly import assemble_plan
from model.readers.draft import PlanDraft
from model.readers.reading import Reading
from model.selection import Selection
from model.view import view_plan
from tests.plans import (
    MAIN,
    OTHER,
    draft_of_two_goals,
    plan_a_year_later,
    plan_of_two_goals,
    row,
    section,
    with_first_project,
)

NAMES = st.sampled_from(
    ["見守り", "見守り活動", "公園の手入れ", "公園の手入れと花壇", "道路の維持", "道路の改良"]
)
ROWS = st.builds(
    row,
    NAMES,
    st.sampled_from(["財政課", "市民課・納税課", "市民課ほか"]),
    kind=st.sampled_from([MAIN, OTHER]),
    flag=st.sampled_from([None, "新", "★"]),
    relisted=st.booleans(),
    description=st.sampled_from([None, "高齢者を見守る。", "花を植え、高齢者を見守る。"]),
    yen=st.none() | st.integers(-(10**12), 10**12),
)
TITLES = st.sampled_from(["くらし", "くらしと安心", "みどり", "しごと"])


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    def sections(level: int):
        return tuple(
            section(
                level,
                draw(TITLES),
                number=draw(st.sampled_from([str(n), ""])),
                budget=draw(st.none() | st.integers(0, 10**11)),
                children=sections(level + 1) if level < depth else (),
                rows=tuple(draw(st.lists(ROWS, max_size=3))),
            )
            for n in range(1, draw(st.integers(1, 3)) + 1)
        )

    depth = draw(st.integers(1, 2))
    levels = tuple(f"第{n}層" for n in range(1, depth + 1))
    flags = [Flag("新", "新規"), Flag("★", "")]
    heading = PlanHeading("計画", "", 2024)
    plan, _ = assemble_plan(PlanDraft(heading, levels, flags, [], list(sections(1))))
    return plan


@pytest.fixture(scope="module")
def year_on_year() -> Comparison:
    return compare_plans(plan_of_two_goals(), plan_a_year_later())


def names(changes: tuple[ProjectChange, ...]) -> list[str]:
    return [change.latest.project.name for change in changes]


def test_every_change_of_a_year_is_found_and_nothing_else(year_on_year: Comparison):
    assert names(year_on_year.of_fate(Fate.NEW)) == ["空き家の活用"]
    assert names(year_on_year.of_fate(Fate.ENDED)) == ["市の開催"]
    assert {change: names(year_on_year.with_change(change)) for change in Change} == {
        Change.NAME: ["ふれあい子ども食堂"],
        Change.SECTION: ["公園の手入れ"],
        Change.TEXT: ["商店街の応援"],
        Change.DEPARTMENT: ["防災訓練"],
        Change.FLAG: ["商店街の応援"],
        Change.AMOUNT: ["見守り"],
        Change.RELISTED: [],
        Change.EXTRA: [],
    }
    assert names(year_on_year.unchanged) == ["放送設備の点検", "花いっぱい運動", "出前講座"]


def test_a_rename_says_why_it_is_likely(year_on_year: Comparison):
    (renamed,) = year_on_year.with_change(Change.NAME)
    assert renamed.evidence == ("事業名が似ている", "事業概要が同じ", "所管課が同じ", "区分が同じ")
    assert not [c for c in year_on_year.projects if c.evidence and c is not renamed]


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

    return replace(
        node,
        path=further(node.path),
        number=str(int(node.number) + 1) if node.level == 1 else node.number,
        children=tuple(map(_one_further, node.children)),
        listings=tuple(replace(r, path=further(r.path)) for r in node.listings),
    )


def test_another_width_or_line_break_is_no_change(two_goals: Plan):
    def widened(project: Project) -> Project:
        text = project.description and "市民と　ともに\n取り組む。"
        return replace(project, name=f" {project.name}\n", description=text)

    later = replace(two_goals, projects=tuple(map(widened, two_goals.projects)))
    assert len(compare_plans(two_goals, later).unchanged) == len(two_goals.projects)


def test_projects_of_one_name_are_paired_where_they_share_most():
    def plan(*rows) -> Plan:
        draft = PlanDraft(
            PlanHeading("計画"),
            ("章",),
            sections=[section(1, "くらし", rows=rows[:1]), section(1, "みどり", rows=rows[1:])],
        )
        return assemble_plan(draft)[0]

    old = plan(row("清掃", "甲課"), row("清掃", "乙課"))
    new = plan(row("清掃", "乙課"), row("清掃", "甲課"))
    compared = compare_plans(old, new)
    assert [c.changes for c in compared.projects] == [{Change.DEPARTMENT}, {Change.DEPARTMENT}]


def test_a_project_of_other_words_is_no_rename():
    def plan(name: str) -> Plan:
        rows = (row(name, "道路課", description="安全に通れるようにする。"),)
        draft = PlanDraft(PlanHeading("計画"), ("章",), sections=[section(1, "くらし", rows=rows)])
        return assemble_plan(draft)[0]

    def described(plan: Plan, text: str) -> Plan:
        return replace(plan, projects=(replace(plan.projects[0], description=text),))

    old = described(plan("道路の維持"), "穴を埋め、草を刈る。")
    new = described(plan("橋の架け替え"), "古い橋を新しくする。")
    assert [c.fate for c in compare_plans(old, new).projects] == [Fate.NEW, Fate.ENDED]


def test_amounts_of_the_same_year_and_kind_are_compared_beside_those_of_the_plans_years():
    def project(*amounts: Amount) -> Project:
        return Project("1", "清掃", None, (), and_others=False, flag=None, amounts=amounts)

    key = AmountKey(2025, "計画額", None)
    old = project(Amount(5, 2024, "予算"), Amount(7, 2025, "計画額"))
    new = project(Amount(8, 2025, "計画額"), Amount(9, 2025, "予算"))
    assert revisions(old, new, {key}) == (Revision(key, 7, 8),)
    in_parts = project(Amount(3, 2025, "計画額"), Amount(4, 2025, "計画額"))
    assert revisions(old, in_parts, {key}) == ()


def plan_of_years(*rows: tuple[str, dict[int, int]], year: int = 2024) -> Plan:
    listed = [
        replace(
            row(name, "財政課", description=None),
            amounts=tuple(Amount(yen, year) for year, yen in amounts.items()),
        )
        for name, amounts in rows
    ]
    sections = [section(1, "窓口", rows=listed)]
    heading = PlanHeading("計画", "市", year)
    return assemble_plan(PlanDraft(heading, ("施策",), sections=sections))[0]


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
    by_year = {each.year: each for each in year_totals(comparison)}
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


@given(plans(), plans())
def test_what_ended_stayed_and_came_makes_up_the_difference_of_any_two_plans(old: Plan, new: Plan):
    for total in year_totals(compare_plans(old, new)):
        if total.difference is not None:
            assert total.difference == total.kept + total.added - total.ended


def test_remarks_are_compared_though_one_plan_has_none(two_goals: Plan):
    new = with_first_project(two_goals, extras=(("備考", "国の補助による"),))
    (change,) = compare_plans(two_goals, new).changed
    assert change.changes == {Change.EXTRA}
    assert (change.old.extras, change.new.extras) == ((), (("備考", "国の補助による"),))


def test_a_column_is_compared_where_both_plans_have_it(two_goals: Plan):
    old = with_first_project(two_goals, extras=(("指標", "3回"), ("根拠", "なし")))
    new = with_first_project(two_goals, extras=(("指標", "5回"), ("担当者", "山田")))
    changes = {c for p in compare_plans(old, new).projects for c in p.changes}
    assert changes == {Change.EXTRA}
    same = with_first_project(two_goals, extras=(("指標", "３回"),))
    assert not any(p.changes for p in compare_plans(old, same).projects)


def test_a_relisted_row_that_names_another_department_is_a_change(two_goals: Plan):
    draft = draft_of_two_goals()
    (relisted,) = [r for r in draft.listings() if r.relisted and r.name == "見守り"]
    relisted.departments = "防災室"
    later, _ = assemble_plan(draft)
    changed = [c for c in compare_plans(two_goals, later).projects if c.changes]
    assert [(c.new.project.name, c.changes) for c in changed] == [("見守り", {Change.RELISTED})]


def test_picks_keep_what_either_plan_has_of_them(year_on_year: Comparison):
    def picked(**picks) -> list[str]:
        return names(narrow(year_on_year, Selection(**picks)).projects)

    assert "防災訓練" in picked(departments=frozenset({"福祉課"}))
    assert picked(sections=frozenset({(2, 1)})) == ["見守り", "商店街の応援", "市の開催"]
    assert picked(search="空き家") == ["空き家の活用"]


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


# --- laws --------------------------------------------------------------------------------------


@given(plans(), plans())
def test_every_project_and_section_of_both_plans_is_accounted_for_once(old: Plan, new: Plan):
    compared = compare_plans(old, new)
    for plan, side in ((old, "old"), (new, "new")):
        ids = [getattr(c, side).project.id for c in compared.projects if getattr(c, side)]
        assert sorted(ids) == sorted(project.id for project in plan.projects)
        paths = [getattr(c, side).path for c in compared.sections if getattr(c, side)]
        assert sorted(paths) == sorted(s.path for s in plan.walk())
    counted = Counter(change.fate for change in compared.projects)
    assert sum(counted.values()) == len(compared.projects)


@given(plans())
def test_a_plan_beside_itself_has_no_change(plan: Plan):
    compared = compare_plans(plan, plan)
    assert all(c.old.project is c.new.project for c in compared.projects)
    assert not any(c.changes or c.evidence for c in (*compared.projects, *compared.sections))


@given(plans(), plans())
def test_old_and_new_changed_over_mirror_the_comparison(old: Plan, new: Plan):
    def seen(changes, *, mirrored: bool) -> set:
        sides = ("new", "old") if mirrored else ("old", "new")
        return {
            (*(_name(getattr(c, side)) for side in sides), c.changes, c.evidence) for c in changes
        }

    there, back = compare_plans(old, new), compare_plans(new, old)
    assert seen(there.projects, mirrored=False) == seen(back.projects, mirrored=True)
    assert seen(there.sections, mirrored=False) == seen(back.sections, mirrored=True)


def _name(side):
    return side and (side.path if hasattr(side, "path") else side.project.id)


@given(plans(), plans())
def test_the_differences_of_the_projects_add_up_to_that_of_the_plans(old: Plan, new: Plan):
    compared = compare_plans(old, new)
    differences = [c.difference or 0 for c in compared.projects]
    views = [view_plan(plan, Selection()) for plan in (old, new)]
    totals = [view.basis.sum_of(view.plan.projects) or 0 for view in views]
    assert sum(differences) == totals[1] - totals[0]


@given(plans(), plans())
def test_what_has_changed_differs_and_what_has_not_is_the_same(old: Plan, new: Plan):
    for change in compare_plans(old, new).of_fate(Fate.KEPT):
        before, after = change.old, change.new
        assert (Change.AMOUNT in change.changes) == (before.amount != after.amount)
        assert (Change.NAME in change.changes) == (before.name != after.name)
        assert bool(change.evidence) == (before.name != after.name)


def test_the_built_in_plan_without_a_policy_has_lost_what_counts_there(built_in: Reading):
    plan = built_in.plan
    goal = plan.sections[0]
    shorter = replace(plan, sections=(replace(goal, children=goal.children[:-1]),))
    listed = {r.project.id for r in shorter.listings()}
    shorter = replace(shorter, projects=tuple(p for p in plan.projects if p.id in listed))
    compared = compare_plans(plan, shorter)
    assert len(compared.of_fate(Fate.ENDED)) == len(plan.projects) - len(listed) > 0
    assert not compared.of_fate(Fate.NEW)
    assert {c for p in compared.projects for c in p.changes} <= {Change.SECTION, Change.RELISTED}


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


def test_a_word_in_place_of_another_is_a_change_of_what_the_list_says():
    now = (Amount(5_000, 2026, "事業費"),)
    (change,) = compare_plans(with_open(now, R9="未定"), with_open(now, R9="調整中")).projects
    assert change.changes == {Change.EXTRA}

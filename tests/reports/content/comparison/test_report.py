"""What 新旧対照表 says, asked of its document."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.comparison.changes import Fate
from model.comparison.compare import compare_plans
from model.errors import SelectionError
from model.money import Unit
from model.plan import Plan
from model.project import Amount, Flag
from model.readers.assembly import assemble_plan
from model.selection import Selection
from model.view import view_beside
from reports.content.comparison.report import build_comparison
from reports.document import Document
from reports.document_texts import texts_of
from reports.options import ReportOptions
from reports.table import BodyRow, GroupRow, PageOf, Yen
from tests.plans import draft_of_two_goals, plan_a_year_later, plan_of_two_goals, with_first_project


def built(old: Plan, new: Plan, options: ReportOptions, **picks) -> Document:
    return build_comparison(view_beside(new, old, Selection(**picks)), options)


@pytest.fixture
def document(options: ReportOptions) -> Document:
    return built(plan_of_two_goals(), plan_a_year_later(), options)


def rows_of(document: Document, title: str) -> list[list]:
    (part,) = [part for part in document.parts if part.title == title]
    return [
        [getattr(cell, "text", getattr(cell, "value", None)) for cell in row.cells]
        for table in part.tables
        for row in table.rows
        if isinstance(row, BodyRow)
    ]


def test_each_kind_of_change_has_a_part_and_others_have_none(document: Document):
    assert [part.title for part in document.parts] == [
        "総括",
        "変更一覧",
        "新規事業",
        "終了事業",
        "名称変更",
        "区分移動",
        "内容変更",
        "所管課変更",
        "印変更",
        "事業費変更",
        "区分の変更",
    ]


def test_a_project_that_no_row_lists_is_compared_too(options: ReportOptions):
    plan = plan_of_two_goals()
    unlisted = replace(plan.projects[-1], id="P0099", name="夜間開館")
    more = replace(plan, projects=(*plan.projects, unlisted))
    ((_, name, _, place, _),) = rows_of(built(plan, more, options), "新規事業")
    assert (name, place) == ("夜間開館", "（掲載なし）")


def test_the_overview_counts_every_kind_and_leads_to_it(document: Document):
    counts = document.parts[0].tables[0]
    shown = {
        row.cells[0].text.split("：")[0]: (row.cells[0].link, row.cells[1].value)
        for row in counts.rows
    }
    assert shown["新規事業"] == ("new", 1)
    assert shown["再掲変更"] == (None, 0)
    assert shown["変更なし"] == (None, 3)
    assert shown["区分の変更"] == ("sections", 2)


def test_old_and_new_stand_beside_each_other(document: Document):
    assert rows_of(document, "名称変更") == [
        [
            "ふれあい食堂",
            "ふれあい子ども食堂",
            "1-1-1　地域で支え合う",
            "福祉課",
            "事業名が似ている、事業概要が同じ、所管課が同じ、区分が同じ",
        ]
    ]
    assert rows_of(document, "区分移動") == [
        ["公園の手入れ", "1-2　みどり豊かなまち", "1-1-2　災害に備える", "みどり課"]
    ]
    assert rows_of(document, "所管課変更") == [
        ["防災訓練", "1-1-2　災害に備える", "防災室ほか", "防災室\n福祉課"]
    ]
    assert rows_of(document, "印変更")[0][1:3] == ["★　重点事業", "なし"]


def test_the_passage_that_changed_is_pointed_out_in_the_text(document: Document):
    (row,) = rows_of(document, "内容変更")
    assert row[1:3] == ["市民【とともに】取り組む。", "市民【と商店街がともに】取り組む。"]


def test_amounts_are_shown_with_their_difference(document: Document):
    (row,) = rows_of(document, "事業費変更")
    assert row[-3:] == [1_500_500, 1_800_000, 299_500]


def test_the_totals_of_both_plans_reconcile_with_the_shares(document: Document):
    projects = document.parts[0].tables[1]
    *shares, total = projects.rows
    for index in range(1, len(projects.columns)):
        values = [row.cells[index].value or 0 for row in shares]
        assert total.cells[index].value == sum(values)
    old, new, before, after, difference = [cell.value for cell in total.cells[1:]]
    assert (old, new) == (9, 9)
    assert (before, after, difference) == (4_000_500, 5_000_000, 999_500)


def test_every_changed_project_is_in_the_list_with_a_place_that_it_leads_to(document: Document):
    compared = compare_plans(plan_of_two_goals(), plan_a_year_later())
    changed = [c for c in compared.projects if c.changes or c.fate is not Fate.KEPT]
    (index,) = document.parts[1].tables
    listed = [row for row in index.rows if isinstance(row, BodyRow)]
    assert len(listed) == len(changed)
    assert all(isinstance(row.cells[-1], PageOf) for row in listed)
    assert ["終了", "市の開催", "―", "産業課"] in [
        [cell.text for cell in row.cells[:-1]] for row in listed
    ]


def test_what_has_ended_stands_under_its_section_as_it_is_called_now(document: Document):
    (part,) = [part for part in document.parts if part.title == "終了事業"]
    (group,) = [row for row in part.tables[0].rows if isinstance(row, GroupRow)]
    assert group.text == "目標 2-1　にぎわいと活力のあるまち"


def test_sections_show_their_budgets_old_and_new(document: Document):
    budget, title = rows_of(document, "区分の変更")
    assert budget[:6] == [
        "公表事業費",
        "目標 1-2　みどり豊かなまち",
        "目標 1-2　みどり豊かなまち",
        3_500_000,
        4_000_000,
        500_000,
    ]
    assert title[:3] == [
        "名称",
        "目標 2-1　にぎわいのあるまち",
        "目標 2-1　にぎわいと活力のあるまち",
    ]


def test_an_amount_that_one_plan_alone_knows_is_no_difference(options: ReportOptions):
    new = with_first_project(plan_a_year_later(), amounts=())
    document = built(plan_of_two_goals(), new, options)
    (part,) = [part for part in document.parts if part.title == "事業費変更"]
    (table,) = part.tables
    assert table.caption == "一方の計画だけに金額がある事業"
    assert "difference" not in [column.key for column in table.columns]
    (row,) = [row for row in table.rows if isinstance(row, BodyRow)]
    assert row.cells[-2:] == (Yen(1_500_500), Yen(None))


def test_an_estimate_of_another_year_that_was_revised_is_shown(options: ReportOptions):
    def estimated(plan: Plan, yen: int) -> Plan:
        estimate = Amount(yen, 2027, "計画額")
        return with_first_project(plan, amounts=(*plan.projects[0].amounts, estimate))

    plan = plan_of_two_goals()
    document = built(estimated(plan, 100), estimated(plan, 250), options)
    assert rows_of(document, "事業費変更") == [
        ["見守り", "福祉課\nみどり課", "令和9年度 計画額", 100, 250, 150]
    ]


def test_a_relisted_row_says_what_it_prints_otherwise(options: ReportOptions):
    draft = draft_of_two_goals()
    (relisted,) = [r for r in draft.listings() if r.relisted and r.name == "見守り"]
    relisted.departments = "防災室"
    document = built(plan_of_two_goals(), assemble_plan(draft)[0], options)
    assert rows_of(document, "再掲変更") == [
        [
            "見守り",
            "2-1-1　商いを支える",
            "2-1-1　商いを支える（所管課 防災室）",
            "福祉課\nみどり課",
        ]
    ]


def test_plans_that_are_the_same_make_one_page_that_says_so(options: ReportOptions):
    (part,) = built(plan_of_two_goals(), plan_of_two_goals(), options).parts
    assert part.title == "総括"
    assert "2つの計画に違いはありません。" in [getattr(block, "text", "") for block in part.blocks]


def test_picks_narrow_both_plans_and_leave_published_budgets_out(options: ReportOptions):
    document = built(
        plan_of_two_goals(), plan_a_year_later(), options, departments=frozenset({"福祉課"})
    )
    listed = [row[2] for row in rows_of(document, "変更一覧")]
    assert listed == ["見守り", "ふれあい子ども食堂", "防災訓練"]
    said = [text for _, text in texts_of(document)]
    assert any("公表事業費は施策単位" in text for text in said)


def test_picks_that_match_neither_plan_are_refused(options: ReportOptions):
    with pytest.raises(SelectionError, match="どちらの計画にも"):
        built(plan_of_two_goals(), plan_a_year_later(), options, search="ない言葉")


def test_rounded_units_change_no_amount(options: ReportOptions):
    document = built(plan_of_two_goals(), plan_a_year_later(), replace(options, unit=Unit.MILLION))
    assert rows_of(document, "事業費変更")[0][-1] == 299_500


def test_what_changed_in_the_texts_and_budgets_of_sections_is_marked(options: ReportOptions):
    old, new = draft_of_two_goals(), draft_of_two_goals()
    for draft, words in ((old, "歩きやすい道をつくる。"), (new, "歩きやすい広い道をつくる。")):
        draft.sections[0].children[0].objective = words
    new.sections[0].children[0].published_budget = 13_000_000
    document = built(assemble_plan(old)[0], assemble_plan(new)[0], options)
    (change, before, after, *budgets), texts = rows_of(document, "区分の変更")
    assert (change, before, after) == ("本文・公表事業費", *["目標 1-1　安心して暮らせるまち"] * 2)
    assert budgets == [12_000_000, 13_000_000, 1_000_000]
    assert texts == ["目標", "歩きやすい道をつくる。", "歩きやすい【広い】道をつくる。"]


def test_picks_of_what_the_earlier_plan_alone_has_are_told(options: ReportOptions):
    old = draft_of_two_goals()
    old.flags.append(Flag("終", "終わる事業"))
    rows = {listing.name: listing for listing in old.listings()}
    rows["公園の手入れ"].departments, rows["公園の手入れ"].flag = "公園課", "終"
    before = assemble_plan(old)[0]
    picks = {"departments": frozenset({"公園課"}), "flags": frozenset({"終", "★", ""})}
    facts = {f.label: f.text for f in built(before, plan_of_two_goals(), options, **picks).facts}
    assert (facts["所管課"], facts["印"]) == ("公園課", "★・終・印なし")


def test_a_column_that_both_lists_have_shows_what_changed_in_it(options: ReportOptions):
    plan = plan_of_two_goals()
    old = with_first_project(plan, extras=(("備考", "毎月"), ("対象", "高齢者")))
    new = with_first_project(plan, extras=(("備考", "毎週"), ("対象", "高齢者")))
    assert rows_of(built(old, new, options), "備考などの変更") == [
        ["見守り", "福祉課\nみどり課", "備考", "毎月", "毎週"]
    ]


def test_an_amount_that_both_plans_add_up_is_told_once(options: ReportOptions):
    plan = plan_of_two_goals()
    spent = Amount(900_000, 2024, "決算")
    old = with_first_project(plan, amounts=(Amount(1_500_500, 2024, "予算"), spent))
    more = Amount(950_000, 2024, "決算")
    new = with_first_project(plan, amounts=(Amount(1_600_500, 2024, "予算"), more))
    assert [row[-3:] for row in rows_of(built(old, new, options), "事業費変更")] == [
        [1_500_500, 1_600_500, 100_000],
        [900_000, 950_000, 50_000],
    ]


def test_the_cover_names_both_plans_with_their_years(document: Document):
    facts = {fact.label: fact.text for fact in document.facts}
    assert facts["旧計画"] == "ひかり市 まちづくり実施計画（令和6年度）"
    assert facts["新計画"] == "ひかり市 まちづくり実施計画（令和7年度）"
    assert facts["事業"] == "新規1件・終了1件・変更5件（変更なし3件）"


def test_the_cover_names_the_files_that_were_compared_where_there_are_any(options: ReportOptions):
    plan = plan_of_two_goals()
    named = replace(options, old_file="昨年.xlsx", new_file="今年.xlsx")
    facts = {fact.label: fact.text for fact in built(plan, plan, named).facts}
    assert facts["旧計画"].endswith("　ファイル：昨年.xlsx")
    assert facts["新計画"].endswith("　ファイル：今年.xlsx")


def test_the_cover_tells_two_plans_of_one_name_and_year_apart(options: ReportOptions):
    plan = plan_of_two_goals()
    old = with_first_project(plan, amounts=(Amount(1_500_500, 2024, "決算"),))
    old = replace(old, projects=old.projects[:1], sections=old.sections[:1])
    facts = {fact.label: fact.text for fact in built(old, plan, options).facts}
    name = "ひかり市 まちづくり実施計画（令和6年度）"
    assert facts["新計画"] == f"{name}　掲載10件（事業9件）　事業費は令和6年度 予算"
    assert facts["旧計画"].startswith(f"{name}　掲載")
    assert facts["旧計画"] != facts["新計画"]


def overview(document: Document, first: str) -> list[list]:
    """The rows of the overview's table whose first column is called so."""
    (table,) = [t for t in document.parts[0].tables if t.columns[0].title == first]
    return [
        [getattr(cell, "text", getattr(cell, "value", None)) for cell in row.cells]
        for row in table.rows
        if isinstance(row, BodyRow)
    ]


def test_published_budgets_stand_beside_each_other_where_both_are_known(
    document: Document, options: ReportOptions
):
    assert overview(document, "公表事業費") == [["計画全体", 15_500_000, 16_000_000, 500_000]]
    bare = draft_of_two_goals()
    for part in bare.sections[0].children:
        part.published_budget = None
    without = built(assemble_plan(bare)[0], plan_a_year_later(), options)
    assert overview(without, "公表事業費") == [["計画全体", None, 16_000_000, None]]


def test_without_amounts_there_is_nothing_to_part_kept_projects_by(options: ReportOptions):
    drafts = draft_of_two_goals(), draft_of_two_goals()
    for listing in (row for draft in drafts for row in draft.listings()):
        listing.amounts = ()
    drafts[1].sections[1].children[1].listings.clear()
    document = built(*(assemble_plan(draft)[0] for draft in drafts), options)
    assert overview(document, "事業") == [
        ["継続", 8, 8],
        ["終了", 1, None],
        ["新規", None, 0],
    ]


def test_kept_projects_are_parted_by_which_plan_knows_their_amount(options: ReportOptions):
    draft = draft_of_two_goals()
    rows = {listing.name: listing for listing in draft.listings() if not listing.relisted}
    rows["ふれあい食堂"].amounts = ()
    rows["防災訓練"].amounts = (Amount(300_000, 2024, "予算"),)
    document = built(plan_of_two_goals(), assemble_plan(draft)[0], options)
    assert overview(document, "事業") == [
        ["継続（両方の計画に金額がある）", 3, 3, 1_600_100, 1_600_100, 0],
        ["継続（一方の計画だけに金額がある）", 2, 2, 2_400_400, 300_000, -2_100_400],
        ["継続（金額の記載がない）", 4, 4, None, None, None],
        ["終了", 0, None, None, None, None],
        ["新規", None, 0, None, None, None],
    ]

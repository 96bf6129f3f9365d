"""The cover and the overview of 新旧対照表."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.errors import SelectionError
from model.project import Amount, Flag
from model.readers.assembly import assemble_plan
from reports.document import Document
from reports.document_texts import texts_of
from reports.options import ReportOptions
from tests.plans import draft_of_two_goals, plan_a_year_later, plan_of_two_goals, with_first_project
from tests.reports.content.comparison.built import built, overview, rows_of


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


def test_the_totals_of_both_plans_reconcile_with_the_shares(document: Document):
    projects = document.parts[0].tables[1]
    *shares, total = projects.rows
    for index in range(1, len(projects.columns)):
        values = [row.cells[index].value or 0 for row in shares]
        assert total.cells[index].value == sum(values)
    old, new, before, after, difference = [cell.value for cell in total.cells[1:]]
    assert (old, new) == (9, 9)
    assert (before, after, difference) == (4_000_500, 5_000_000, 999_500)


def test_plans_that_are_the_same_make_one_page_that_says_so(options: ReportOptions):
    (part,) = built(plan_of_two_goals(), plan_of_two_goals(), options).parts
    assert part.title == "総括"
    assert "2つの計画に違いはありません。" in [getattr(block, "text", "") for block in part.blocks]


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
    old, new = (assemble_plan(draft)[0] for draft in drafts)
    document = built(old, new, options)
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


def test_a_project_whose_amount_is_open_in_both_plans_is_told_apart(options: ReportOptions):
    draft = draft_of_two_goals()
    for row in draft.listings():
        if row.name == "ふれあい食堂":
            row.amounts, row.extras = (), (("令和6年度 予算", "未定"),)
    plan = assemble_plan(draft)[0]
    shares = {row[0]: row[1:3] for row in overview(built(plan, plan, options), "事業")}
    assert shares["継続（金額は未定）"] == [1, 1]
    assert shares["継続（金額の記載がない）"] == [5, 5]


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


def test_picks_of_what_the_earlier_plan_alone_has_are_told(options: ReportOptions):
    old = draft_of_two_goals()
    old.flags.append(Flag("終", "終わる事業"))
    rows = {listing.name: listing for listing in old.listings()}
    rows["公園の手入れ"].departments, rows["公園の手入れ"].flag = "公園課", "終"
    before = assemble_plan(old)[0]
    picks = {"departments": frozenset({"公園課"}), "flags": frozenset({"終", "★", ""})}
    facts = {f.label: f.text for f in built(before, plan_of_two_goals(), options, **picks).facts}
    assert (facts["所管課"], facts["印"]) == ("公園課", "★・終・印なし")


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

"""What 新旧対照表 says of each kind of change, asked of its document."""

from __future__ import annotations

from dataclasses import replace

from model.comparison.changes import Fate
from model.comparison.compare import compare_plans
from model.readers.assembly import assemble_plan
from reports.document import Document
from reports.options import ReportOptions
from reports.table import BodyRow, GroupRow, PageOf
from tests.plans import draft_of_two_goals, plan_a_year_later, plan_of_two_goals, with_first_project
from tests.reports.content.comparison.built import built, rows_of


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


def test_what_is_new_or_has_ended_stands_there_with_its_amount(document: Document):
    assert rows_of(document, "新規事業") == [
        ["", "空き家の活用", "", "1-1-2　災害に備える", "建築課", 700_000]
    ]
    assert rows_of(document, "終了事業")[0][-1] == 0


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


def test_a_section_that_came_or_ended_is_told_with_its_budget(options: ReportOptions):
    less, more = draft_of_two_goals(), draft_of_two_goals()
    gone = less.sections[0].children.pop()
    assert gone.published_budget == 3_500_000
    name = "目標 1-2　みどり豊かなまち"
    without, whole = assemble_plan(less)[0], assemble_plan(more)[0]
    came = rows_of(built(without, whole, options), "区分の変更")
    ended = rows_of(built(whole, without, options), "区分の変更")
    assert [came[0][1:6], ended[0][1:6]] == [
        ["―", name, None, 3_500_000, None],
        [name, "―", 3_500_000, None, None],
    ]


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


def test_a_column_that_both_lists_have_shows_what_changed_in_it(options: ReportOptions):
    plan = plan_of_two_goals()
    old = with_first_project(plan, extras=(("備考", "毎月"), ("対象", "高齢者")))
    new = with_first_project(plan, extras=(("備考", "毎週"), ("対象", "高齢者")))
    assert rows_of(built(old, new, options), "備考などの変更") == [
        ["見守り", "福祉課\nみどり課", "備考", "毎月", "毎週"]
    ]


def test_what_is_abolished_is_counted_apart_from_what_has_ended(options: ReportOptions):
    plan = plan_of_two_goals()
    new = with_first_project(plan, extras=(("備考", "廃止"),))
    document = built(plan, new, options)
    assert rows_of(document, "廃止とした事業") == [["見守り", "", "廃止", "福祉課\nみどり課"]]
    facts = {fact.label: fact.text for fact in document.facts}
    assert facts["事業"] == "新規0件・終了0件・変更1件（うち廃止1件）（変更なし8件）"

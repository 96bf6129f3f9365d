"""What a department reads on its form, and what it is asked to fill in."""

from __future__ import annotations

from dataclasses import replace

import pytest

from model.money import Unit
from model.plan import Plan, PlanHeading
from model.project import Amount
from model.readers.assembly import assemble_plan
from model.readers.draft import PlanDraft
from model.readers.reading import Reading
from model.selection import Selection
from model.view import pick_from_plan, split_by_department
from reports.content.booklet.report import build_booklet
from reports.content.departments.report import build_departments
from reports.content.summary import build_summary
from reports.document import Document, Fact, Facts, Paragraph, ParagraphRole, Part, PartRole
from reports.options import ReportOptions
from reports.page import Paper
from reports.table import BodyRow, Cell, GroupRow, Input, Text, Total, TotalRow
from tests.plans import draft_of_two_goals, row, section, with_first_project

HEADING = PlanHeading("計画", "ひかり市", 2024)
SHARE = "この課の分だけを（なければ0を）記入"


def forms_of(plan: Plan, options: ReportOptions, **picks: object) -> dict[str, Part]:
    document: Document = build_departments(pick_from_plan(plan, Selection(**picks)), options)  # type: ignore[arg-type]
    return {part.title: part for part in document.parts if part.role is not PartRole.FRONT}


def plan_of(draft: PlanDraft) -> Plan:
    plan, _ = assemble_plan(draft)
    return plan


def said(part: Part, role: ParagraphRole, *, in_workbook: bool = True) -> str:
    blocks = [b for b in part.blocks if isinstance(b, Paragraph) and b.role is role]
    return "".join(b.in_workbook if in_workbook and b.in_workbook else b.text for b in blocks)


def rows(part: Part) -> list[dict[str, Cell]]:
    """Return the cells of the rows that the plan has, by the keys of their columns."""
    (table,) = part.tables
    keys = [column.key for column in table.columns]
    return [
        dict(zip(keys, line.cells, strict=True))
        for line in table.rows
        if isinstance(line, BodyRow) and line.id
    ]


def sums(part: Part) -> list[Total]:
    (table,) = part.tables
    *lines, _of_new = [line for line in table.rows if isinstance(line, TotalRow)]
    return [cell for line in lines for cell in line.cells if isinstance(cell, Total)]


@pytest.mark.parametrize("name", ["バス事業課", "こども福祉課"])
def test_a_form_of_one_relisted_row_asks_for_its_amount_there(
    built_in: Reading, options: ReportOptions, name: str
):
    form = forms_of(built_in.plan, options)[name]
    (line,) = rows(form)
    assert line["amount"] == Input(None)
    assert isinstance(line["place"], Text)
    assert line["place"].text.endswith("主な掲載箇所はこの一覧の範囲外。金額はここに記入")
    assert "再掲" not in said(form, ParagraphRole.NOTE)


def test_a_note_says_where_locked_rows_count_only_where_there_are_some(
    two_goals: Plan, options: ReportOptions
):
    forms = forms_of(two_goals, options)
    assert "「再掲」の行の金額は、同じ事業のほかの行" in said(forms["福祉課"], ParagraphRole.NOTE)
    assert "再掲" not in said(forms["産業課"], ParagraphRole.NOTE)


def test_a_note_on_budgets_of_sections_stands_where_one_is_printed(
    two_goals: Plan, options: ReportOptions
):
    forms = forms_of(two_goals, options)
    assert "施策全体の事業費" in said(forms["福祉課"], ParagraphRole.NOTE)
    assert said(forms["学習課"], ParagraphRole.NOTE) == ""


def test_who_shares_a_project_enters_its_own_part(built_in: Reading, options: ReportOptions):
    shared = {
        title: any(isinstance(c := line["partners"], Text) and c.text for line in rows(form))
        for title, form in forms_of(built_in.plan, options).items()
    }
    assert {False, True} == set(shared.values())
    for title, form in forms_of(built_in.plan, options).items():
        if shared[title]:
            assert SHARE in said(form, ParagraphRole.LEAD)
    alone = plan_of(
        PlanDraft(
            heading=HEADING, levels=("目標",), sections=[section(1, "目標", rows=(row("掃除"),))]
        )
    )
    assert SHARE not in said(forms_of(alone, options)["みどり課"], ParagraphRole.LEAD)


def test_a_project_whose_other_row_names_another_department_is_shared(options: ReportOptions):
    draft = PlanDraft(
        heading=HEADING,
        levels=("目標",),
        sections=[
            section(1, "甲", number="1", rows=(row("見回り", "甲課"),)),
            section(1, "乙", number="2", rows=(row("見回り", "乙課", relisted=True),)),
        ],
    )
    for form in forms_of(plan_of(draft), options).values():
        assert SHARE in said(form, ParagraphRole.LEAD)


def test_a_known_amount_of_a_shared_project_is_whole_on_both_forms_and_says_so(
    two_goals: Plan, options: ReportOptions
):
    forms = forms_of(two_goals, options)
    for name in ("福祉課", "みどり課"):
        amounts = {line["name"].text: line["amount"] for line in rows(forms[name])}
        assert amounts["見守り"] == Input(1_500_500)
        assert "事業全体の額" in said(forms[name], ParagraphRole.LEAD)
        assert SHARE not in said(forms[name], ParagraphRole.LEAD)


def test_amounts_that_are_known_are_to_be_checked_those_that_are_not_filled_in(
    two_goals: Plan, options: ReportOptions
):
    forms = {k: said(v, ParagraphRole.LEAD) for k, v in forms_of(two_goals, options).items()}
    assert "違うときは直し" in forms["福祉課"]
    assert "金額を記入" not in forms["福祉課"]
    assert "違うときは直し" in forms["防災室"]
    assert "空いている欄には金額を記入" in forms["防災室"]
    assert "違うときは直し" not in forms["学習課"]
    assert "金額を千円単位で" in forms["学習課"]


@pytest.mark.parametrize("unit", Unit)
def test_a_form_whose_amounts_are_shown_rounded_says_so_before_they_are_checked(
    two_goals: Plan, options: ReportOptions, unit: Unit
):
    forms = forms_of(two_goals, replace(options, unit=unit))
    lead = said(forms["福祉課"], ParagraphRole.LEAD)  # 1,500,500 yen and 2,400,400 yen
    assert f"{unit.label}単位" in lead
    assert (f"{unit.label}未満は四捨五入して表示" in lead) == (unit is not Unit.YEN)
    assert "四捨五入" not in said(forms["学習課"], ParagraphRole.LEAD)


def test_a_form_says_where_new_projects_and_ended_ones_are_told(
    two_goals: Plan, options: ReportOptions
):
    for form in forms_of(two_goals, options).values():
        assert "「備考」の欄に「廃止」と記入し、やめた後の事業費を消して" in said(
            form, ParagraphRole.LEAD
        )
        headings = [line.text for line in form.tables[0].rows if isinstance(line, GroupRow)]
        assert headings[-1].startswith("新規事業")


def test_a_form_of_a_plan_by_source_asks_where_these_change(
    two_goals: Plan, options: ReportOptions
):
    asks = "財源の内訳が変わるときは、変わった後の内訳を「備考」の欄に"
    assert asks not in said(forms_of(two_goals, options)["福祉課"], ParagraphRole.LEAD)
    first = two_goals.projects[0]
    more = (*first.amounts, Amount(100, 2024, "予算", "国庫支出金"))
    forms = forms_of(with_first_project(two_goals, amounts=more), options)
    assert asks in said(forms["福祉課"], ParagraphRole.LEAD)


def test_paper_leaves_room_for_sums_and_promises_none(two_goals: Plan, options: ReportOptions):
    forms = forms_of(two_goals, options)
    for form in forms.values():
        lead = said(form, ParagraphRole.LEAD, in_workbook=False)
        assert "自動" not in lead
        assert "この表のまま" not in lead
        assert "小計と合計は自動で計算されます" in said(form, ParagraphRole.LEAD)
    assert [total.is_open for total in sums(forms["学習課"])] == [True, True]
    assert [total.is_open for total in sums(forms["防災室"])] == [True, True]  # one amount is known
    assert not any(total.is_open for total in sums(forms["福祉課"]))


def test_columns_that_no_row_fills_are_left_out_of_every_form(options: ReportOptions):
    draft = PlanDraft(
        heading=HEADING,
        levels=("目標",),
        sections=[
            section(1, "甲", rows=(row("掃除", "甲課", description=None),)),
            section(1, "乙", rows=(row("散歩", "乙課", description=None),)),
        ],
    )
    for form in forms_of(plan_of(draft), options).values():
        (table,) = form.tables
        assert [column.key for column in table.columns] == ["name", "place", "amount", "remarks"]


def test_the_forms_of_one_job_have_the_same_columns_in_one_workbook_or_in_a_file_each(
    two_goals: Plan, options: ReportOptions
):
    view = pick_from_plan(two_goals, Selection())
    whole = build_departments(view, options)
    pieces = [build_departments(piece, options) for piece in split_by_department(view).values()]
    parts = [
        part
        for document in (whole, *pieces)
        for part in document.parts
        if part.role is not PartRole.FRONT
    ]
    columns = {
        tuple(replace(column, choices=None) for column in part.tables[0].columns) for part in parts
    }
    assert len(columns) == 1


def test_columns_that_no_picked_row_fills_are_left_out(two_goals: Plan, options: ReportOptions):
    form = forms_of(two_goals, options, departments=frozenset({"学習課"}))["学習課"]
    (table,) = form.tables
    assert [column.key for column in table.columns] == ["name", "description", "amount", "remarks"]


def test_rows_without_a_department_have_a_form_that_says_what_to_do(options: ReportOptions):
    draft = draft_of_two_goals()
    for listing in draft.listings():
        listing.departments = ""
    form = forms_of(replace(plan_of(draft), departments=()), options)["所管課の記載なし"]
    assert said(form, ParagraphRole.LEAD).startswith("所管課の記載がない事業の一覧です。")


def test_others_without_a_name_are_said_to_have_none(two_goals: Plan, options: ReportOptions):
    (drill, _) = rows(forms_of(two_goals, options)["防災室"])
    assert drill["partners"] == Text("（課名の記載なし）")


def test_on_wider_paper_all_texts_have_more_room(built_in: Reading, options: ReportOptions):
    wide = replace(options, paper=Paper.A3)
    widths = [
        {column.key: column.most or 0.0 for column in form.tables[0].columns}
        for chosen in (options, wide)
        for form in [forms_of(built_in.plan, chosen)["広報課"]]
    ]
    for key in ("name", "place", "partners", "remarks"):
        assert widths[1][key] > 1.5 * widths[0][key]
    upright = forms_of(built_in.plan, replace(wide, landscape=False))["広報課"]
    assert {c.key: c.most or 0.0 for c in upright.tables[0].columns} == widths[0]


def test_a_form_says_by_when_and_to_whom_it_goes_back_where_that_is_given(
    two_goals: Plan, options: ReportOptions
):
    form = forms_of(two_goals, replace(options, reply=" 6月30日までに\n企画課へ"))["福祉課"]
    sentence = "6月30日までに 企画課へお返しください。"
    assert sentence in said(form, ParagraphRole.LEAD)
    assert sentence in said(form, ParagraphRole.LEAD, in_workbook=False)
    assert "記入し、お返し" not in said(form, ParagraphRole.LEAD, in_workbook=False)


def test_a_form_says_what_was_picked_of_the_projects_of_its_department(
    two_goals: Plan, options: ReportOptions
):
    whole = forms_of(two_goals, options, departments=frozenset({"福祉課"}))["福祉課"]
    assert said(whole, ParagraphRole.LEAD).startswith("福祉課が所管する事業の一覧です。")
    part = forms_of(two_goals, options, flags=frozenset({"★"}), relisted=False)["福祉課"]
    lead = "福祉課が所管する事業（印：★、再掲：除く）の一覧です。"
    assert said(part, ParagraphRole.LEAD).startswith(lead)
    assert said(part, ParagraphRole.LEAD, in_workbook=False).startswith(lead)


def test_of_which_year_and_kind_the_amounts_are_stands_on_the_cover_and_on_every_form(
    options: ReportOptions,
):
    draft = draft_of_two_goals()
    drafted = draft.listings()
    drafted[0].amounts = (Amount(1, 2024, "当初予算"), Amount(2, 2025, "計画額"))
    for other in drafted[1:]:
        other.amounts = ()
    draft.heading = HEADING
    document = build_departments(pick_from_plan(plan_of(draft), Selection()), options)
    asked = Fact("事業費の年度・種別", "令和6年度 当初予算")
    assert asked in document.facts
    forms = list(document.parts)[1:]
    assert all(asked in facts_of(form) for form in forms)
    overview = next(iter(document.parts))
    assert "個別事業費の計は、金額のない事業8件を含みません。" in notes_of(overview)


def test_a_plan_without_amounts_says_nothing_of_their_year(
    built_in: Reading, options: ReportOptions
):
    document = build_departments(pick_from_plan(built_in.plan, Selection()), options)
    labels = {fact.label for part in document.parts for fact in facts_of(part)}
    labels |= {fact.label for fact in document.facts}
    assert "件数" in labels
    assert "事業費の年度・種別" not in labels
    assert not [note for note in notes_of(document.parts[0]) if "金額のない" in note]


def facts_of(part: Part) -> list[Fact]:
    return [fact for block in part.blocks if isinstance(block, Facts) for fact in block.items]


def notes_of(part: Part) -> list[str]:
    return [block.text for block in part.blocks if isinstance(block, Paragraph)]


def test_a_paper_of_one_department_repeats_no_sums_by_department(
    two_goals: Plan, options: ReportOptions
):
    """Of more departments the two sums stand below."""
    view = pick_from_plan(two_goals, Selection(departments=frozenset({"産業課"})))
    for build in (build_departments, build_summary, build_booklet):
        text = str(list(build(view, options).parts))
        assert "延べ" not in text
        assert "所管課別の集計" not in text
    both = build_departments(pick_from_plan(two_goals, Selection()), options).parts[0]
    assert [row.cells[0] for row in both.tables[-1].rows][-2:] == [Text("延べ"), Text("実数")]

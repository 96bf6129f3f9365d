"""所管課別一覧: a part for each department, with a column to fill in its amounts."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import partial

from model.form_marks import BUDGET_OF_SECTION, DESCRIPTION, NAME, REMARKS, department_key, row_mark
from model.listing import Listing, ListingKind
from model.project import NO_DEPARTMENT, Department, format_departments
from model.totals import tally_rows
from model.view import PlanView, view_of_department
from reports.content.departments.form_words import build_lead, build_notes, place_of_amount
from reports.content.departments.form_years import FormYears
from reports.content.departments.new_projects import add_new_projects, with_choices
from reports.content.shared.frame import build_document
from reports.content.shared.grouping import Group, group_rows, grouping_depth
from reports.content.shared.money_columns import open_note
from reports.content.shared.phrases import (
    ONCE_IN_TOTAL,
    amount_facts,
    budget_text,
    count_label,
    group_names,
    short_name,
    tally_text,
)
from reports.content.shared.section_numbers import sections_on
from reports.content.shared.table_builder import TableBuilder
from reports.content.totals.section_totals import build_section_totals, section_notes
from reports.content.totals.totals_tables import build_department_totals, differ_by_department
from reports.document import (
    Block,
    Document,
    Fact,
    Facts,
    Heading,
    Paragraph,
    ParagraphRole,
    PartRole,
    PlannedPart,
)
from reports.options import ReportOptions
from reports.page import Page, Paper
from reports.table import Cell, Column, ColumnKind, Entry, GroupRow, Input, Table, Text

TITLE, TITLE_WHEN_SENT = "所管課別一覧", "事業調査票"
"""What it is called; the second where it says by when and to whom it goes back."""
_UNNAMED_OTHERS = "（課名の記載なし）"
"""The plan says that there are others and names none: 「ほか」 would stand alone."""


@dataclass(frozen=True, slots=True)
class _Shape:
    """What all forms of a job have in common, in one workbook or in a file each.

    It goes by all that was picked: ``columns`` lacks those that would be empty on all forms.
    """

    columns: tuple[Column, ...]
    years: FormYears


@dataclass(frozen=True, slots=True)
class _Form:
    """The ``rows`` of ``view`` that one department (None: none is named) is asked about."""

    view: PlanView
    rows: tuple[Listing, ...]
    department: Department | None
    shape: _Shape

    @property
    def years(self) -> FormYears:
        """The years that it shows and asks for."""
        return self.shape.years


def build_departments(view: PlanView, options: ReportOptions) -> Document:
    """Return an overview and a part for each department of ``view``.

    The paper of a single one is its form alone, which says all that cover and overview would.
    """
    years = FormYears.of(view)
    shape = _Shape(_columns(view, years, options), years)
    forms: tuple[PlannedPart, ...] = tuple(
        PlannedPart(
            _key(view, department, years),
            department.name,
            partial(_blocks, view, department, shape, options),
        )
        for department in view.departments
    )
    forms += _unnamed_part(view, shape, options)
    is_one = len(forms) == 1
    parts = forms if is_one else (_overview_part(view, years, options), *forms)
    title = TITLE_WHEN_SENT if options.reply.strip() else TITLE
    once = options.one_on_a_side()
    return build_document(view, once, title, parts, landscape=True, has_cover=not is_one)


def _overview_part(view: PlanView, years: FormYears, options: ReportOptions) -> PlannedPart:
    build = partial(_overview, view, years, options)
    return PlannedPart("overview", "総括", build, PartRole.FRONT)


def _key(view: PlanView, department: Department | None, years: FormYears) -> str:
    own = view.plan.heading.fiscal_year
    name = department.name if department else ""
    return department_key(name, years.asked or (() if own is None else (own,)))


def _overview(view: PlanView, years: FormYears, options: ReportOptions) -> tuple[Block, ...]:
    by_section: tuple[Block, ...] = (
        Heading("区分別の集計", 1),
        build_section_totals(view, options),
        *section_notes(view, options.unit),
    )
    if not differ_by_department(view):
        return by_section
    links = {department: _key(view, department, years) for department in view.departments}
    page = options.page(landscape=True)
    return (
        *by_section,
        Heading("所管課別の集計", 1),
        build_department_totals(view, options, links, abreast=3, is_across=page.landscape),
        Paragraph(ONCE_IN_TOTAL, ParagraphRole.NOTE),
    )


def _unnamed_part(view: PlanView, shape: _Shape, options: ReportOptions) -> tuple[PlannedPart, ...]:
    """Rows that name no department get a part of their own, so that none is lost."""
    rows = tuple(row for row in view.rows if not row.departments)
    if not rows:
        return ()
    form = _Form(view, rows, None, shape)
    build = partial(_form_blocks, form, Facts((_count(form), *amount_facts(view))), options)
    return (PlannedPart(_key(view, None, shape.years), NO_DEPARTMENT, build),)


def _blocks(
    view: PlanView, department: Department, shape: _Shape, options: ReportOptions
) -> tuple[Block, ...]:
    piece = view_of_department(view, department)
    form = _Form(piece, piece.rows, department, shape)
    return _form_blocks(form, _facts(form), options)


def _form_blocks(form: _Form, facts: Facts, options: ReportOptions) -> tuple[Block, ...]:
    table = _table(form, options)
    has_budgets = any(isinstance(row, GroupRow) and row.note for row in table.rows)
    counted = [row.project for row in form.rows if form.view.counts_at(row)]
    open_years = open_note("前の年度の計", form.years.earlier, counted)
    return (
        *build_lead(form.view, form.rows, form.department, form.years, options),
        facts,
        table,
        *((Paragraph(open_years, ParagraphRole.NOTE),) if open_years else ()),
        *build_notes(form.view, form.rows, has_budgets=has_budgets),
    )


def _facts(form: _Form) -> Facts:
    printed = Counter(row.flag for row in form.rows)
    flags = [f"{flag.mark} {printed[flag]}件" for flag in form.view.flags if printed[flag]]
    marks = [Fact("印（掲載）", "、".join(flags))] if flags else []
    return Facts((_count(form), *marks, *amount_facts(form.view)))


def _count(form: _Form) -> Fact:
    return Fact("件数", tally_text(tally_rows(form.view, form.rows)))


def _table(form: _Form, options: ReportOptions) -> Table:
    columns = with_choices(form.shape.columns, form.view.plan, form.rows)
    builder = TableBuilder(columns)
    here = {row.id for row in form.rows}
    groups = group_rows(form.view)
    for group, name in zip(groups, group_names(form.view.plan, groups), strict=True):
        rows = [row for row in group.rows if row.id in here]
        if not rows:
            continue
        builder.add_group(name, 1, _budget_note(group))
        for row in rows:
            cells = _cells(form, row, group)
            builder.add_row(*(cells[column.key] for column in columns), id=_mark(form, row))
        builder.add_total(count_label("小計", form.view, rows), 1)
    builder.add_total(count_label("合計", form.view, form.rows))
    if form.department:
        add_new_projects(builder, columns, form.years.blank_cells())
    return builder.build(unit=options.unit, is_form=True)


def _columns(view: PlanView, years: FormYears, options: ReportOptions) -> tuple[Column, ...]:
    """Return the columns of every form, without those that would be empty on all."""
    rows = view.traits
    is_below = rows.deepest > grouping_depth(view.plan)
    used = {
        "flag": rows.have_flags,
        "description": rows.have_descriptions,
        "place": is_below or rows.have_others or rows.are_relisted or rows.are_spread,
        "partners": rows.have_partners,
    }
    room = _room_on(options.page(landscape=True))
    name = 14 * room if used["description"] else None
    columns = (
        Column("flag", "印", ColumnKind.MARK, least=2.5, most=3),
        Column("name", NAME, least=9, most=name, is_name=True),
        Column("description", DESCRIPTION, least=14),
        Column("place", "掲載箇所", least=9, most=16 * room, is_name=True),
        Column("partners", "ほかの所管課", least=6, most=10 * room, is_name=True),
        *years.columns(view, options),
        Column("remarks", REMARKS, least=5 * room, most=9 * room),
    )
    return tuple(column for column in columns if used.get(column.key, True))


def _room_on(page: Page) -> float:
    """Return how much wider than on A4 across texts may be, so that all share what A3 has more."""
    short, long = Paper.A4.value
    width = page.paper.value[1 if page.landscape else 0]
    return max(1.0, 1 + (width - long) / short)


def _budget_note(group: Group) -> str:
    """The published budget of the whole section, whatever is picked of it."""
    published = group.section.published_budget
    return (
        ""
        if published is None
        else f"{BUDGET_OF_SECTION} {budget_text(published)}（この課だけの額ではありません）"
    )


def _cells(form: _Form, row: Listing, group: Group) -> dict[str, Cell]:
    return {
        **form.years.cells(form.view, row),
        "flag": Text(row.flag.mark if row.flag else ""),
        "name": Text(row.printed_name),
        "description": Text(row.description or ""),
        "place": Text(_place(form.view, row, group)),
        "partners": Text(_partners(row, form.department)),
        "remarks": _remarks(row),
    }


def _mark(form: _Form, row: Listing) -> str:
    """Return how the form names ``row``, with what of it may be changed there."""
    view, project, remarks = form.view, row.project, _known_remarks(row)
    if not view.counts_at(row):
        return row_mark(row.id, None, remarks)
    amounts, further = form.years.amounts(view, project), form.years.asked[1:]
    told = zip((None, *further), amounts, form.years.words(project), strict=True)
    words = {year: word for year, yen, word in told if yen is None and word}
    sent = dict(zip(further, amounts[1:], strict=True))
    sources = form.years.sources.mark(view, project)
    return row_mark(row.id, view.amount_of(project), remarks, sent, words, sources)


def _known_remarks(row: Listing) -> str:
    return dict(row.project.extras).get(REMARKS, "")


def _remarks(row: Listing) -> Cell:
    """Return where remarks are entered, with those that the plan has of the project."""
    known = _known_remarks(row)
    return Entry(known) if known else Input()


def _place(view: PlanView, row: Listing, group: Group) -> str:
    """The sections between the group and the row, whether it is one of the others, or counts."""
    below = sections_on(view.plan, row.path)[len(group.section.path) :]
    names = [short_name(view.plan, section) for section in below]
    if row.kind is ListingKind.OTHER:
        names.append(row.kind.label)
    return "\n".join(filter(None, (*names, place_of_amount(view, row))))


def _partners(row: Listing, department: Department | None) -> str:
    others = [other for other in row.departments if other != department]
    if row.and_others and not others:
        return _UNNAMED_OTHERS
    return format_departments(others, and_others=row.and_others)

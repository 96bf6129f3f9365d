"""A plan as five plain tables, the content of a plan workbook.

計画 (項目, 値, 説明), 区分 (a section a row), 事業 (a project a row), 掲載 (a listing a row),
課 (a department a row). Listings name their project by 事業番号 and their section by its path.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from model.listing import Listing, ListingKind, format_path
from model.plan import Plan
from model.project import Project
from model.workbook.form import (
    BLANK,
    CITY_ITEM,
    DEPARTMENTS,
    EXTRA_HEAD,
    EXTRA_ITEM,
    FLAG_ITEM,
    LEVEL_ITEM,
    LISTINGS,
    NOTE_ITEM,
    OTHERS,
    PLAN,
    PROJECTS,
    RELISTED,
    SECTIONS,
    TITLE_ITEM,
    VERSION,
    VERSION_ITEM,
    YEAR_ITEM,
)
from reports.content.plan_workbook.plan_columns import PlanColumns

Value = str | int | None
Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class PlanTable:
    """A table: its name, the heads of its columns, its rows."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]


def build_tables(plan: Plan) -> tuple[PlanTable, ...]:
    """Return the five tables of ``plan``."""
    columns = PlanColumns(plan)
    return (
        _plan_table(plan, columns.words),
        _section_table(plan),
        _project_table(plan, columns),
        _listing_table(plan),
        PlanTable(DEPARTMENTS, ("課名",), tuple((d.name,) for d in plan.departments)),
    )


def _plan_table(plan: Plan, words: Mapping[str, str]) -> PlanTable:
    """Return the table 計画; ``words`` are the headings whose words stand in columns of amounts.

    Where there are any, all extra headings stand in it, since their order is seen nowhere else.
    """
    heading = plan.heading
    rows: list[Row] = [
        (VERSION_ITEM, VERSION, "この表の形式。書き換えないでください。"),
        (TITLE_ITEM, heading.title, None),
        (CITY_ITEM, heading.city or None, None),
        (YEAR_ITEM, heading.fiscal_year, None),
    ]
    rows += [(LEVEL_ITEM, name, None) for name in plan.levels]
    rows += [(FLAG_ITEM, flag.mark, flag.meaning or None) for flag in plan.legend.flags]
    rows += [(NOTE_ITEM, note, None) for note in plan.legend.notes]
    if words:
        rows += [(EXTRA_ITEM, head, words.get(head)) for head in plan.extra_heads]
    return PlanTable(PLAN, ("項目", "値", "説明"), tuple(rows))


_SECTION_HEADS = (
    "区分",
    "階層の順",
    "番号",
    "名称",
    "呼び名",
    "事業費（円）",
    "目標",
    "基本的方向",
    "本文",
)


def _section_table(plan: Plan) -> PlanTable:
    rows = tuple(
        (
            format_path(section.path),
            section.level,
            section.number or None,
            section.title,
            section.by_name or None,
            section.published_budget,
            section.objective,
            section.direction,
            "\n".join(section.text) or None,
        )
        for section in plan.walk()
    )
    return PlanTable(SECTIONS, _SECTION_HEADS, rows)


def _project_table(plan: Plan, columns: PlanColumns) -> PlanTable:
    departments = _most(len(project.departments) for project in plan.projects)
    extras = [head for head in plan.extra_heads if head not in columns.words]
    heads = (
        *("事業番号", "事業名", "事業概要", "印"),
        *_department_heads(departments),
        *columns.heads,
        *(f"{EXTRA_HEAD}{head}" for head in extras),
    )
    rows = tuple(
        (
            project.id,
            project.name,
            project.description,
            project.flag.mark if project.flag else None,
            *_padded([d.name for d in project.departments], departments),
            OTHERS if project.and_others else None,
            *columns.cells(project),
            *_extra_cells(project, extras),
        )
        for project in plan.projects
    )
    return PlanTable(PROJECTS, heads, rows)


def _listing_table(plan: Plan) -> PlanTable:
    listings = _in_order(plan)
    departments = _most(len(row.departments) for row in listings)
    heads = (
        *("区分", "事業番号", "掲載区分", "再掲", "印", "事業名", "事業概要"),
        *_department_heads(departments),
    )
    rows = tuple(
        (
            format_path(row.path),
            row.project.id,
            row.kind.label,
            RELISTED if row.relisted else None,
            _mark_of(row),
            row.name,
            BLANK if row.description is None and row.project.description else row.description,
            *_padded(_departments_of(row), departments),
            OTHERS if row.and_others else None,
        )
        for row in listings
    )
    return PlanTable(LISTINGS, heads, rows)


def _mark_of(row: Listing) -> Value:
    if row.flag:
        return row.flag.mark
    return BLANK if row.project.flag else None


def _departments_of(row: Listing) -> list[Value]:
    names: list[Value] = [department.name for department in row.departments]
    return names or ([BLANK] if row.project.departments else [])


def _department_heads(count: int) -> tuple[str, ...]:
    return (*(f"所管課{n}" for n in range(1, count + 1)), "所管課ほか")


def _in_order(plan: Plan) -> list[Listing]:
    """Return the listings as they are printed, if their order in each section can be told from it.

    It cannot where a section has other projects before main ones; then section by section.
    """
    sections = [section.listings for section in plan.walk()]
    is_told = all(
        before.kind is ListingKind.MAIN or after.kind is ListingKind.OTHER
        for rows in sections
        for before, after in pairwise(rows)
    )
    return list(plan.listings()) if is_told else [row for rows in sections for row in rows]


def _extra_cells(project: Project, heads: Sequence[str]) -> list[Value]:
    values = dict(project.extras)
    return [values.get(head) for head in heads]


def _most(counts: Iterator[int]) -> int:
    return max(counts, default=1) or 1


def _padded(values: Sequence[Value], width: int) -> list[Value]:
    return [*values, *[None] * (width - len(values))]

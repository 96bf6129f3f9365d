"""A plan as five plain tables, the content of a plan workbook.

計画 (項目, 値, 説明), 区分 (a section a row), 事業 (a project a row), 掲載 (a listing a row),
課 (a department a row). Listings name their project by 事業番号 and their section by its path.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from model.listing import format_path
from model.plan import Plan
from model.project import Project

VERSION = 1
"""The version of this form of the tables."""

PLAN, SECTIONS, PROJECTS, LISTINGS, DEPARTMENTS = "計画", "区分", "事業", "掲載", "課"
RELISTED, OTHERS = "再掲", "ほか"
VERSION_ITEM, TITLE_ITEM, CITY_ITEM, YEAR_ITEM = "様式の版", "計画名", "市区町村", "年度（西暦）"
LEVEL_ITEM, FLAG_ITEM, NOTE_ITEM = "階層", "印", "注記"

EXTRA_HEAD = "追加項目："
"""Stands before the heading of a column that a list had of its own."""

Value = str | int | None
Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class PlanTable:
    """A table: its name, the heads of its columns, its rows."""

    name: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]

    def records(self) -> Iterator[tuple[int, dict[str, Value]]]:
        """Yield (row number in a sheet with heads in row 1, the row by its heads); none empty."""
        for number, row in enumerate(self.rows, 2):
            if any(value is not None for value in row):
                yield number, dict(zip(self.heads, row, strict=False))


class PlanTableError(ValueError):
    """A table does not describe a plan: ``table``, ``row`` (None for the whole) and why."""

    def __init__(self, table: str, row: int | None, why: str) -> None:
        super().__init__(table, row, why)
        self.table, self.row, self.why = table, row, why


def build_tables(plan: Plan) -> tuple[PlanTable, ...]:
    """Return the five tables of ``plan``."""
    return (
        _plan_table(plan),
        _section_table(plan),
        _project_table(plan),
        _listing_table(plan),
        PlanTable(DEPARTMENTS, ("課名",), tuple((d.name,) for d in plan.departments)),
    )


def _plan_table(plan: Plan) -> PlanTable:
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


def _project_table(plan: Plan) -> PlanTable:
    departments = _most(len(project.departments) for project in plan.projects)
    amounts = _most(len(project.amounts) for project in plan.projects)
    extras = plan.extra_heads
    heads = (
        "事業番号",
        "事業名",
        "事業概要",
        "印",
        *(f"所管課{n}" for n in range(1, departments + 1)),
        "所管課ほか",
        *(
            head
            for n in range(1, amounts + 1)
            for head in (f"金額{n}（円）", f"金額{n}の年度", f"金額{n}の種別", f"金額{n}の財源")
        ),
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
            *_padded(
                [v for a in project.amounts for v in (a.yen, a.fiscal_year, a.kind, a.funds)],
                4 * amounts,
            ),
            *_extra_cells(project, extras),
        )
        for project in plan.projects
    )
    return PlanTable(PROJECTS, heads, rows)


def _listing_table(plan: Plan) -> PlanTable:
    listings = [row for section in plan.walk() for row in section.listings]
    departments = _most(len(row.departments) for row in listings)
    heads = (
        "区分",
        "事業番号",
        "掲載区分",
        "再掲",
        "印",
        "事業名",
        "事業概要",
        *(f"所管課{n}" for n in range(1, departments + 1)),
        "所管課ほか",
    )
    rows = tuple(
        (
            format_path(row.path),
            row.project.id,
            row.kind.label,
            RELISTED if row.relisted else None,
            row.flag.mark if row.flag else None,
            row.name,
            row.description,
            *_padded([d.name for d in row.departments], departments),
            OTHERS if row.and_others else None,
        )
        for row in listings
    )
    return PlanTable(LISTINGS, heads, rows)


def _extra_cells(project: Project, heads: Sequence[str]) -> list[Value]:
    values = dict(project.extras)
    return [values.get(head) for head in heads]


def _most(counts: Iterator[int]) -> int:
    return max(counts, default=1) or 1


def _padded(values: Sequence[Value], width: int) -> list[Value]:
    return [*values, *[None] * (width - len(values))]

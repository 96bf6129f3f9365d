"""A plan as five plain tables, the content of a plan workbook, and back without loss.

計画 (項目, 値, 説明), 区分 (a section a row), 事業 (a project a row), 掲載 (a listing a row),
課 (a department a row). Listings name their project by 事業番号 and their section by its path.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from model.listing import Listing, ListingKind, Path, format_path
from model.plan import Legend, Plan, PlanHeading, Section
from model.project import Amount, Department, Flag, Project

VERSION = 1
"""The version of this form of the tables."""

PLAN, SECTIONS, PROJECTS, LISTINGS, DEPARTMENTS = "計画", "区分", "事業", "掲載", "課"
RELISTED, OTHERS = "再掲", "ほか"
_VERSION, _TITLE, _CITY, _YEAR = "様式の版", "計画名", "市区町村", "年度（西暦）"
_LEVEL, _FLAG, _NOTE = "階層", "印", "注記"

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


# --- to tables ---------------------------------------------------------------------------------


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
        (_VERSION, VERSION, "この表の形式。書き換えないでください。"),
        (_TITLE, heading.title, None),
        (_CITY, heading.city or None, None),
        (_YEAR, heading.fiscal_year, None),
    ]
    rows += [(_LEVEL, name, None) for name in plan.levels]
    rows += [(_FLAG, flag.mark, flag.meaning or None) for flag in plan.legend.flags]
    rows += [(_NOTE, note, None) for note in plan.legend.notes]
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
            for head in (f"金額{n}（円）", f"金額{n}の年度", f"金額{n}の種別")
        ),
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
                [v for a in project.amounts for v in (a.yen, a.fiscal_year, a.kind)], 3 * amounts
            ),
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


def _most(counts: Iterator[int]) -> int:
    return max(counts, default=1) or 1


def _padded(values: Sequence[Value], width: int) -> list[Value]:
    return [*values, *[None] * (width - len(values))]


# --- from tables -------------------------------------------------------------------------------


def plan_from_tables(tables: Mapping[str, PlanTable]) -> Plan:
    """Return the plan that ``tables`` (by name) describe. Raises PlanTableError."""
    for name in (PLAN, SECTIONS, PROJECTS, LISTINGS):
        if name not in tables:
            raise PlanTableError(name, None, "シートがありません")
    heading, levels, legend = _read_heading(tables[PLAN])
    flags = {flag.mark: flag for flag in legend.flags}
    projects = _read_projects(tables[PROJECTS], flags)
    listings = _read_listings(tables[LISTINGS], projects, flags)
    sections = _read_sections(tables[SECTIONS], listings, len(levels))
    plan = Plan(heading, levels, legend, sections, tuple(projects.values()), ())
    return Plan(heading, levels, legend, sections, plan.projects, _departments(plan, tables))


def _departments(plan: Plan, tables: Mapping[str, PlanTable]) -> tuple[Department, ...]:
    """The departments in the order of their sheet, then those that only listings name."""
    listed = [
        Department(name)
        for _, record in (tables[DEPARTMENTS].records() if DEPARTMENTS in tables else ())
        if (name := _text(record.get("課名")))
    ]
    named = [d for row in plan.listings() for d in row.departments]
    return tuple(dict.fromkeys([*listed, *named]))


def _read_heading(table: PlanTable) -> tuple[PlanHeading, tuple[str, ...], Legend]:
    values: dict[str, list[tuple[str, str]]] = {}
    for _, record in table.records():
        key = _text(record.get("項目"))
        values.setdefault(key, []).append((_text(record.get("値")), _text(record.get("説明"))))
    version = _number(table, 2, _first(values, _VERSION))
    if version is None:
        raise PlanTableError(PLAN, None, f"「{_VERSION}」がありません")
    if version > VERSION:
        raise PlanTableError(PLAN, None, "新しい版のプログラムで保存されています")
    levels = tuple(name for name, _ in values.get(_LEVEL, ()))
    if not levels:
        raise PlanTableError(PLAN, None, f"「{_LEVEL}」がありません")
    year = _number(table, 2, _first(values, _YEAR))
    heading = PlanHeading(_first(values, _TITLE), _first(values, _CITY), year)
    flags = tuple(Flag(mark, meaning) for mark, meaning in values.get(_FLAG, ()))
    return heading, levels, Legend(flags, tuple(note for note, _ in values.get(_NOTE, ())))


def _first(values: Mapping[str, Sequence[tuple[str, str]]], key: str) -> str:
    return values[key][0][0] if values.get(key) else ""


def _read_projects(table: PlanTable, flags: Mapping[str, Flag]) -> dict[str, Project]:
    projects: dict[str, Project] = {}
    for number, record in table.records():
        project_id = _required(table, number, record, "事業番号")
        if project_id in projects:
            raise PlanTableError(PROJECTS, number, f"事業番号「{project_id}」が重なっています")
        projects[project_id] = Project(
            id=project_id,
            name=_required(table, number, record, "事業名"),
            description=_text(record.get("事業概要")) or None,
            departments=_read_departments(record),
            and_others=bool(_text(record.get("所管課ほか"))),
            flag=_read_flag(table, number, record, flags),
            amounts=_read_amounts(table, number, record),
        )
    return projects


def _read_amounts(table: PlanTable, number: int, record: Mapping[str, Value]) -> tuple[Amount, ...]:
    amounts = []
    for head in record:
        if head.startswith("金額") and head.endswith("（円）"):
            yen = _number(table, number, _text(record[head]))
            stem = head.removesuffix("（円）")
            if yen is not None:
                year = _number(table, number, _text(record.get(f"{stem}の年度")))
                amounts.append(Amount(yen, year, _text(record.get(f"{stem}の種別")) or None))
    return tuple(amounts)


def _read_listings(
    table: PlanTable, projects: Mapping[str, Project], flags: Mapping[str, Flag]
) -> dict[str, list[Listing]]:
    """Return the listings by the path of their section, as it is written."""
    kinds = {kind.label: kind for kind in ListingKind}
    listings: dict[str, list[Listing]] = {}
    for number, record in table.records():
        path = _required(table, number, record, "区分")
        project = projects.get(_required(table, number, record, "事業番号"))
        kind = kinds.get(_text(record.get("掲載区分")))
        if project is None:
            why = f"事業番号「{record.get('事業番号')}」が事業シートにありません"
            raise PlanTableError(LISTINGS, number, why)
        if kind is None:
            why = f"掲載区分「{record.get('掲載区分')}」は「{'」か「'.join(kinds)}」にしてください"
            raise PlanTableError(LISTINGS, number, why)
        siblings = listings.setdefault(path, [])
        siblings.append(
            Listing(
                project=project,
                path=_path(table, number, path),
                index=len(siblings) + 1,
                kind=kind,
                relisted=bool(_text(record.get("再掲"))),
                name=_text(record.get("事業名")) or project.name,
                description=_text(record.get("事業概要")) or None,
                departments=_read_departments(record),
                and_others=bool(_text(record.get("所管課ほか"))),
                flag=_read_flag(table, number, record, flags),
            )
        )
    return listings


@dataclass(frozen=True, slots=True)
class _SectionRow:
    number: int
    path: Path
    record: Mapping[str, Value]


def _read_sections(
    table: PlanTable, listings: dict[str, list[Listing]], levels: int
) -> tuple[Section, ...]:
    rows = []
    paths: set[Path] = set()
    for number, record in table.records():
        path = _path(table, number, _required(table, number, record, "区分"))
        if path in paths:
            raise PlanTableError(SECTIONS, number, f"区分「{format_path(path)}」が重なっています")
        if len(path) > 1 and path[:-1] not in paths:
            why = f"上位の区分「{format_path(path[:-1])}」がこの行より上にありません"
            raise PlanTableError(SECTIONS, number, why)
        level = _number(table, number, _text(record.get("階層の順")))
        if level is None or not 1 <= level <= levels:
            raise PlanTableError(SECTIONS, number, f"階層の順は1から{levels}までの数にしてください")
        paths.add(path)
        rows.append(_SectionRow(number, path, record))
    sections = _nest(table, rows, listings, 1)
    if listings:
        place, orphans = next(iter(listings.items()))
        why = f"「{orphans[0].name}」の区分「{place}」が区分シートにありません"
        raise PlanTableError(LISTINGS, None, why)
    return sections


def _nest(
    table: PlanTable, rows: Sequence[_SectionRow], listings: dict[str, list[Listing]], depth: int
) -> tuple[Section, ...]:
    """Return the sections at ``depth`` among ``rows``, each followed by what is below it."""
    sections = []
    for _, members in groupby(rows, key=lambda row: row.path[:depth]):
        top, *below = members
        record, number = top.record, top.number
        sections.append(
            Section(
                path=top.path,
                level=_number(table, number, _text(record.get("階層の順"))) or depth,
                number=_text(record.get("番号")),
                title=_text(record.get("名称")),
                by_name=_text(record.get("呼び名")),
                text=tuple(filter(None, _text(record.get("本文")).split("\n"))),
                published_budget=_number(table, number, _text(record.get("事業費（円）"))),
                objective=_text(record.get("目標")) or None,
                direction=_text(record.get("基本的方向")) or None,
                children=_nest(table, below, listings, depth + 1),
                listings=tuple(listings.pop(format_path(top.path), ())),
            )
        )
    return tuple(sections)


# --- cells -------------------------------------------------------------------------------------


def _read_departments(record: Mapping[str, Value]) -> tuple[Department, ...]:
    names = (
        _text(value)
        for head, value in record.items()
        if head.startswith("所管課") and head != "所管課ほか"
    )
    return tuple(Department(name) for name in names if name)


def _read_flag(
    table: PlanTable, number: int, record: Mapping[str, Value], flags: Mapping[str, Flag]
) -> Flag | None:
    mark = _text(record.get("印"))
    if mark and mark not in flags:
        raise PlanTableError(table.name, number, f"印「{mark}」が計画シートにありません")
    return flags[mark] if mark else None


def _path(table: PlanTable, number: int, text: str) -> Path:
    parts = text.strip().split("-")
    if not all(part.isdecimal() for part in parts):
        raise PlanTableError(table.name, number, f"区分「{text}」は 1-2 のような番号にしてください")
    return tuple(map(int, parts))


def _required(table: PlanTable, number: int, record: Mapping[str, Value], head: str) -> str:
    text = _text(record.get(head))
    if not text:
        raise PlanTableError(table.name, number, f"「{head}」が空です")
    return text


def _number(table: PlanTable, number: int, text: str) -> int | None:
    if not text:
        return None
    try:
        return int(text)
    except ValueError as error:
        raise PlanTableError(table.name, number, f"「{text}」は整数ではありません") from error


def _text(value: Value) -> str:
    return "" if value is None else str(value)

"""Reading a plan back from the five tables of a plan workbook, without loss."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from model.listing import Listing, ListingKind, Path, format_path
from model.plan import Legend, Plan, PlanHeading, Section
from model.plan_tables import (
    CITY_ITEM,
    DEPARTMENTS,
    EXTRA_HEAD,
    FLAG_ITEM,
    LEVEL_ITEM,
    LISTINGS,
    NOTE_ITEM,
    PLAN,
    PROJECTS,
    SECTIONS,
    TITLE_ITEM,
    VERSION,
    VERSION_ITEM,
    YEAR_ITEM,
    PlanTable,
    PlanTableError,
    Value,
)
from model.project import Amount, Department, Flag, Project


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
    extras = [head for head in tables[PROJECTS].heads if head.startswith(EXTRA_HEAD)]
    return replace(
        plan,
        departments=_departments(plan, tables),
        extra_heads=tuple(head.removeprefix(EXTRA_HEAD) for head in extras),
    )


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
    version = _number(table, 2, _first(values, VERSION_ITEM))
    if version is None:
        raise PlanTableError(PLAN, None, f"「{VERSION_ITEM}」がありません")
    if version > VERSION:
        raise PlanTableError(PLAN, None, "新しい版のプログラムで保存されています")
    levels = tuple(name for name, _ in values.get(LEVEL_ITEM, ()))
    if not levels:
        raise PlanTableError(PLAN, None, f"「{LEVEL_ITEM}」がありません")
    year = _number(table, 2, _first(values, YEAR_ITEM))
    heading = PlanHeading(_first(values, TITLE_ITEM), _first(values, CITY_ITEM), year)
    flags = tuple(Flag(mark, meaning) for mark, meaning in values.get(FLAG_ITEM, ()))
    return heading, levels, Legend(flags, tuple(note for note, _ in values.get(NOTE_ITEM, ())))


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
            extras=_read_extras(record),
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
                kind = _text(record.get(f"{stem}の種別")) or None
                funds = _text(record.get(f"{stem}の財源")) or None
                amounts.append(Amount(yen, year, kind, funds))
    return tuple(amounts)


def _read_extras(record: Mapping[str, Value]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (head.removeprefix(EXTRA_HEAD), _text(value))
        for head, value in record.items()
        if head.startswith(EXTRA_HEAD) and value is not None
    )


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

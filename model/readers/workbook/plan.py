"""From the sheets of a plan workbook to the plan they describe."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from model.finding import Finding, Severity
from model.listing import Listing, ListingKind, Path, format_path
from model.plan import Legend, Plan, PlanHeading, Section
from model.project import Amount, Department, Flag, Project
from model.readers.tables.marks import bare_mark
from model.readers.workbook.cells import CellReader, SlipError
from model.readers.workbook.departments import DepartmentCells
from model.readers.workbook.sheets import FormSheet, SheetRow
from model.text import name_key
from model.workbook.form import (
    CITY_ITEM,
    DEPARTMENTS,
    EXTRA_HEAD,
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

_TOTALS = frozenset(("計", "小計", "合計", "総計", "総合計"))
_MOST_LEVELS = 20
_NEEDED = (PLAN, SECTIONS, PROJECTS, LISTINGS)


class NewerFormError(SlipError):
    """The workbook was written by a newer version of the program."""


def read_sheets(sheets: Mapping[str, FormSheet]) -> tuple[Plan, tuple[Finding, ...]]:
    """Return the plan that the sheets (by the form's names) describe, and what was forgiven.

    Raises SlipError where something has no meaning, NewerFormError for a newer form.
    """
    for name in _NEEDED:
        if name not in sheets:
            raise SlipError("ブック", f"「{name}」シートがありません")
    reader = _PlanReader(sheets)
    return reader.plan(), tuple(reader.cells.findings)


class _PlanReader:
    def __init__(self, sheets: Mapping[str, FormSheet]) -> None:
        self._sheets = sheets
        self.cells = CellReader()
        self._flags: dict[str, Flag] = {}
        self._projects: dict[str, Project] = {}
        self._by_name: dict[str, Project] = {}
        self._departments = DepartmentCells(self.cells, self._listed_departments())

    def plan(self) -> Plan:
        """Return the whole plan."""
        heading, levels, notes = self._read_heading()
        extras = [head for head in self._sheets[PROJECTS].heads if _is_extra(head)]
        for row in self._sheets[PROJECTS].rows():
            self._read_project(row)
        rows = self._read_sections(len(levels))
        listings = self._read_listings({path for path, _ in rows})
        sections = self._nest(rows, listings)
        projects = tuple(self._projects.values())
        plan = Plan(heading, levels, Legend((), notes), sections, projects, ())
        named = [d for row in plan.listings() for d in row.departments]
        return replace(
            plan,
            legend=Legend(tuple(self._flags.values()), notes),
            departments=tuple(dict.fromkeys([*self._departments.listed, *named])),
            extra_heads=tuple(str(head).removeprefix(EXTRA_HEAD) for head in extras),
        )

    # --- 計画 ------------------------------------------------------------------------------

    def _read_heading(self) -> tuple[PlanHeading, tuple[str, ...], tuple[str, ...]]:
        items: dict[str, list[SheetRow]] = {}
        for row in self._sheets[PLAN].rows():
            items.setdefault(name_key(self.cells.text(row, "項目")), []).append(row)
        self._check_version(items.get(VERSION_ITEM, ()))
        levels = tuple(self.cells.text(row, "値") for row in items.get(LEVEL_ITEM, ()))
        if not levels:
            raise SlipError(f"{PLAN}シート", f"「{LEVEL_ITEM}」の行がありません")
        if len(levels) > _MOST_LEVELS:
            raise SlipError(f"{PLAN}シート", f"「{LEVEL_ITEM}」は{_MOST_LEVELS}行までです")
        for row in items.get(FLAG_ITEM, ()):
            mark = self.cells.key(row, "値")
            self._flags[mark] = Flag(mark, self.cells.text(row, "説明"))
        years = items.get(name_key(YEAR_ITEM)) or items.get("年度") or ()
        heading = PlanHeading(
            self._first(items.get(TITLE_ITEM, ())),
            self._first(items.get(CITY_ITEM, ())),
            next((self.cells.year(row, "値") for row in years), None),
        )
        notes = tuple(self.cells.text(row, "値") for row in items.get(NOTE_ITEM, ()))
        return heading, levels, notes

    def _check_version(self, rows: Iterable[SheetRow]) -> None:
        row = next(iter(rows), None)
        if row is None:
            raise SlipError(f"{PLAN}シート", f"「{VERSION_ITEM}」の行がありません")
        version = self.cells.number(row, "値")
        if version is not None and version > VERSION:
            raise NewerFormError(row.where, "このプログラムより新しい版で保存された計画ブックです")

    def _first(self, rows: Iterable[SheetRow]) -> str:
        return next((self.cells.text(row, "値") for row in rows), "")

    def _listed_departments(self) -> tuple[str, ...]:
        rows = self._sheets[DEPARTMENTS].rows() if DEPARTMENTS in self._sheets else ()
        return tuple(filter(None, (self.cells.key(row, "課名") for row in rows)))

    # --- 事業 ------------------------------------------------------------------------------

    def _read_project(self, row: SheetRow) -> None:
        name = self.cells.required(row, "事業名")
        project_id = self.cells.key(row, "事業番号")
        if not project_id and name_key(name) in _TOTALS:
            self.cells.note(row, f"「{name}」の行は合計とみなし、事業として読みません。")
            return
        if not project_id:
            project_id = self._new_id()
            self.cells.note(row, f"「{name}」に事業番号「{project_id}」を付けました。")
        if project_id in self._projects:
            raise SlipError(row.where, f"事業番号「{project_id}」が重なっています")
        departments, and_others = self._read_departments(row)
        self._add_project(
            Project(
                id=project_id,
                name=name,
                description=self.cells.text(row, "事業概要") or None,
                departments=departments,
                and_others=and_others,
                flag=self._read_flag(row),
                amounts=self._read_amounts(row),
                extras=self._read_extras(row),
            )
        )

    def _read_extras(self, row: SheetRow) -> tuple[tuple[str, str], ...]:
        heads = filter(_is_extra, row.cells)
        return tuple((h.removeprefix(EXTRA_HEAD), self.cells.text(row, h)) for h in heads)

    def _add_project(self, project: Project) -> None:
        self._projects[project.id] = project
        self._by_name.setdefault(name_key(project.name), project)

    def _new_id(self) -> str:
        number = len(self._projects) + 1
        while f"P{number:04d}" in self._projects:
            number += 1
        return f"P{number:04d}"

    def _read_amounts(self, row: SheetRow) -> tuple[Amount, ...]:
        amounts = []
        for head in row.cells:
            if head.startswith("金額") and head.endswith("（円）"):
                stem = head.removesuffix("（円）")
                yen = self.cells.number(row, head)
                if yen is not None:
                    kind = self.cells.key(row, f"{stem}の種別") or None
                    funds = self.cells.key(row, f"{stem}の財源") or None
                    year = self.cells.year(row, f"{stem}の年度")
                    amounts.append(Amount(yen, year, kind, funds))
        return tuple(amounts)

    def _read_departments(self, row: SheetRow) -> tuple[tuple[Department, ...], bool]:
        return self._departments.read(row), self.cells.truth(row, "所管課ほか", OTHERS)

    def _read_flag(self, row: SheetRow) -> Flag | None:
        mark = self.cells.key(row, "印")
        if not mark or mark in self._flags:
            return self._flags.get(mark)
        bare = bare_mark(mark.strip("（）()【】[]〔〕"))
        if bare in self._flags:
            self.cells.note(row, f"印「{mark}」を「{bare}」と読みました。")
            return self._flags[bare]
        self._flags[mark] = Flag(mark, "")
        self.cells.note(row, f"印「{mark}」の意味が計画シートにありません。", Severity.WARNING)
        return self._flags[mark]

    # --- 区分 ------------------------------------------------------------------------------

    def _read_sections(self, levels: int) -> list[tuple[Path, SheetRow]]:
        rows = []
        seen: set[Path] = set()
        for row in self._sheets[SECTIONS].rows():
            path = self.cells.path(row, "区分")
            if path in seen:
                raise SlipError(row.where, f"区分「{format_path(path)}」が重なっています")
            seen.add(path)
            rows.append((path, row))
        for path, row in rows:
            if len(path) > 1 and path[:-1] not in seen:
                above = format_path(path[:-1])
                raise SlipError(row.where, f"上位の区分「{above}」が区分シートにありません")
            level = self.cells.number(row, "階層の順")
            if level is not None and not 1 <= level <= levels:
                raise SlipError(row.where, f"階層の順は1から{levels}までの数にしてください")
            if len(path) > levels:
                raise SlipError(row.where, "計画シートの「階層」より深い区分です")
        return rows

    def _nest(
        self, rows: list[tuple[Path, SheetRow]], listings: dict[Path, list[Listing]]
    ) -> tuple[Section, ...]:
        """Return the top sections with all below them; siblings stay in the order of their rows."""
        below: dict[Path, list[tuple[Path, SheetRow]]] = {}
        for path, row in rows:
            below.setdefault(path[:-1], []).append((path, row))

        def build(path: Path, row: SheetRow, least: int) -> Section:
            level = self.cells.number(row, "階層の順")
            if level is None:
                self.cells.note(row, f"階層の順が空のため、{least} と読みました。")
            level = level or least
            return Section(
                path=path,
                level=level,
                number=self.cells.key(row, "番号"),
                title=self.cells.text(row, "名称"),
                by_name=self.cells.text(row, "呼び名"),
                text=tuple(filter(None, self.cells.text(row, "本文").split("\n"))),
                published_budget=self.cells.number(row, "事業費（円）"),
                objective=self.cells.text(row, "目標") or None,
                direction=self.cells.text(row, "基本的方向") or None,
                children=tuple(build(p, r, level + 1) for p, r in below.get(path, ())),
                listings=tuple(listings.get(path, ())),
            )

        return tuple(build(path, row, 1) for path, row in below.get((), ()))

    # --- 掲載 ------------------------------------------------------------------------------

    def _read_listings(self, paths: set[Path]) -> dict[Path, list[Listing]]:
        listings: dict[Path, list[Listing]] = {}
        for row in self._sheets[LISTINGS].rows():
            if set(row.cells) == {"事業名"} and name_key(self.cells.text(row, "事業名")) in _TOTALS:
                self.cells.note(row, "合計の行とみなし、読みません。")
                continue
            path = self.cells.path(row, "区分")
            if path not in paths:
                raise SlipError(row.where, f"区分「{format_path(path)}」が区分シートにありません")
            siblings = listings.setdefault(path, [])
            siblings.append(self._read_listing(row, path, len(siblings) + 1))
        return listings

    def _read_listing(self, row: SheetRow, path: Path, index: int) -> Listing:
        departments, and_others = self._read_departments(row)
        flag = self._read_flag(row)
        name = self.cells.key(row, "事業名")
        project = self._project_of(row, name, departments, flag)
        return Listing(
            project=project,
            path=path,
            index=index,
            kind=self._read_kind(row),
            relisted=self.cells.truth(row, "再掲", RELISTED),
            name=name or project.name,
            description=self.cells.text(row, "事業概要") or None,
            departments=departments,
            and_others=and_others,
            flag=flag,
        )

    def _project_of(
        self, row: SheetRow, name: str, departments: tuple[Department, ...], flag: Flag | None
    ) -> Project:
        """Return the project of a listing: by its number, else by its name, else a new one."""
        project_id = self.cells.key(row, "事業番号")
        project = self._projects.get(project_id)
        if project is not None:
            return project
        if not name:
            why = f"事業番号「{project_id}」が事業シートになく、事業名も空です"
            raise SlipError(row.where, why)
        says = f"事業番号「{project_id}」が事業シートにない" if project_id else "事業番号が空の"
        project = self._by_name.get(name_key(name))
        if project is not None:
            self.cells.note(
                row, f"{says}ため、事業名「{name}」の事業としました。", Severity.WARNING
            )
            return project
        project = Project(
            id=project_id or self._new_id(),
            name=name,
            description=self.cells.text(row, "事業概要") or None,
            departments=departments,
            and_others=self.cells.truth(row, "所管課ほか", OTHERS),
            flag=flag,
        )
        self._add_project(project)
        message = f"{says}ため、「{name}」を新しい事業「{project.id}」としました。"
        self.cells.note(row, message, Severity.WARNING)
        return project

    def _read_kind(self, row: SheetRow) -> ListingKind:
        text = self.cells.key(row, "掲載区分")
        for kind in ListingKind:
            if text == kind.label:
                return kind
        folded = name_key(text)
        if not folded or folded.startswith(("主要", "主な")):
            kind = ListingKind.MAIN
        elif folded.startswith(("その他", "そのほか")):
            kind = ListingKind.OTHER
        else:
            labels = "」か「".join(kind.label for kind in ListingKind)
            raise SlipError(row.where, f"掲載区分「{text}」は「{labels}」にしてください")
        self.cells.note(row, f"掲載区分「{text}」を「{kind.label}」と読みました。")
        return kind


def _is_extra(head: str | None) -> bool:
    return head is not None and head.startswith(EXTRA_HEAD)

"""Rows tied to their projects: the row where a project counts, and those that relist it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from model.finding import Finding, Severity
from model.project import Department, Flag, Project
from model.readers.draft import ListingDraft, SectionDraft
from model.readers.namesakes import about_namesakes
from model.readers.tables.told import Told, names_text
from model.serials import is_serial_head
from model.text import name_key

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class ResolvedRow:
    """A draft row with its cell of departments taken apart and its flag looked up."""

    draft: ListingDraft
    departments: tuple[Department, ...]
    and_others: bool
    flag: Flag | None


class RelistedRows:
    """Ties rows of one name to one project, which has what its home says, its main place's row.

    ``found`` and then ``told`` gather what is odd about relisted rows. ``sections`` are those at
    the top of the plan, ``extra_heads`` its extra columns in their order.
    """

    def __init__(self, sections: Sequence[SectionDraft], extra_heads: Sequence[str]) -> None:
        self.found: list[Finding] = []
        self.told = Told()
        self._sections = sections
        self._extra_heads = extra_heads
        self._namesakes: list[list[ListingDraft]] = []
        self._unmarked: list[tuple[ResolvedRow, ResolvedRow]] = []  # row, its home with a mark

    def tie(self, rows: Sequence[ResolvedRow]) -> dict[int, Project]:
        """Return the project of each of ``rows``, all of a plan, by the id() of its draft."""
        by_name: dict[str, list[ResolvedRow]] = defaultdict(list)
        for row in rows:
            by_name[name_key(row.draft.name)].append(row)
        homes: dict[int, ResolvedRow] = {}
        for namesakes in by_name.values():
            self._choose_homes(namesakes, homes)
        self.found += about_namesakes(self._namesakes, self._sections)
        members: dict[int, list[ResolvedRow]] = defaultdict(list)
        for row in rows:
            members[id(homes[id(row.draft)].draft)].append(row)
        built: dict[int, Project] = {}
        for row in rows:  # numbered in the order of the places where they count
            if homes[id(row.draft)] is row:
                built[id(row.draft)] = self._project(
                    f"P{len(built) + 1:04d}", row, members[id(row.draft)]
                )
        self._tell_unmarked()
        return {id(row.draft): built[id(homes[id(row.draft)].draft)] for row in rows}

    def _tell_unmarked(self) -> None:
        """Say once which relisted rows lack the mark of their main places."""
        if not self._unmarked:
            return
        (first, home), *others = self._unmarked
        said = _other_mark(first, home)
        if others:
            names = [f"「{row.draft.name}」（{row.draft.where}）" for row, _ in self._unmarked]
            said = (
                f"再掲の行に印がなく、主な掲載箇所には印のある事業が{len(names):,}件あります："
                f"{names_text(names)}。主な掲載箇所の印を使います。"
            )
        self._find(Severity.WARNING, first.draft.where, said)

    def _choose_homes(self, namesakes: list[ResolvedRow], homes: dict[int, ResolvedRow]) -> None:
        """Say for each row of one name at which row its project counts."""
        mains = [row for row in namesakes if not row.draft.relisted]
        for row in mains:
            homes[id(row.draft)] = row
        if len(mains) > 1:
            self._namesakes.append([row.draft for row in mains])
        by_departments = {row.departments: row for row in reversed(mains)}
        for row in namesakes:
            if row.draft.relisted:
                first = mains[0] if mains else namesakes[0]
                homes[id(row.draft)] = by_departments.get(row.departments, first)
        if not mains:
            self._find(
                Severity.NOTICE,
                namesakes[0].draft.where,
                f"再掲「{namesakes[0].draft.name}」の主な掲載箇所は、読み込んだ範囲にありません。",
            )

    def _project(self, project_id: str, home: ResolvedRow, rows: list[ResolvedRow]) -> Project:
        for row in rows:
            self._compare(row, home)
        return Project(
            id=project_id,
            name=home.draft.name,
            description=_first(row.draft.description for row in [home, *rows]),
            departments=home.departments,
            and_others=home.and_others,
            flag=home.flag,
            amounts=_first(row.draft.amounts or None for row in [home, *rows]) or (),
            extras=self._extras(home, rows),
        )

    def _extras(self, home: ResolvedRow, rows: list[ResolvedRow]) -> tuple[tuple[str, str], ...]:
        """Return the main place's own; a relisted row's (1-1に掲載) may be of that row alone."""
        extras = home.draft.extras
        if home.draft.relisted:
            extras = _first(row.draft.extras or None for row in [home, *rows]) or ()
        return tuple(sorted(extras, key=lambda extra: self._extra_heads.index(extra[0])))

    def _compare(self, row: ResolvedRow, home: ResolvedRow) -> None:
        if row is home:
            return
        name = row.draft.name
        if row.flag is None and home.flag:
            self._unmarked.append((row, home))
        elif row.flag != home.flag:
            self._find(Severity.WARNING, row.draft.where, _other_mark(row, home))
        if (row.departments, row.and_others) != (home.departments, home.and_others):
            self._find(
                Severity.WARNING,
                row.draft.where,
                f"再掲「{name}」の所管課「{_in_one_line(row.draft.departments)}」が、主な掲載箇所"
                f"（{home.draft.where}）の「{_in_one_line(home.draft.departments)}」と違います。",
            )
        self._compare_columns(row.draft, home.draft)

    def _compare_columns(self, row: ListingDraft, home: ListingDraft) -> None:
        """Say so where amounts or extra columns of a relisted row give way to the main place's."""
        if home.amounts and not set(row.amounts) <= set(home.amounts):
            self._find(
                Severity.WARNING,
                row.where,
                f"再掲「{row.name}」の金額が、主な掲載箇所（{home.where}）と違います。"
                "主な掲載箇所の金額を使います。",
            )
        own = dict(home.extras)
        lost = [
            head
            for head, value in row.extras
            if own.get(head) != value and not is_serial_head(head)
        ]
        if lost:
            self.told.tell(
                Severity.NOTICE,
                f"再掲の行の「{'」「'.join(lost)}」が、主な掲載箇所と違います。"
                "主な掲載箇所の内容を使います。",
                row.where,
            )

    def _find(self, severity: Severity, where: str, message: str) -> None:
        self.found.append(Finding(severity, where, message))


def _first(values: Iterable[_T | None]) -> _T | None:
    return next((value for value in values if value is not None), None)


def _other_mark(row: ResolvedRow, home: ResolvedRow) -> str:
    """Return that the mark of a relisted row is not that of its main place."""
    marks = [r.flag.mark if r.flag else "なし" for r in (row, home)]
    return (
        f"再掲「{row.draft.name}」の印は「{marks[0]}」ですが、"
        f"主な掲載箇所（{home.draft.where}）では「{marks[1]}」です。"
    )


def _in_one_line(departments: str) -> str:
    """Return a cell of departments as a message names it; none are なし."""
    return re.sub(r"\s*\n\s*", "、", departments) or "なし"

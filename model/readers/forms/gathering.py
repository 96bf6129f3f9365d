"""Gathering what forms say, sheet by sheet: whose they are, and whether they answer the plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from model.finding import Finding, Severity
from model.plan import Plan
from model.readers.forms.answers import (
    FORMS,
    Answers,
    NewRow,
    asked_departments,
    shown,
)
from model.readers.forms.form_plan import PlanOfForms
from model.readers.forms.form_sheet import FormSheet
from model.readers.forms.row_answers import RowAnswers, is_untouched
from model.text import first_names

_MOST_NAMES = 5


def gather_answers(plan: Plan, files: Iterable[Sequence[FormSheet]]) -> Answers:
    """Return what the forms in each of ``files`` answer about the projects of ``plan``.

    A form that lies as it went out among others of its file is no answer: who sends a workbook of
    all departments back has filled in its own sheet. One that comes alone says that all stays.
    """
    gathering = _Gathering(plan)
    for sheets in files:
        for sheet in sheets:
            gathering.add(sheet, is_alone=len(sheets) == 1)
    untouched = [name for name in gathering.untouched if name not in gathering.returned]
    return Answers(
        gathering.asked,
        gathering.taken.unit,
        tuple(gathering.returned),
        tuple(untouched),
        gathering.rows,
        (None, *sorted(year for year in gathering.taken.years if year is not None)),
        gathering.taken.amounts,
        gathering.taken.sources,
        frozenset(gathering.taken.blanks),
        gathering.taken.remarks,
        tuple(gathering.new_rows),
        gathering.taken.in_yen,
        (*gathering.all_findings, *_about_untouched(gathering.untouched, untouched)),
    )


class _Gathering:
    def __init__(self, plan: Plan) -> None:
        self.asked = asked_departments(plan)
        self._plan = PlanOfForms(plan, self.asked)
        self.taken = RowAnswers(self._plan.listings, plan.heading.fiscal_year)
        self.returned: dict[str, None] = {}
        self.untouched: dict[str, str] = {}
        """The first file with an untouched sheet, by its department."""
        self.rows: dict[str, set[str]] = {}
        self.new_rows: list[tuple[str, NewRow]] = []
        self._foreign: list[FormSheet] = []
        """Forms that were made from another plan."""
        self._findings: list[Finding] = []

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """What is to be told of the sheets themselves, and of their rows and cells."""
        taken = (*self._findings, *self.taken.findings)
        return (*self._about_foreign(), *taken, *self._plan.findings)

    def _about_foreign(self) -> Iterator[Finding]:
        """Yield one finding of all forms that were made from another plan."""
        if self._foreign:
            names = first_names([shown(sheet.department) for sheet in self._foreign], _MOST_NAMES)
            message = (
                f"様式{len(self._foreign):,}枚（{names}）は、開いている計画とは別の計画から作られた"
                "もので、何も入れていません。様式を配った計画を開いてから、まとめ直してください。"
            )
            yield Finding(Severity.ERROR, FORMS, message)

    def add(self, sheet: FormSheet, *, is_alone: bool) -> None:
        fault = self._plan.fault_of(sheet)
        if not fault and sheet.rows and self._plan.is_foreign(sheet):
            self._foreign.append(sheet)
            return
        self._findings += sheet.findings
        if fault:
            self._findings.append(Finding(Severity.ERROR, sheet.where, fault))
            return
        if sheet.rows:
            carried = {row.mark.listing for row in sheet.rows}
            self.rows.setdefault(sheet.department, set()).update(carried)
        if not is_alone and is_untouched(sheet, self._plan.listings):
            self.untouched.setdefault(sheet.department, sheet.file)
            return
        if sheet.rows:
            self.returned[sheet.department] = None
        self._plan.look_at_rows(sheet)
        for row in sheet.new_rows:
            if (sheet.department, _said(row)) not in [
                (name, _said(it)) for name, it in self.new_rows
            ]:
                self.new_rows.append((sheet.department, row))
        self.taken.take_all(sheet, self._plan.pairs(sheet))


def _said(row: NewRow) -> NewRow:
    """Return a new project without the places where it stands: one form may lie there twice."""
    amounts = {year: replace(amount, place="") for year, amount in row.amounts.items()}
    return replace(row, place="", amounts=amounts)


def _about_untouched(files: Mapping[str, str], departments: Sequence[str]) -> Iterator[Finding]:
    """Yield a finding for each file in which ``departments`` have a sheet as it went out."""
    for file in dict.fromkeys(files[name] for name in departments):
        names = "、".join(shown(name) for name in departments if files[name] == file)
        message = (
            f"次の課のシートは配ったときのままのため、返答と数えていません：{names}。"
            "変更なしという返答であれば、その課のシートだけのファイルも加えてまとめてください。"
        )
        yield Finding(Severity.NOTICE, file, message)

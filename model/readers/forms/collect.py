"""Putting what the forms say into the plan that they were made from."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from model import form_marks
from model.errors import PlanFileError
from model.finding import Finding, Severity, by_severity
from model.plan import Plan
from model.project import Project
from model.readers.file_content import is_workbook, read_content
from model.readers.forms.answers import Answers
from model.readers.forms.form_sheet import FormSheet, is_form, read_form_sheet
from model.readers.forms.gathering import gather_answers
from model.readers.forms.missing import Missing
from model.readers.forms.new_projects import AddedProject, NewProjects
from model.readers.forms.open_words import heads_with_words
from model.readers.forms.plan_sums import PlanSum, plan_sums, sums_text
from model.readers.forms.remark_settling import TakenRemark
from model.readers.forms.settling import Settling
from model.readers.forms.unit_slips import about_unit_slips
from model.readers.forms.yen_forms import without_yen
from model.readers.tables.grid import Grid
from model.readers.tables.told import places_text
from model.text import first_names

_MOST_NAMES = 5
_BOOKS = {".xlsx", ".xlsm", ".xls", ".ods"}
"""Endings of workbooks."""
_HIDDEN = ("~$", ".", "Thumbs.db", "desktop.ini")
"""How names of files begin that a system or Excel lays beside others."""
_COMMENTS = ("xl/comments", "xl/threadedComments")


@dataclass(frozen=True, slots=True)
class Collection:
    """A plan with what its forms say.

    Attributes:
        plan: the plan; projects whose amount is not settled are as they were.
        findings: the gravest first.
        returned: the departments whose forms came back.
        missing: those that have not answered, in the plan's order.
        unasked: those of the plan that seem to have got no form.
        untouched: those of the missing of which a sheet came back as it went, beside others.
        filled: how many projects have got an amount, or another one.
        added: the projects that departments added.
        remarks: what departments remarked and the plan did not have.
        sums: what the plan adds up to, before and now, in each year.
    """

    plan: Plan
    findings: tuple[Finding, ...]
    returned: tuple[str, ...]
    missing: tuple[str, ...]
    unasked: tuple[str, ...]
    untouched: tuple[str, ...]
    filled: int
    added: tuple[AddedProject, ...]
    remarks: tuple[TakenRemark, ...]
    sums: tuple[PlanSum, ...]

    @property
    def sums_text(self) -> str:
        """The sums of all years as a sentence, empty where no amount is known."""
        return sums_text(self.sums)

    @property
    def summary(self) -> str:
        """What was done, as a sentence."""
        return (
            f"{len(self.returned)}課の様式から、{self.filled:,}件の事業に事業費を入れました"
            f"（返答のない課：{len(self.missing)}）。{self._about_added}{self._about_remarks}"
        )

    @property
    def _about_added(self) -> str:
        return f"新しい事業を{len(self.added):,}件加えました。" if self.added else ""

    @property
    def _about_remarks(self) -> str:
        projects = len({remark.project for remark in self.remarks})
        return f"備考は{projects:,}件の事業に入れました。" if projects else ""


def form_files(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Return ``paths``; of a folder, all that is in it, by name, but for what Excel lays there.

    What is no form is among them, so that it is told and not passed over.
    Raises PlanFileError where a path leads nowhere, a folder cannot be read or nothing is left.
    """
    found: list[Path] = []
    for path in paths:
        try:
            if not path.exists():
                raise PlanFileError(
                    "様式のファイルもフォルダーも見つかりません",
                    where=str(path),
                    remedy="場所と名前を確かめてください。",
                )
            inside = sorted(path.iterdir()) if path.is_dir() else [path]
        except OSError as error:
            raise PlanFileError(
                "様式のフォルダーを開けません",
                where=str(path),
                remedy="場所と名前と、読み取りの権限を確かめてください。",
            ) from error
        found += [each for each in inside if not each.name.startswith(_HIDDEN)]
    if not any(each in paths or each.suffix.lower() in _BOOKS for each in found):
        raise PlanFileError(
            "様式のブック（.xlsx）がありません",
            where="、".join(map(str, paths)),
            remedy="返ってきた様式のファイルか、それらを入れたフォルダーを選んでください。",
        )
    return tuple(dict.fromkeys(found))


def _always_wanted() -> None:
    """Do nothing: what is collected is wanted."""


def collect_forms(
    plan: Plan, files: Sequence[Path], check: Callable[[], None] = _always_wanted
) -> Collection:
    """Return ``plan`` with the amounts and remarks in the forms of ``files``.

    The forms are those that were made from this plan, as it is or as it was before some of them
    were put into it: putting the same forms together again changes nothing. A department enters
    its own share of a project that it has with others, so shares are added up once all of them
    have answered; where the forms went out with the whole amount, what was changed takes its
    place. Amounts that contradict each other are not taken, but told. ``check`` is called before
    each file and may raise. Raises PlanFileError where no file holds a form.
    """
    files_of_forms = _FormFiles()
    for file in files:
        check()
        files_of_forms.read(file)
    files_of_forms.check_any(files)
    answers = without_yen(plan, gather_answers(plan, files_of_forms.forms))
    findings = [*files_of_forms.findings, *answers.findings, *about_unit_slips(plan, answers)]
    return _collection(plan, answers, findings)


class _FormFiles:
    """Reads files of forms: the ``forms`` in each, and what is to be told of the files."""

    def __init__(self) -> None:
        self.forms: list[list[FormSheet]] = []
        self._findings: list[Finding] = []
        self._others: list[str] = []
        """The names of files that are no forms."""
        self._unread: list[PlanFileError] = []

    @property
    def findings(self) -> Iterator[Finding]:
        """What is to be told of the files read until now."""
        yield from self._findings
        if self._others:
            message = (
                "この計画の所管課別一覧の様式ではないため、読んでいません。記入された様式であれば、"
                "PDF や CSV にせず、配った Excel のファイル（.xlsx）で送り直してもらってください。"
            )
            yield Finding(Severity.WARNING, "、".join(self._others), message)

    def read(self, file: Path) -> None:
        """Take the forms in ``file``; what cannot be read, or is no form, is told."""
        if file.is_dir():
            message = "フォルダーの中は見ていません。様式があれば、中のファイルも選んでください。"
            self._tell(Severity.WARNING, file, message)
            return
        try:
            read, unseen = _forms_in(file)
        except PlanFileError as error:
            self._unread.append(error)
            self._tell(Severity.ERROR, file, str(error))
            return
        if not read:
            self._others.append(file.name)
        elif _has_comments(file):
            message = "セルのコメント（メモ）は読んでいません。Excel で開いて確かめてください。"
            self._tell(Severity.WARNING, file, message)
        self._findings += unseen
        self.forms.append(read)

    def check_any(self, files: Sequence[Path]) -> None:
        """Raise PlanFileError where no file holds a form, by that of a file that cannot be read."""
        if any(self.forms):
            return
        if self._unread:
            raise self._unread[0]
        raise PlanFileError(
            "所管課別一覧の様式が1つもありません",
            where=first_names([file.name for file in files], _MOST_NAMES),
            remedy="このプログラムで作って配った Excel のファイル（.xlsx）を選んでください。",
        )

    def _tell(self, severity: Severity, file: Path, message: str) -> None:
        self._findings.append(Finding(severity, file.name, message))


def has_forms(file: Path) -> bool:
    """Whether ``file`` is a workbook that holds a form; nothing that cannot be read does."""
    try:
        return bool(_forms_in(file)[0])
    except PlanFileError:
        return False


def _forms_in(file: Path) -> tuple[list[FormSheet], tuple[Finding, ...]]:
    """Return the forms in ``file``, and what is to be told of a file that has some."""
    from model.readers.lists.source.workbook_grids import (  # noqa: PLC0415  calamine is for workbooks
        read_workbook_grids,
        unseen_in,
    )

    content = read_content(file)
    if not is_workbook(content):
        return [], ()
    grids = read_workbook_grids(content, str(file))
    of_forms = [grid for grid in grids if is_form(grid)]
    if not of_forms:
        return [], ()
    forms = [read_form_sheet(grid, file.name) for grid in of_forms]
    struck = (_about_struck(grid, file.name) for grid in of_forms if grid.struck)
    return forms, (*unseen_in(content, file.name), *struck)


def _about_struck(grid: Grid, file: str) -> Finding:
    """Return that cells of a form are struck through, which says nothing to the plan."""
    message = (
        "取り消し線の引かれた文字も、そのまま読みました。やめる事業や消した金額であれば、備考に「廃止」と"
        "書くか、その文字を消して、送り直してもらってください。"
    )
    where = f"{file}「{grid.name}」{places_text(grid.struck)}"
    return Finding(Severity.WARNING, where, message)


def _has_comments(file: Path) -> bool:
    if not zipfile.is_zipfile(file):
        return False
    with zipfile.ZipFile(file) as book:
        return any(name.startswith(_COMMENTS) for name in book.namelist())


def _with_extras_in_order(plan: Plan) -> Plan:
    """Return ``plan`` with the extras of its projects in the order of its extra headings."""
    order = {head: place for place, head in enumerate(plan.extra_heads)}

    def in_order(project: Project) -> Project:
        last = len(order)
        extras = tuple(sorted(project.extras, key=lambda extra: order.get(extra[0], last)))
        return project if extras == project.extras else replace(project, extras=extras)

    return plan.with_projects({project.id: in_order(project) for project in plan.projects})


def _collection(plan: Plan, answers: Answers, findings: Sequence[Finding]) -> Collection:
    settling = Settling(plan, answers)
    settled = {project.id: settling.settle(project) for project in plan.projects}
    changed = [each for each in plan.projects if settling.is_changed(each, settled[each.id])]
    missing = Missing(plan, answers)
    heads = (*plan.extra_heads, *settling.new_heads)
    if settling.remarks and form_marks.REMARKS not in heads:
        heads = (*heads, form_marks.REMARKS)
    settled_plan = replace(plan.with_projects(settled), extra_heads=heads)
    new = NewProjects(settled_plan, answers)
    heads = heads_with_words(plan, new.plan)
    collected = _with_extras_in_order(replace(new.plan, extra_heads=heads))
    return Collection(
        collected,
        by_severity((*missing.findings, *findings, *settling.findings, *new.findings)),
        answers.returned,
        missing.asked,
        missing.unasked,
        tuple(name for name in missing.asked if name in answers.untouched),
        len(changed),
        tuple(new.added),
        settling.remarks,
        plan_sums(plan, collected),
    )

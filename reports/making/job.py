"""The job behind 作成 and ``generate``: picks and reports in, finished files out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from model.errors import OutputError
from model.finding import Finding
from model.listing import format_path
from model.plan import Plan
from model.selection import Selection
from model.view import PlanView, SectionView, pick_from_plan, split_by_department, view_beside
from reports.catalogue import Report
from reports.making.delivery import OnLocked, deliver, refuse, staging, targets_exist, told
from reports.making.file_names import check_length, safe_file_name
from reports.options import Format, ReportOptions, Split
from reports.progress import NoProgress, Progress
from reports.unprintable import check_document


@dataclass(frozen=True, slots=True)
class Job:
    """What to make of a plan and where to put it.

    Attributes:
        plan: the plan.
        selection: the picks.
        wanted: the reports to make, each with a format that it comes in.
        folder: where the files go; made where it is missing.
        options: how they look.
        split: whether each report is one file or one for each department or section.
        replaces: whether files that are there already are replaced.
        keeps: whether they are kept, and the new ones get names of their own.
        earlier: the plan that reports of two plans set beside ``plan``.
    """

    plan: Plan
    selection: Selection
    wanted: tuple[tuple[Report, Format], ...]
    folder: Path
    options: ReportOptions
    split: Split = Split.NONE
    replaces: bool = False
    keeps: bool = False
    earlier: Plan | None = None

    @property
    def view(self) -> PlanView:
        """What the picks leave of the plan, with the earlier plan beside it where one is given.

        Raises SelectionError where the picks name what is not there, or leave nothing of a plan
        that stands alone.
        """
        if self.earlier is None:
            return pick_from_plan(self.plan, self.selection)
        return view_beside(self.plan, self.earlier, self.selection)


@dataclass(frozen=True, slots=True)
class PlannedFile:
    """A file that a job will write, with what it shows."""

    path: Path
    report: Report
    format: Format
    view: PlanView


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file that a job has written; ``findings`` name the characters printed as 〓 in it."""

    path: Path
    report: str
    format: str
    listings: int
    projects: int
    findings: tuple[Finding, ...] = ()


def plan_files(job: Job) -> tuple[PlannedFile, ...]:
    """Return the files that ``job`` will write, in order, each path once.

    Raises SelectionError where the picks leave nothing, OutputError where nothing is wanted or a
    path is too long for Windows.
    """
    view = job.view
    taken: set[str] = set()
    files = tuple(
        PlannedFile(_free_path(job, report.title, label, form, taken), report, form, piece)
        for report, form in job.wanted
        for label, piece in _split(view, job.split)
    )
    if not files:
        raise OutputError(
            "作成する帳票が選ばれていません",
            remedy="帳票と形式を選んでください（CSV は「データ」だけで作成できます）。",
        )
    for file in files:
        check_length(file.path)
    return files


def existing_files(files: tuple[PlannedFile, ...]) -> tuple[Path, ...]:
    """Return the paths among ``files`` at which there is something already."""
    return tuple(file.path for file in files if file.path.exists())


def run_job(
    job: Job, progress: Progress | None = None, on_locked: OnLocked = refuse
) -> tuple[WrittenFile, ...]:
    """Write the files of ``job`` and return them in order.

    ``on_locked`` is asked what to do with a file that another program holds.

    Every file appears whole or not at all, and none appears unless all could be made: they are
    written beside their places first, then renamed.

    Raises:
        AppError: the picks leave nothing, a target exists and is not to be replaced, the folder
            cannot be written, a text cannot be printed. Nothing is left behind.
        Cancelled: ``progress`` asked to stop. Nothing is left behind.
    """
    progress = progress or NoProgress()
    files = plan_files(job)
    there = existing_files(files)
    if there and not job.replaces:
        raise targets_exist(there)
    with staging(job.folder) as stage:
        staged, findings = [], []
        for index, file in enumerate(files):
            progress.advance(index, len(files), file.path.name)
            temporary = stage / f"{index}.{file.format.value}"
            steps = _Steps(progress, index, len(files), file.path.name)
            with told(file.path):
                findings.append(_write(file, job.options, temporary, steps))
            staged.append((temporary, file.path))
        progress.advance(len(files), len(files), "保存しています")
        places = deliver(staged, replaces=job.replaces, on_locked=on_locked)
    return tuple(
        _written(file, path, found)
        for file, path, found in zip(files, places, findings, strict=True)
        if path is not None
    )


class _Steps:
    """Hands a writer's steps on as a cancel check, without moving the count of files."""

    def __init__(self, progress: Progress, done: int, total: int, name: str) -> None:
        self._progress, self._done, self._total, self._name = progress, done, total, name

    def advance(self, _done: int, _total: int, what: str, /) -> None:
        self._progress.advance(self._done, self._total, f"{self._name}：{what}")


def _write(
    file: PlannedFile, options: ReportOptions, target: Path, progress: Progress
) -> tuple[Finding, ...]:
    """Write a file to ``target``; return what could not be written as it stands in the plan."""
    document = file.report.build(file.view, options)
    findings: tuple[Finding, ...] = ()
    match file.format:
        case Format.XLSX:
            from reports.xlsx.writer import write_workbook  # noqa: PLC0415  openpyxl is slow

            write_workbook(document, target, progress)
        case Format.PDF:
            from reports.pdf.writer import write_booklet  # noqa: PLC0415  reportlab is slow

            write_booklet(document, target, progress)
            findings = check_document(document)
        case Format.CSV:
            from reports.csv_writer import check_csv, write_csv  # noqa: PLC0415

            write_csv(document, target, options.encoding, progress)
            findings = check_csv(document, options.encoding)
    return findings


def _written(file: PlannedFile, path: Path, findings: tuple[Finding, ...]) -> WrittenFile:
    return WrittenFile(
        path=path.absolute(),
        report=file.report.id,
        format=file.format.value,
        listings=len(file.view.rows),
        projects=len(file.view.projects),
        findings=findings,
    )


def _free_path(job: Job, title: str, label: str, form: Format, taken: set[str]) -> Path:
    """Return the path for a file, with a number behind its name where that is taken."""
    stem = safe_file_name(f"{title}_{label}" if label else title)
    name, number = f"{stem}.{form.value}", 1
    while name.casefold() in taken or (job.keeps and (job.folder / name).exists()):
        number += 1
        name = f"{stem}（{number}）.{form.value}"
    taken.add(name.casefold())
    return job.folder / name


def _split(view: PlanView, split: Split) -> Iterator[tuple[str, PlanView]]:
    """Yield (label, view) for each file of a report."""
    match split:
        case Split.NONE:
            yield "", view
        case Split.DEPARTMENT:
            for department, piece in split_by_department(view).items():
                yield department.name, piece
        case Split.SECTION:
            yield from _split_sections(view)


def _split_sections(view: PlanView) -> Iterator[tuple[str, PlanView]]:
    """Divide at the first level with more than one section; rows above it go into a file of theirs.

    A project that two of the files list counts once in each of them.
    """
    nodes = view.sections
    while len(nodes) == 1 and nodes[0].children:
        if nodes[0].own_rows:
            own = frozenset({nodes[0].section.path})
            selection = replace(view.selection, sections=frozenset(), own_rows=own)
            yield _label(nodes[0]), pick_from_plan(view.plan, selection)
        nodes = nodes[0].children
    for node in nodes:
        if node.rows:
            yield _label(node), pick_from_plan(view.plan, _within(view.selection, node))


def _within(selection: Selection, node: SectionView) -> Selection:
    """Return ``selection`` narrowed to the section of ``node``."""
    path = node.section.path
    if selection.is_whole(path):
        return replace(selection, sections=frozenset({path}), own_rows=frozenset())
    depth = len(path)
    return replace(
        selection,
        sections=frozenset(p for p in selection.sections or () if p[:depth] == path),
        own_rows=frozenset(p for p in selection.own_rows if p[:depth] == path),
    )


def _label(node: SectionView) -> str:
    return f"{format_path(node.section.path)} {node.section.title}"

"""The run behind 作成 and ``generate``: a job in, finished files out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from model.finding import Finding
from reports.making.delivery import OnLocked, deliver, refuse, staging, targets_exist, told
from reports.making.job import Job
from reports.making.planned_files import PlannedFile, existing_files, plan_files
from reports.options import Format, ReportOptions
from reports.progress import NoProgress, Progress
from reports.unprintable import check_document

_STEPS = 100
"""Steps of a run that each file is counted as."""


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file that a job has written; ``findings`` name the characters printed as 〓 in it."""

    path: Path
    report: str
    format: str
    listings: int
    projects: int
    findings: tuple[Finding, ...] = ()


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
    if there and not job.order.replaces:
        raise targets_exist(there)
    with staging(job.order.folder) as stage:
        staged, findings = [], []
        steps = len(files) * _STEPS
        for index, file in enumerate(files):
            progress.advance(index * _STEPS, steps, file.path.name)
            temporary = stage / f"{index}.{file.format.value}"
            own = _OfFile(progress, index * _STEPS, steps, file.path.name)
            with told(file.path):
                findings.append(_write(file, job.order.options, temporary, own))
            staged.append((temporary, file.path))
        progress.advance(steps, steps, "保存しています")
        places = deliver(staged, replaces=job.order.replaces, on_locked=on_locked)
    return tuple(
        _written(file, path, found)
        for file, path, found in zip(files, places, findings, strict=True)
        if path is not None
    )


class _OfFile:
    """Hands on how far the writer of one file is, as steps of the whole run.

    None is taken back where a writer begins again, and the last is the run's own to tell.
    """

    def __init__(self, progress: Progress, first: int, total: int, name: str) -> None:
        self._progress, self._first, self._total, self._name = progress, first, total, name
        self._done = first

    def advance(self, done: int, total: int, what: str, /) -> None:
        own = min(done * _STEPS // max(total, 1), _STEPS - 1)
        self._done = max(self._done, self._first + own)
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

"""Two plans compared: which two, what has changed, and the files that say so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from model.errors import AppError, TargetExistsError
from model.readers.reading import Reading
from model.selection import Selection
from reports.catalogue import report_by_id
from reports.making.job import Job, Order
from reports.making.planned_files import existing_files, plan_files
from reports.making.run import WrittenFile, run_job
from reports.options import Format, ReportOptions
from reports.progress import Progress
from reports.sheet_line import SheetLines
from reports.sheet_lines import sheet_lines

REPORT = report_by_id("diff")


class ComparingView(Protocol):
    """What the presenter asks of the dialog."""

    def start(
        self,
        work: Callable[[Any], Any],
        then: Callable[[Any], None],
        fails: Callable[[Exception], None],
    ) -> None:
        """Do ``work`` in the background; hand its result to ``then`` or its error to ``fails``."""

    def show_plans(self) -> None:
        """Show which plans are chosen."""

    def show_sheets(self, sheets: tuple[SheetLines, ...]) -> None:
        """Show the sheets that would be written; none where two plans are not yet chosen."""

    def show_busy(self, what: str) -> None:
        """Show what is being done; empty where nothing is."""

    def show_files(self, files: tuple[WrittenFile, ...]) -> None:
        """Show what was written."""

    def show_failure(self, error: Exception) -> None:
        """Show why something failed."""

    def ask_to_replace(self, names: tuple[str, ...]) -> None:
        """Ask whether files that are there are replaced; ``answer_replace`` is the answer."""


class Comparing:
    """An old and a new plan, shown beside each other before anything is written.

    Attributes:
        old, new: the plans as read, None where not yet chosen.
        formats: in which the comparison is written.
        folder: where it goes.
    """

    def __init__(self, view: ComparingView, read: Callable[[Path], Reading], folder: Path) -> None:
        self._view, self._read = view, read
        self.old: Reading | None = None
        self.new: Reading | None = None
        self.formats: tuple[Format, ...] = REPORT.formats
        self.folder = folder
        self._shown = 0

    # --- which two ------------------------------------------------------------------------------

    def choose(self, path: Path, *, is_old: bool) -> None:
        """Read the plan at ``path`` for one side."""
        self._view.show_busy(f"{path.name} を読み込んでいます…")
        self._view.start(
            lambda _: self._read(path),
            lambda reading: self.take(reading, is_old=is_old),
            self._fail,
        )

    def take(self, reading: Reading, *, is_old: bool) -> None:
        """Take a plan that has been read for one side."""
        if is_old:
            self.old = reading
        else:
            self.new = reading
        self._changed()

    def swap(self) -> None:
        """Let old and new change places."""
        self.old, self.new = self.new, self.old
        self._changed()

    # --- what is made of them -------------------------------------------------------------------

    @property
    def can_make(self) -> bool:
        """Whether there is something to write and a format to write it in."""
        return self.old is not None and self.new is not None and bool(self.formats)

    def want(self, form: Format, *, wanted: bool) -> None:
        """Tick or untick a format."""
        chosen = {*self.formats, form} if wanted else {*self.formats} - {form}
        self.formats = tuple(each for each in REPORT.formats if each in chosen)
        self._view.show_plans()

    def change_folder(self, folder: Path) -> None:
        """Choose where the files go."""
        self.folder = folder
        self._view.show_plans()

    def make(self) -> None:
        """Write the files; ask first, once for all, where some are there already."""
        try:
            there = existing_files(plan_files(self._job()))
        except AppError as error:
            self._view.show_failure(error)
            return
        if there:
            self._view.ask_to_replace(tuple(path.name for path in there))
        else:
            self._write(self._job())

    def answer_replace(self, *, replaces: bool, keeps: bool) -> None:
        """Take the answer to whether files are replaced, or kept beside the new ones."""
        if replaces or keeps:
            self._write(self._job(replaces=replaces, keeps=keeps))

    # --- private --------------------------------------------------------------------------------

    def _changed(self) -> None:
        self._shown += 1
        self._view.show_plans()
        self._view.show_sheets(())
        if self.old is None or self.new is None:
            self._view.show_busy("")
            return
        number, job = self._shown, self._job()
        self._view.show_busy("2つの計画を比べています…")
        self._view.start(
            lambda progress: _sheets(job, progress),
            lambda sheets: self._take_sheets(number, sheets),
            self._fail,
        )

    def _take_sheets(self, number: int, sheets: tuple[SheetLines, ...]) -> None:
        if number == self._shown:
            self._view.show_busy("")
            self._view.show_sheets(sheets)

    def _job(self, *, replaces: bool = False, keeps: bool = False) -> Job:
        if self.old is None or self.new is None:
            raise RuntimeError("two plans are not yet chosen")
        wanted = tuple((REPORT, form) for form in self.formats)
        order = Order(
            Selection(), wanted, self.folder, ReportOptions(), replaces=replaces, keeps=keeps
        )
        return Job(self.new.plan, order, earlier=self.old.plan)

    def _write(self, job: Job) -> None:
        self._view.show_busy("新旧対照表を作成しています…")
        self._view.start(lambda progress: run_job(job, progress), self._take_files, self._fail)

    def _take_files(self, files: tuple[WrittenFile, ...]) -> None:
        self._view.show_busy("")
        self._view.show_files(files)

    def _fail(self, error: Exception) -> None:
        self._view.show_busy("")
        if isinstance(error, TargetExistsError):  # it came while the others were made
            self._view.ask_to_replace((error.where,))
        else:
            self._view.show_failure(error)


def _sheets(job: Job, progress: Progress) -> tuple[SheetLines, ...]:
    return tuple(sheet_lines(REPORT.build(job.view, job.order.options), progress))

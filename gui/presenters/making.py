"""What comes out: the presenter behind reports, formats, folder and 作成."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Protocol

from gui.presenters.picks import Picks
from model.errors import AppError, OutputError
from reports.catalogue import PLAN_REPORTS, Report
from reports.making.job import Job, PlannedFile, WrittenFile, existing_files, plan_files
from reports.options import Format, ReportOptions, Split

FIRST_WANTED = (("departments", Format.XLSX), ("booklet", Format.PDF))
"""What is ticked at first."""


class MakingView(Protocol):
    """What the presenter asks of the window."""

    def show_outcome(self) -> None:
        """Show the files that would be written, or why none can be."""

    def ask_to_replace(self, names: list[str]) -> None:
        """Ask whether files that are there are to be replaced; ``answer_replace`` is the answer."""

    def run(self, job: Job) -> None:
        """Start the job in the background."""

    def show_results(self, files: tuple[WrittenFile, ...]) -> None:
        """Show the files that were written."""

    def show_error(self, error: AppError) -> None:
        """Show why something failed."""


class Making:
    """The reports wanted, how they are to look and where they go."""

    def __init__(self, view: MakingView, picks: Picks, folder: Path) -> None:
        self._view, self._picks = view, picks
        self._wanted = set(FIRST_WANTED)
        self.options = ReportOptions()
        self.split = Split.NONE
        self.folder = folder
        self._waiting: Job | None = None
        picks.listeners.append(view.show_outcome)

    # --- choices --------------------------------------------------------------------------------

    def is_wanted(self, report: Report, form: Format) -> bool:
        """Whether a report is ticked in a format."""
        return (report.id, form) in self._wanted

    def want(self, report: Report, form: Format, *, wanted: bool) -> None:
        """Tick or untick a report in a format."""
        (self._wanted.add if wanted else self._wanted.discard)((report.id, form))
        self._view.show_outcome()

    def change_options(self, **changes: object) -> None:
        """Change fields of the report options."""
        self.options = replace(self.options, **changes)  # type: ignore[arg-type]
        self._view.show_outcome()

    def change_split(self, split: Split) -> None:
        """Choose how reports are divided into files."""
        self.split = split
        self._view.show_outcome()

    def change_folder(self, folder: Path) -> None:
        """Choose where the files go."""
        self.folder = folder
        self._view.show_outcome()

    # --- what would be written ------------------------------------------------------------------

    def planned(self) -> tuple[PlannedFile, ...]:
        """Return the files that would be written. Raises AppError where none can be."""
        if self._picks.reading is None:
            raise OutputError("計画を開いていません", remedy="計画を開いてください。")
        return plan_files(self._job())

    def _job(self, *, replaces: bool = False) -> Job:
        return Job(
            plan=self._picks.plan,
            selection=self._picks.selection,
            wanted=tuple(
                (report, form)
                for report in PLAN_REPORTS
                for form in report.formats
                if self.is_wanted(report, form)
            ),
            folder=self.folder,
            options=self.options,
            split=self.split,
            replaces=replaces,
        )

    # --- making ---------------------------------------------------------------------------------

    def make(self) -> None:
        """Make the files; ask first, once for all, where some are there already."""
        try:
            there = existing_files(self.planned())
        except AppError as error:
            self._view.show_error(error)
            return
        if there:
            self._waiting = self._job(replaces=True)
            self._view.ask_to_replace([path.name for path in there])
        else:
            self._view.run(self._job())

    def answer_replace(self, *, replaces: bool) -> None:
        """Take the answer to whether files are to be replaced."""
        job, self._waiting = self._waiting, None
        if replaces and job:
            self._view.run(job)

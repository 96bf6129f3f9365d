"""Two plans compared: which two, what has changed, and the files that say so."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from gui.presenters.order_run import Holder, OrderRun, RunView
from model.plan import Plan
from model.readers.reading import Reading
from model.selection import Selection
from reports.catalogue import report_by_id
from reports.making.job import Job, Order
from reports.options import Format, ReportOptions
from reports.progress import Progress
from reports.sheet_line import SheetLines
from reports.sheet_lines import sheet_lines

REPORT = report_by_id("diff")


class ComparingView(RunView, Protocol):
    """What the presenter asks of the dialog."""

    def start(
        self,
        work: Callable[[Any], Any],
        then: Callable[[Any], None],
        fails: Callable[[Exception], None],
    ) -> None:
        """Do ``work`` in the background; hand its result to ``then`` or its error to ``fails``."""

    def show_sheets(self, sheets: tuple[SheetLines, ...]) -> None:
        """Show the sheets that would be written; none where two plans are not yet chosen."""

    def show_busy(self, what: str) -> None:
        """Show what is being done; empty where nothing is."""

    def show_failure(self, error: Exception) -> None:
        """Show why a plan could not be read."""


class Comparer(Holder, Protocol):
    """Who makes files of two plans, and answers later."""

    def compare(self, order: Order, new: Plan, old: Plan, /) -> int:
        """Write the files of ``order``; the number returned is that of the answers."""


class Comparing:
    """An old and a new plan, shown beside each other before anything is written.

    Attributes:
        old, new: the plans as read, None where not yet chosen.
        formats: in which the comparison is written.
        folder: where it goes.
    """

    def __init__(
        self,
        view: ComparingView,
        read: Callable[[Path], Reading],
        comparer: Comparer,
        folder: Path,
    ) -> None:
        self._view, self._read, self._comparer = view, read, comparer
        self.run = OrderRun(view, comparer)
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
        has_both = self.old is not None and self.new is not None
        return has_both and bool(self.formats) and not self.run.is_busy

    def want(self, form: Format, *, wanted: bool) -> None:
        """Tick or untick a format."""
        chosen = {*self.formats, form} if wanted else {*self.formats} - {form}
        self.formats = tuple(each for each in REPORT.formats if each in chosen)
        self._view.show_choices()

    def change_folder(self, folder: Path) -> None:
        """Choose where the files go."""
        self.folder = folder
        self._view.show_choices()

    def make(self) -> None:
        """Make the files; it is asked first, once for all, where some are there already."""
        self._start(self._order())

    def answer_replace(self, *, replaces: bool, keeps: bool) -> None:
        """Take the answer to whether files are replaced, or kept beside the new ones."""
        if replaces or keeps:
            self._start(self._order(replaces=replaces, keeps=keeps))

    # --- private --------------------------------------------------------------------------------

    def _changed(self) -> None:
        self._shown += 1
        self._view.show_choices()
        self._view.show_sheets(())
        if self.old is None or self.new is None:
            self._view.show_busy("")
            return
        number = self._shown
        job = Job(self.new.plan, self._order(), earlier=self.old.plan)
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

    def _order(self, *, replaces: bool = False, keeps: bool = False) -> Order:
        wanted = tuple((REPORT, form) for form in self.formats)
        return Order(
            Selection(), wanted, self.folder, ReportOptions(), replaces=replaces, keeps=keeps
        )

    def _start(self, order: Order) -> None:
        if self.old and self.new and not self.run.is_busy:
            self.run.follow(self._comparer.compare(order, self.new.plan, self.old.plan))

    def _fail(self, error: Exception) -> None:
        self._view.show_busy("")
        self._view.show_failure(error)


def _sheets(job: Job, progress: Progress) -> tuple[SheetLines, ...]:
    return tuple(sheet_lines(REPORT.build(job.view, job.order.options), progress))

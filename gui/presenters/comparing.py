"""Two plans compared: which two, what has changed, and the files that say so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Protocol

from gui.plan_reading import CheckStop
from gui.presenters.order_run import Holder, OrderRun, RunView
from gui.presenters.shown_sheet import ShownSheet
from model.packed_plan import SentPlan
from model.readers.reading import Reading
from model.selection import Selection
from reports.catalogue import report_by_id
from reports.making.job import Order
from reports.making.messages import Broken, Failed, LinesAdded, SheetBegun, SheetsMade, Stopped
from reports.options import Format, ReportOptions

REPORT = report_by_id("diff")
ComparisonAnswer = SheetBegun | LinesAdded | SheetsMade | Failed | Broken | Stopped


class ComparingView(RunView, Protocol):
    """What the presenter asks of the dialog."""

    def start(
        self,
        work: Callable[[Any], Any],
        then: Callable[[Any], None],
        fails: Callable[[Exception], None],
    ) -> None:
        """Do ``work`` in the background; hand its result to ``then`` or its error to ``fails``."""

    def show_sheets(self, sheets: tuple[ShownSheet, ...]) -> None:
        """Show the sheets that would be written; none where two plans are not yet chosen."""

    def show_busy(self, what: str) -> None:
        """Show what is being done; empty where nothing is."""

    def show_failure(self, error: Exception) -> None:
        """Show why a plan could not be read."""


class Comparer(Holder, Protocol):
    """Who sets two plans side by side, and answers later."""

    def preview_comparison(self, order: Order, new: SentPlan, old: SentPlan, /) -> int:
        """Show the sheets of ``order``; the number returned is that of the answers."""

    def compare(self, order: Order, new: SentPlan, old: SentPlan, /) -> int:
        """Write the files of ``order``; the number returned is that of the answers."""


class Comparing:
    """An old and a new plan, shown beside each other before anything is written.

    Attributes:
        old, new: the plans as read, None where not yet chosen.
        formats: in which the comparison is written.
        folder: where it goes.
        options: how the files are to look.
    """

    def __init__(
        self,
        view: ComparingView,
        read: Callable[[Path, CheckStop], Reading],
        comparer: Comparer,
        folder: Path,
    ) -> None:
        self._view, self._read, self._comparer = view, read, comparer
        self.run = OrderRun(view, comparer)
        self.old: Reading | None = None
        self.new: Reading | None = None
        self.formats: tuple[Format, ...] = REPORT.formats
        self.folder = folder
        self.options = ReportOptions()
        self._number = 0
        self._sheets: list[ShownSheet] = []
        self._newest: dict[bool, object] = {}
        self._given: tuple[Reading | None, Reading | None] = (None, None)

    def look_like(self, options: ReportOptions) -> None:
        """Let the files look as those of a plan with ``options`` do."""
        self.options = ReportOptions(unit=options.unit, paper=options.paper, grey=options.grey)

    # --- which two ------------------------------------------------------------------------------

    def choose(self, path: Path, *, is_old: bool) -> None:
        """Read the plan at ``path`` for one side; one that was chosen before is passed over."""
        self._view.show_busy(f"{path.name} を読み込んでいます…")
        newest = self._newest[is_old] = object()

        def take(reading: Reading) -> None:
            if self._newest.get(is_old) is newest:
                self.take(reading, is_old=is_old)

        def fail(error: Exception) -> None:
            if self._newest.get(is_old) is newest:
                self._fail(error)

        self._view.start(lambda work: self._read(path, work.check), take, fail)

    def take(self, reading: Reading, *, is_old: bool) -> None:
        """Take a plan that has been read for one side."""
        self._newest.pop(is_old, None)
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

    def take_answer(self, answer: ComparisonAnswer) -> None:
        """Show what is told of the newest comparison; what belongs to another is passed over."""
        if answer.number != self._number:
            return
        match answer:
            case SheetBegun():
                self._sheets.append(ShownSheet(answer.name, answer.widths, answer.is_right))
            case LinesAdded():
                self._sheets[-1].lines += answer.lines
            case _:
                self._end(answer)

    def close(self) -> None:
        """Give up what is under way: nobody looks at it any more."""
        self.run.abandon()
        self._drop()

    def give_up(self) -> None:
        """Show that who compares is gone; what is chosen may be chosen again."""
        self._number = 0
        self.run.give_up()
        self._view.show_busy("")

    def make(self) -> None:
        """Make the files; it is asked first, once for all, where some are there already."""
        self._given = self.old, self.new
        self._start(self._order())

    def answer_replace(self, *, replaces: bool, keeps: bool) -> None:
        """Take the answer to whether files are replaced, or kept beside the new ones.

        Where another plan has been read meanwhile, it is asked anew.
        """
        if not (replaces or keeps):
            return
        if self._given != (self.old, self.new):
            self.make()
        else:
            self._start(self._order(replaces=replaces, keeps=keeps))

    # --- private --------------------------------------------------------------------------------

    def _changed(self) -> None:
        self._drop()
        self._view.show_choices()
        self._view.show_sheets(())
        if self.old is None or self.new is None:
            self._view.show_busy("")
            return
        self._view.show_busy("2つの計画を比べています…")
        self._number = self._comparer.preview_comparison(
            self._order(), self.new.sent_plan, self.old.sent_plan
        )

    def _drop(self) -> None:
        """Recall the comparison that is under way."""
        if self._number:
            self._comparer.recall(self._number)
        self._number, self._sheets = 0, []

    def _end(self, answer: SheetsMade | Failed | Broken | Stopped) -> None:
        self._number = 0
        self._view.show_busy("")
        match answer:
            case SheetsMade():
                self._view.show_sheets(tuple(self._sheets))
            case Failed():
                self._view.show_failure(answer.error)
            case Broken():
                self._view.show_fault(answer)

    def _order(self, *, replaces: bool = False, keeps: bool = False) -> Order:
        wanted = tuple((REPORT, form) for form in self.formats)
        options = replace(self.options, old_file=_file(self.old), new_file=_file(self.new))
        return Order(Selection(), wanted, self.folder, options, replaces=replaces, keeps=keeps)

    def _start(self, order: Order) -> None:
        if self.old and self.new and not self.run.is_busy:
            new, old = self.new.sent_plan, self.old.sent_plan
            self.run.follow(self._comparer.compare(order, new, old))

    def _fail(self, error: Exception) -> None:
        self._view.show_busy("")
        self._view.show_failure(error)


def _file(reading: Reading | None) -> str:
    return Path(reading.source).name if reading else ""

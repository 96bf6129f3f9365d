"""The workshop: a process of its own in which documents are built and files are made.

Laying out a booklet is long work in pure Python. On a thread of the window's process it would take
the interpreter from the window hundreds of times; here the window only sends an order and is told
how it goes. Orders come and answers go by one connection. A preview is dropped as soon as a later
one arrives, an order when it is recalled: at any line of code, not only at the next step. Files
that are to be made come before a preview, which is begun again behind them.
"""

from __future__ import annotations

import _thread
import importlib
import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from queue import SimpleQueue
from typing import TYPE_CHECKING

from model.errors import AppError, TargetExistsError, TargetLockedError
from model.packed_plan import received
from model.plan import Plan
from reports.document import Document
from reports.fault_log import describe_fault, record_fault
from reports.making.delivery import WhenLocked, told
from reports.making.job import Job
from reports.making.messages import (
    AlreadyThere,
    Answer,
    Awaited,
    Broken,
    Compare,
    Failed,
    LinesAdded,
    Locked,
    Made,
    Make,
    Message,
    Named,
    PagesMade,
    Preview,
    PreviewComparison,
    Recall,
    SheetBegun,
    SheetsMade,
    Stopped,
    TakePlan,
    Unlock,
)
from reports.making.planned_files import chosen_file, existing_files, plan_files
from reports.making.run import run_job
from reports.making.steps import Steps
from reports.progress import Cancelled, Progress
from reports.sheet_lines import sheet_lines

if TYPE_CHECKING:
    from reports.making.connections import Connection

_NEEDED = (
    "reports.content.booklet.report",
    "reports.content.departments.report",
    "reports.content.summary",
    "reports.content.data",
    "reports.xlsx.writer",
    "reports.pdf.writer",
    "reports.pdf.draw",
    "reports.csv_writer",
    "budoux",
)
_NONE = 0
"""Stands for no order."""

_CHUNK = 1000


class WorkshopProcess:
    """Does one order after the other; a thread beside it listens for what comes next."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._inbox: SimpleQueue[TakePlan | Preview | Awaited | None] = SimpleQueue()
        self._question = _Question(_NONE)
        self._plan: Plan | None = None
        self._at_work = _NONE
        self._is_telling = False
        self._recalled: set[int] = set()
        self._is_closing = False
        self._newest_preview = _NONE
        self._waiting: set[int] = set()
        self._sending = threading.Lock()
        signal.signal(signal.SIGINT, self._on_interrupt)

    def run(self) -> None:
        """Work until the other end is closed."""
        threading.Thread(target=self._listen, daemon=True).start()
        for name in _NEEDED:  # an import that is stopped half-way cannot always be begun again
            importlib.import_module(name)
        while (message := self._inbox.get()) is not None:
            match message:
                case TakePlan():
                    self._plan = received(message.plan)
                case Preview() if self._waiting:
                    self._inbox.put(message)
                case Preview():
                    self._work(message)
                case Make() | Compare() | PreviewComparison() if self._claim(message.number):
                    self._work(message)

    # --- listening ------------------------------------------------------------------------------

    def _listen(self) -> None:
        try:
            while True:
                self._hear(self._connection.recv())
        except (EOFError, OSError):
            self._close()
        except Exception as error:  # what cannot be unpacked: whoever sent it is to see the end
            record_fault(error)
            self._close()

    def _close(self) -> None:
        """Give up what is at work, and end behind it."""
        self._is_closing = True
        self._newest_preview = _NONE
        self._recall(self._at_work)
        self._question.answers.put(None)
        self._inbox.put(None)

    def _hear(self, message: Message | None) -> None:
        match message:
            case None:
                raise EOFError  # the window is closing
            case Recall() if self._claim(message.number):  # before it was begun
                self._send(Stopped(message.number))
            case Recall():
                self._recall(message.number)
            case Unlock():
                self._question.answers.put(message.answer)
            case Preview():
                before, self._newest_preview = self._newest_preview, message.number
                self._recall(before)
                self._inbox.put(message)
            case Make() | Compare() | PreviewComparison():
                self._waiting.add(message.number)
                self._inbox.put(message)
                self._recall(self._newest_preview)
            case _:
                self._inbox.put(message)

    def _claim(self, number: int) -> bool:
        """Whether an order that waits is this thread's: one begins it, or the other stops it."""
        try:
            self._waiting.remove(number)
        except KeyError:
            return False
        return True

    def _recall(self, number: int) -> None:
        if number == _NONE:
            return
        self._recalled.add(number)
        question = self._question
        if number == question.number:
            question.answers.put(None)
        if number == self._at_work:
            _thread.interrupt_main()

    def _is_recalled(self, number: int) -> bool:
        return self._is_closing or number in self._recalled

    def _on_interrupt(self, *_: object) -> None:
        if self._at_work in self._recalled and not self._is_telling:
            self._at_work = _NONE
            raise Cancelled

    # --- working --------------------------------------------------------------------------------

    def _work(self, message: Preview | Awaited) -> None:
        try:
            with self._may_be_recalled(message.number):
                match message:
                    case Preview():
                        self._preview(message)
                    case PreviewComparison():
                        self._preview_comparison(message)
                    case _:
                        self._make(message)
        except Cancelled:
            if isinstance(message, Preview) and message.number == self._newest_preview:
                self._recalled.discard(message.number)  # files come first
                self._inbox.put(message)
            else:
                self.tell(Stopped(message.number))
        except TargetExistsError:
            self.tell(Failed(message.number, _appeared()))
        except AppError as error:
            self.tell(Failed(message.number, error))
        except Exception as error:
            self.tell(Broken(message.number, describe_fault(error), record_fault(error)))

    @contextmanager
    def _may_be_recalled(self, number: int) -> Iterator[None]:
        self._at_work = number  # first: the thread that listens looks for it after it has recalled
        self.check(number)
        try:
            yield
        finally:
            self._at_work = _NONE

    def _preview(self, message: Preview) -> None:
        files = plan_files(self._job(message))
        chosen = chosen_file(files, message.chosen)
        self.tell(Named(message.number, tuple(f.path.name for f in files), chosen.path.name))
        document = chosen.report.build(chosen.view, message.order.options)
        progress = Steps(self, message.number)
        self._tell_sheets(message.number, document, progress)
        from reports.pdf.writer import write_booklet  # noqa: PLC0415  reportlab is slow to import

        try:
            with told(message.target):
                write_booklet(document, message.target, progress)
        except BaseException:  # also where it is recalled: nobody would come for half of it
            message.target.unlink(missing_ok=True)
            raise
        self._at_work = _NONE
        self.tell(PagesMade(message.number, message.target))

    def _preview_comparison(self, message: PreviewComparison) -> None:
        job = self._job(message)
        for report, _ in job.order.wanted[:1]:  # its formats say the same
            document = report.build(job.view, job.order.options)
            self._tell_sheets(message.number, document, Steps(self, message.number))
        self._at_work = _NONE
        self.tell(SheetsMade(message.number))

    def _tell_sheets(self, number: int, document: Document, progress: Progress) -> None:
        for sheet in sheet_lines(document, progress):
            self.tell(SheetBegun(number, sheet.name, sheet.widths, sheet.is_right))
            for first in range(0, len(sheet.lines), _CHUNK):
                self.tell(LinesAdded(number, sheet.lines[first : first + _CHUNK]))

    def _make(self, message: Make | Compare) -> None:
        job = self._job(message)
        there = () if job.order.replaces or job.order.keeps else existing_files(plan_files(job))
        if there:
            self._at_work = _NONE
            self.tell(AlreadyThere(message.number, tuple(path.name for path in there)))
            return
        steps = Steps(self, message.number, is_told=True)
        files = run_job(job, steps, lambda error: self._ask(message.number, error))
        self.tell(Made(message.number, files))

    def _ask(self, number: int, error: TargetLockedError) -> WhenLocked:
        """Ask the window; gives the order up where that was recalled, before or meanwhile."""
        question = self._question = _Question(number)
        if self._is_recalled(number):
            raise Cancelled
        self.tell(Locked(number, error))
        answer = question.answers.get()
        if answer is None:
            raise Cancelled
        return answer

    def _job(self, message: Preview | Awaited) -> Job:
        if isinstance(message, Compare | PreviewComparison):
            return Job(received(message.new), message.order, earlier=received(message.old))
        if self._plan is None:
            raise RuntimeError("an order came before a plan")
        return Job(self._plan, message.order)

    def check(self, number: int) -> None:
        """Raise Cancelled where the order of this number was recalled, and stop at nothing else."""
        if self._is_recalled(number):
            self._at_work = _NONE
            raise Cancelled

    def past_recall(self) -> None:
        """Let the order at work come to its end: its files are being brought to their places."""
        self._at_work = _NONE

    def tell(self, answer: Answer) -> None:
        """Send ``answer`` whole: a recall that comes meanwhile waits for its end."""
        self._is_telling = True
        self._send(answer)
        self._is_telling = False
        self._on_interrupt()

    def _send(self, answer: Answer) -> None:
        with self._sending:  # both threads tell
            self._connection.send(answer)


class _Question:
    """What to do with a file that is held; each has its answers for itself: none comes too late."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.answers: SimpleQueue[WhenLocked | None] = SimpleQueue()


def _appeared() -> AppError:
    return AppError(
        "作成しているあいだに、同じ名前のファイルができました",
        remedy="もう一度「作成」を押し、置き換えるか残すかを選んでください。",
    )

"""The window's end of the workshop: starts the process, sends orders, emits what it tells."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reports.making import messages

if TYPE_CHECKING:
    from multiprocessing.process import BaseProcess
    from queue import SimpleQueue

    from gui.preview_folder import PreviewFolder
    from model.packed_plan import SentPlan
    from reports.making.connections import Connection
    from reports.making.delivery import WhenLocked
    from reports.making.job import Order

_MOST_DEATHS = 3
PATIENCE = 30.0
"""Seconds that the process has for its end: files on their way to their places arrive.

The window waits for those of its own run; behind it there may be those of a dialog."""


class Workshop(QObject):
    """Makes documents in a process of its own, which starts with the first order.

    Sending and receiving large values takes threads of their own, so no call here waits.

    Signals:
        answered: what is told of an order, by the number of that.
        died: the process ended by itself; another one takes the orders to come.
        lost: it could not be started, or ended before its order did, again and again; only a new
            order starts another.
    """

    answered = Signal(object)
    died = Signal()
    lost = Signal()
    _received = Signal(object)
    _ended = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._number = 0
        self._is_closing = False
        self._deaths = 0
        self._outbox: SimpleQueue[messages.Message | None]
        self._unsent: set[int] = set()
        self._sender: threading.Thread | None = None
        self._begun = threading.Event()
        self._plan: SentPlan | None = None
        self._is_plan_sent = False
        self._folder: PreviewFolder | None = None
        self._process: BaseProcess | None = None
        self._received.connect(self._on_received)
        self._ended.connect(self._on_ended)

    def take_plan(self, plan: SentPlan) -> None:
        """Work on ``plan`` from the next order on, with which it is sent.

        A large one comes packed: packing it here would take the interpreter from the window at
        each call of Qt for a second or more.
        """
        self._plan, self._is_plan_sent = plan, False

    def preview(self, order: Order, chosen: str) -> int:
        """Show the file named ``chosen`` of ``order``; return the number of the answers."""
        self._number += 1
        target = self._own_folder() / f"{self._number}.pdf"
        self._send_plan()
        self._send(messages.Preview(self._number, order, chosen, target))
        return self._number

    def make(self, order: Order) -> int:
        """Write the files of ``order``; return the number of the answers."""
        self._send_plan()
        return self._give(messages.Make, order)

    def compare(self, order: Order, new: SentPlan, old: SentPlan) -> int:
        """Write the files of ``order`` about two plans; return the number of the answers."""
        return self._give(messages.Compare, order, new, old)

    def preview_comparison(self, order: Order, new: SentPlan, old: SentPlan) -> int:
        """Show the sheets of ``order`` about two plans; return the number of the answers."""
        return self._give(messages.PreviewComparison, order, new, old)

    def recall(self, number: int) -> None:
        """Stop the order of this number: at once where the process has not got it yet."""
        if self._claim(number):
            self._received.emit(messages.Stopped(number))
        else:
            self._send(messages.Recall(number))

    def unlock(self, answer: WhenLocked | None) -> None:
        """Say what to do with the file that is held; None gives the order up."""
        self._send(messages.Unlock(answer))

    def close(self) -> None:
        """End the process, which need not answer any more, and leave nothing of it behind."""
        self._is_closing = True
        if self._sender:
            self._outbox.put(None)
            self._begun.wait()
        if self._process:
            self._process.join(PATIENCE)
            if self._process.is_alive():
                self._process.kill()
                self._process.join(PATIENCE)
        if self._sender:  # it waits for the process: that comes first
            self._sender.join(PATIENCE)
        if self._folder:
            self._folder.remove()

    # --- private --------------------------------------------------------------------------------

    def _own_folder(self) -> Path:
        """Return where previews lie; it is made anew where somebody tidied up."""
        if self._folder is None or not self._folder.path.is_dir():
            from gui.preview_folder import PreviewFolder  # noqa: PLC0415  no start may wait for it

            self._folder = PreviewFolder()
        return self._folder.path

    def _give(self, kind: Callable[..., messages.Awaited], *parts: object) -> int:
        """Give an order that can be withdrawn until it is sent; return its number."""
        self._number += 1
        self._unsent.add(self._number)
        self._send(kind(self._number, *parts))
        return self._number

    def _send_plan(self) -> None:
        if self._plan and not self._is_plan_sent:
            self._is_plan_sent = True
            self._send(messages.TakePlan(self._plan))

    def _send(self, message: messages.Message) -> None:
        if self._sender is None:
            from queue import SimpleQueue  # noqa: PLC0415  a start sends nothing

            self._outbox = SimpleQueue()
            self._begun = threading.Event()
            box = (self._outbox, self._begun)
            self._sender = threading.Thread(target=self._post, args=box, daemon=True)
            self._sender.start()
        self._outbox.put(message)

    def _claim(self, number: int) -> bool:
        """Whether an order that is not sent is this thread's: it is sent by one, or withdrawn."""
        try:
            self._unsent.remove(number)
        except KeyError:
            return False
        return True

    def _post(self, outbox: SimpleQueue[messages.Message | None], begun: threading.Event) -> None:
        """Start the process, then send what is in ``outbox`` until that says None."""
        try:
            connection = self._begin()
        except OSError as error:  # kept from it by what watches the system
            from reports.fault_log import record_fault  # noqa: PLC0415  only faults need it

            record_fault(error)
            with suppress(RuntimeError):  # the window is gone
                self._ended.emit()
            return
        finally:
            begun.set()
        listens = threading.Event()
        box = (connection, listens)
        receiver = threading.Thread(target=self._receive, args=box, daemon=True)
        receiver.start()
        from gui.preview_folder import sweep_preview_folders  # noqa: PLC0415  as above

        sweep_preview_folders()
        listens.wait()  # until then an order can be withdrawn
        with suppress(OSError):
            while (message := outbox.get()) is not None:
                if not isinstance(message, messages.Awaited) or self._claim(message.number):
                    connection.send(message)
            connection.send(None)
        receiver.join()
        connection.close()

    def _begin(self) -> Connection:
        """Start the process and return this end of the connection to it."""
        from reports.making.serving import (  # noqa: PLC0415  on this thread, behind the window
            start_workshop,
        )

        self._process, connection = start_workshop()
        return connection

    def _receive(self, connection: Connection, listens: threading.Event) -> None:
        with suppress(RuntimeError):  # the window is gone
            for answer in self._answers(connection):
                if isinstance(answer, messages.Listening):
                    listens.set()
                else:
                    self._received.emit(answer)
            self._ended.emit()
        listens.set()  # or it has ended before

    def _answers(self, connection: Connection) -> Iterator[messages.Answer]:
        """Yield what the process answers, up to its end.

        It is ended where an answer cannot be unpacked: its order would be waited for for ever.
        """
        while True:
            try:
                yield connection.recv()
            except (EOFError, OSError):
                return
            except Exception as error:
                from reports.fault_log import record_fault  # noqa: PLC0415  only faults need it

                record_fault(error)
                if self._process:
                    self._process.kill()
                return

    def _on_received(self, answer: messages.Answer) -> None:
        if isinstance(answer, messages.Ended):
            self._deaths = 0
        self.answered.emit(answer)

    def _on_ended(self) -> None:
        """Make ready for another process where this one ended by itself."""
        if self._is_closing:
            return
        self._outbox.put(None)
        self._sender = None
        self._is_plan_sent = False
        self._deaths += 1
        (self.died if self._deaths < _MOST_DEATHS else self.lost).emit()

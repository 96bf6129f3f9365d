"""The workshop's process as the other end of its connection sees it, with a file that is held."""

from __future__ import annotations

import errno
import multiprocessing
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from model.plan import Plan
from model.selection import Selection
from reports.catalogue import report_by_id
from reports.making.delivery import WhenLocked
from reports.making.job import Order
from reports.making.messages import (
    Advanced,
    Answer,
    Failed,
    LinesAdded,
    Locked,
    Made,
    Make,
    Named,
    Preview,
    Recall,
    SheetBegun,
    Stopped,
    TakePlan,
    Unlock,
)
from reports.making.workshop_process import WorkshopProcess
from reports.options import Format, ReportOptions
from reports.progress import Progress
from tests.held_files import hold
from tests.jobs import DATA_CSV
from tests.plans import plan_of_two_goals

if TYPE_CHECKING:
    from reports.making.connections import Connection

Serve = Callable[["Connection"], None]
Start = Callable[[Serve], tuple["Connection", BaseProcess]]
BETWEEN = Advanced(1, 1, 2, "1つ目のファイルが届きました")
"""No step of a run is called so."""


def serve_with_held_files(connection: Connection) -> None:
    hold(pytest.MonkeyPatch(), lambda _: True)
    WorkshopProcess(connection).run()


def serve_on_a_full_disk(connection: Connection) -> None:
    def fill(_document: object, target: Path, _progress: object) -> None:
        target.write_bytes(b"as much as had room")
        raise OSError(errno.ENOSPC, "full")

    pytest.MonkeyPatch().setattr("reports.pdf.writer.write_booklet", fill)
    WorkshopProcess(connection).run()


def serve_with_files_held_after_a_recall(connection: Connection) -> None:
    is_recalled = threading.Event()
    receive = connection.recv

    def hear() -> object:
        if isinstance(heard[-1], Recall):  # who asks for what comes next has done what it says
            is_recalled.set()
        heard.append(receive())
        return heard[-1]

    heard: list[object] = [None]
    hold(pytest.MonkeyPatch(), lambda _: is_recalled.wait(20))
    serving = cast("Connection", SimpleNamespace(recv=hear, send=connection.send))
    WorkshopProcess(serving).run()


def serve_with_code_that_catches_all(connection: Connection) -> None:
    """Serve with a writer that goes on whatever is raised in it, as parts of libraries do."""

    def write(_document: object, target: Path, _encoding: object, progress: Progress) -> None:
        threading.Event().wait(0.1)  # steps are told no oftener than they can be read
        with suppress(BaseException):
            progress.advance(0, 2, BETWEEN.what)
            for _ in range(1000):  # a single long wait is not broken off by what is raised in it
                threading.Event().wait(0.02)
        progress.advance(1, 2, "まだ書いています")
        target.write_text("all of it", encoding="utf-8")

    pytest.MonkeyPatch().setattr("reports.csv_writer.write_csv", write)
    WorkshopProcess(connection).run()


def serve_until_one_file_has_arrived(connection: Connection) -> None:
    workshop = WorkshopProcess(connection)
    arrived: list[Path] = []

    def waits(target: Path) -> bool:
        if arrived:
            workshop.tell(BETWEEN)
            threading.Event().wait()
        arrived.append(target)
        return False

    hold(pytest.MonkeyPatch(), waits)
    workshop.run()


@pytest.fixture
def start(two_goals: Plan) -> Iterator[Start]:
    """Start a process that has a plan; it is gone after the test."""
    processes = []

    def begin(serve: Serve) -> tuple[Connection, BaseProcess]:
        connection, other = multiprocessing.Pipe()
        process = multiprocessing.get_context("spawn").Process(
            target=serve, args=(other,), daemon=True
        )
        process.start()
        other.close()
        processes.append(process)
        connection.send(TakePlan(two_goals))
        return connection, process

    yield begin
    for process in processes:
        process.kill()
        process.join()


def make(number: int, folder: Path) -> Make:
    return Make(number, Order(Selection(), DATA_CSV, folder, ReportOptions()))


def told_by(connection: Connection) -> Answer:
    """Return what the workshop tells next."""
    assert connection.poll(20), "the workshop tells nothing"
    answer: Answer = connection.recv()
    return answer


def answer_of(connection: Connection) -> Answer:
    """Return the next answer that is no step of an order."""
    while isinstance(answer := told_by(connection), Advanced):
        pass
    return answer


def test_a_preview_on_a_full_disk_is_told_as_that(start: Start, folder: Path):
    shop, _ = start(serve_on_a_full_disk)
    wanted = Order(Selection(), DATA_CSV, folder, ReportOptions())
    folder.mkdir()
    shop.send(Preview(1, wanted, "", folder / "1.pdf"))
    while isinstance(failed := told_by(shop), Named | SheetBegun | LinesAdded):
        pass
    assert isinstance(failed, Failed)
    assert failed.error.what == "ディスクの空きが足りません"
    assert not list(folder.iterdir())


def test_an_order_recalled_while_it_asks_is_over_and_the_next_is_made(start: Start, folder: Path):
    shop, _ = start(serve_with_held_files)
    shop.send(make(1, folder))
    assert isinstance(answer_of(shop), Locked)
    shop.send(Recall(1))
    assert answer_of(shop) == Stopped(1)
    assert not folder.exists()
    shop.send(make(2, folder))
    assert isinstance(answer_of(shop), Locked)
    shop.send(Unlock(WhenLocked.SKIP))
    assert answer_of(shop) == Made(2, ())


def test_an_order_recalled_while_it_waits_for_another_is_stopped_at_once(
    start: Start, folder: Path
):
    shop, _ = start(serve_with_held_files)
    shop.send(make(1, folder))
    assert isinstance(answer_of(shop), Locked)
    shop.send(make(2, folder))
    shop.send(Recall(2))
    assert answer_of(shop) == Stopped(2)
    shop.send(Unlock(WhenLocked.SKIP))
    assert answer_of(shop) == Made(1, ())


def test_an_order_recalled_before_it_would_ask_does_not_ask(start: Start, folder: Path):
    shop, _ = start(serve_with_files_held_after_a_recall)
    shop.send(make(1, folder))
    while told_by(shop) != Advanced(1, 100, 100, "保存しています"):
        pass
    shop.send(Recall(1))
    assert answer_of(shop) == Stopped(1)
    assert not folder.exists()


def test_an_order_is_stopped_though_the_code_at_work_catches_that(start: Start, folder: Path):
    shop, _ = start(serve_with_code_that_catches_all)
    shop.send(make(1, folder))
    while not (isinstance(told := told_by(shop), Advanced) and BETWEEN.what in told.what):
        pass
    shop.send(Recall(1))
    assert answer_of(shop) == Stopped(1)
    assert not folder.exists()


def test_an_answer_that_comes_with_a_recall_is_not_taken_for_the_next_order(
    start: Start, folder: Path
):
    shop, _ = start(serve_with_held_files)
    shop.send(make(1, folder))
    assert isinstance(answer_of(shop), Locked)
    for message in (Unlock(None), Recall(1), make(2, folder)):
        shop.send(message)
    assert answer_of(shop) == Stopped(1)
    assert isinstance(answer_of(shop), Locked)
    shop.send(Unlock(WhenLocked.SKIP))
    assert answer_of(shop) == Made(2, ())


def serve_without_a_log(connection: Connection) -> None:
    no_log = "reports.making.workshop_process.record_fault"
    pytest.MonkeyPatch().setattr(no_log, lambda _error: Path())
    WorkshopProcess(connection).run()


def test_a_message_that_cannot_be_unpacked_ends_the_process_in_place_of_making_it_deaf(
    start: Start,
):
    connection, process = start(serve_without_a_log)
    connection.send_bytes(b"no message")
    process.join(20)
    assert process.exitcode == 0


def test_closing_ends_an_order_that_asks_and_leaves_nothing(start: Start, folder: Path):
    shop, process = start(serve_with_held_files)
    shop.send(make(1, folder))
    assert isinstance(answer_of(shop), Locked)
    shop.send(make(2, folder))
    shop.send(None)
    assert [answer_of(shop), answer_of(shop)] == [Stopped(1), Stopped(2)]
    process.join(20)
    assert process.exitcode == 0
    assert not folder.exists()


@pytest.mark.parametrize("replaces", [True, False])
def test_a_process_killed_between_two_files_leaves_each_whole_or_as_it_was(
    start: Start, folder: Path, replaces: bool
):
    data = report_by_id("data")
    wanted = ((data, Format.CSV), (data, Format.XLSX))
    first, second = folder / "データ.csv", folder / "データ.xlsx"
    if replaces:
        folder.mkdir()
        for path in (first, second):
            path.write_text("前の", encoding="utf-8")
    shop, process = start(serve_until_one_file_has_arrived)
    shop.send(Make(1, Order(Selection(), wanted, folder, ReportOptions(), replaces=replaces)))
    while told_by(shop) != BETWEEN:
        pass
    process.kill()
    process.join()
    lines = first.read_text(encoding="utf-8-sig").splitlines()
    assert len(lines) == 1 + sum(1 for _ in plan_of_two_goals().listings())
    assert second.exists() == replaces
    if replaces:
        assert second.read_text(encoding="utf-8") == "前の"

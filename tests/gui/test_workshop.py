"""The workshop as the window uses it: a real process, real files."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import threading
from collections.abc import Callable
from multiprocessing import active_children
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from gui.workshop import Workshop
from model.packed_plan import PackedPlan
from model.selection import Selection
from reports import fault_log
from reports.catalogue import report_by_id
from reports.making import serving
from reports.making.job import Order
from reports.making.messages import (
    Advanced,
    AlreadyThere,
    Failed,
    LinesAdded,
    Listening,
    Made,
    Named,
    PagesMade,
    Preview,
    SheetBegun,
    SheetsMade,
    Stopped,
)
from reports.options import Format, ReportOptions
from reports.sheet_line import LineKind
from tests.plans import plan_a_year_later, plan_of_two_goals

if TYPE_CHECKING:
    from reports.making.connections import Connection


@pytest.fixture(scope="module")
def shop(qapp, built_in):
    made = Workshop()
    made.take_plan(PackedPlan.of(built_in.plan))
    yield made
    made.close()


def order(folder: Path, report="data", form=Format.CSV, **changes) -> Order:
    wanted = ((report_by_id(report), form),)
    selection = changes.pop("selection", Selection())
    return Order(selection, wanted, folder, ReportOptions(), **changes)


def told(qtbot, shop: Workshop, kind: type, timeout: int = 20_000):
    """Wait until an answer of ``kind`` is told."""
    return qtbot.waitSignal(
        shop.answered, timeout=timeout, check_params_cb=lambda answer: isinstance(answer, kind)
    )


def listen(shop: Workshop, kind: type, hear: Callable[[Any], object]) -> None:
    """Let ``hear`` get all answers of ``kind``."""
    shop.answered.connect(lambda answer: hear(answer) if isinstance(answer, kind) else None)


def test_an_order_is_made_and_told_by_steps(qtbot, shop: Workshop, folder: Path):
    steps: list[Advanced] = []
    listen(shop, Advanced, steps.append)
    with told(qtbot, shop, Made) as made:
        shop.make(order(folder))
    assert [file.path for file in made.args[0].files] == [folder / "データ.csv"]
    assert steps[-1].what == "保存しています"


def test_files_that_are_there_are_told_before_anything_is_made(qtbot, shop: Workshop, folder: Path):
    folder.mkdir()
    (folder / "データ.csv").write_text("前の", encoding="utf-8")
    with told(qtbot, shop, AlreadyThere) as there:
        shop.make(order(folder))
    assert there.args[0].names == ("データ.csv",)
    with told(qtbot, shop, Made) as made:
        shop.make(order(folder, keeps=True))
    assert made.args[0].files[0].path.name == "データ（2）.csv"
    assert (folder / "データ.csv").read_text(encoding="utf-8") == "前の"


def test_a_preview_brings_names_lines_and_pages(qtbot, shop: Workshop, folder: Path):
    named: list[Named] = []
    lines = []
    listen(shop, Named, named.append)
    listen(shop, LinesAdded, lambda added: lines.extend(added.lines))
    with told(qtbot, shop, PagesMade) as pages:
        number = shop.preview(order(folder, "booklet", Format.PDF), "")
    assert (named[-1].number, named[-1].names) == (number, ("計画冊子.pdf",))
    assert sum(kind == LineKind.BODY for kind, _ in lines) > 211
    assert pages.args[0].target.read_bytes().startswith(b"%PDF")
    assert not folder.exists()


def test_two_plans_are_set_side_by_side(qtbot, shop: Workshop, folder: Path):
    wanted = order(folder, "diff", Format.XLSX)
    with told(qtbot, shop, Made) as made:
        number = shop.compare(wanted, PackedPlan.of(plan_a_year_later()), plan_of_two_goals())
    assert made.args[0].number == number
    assert [file.path.name for file in made.args[0].files] == ["新旧対照表.xlsx"]


def test_two_plans_are_looked_at_while_a_preview_is_under_way(qtbot, shop: Workshop, folder: Path):
    ended: list[int] = []
    sheets: list[str] = []
    for kind in (SheetsMade, PagesMade):
        listen(shop, kind, lambda answer: ended.append(answer.number))
    preview = shop.preview(order(folder, "booklet", Format.PDF), "")
    wanted = order(folder, "diff", Format.XLSX)
    number = shop.preview_comparison(wanted, plan_a_year_later(), plan_of_two_goals())
    listen(shop, SheetBegun, lambda a: sheets.append(a.name) if a.number == number else None)
    qtbot.waitUntil(lambda: len(ended) > 1, timeout=20_000)
    assert {*ended} == {number, preview}
    assert sheets[:4] == ["表紙", "変更一覧", "新規事業", "終了事業"]
    assert not folder.exists()


def test_an_outdated_preview_is_dropped(qtbot, shop: Workshop, folder: Path):
    made: list[int] = []
    listen(shop, PagesMade, lambda answer: made.append(answer.number))
    wanted = order(folder, "booklet", Format.PDF)
    first, second, third = (shop.preview(wanted, "") for _ in range(3))
    qtbot.waitUntil(lambda: third in made, timeout=20_000)
    assert made == [third]
    assert first < second < third


def test_files_come_before_a_preview_which_is_begun_again(qtbot, shop: Workshop, folder: Path):
    answers: list[Any] = []
    for kind in (Named, Made, PagesMade):
        listen(shop, kind, answers.append)
    with told(qtbot, shop, Named):
        shown = shop.preview(order(folder, "booklet", Format.PDF), "")
    written = shop.make(order(folder))
    qtbot.waitUntil(lambda: isinstance(answers[-1], PagesMade), timeout=20_000)
    assert [(type(answer), answer.number) for answer in answers] == [
        (Named, shown),
        (Made, written),
        (Named, shown),
        (PagesMade, shown),
    ]


def test_a_recalled_order_stops_at_once_and_leaves_nothing(qtbot, shop: Workshop, folder: Path):
    with told(qtbot, shop, Advanced):
        number = shop.make(order(folder, "booklet", Format.PDF))
    with told(qtbot, shop, Stopped, timeout=500):
        shop.recall(number)
    assert not folder.exists()


def serve_once_it_may(connection: Connection) -> None:
    """Import nothing and listen to nothing before a file says so, as on a slow machine."""
    may_begin = Path(os.environ["MAY_BEGIN"])
    while not may_begin.exists():
        threading.Event().wait(0.01)
    serving.serve(connection)


def test_an_order_recalled_before_its_process_listens_is_stopped_at_once(
    qtbot, qapp, built_in, folder: Path, monkeypatch, tmp_path: Path
):
    monkeypatch.setenv("MAY_BEGIN", str(tmp_path / "may begin"))
    monkeypatch.setattr("reports.making.serving.serve", serve_once_it_may)
    shop = Workshop()
    shop.take_plan(built_in.plan)
    number = shop.make(order(folder / "1", "booklet", Format.PDF))
    with told(qtbot, shop, Stopped) as stopped:
        shop.recall(number)
    assert stopped.args == [Stopped(number)]
    (tmp_path / "may begin").touch()
    with told(qtbot, shop, Made):
        shop.make(order(folder / "2"))
    assert not (folder / "1").exists()
    shop.close()


def test_a_failure_keeps_what_it_says(qtbot, shop: Workshop, folder: Path):
    with told(qtbot, shop, Failed) as failed:
        shop.make(order(folder, selection=Selection(search="どこにもない")))
    assert failed.args[0].error.what == "選んだ条件に合う事業がありません"
    assert failed.args[0].error.remedy.endswith("。")


def test_a_process_that_died_is_replaced(qtbot, qapp, built_in, folder: Path):
    before = set(active_children())
    made = Workshop()
    made.take_plan(built_in.plan)
    with told(qtbot, made, Made):
        made.make(order(folder / "before"))
    (process,) = set(active_children()) - before
    with qtbot.waitSignal(made.died, timeout=20_000):
        process.terminate()
    with told(qtbot, made, Made):
        made.make(order(folder))
    made.close()


def test_a_process_that_may_not_be_started_is_lost_and_the_next_order_tries_again(
    qtbot, qapp, built_in, folder: Path, monkeypatch, tmp_path: Path
):
    def forbidden() -> None:
        raise PermissionError("a program of the office forbids it")

    monkeypatch.setattr("reports.fault_log.log_folder", lambda: tmp_path)
    made = Workshop()
    made.take_plan(built_in.plan)
    made.died.connect(lambda: made.preview(order(folder, "booklet", Format.PDF), ""))
    with monkeypatch.context() as patched:
        patched.setattr("reports.making.serving.start_workshop", forbidden)
        with qtbot.waitSignal(made.lost, timeout=20_000):
            made.make(order(folder))
    assert "forbids it" in (tmp_path / "errors.log").read_text(encoding="utf-8")
    with told(qtbot, made, Made):
        made.make(order(folder))
    made.close()


def end_behind_the_names(connection: Connection) -> None:
    connection.send(Listening())
    while not isinstance(message := connection.recv(), Preview):
        pass
    connection.send(Named(message.number, ("計画冊子.pdf",), "計画冊子.pdf"))
    os._exit(3)


def test_a_preview_that_ends_its_process_half_way_is_not_begun_again_for_ever(
    qtbot, qapp, built_in, folder: Path, monkeypatch
):
    monkeypatch.setattr("reports.making.serving.serve", end_behind_the_names)
    made = Workshop()
    made.take_plan(built_in.plan)
    deaths: list[int] = []
    shown = order(folder, "booklet", Format.PDF)
    made.died.connect(lambda: deaths.append(made.preview(shown, "")) if len(deaths) < 5 else None)
    with qtbot.waitSignal(made.lost, timeout=20_000):
        made.preview(shown, "")
    assert len(deaths) == 2
    made.close()


def test_a_preview_is_shown_also_where_somebody_tidied_up_temporary_folders(
    qtbot, shop: Workshop, folder: Path
):
    wanted = order(folder, "booklet", Format.PDF)
    with told(qtbot, shop, PagesMade) as pages:
        shop.preview(wanted, "")
    shutil.rmtree(pages.args[0].target.parent)
    with told(qtbot, shop, PagesMade) as pages:
        shop.preview(wanted, "")
    assert pages.args[0].target.is_file()


def test_closing_drops_what_waits_to_be_made(qtbot, qapp, built_in, folder: Path):
    before = set(active_children())
    made = Workshop()
    made.take_plan(built_in.plan)
    with told(qtbot, made, Advanced):
        made.make(order(folder, "booklet", Format.PDF))
    made.make(order(folder))
    (process,) = set(active_children()) - before
    made.close()
    assert process.exitcode == 0
    assert not folder.exists()


def deaf(_connection: Connection) -> None:
    threading.Event().wait(60)


def test_closing_ends_a_process_that_does_not_answer(
    qtbot, qapp, built_in, folder: Path, monkeypatch
):
    processes, threads = set(active_children()), set(threading.enumerate())
    monkeypatch.setattr("reports.making.serving.serve", deaf)
    monkeypatch.setattr("gui.workshop.PATIENCE", 1)
    made = Workshop()
    made.take_plan(built_in.plan)
    made.make(order(folder))
    made.close()
    assert set(active_children()) <= processes
    qtbot.waitUntil(lambda: set(threading.enumerate()) <= threads)


class Babbling:
    """A process whose answer is no answer, until it is killed."""

    def __init__(self) -> None:
        self.connection, self._other = multiprocessing.Pipe()
        self._other.send_bytes(b"no answer")
        self.is_killed = threading.Event()

    def kill(self) -> None:
        self.is_killed.set()

    def join(self, _seconds: float) -> None:
        self._other.close()

    def is_alive(self) -> bool:
        return False


def test_an_answer_that_cannot_be_unpacked_is_not_waited_for(qtbot, monkeypatch, folder: Path):
    process = Babbling()
    monkeypatch.setattr(serving, "start_workshop", lambda: (process, process.connection))
    monkeypatch.setattr(fault_log, "record_fault", lambda error: recorded.append(error))
    recorded: list[BaseException] = []
    shop = Workshop()
    with qtbot.waitSignal(shop.died):
        shop.make(order(folder))
    assert process.is_killed.is_set()
    assert len(recorded) == 1
    shop.close()

"""Closing the window while something is saved, and saving itself."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from gui.views.window.main_window import MainWindow
from model.errors import OutputError
from model.readers.source import read_plan
from reports.making import plan_workbook
from tests.gui.verbs import button_of, choose, press
from tests.held_files import hold

SAVE = "計画をブックに保存(&S)…"


def save_to(window: MainWindow, target: Path) -> None:
    choose(window, SAVE)
    window.works.saving.file_dialog.fileSelected.emit(str(target))
    window.works.saving.file_dialog.close()


@pytest.fixture
def disk(monkeypatch):
    """A disk that writes nothing until it is told to; a failure may be put in ``faults``."""

    class Disk:
        def __init__(self) -> None:
            self.is_ready = threading.Event()
            self.faults: list[Exception] = []

    made, write = Disk(), plan_workbook.write_plan_workbook

    def slowly(plan, target, *, replaces):
        made.is_ready.wait(20)
        if made.faults:
            raise made.faults.pop()
        return write(plan, target, replaces=replaces)

    monkeypatch.setattr(plan_workbook, "write_plan_workbook", slowly)
    yield made
    made.is_ready.set()


@pytest.fixture
def held(monkeypatch) -> list[Path]:
    """Files that Excel holds open, as Windows refuses to replace them."""
    files: list[Path] = []
    hold(monkeypatch, files.__contains__)
    return files


def test_closing_waits_for_a_plan_that_is_saved(qtbot, window: MainWindow, tmp_path: Path, disk):
    save_to(window, tmp_path / "計画.xlsx")
    assert window.notice.text() == "計画.xlsx を保存しています…"
    window.close()
    assert window.isVisible()
    assert window.notice.text() == "ファイルを保存しています。終わると、自動で終了します…"
    with qtbot.waitSignal(window.closed):
        disk.is_ready.set()
    assert not window.isVisible()
    assert read_plan(tmp_path / "計画.xlsx").plan == window.picks.plan


def test_a_save_that_fails_keeps_the_window_open_to_tell_of_it(
    qtbot, window: MainWindow, tmp_path: Path, disk
):
    """Over a hidden window nobody would see it, and the program would never end."""
    disk.faults.append(OutputError("ディスクの空きが足りません"))
    save_to(window, tmp_path / "計画.xlsx")
    window.close()
    disk.is_ready.set()
    qtbot.waitUntil(lambda: hasattr(window.failures, "message"))
    assert window.isVisible()
    assert window.notice.text() == ""
    window.failures.message.close()
    with qtbot.waitSignal(window.closed):
        window.close()


def test_closing_a_second_time_does_not_wait_for_what_is_saved(
    qtbot, window: MainWindow, tmp_path: Path, disk
):
    save_to(window, tmp_path / "計画.xlsx")
    window.close()
    window.close()
    disk.faults.append(OutputError("ファイルを保存できません"))
    threading.Timer(0.2, disk.is_ready.set).start()
    press(qtbot, button_of(window.works.closing.question, "待たずに終了"))
    assert not window.isVisible()
    qtbot.waitUntil(lambda: not window.background.is_busy)
    assert not hasattr(window.failures, "message")


def test_what_is_read_when_the_window_closes_is_heard_no_more(
    qtbot, window: MainWindow, tmp_path: Path
):
    listed = tmp_path / "一覧.csv"
    listed.write_text("事業名,所管課,予算額（千円）\n見守り,福祉課,100\n", encoding="utf-8-sig")
    window.plans.lists.open(listed)
    with qtbot.waitSignal(window.closed):
        window.close()
    qtbot.waitUntil(lambda: not window.background.is_busy)
    assert not hasattr(window.plans.lists, "wizard")


def test_one_plan_is_saved_at_a_time(qtbot, window: MainWindow, tmp_path: Path, disk):
    save_to(window, tmp_path / "計画.xlsx")
    save_to(window, tmp_path / "写し.xlsx")
    assert "前の保存が終わっていません" in window.notice.text()
    disk.is_ready.set()
    qtbot.waitUntil(lambda: "計画をブックに保存しました" in window.notice.text(), timeout=20_000)
    assert not (tmp_path / "写し.xlsx").exists()


@pytest.mark.parametrize(
    ("answer", "saved"), [("再試行", "計画.xlsx"), ("別名で保存", "計画（2）.xlsx"), ("中止", "")]
)
def test_a_plan_that_is_open_in_excel_is_asked_about(
    qtbot, window: MainWindow, tmp_path: Path, held: list[Path], answer: str, saved: str
):
    target = tmp_path / "計画.xlsx"
    target.write_text("前のもの")
    held.append(target)
    save_to(window, target)
    qtbot.waitUntil(lambda: hasattr(window.works.files, "question"), timeout=20_000)
    box = window.works.files.question
    assert str(target) in box.informativeText()
    assert not any("飛ばす" in button.text() for button in box.buttons())
    if answer == "再試行":
        held.clear()
    press(qtbot, button_of(box, answer))
    if saved:
        qtbot.waitUntil(lambda: saved in window.header.source.text(), timeout=20_000)
        assert read_plan(tmp_path / saved).plan == window.picks.plan
    assert (target.read_bytes() == "前のもの".encode()) is (answer != "再試行")
    assert window.notice.text() == (
        f"計画をブックに保存しました：{tmp_path / saved}" if saved else ""
    )
